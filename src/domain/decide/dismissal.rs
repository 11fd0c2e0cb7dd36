//! A red flag that somebody looked at and put aside.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::base::{Extra, check_name, check_texts, record};
use crate::domain::revision::Id;

/// Why a red flag need not be shown. It comes back when its evidence grows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Dismissal {
    pub id: Id,
    /// The stable name of the flag: its kind, and the record it is about.
    pub flag: String,
    pub reason: String,
    #[serde(with = "crate::domain::value::date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub on: NaiveDate,
    /// How many pieces of evidence there were.
    #[serde(default)]
    pub evidence: u32,
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Dismissal, |dismissal| {
    check_name("flag", &dismissal.flag)?;
    check_name("reason", &dismissal.reason)?;
    check_texts(&[("reason", &dismissal.reason)])
});
