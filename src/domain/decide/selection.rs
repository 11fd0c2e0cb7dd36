//! Which requests to buy: the set of the highest net present value that the budget pays for, and why not the others.
//!
//! What is approved or bought has taken its part of the budget, and of the risks. The loss of a risk is avoided once,
//! however many requests name it.

use std::collections::BTreeMap;

use super::appraisal::{Appraisal, Basis};
use super::knapsack::{self, Best, Item};
use super::policy::Policy;
use super::request::{BudgetRequest, RequestState};
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

/// A request with its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub id: Id,
    pub name: String,
    pub state: RequestState,
    pub appraisal: Appraisal,
}

impl Candidate {
    pub fn of(request: &BudgetRequest, appraisal: Appraisal) -> Candidate {
        Candidate {
            id: request.id,
            name: request.name.clone(),
            state: request.state,
            appraisal,
        }
    }
}

/// Returns every request of the scorecard, by name.
pub fn candidates(card: &Scorecard, policy: &Policy) -> Vec<Candidate> {
    let requests = card.all::<BudgetRequest>();
    let candidates =
        requests.map(|request| Candidate::of(request, Appraisal::of(card, request, policy)));
    let mut candidates: Vec<Candidate> = candidates.collect();
    sort_by(&mut candidates, |a, b| a.name.cmp(&b.name));
    candidates
}

/// The best set under the budget.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    pub budget: f64,
    /// What the approved and bought requests cost.
    pub committed: f64,
    /// What is left for those proposed; below 0 when more is committed than there is.
    pub room: f64,
    pub chosen: Vec<Id>,
    /// What the chosen ones cost.
    pub cost: f64,
    /// The net present value of the chosen ones together.
    pub value: f64,
    pub left_out: Vec<LeftOut>,
    /// Risks whose loss several of the chosen and committed requests name; it is counted once.
    pub shared: Vec<String>,
    /// No other set is better; false when there were too many to look at all.
    pub proven: bool,
}

/// A proposed request that is not in the best set.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    pub id: Id,
    pub name: String,
    pub why: Why,
}

/// Why a request is not in the best set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// Nobody knows what it is worth.
    UnknownValue,
    /// It costs more than it brings: its net present value.
    NotWorthIt(f64),
    /// It costs more than the whole budget that is left.
    TooDear { cost: f64, room: f64 },
    /// What it avoids is avoided already by the others.
    NothingNew,
    /// There is no room beside the chosen ones, and to make room would lower the value.
    NoRoom { cost: f64, left: f64, loses: f64 },
}

/// Returns the best set; none while nobody has said how much there is.
pub fn select(candidates: &[Candidate], policy: &Policy) -> Option<Selection> {
    let budget = policy.budget?.get();
    let committed: Vec<&Candidate> =
        with_state(candidates, &[RequestState::Approved, RequestState::Bought]);
    let proposed: Vec<&Candidate> = with_state(candidates, &[RequestState::Proposed]);
    let spent: f64 = committed.iter().map(|one| one.appraisal.cash.cost()).sum();
    let room = cents(budget) - committed.iter().map(|one| cost(one)).sum::<i64>();
    let problem = Problem::new(&committed, &proposed);
    let best = problem.best(room);
    let chosen: Vec<&Candidate> = best.chosen.iter().map(|at| problem.known[*at]).collect();
    let left_out = (proposed.iter())
        .filter(|one| chosen.iter().all(|chosen| chosen.id != one.id))
        .map(|one| LeftOut {
            id: one.id,
            name: one.name.clone(),
            why: problem.why(one, &best, room),
        });
    Some(Selection {
        budget,
        committed: spent,
        room: money(room),
        left_out: left_out.collect(),
        shared: shared(chosen.iter().chain(&committed)),
        chosen: chosen.iter().map(|one| one.id).collect(),
        cost: money(best.cost),
        value: money(best.value),
        proven: best.proven,
    })
}

fn with_state<'a>(candidates: &'a [Candidate], states: &[RequestState]) -> Vec<&'a Candidate> {
    (candidates.iter())
        .filter(|one| states.contains(&one.state))
        .collect()
}

/// Returns whole cents, small enough to add up some dozens.
fn cents(amount: f64) -> i64 {
    const MOST: f64 = 4e16;
    (amount * 100.0).round().clamp(-MOST, MOST) as i64
}

fn money(cents: i64) -> f64 {
    cents as f64 / 100.0
}

fn cost(candidate: &Candidate) -> i64 {
    cents(candidate.appraisal.cash.cost())
}

/// The proposed requests as items, and the risks as their gains.
struct Problem<'a> {
    /// Those whose value is known, as the items are.
    known: Vec<&'a Candidate>,
    items: Vec<Item>,
    gains: Vec<i64>,
}

impl<'a> Problem<'a> {
    fn new(committed: &[&Candidate], proposed: &[&'a Candidate]) -> Problem<'a> {
        let mut positions: BTreeMap<Id, usize> = BTreeMap::new();
        let mut gains = Vec::new();
        // Their risks bring nothing more to anyone else.
        for risk in committed.iter().flat_map(|one| one.appraisal.risks()) {
            positions.insert(risk.id, gains.len());
            gains.push(0);
        }
        let known = (proposed.iter().copied())
            .filter(|one| one.appraisal.cash.loss.is_some())
            .collect::<Vec<&Candidate>>();
        let mut items = Vec::with_capacity(known.len());
        for one in &known {
            let cash = &one.appraisal.cash;
            let mut item = Item {
                cost: cost(one),
                own: cents(value_without_risks(one)),
                gains: Vec::new(),
            };
            for risk in one.appraisal.risks() {
                let worth = cents(risk.avoided().unwrap_or_default() * cash.annuity());
                if worth < 0 {
                    // A loss that grows is no gain to share.
                    item.own = item.own.saturating_add(worth);
                    continue;
                }
                let position = *positions.entry(risk.id).or_insert_with(|| {
                    gains.push(worth);
                    gains.len() - 1
                });
                if !item.gains.contains(&position) {
                    item.gains.push(position);
                }
            }
            items.push(item);
        }
        Problem {
            known,
            items,
            gains,
        }
    }

    fn best(&self, room: i64) -> Best {
        knapsack::best(&self.items, &self.gains, room)
    }

    /// Says why the request is not among the best.
    fn why(&self, candidate: &Candidate, best: &Best, room: i64) -> Why {
        let position = self.known.iter().position(|one| one.id == candidate.id);
        let (Some(npv), Some(position)) = (candidate.appraisal.cash.npv().known(), position) else {
            return Why::UnknownValue;
        };
        let item = &self.items[position];
        let left = room.saturating_sub(best.cost);
        if npv <= 0.0 {
            return Why::NotWorthIt(npv);
        }
        if item.cost > room {
            return Why::TooDear {
                cost: money(item.cost),
                room: money(room),
            };
        }
        if item.cost <= left {
            return Why::NothingNew;
        }
        let with = self.best_with(position, room);
        Why::NoRoom {
            cost: money(item.cost),
            left: money(left),
            loses: money(best.value.saturating_sub(with)),
        }
    }

    /// Returns the value of the best set that has this item.
    fn best_with(&self, position: usize, room: i64) -> i64 {
        let item = &self.items[position];
        let mut gains = self.gains.clone();
        let own = item.gains.iter().fold(item.own, |value, gain| {
            value.saturating_add(std::mem::take(&mut gains[*gain]))
        });
        let mut others = self.items.clone();
        others.remove(position);
        let best = knapsack::best(&others, &gains, room.saturating_sub(item.cost));
        best.value.saturating_add(own)
    }
}

/// Returns the net present value of the request without the loss that its risks have in common with others.
fn value_without_risks(candidate: &Candidate) -> f64 {
    let cash = candidate.appraisal.cash;
    let without = match candidate.appraisal.basis {
        Basis::Risks(_) => cash.with_avoided(0.0),
        _ => cash,
    };
    // The caller has seen that the loss is known.
    without.npv().known().unwrap_or_default()
}

/// Returns the names of the risks that more than one of the requests brings down.
fn shared<'a>(candidates: impl Iterator<Item = &'a &'a Candidate>) -> Vec<String> {
    let mut seen: BTreeMap<Id, (usize, &str)> = BTreeMap::new();
    for risk in candidates.flat_map(|one| one.appraisal.risks()) {
        seen.entry(risk.id).or_insert((0, &risk.name)).0 += 1;
    }
    let shared = seen.values().filter(|(count, _)| *count > 1);
    shared.map(|(_, name)| (*name).to_owned()).collect()
}

#[cfg(test)]
mod tests {
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
            frequency: Finite::from(1),
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
}
