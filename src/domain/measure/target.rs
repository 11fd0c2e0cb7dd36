//! What a value is held against, from a day on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::record::{Extra, Invalid, check_texts};
use crate::domain::value::Finite;

/// What a value is held against.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Target {
    AtLeast(Finite),
    AtMost(Finite),
    Exactly(Finite),
    Within(Finite, Finite),
}

/// A target, the day from which it holds, and how far a value may miss it before it is off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TargetFrom {
    #[serde(with = "crate::domain::value::date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub from: NaiveDate,
    pub target: Target,
    /// In the KPI's unit, 0 or more: a miss up to this is "watch".
    #[serde(default)]
    pub tolerance: Finite,
    /// Why it was set or changed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(flatten)]
    pub extra: Extra,
}

/// Refuses targets out of order, ranges upside down and tolerances below 0.
pub(super) fn check(targets: &[TargetFrom]) -> Result<(), Invalid> {
    let wrong = |why: &str| Err(Invalid::new("targets", why));
    if targets.is_empty() {
        return wrong("a KPI needs a target");
    }
    if targets.windows(2).any(|pair| pair[0].from >= pair[1].from) {
        return wrong("they are not in order of date, one for each day");
    }
    for target in targets {
        if target.tolerance < Finite::ZERO {
            return wrong("a tolerance is below 0");
        }
        if matches!(target.target, Target::Within(low, high) if low > high) {
            return wrong("a range ends before it starts; put the lower value first");
        }
        check_texts(&[("targets", &target.note)])?;
    }
    Ok(())
}
