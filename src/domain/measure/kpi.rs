//! A key performance indicator: what is measured, against which target, and why the business cares.

use crate::domain::field::Value;
use chrono::{NaiveDate, TimeDelta};

pub use super::baseline::Baseline;
pub use super::covers::Covers;
pub use super::target::{Target, TargetFrom, TargetKind};

use super::target;
use crate::domain::base::{Extra, Invalid, record};
use crate::domain::named;
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// A measure that the scorecard follows over time.
///
/// The fields are those a measure is documented with in NIST SP 800-55 vol. 1 (2024) and
/// ISO/IEC 27004:2016, annex A: definition, formula, unit, target, source, frequency, owner.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Kpi {
    pub id: Id,
    #[field(line)]
    pub name: String,
    /// What it says, in a sentence for people who are not in security.
    #[field(written)]
    pub meaning: String,
    /// How the value is computed from what is counted.
    #[field(written)]
    pub formula: String,
    /// Why the business cares.
    #[field(written)]
    pub why: String,
    pub unit: Unit,
    /// The target through time, oldest first; the first one also holds before its date. Never empty.
    #[field(needed)]
    pub targets: Vec<TargetFrom>,
    pub cadence: Cadence,
    /// What one value covers: decides whether neighbours can be told apart.
    pub covers: Covers,
    pub theme: Theme,
    pub measure_type: MeasureType,
    /// How much it counts in the health index, relative to the others; 0 leaves it out.
    #[field(default = one())]
    pub weight: Finite,
    /// Whether it belongs to the few that the team looks at first.
    #[field(written)]
    pub focus: bool,
    pub owner: String,
    pub data_source: String,
    /// How the value is got from there: the query, the report, whom to ask.
    pub how_collected: String,
    /// The business goal that it serves.
    pub goal: String,
    /// Days on which the process itself changed, oldest first; natural limits start anew there.
    pub process_changes: Vec<ProcessChange>,
    /// The values that natural limits are made from; all of a phase while none is fixed.
    pub baseline: Option<Baseline>,
    /// Where its values are computed from, when nobody types them.
    pub derived: Option<Derived>,
    /// The library entry that it was made from.
    #[field(key)]
    pub library: String,
    pub extra: Extra,
}

/// Records that the values of a KPI are computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Value)]
pub enum Derived {
    /// The share of risks dealt with within three months, from the risk register.
    RiskBurnDown,
}

/// What the values are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Value)]
pub enum Unit {
    /// A share in percent, 0 to 100: 99.9 is 99.9 %.
    Percent,
    /// A time span, kept in hours.
    Hours,
    /// A time span, kept in days.
    Days,
    /// A number of things, 0 or more.
    Count,
    /// Money in the scorecard's currency.
    Money,
    /// A score or ratio without a unit.
    Score,
}

named!(Unit {
    Percent: "Share in %",
    Hours: "Time in hours",
    Days: "Time in days",
    Count: "Count",
    Money: "Money",
    Score: "Score",
});

impl Unit {
    /// Returns the lowest and the highest value that can occur; natural limits are clamped to them.
    pub fn bounds(self) -> (f64, f64) {
        match self {
            Unit::Percent => (0.0, 100.0),
            Unit::Hours | Unit::Days | Unit::Count => (0.0, f64::INFINITY),
            Unit::Money | Unit::Score => (f64::NEG_INFINITY, f64::INFINITY),
        }
    }
}

/// A day on which the way of working changed, so that older values no longer tell what is normal.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct ProcessChange {
    pub on: NaiveDate,
    /// What changed.
    #[field(line)]
    pub what: String,
    pub extra: Extra,
}

/// How often a value is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Cadence {
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Quarterly,
    Yearly,
}

named!(Cadence {
    Hourly: "Hourly",
    Daily: "Daily",
    Weekly: "Weekly",
    Monthly: "Monthly",
    Quarterly: "Quarterly",
    Yearly: "Yearly",
});

impl Cadence {
    /// Returns the age at which the newest measurement is stale: a cadence and a grace period.
    pub fn limit(self) -> TimeDelta {
        match self {
            Cadence::Hourly => TimeDelta::hours(2),
            Cadence::Daily => TimeDelta::hours(36),
            Cadence::Weekly => TimeDelta::days(8),
            Cadence::Monthly => TimeDelta::days(32),
            Cadence::Quarterly => TimeDelta::days(95),
            Cadence::Yearly => TimeDelta::days(370),
        }
    }
}

/// What the KPI is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Theme {
    ServiceLevels,
    IncidentResponse,
    Vulnerabilities,
    Access,
    People,
    DataProtection,
    Resilience,
    Vendors,
    Compliance,
    Fraud,
    Application,
    Cloud,
    #[default]
    Risk,
}

named!(Theme {
    ServiceLevels: "Service levels",
    IncidentResponse: "Incident response",
    Vulnerabilities: "Vulnerabilities",
    Access: "Access",
    People: "People and training",
    DataProtection: "Data protection",
    Resilience: "Backup and resilience",
    Vendors: "Vendors",
    Compliance: "Compliance and audit",
    Fraud: "Fraud",
    Application: "Application security",
    Cloud: "Cloud security",
    Risk: "Risk",
});

/// What kind of measure it is: the kinds of NIST SP 800-55 vol. 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum MeasureType {
    /// Whether a control is in place, and how far.
    Implementation,
    /// Whether the control does what it is there for.
    #[default]
    Effectiveness,
    /// How soon it does: the timeliness of a result.
    Efficiency,
    /// What it means for the mission: money, customers, time.
    Impact,
}

named!(MeasureType {
    Implementation: "Implementation",
    Effectiveness: "Effectiveness",
    Efficiency: "Efficiency",
    Impact: "Impact",
});

/// Above this many KPIs in focus, nobody looks at all of them: about what working memory holds
/// (Miller's 7 ± 2), and the most that fit one screen.
pub const FOCUS_LIMIT: usize = 8;

impl Kpi {
    /// Returns the target that held on the day. A changed target never rewrites older verdicts.
    pub fn target_on(&self, day: NaiveDate) -> Option<&TargetFrom> {
        (self.targets.iter().rev())
            .find(|target| target.from <= day)
            .or_else(|| self.targets.first())
    }

    /// Tells whether the two differ in nothing but the day of the first target, which also holds before its day: whoever
    /// took the KPI from the library later has the same KPI.
    pub fn says_the_same(&self, other: &Kpi) -> bool {
        let mut other = other.clone();
        if let (Some(ours), Some(theirs)) = (self.targets.first(), other.targets.first_mut()) {
            theirs.from = ours.from;
        }
        *self == other
    }

    /// Returns what one value covers, which a computed KPI does not leave to people.
    pub fn covers(&self) -> Covers {
        self.derived.map_or(self.covers, Derived::covers)
    }

    /// Returns the newest target, the one that forms show and change.
    pub fn target(&self) -> Option<&TargetFrom> {
        self.targets.last()
    }
}

fn one() -> Finite {
    Finite::from(1)
}

record!(Kpi, |kpi| {
    if kpi.derived.is_some() && kpi.unit != Unit::Percent {
        return Err(Invalid::new(
            "derived",
            "what is computed from the risk register is a share, so the unit must be percent",
        ));
    }
    if kpi.weight < Finite::ZERO {
        return Err(Invalid::new(
            "weight",
            "it is below 0; 0 leaves the KPI out of the health index",
        ));
    }
    target::check(&kpi.targets)?;
    kpi.baseline.iter().try_for_each(Baseline::check)?;
    if kpi
        .process_changes
        .windows(2)
        .any(|pair| pair[0].on >= pair[1].on)
    {
        return Err(Invalid::new(
            "process_changes",
            "they are not in order of date, one for each day",
        ));
    }
    Ok(())
});
