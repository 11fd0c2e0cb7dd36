//! A red flag that somebody looked at and put aside.

use crate::domain::field::Value;
use chrono::NaiveDate;

use crate::domain::base::{Extra, check_name, check_texts, record};
use crate::domain::revision::Id;

/// Why a red flag need not be shown. It comes back when its evidence grows.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Dismissal {
    pub id: Id,
    /// The stable name of the flag: its kind, and the record it is about.
    #[field(needed)]
    pub flag: String,
    #[field(needed)]
    pub reason: String,
    pub on: NaiveDate,
    /// How many pieces of evidence there were.
    #[field(written)]
    pub evidence: u32,
    pub extra: Extra,
}

record!(Dismissal, |dismissal| {
    check_name("flag", &dismissal.flag)?;
    check_name("reason", &dismissal.reason)?;
    check_texts(&[("reason", &dismissal.reason)])
});
