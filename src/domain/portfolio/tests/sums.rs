//! Sums against brute force and closed forms.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::decide::loss_table::LossTable;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::simulation::{Plan, SimulationOutcome, simulate};
use crate::domain::portfolio;
use crate::domain::portfolio::losses::by_currency;
use crate::domain::portfolio::matrix::matrix;

fn run(plan: &Plan) -> SimulationOutcome {
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
    let all = portfolio::health(&[&a, &b]).unwrap();
    assert!((all - 400.0 / 7.0).abs() < 1e-9, "{all}");
    assert_eq!(portfolio::health(&[]), None);
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

/// Two projects that took the same risk from the library, and estimated it each for itself.
#[test]
fn the_same_entry_of_the_library_in_two_projects_is_no_copy() {
    let shared =
        crate::domain::identity::shared(crate::domain::record::Kind::Risk, "weak-access-control");
    let project = |number, cost: f64| {
        let loss = estimated(0.5, json!({ "point": cost }));
        let edit = risk(Edit::new(""), shared.0.as_u128(), loss);
        summary(&card(number, "P", edit))
    };
    let (a, b, copy) = (project(1, 100.0), project(2, 900.0), project(3, 100.0));
    let apart = by_currency(&[&a, &b]);
    assert_eq!(apart[0].repeated, 0);
    assert_eq!(apart[0].before, 500.0);
    assert_eq!(by_currency(&[&a, &copy])[0].repeated, 1);
}

#[test]
fn a_portfolio_of_one_is_simulated_like_the_project_alone() {
    let loss = estimated(0.5, json!({"range": [20_000.0, 900_000.0]}));
    let card = card(1, "A", risk(Edit::new(""), 7, loss));
    let policy = Policy::default();
    let table = LossTable::of(&card, &policy, now().date());
    assert_eq!(
        by_currency(&[&summary(&card)])[0].plan(),
        table.plan(&policy)
    );
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
