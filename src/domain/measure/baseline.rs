//! A baseline: the stretch of values that says what is normal, while all later ones are held against it.
//!
//! Wheeler makes limits from a time that is known to have been ordinary and extends them, so that a slow change cannot
//! pull its own limits along.

use crate::domain::field::Value;
use chrono::NaiveDate;

use crate::domain::base::{Extra, Invalid};

/// The days, both included, whose values the natural limits are made from.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Baseline {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub extra: Extra,
}

impl Baseline {
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        match self.from > self.to {
            true => Err(Invalid::new("baseline", "it ends before it starts")),
            false => Ok(()),
        }
    }
}
