//! What a value is held against, from a day on.

use crate::domain::field::Value;
use chrono::NaiveDate;

use crate::domain::base::{Extra, Invalid};
use crate::domain::named;
use crate::domain::value::Finite;

/// What a value is held against.
#[derive(Clone, Copy, Debug, PartialEq, Value)]
pub enum Target {
    AtLeast(Finite),
    /// More than this: to be exactly there is a miss.
    Above(Finite),
    AtMost(Finite),
    /// Less than this: to be exactly there is a miss.
    Below(Finite),
    Exactly(Finite),
    Within(Finite, Finite),
}

/// How a value is held against a target, without the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetKind {
    AtLeast,
    Above,
    AtMost,
    Below,
    Exactly,
    Within,
}

named!(
    /// Returns what people choose it by.
    TargetKind {
    AtLeast: "At least",
    Above: "Above",
    AtMost: "At most",
    Below: "Below",
    Exactly: "Exactly",
    Within: "Within a range",
});

impl TargetKind {
    /// Returns the word before the number: `at least`, `below`.
    pub fn word(self) -> &'static str {
        match self {
            TargetKind::AtLeast => "at least",
            TargetKind::Above => "above",
            TargetKind::AtMost => "at most",
            TargetKind::Below => "below",
            TargetKind::Exactly => "exactly",
            TargetKind::Within => "within",
        }
    }

    /// Returns the target of this kind; `upper` is the other end of a range.
    pub fn with(self, value: Finite, upper: Finite) -> Target {
        match self {
            TargetKind::AtLeast => Target::AtLeast(value),
            TargetKind::Above => Target::Above(value),
            TargetKind::AtMost => Target::AtMost(value),
            TargetKind::Below => Target::Below(value),
            TargetKind::Exactly => Target::Exactly(value),
            TargetKind::Within => Target::Within(value, upper),
        }
    }
}

impl Target {
    pub fn kind(self) -> TargetKind {
        match self {
            Target::AtLeast(_) => TargetKind::AtLeast,
            Target::Above(_) => TargetKind::Above,
            Target::AtMost(_) => TargetKind::AtMost,
            Target::Below(_) => TargetKind::Below,
            Target::Exactly(_) => TargetKind::Exactly,
            Target::Within(..) => TargetKind::Within,
        }
    }

    /// Returns the lower and the upper end of what is aimed at; the same number twice where there is one.
    pub fn ends(self) -> (Finite, Finite) {
        match self {
            Target::AtLeast(value)
            | Target::Above(value)
            | Target::AtMost(value)
            | Target::Below(value)
            | Target::Exactly(value) => (value, value),
            Target::Within(low, high) => (low, high),
        }
    }

    /// Returns the lowest and the highest value that meets it, as far as there is one; a strict target is met beyond its
    /// end.
    pub fn band(self) -> (Option<Finite>, Option<Finite>) {
        match self {
            Target::AtLeast(low) | Target::Above(low) => (Some(low), None),
            Target::AtMost(high) | Target::Below(high) => (None, Some(high)),
            Target::Exactly(value) => (Some(value), Some(value)),
            Target::Within(low, high) => (Some(low), Some(high)),
        }
    }

    /// Tells whether to be exactly at the target is a miss.
    pub fn is_strict(self) -> bool {
        matches!(self, Target::Above(_) | Target::Below(_))
    }
}

/// A target, the day from which it holds, and how far a value may miss it before it is off.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct TargetFrom {
    pub from: NaiveDate,
    pub target: Target,
    /// In the KPI's unit, 0 or more: a miss up to this is "watch".
    #[field(written)]
    pub tolerance: Finite,
    /// Why it was set or changed.
    pub note: String,
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
    }
    Ok(())
}
