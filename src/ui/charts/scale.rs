//! The arithmetic under every chart: ticks, scales, paths. No browser, so it is tested natively.

use std::fmt::Write;

use crate::domain::order::positions;

/// Maps a range of values to a range of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    from: (f64, f64),
    to: (f64, f64),
}

impl Linear {
    /// Maps `from.0` to `to.0` and `from.1` to `to.1`.
    pub fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        Self { from, to }
    }

    /// The pixel of a value.
    pub fn at(&self, value: f64) -> f64 {
        let span = self.from.1 - self.from.0;
        let part = if span == 0.0 {
            0.5
        } else {
            (value - self.from.0) / span
        };
        self.to.0 + part * (self.to.1 - self.to.0)
    }

    /// The value at a pixel.
    pub fn value_at(&self, pixel: f64) -> f64 {
        Self {
            from: self.to,
            to: self.from,
        }
        .at(pixel)
    }
}

/// The smallest and the largest of some values; what is not finite does not count.
pub fn extent(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values
        .filter(|value| value.is_finite())
        .fold(None, |extent, value| {
            let (low, high) = extent.unwrap_or((value, value));
            Some((low.min(value), high.max(value)))
        })
}

/// Round numbers, about `count` of them, that reach at least from `low` to `high`.
pub fn nice_ticks(low: f64, high: f64, count: usize) -> Vec<f64> {
    let (low, high) = if high > low { (low, high) } else { widen(low) };
    let step = nice_step((high - low) / count.max(1) as f64);
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    // Each tick is a product, not a sum, so that errors do not pile up; `+ 0.0` turns -0 into 0.
    (0..=(last - first) as usize)
        .map(|index| clean((first + index as f64) * step, step) + 0.0)
        .collect()
}

fn widen(value: f64) -> (f64, f64) {
    let by = if value == 0.0 {
        1.0
    } else {
        value.abs() * 0.05
    };
    (value - by, value + by)
}

fn nice_step(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.log10().floor());
    let lead = rough / power;
    let nice = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|nice| lead <= nice * 1.000_001)
        .unwrap_or(10.0);
    nice * power
}

/// Rounds away the noise of binary fractions, far below the step.
fn clean(value: f64, step: f64) -> f64 {
    let digits = (2.0 - step.log10()).ceil().clamp(0.0, 12.0) as i32;
    let unit = 10_f64.powi(digits);
    (value * unit).round() / unit
}

/// Round ticks with their labels, fewer of them where labels would repeat.
///
/// Steps are 1, 2 or 5 of a power of ten, so labels that differ are also exact: none hides a rounded-off half step.
pub fn labelled_ticks(
    low: f64,
    high: f64,
    count: usize,
    label: impl Fn(f64) -> String,
) -> Vec<(f64, String)> {
    let labelled = |count| {
        nice_ticks(low, high, count)
            .into_iter()
            .map(|tick| (tick, label(tick)))
            .collect::<Vec<_>>()
    };
    let differ = |ticks: &Vec<(f64, String)>| ticks.windows(2).all(|pair| pair[0].1 != pair[1].1);
    (1..=count.max(1))
        .rev()
        .map(labelled)
        .find(differ)
        .unwrap_or_else(|| {
            let mut ticks = labelled(1);
            ticks
                .iter_mut()
                .skip(1)
                .rev()
                .skip(1)
                .for_each(|tick| tick.1.clear());
            ticks
        })
}

/// Thins a line to at most four points per pixel column (first, least, greatest, last), which looks the same.
pub fn thin(line: &[(f64, f64)], columns: usize) -> Vec<(f64, f64)> {
    if line.len() <= columns.max(1) * 2 {
        return line.to_vec();
    }
    let mut thinned: Vec<(f64, f64)> = Vec::with_capacity(columns * 4);
    for column in line.chunk_by(|a, b| a.0.floor() == b.0.floor()) {
        let mut keep = [0, 0, 0, column.len() - 1];
        for (index, point) in column.iter().enumerate() {
            if point.1 < column[keep[1]].1 {
                keep[1] = index;
            }
            if point.1 > column[keep[2]].1 {
                keep[2] = index;
            }
        }
        keep.sort_unstable();
        let mut last = None;
        for index in keep {
            if last != Some(index) {
                thinned.push(column[index]);
            }
            last = Some(index);
        }
    }
    thinned
}

/// The `d` of an SVG path through some pixels.
pub fn path(line: &[(f64, f64)]) -> String {
    let mut d = String::with_capacity(line.len() * 12);
    for (index, (x, y)) in line.iter().enumerate() {
        let pen = if index == 0 { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(d, "{pen}{x:.1} {y:.1}");
    }
    d
}

/// The `d` of a closed area between two lines with the same direction.
pub fn area(upper: &[(f64, f64)], lower: &[(f64, f64)]) -> String {
    let outline: Vec<_> = upper
        .iter()
        .copied()
        .chain(lower.iter().rev().copied())
        .collect();
    path(&outline) + "Z"
}

/// The index of the point nearest to `x`, given ascending xs.
pub fn nearest(xs: &[f64], x: f64) -> Option<usize> {
    let after = xs.partition_point(|&other| other < x);
    match (after.checked_sub(1), xs.get(after)) {
        (Some(before), Some(&next)) if next - x < x - xs[before] => Some(after),
        (Some(before), _) => Some(before),
        (None, Some(_)) => Some(after),
        (None, None) => None,
    }
}

/// Moves labels apart along one axis so that none is closer than `gap` to the next, staying near where they were.
pub fn spread(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let order = positions(wanted.len(), &|a, b| wanted[a].total_cmp(&wanted[b]));
    let mut placed = wanted.to_vec();
    let mut floor = low;
    for &index in &order {
        placed[index] = placed[index].max(floor);
        floor = placed[index] + gap;
    }
    let mut ceiling = high;
    for &index in order.iter().rev() {
        placed[index] = placed[index].min(ceiling);
        ceiling = placed[index] - gap;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_cover_the_range() {
        assert_eq!(
            nice_ticks(0.0, 100.0, 5),
            [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
        );
        assert_eq!(nice_ticks(99.71, 99.98, 4), [99.7, 99.8, 99.9, 100.0]);
        assert_eq!(
            nice_ticks(-3.0, 7.0, 5),
            [-4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0]
        );
    }

    #[test]
    fn ticks_of_a_single_value_surround_it() {
        for value in [0.0, 100.0, -2.5, 1e9] {
            let ticks = nice_ticks(value, value, 4);
            assert!(
                ticks[0] < value && ticks[ticks.len() - 1] > value,
                "{ticks:?}"
            );
        }
    }

    #[test]
    fn tick_labels_never_repeat_or_round_off() {
        let labels = |low, high, decimals: usize| {
            let ticks = labelled_ticks(low, high, 5, |value| format!("{value:.decimals$}"));
            ticks
                .into_iter()
                .map(|(_, label)| label)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            labels(99.0, 100.0, 1),
            ["99.0", "99.2", "99.4", "99.6", "99.8", "100.0"]
        );
        assert_eq!(labels(98.4, 100.0, 0), ["98", "99", "100"]);
    }

    #[test]
    fn a_scale_goes_there_and_back() {
        let scale = Linear::new((0.0, 10.0), (200.0, 0.0));
        assert_eq!(scale.at(2.5), 150.0);
        assert_eq!(scale.value_at(150.0), 2.5);
        assert_eq!(Linear::new((5.0, 5.0), (0.0, 10.0)).at(5.0), 5.0);
    }

    #[test]
    fn thinning_keeps_ends_and_extremes() {
        let line: Vec<_> = (0..10_000)
            .map(|i| (f64::from(i) / 20.0, f64::from((i * 7919) % 1000)))
            .collect();
        let thinned = thin(&line, 500);
        assert!(thinned.len() <= 2_000);
        assert_eq!(
            (thinned.first(), thinned.last()),
            (line.first(), line.last())
        );
        assert_eq!(
            extent(thinned.iter().map(|p| p.1)),
            extent(line.iter().map(|p| p.1))
        );
        assert!(thinned.windows(2).all(|pair| pair[0].0 <= pair[1].0));
    }

    #[test]
    fn paths_and_areas_are_svg() {
        assert_eq!(path(&[(0.0, 1.0), (2.25, 3.0)]), "M0.0 1.0L2.2 3.0");
        assert_eq!(
            area(&[(0.0, 0.0), (1.0, 0.0)], &[(0.0, 2.0), (1.0, 2.0)]),
            "M0.0 0.0L1.0 0.0L1.0 2.0L0.0 2.0Z"
        );
        assert_eq!(path(&[]), "");
    }

    #[test]
    fn nearest_finds_the_closer_neighbour() {
        let xs = [0.0, 10.0, 20.0];
        assert_eq!(
            [-5.0, 4.0, 6.0, 14.9, 99.0].map(|x| nearest(&xs, x)),
            [Some(0), Some(0), Some(1), Some(1), Some(2)]
        );
        assert_eq!(nearest(&[], 1.0), None);
    }

    #[test]
    fn labels_move_apart_and_stay_inside() {
        assert_eq!(
            spread(&[10.0, 12.0, 50.0], 14.0, 0.0, 100.0),
            [10.0, 24.0, 50.0]
        );
        assert_eq!(spread(&[98.0, 99.0], 14.0, 0.0, 100.0), [86.0, 100.0]);
    }

    #[test]
    fn extent_ignores_what_is_not_a_number() {
        assert_eq!(extent([f64::NAN, 2.0, 1.0].into_iter()), Some((1.0, 2.0)));
        assert_eq!(extent(std::iter::empty()), None);
    }
}
