use super::*;
use crate::domain::decide::appraisal::RiskLoss;
use crate::domain::decide::finance::{Cash, YearlyLoss};
use crate::domain::decide::loss::{LossEstimate, LossPair, Magnitude};
use crate::domain::value::Finite;
use proptest::prelude::*;

/// A request that costs so much once and avoids so much a year, looked at for a year without interest.
fn candidate(number: u128, cost: f64, avoided: f64) -> Candidate {
    Candidate {
        id: Id::from_number(number),
        name: format!("Request {number}"),
        state: RequestState::Proposed,
        appraisal: Appraisal {
            cash: Cash {
                one_off: cost,
                yearly: 0.0,
                benefit: 0.0,
                loss: Some(YearlyLoss {
                    before: avoided,
                    after: 0.0,
                }),
                horizon: 1,
                rate: 0.0,
            },
            basis: Basis::Typed,
        },
    }
}

/// The same, by ending one risk.
fn ending(number: u128, cost: f64, risk: u128, loss: i32) -> Candidate {
    let estimate = |loss: i32| LossEstimate {
        frequency: Finite::from(1).into(),
        magnitude: Magnitude::Point(Finite::from(loss)),
    };
    let mut one = candidate(number, cost, f64::from(loss));
    one.appraisal.basis = Basis::Risks(vec![RiskLoss {
        id: Id::from_number(risk),
        name: format!("Risk {risk}"),
        losses: Some(LossPair {
            before: estimate(loss),
            after: estimate(0),
        }),
    }]);
    one
}

fn with_budget(budget: i32) -> Policy {
    Policy {
        budget: Some(Finite::from(budget)),
        ..Policy::default()
    }
}

fn chosen(candidates: &[Candidate], budget: i32) -> Selection {
    select(candidates, &with_budget(budget)).unwrap()
}

fn ids(numbers: &[u128]) -> Vec<Id> {
    numbers
        .iter()
        .map(|number| Id::from_number(*number))
        .collect()
}

#[test]
fn without_a_budget_nothing_is_chosen() {
    assert_eq!(select(&[candidate(1, 1.0, 2.0)], &Policy::default()), None);
}

#[test]
fn what_is_not_chosen_says_why() {
    let candidates = [
        candidate(1, 6_000.0, 16_000.0),
        candidate(2, 5_000.0, 9_000.0),
        candidate(3, 12_000.0, 90_000.0),
        candidate(4, 1_000.0, 900.0),
        Candidate {
            appraisal: Appraisal {
                cash: Cash {
                    loss: None,
                    ..candidate(5, 10.0, 0.0).appraisal.cash
                },
                basis: Basis::Unknown,
            },
            ..candidate(5, 10.0, 0.0)
        },
    ];
    let selection = chosen(&candidates, 8_000);
    assert_eq!(selection.chosen, ids(&[1]));
    assert_eq!((selection.cost, selection.value), (6_000.0, 10_000.0));
    let whys: Vec<Why> = selection.left_out.iter().map(|one| one.why).collect();
    assert_eq!(
        whys,
        [
            // Instead of the first it would bring 4,000 and not 10,000.
            Why::NoRoom {
                cost: 5_000.0,
                left: 2_000.0,
                loses: 6_000.0
            },
            Why::TooDear {
                cost: 12_000.0,
                room: 8_000.0
            },
            Why::NotWorthIt(-100.0),
            Why::UnknownValue,
        ]
    );
}

#[test]
fn the_loss_of_a_risk_is_avoided_once() {
    let candidates = [ending(1, 1_000.0, 7, 5_000), ending(2, 2_000.0, 7, 5_000)];
    let selection = chosen(&candidates, 10_000);
    assert_eq!(selection.chosen, ids(&[1]));
    assert_eq!(selection.value, 4_000.0);
    assert_eq!(selection.left_out[0].why, Why::NothingNew);
    assert_eq!(selection.shared, Vec::<String>::new());
}

#[test]
fn two_that_are_worth_it_beside_each_other_are_both_chosen_and_share_their_risk() {
    let mut second = ending(2, 2_000.0, 7, 5_000);
    second.appraisal.cash.benefit = 3_000.0;
    let selection = chosen(&[ending(1, 1_000.0, 7, 5_000), second], 10_000);
    // 5,000 − 2,000 + 3,000 alone; the first adds nothing but its cost.
    assert_eq!(selection.chosen, ids(&[2]));
    let mut first = ending(1, 1_000.0, 7, 5_000);
    first.appraisal.cash.benefit = 1_500.0;
    let mut second = ending(2, 2_000.0, 7, 5_000);
    second.appraisal.cash.benefit = 3_000.0;
    let selection = chosen(&[first, second], 10_000);
    assert_eq!(selection.chosen, ids(&[1, 2]));
    assert_eq!(
        selection.value,
        5_000.0 + 1_500.0 - 1_000.0 + 3_000.0 - 2_000.0
    );
    assert_eq!(selection.shared, ["Risk 7"]);
}

#[test]
fn what_is_approved_has_taken_its_money_and_its_risk() {
    let approved = Candidate {
        state: RequestState::Approved,
        ..ending(1, 3_000.0, 7, 5_000)
    };
    let candidates = [
        approved,
        ending(2, 1_000.0, 7, 5_000),
        candidate(3, 2_500.0, 4_000.0),
    ];
    let selection = chosen(&candidates, 5_000);
    assert_eq!((selection.committed, selection.room), (3_000.0, 2_000.0));
    assert_eq!(selection.chosen, []);
    assert_eq!(selection.left_out[0].why, Why::NothingNew);
    assert_eq!(
        selection.left_out[1].why,
        Why::TooDear {
            cost: 2_500.0,
            room: 2_000.0
        }
    );
}

#[test]
fn a_declined_request_neither_costs_nor_competes() {
    let declined = Candidate {
        state: RequestState::Declined,
        ..candidate(1, 3_000.0, 5_000.0)
    };
    let selection = chosen(&[declined, candidate(2, 4_000.0, 5_000.0)], 5_000);
    assert_eq!((selection.room, selection.chosen), (5_000.0, ids(&[2])));
    assert_eq!(selection.left_out, []);
}

#[test]
fn forty_that_share_their_risks_are_weighed_to_the_end() {
    let candidates: Vec<Candidate> = (0..40_u128)
        .map(|n| {
            let cost = 5_000.0 + ((n * 7_919) % 9_973) as f64;
            let mut one = ending(n, cost, n % 13, 20_000 + (n % 13) as i32 * 777);
            one.appraisal.cash.benefit = ((n * 31) % 17) as f64 * 600.0;
            one
        })
        .collect();
    let selection = chosen(&candidates, 100_000);
    assert!(
        selection.proven && selection.cost <= 100_000.0,
        "{selection:?}"
    );
}

proptest! {
    #[test]
    fn the_chosen_never_cost_more_than_there_is_and_none_loses_money(
        amounts in prop::collection::vec((0.0..1e6, 0.0..1e6, 0_u128..4, 0_u8..4), 0..25),
        budget in 0..3_000_000,
    ) {
        let candidates: Vec<Candidate> = (amounts.iter().enumerate())
            .map(|(number, (cost, avoided, risk, state))| Candidate {
                state: RequestState::ALL[usize::from(*state)],
                ..match risk {
                    0 => candidate(number as u128, *cost, *avoided),
                    _ => ending(number as u128, *cost, *risk, 200_000 * *risk as i32),
                }
            })
            .collect();
        let selection = chosen(&candidates, budget);
        prop_assert!(selection.cost <= selection.room.max(0.0));
        for one in &candidates {
            let is_chosen = selection.chosen.contains(&one.id);
            prop_assert!(!is_chosen || one.state == RequestState::Proposed);
            prop_assert!(!is_chosen || one.appraisal.cash.npv().known().unwrap() > -0.005);
        }
    }
}
