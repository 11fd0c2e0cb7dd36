//! Well-known security KPIs, ready to be put on a scorecard.
//!
//! `en/kpis/core-five.txt` holds the five of every coordinator; the other files hold one theme each. A KPI that a
//! person has taken over is a copy: correcting an entry never changes a scorecard.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::domain::base::Extra;
use crate::domain::identity;
use crate::domain::measure::kpi::{
    Cadence, Covers, Derived, Kpi, MeasureType, Target, TargetFrom, Theme, Unit,
};
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::settings::Industry;
use crate::domain::value::Finite;
use crate::library::profiles::Industries;
use crate::library::text::{self, Entry, Fault, File, Value, choices, file, read};

/// One KPI of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiTemplate {
    /// The stable name that a scorecard remembers; never changed, never used again for another KPI.
    pub key: &'static str,
    pub name: &'static str,
    /// What it says, for people who are not in security.
    pub meaning: &'static str,
    /// What is divided by what, or from when to when time is counted.
    pub formula: &'static str,
    /// Why the business cares.
    pub why: &'static str,
    /// The business goal that it usually serves.
    pub goal: &'static str,
    pub unit: Unit,
    pub target: UsualTarget,
    /// A miss up to this, in the KPI's unit, is "watch" and not yet off target.
    pub tolerance: f64,
    /// How far to trust the target, and where one's own should come from.
    pub target_note: &'static str,
    pub cadence: Cadence,
    pub covers: Covers,
    pub theme: Theme,
    pub measure_type: MeasureType,
    /// How much it counts in the health index: 2 for the five of every coordinator, else 1.
    pub weight: i32,
    /// Where the numbers usually come from.
    pub data_source: &'static str,
    /// It is asked of people, so that a value is of so many answers.
    pub is_survey: bool,
    /// The industries whose profile recommends it.
    pub industries: Vec<Industry>,
}

/// A target that many organisations set; content cannot hold a [`Target`], whose numbers are checked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum UsualTarget {
    AtLeast(f64),
    AtMost(f64),
    Below(f64),
    Within(f64, f64),
}

choices!(Cadence, Covers, MeasureType, Theme, Unit);

impl Value for UsualTarget {
    fn from_line(line: &'static str) -> Result<Self, String> {
        let rest = |start: &str| line.strip_prefix(start);
        if let Some(low) = rest("at least ") {
            f64::from_line(low).map(UsualTarget::AtLeast)
        } else if let Some(high) = rest("at most ") {
            f64::from_line(high).map(UsualTarget::AtMost)
        } else if let Some(high) = rest("below ") {
            f64::from_line(high).map(UsualTarget::Below)
        } else if let Some((low, high)) = rest("between ").and_then(|both| both.split_once(" and "))
        {
            Ok(UsualTarget::Within(
                f64::from_line(low)?,
                f64::from_line(high)?,
            ))
        } else {
            Err("is “at least”, “at most” or “below” a number, or “between” two".to_owned())
        }
    }
}

/// Those of every coordinator first, then by theme.
const FILES: [File; 15] = [
    file!("kpis/core-five.txt"),
    file!("kpis/service-levels.txt"),
    file!("kpis/incident-response.txt"),
    file!("kpis/vulnerabilities.txt"),
    file!("kpis/access.txt"),
    file!("kpis/people.txt"),
    file!("kpis/surveys.txt"),
    file!("kpis/data-protection.txt"),
    file!("kpis/resilience.txt"),
    file!("kpis/vendors.txt"),
    file!("kpis/compliance.txt"),
    file!("kpis/fraud.txt"),
    file!("kpis/application.txt"),
    file!("kpis/cloud.txt"),
    file!("kpis/risk.txt"),
];

static KPIS: LazyLock<Vec<KpiTemplate>> = LazyLock::new(|| {
    let of = |file| text::entries(file, kpi);
    FILES.into_iter().flat_map(of).collect()
});

fn kpi(entry: &Entry) -> Result<KpiTemplate, Fault> {
    read!(entry => KpiTemplate {
        key,
        name = entry.title(),
        meaning, formula, why, goal, unit, target, tolerance, target_note, cadence,
        covers = entry.get::<Option<_>>("covers")?.unwrap_or_default(),
        theme, measure_type,
        weight = entry.get::<Option<u8>>("weight")?.map_or(1, i32::from),
        data_source,
        is_survey = entry.get::<Option<_>>("is survey")?.unwrap_or_default(),
        industries = entry.get::<Industries>("industries")?.0,
    })
}

/// The KPI that is computed from the risk register.
const RISK_BURN_DOWN: &str = "risk-burn-down";

/// Returns all KPIs of the library, the five of every coordinator first, then by theme.
pub fn all() -> impl Iterator<Item = &'static KpiTemplate> {
    KPIS.iter()
}

/// Tells whether the KPI with this key is asked of people, so that a value is of so many answers.
pub fn is_survey(key: &str) -> bool {
    by_key(key).is_some_and(|template| template.is_survey)
}

/// Returns the KPI with this key.
pub fn by_key(key: &str) -> Option<&'static KpiTemplate> {
    all().find(|template| template.key == key)
}

impl KpiTemplate {
    /// Returns the id that it has in every scorecard.
    pub fn id(&self) -> Id {
        identity::shared(Kind::Kpi, self.key)
    }

    /// Returns a KPI whose usual target holds from the day on; not in focus, owned by nobody yet.
    pub fn to_kpi(&self, id: Id, from: NaiveDate) -> Kpi {
        Kpi {
            id,
            name: self.name.to_owned(),
            meaning: self.meaning.to_owned(),
            formula: self.formula.to_owned(),
            why: self.why.to_owned(),
            unit: self.unit,
            targets: vec![TargetFrom {
                from,
                target: self.target.to_target(),
                tolerance: number(self.tolerance),
                note: self.target_note.to_owned(),
                extra: Extra::new(),
            }],
            cadence: self.cadence,
            covers: self.covers,
            theme: self.theme,
            measure_type: self.measure_type,
            weight: Finite::from(self.weight),
            focus: false,
            owner: String::new(),
            data_source: self.data_source.to_owned(),
            how_collected: String::new(),
            goal: self.goal.to_owned(),
            process_changes: Vec::new(),
            baseline: None,
            derived: (self.key == RISK_BURN_DOWN).then_some(Derived::RiskBurnDown),
            library: self.key.to_owned(),
            extra: Extra::new(),
        }
    }

    /// Tells whether the industry's profile recommends it.
    pub fn suits(&self, industry: Industry) -> bool {
        self.industries.contains(&industry)
    }
}

impl UsualTarget {
    pub fn to_target(self) -> Target {
        match self {
            UsualTarget::AtLeast(target) => Target::AtLeast(number(target)),
            UsualTarget::AtMost(target) => Target::AtMost(number(target)),
            UsualTarget::Below(target) => Target::Below(number(target)),
            UsualTarget::Within(low, high) => Target::Within(number(low), number(high)),
        }
    }
}

/// Returns a number of the content, which a test keeps finite.
pub(super) fn number(number: f64) -> Finite {
    Finite::new(number).unwrap_or_default()
}

#[cfg(test)]
mod tests;
