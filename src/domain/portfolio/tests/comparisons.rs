//! The same KPI under different targets, two days compared, and the report.

use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::domain::decide::risk::Risk;
use crate::domain::measure::evaluation::{Course, Status};
use crate::domain::measure::kpi::Unit;
use crate::domain::portfolio::Pair;
use crate::domain::portfolio::changes::Change;
use crate::domain::portfolio::losses::by_currency;
use crate::domain::portfolio::matrix::matrix;
use crate::domain::portfolio::report;

/// 12 is within the tolerance of "at most 10", and far off "at most 5": the same value, another status.
#[test]
fn the_same_kpi_is_compared_by_its_own_target_and_not_by_its_value() {
    let lenient = kpi(Edit::new(""), 1, |_| {}, &[12]);
    let strict = kpi(
        Edit::new(""),
        2,
        |kpi| {
            kpi.name = "Called otherwise here".to_owned();
            kpi.targets[0].target = Target::AtMost(Finite::from(5));
        },
        &[12],
    );
    let high_but_fine = kpi(
        Edit::new(""),
        3,
        |kpi| kpi.targets[0].target = Target::AtMost(Finite::from(100)),
        &[90],
    );
    let cards = [
        card(1, "A", lenient),
        card(2, "B", strict),
        card(3, "C", high_but_fine),
    ];
    let summaries = cards.each_ref().map(summary);
    let summaries: Vec<&Summary> = summaries.iter().collect();
    let rows = matrix(&summaries);
    assert_eq!(rows.len(), 1, "one library entry is one KPI");
    assert_eq!((rows[0].shared(), rows[0].off(&summaries)), (3, 1));
    let order: Vec<(usize, Status, Option<f64>)> = (rows[0].lines(&summaries).into_iter())
        .map(|(at, line)| (at, line.status, line.miss))
        .collect();
    assert_eq!(
        order,
        [
            (1, Status::OffTarget, Some(3.5)),
            (0, Status::Watch, Some(1.0)),
            (2, Status::OnTarget, Some(0.0)),
        ]
    );
}

#[test]
fn kpis_of_ones_own_are_the_same_when_name_and_unit_are() {
    let own = |number, name: &str, unit| {
        let name = name.to_owned();
        let edit = kpi(
            Edit::new(""),
            number,
            |kpi| {
                kpi.library = String::new();
                kpi.name.clone_from(&name);
                kpi.unit = unit;
            },
            &[5],
        );
        summary(&card(number, "P", edit))
    };
    let (a, b) = (
        own(1, "Open tickets", Unit::Count),
        own(2, " open Tickets", Unit::Count),
    );
    let c = own(3, "Open tickets", Unit::Days);
    let shared: Vec<usize> = matrix(&[&a, &b, &c])
        .iter()
        .map(|row| row.shared())
        .collect();
    assert_eq!(shared, [2, 1]);
}

#[test]
fn kpis_of_two_library_entries_are_not_the_same_whatever_they_are_called() {
    let named = |number, library: &str| {
        let edit = kpi(
            Edit::new(""),
            number,
            |kpi| {
                kpi.library = library.to_owned();
                kpi.name = "Ours".to_owned();
            },
            &[5],
        );
        summary(&card(number, "P", edit))
    };
    let (a, b) = (named(1, "dormant-accounts"), named(2, "secrets-exposed"));
    assert_eq!(matrix(&[&a, &b]).len(), 2);
    let own = named(3, "");
    assert_eq!(matrix(&[&a, &own]).len(), 1);
}

#[test]
fn what_has_no_fresh_value_is_never_ranked_as_the_worst() {
    let stale = |kpi: &mut Kpi| kpi.cadence = Cadence::Daily;
    let edit = kpi(Edit::new(""), 1, stale, &[]);
    let (silent, off) = (
        summary(&card(1, "A", edit)),
        summary(&card(2, "B", kpi(Edit::new(""), 2, |_| {}, &[40]))),
    );
    let rows = matrix(&[&silent, &off]);
    let order: Vec<usize> = (rows[0].lines(&[&silent, &off]).iter())
        .map(|line| line.0)
        .collect();
    assert_eq!(order, [1, 0]);
}

/// From 20 (off) on 1 March to 9 (on target) on 10 March; the risk was burnt down in between.
#[test]
fn two_days_are_compared_as_they_were_then() {
    let edit = kpi(
        Edit::new(""),
        1,
        |_| {},
        &[20, 18, 16, 15, 14, 13, 12, 11, 10, 9],
    );
    let edit = risk(edit, 5, json!("unknown"));
    let mut gone = json!({
        "name": "Old server", "identified": "2026-02-01",
        "scores": [{"from": "2026-02-01", "inherent": {"likelihood": 4, "impact": 3}, "residual": {"likelihood": 2, "impact": 3}}],
    });
    gone["id"] = json!(Id::from_number(6));
    gone["mitigated"] = json!("2026-03-05");
    let edit = edit
        .put(serde_json::from_value::<Risk>(gone).unwrap())
        .put(action(70, "open", "2026-03-08", None))
        .put(action(71, "done", "2026-02-20", Some("2026-03-04")))
        .put(action(72, "open", "2026-04-01", None));
    let card = card(1, "A", edit);
    let change = Change::of(&Pair::of(
        &card,
        day("2026-03-01"),
        day("2026-03-10"),
        now(),
    ));
    assert_eq!(
        (change.health.then, change.health.now),
        (Some(0.0), Some(100.0))
    );
    assert_eq!((change.exposure.then, change.exposure.now), (12, 6));
    assert_eq!((change.open_risks.then, change.open_risks.now), (2, 1));
    // Then action 71 was late, now action 70 is.
    assert_eq!((change.overdue.then, change.overdue.now), (1, 1));
    assert_eq!(change.better.len(), 1);
    assert_eq!(change.course(), Course::Improving);
    let same = Change::of(&Pair::of(
        &card,
        day("2026-03-10"),
        day("2026-03-10"),
        now(),
    ));
    assert!(same.is_none());
}

#[test]
fn a_first_value_is_neither_better_nor_worse() {
    let card = card(1, "A", kpi(Edit::new(""), 1, |_| {}, &[5]));
    let change = Change::of(&Pair::of(
        &card,
        day("2026-02-01"),
        day("2026-03-10"),
        now(),
    ));
    assert_eq!(change.course(), Course::Unknown);
    assert_eq!(
        (change.better.len(), change.worse.len(), change.other.len()),
        (0, 0, 1)
    );
}

#[test]
fn days_far_away_and_nothing_at_all_are_no_trouble() {
    let empty = card(1, "A", Edit::new(""));
    let pair = Pair::of(&empty, NaiveDate::MIN, NaiveDate::MAX, now());
    assert_eq!(pair.now.day, now().date());
    assert!(matrix(&[]).is_empty() && by_currency(&[]).is_empty());
    let report = report::document(&[], &[], now().date());
    assert!(report.blocks.is_empty());
    let report = report::document(&[Arc::new(pair)], &[], now().date());
    assert!(
        report.plain().contains("Nothing is different."),
        "{}",
        report.plain()
    );
}

#[test]
fn the_report_says_what_is_off_what_it_may_cost_and_what_is_late() {
    let project = |number: u128, title| {
        let edit = kpi(Edit::new(""), 1, |_| {}, &[40]);
        let edit = risk(edit, number, estimated(2.0, json!({"point": 500.0})));
        let pair = card(
            number,
            title,
            edit.put(action(70, "open", "2026-03-01", None)),
        );
        Arc::new(Pair::of(&pair, day("2026-02-01"), day("2026-03-10"), now()))
    };
    let text = report::document(
        &[project(11, "North"), project(12, "South")],
        &[],
        now().date(),
    );
    let text = text.plain().replace(['\u{a0}', '\u{202f}'], " ");
    for part in [
        "Portfolio of two projects on 10 March",
        "Of two KPIs, none is on target, none is to watch, two are off target. Two actions are overdue.",
        "North: health 0; KPIs off target: 1 of 1; one open risk, exposure 6; one action overdue.",
        "in 2 of the 2 projects that have it, each by its own target.",
        "Two open risks with an exposure of 12 points together",
        "Two open risks with an estimate cost EUR 2 000 a year on average before mitigation",
        "South: Action 70 (nobody named, was due 1 March).",
    ] {
        assert!(text.contains(part), "“{part}” is missing in:\n{text}");
    }
}

/// Two KPIs that count the same, one on target and one that nobody measures any more: a health of 100 rests on one of two.
#[test]
fn regression_a_health_that_leaves_something_out_says_on_how_much_it_rests() {
    let mut edit = kpi(Edit::new(""), 1, |_| {}, &[5, 5]);
    edit = kpi(edit, 2, |_| {}, &[]);
    let card = card(1, "Portal", edit);
    let now = summary(&card);
    assert_eq!(
        (now.health, report::known(&now).as_str()),
        (Some(100.0), " (1 of 2 known)")
    );
    let whole = summary(&super::card(2, "Shop", kpi(Edit::new(""), 1, |_| {}, &[5])));
    assert_eq!(report::known(&whole), "");
}

#[test]
fn regression_a_portfolio_without_a_kpi_says_so() {
    let empty = card(1, "Portal", Edit::new(""));
    let pair = Pair::of(&empty, day("2026-02-01"), day("2026-03-10"), now());
    let text = report::document(&[Arc::new(pair)], &[], now().date()).plain();
    assert!(text.contains("There is no KPI yet."), "{text}");
    assert!(!text.contains("no KPIs, none is"), "{text}");
}
