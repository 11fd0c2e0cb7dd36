//! One value of a KPI at one time.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::evidence::provenance::Provenance;
use crate::domain::record::{Extra, Invalid, check_texts, record};
use crate::domain::revision::Id;
use crate::domain::value::{Finite, Moment};

/// A measured value, in the unit of its KPI.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Measurement {
    pub id: Id,
    pub kpi: Id,
    /// When it was measured; for a period, its last day.
    pub at: Moment,
    /// The first day of the period that the value covers, when it covers more than `at`.
    #[serde(
        default,
        with = "crate::domain::value::date::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub from: Option<NaiveDate>,
    pub value: Finite,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Where the value comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub entered_by: String,
    /// Why it says nothing about what is normal, when somebody set it aside: then natural limits are made without it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub set_aside: String,
    /// The file that it was read from, when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Box<Provenance>>,
    /// Of how many cases the value is the mean, where it is one and that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cases: Option<u32>,
    #[serde(flatten)]
    pub extra: Extra,
}

impl Measurement {
    /// Tells whether natural limits are made without it.
    pub fn is_set_aside(&self) -> bool {
        !self.set_aside.trim().is_empty()
    }
}

// There are ten thousands of them, and the one part that they have keeps what is unknown itself.
record!(Measurement(looks_below: false), |measurement| {
    if measurement
        .from
        .is_some_and(|from| from > measurement.at.date)
    {
        return Err(Invalid::new("from", "the period ends before it starts"));
    }
    if measurement.cases == Some(0) {
        return Err(Invalid::new("cases", "a mean is of at least one case"));
    }
    if let Some(evidence) = &measurement.evidence {
        evidence.check()?;
    }
    check_texts(&[
        ("note", &measurement.note),
        ("source", &measurement.source),
        ("entered_by", &measurement.entered_by),
        ("set_aside", &measurement.set_aside),
    ])
});
