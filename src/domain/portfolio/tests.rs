//! Sums against brute force, the same KPI under different targets, and two days compared.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::Pair;
use super::changes::Change;
use super::losses::by_currency;
use super::matrix::matrix;
use super::summary::Summary;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::simulation::{Outcome, Plan, simulate};
use crate::domain::measure::action::Action;
use crate::domain::measure::evaluation::{Course, Status};
use crate::domain::measure::kpi::{Cadence, Kpi, Target};
use crate::domain::measure::measurement::Measurement;
use crate::domain::record::Extra;
use crate::domain::revision::{Id, Replica};
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::settings::Settings;
use crate::domain::value::{Finite, Moment};
use crate::library::kpis;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> NaiveDateTime {
    "2026-03-10T12:00:00".parse().unwrap()
}

fn card(number: u128, title: &str, edit: Edit) -> Scorecard {
    let settings = Settings {
        title: title.to_owned(),
        ..Settings::default()
    };
    let mut card = Scorecard::empty(Id::from_number(number << 64));
    card.apply(edit.put(settings), Replica(1)).unwrap();
    card
}

fn summary(card: &Scorecard) -> Summary {
    Summary::of(card, day("2026-03-10"), now())
}

/// A daily KPI whose values end on 10 March.
fn kpi(edit: Edit, number: u128, change: impl Fn(&mut Kpi), values: &[i32]) -> Edit {
    let mut kpi = kpis::by_key("critical-vulnerabilities")
        .unwrap()
        .to_kpi(Id::from_number(number), day("2026-01-01"));
    kpi.cadence = Cadence::Daily;
    kpi.weight = Finite::from(1);
    kpi.targets[0].target = Target::AtMost(Finite::from(10));
    kpi.targets[0].tolerance = Finite::from(2);
    change(&mut kpi);
    let mut edit = edit.put(kpi);
    let first = day("2026-03-10") - TimeDelta::days(values.len() as i64 - 1);
    for (on, value) in first.iter_days().zip(values) {
        let id = Id::from_number(number * 1000 + edit.changes.len() as u128);
        edit = edit.put(Measurement {
            id,
            kpi: Id::from_number(number),
            at: Moment::day(on),
            from: None,
            value: Finite::from(*value),
            note: String::new(),
            source: String::new(),
            entered_by: String::new(),
            extra: Extra::new(),
        });
    }
    edit
}

fn risk(edit: Edit, number: u128, loss: Value) -> Edit {
    let risk = json!({
        "id": Id::from_number(number), "name": format!("Risk {number}"), "identified": "2026-02-01", "loss": loss,
        "scores": [{"from": "2026-02-01", "inherent": {"likelihood": 4, "impact": 3}, "residual": {"likelihood": 2, "impact": 3}}],
    });
    edit.put(serde_json::from_value::<Risk>(risk).unwrap())
}

fn estimated(frequency: f64, magnitude: Value) -> Value {
    json!({"estimated": {"before": {"frequency": frequency, "magnitude": magnitude}}})
}

fn run(plan: &Plan) -> Outcome {
    simulate(plan, &mut |_| true).unwrap()
}

#[test]
fn expected_losses_are_the_sum_of_those_of_the_projects_and_unknown_is_not_0() {
    let first = risk(Edit::new(""), 1, estimated(0.5, json!({"point": 8_000.0})));
    let second = risk(Edit::new(""), 2, estimated(2.0, json!({"point": 9_000.0})));
    let second = risk(second, 3, json!("unknown"));
    let cards = [card(1, "A", first), card(2, "B", second)];
    let summaries = cards.each_ref().map(summary);
    let losses = by_currency(&[&summaries[0], &summaries[1]]);
    assert_eq!(losses.len(), 1);
    assert_eq!((losses[0].before, losses[0].after), (22_000.0, 22_000.0));
    assert_eq!(losses[0].unknown, 1);
    assert_eq!(summaries[1].open_risks, 2);
    let caveats = losses[0].caveats();
    assert_eq!(
        caveats,
        ["One open risk has no estimate: it is in no sum, and is not counted as 0."]
    );
    let only_unknown = card(3, "C", risk(Edit::new(""), 4, json!("unknown")));
    assert_eq!(summary(&only_unknown).expected_loss(), None);
    assert_eq!(
        summary(&card(4, "D", Edit::new(""))).expected_loss(),
        Some((0.0, 0.0))
    );
}

/// Four KPIs of weight 1 on target in one project, one of weight 3 off in the other: 4 / 7 = 57.1, where the mean of the
/// two indices would be 50. The one without a value is left out.
#[test]
fn health_is_taken_over_all_kpis_and_unknown_ones_are_left_out() {
    let good = (1..=4).fold(Edit::new(""), |edit, number| {
        kpi(edit, number, |_| {}, &[5])
    });
    let bad = kpi(Edit::new(""), 8, |kpi| kpi.weight = Finite::from(3), &[40]);
    let bad = kpi(bad, 9, |_| {}, &[]);
    let (a, b) = (summary(&card(1, "A", good)), summary(&card(2, "B", bad)));
    assert_eq!((a.health, b.health), (Some(100.0), Some(0.0)));
    let all = super::health(&[&a, &b]).unwrap();
    assert!((all - 400.0 / 7.0).abs() < 1e-9, "{all}");
    assert_eq!(super::health(&[]), None);
}

#[test]
fn currencies_are_never_added() {
    let edit = |number| {
        risk(
            Edit::new(""),
            number,
            estimated(1.0, json!({"point": 1_000.0})),
        )
    };
    let mut dollars = card(2, "B", edit(2));
    let settings = Settings {
        currency: " usd".to_owned(),
        ..dollars.settings()
    };
    dollars
        .apply(Edit::new("").put(settings), Replica(1))
        .unwrap();
    let (a, b) = (summary(&card(1, "A", edit(1))), summary(&dollars));
    let losses = by_currency(&[&a, &b]);
    let said: Vec<(&str, f64)> = (losses.iter())
        .map(|one| (one.currency.as_str(), one.before))
        .collect();
    assert_eq!(said, [("EUR", 1_000.0), ("USD", 1_000.0)]);
}

/// Two projects, each with one event of 1 000 000 that comes once in 15 years. The chance of a year without it is
/// e^(−1/15) = 0.9355, so one year in ten costs nothing in either project: both P90 are 0, and so is their sum. Together
/// 1 − e^(−2/15) = 12.5 % of the years have a loss, so the P90 of the sum is 1 000 000.
#[test]
fn the_percentile_of_the_sum_is_not_the_sum_of_the_percentiles() {
    let project = |number: u128| {
        let loss = estimated(1.0 / 15.0, json!({"point": 1_000_000.0}));
        card(number, "P", risk(Edit::new(""), number, loss))
    };
    let (a, b) = (summary(&project(1)), summary(&project(2)));
    let alone = |summary| run(&by_currency(&[summary])[0].plan()).before.p90;
    assert_eq!((alone(&a), alone(&b)), (0.0, 0.0));
    let both = run(&by_currency(&[&a, &b])[0].plan());
    assert_eq!(both.before.p90, 1_000_000.0);
    assert!(
        (both.before.any - 0.1248).abs() < 0.005,
        "{}",
        both.before.any
    );
}

#[test]
fn simulated_together_the_mean_is_the_closed_form() {
    let ranges = [
        (0.5, 20_000.0, 900_000.0),
        (3.0, 1_000.0, 9_000.0),
        (0.1, 100_000.0, 1_000_000.0),
    ];
    let cards: Vec<Scorecard> = (ranges.iter().zip(1..))
        .map(|((frequency, low, high), number)| {
            let loss = estimated(*frequency, json!({"range": [low, high]}));
            card(number, "P", risk(Edit::new(""), number, loss))
        })
        .collect();
    let summaries: Vec<Summary> = cards.iter().map(summary).collect();
    let losses = by_currency(&summaries.iter().collect::<Vec<_>>());
    let outcome = run(&losses[0].plan());
    let off = (outcome.before.mean - losses[0].before).abs();
    assert!(
        off < 4.0 * outcome.before.error,
        "{off} off {}",
        losses[0].before
    );
}

#[test]
fn a_copy_of_a_project_has_its_own_chance_and_is_said_to_be_one() {
    let loss = || estimated(0.5, json!({"point": 100.0}));
    let original = summary(&card(1, "A", risk(Edit::new(""), 7, loss())));
    let copy = summary(&card(2, "A (copy)", risk(Edit::new(""), 7, loss())));
    let losses = by_currency(&[&original, &copy]);
    assert_eq!(losses[0].repeated, 1);
    assert_ne!(losses[0].risks[0].id, losses[0].risks[1].id);
    // The same years for both would give a loss in 39 % of the years instead of 63 %.
    let any = run(&losses[0].plan()).before.any;
    assert!((any - 0.632).abs() < 0.01, "{any}");
}

#[test]
fn a_portfolio_of_one_is_simulated_like_the_project_alone() {
    let loss = estimated(0.5, json!({"range": [20_000.0, 900_000.0]}));
    let card = card(1, "A", risk(Edit::new(""), 7, loss));
    let policy = crate::domain::decide::policy::Policy::default();
    let table = crate::domain::decide::loss_table::LossTable::of(&card, &policy, now().date());
    assert_eq!(
        by_currency(&[&summary(&card)])[0].plan(),
        table.plan(&policy)
    );
}

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
    use crate::domain::measure::kpi::Unit;
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

fn action(number: u128, state: &str, due: &str, closed: Option<&str>) -> Action {
    let mut action = json!({
        "id": Id::from_number(number), "kpi": Id::from_number(1), "what": format!("Action {number}"),
        "created": "2026-01-01", "due": due, "state": state,
    });
    if let Some(closed) = closed {
        action["closed"] = json!(closed);
    }
    serde_json::from_value(action).unwrap()
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
    let mut gone = serde_json::to_value(match &edit.changes.last().unwrap().to {
        crate::domain::scorecard::To::Current(Some(record)) => {
            crate::domain::record::Record::from_any(record)
                .map(|risk: &Risk| risk.clone())
                .unwrap()
        }
        _ => unreachable!(),
    })
    .unwrap();
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
    let report = super::report::document(&[], &[], now().date());
    assert!(report.blocks.is_empty());
    let report = super::report::document(&[Arc::new(pair)], &[], now().date());
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
    let text = super::report::document(
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

/// Fifty projects of ten KPIs and ten risks: each is in the table once, and each risk in the simulation once.
#[test]
fn fifty_scorecards_lose_nothing() {
    let cards: Vec<Scorecard> = (1..=50)
        .map(|number| {
            let edit = (0..10).fold(Edit::new(""), |edit, at| {
                let name = format!("KPI {at}");
                let rename = |kpi: &mut Kpi| {
                    kpi.library = String::new();
                    kpi.name.clone_from(&name);
                };
                let edit = kpi(edit, number * 100 + at, rename, &[5, 12]);
                risk(
                    edit,
                    number * 100 + at,
                    estimated(0.1, json!({"point": 1_000.0})),
                )
            });
            card(number, &format!("Project {number}"), edit)
        })
        .collect();
    let summaries: Vec<Summary> = cards.iter().map(summary).collect();
    let summaries: Vec<&Summary> = summaries.iter().collect();
    let rows = matrix(&summaries);
    assert_eq!(rows.len(), 10);
    assert!(rows.iter().all(|row| row.shared() == 50));
    let losses = by_currency(&summaries);
    assert_eq!(
        (losses[0].scorecards.len(), losses[0].risks.len()),
        (50, 500)
    );
    assert!((losses[0].before - 50_000.0).abs() < 1e-6);
}

proptest! {
    /// The sums of a portfolio are the sums over its scorecards, whatever is in them.
    #[test]
    fn sums_are_those_of_brute_force(
        risks in proptest::collection::vec((0usize..4, 0u32..40, 1u32..100_000, any::<bool>()), 0..30)
    ) {
        let mut edits = [(); 4].map(|()| Edit::new(""));
        let (mut before, mut unknown, mut exposure) = (0.0, 0, 0);
        for (number, (project, frequency, loss, is_known)) in risks.iter().enumerate() {
            let frequency = f64::from(*frequency) / 10.0;
            let said = match is_known {
                true => estimated(frequency, json!({"point": f64::from(*loss)})),
                false => json!("unknown"),
            };
            match is_known {
                true => before += frequency * f64::from(*loss),
                false => unknown += 1,
            }
            exposure += 6;
            let edit = std::mem::replace(&mut edits[*project], Edit::new(""));
            edits[*project] = risk(edit, number as u128 + 1, said);
        }
        let mut number = 0;
        let summaries = edits.map(|edit| {
            number += 1;
            summary(&card(number, "P", edit))
        });
        let summaries: Vec<&Summary> = summaries.iter().collect();
        let losses = by_currency(&summaries);
        let sum: f64 = losses.iter().map(|one| one.before).sum();
        prop_assert!((sum - before).abs() <= 1e-9 * before.max(1.0));
        prop_assert_eq!(losses.iter().map(|one| one.unknown).sum::<usize>(), unknown);
        prop_assert_eq!(summaries.iter().map(|one| one.exposure).sum::<u32>(), exposure);
        prop_assert_eq!(losses.iter().map(|one| one.risks.len() + one.unknown).sum::<usize>(), risks.len());
    }
}
