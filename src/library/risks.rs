//! Common security risks of projects, ready to be taken into the register, one file a failure mode.
//!
//! A risk that a person has taken over is a copy: correcting an entry here never changes a register.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::domain::base::Extra;
use crate::domain::decide::risk::{FailureMode, HurtKpi, MitigationStep, Risk, StepState};
use crate::domain::decide::scale::Score;
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::settings::Industry;
use crate::library::profiles::Industries;
use crate::library::text::{self, Entry, Fault, File, file, read};

/// One risk of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskTemplate {
    /// The stable name that a register remembers; never changed, never used again for another risk.
    pub key: &'static str,
    pub name: &'static str,
    /// What could happen, why, and what it would mean for the project.
    pub description: &'static str,
    pub category: FailureMode,
    /// The industries in which it is most common.
    pub industries: Vec<Industry>,
    /// Likelihood and impact without mitigation, 1 to 5, to start the talk with.
    pub inherent: (u8, u8),
    pub trigger: &'static str,
    pub warning_signs: &'static str,
    /// What usually helps, in order.
    pub mitigation: Vec<&'static str>,
    /// Keys of the library's KPIs that it would hurt, and how.
    pub kpis: Vec<(&'static str, &'static str)>,
}

static RISKS: LazyLock<Vec<RiskTemplate>> = LazyLock::new(|| {
    let of = |mode| text::entries(file_of(mode), |entry| risk(entry, mode));
    FailureMode::ALL.into_iter().flat_map(of).collect()
});

fn file_of(mode: FailureMode) -> File {
    match mode {
        FailureMode::Planning => file!("risks/planning.txt"),
        FailureMode::Execution => file!("risks/execution.txt"),
        FailureMode::Commercial => file!("risks/commercial.txt"),
        FailureMode::Stakeholder => file!("risks/stakeholder.txt"),
        FailureMode::Quality => file!("risks/quality.txt"),
        FailureMode::Governance => file!("risks/governance.txt"),
    }
}

fn risk(entry: &Entry, category: FailureMode) -> Result<RiskTemplate, Fault> {
    read!(entry => RiskTemplate {
        key,
        name = entry.title(),
        description,
        category = category,
        industries = entry.get::<Industries>("industries")?.0,
        inherent = (entry.get("likelihood")?, entry.get("impact")?),
        trigger, warning_signs, mitigation, kpis,
    })
}

/// Returns all risks of the library, by failure mode.
pub fn all() -> impl Iterator<Item = &'static RiskTemplate> {
    RISKS.iter()
}

/// Returns the risk with this key.
pub fn by_key(key: &str) -> Option<&'static RiskTemplate> {
    all().find(|template| template.key == key)
}

impl RiskTemplate {
    /// Returns a risk identified on the day, its residual score still that without mitigation, linked to those KPIs
    /// of the scorecard that it would hurt.
    pub fn to_risk(&self, id: Id, today: NaiveDate, scorecard: &Scorecard) -> Risk {
        let name = self.name.to_owned();
        Risk {
            description: self.description.to_owned(),
            steps: self.mitigation.iter().map(|what| step(what)).collect(),
            trigger: self.trigger.to_owned(),
            warning_signs: self.warning_signs.to_owned(),
            kpis: self.hurt(scorecard),
            library: self.key.to_owned(),
            ..Risk::new(id, name, self.category, self.score(), today)
        }
    }

    pub fn suits(&self, industry: Industry) -> bool {
        self.industries.contains(&industry)
    }

    /// Returns the score without mitigation; a test keeps the numbers from 1 to 5.
    pub fn score(&self) -> Score {
        let (likelihood, impact) = self.inherent;
        Score::of(likelihood, impact).unwrap_or(Score::MIDDLE)
    }

    fn hurt(&self, scorecard: &Scorecard) -> Vec<HurtKpi> {
        let link = |kpi: &Kpi| {
            let (_, how) = self.kpis.iter().find(|(key, _)| *key == kpi.library)?;
            Some(HurtKpi {
                kpi: kpi.id,
                how: (*how).to_owned(),
                extra: Extra::new(),
            })
        };
        scorecard.all::<Kpi>().filter_map(link).collect()
    }
}

fn step(what: &str) -> MitigationStep {
    MitigationStep {
        what: what.to_owned(),
        owner: String::new(),
        due: None,
        state: StepState::Open,
        extra: Extra::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::base::Record;
    use crate::library::kpis;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn empty() -> Scorecard {
        Scorecard::empty(Id::from_number(99))
    }

    #[test]
    fn the_library_holds_at_least_36_risks_under_unique_names() {
        let keys: BTreeSet<_> = all().map(|template| template.key).collect();
        let names: BTreeSet<_> = all().map(|template| template.name.to_lowercase()).collect();
        let count = all().count();
        assert!(count >= 36, "{count}");
        assert_eq!((keys.len(), names.len()), (count, count));
        for template in all() {
            assert_eq!(by_key(template.key), Some(template));
        }
        assert_eq!(by_key("no-such-risk"), None);
    }

    #[test]
    fn every_template_makes_a_valid_risk_that_is_still_as_large_as_without_mitigation() {
        for template in all() {
            let (likelihood, impact) = template.inherent;
            let score = Score::of(likelihood, impact);
            let risk = template.to_risk(Id::from_number(1), day(), &empty());
            assert_eq!(risk.check(), Ok(()), "{}", template.key);
            assert_eq!(Some(risk.scores[0].inherent), score, "{}", template.key);
            assert_eq!(Some(risk.scores[0].residual), score, "{}", template.key);
            assert_eq!(risk.library, template.key);
            assert!(risk.is_open(day()));
        }
    }

    #[test]
    fn no_text_is_empty_and_sentences_end() {
        for template in all() {
            let hows = template.kpis.iter().map(|(_, how)| *how);
            let sentences = [
                template.description,
                template.trigger,
                template.warning_signs,
            ];
            for sentence in sentences.into_iter().chain(hows) {
                assert!(
                    sentence.ends_with('.') && sentence == sentence.trim() && sentence.len() > 14,
                    "{}: “{sentence}”",
                    template.key
                );
            }
            let steps = template.mitigation.iter().copied();
            for phrase in steps.chain([template.name]) {
                assert!(
                    phrase.len() > 5 && phrase == phrase.trim() && !phrase.ends_with('.'),
                    "{}: “{phrase}”",
                    template.key
                );
            }
            let steps = template.mitigation.len();
            assert!((3..=6).contains(&steps), "{} has {steps}", template.key);
        }
    }

    #[test]
    fn every_kpi_that_is_hurt_is_in_the_library_and_named_once() {
        for template in all() {
            let keys: BTreeSet<_> = template.kpis.iter().map(|(key, _)| key).collect();
            assert_eq!(keys.len(), template.kpis.len(), "{}", template.key);
            assert!(!keys.is_empty(), "{}", template.key);
            for key in keys {
                assert!(kpis::by_key(key).is_some(), "{}: {key}", template.key);
            }
        }
    }

    #[test]
    fn every_failure_mode_and_industry_is_covered() {
        for mode in FailureMode::ALL {
            let count = all().filter(|template| template.category == mode).count();
            assert!(count >= 5, "{mode:?} has {count}");
        }
        for industry in Industry::ALL {
            let suits = |template: &&RiskTemplate| template.industries.contains(&industry);
            let count = all().filter(suits).count();
            assert!(count >= 30, "{industry:?} has {count}");
            let only = |template: &RiskTemplate| template.industries == [industry];
            assert!(all().any(only), "nothing is special to {industry:?}");
        }
    }

    /// The failure modes as the guide to the role names them, each by the entry that stands for it.
    #[test]
    fn every_failure_that_the_guide_names_is_a_risk_of_its_own_mode() {
        use FailureMode::{Commercial, Execution, Governance, Planning, Quality, Stakeholder};
        let named = [
            (Planning, "unclear-requirements"),
            (Planning, "inadequate-risk-assessment"),
            (Planning, "under-resourcing"),
            (Execution, "poor-implementation"),
            (Execution, "weak-monitoring"),
            (Execution, "lack-of-enforcement"),
            (Commercial, "scope-creep"),
            (Commercial, "budget-cut"),
            (Commercial, "weak-contract-terms"),
            (Stakeholder, "stakeholder-misalignment"),
            (Stakeholder, "poor-communication"),
            (Stakeholder, "surprise-escalation"),
            (Quality, "rework"),
            (Quality, "testing-miss"),
            (Quality, "acceptance-gaps"),
            (Governance, "approval-bottleneck"),
            (Governance, "compliance-miss"),
        ];
        for (mode, key) in named {
            let template = by_key(key).unwrap_or_else(|| panic!("{key} is missing"));
            assert_eq!(template.category, mode, "{key}");
        }
    }

    /// An entry that moves to another mode moves no register: what was taken over is a copy.
    #[test]
    fn a_risk_taken_over_earlier_keeps_the_category_that_it_has() {
        let creep = by_key("scope-creep").unwrap();
        let old = Risk {
            category: FailureMode::Planning,
            ..creep.to_risk(Id::from_number(1), day(), &empty())
        };
        let text = serde_json::to_string(&old).unwrap();
        let read: Risk = serde_json::from_str(&text).unwrap();
        assert_eq!(
            (read.category, read.library.as_str()),
            (FailureMode::Planning, "scope-creep")
        );
    }

    #[test]
    fn a_risk_is_linked_to_the_kpis_of_the_scorecard_that_it_would_hurt() {
        let mut scorecard = empty();
        let kpi = |key: &str, id: u128| {
            let template = kpis::by_key(key).unwrap();
            template.to_kpi(Id::from_number(id), day())
        };
        let edit = crate::domain::scorecard::Edit::new("add KPIs")
            .put(kpi("mfa-coverage", 1))
            .put(kpi("fraud-loss", 2));
        scorecard
            .apply(edit, crate::domain::revision::Replica(1))
            .unwrap();
        let template = by_key("weak-access-control").unwrap();
        let risk = template.to_risk(Id::from_number(3), day(), &scorecard);
        let linked: Vec<_> = risk.kpis.iter().map(|hurt| hurt.kpi).collect();
        assert_eq!(linked, [Id::from_number(1)]);
        assert!(!risk.kpis[0].how.is_empty());
    }
}
