//! Dates as people, spreadsheets and tools write them: `2026-11-24`, `24.11.2026`, `11/24/2026 2:05 PM`, `24 Nov 2026`,
//! `2026-11-24T14:05:30+01:00`, `Oktober 2026`; the only reader of dates that there is.
//!
//! Whether `05/06/2026` is in May or in June cannot be seen from one date. [`order_of`] looks at all of a column, [`orders`]
//! at the columns of a table, and tells when a person has to say.
//!
//! In the order of the data's flow: `written` takes a date apart with the `names` of months; `clock` reads its time of day,
//! `zones` what zone stands behind it; `numbers` reads the seconds since 1970 and the day numbers of Excel; `orders` decides
//! the order of each column.

mod clock;
mod names;
mod numbers;
mod orders;
mod written;
mod zones;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Timelike};

use crate::domain::measure::evidence::stamp::Stamp;
use crate::domain::value::Moment;
use clock::Zone;
use written::{Numbers, Written, written};

pub use numbers::Numbering;
pub use orders::{Ask, Dates, Order, order_of, orders};
pub use zones::{change_between, goes_back};

/// Which of the two short numbers of a date is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// `24/11/2026`
    DayFirst,
    /// `11/24/2026`
    MonthFirst,
}

/// A date that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day and time as written, and the zone; of a month its last day.
    pub stamp: Stamp,
    /// It is a month without a day.
    pub is_month: bool,
    /// It was written as a number.
    pub numbering: Option<Numbering>,
    /// What stands behind the time and is not understood; empty where all is.
    pub rest: String,
}

impl Dated {
    /// Returns the first day that the date covers: of a month its first.
    pub fn first_day(&self) -> NaiveDate {
        let day = self.stamp.local.date;
        match self.is_month {
            true => day.with_day(1).unwrap_or(day),
            false => day,
        }
    }
}

/// Reads a date in the column that is known to hold dates: also a month without a day, the seconds since 1970, a day number
/// of Excel and `20261124`.
pub fn read(text: &str, order: DateOrder) -> Option<Dated> {
    match written(text) {
        Some(written) => dated(written, order),
        None => numbers::read(text),
    }
}

/// Reads a day, with a time of day where there is one, wherever it stands. The order counts for dates with slashes only.
pub fn parse(text: &str, order: DateOrder) -> Option<Moment> {
    let dated = dated(written(text)?, order)?;
    (!dated.is_month).then_some(dated.stamp.local)
}

/// Reads what a tool has written on its own clock, to the minute, or as the time since 1970. `None` for a date that has to
/// be asked about, and for the year 1 that programs write for "never".
pub fn of_tool(text: &str) -> Option<Moment> {
    const FIRST_YEAR: i32 = 1990;
    let dated = match written(text) {
        Some(written) => {
            let is_certain = matches!(written.date, Numbers::Certain { .. });
            is_certain.then(|| dated(written, DateOrder::DayFirst))?
        }
        None => numbers::read(text).filter(|it| it.numbering == Some(Numbering::SinceEpoch)),
    };
    let at = to_the_minute(dated?.stamp.local);
    (at.date.year() >= FIRST_YEAR).then_some(at)
}

/// Takes the seconds off: the records of a scorecard have none.
pub fn to_the_minute(at: Moment) -> Moment {
    let time = (at.time).and_then(|time| NaiveTime::from_hms_opt(time.hour(), time.minute(), 0));
    Moment { time, ..at }
}

/// Tells whether the text has the form of a day, even of one that does not exist; months and numbers have not.
pub fn looks_like_date(text: &str) -> bool {
    written(text).is_some_and(|written| match written.date {
        Numbers::Month { .. } => false,
        // `1.5.26` is as likely a version.
        Numbers::Certain { .. } => {
            !(text.contains('.') && text.trim().len() < 8 && !text.contains(char::is_alphabetic))
        }
        Numbers::Short { .. } => true,
    })
}

/// Tells whether the text can be a date where dates are expected.
pub fn can_be_date(text: &str) -> bool {
    written(text).is_some() || numbers::read(text).is_some()
}

/// Returns the month that the text names, by its first day.
pub fn month(text: &str) -> Option<NaiveDate> {
    match written(text)?.date {
        Numbers::Month { year, month } => NaiveDate::from_ymd_opt(year, month, 1),
        _ => None,
    }
}

fn dated(written: Written, order: DateOrder) -> Option<Dated> {
    let (year, month, day) = match (written.date, order) {
        (Numbers::Certain { year, month, day }, _) => (year, month, day),
        (Numbers::Month { year, month }, _) => {
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            return Some(Dated {
                stamp: Stamp::local(Moment::day(last_of_month(first))),
                is_month: true,
                numbering: None,
                rest: String::new(),
            });
        }
        (
            Numbers::Short {
                first,
                second,
                year,
            },
            DateOrder::DayFirst,
        ) => (year, second, first),
        (
            Numbers::Short {
                first,
                second,
                year,
            },
            DateOrder::MonthFirst,
        ) => (year, first, second),
    };
    let mut date = NaiveDate::from_ymd_opt(year, month, day)?;
    if written.is_next_day {
        date = date.checked_add_days(Days::new(1))?;
    }
    let local = Moment {
        date,
        time: written.time,
    };
    let offset = match (written.zone, written.time) {
        (Some(Zone::Offset(minutes)), _) => Some(minutes),
        (Some(Zone::Region(region)), Some(time)) => Some(region.offset(date.and_time(time))),
        _ => None,
    };
    Some(Dated {
        stamp: Stamp { local, offset },
        is_month: false,
        numbering: None,
        rest: written.rest,
    })
}

/// Returns the last day of the month that the day is in.
pub fn last_of_month(day: NaiveDate) -> NaiveDate {
    let next = day
        .with_day(1)
        .and_then(|first| first.checked_add_months(Months::new(1)));
    (next.and_then(|next| next.checked_sub_days(Days::new(1)))).unwrap_or(day)
}

fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let fits = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests;
