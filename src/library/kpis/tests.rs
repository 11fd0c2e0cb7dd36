//! Tests of the library’s KPIs.

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

/// A backlog and a running total look like a trend by themselves.
#[test]
fn what_counts_a_backlog_or_a_running_total_says_so() {
    let covers = |key| {
        by_key(key)
            .unwrap()
            .to_kpi(Id::from_number(1), day())
            .covers()
    };
    for key in [
        "audit-findings-past-due",
        "cloud-misconfigurations",
        "dormant-accounts",
        "overdue-vulnerabilities",
        "policy-exceptions-expired",
        "risks-without-owner",
        "secrets-exposed",
        "vendor-issues-overdue",
        "vulnerable-dependencies",
    ] {
        assert_eq!(covers(key), Covers::Stock, "{key}");
    }
    assert_eq!(covers("security-budget-against-plan"), Covers::SoFar);
    assert_eq!(covers(RISK_BURN_DOWN), Covers::SoFar);
    assert_eq!(by_key(RISK_BURN_DOWN).unwrap().covers, Covers::Period);
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
    let surveys: Vec<_> = all().filter(|template| is_survey(template.key)).collect();
    let units: Vec<_> = surveys.iter().map(|template| template.unit).collect();
    assert_eq!(units, [Unit::Score, Unit::Percent]);
    for template in all() {
        let is_source = template.data_source.starts_with("Stakeholder survey: ");
        assert_eq!(template.is_survey, is_source, "{}", template.key);
    }
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

#[test]
fn a_target_is_written_as_people_say_it() {
    use UsualTarget::{AtLeast, AtMost, Below, Within};
    for (line, target) in [
        ("at least 99.9", AtLeast(99.9)),
        ("at most 0", AtMost(0.0)),
        ("below 4", Below(4.0)),
        ("between 0.95 and 1.05", Within(0.95, 1.05)),
    ] {
        assert_eq!(UsualTarget::from_line(line), Ok(target), "{line}");
    }
    for line in [
        "",
        "99.9",
        "at least",
        "at least many",
        "between 1",
        "between 1 or 2",
    ] {
        assert!(UsualTarget::from_line(line).is_err(), "{line}");
    }
}

#[test]
fn industries_are_every_or_some_in_a_line() {
    let read = |line| Industries::from_line(line).map(|Industries(all)| all);
    assert_eq!(read("every"), Ok(Industry::ALL.to_vec()));
    let two = vec![Industry::FinancialServices, Industry::General];
    assert_eq!(read("financial services, general"), Ok(two));
    assert!(read("financial services, farming").is_err());
}
