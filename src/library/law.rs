//! Laws, and what else asks to be told of an incident: **the one place for it**. When a law changes, change it here.
//!
//! Each rule says where it holds, whom it concerns, which occasions it looks at, and its stages: whom to tell, from when
//! the time counts, how long it is, and under which condition it is due at all. `checked` is the day on which somebody last
//! read the law beside the entry. Whether a report is due is for legal to say; every line therefore ends so. A run keeps its
//! own copy, so that a correction here changes no clock that is running.

use std::borrow::Cow;

use crate::domain::base::Extra;
use crate::domain::respond::duty::Occasion::{
    CardData, PersonalData, ProductVulnerability, SecurityIncident, ServiceDown,
};
use crate::domain::respond::duty::{Counted, Duty, Event, Occasion, Within};
use crate::domain::respond::own::{Playbook, Tell};
use crate::domain::settings::{Industry, Settings};
use crate::library::text::{Value, choices};

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
    pub occasions: &'static [Occasion],
    /// The keys of the rules whose reports it takes the place of.
    pub replaces: &'static [&'static str],
    pub stages: &'static [Stage],
}

/// A report that a rule asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Unique in its rule.
    pub key: &'static str,
    pub who: &'static str,
    pub from: Counted,
    pub within: Within,
    /// Hours after learning of it that are the latest.
    pub at_latest_hours: Option<u32>,
    /// When it is due at all, after “if”.
    pub only_if: &'static str,
    pub why: &'static str,
}

choices!(Occasion);

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

const LEARNED: Counted = Counted::Learned;

const fn told(key: &'static str) -> Counted {
    Counted::Told(Cow::Borrowed(key))
}

const RULES: &[Rule] = &[
    Rule {
        key: "gdpr",
        name: "GDPR",
        place: "EU and EEA",
        concerns: "Whoever handles personal data",
        article: "Regulation (EU) 2016/679, Art. 33 and 34",
        checked: "2026-11-30",
        occasions: &[PersonalData],
        replaces: &[],
        stages: &[
            Stage {
                key: "authority",
                who: "Data protection authority",
                from: LEARNED,
                within: Within::hours(72),
                at_latest_hours: None,
                only_if: "personal data is concerned and a risk to people is not unlikely",
                why: "Within 72 hours of knowing of it, unless a risk to people is unlikely (GDPR Art. 33); check with legal.",
            },
            Stage {
                key: "people",
                who: "People whose data it is",
                from: LEARNED,
                within: Within::WithoutDelay,
                at_latest_hours: None,
                only_if: "the risk to them is high",
                why: "Without undue delay when the risk to them is high (GDPR Art. 34); check with legal.",
            },
        ],
    },
    Rule {
        key: "nis2",
        name: "NIS2",
        place: "EU",
        concerns: "Essential and important entities",
        article: "Directive (EU) 2022/2555, Art. 23, as each country has put it into law",
        checked: "2026-11-30",
        occasions: &[SecurityIncident, ServiceDown],
        replaces: &[],
        stages: &[
            Stage {
                key: "early-warning",
                who: "CSIRT or NIS2 authority: early warning",
                from: LEARNED,
                within: Within::hours(24),
                at_latest_hours: None,
                only_if: "the incident is significant",
                why: "Within 24 hours of knowing of it, if the incident is significant (NIS2 Art. 23); check with legal.",
            },
            Stage {
                key: "notification",
                who: "CSIRT or NIS2 authority: notification",
                from: LEARNED,
                within: Within::hours(72),
                at_latest_hours: None,
                only_if: "the incident is significant",
                why: "Within 72 hours of knowing of it, with a first assessment of severity and impact (NIS2 Art. 23); check with legal.",
            },
            Stage {
                key: "final-report",
                who: "CSIRT or NIS2 authority: final report",
                from: told("nis2/notification"),
                within: Within::Months(1),
                at_latest_hours: None,
                only_if: "the incident is significant",
                why: "One month after the notification, with cause and remedies (NIS2 Art. 23); check with legal.",
            },
        ],
    },
    Rule {
        key: "dora",
        name: "DORA",
        place: "EU",
        concerns: "Banks, insurers and other financial entities, in place of NIS2 Art. 23",
        article: "Regulation (EU) 2022/2554, Art. 19, with Delegated Regulation (EU) 2025/301",
        checked: "2026-11-30",
        occasions: &[SecurityIncident, ServiceDown],
        replaces: &["nis2"],
        stages: &[
            Stage {
                key: "initial",
                who: "Financial supervisor: initial notification",
                from: Counted::Event(Event::Classified),
                within: Within::hours(4),
                at_latest_hours: Some(24),
                only_if: "the incident is classified as major",
                why: "4 hours after it is classified as major, and at the latest 24 hours after knowing of it (DORA Art. 19); check with legal.",
            },
            Stage {
                key: "intermediate",
                who: "Financial supervisor: intermediate report",
                from: told("dora/initial"),
                within: Within::hours(72),
                at_latest_hours: None,
                only_if: "the incident is classified as major",
                why: "72 hours after the initial notification, also when nothing is new (DORA Art. 19); check with legal.",
            },
            Stage {
                key: "final",
                who: "Financial supervisor: final report",
                from: told("dora/intermediate"),
                within: Within::Months(1),
                at_latest_hours: None,
                only_if: "the incident is classified as major",
                why: "One month after the intermediate report, with cause and cost (DORA Art. 19); check with legal.",
            },
        ],
    },
    Rule {
        key: "cra",
        name: "Cyber Resilience Act",
        place: "EU, since 11 September 2026",
        concerns: "Makers of products with digital elements",
        article: "Regulation (EU) 2024/2847, Art. 14",
        checked: "2026-11-30",
        occasions: &[ProductVulnerability],
        replaces: &[],
        stages: &[
            Stage {
                key: "early-warning",
                who: "CSIRT and ENISA, as maker: early warning",
                from: LEARNED,
                within: Within::hours(24),
                at_latest_hours: None,
                only_if: "a vulnerability in a product of ours is actively exploited",
                why: "Within 24 hours of knowing that it is actively exploited (Cyber Resilience Act, Art. 14); check with legal.",
            },
            Stage {
                key: "notification",
                who: "CSIRT and ENISA, as maker: notification",
                from: LEARNED,
                within: Within::hours(72),
                at_latest_hours: None,
                only_if: "a vulnerability in a product of ours is actively exploited",
                why: "Within 72 hours of knowing of it, with what users can do (Cyber Resilience Act, Art. 14); check with legal.",
            },
            Stage {
                key: "final",
                who: "CSIRT and ENISA, as maker: final report",
                from: Counted::Event(Event::Fixed),
                within: Within::Days(14),
                at_latest_hours: None,
                only_if: "a vulnerability in a product of ours is actively exploited",
                why: "14 days after a fix or a workaround is available (Cyber Resilience Act, Art. 14); check with legal.",
            },
        ],
    },
    Rule {
        key: "sec",
        name: "SEC Form 8-K, Item 1.05",
        place: "United States",
        concerns: "Companies on a US stock exchange",
        article: "17 CFR 249.308, Form 8-K, Item 1.05",
        checked: "2026-11-30",
        occasions: &[SecurityIncident],
        replaces: &[],
        stages: &[Stage {
            key: "8-k",
            who: "Investors, by Form 8-K",
            from: Counted::Event(Event::Material),
            within: Within::BusinessDays(4),
            at_latest_hours: None,
            only_if: "the incident is material",
            why: "4 business days after it is determined to be material, which is judged without unreasonable delay (Form 8-K, Item 1.05); check with legal.",
        }],
    },
    Rule {
        key: "hipaa",
        name: "HIPAA",
        place: "United States",
        concerns: "Whoever handles health data there",
        article: "45 CFR 164.404 to 164.410",
        checked: "2026-11-30",
        occasions: &[PersonalData],
        replaces: &[],
        stages: &[
            Stage {
                key: "people",
                who: "People whose health data it is",
                from: LEARNED,
                within: Within::Days(60),
                at_latest_hours: None,
                only_if: "unsecured health data is concerned",
                why: "Without unreasonable delay, and at the latest 60 days after discovery (HIPAA, 45 CFR 164.404); check with legal.",
            },
            Stage {
                key: "hhs",
                who: "US Department of Health, and media of the state",
                from: LEARNED,
                within: Within::Days(60),
                at_latest_hours: None,
                only_if: "500 people or more are concerned; fewer are reported after the end of the year",
                why: "With the notice to the people, at the latest 60 days after discovery (HIPAA, 45 CFR 164.406 and 164.408); check with legal.",
            },
        ],
    },
    Rule {
        key: "us-states",
        name: "Breach laws of the US states",
        place: "United States",
        concerns: "Whoever holds personal data of people there",
        article: "The law of each state; several set 30 days, others more or no number",
        checked: "2026-11-30",
        occasions: &[PersonalData],
        replaces: &[],
        stages: &[Stage {
            key: "people",
            who: "People in US states whose data it is",
            from: LEARNED,
            within: Within::Days(30),
            at_latest_hours: None,
            only_if: "data that the state’s law names is concerned",
            why: "Several states set 30 days, others more or no number; some want their attorney general told too (state breach laws); check with legal.",
        }],
    },
    Rule {
        key: "pci",
        name: "PCI DSS",
        place: "Worldwide",
        concerns: "Whoever handles data of payment cards",
        article: "PCI DSS 4.0.1, Requirement 12.10.1, and the rules of the card brands",
        checked: "2026-11-30",
        occasions: &[CardData],
        replaces: &[],
        stages: &[Stage {
            key: "brands",
            who: "Acquiring bank and card brands",
            from: LEARNED,
            within: Within::WithoutDelay,
            at_latest_hours: None,
            only_if: "card data may be concerned",
            why: "At once, also on suspicion (PCI DSS 12.10.1 and the brands’ rules); check with legal.",
        }],
    },
];

/// The rule of the contract, whose hours are the project's own.
pub const CONTRACT: &str = "contract";

/// Returns all rules.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter()
}

/// Returns the keys of the rules that projects of the industry usually fall under.
pub fn usual(industry: Industry) -> &'static [&'static str] {
    match industry {
        Industry::General => &["gdpr", "nis2"],
        Industry::FinancialServices => &["gdpr", "dora", "pci"],
        Industry::Technology => &["gdpr", "nis2", "cra"],
    }
}

/// Tells whether the project has chosen the rule, or its industry usually falls under it.
pub fn is_chosen(settings: &Settings, key: &str) -> bool {
    match &settings.rules {
        Some(rules) => rules.iter().any(|one| one == key),
        None => usual(settings.industry).contains(&key),
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
            at_latest: stage.at_latest_hours.map(|hours| hours * 60),
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
    fn each_rule_is_complete_and_named_once() {
        let names: BTreeSet<&str> = all().map(|rule| rule.key).collect();
        assert_eq!(names.len(), all().count());
        for rule in all() {
            assert!(parse_date(rule.checked).is_some(), "{}", rule.key);
            assert!(!rule.occasions.is_empty() && !rule.article.is_empty());
            let stages: BTreeSet<&str> = rule.stages.iter().map(|stage| stage.key).collect();
            assert_eq!(stages.len(), rule.stages.len(), "{}", rule.key);
            for stage in rule.stages {
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
            assert!(usual(industry).iter().all(|key| names.contains(key)));
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
