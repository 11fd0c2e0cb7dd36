//! Which requests to buy: the set of the highest net present value that the budget pays for, and why not the others.
//!
//! What is approved or bought has taken its part of the budget, and of the risks. The loss of a risk is avoided once,
//! however many requests name it.

#[cfg(test)]
mod tests;

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
