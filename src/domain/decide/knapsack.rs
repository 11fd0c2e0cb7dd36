//! The best set of things under one limit, exactly: dynamic programming with bounds and dominance (Kellerer, Pferschy
//! and Pisinger, *Knapsack Problems*, 2004, chapter 5).
//!
//! Things may share a gain, which is had once however many of them are taken. [`selection`](super::selection) asks for
//! budget requests. All amounts are whole, so that no rounding can spend more than there is.

use crate::domain::order::sort_by;

/// A thing to take or to leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// 0 or more.
    pub cost: i64,
    /// What taking it brings by itself; may be below 0.
    pub own: i64,
    /// The positions of the gains it brings, if nothing else that is taken brings them.
    pub gains: Vec<usize>,
}

/// What to take.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Best {
    /// Positions of the items, rising.
    pub chosen: Vec<usize>,
    pub cost: i64,
    pub value: i64,
    /// No set is better; false when there were too many to look at all.
    pub proven: bool,
}

/// So many items are weighed against each other.
const ITEMS: usize = 128;
/// So many sets are kept at a time.
const STATES: usize = 4_000;
/// Where gains are shared, a set is compared with so many others.
const COMPARED: usize = 64;

/// Returns the set of the highest value that costs no more than the room, the cheapest of several. Gains are 0 or more.
pub fn best(items: &[Item], gains: &[i64], room: i64) -> Best {
    let mut problem = Problem::new(items, gains, room);
    let mut states = vec![SearchState::default()];
    let mut best = SearchState::default();
    for position in 0..problem.order.len() {
        let item = problem.order[position];
        let mut grown = Vec::with_capacity(states.len());
        for state in &states {
            let value = problem.added(item, state.chosen);
            let cost = state.cost.saturating_add(items[item].cost);
            // What adds nothing now adds nothing later: others can only take its gains away.
            if value > 0 && cost <= room {
                grown.push(SearchState {
                    cost,
                    value: state.value.saturating_add(value),
                    chosen: state.chosen | bit(item),
                });
            }
        }
        for state in &grown {
            if (state.value, -state.cost) > (best.value, -best.cost) {
                best = *state;
            }
        }
        states.append(&mut grown);
        problem.prune(&mut states, position + 1, best.value);
    }
    let chosen = (0..items.len().min(ITEMS)).filter(|item| best.chosen & bit(*item) != 0);
    Best {
        chosen: chosen.collect(),
        cost: best.cost,
        value: best.value,
        proven: problem.proven,
    }
}

/// Items taken so far.
#[derive(Clone, Copy, Debug, Default)]
struct SearchState {
    cost: i64,
    value: i64,
    chosen: u128,
}

fn bit(item: usize) -> u128 {
    1 << item
}

struct Problem<'a> {
    items: &'a [Item],
    gains: &'a [i64],
    room: i64,
    /// The items that may be taken, the most value for its cost first.
    order: Vec<usize>,
    /// The value of each item alone.
    alone: Vec<i64>,
    /// Which items bring each gain.
    bringing: Vec<u128>,
    proven: bool,
}

impl<'a> Problem<'a> {
    fn new(items: &'a [Item], gains: &'a [i64], room: i64) -> Problem<'a> {
        let weighed = &items[..items.len().min(ITEMS)];
        let mut bringing = vec![0; gains.len()];
        for (position, item) in weighed.iter().enumerate() {
            for gain in &item.gains {
                bringing[*gain] |= bit(position);
            }
        }
        let mut problem = Problem {
            items: weighed,
            gains,
            room,
            order: Vec::new(),
            alone: Vec::new(),
            bringing,
            proven: weighed.len() == items.len(),
        };
        let alone = (0..weighed.len()).map(|item| problem.added(item, 0));
        problem.alone = alone.collect();
        let useful = |item: &usize| problem.alone[*item] > 0 && weighed[*item].cost <= room;
        let mut order: Vec<usize> = (0..weighed.len()).filter(useful).collect();
        let worth = |item: usize| problem.alone[item] as f64 / weighed[item].cost as f64;
        sort_by(&mut order, |a, b| worth(*b).total_cmp(&worth(*a)));
        problem.order = order;
        problem
    }

    /// Returns what the item adds to those chosen.
    fn added(&self, item: usize, chosen: u128) -> i64 {
        let new =
            (self.items[item].gains.iter()).filter(|gain| self.bringing[**gain] & chosen == 0);
        new.fold(self.items[item].own, |value, gain| {
            value.saturating_add(self.gains[*gain])
        })
    }

    /// Returns a value that nothing made of the state and the items from `from` on exceeds.
    fn bound(&self, state: &SearchState, from: usize) -> i64 {
        let (mut by_room, mut all) = (state.value, state.value);
        let mut room = self.room - state.cost;
        let mut is_full = false;
        for &item in &self.order[from..] {
            all = all.saturating_add(self.added(item, state.chosen).max(0));
            let (value, cost) = (self.alone[item], self.items[item].cost);
            if is_full {
                continue;
            }
            if cost <= room {
                room -= cost;
                by_room = by_room.saturating_add(value);
            } else {
                // A part of the first that does not fit; rounded up, so that it stays a bound.
                let part = value as f64 * (room as f64 / cost as f64) * (1.0 + 1e-12);
                by_room = by_room.saturating_add(part.ceil() as i64 + 1);
                is_full = true;
            }
        }
        by_room.min(all)
    }

    /// Drops the states that cannot become the best.
    fn prune(&mut self, states: &mut Vec<SearchState>, from: usize, best: i64) {
        states.retain(|state| self.bound(state, from) >= best);
        sort_by(states, |a, b| {
            a.cost.cmp(&b.cost).then(b.value.cmp(&a.value))
        });
        let rest = self.order[from..]
            .iter()
            .fold(0, |rest, item| rest | bit(*item));
        let open = (self.bringing.iter().copied()).filter(|bringing| bringing & rest != 0);
        let open: Vec<u128> = open.collect();
        let mut kept: Vec<SearchState> = Vec::with_capacity(states.len());
        for state in states.iter() {
            let others = kept.iter().rev().take(COMPARED);
            if !others
                .into_iter()
                .any(|other| dominates(other, state, &open))
            {
                kept.push(*state);
            }
        }
        if kept.len() > STATES {
            sort_by(&mut kept, |a, b| {
                self.bound(b, from).cmp(&self.bound(a, from))
            });
            kept.truncate(STATES);
            self.proven = false;
        }
        *states = kept;
    }
}

/// Tells whether whatever becomes of the state, the other one does as well: it costs no more, is worth no less, and
/// leaves each gain that can still be had.
fn dominates(other: &SearchState, state: &SearchState, open: &[u128]) -> bool {
    let leaves = |bringing: &u128| other.chosen & bringing == 0 || state.chosen & bringing != 0;
    other.cost <= state.cost && other.value >= state.value && open.iter().all(leaves)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(cost: i64, own: i64, gains: &[usize]) -> Item {
        Item {
            cost,
            own,
            gains: gains.to_vec(),
        }
    }

    fn value(items: &[Item], gains: &[i64], set: &[usize]) -> i64 {
        let own: i64 = set.iter().map(|item| items[*item].own).sum();
        let is_had = |gain: &usize| set.iter().any(|item| items[*item].gains.contains(gain));
        let had: i64 = (0..gains.len())
            .filter(is_had)
            .map(|gain| gains[gain])
            .sum();
        own + had
    }

    fn cost(items: &[Item], set: &[usize]) -> i64 {
        set.iter().map(|item| items[*item].cost).sum()
    }

    /// Tries every set.
    fn by_brute_force(items: &[Item], gains: &[i64], room: i64) -> i64 {
        let sets = (0_u32..1 << items.len()).map(|set| {
            let chosen = (0..items.len()).filter(|item| set & (1 << item) != 0);
            chosen.collect::<Vec<usize>>()
        });
        sets.filter(|set| cost(items, set) <= room)
            .map(|set| value(items, gains, &set))
            .max()
            .unwrap()
    }

    /// Kellerer, Pferschy and Pisinger, *Knapsack Problems*, the example of section 2.1 reckoned by hand: weights 2, 3,
    /// 6, 7, 5, 9, 4 and profits 6, 5, 8, 9, 6, 7, 3 under 9; the best is 6 and 9 for 2 and 7.
    #[test]
    fn the_best_set_is_not_the_one_that_takes_the_best_worth_first() {
        let weights = [2, 3, 6, 7, 5, 9, 4];
        let profits = [6, 5, 8, 9, 6, 7, 3];
        let items: Vec<Item> = (weights.iter().zip(profits))
            .map(|(weight, profit)| item(*weight, profit, &[]))
            .collect();
        let best = best(&items, &[], 9);
        assert_eq!((best.chosen, best.value), (vec![0, 3], 15));
        assert!(best.proven);
    }

    #[test]
    fn a_gain_that_two_bring_is_had_once() {
        let items = [item(5, 0, &[0]), item(5, 0, &[0]), item(5, 3, &[])];
        let best = best(&items, &[10], 15);
        assert_eq!((best.chosen, best.cost, best.value), (vec![0, 2], 10, 13));
    }

    #[test]
    fn what_costs_nothing_is_taken_when_it_brings_anything() {
        let items = [item(0, 1, &[]), item(0, 0, &[]), item(0, -1, &[])];
        assert_eq!(best(&items, &[], 0).chosen, [0]);
    }

    #[test]
    fn of_two_sets_of_one_value_the_cheaper_is_taken() {
        let items = [item(9, 10, &[]), item(4, 5, &[]), item(4, 5, &[])];
        assert_eq!(best(&items, &[], 9).chosen, [1, 2]);
    }

    #[test]
    fn forty_alike_are_weighed_at_once() {
        let items: Vec<Item> = (0..40).map(|n| item(1_000, 500 + n % 7, &[])).collect();
        let best = best(&items, &[], 20_500);
        assert_eq!(best.cost, 20_000);
        assert!(best.proven);
    }

    #[test]
    fn forty_whose_value_follows_their_cost_are_weighed_at_once() {
        let items: Vec<Item> = (0..40)
            .map(|n| {
                let cost = 1_000 + (n * 7_919) % 997;
                item(cost, cost + 100, &[])
            })
            .collect();
        let best = best(&items, &[], 30_000);
        assert!(best.proven && best.cost <= 30_000, "{best:?}");
    }

    fn items() -> impl Strategy<Value = Vec<Item>> {
        let item = (
            0..60_i64,
            -20..60_i64,
            prop::collection::vec(0..4_usize, 0..3),
        );
        let item = item.prop_map(|(cost, own, mut gains)| {
            gains.sort_unstable();
            gains.dedup();
            item_of(cost, own, gains)
        });
        prop::collection::vec(item, 0..=12)
    }

    fn item_of(cost: i64, own: i64, gains: Vec<usize>) -> Item {
        Item { cost, own, gains }
    }

    proptest! {
        #[test]
        fn no_set_is_better_and_the_room_is_never_exceeded(
            items in items(),
            gains in prop::collection::vec(0..50_i64, 4),
            room in 0..200_i64,
        ) {
            let best = best(&items, &gains, room);
            prop_assert!(best.proven);
            prop_assert_eq!(best.cost, cost(&items, &best.chosen));
            prop_assert!(best.cost <= room);
            prop_assert_eq!(best.value, value(&items, &gains, &best.chosen));
            prop_assert_eq!(best.value, by_brute_force(&items, &gains, room));
        }
    }
}
