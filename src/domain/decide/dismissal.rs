//! A red flag that somebody looked at and put aside.

use crate::domain::field::Value;
use chrono::NaiveDate;

use crate::domain::base::{Extra, record};
use crate::domain::revision::Id;

/// Why a red flag need not be shown. It comes back when its evidence grows.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Dismissal {
    pub id: Id,
    /// The stable name of the flag: its kind, and the record it is about.
    #[field(line)]
    pub flag: String,
    #[field(line)]
    pub reason: String,
    pub on: NaiveDate,
    /// How many pieces of evidence there were.
    #[field(written)]
    pub evidence: u32,
    pub extra: Extra,
}

record!(Dismissal);
