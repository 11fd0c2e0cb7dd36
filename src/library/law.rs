//! Laws, and what else asks to be told of an incident. They stand in `en/law.txt`, **the one place for it**: when a law
//! changes, change it there.
//!
//! Each rule says where it holds, whom it concerns, which occasions it looks at, and its stages: whom to tell, from when
//! the time counts, how long it is, and under which condition it is due at all. `checked` is the day on which somebody last
//! read the law beside the entry. Whether a report is due is for legal to say; every line therefore ends so. A run keeps its
//! own copy, so that a correction changes no clock that is running.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::domain::base::Extra;
use crate::domain::respond::duty::{Counted, Duty, Event, Occasion, Within};
use crate::domain::respond::own::{Playbook, Tell};
use crate::domain::settings::{Industry, Settings};
use crate::library::text::{self, Entry, Fault, Value, choices, file, read};

/// A rule that asks for reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The stable name that settings remember.
    pub key: &'static str,
    pub name: &'static str,
    /// Where it holds.
    pub place: &'static str,
    /// Whom it concerns.
    pub concerns: &'static str,
    pub article: &'static str,
    /// The day on which it was last read beside this entry.
    pub checked: &'static str,
    pub occasions: Vec<Occasion>,
    /// The keys of the rules whose reports it takes the place of.
    pub replaces: Vec<&'static str>,
    /// The industries whose projects usually fall under it.
    pub usual_for: Vec<Industry>,
    pub stages: Vec<Stage>,
}

/// A report that a rule asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Unique in its rule.
    pub key: &'static str,
    pub who: &'static str,
    pub from: Counted,
    pub within: Within,
    /// Minutes after learning of it that are the latest.
    pub at_latest: Option<u32>,
    /// When it is due at all, after “if”.
    pub only_if: &'static str,
    pub why: &'static str,
}

choices!(Occasion, Event);

/// As it is said: “without delay”, “72 hours”, “1 month”, “4 business days”.
impl Value for Within {
    fn from_line(line: &'static str) -> Result<Self, String> {
        if line == "without delay" {
            return Ok(Within::WithoutDelay);
        }
        let (count, unit) = line.split_once(' ').ok_or("lacks a number or its unit")?;
        let count = u32::from_line(count)?;
        match unit.trim_end_matches('s') {
            "minute" => Ok(Within::Minutes(count)),
            "hour" => Ok(Within::hours(count)),
            "day" => Ok(Within::Days(count)),
            "month" => Ok(Within::Months(count)),
            "business day" => Ok(Within::BusinessDays(count)),
            _ => Err(format!(
                "“{unit}” is none of: minutes, hours, days, months, business days"
            )),
        }
    }
}

/// From “knowing of it”, from what happens (“classified as major”), or from another report (“dora/initial”).
impl Value for Counted {
    fn from_line(line: &'static str) -> Result<Self, String> {
        match line {
            "knowing of it" => Ok(Counted::Learned),
            report if report.contains('/') => Ok(Counted::Told(Cow::Borrowed(report))),
            event => Event::from_line(event).map(Counted::Event),
        }
    }
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| text::entries(file!("law.txt"), rule));

fn rule(entry: &Entry) -> Result<Rule, Fault> {
    read!(entry => Rule {
        key,
        name = entry.title(),
        place, concerns, article, checked, occasions, replaces, usual_for,
        stages = entry.each("Report", stage)?,
    })
}

fn stage(entry: &Entry) -> Result<Stage, Fault> {
    let at_latest: Option<Within> = entry.get("at latest")?;
    read!(entry => Stage {
        key,
        who = entry.title(),
        from, within,
        at_latest = at_latest.map(Within::about_minutes),
        only_if, why,
    })
}

/// The rule of the contract, whose hours are the project's own.
pub const CONTRACT: &str = "contract";

/// Returns all rules.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter()
}

/// Tells whether the project has chosen the rule, or its industry usually falls under it.
pub fn is_chosen(settings: &Settings, key: &str) -> bool {
    match &settings.rules {
        Some(rules) => rules.iter().any(|one| one == key),
        None => all().any(|rule| rule.key == key && rule.usual_for.contains(&settings.industry)),
    }
}

/// Returns the chosen rule that takes the place of this one.
pub fn replaced_by(settings: &Settings, key: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.replaces.contains(&key) && is_chosen(settings, rule.key))
}

/// Returns what the project's rules and its contract want told on these occasions.
pub fn duties(settings: &Settings, occasions: &[Occasion]) -> Vec<Tell> {
    let concerns = |rule: &&Rule| {
        let is_asked = rule.occasions.iter().any(|one| occasions.contains(one));
        is_asked && is_chosen(settings, rule.key) && replaced_by(settings, rule.key).is_none()
    };
    let of_rule = |rule: &'static Rule| rule.stages.iter().map(move |stage| tell(rule, stage));
    let by_law = all().filter(concerns).flat_map(of_rule);
    let by_contract = settings.contract_hours.filter(|_| !occasions.is_empty());
    by_law.chain(by_contract.map(contract)).collect()
}

fn tell(rule: &Rule, stage: &Stage) -> Tell {
    Tell {
        who: stage.who.to_owned(),
        within_minutes: stage.within.about_minutes(),
        why: stage.why.to_owned(),
        only_if: stage.only_if.to_owned(),
        duty: Some(Duty {
            key: Cow::Owned(format!("{}/{}", rule.key, stage.key)),
            from: stage.from.clone(),
            within: stage.within,
            at_latest: stage.at_latest,
            extra: Extra::new(),
        }),
        extra: Extra::new(),
    }
}

fn contract(hours: u32) -> Tell {
    let within = Within::Minutes(hours.saturating_mul(60));
    Tell {
        who: "Client, as the contract asks".to_owned(),
        within_minutes: within.about_minutes(),
        why: format!(
            "Within {} of knowing of it, as the contract of this project asks; check with legal.",
            within.words()
        ),
        only_if: "the contract names such an incident".to_owned(),
        duty: Some(Duty::from_learning("contract/client", within)),
        extra: Extra::new(),
    }
}

/// Returns whom a run of the playbook has to tell: its own list, and what the project's rules add.
///
/// An own playbook that was copied before playbooks named their occasions has those of the library's; the reports that its
/// copy lists in words only are then left to the rules.
pub fn to_tell(settings: &Settings, playbook: &Playbook) -> Vec<Tell> {
    let library = super::playbooks::by_key(&playbook.library);
    let occasions = match (playbook.occasions.as_slice(), library) {
        ([], Some(template)) => template.occasions.as_slice(),
        (own, _) => own,
    };
    let is_left_to_rules = |tell: &&Tell| occasions.is_empty() || tell.earlier_duty().is_none();
    let own = playbook.tell.iter().filter(is_left_to_rules).cloned();
    own.chain(duties(settings, occasions)).collect()
}

/// Returns what the project's rules want told and the list does not have yet.
pub fn missing(settings: &Settings, occasions: &[Occasion], list: &[&Tell]) -> Vec<Tell> {
    let key = |tell: &Tell| tell.duty().map(|duty| duty.key.to_string());
    let is_there = |asked: &Tell| list.iter().any(|one| key(one) == key(asked));
    let all = duties(settings, occasions).into_iter();
    all.filter(|asked| !is_there(asked)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::respond::duty::Occasion::{PersonalData, SecurityIncident, ServiceDown};
    use crate::domain::value::parse_date;
    use crate::library::playbooks;

    fn keys(tell: &[Tell]) -> Vec<String> {
        let key = |tell: &Tell| tell.duty.as_ref().map(|duty| duty.key.to_string());
        tell.iter().filter_map(key).collect()
    }

    fn asked(industry: Industry, playbook: &str) -> Vec<String> {
        let settings = Settings {
            industry,
            ..Settings::default()
        };
        let occasions = &playbooks::by_key(playbook).unwrap().occasions;
        keys(&duties(&settings, occasions))
    }

    #[test]
    fn times_are_read_as_they_are_said() {
        for (line, within) in [
            ("without delay", Within::WithoutDelay),
            ("90 minutes", Within::Minutes(90)),
            ("1 hour", Within::hours(1)),
            ("14 days", Within::Days(14)),
            ("1 month", Within::Months(1)),
            ("4 business days", Within::BusinessDays(4)),
        ] {
            assert_eq!(Within::from_line(line), Ok(within));
        }
        let told = Counted::Told(Cow::Borrowed("dora/initial"));
        assert_eq!(Counted::from_line("dora/initial"), Ok(told));
        assert!(Within::from_line("soon").is_err() && Counted::from_line("soon").is_err());
    }

    #[test]
    fn each_rule_is_complete_and_named_once() {
        let names: BTreeSet<&str> = all().map(|rule| rule.key).collect();
        assert_eq!(names.len(), all().count());
        for rule in all() {
            assert!(parse_date(rule.checked).is_some(), "{}", rule.key);
            assert!(!rule.occasions.is_empty() && !rule.article.is_empty());
            assert!(rule.replaces.iter().all(|key| names.contains(key)));
            let stages: BTreeSet<&str> = rule.stages.iter().map(|stage| stage.key).collect();
            assert_eq!(stages.len(), rule.stages.len(), "{}", rule.key);
            for stage in &rule.stages {
                assert!(stage.why.ends_with("check with legal."), "{}", stage.why);
                assert!(!stage.only_if.is_empty(), "{}", stage.who);
                if let Counted::Told(key) = &stage.from {
                    let mut all = all().flat_map(|rule| {
                        (rule.stages.iter()).map(|stage| format!("{}/{}", rule.key, stage.key))
                    });
                    assert!(all.any(|one| one == *key), "{key}");
                }
            }
        }
        for industry in Industry::ALL {
            let usual = all().filter(|rule| rule.usual_for.contains(&industry));
            assert!(usual.count() >= 2, "{}", industry.name());
        }
    }

    #[test]
    fn regression_a_bank_was_given_the_reports_of_nis2_and_not_those_of_dora() {
        let bank = asked(Industry::FinancialServices, "ransomware");
        assert_eq!(
            bank,
            [
                "gdpr/authority",
                "gdpr/people",
                "dora/initial",
                "dora/intermediate",
                "dora/final",
                "pci/brands"
            ]
        );
        let mut both = Settings {
            rules: Some(vec!["nis2".to_owned(), "dora".to_owned()]),
            ..Settings::default()
        };
        let all = keys(&duties(&both, &[SecurityIncident]));
        assert!(all.iter().all(|key| key.starts_with("dora/")), "{all:?}");
        both.rules = Some(vec!["nis2".to_owned()]);
        assert_eq!(duties(&both, &[ServiceDown]).len(), 3);
    }

    #[test]
    fn regression_people_whose_data_left_were_on_no_list() {
        for playbook in playbooks::all() {
            if playbook.occasions.contains(&PersonalData) {
                let all = asked(Industry::General, playbook.key);
                assert!(all.contains(&"gdpr/people".to_owned()), "{}", playbook.key);
            }
        }
        for key in [
            "ransomware",
            "vendor-data-breach",
            "critical-zero-day",
            "outage-at-go-live",
        ] {
            let occasions = &playbooks::by_key(key).unwrap().occasions;
            assert!(occasions.contains(&PersonalData), "{key}");
        }
    }

    #[test]
    fn makers_of_products_have_three_stages() {
        let all = asked(Industry::Technology, "critical-zero-day");
        let cra = |key: &&String| key.starts_with("cra/");
        assert_eq!(all.iter().filter(cra).count(), 3);
    }

    #[test]
    fn a_project_that_chose_nothing_has_no_duty_and_a_contract_has_its_own_hours() {
        let mut settings = Settings {
            rules: Some(Vec::new()),
            ..Settings::default()
        };
        assert_eq!(duties(&settings, &Occasion::ALL), []);
        settings.contract_hours = Some(36);
        let all = duties(&settings, &[ServiceDown]);
        assert_eq!(keys(&all), ["contract/client"]);
        assert!(all[0].why.starts_with("Within 36 hours"), "{}", all[0].why);
        assert_eq!(duties(&settings, &[]), []);
    }

    #[test]
    fn a_copy_that_lists_reports_in_words_leaves_them_to_the_rules() {
        let template = playbooks::by_key("ransomware").unwrap();
        let mut copy = template.to_playbook(crate::domain::revision::Id::from_number(1));
        copy.occasions.clear();
        copy.tell.push(Tell {
            who: "CSIRT or NIS2 authority: early warning".to_owned(),
            within_minutes: 1440,
            why: "Within 24 hours (NIS2 Art. 23); check with legal.".to_owned(),
            ..Tell::default()
        });
        let bank = Settings {
            industry: Industry::FinancialServices,
            ..Settings::default()
        };
        let all = to_tell(&bank, &copy);
        assert!(all.iter().all(|tell| !tell.who.contains("NIS2")));
        let list: Vec<&Tell> = all.iter().collect();
        assert_eq!(missing(&bank, &template.occasions, &list), []);
        let general = missing(&Settings::default(), &template.occasions, &list);
        assert_eq!(general.len(), 3);
    }
}
