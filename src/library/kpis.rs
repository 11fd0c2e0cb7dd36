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
    pub theme: Theme,
    pub measure_type: MeasureType,
    /// How much it counts in the health index: 2 for the five of every coordinator, else 1.
    pub weight: i32,
    /// Where the numbers usually come from.
    pub data_source: &'static str,
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

choices!(Cadence, MeasureType, Theme, Unit);

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
        meaning, formula, why, goal, unit, target, tolerance, target_note, cadence, theme,
        measure_type,
        weight = entry.get::<Option<u8>>("weight")?.map_or(1, i32::from),
        data_source,
        industries = entry.get::<Industries>("industries")?.0,
    })
}

/// The KPI that is computed from the risk register.
const RISK_BURN_DOWN: &str = "risk-burn-down";

/// The KPIs whose values are running totals.
const SO_FAR: &[&str] = &["security-budget-against-plan"];

/// The KPIs that count what is open: a backlog, most of which was there a period ago.
const STOCKS: &[&str] = &[
    "audit-findings-past-due",
    "cloud-misconfigurations",
    "dormant-accounts",
    "overdue-vulnerabilities",
    "policy-exceptions-expired",
    "risks-without-owner",
    "secrets-exposed",
    "vendor-issues-overdue",
    "vulnerable-dependencies",
];

/// The KPIs that are asked of people.
const SURVEYS: &[&str] = &["stakeholder-satisfaction", "stakeholders-informed"];

/// Returns all KPIs of the library, the five of every coordinator first, then by theme.
pub fn all() -> impl Iterator<Item = &'static KpiTemplate> {
    KPIS.iter()
}

/// Tells whether the KPI with this key is asked of people, so that a value is of so many answers.
pub fn is_survey(key: &str) -> bool {
    SURVEYS.contains(&key)
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
            covers: self.covers(),
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

    fn covers(&self) -> Covers {
        match self.key {
            key if SO_FAR.contains(&key) => Covers::SoFar,
            key if STOCKS.contains(&key) => Covers::Stock,
            _ => Covers::Period,
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
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::base::Record;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    #[test]
    fn the_library_holds_the_five_of_every_coordinator_and_many_more() {
        assert_eq!(all().filter(|template| template.weight == 2).count(), 5);
        assert!(all().count() >= 37, "{}", all().count());
    }

    #[test]
    fn every_template_makes_a_valid_kpi_with_its_usual_target() {
        for template in all() {
            let kpi = template.to_kpi(Id::from_number(1), day());
            assert_eq!(kpi.check(), Ok(()), "{}", template.key);
            assert_eq!(kpi.library, template.key);
            assert_eq!(kpi.target_on(day()).unwrap().from, day());
            assert!(kpi.weight > Finite::ZERO, "{}", template.key);
        }
    }

    #[test]
    fn keys_and_names_are_unique_and_keys_are_kebab_case() {
        let keys: BTreeSet<_> = all().map(|template| template.key).collect();
        let names: BTreeSet<_> = all().map(|template| template.name.to_lowercase()).collect();
        assert_eq!((keys.len(), names.len()), (all().count(), all().count()));
        for template in all() {
            let kebab = template
                .key
                .split('-')
                .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()));
            assert!(kebab, "{}", template.key);
            assert_eq!(by_key(template.key), Some(template));
        }
        assert_eq!(by_key("no-such-kpi"), None);
    }

    #[test]
    fn running_totals_and_stocks_are_entries_of_the_library() {
        for key in SO_FAR.iter().chain(STOCKS) {
            let kpi = by_key(key).unwrap().to_kpi(Id::from_number(1), day());
            assert!(kpi.covers().why_untold().is_some(), "{key}");
        }
        let core = by_key(RISK_BURN_DOWN).unwrap();
        let core = core.to_kpi(Id::from_number(1), day());
        assert_eq!(
            (core.covers, core.covers()),
            (Covers::Period, Covers::SoFar)
        );
    }

    /// A mean over what was closed gets better when the worst stays open, so each says to tell of what is open. What has
    /// not been detected cannot be counted.
    #[test]
    fn a_mean_over_what_is_over_says_to_tell_of_what_is_open() {
        let is_mean = |template: &&KpiTemplate| {
            template.formula.starts_with("Sum of the ")
                && matches!(template.unit, Unit::Hours | Unit::Days)
        };
        let means: Vec<_> = all().filter(is_mean).collect();
        assert!(means.len() >= 5, "{}", means.len());
        for template in means {
            let tells = template.formula.contains("not in it");
            assert_eq!(
                tells,
                template.key != "mean-time-to-detect",
                "{}",
                template.key
            );
        }
    }

    #[test]
    fn surveys_of_stakeholders_are_a_source_of_a_mean_and_of_a_share() {
        let is_asked =
            |template: &&KpiTemplate| template.data_source.starts_with("Stakeholder survey: ");
        let surveys: Vec<_> = all().filter(is_asked).collect();
        let units: Vec<_> = surveys.iter().map(|template| template.unit).collect();
        assert_eq!(units, [Unit::Score, Unit::Percent]);
        let keys: Vec<_> = surveys.iter().map(|template| template.key).collect();
        assert_eq!(keys, SURVEYS);
        assert!(!is_survey("sla-compliance") && !is_survey(""));
    }

    /// The rate of false positives would be of all honest payments, which nobody counts.
    #[test]
    fn the_share_of_false_alerts_is_called_what_it_is_and_response_time_is_tracked_daily() {
        let alerts = by_key("fraud-false-positives").unwrap();
        assert_eq!(alerts.name, "Share of fraud alerts that were false");
        assert!(alerts.formula.contains("÷ all fraud alerts"));
        let response = by_key("incident-response-time").unwrap();
        assert_eq!(response.cadence, Cadence::Daily);
    }

    #[test]
    fn what_is_counted_in_time_is_a_measure_of_efficiency() {
        for template in all() {
            let is_time = matches!(template.unit, Unit::Hours | Unit::Days);
            let is_efficiency = template.measure_type == MeasureType::Efficiency;
            assert_eq!(is_time, is_efficiency, "{}", template.key);
        }
    }

    #[test]
    fn no_text_is_empty_and_sentences_end() {
        for template in all() {
            for sentence in [
                template.meaning,
                template.formula,
                template.why,
                template.target_note,
            ] {
                assert!(
                    sentence.ends_with('.') && sentence == sentence.trim() && sentence.len() > 20,
                    "{}: “{sentence}”",
                    template.key
                );
            }
            for phrase in [template.name, template.goal, template.data_source] {
                assert!(
                    phrase.len() > 5 && phrase == phrase.trim() && !phrase.ends_with('.'),
                    "{}: “{phrase}”",
                    template.key
                );
            }
        }
    }

    #[test]
    fn numbers_are_finite_and_within_the_bounds_of_their_unit() {
        for template in all() {
            let (low, high) = template.unit.bounds();
            let targets = match template.target {
                UsualTarget::AtLeast(target)
                | UsualTarget::AtMost(target)
                | UsualTarget::Below(target) => vec![target],
                UsualTarget::Within(from, to) => vec![from, to],
            };
            for target in targets {
                assert!(
                    target.is_finite() && (low..=high).contains(&target),
                    "{}",
                    template.key
                );
            }
            assert!(
                template.tolerance.is_finite() && template.tolerance >= 0.0,
                "{}",
                template.key
            );
        }
    }

    #[test]
    fn every_theme_industry_and_type_of_measure_is_covered() {
        for theme in Theme::ALL {
            let count = all().filter(|template| template.theme == theme).count();
            assert!(count >= 2, "{theme:?} has {count}");
        }
        for industry in Industry::ALL {
            let count = all().filter(|template| template.suits(industry)).count();
            assert!(count >= 15, "{industry:?} has {count}");
        }
        for measure_type in MeasureType::ALL {
            assert!(all().any(|template| template.measure_type == measure_type));
        }
        assert!(all().all(|template| !template.industries.is_empty()));
    }

    /// The project's own words: 99.9 %, below 4 hours and tracked daily, 80 % within 3 months, 100 %, 0.
    #[test]
    fn the_core_five_have_exactly_the_targets_that_were_asked_for() {
        let core = |key: &str| {
            let template = by_key(key).unwrap();
            assert!(Industry::ALL.iter().all(|&i| template.suits(i)), "{key}");
            (template.unit, template.target)
        };
        use UsualTarget::{AtLeast, AtMost, Below};
        assert_eq!(core("sla-compliance"), (Unit::Percent, AtLeast(99.9)));
        assert_eq!(core("incident-response-time"), (Unit::Hours, Below(4.0)));
        let cadence = |key: &str| by_key(key).unwrap().cadence;
        assert_eq!(cadence("incident-response-time"), Cadence::Daily);
        assert_eq!(core("risk-burn-down"), (Unit::Percent, AtLeast(80.0)));
        assert_eq!(
            core("security-training-completion"),
            (Unit::Percent, AtLeast(100.0))
        );
        assert_eq!(core("critical-vulnerabilities"), (Unit::Count, AtMost(0.0)));
        let keys: Vec<_> = all().take(5).map(|template| template.key).collect();
        assert_eq!(
            keys,
            crate::library::profiles::CORE,
            "profiles start with the core five"
        );
    }
}
