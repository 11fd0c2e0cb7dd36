//! Sorting, for everything that is sorted now and then.
//!
//! The standard library's sort is compiled anew for each type and each order, 4 KB at a time. Here it
//! is compiled once, for positions.

use std::cmp::Ordering;

/// Sorts the items; equal ones keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = positions(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(
        order
            .into_iter()
            .filter_map(|position| taken[position].take()),
    );
}

/// Sorts the items and keeps one of each.
pub fn sort_and_dedup<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
    items.dedup();
}

/// Collects the items into a map or a set one by one; `collect` would sort them first.
pub fn gather<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

/// Returns the positions of so many items in order; equal ones stay as they are.
pub fn positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_by(|&a, &b| compare(a, b));
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut words = vec!["pear", "fig", "plum", "kiwi", "date", "nut"];
        sort_by(&mut words, |a, b| a.len().cmp(&b.len()));
        assert_eq!(words, ["fig", "nut", "pear", "plum", "kiwi", "date"]);
    }

    #[test]
    fn one_of_each_is_kept() {
        let mut numbers = vec![3, 1, 2, 3, 1];
        sort_and_dedup(&mut numbers);
        assert_eq!(numbers, [1, 2, 3]);
    }
}
