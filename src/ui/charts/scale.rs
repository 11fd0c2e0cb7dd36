//! The arithmetic under every chart: ticks, scales, paths. No browser, so it is tested natively.

use chrono::{Datelike, Days, Months, NaiveDate};
use std::fmt::Write;

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

const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1970, 1, 1).expect("1970-01-01 is a date");

/// The day of a date on the x axis: 0 on 1970-01-01.
pub fn day_number(date: NaiveDate) -> f64 {
    (date - EPOCH).num_days() as f64
}

/// The date of a day on the x axis; far outside the calendar, the nearest end of it.
pub fn date_of(day: f64) -> NaiveDate {
    let days = day.floor();
    let found = if days < 0.0 {
        EPOCH.checked_sub_days(Days::new(-days as u64))
    } else {
        EPOCH.checked_add_days(Days::new(days as u64))
    };
    found.unwrap_or(if days < 0.0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    })
}

/// A date in words nobody reads backwards: "4 Mar 2026".
pub fn date_text(day: f64) -> String {
    date_of(day).format("%-d %b %Y").to_string()
}

/// The distance of date ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateStep {
    Days(u64),
    Weeks(u64),
    Months(u32),
    Years(i32),
}

impl DateStep {
    const ALL: [(DateStep, f64); 13] = [
        (DateStep::Days(1), 1.0),
        (DateStep::Days(2), 2.0),
        (DateStep::Weeks(1), 7.0),
        (DateStep::Weeks(2), 14.0),
        (DateStep::Months(1), 30.4),
        (DateStep::Months(2), 60.9),
        (DateStep::Months(3), 91.3),
        (DateStep::Months(6), 182.6),
        (DateStep::Years(1), 365.3),
        (DateStep::Years(2), 730.5),
        (DateStep::Years(5), 1_826.3),
        (DateStep::Years(10), 3_652.5),
        (DateStep::Years(50), 18_262.5),
    ];

    /// The last tick at or before a date.
    fn floor(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(_) => Some(date),
            Self::Weeks(_) => {
                date.checked_sub_days(Days::new(date.weekday().num_days_from_monday().into()))
            }
            Self::Months(step) => {
                NaiveDate::from_ymd_opt(date.year(), date.month0() / step * step + 1, 1)
            }
            Self::Years(step) => NaiveDate::from_ymd_opt(date.year().div_euclid(step) * step, 1, 1),
        }
    }

    fn next(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(step) => date.checked_add_days(Days::new(step)),
            Self::Weeks(step) => date.checked_add_days(Days::new(step * 7)),
            Self::Months(step) => date.checked_add_months(Months::new(step)),
            Self::Years(step) => date.with_year(date.year() + step),
        }
    }

    fn label(self, date: NaiveDate) -> String {
        let form = match self {
            Self::Days(_) | Self::Weeks(_) => "%-d %b",
            Self::Months(_) if date.month() > 1 => "%b",
            Self::Months(_) | Self::Years(_) => "%Y",
        };
        date.format(form).to_string()
    }
}

/// Ticks at whole days, weeks (Mondays), months, quarters or years, at most `count` of them.
pub fn date_ticks(first: f64, last: f64, count: usize) -> Vec<(f64, String)> {
    let rough = (last - first).max(1.0) / count.max(1) as f64;
    let found = DateStep::ALL.into_iter().find(|(_, days)| *days >= rough);
    let step = found.map_or(DateStep::Years(100), |(step, _)| step);
    let days = std::iter::successors(step.floor(date_of(first)), |date| step.next(*date));
    days.map(|date| (day_number(date), step.label(date)))
        .skip_while(|(day, _)| *day < first)
        .take_while(|(day, _)| *day <= last)
        .collect()
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
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
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

    fn day(year: i32, month: u32, day: u32) -> f64 {
        day_number(NaiveDate::from_ymd_opt(year, month, day).expect("a date"))
    }

    fn labels(ticks: Vec<(f64, String)>) -> Vec<String> {
        ticks.into_iter().map(|(_, label)| label).collect()
    }

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
    fn date_ticks_choose_their_step_by_the_room() {
        let (first, last) = (day(2025, 11, 20), day(2026, 11, 20));
        assert_eq!(
            labels(date_ticks(first, last, 5)),
            ["2026", "Apr", "Jul", "Oct"]
        );
        assert_eq!(date_ticks(first, last, 12).len(), 12);
        assert_eq!(
            labels(date_ticks(day(2026, 3, 1), day(2026, 3, 31), 6)),
            ["2 Mar", "9 Mar", "16 Mar", "23 Mar", "30 Mar"]
        );
        assert_eq!(
            labels(date_ticks(day(2021, 6, 1), day(2026, 6, 1), 6)),
            ["2022", "2023", "2024", "2025", "2026"]
        );
    }

    #[test]
    fn dates_survive_the_axis() {
        for date in ["1969-12-31", "1970-01-01", "2024-02-29", "2026-11-24"] {
            let date: NaiveDate = date.parse().expect("a date");
            assert_eq!(date_of(day_number(date)), date);
        }
        assert_eq!(date_text(day(2026, 3, 4)), "4 Mar 2026");
        assert_eq!(date_of(f64::MAX), NaiveDate::MAX);
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
