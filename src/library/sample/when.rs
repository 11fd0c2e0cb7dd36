//! Days of the sample's register, told so that its monthly figures are the same on whatever day it is opened.

use chrono::{Days, NaiveDate};

use super::dates::period;
use crate::domain::measure::kpi::Cadence;

/// A day before or after the one on which the sample is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day of the month that is the so-many-th before the newest one that is over; 1 to 28.
    Month(usize, u64),
    Ago(u64),
    In(u64),
}

impl When {
    /// Returns the day, seen from `today`.
    pub fn day(self, today: NaiveDate) -> NaiveDate {
        let day = match self {
            When::Month(ago, day) => {
                let first = period(Cadence::Monthly, today, ago).from;
                first.checked_add_days(Days::new(day.saturating_sub(1)))
            }
            When::Ago(days) => today.checked_sub_days(Days::new(days)),
            When::In(days) => today.checked_add_days(Days::new(days)),
        };
        day.unwrap_or(today)
    }
}
