//! Signal or noise: the XmR chart.
//!
//! Donald J. Wheeler, *Understanding Variation* (2nd ed., 2000): individual values (X) and their moving
//! ranges (mR). The centre is the mean, the natural process limits are mean ± 2.66 · mean moving range,
//! the upper range limit is 3.27 · mean moving range. A signal is a point outside the limits, or eight
//! in a row on one side of the centre.
//!
//! A moving range is that of neighbours: it never reaches over a [gap](super::gaps). A value that somebody set aside with
//! a reason has no part in the limits, and is no signal; its neighbours become each other's. With a baseline the limits
//! are those of its values alone. What counts for a run is the mean of the ordinary values: a few wild ones outside the
//! limits pull the mean of all away from them, so that ordinary values would seem to lie on one side.

use std::ops::Range;

use super::covers::Covers;

/// Fewer points than this give no verdict.
pub const FEWEST_POINTS: usize = 6;
/// So many points in a row on one side of the centre are a signal.
pub const RUN_LENGTH: usize = 8;
const LIMIT_FACTOR: f64 = 2.66;
const RANGE_FACTOR: f64 = 3.27;

/// What is normal for a process, from the values of one phase.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    pub centre: f64,
    pub lower: f64,
    pub upper: f64,
    pub mean_range: f64,
    pub upper_range: f64,
    /// The mean of the ordinary values, by which runs are told; that of all, unless a few lie outside.
    pub run_centre: f64,
}

/// One value of a phase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    pub value: f64,
    /// Whether a value is missing before it.
    pub after_gap: bool,
    /// Whether somebody set it aside.
    pub aside: bool,
    /// Whether the limits are made from it; all are while there is no baseline.
    pub counts: bool,
}

impl From<f64> for Value {
    fn from(value: f64) -> Value {
        Value {
            value,
            after_gap: false,
            aside: false,
            counts: true,
        }
    }
}

/// Why a point is more than noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    AboveLimits,
    BelowLimits,
    /// One of at least eight in a row above the centre.
    RunAbove,
    /// One of at least eight in a row below the centre.
    RunBelow,
}

impl Signal {
    /// Returns the reason as the end of "… is a signal: …".
    pub fn reason(self) -> &'static str {
        match self {
            Signal::AboveLimits => "it lies above the natural limits",
            Signal::BelowLimits => "it lies below the natural limits",
            Signal::RunAbove => "eight or more in a row lie above the average",
            Signal::RunBelow => "eight or more in a row lie below the average",
        }
    }

    /// Tells whether the values moved up.
    pub fn is_up(self) -> bool {
        matches!(self, Signal::AboveLimits | Signal::RunAbove)
    }
}

/// What the values of one phase say about themselves.
#[derive(Clone, Debug, PartialEq)]
pub enum Behaviour {
    /// Values that are alike by construction, of which nothing can be said.
    Untold { covers: Covers },
    /// So few values that nothing can be said.
    TooFew { have: usize },
    /// Enough values, but so many gaps between them that too few steps tell what is normal.
    Gaps { steps: usize },
    /// All values are the same.
    NoVariation { value: f64 },
    /// Limits, and for each value the signal it is part of.
    Varies {
        limits: Limits,
        signals: Vec<Option<Signal>>,
    },
}

/// The values between two declared process changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// The positions of its values in the whole series.
    pub range: Range<usize>,
    pub behaviour: Behaviour,
    /// The positions, in the whole series, of the values before which one is missing.
    pub gaps: Vec<usize>,
    pub baseline: BaselineUse,
}

/// Whether the limits of a phase are those of the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaselineUse {
    /// None is fixed, or none of its days is in the phase.
    None,
    Used,
    /// It has too few values, or values that are all the same: the limits are those of all.
    TooLittle,
}

impl Phase {
    /// Returns the signal that the value at this position of the whole series is part of.
    pub fn signal_at(&self, position: usize) -> Option<Signal> {
        match &self.behaviour {
            Behaviour::Varies { signals, .. } if self.range.contains(&position) => {
                signals.get(position - self.range.start).copied().flatten()
            }
            _ => None,
        }
    }
}

/// Fewer steps between neighbours than the fewest values have give no verdict.
pub const FEWEST_STEPS: usize = FEWEST_POINTS - 1;

/// Judges the values of one phase, in order of time. Limits stay within the bounds of the unit.
pub fn behaviour(values: &[Value], bounds: (f64, f64)) -> Behaviour {
    let kept: Vec<f64> = (values.iter().filter(|value| value.is_kept()))
        .map(|value| value.value)
        .collect();
    if kept.len() < FEWEST_POINTS {
        return Behaviour::TooFew { have: kept.len() };
    }
    let first = kept[0];
    if kept.iter().all(|value| *value == first) && values.iter().all(|one| one.is_like(first)) {
        return Behaviour::NoVariation { value: first };
    }
    let ranges = moving_ranges(values);
    let mean_range = ranges.iter().sum::<f64>() / ranges.len() as f64;
    // Without any step from one value to another, limits would have no width.
    if ranges.len() < FEWEST_STEPS || mean_range == 0.0 {
        return Behaviour::Gaps {
            steps: ranges.len(),
        };
    }
    let centre = mean(&kept);
    let mut limits = Limits {
        centre,
        lower: (centre - LIMIT_FACTOR * mean_range).max(bounds.0),
        upper: (centre + LIMIT_FACTOR * mean_range).min(bounds.1),
        mean_range,
        upper_range: RANGE_FACTOR * mean_range,
        run_centre: centre,
    };
    limits.run_centre = run_centre(&kept, &limits);
    let signals = signals(values, &limits);
    Behaviour::Varies { limits, signals }
}

impl Value {
    fn is_kept(&self) -> bool {
        self.counts && !self.aside
    }

    fn is_like(&self, value: f64) -> bool {
        self.aside || self.value == value
    }
}

/// Returns the steps between neighbours that count.
fn moving_ranges(values: &[Value]) -> Vec<f64> {
    let mut ranges = Vec::with_capacity(values.len());
    let mut before = None;
    for value in values {
        if value.after_gap || !value.counts {
            before = None;
        }
        if value.is_kept() {
            ranges.extend(before.map(|before: f64| (value.value - before).abs()));
            before = Some(value.value);
        }
    }
    ranges
}

/// Returns the mean of the values without those outside the limits that are fewer next to each other than a run.
fn run_centre(kept: &[f64], limits: &Limits) -> f64 {
    let mut ordinary = Vec::with_capacity(kept.len());
    for stretch in kept.chunk_by(|a, b| outside(*a, limits) == outside(*b, limits)) {
        let is_wild = outside(stretch[0], limits).is_some() && stretch.len() < RUN_LENGTH;
        if !is_wild {
            ordinary.extend_from_slice(stretch);
        }
    }
    match ordinary.is_empty() {
        true => limits.centre,
        false => mean(&ordinary),
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Returns for each value the signal it is part of; those set aside neither are one nor break a run.
fn signals(values: &[Value], limits: &Limits) -> Vec<Option<Signal>> {
    let mut signals = vec![None; values.len()];
    let judged: Vec<(usize, f64)> = (values.iter().enumerate())
        .filter(|(_, value)| !value.aside)
        .map(|(place, value)| (place, value.value))
        .collect();
    for run in judged.chunk_by(|a, b| side(a.1, limits) == side(b.1, limits)) {
        let signal = match side(run[0].1, limits) {
            Some(signal) if run.len() >= RUN_LENGTH => Some(signal),
            _ => None,
        };
        for (place, value) in run {
            signals[*place] = outside(*value, limits).or(signal);
        }
    }
    signals
}

/// Returns the side of the centre, as the signal that a long enough run on it would be.
fn side(value: f64, limits: &Limits) -> Option<Signal> {
    match value.total_cmp(&limits.run_centre) {
        std::cmp::Ordering::Greater => Some(Signal::RunAbove),
        std::cmp::Ordering::Less => Some(Signal::RunBelow),
        std::cmp::Ordering::Equal => None,
    }
}

fn outside(value: f64, limits: &Limits) -> Option<Signal> {
    if value > limits.upper {
        Some(Signal::AboveLimits)
    } else if value < limits.lower {
        Some(Signal::BelowLimits)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

    fn plain(values: &[f64]) -> Vec<Value> {
        values.iter().copied().map(Value::from).collect()
    }

    fn varies(values: &[f64], bounds: (f64, f64)) -> (Limits, Vec<Option<Signal>>) {
        judged(&plain(values), bounds)
    }

    fn judged(values: &[Value], bounds: (f64, f64)) -> (Limits, Vec<Option<Signal>>) {
        match behaviour(values, bounds) {
            Behaviour::Varies { limits, signals } => (limits, signals),
            other => panic!("expected limits, got {other:?}"),
        }
    }

    /// Worked by hand: mean 12, moving ranges 2 1 3 2 2, mean range 2, so 12 ± 5.32 and 6.54.
    #[test]
    fn limits_follow_wheelers_formula() {
        let (limits, signals) = varies(&[11.0, 13.0, 12.0, 9.0, 11.0, 13.0].map(|v| v + 0.5), FREE);
        assert!((limits.centre - 12.0).abs() < 1e-12);
        assert!((limits.mean_range - 2.0).abs() < 1e-12);
        assert!((limits.lower - 6.68).abs() < 1e-12);
        assert!((limits.upper - 17.32).abs() < 1e-12);
        assert!((limits.upper_range - 6.54).abs() < 1e-12);
        assert!(signals.iter().all(Option::is_none));
    }

    #[test]
    fn fewer_than_six_points_give_no_verdict() {
        assert_eq!(
            behaviour(&plain(&[1.0, 2.0, 3.0, 4.0, 99.0]), FREE),
            Behaviour::TooFew { have: 5 }
        );
        assert_eq!(behaviour(&[], FREE), Behaviour::TooFew { have: 0 });
    }

    #[test]
    fn equal_values_are_no_variation_rather_than_limits_of_no_width() {
        assert_eq!(
            behaviour(&plain(&[0.0; 9]), FREE),
            Behaviour::NoVariation { value: 0.0 }
        );
    }

    #[test]
    fn a_point_outside_the_limits_is_a_signal() {
        let mut values = vec![
            10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 30.0,
        ];
        assert_eq!(varies(&values, FREE).1[11], Some(Signal::AboveLimits));
        values[11] = -9.0;
        assert_eq!(varies(&values, FREE).1[11], Some(Signal::BelowLimits));
    }

    #[test]
    fn eight_in_a_row_on_one_side_are_a_signal_and_seven_are_not() {
        let low = [1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0];
        let high = low.map(|v| v + 2.0);
        let eight: Vec<f64> = low.into_iter().chain(high).collect();
        let signals = varies(&eight, FREE).1;
        assert_eq!(signals[..8], [Some(Signal::RunBelow); 8]);
        assert_eq!(signals[8..], [Some(Signal::RunAbove); 8]);
        let seven: Vec<f64> = low[..7].iter().chain(&high[..7]).copied().collect();
        assert!(varies(&seven, FREE).1.iter().all(Option::is_none));
    }

    #[test]
    fn limits_of_a_bounded_kpi_stay_within_its_bounds() {
        let shares = [99.0, 100.0, 98.0, 100.0, 99.5, 100.0];
        let (limits, _) = varies(&shares, (0.0, 100.0));
        assert_eq!(limits.upper, 100.0);
        assert!(limits.lower > 0.0 && limits.lower < 98.0);
    }

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 5e-4, "{found} and {expected}");
    }

    /// March, April, then June to October: the step over May is none of the process. Steps 2 | 2 1 2 3, mean 2, so
    /// 134/7 ± 5.32; over the gap (8) it would be 11.163 to 27.123, and only 10 outside.
    #[test]
    fn regression_the_moving_range_does_not_reach_over_a_gap() {
        let mut values = plain(&[10.0, 12.0, 20.0, 22.0, 21.0, 23.0, 26.0]);
        values[2].after_gap = true;
        let (limits, signals) = judged(&values, FREE);
        close(limits.mean_range, 2.0);
        close(limits.lower, 13.823);
        close(limits.upper, 24.463);
        let below = Some(Signal::BelowLimits);
        let above = Some(Signal::AboveLimits);
        assert_eq!(signals, [below, below, None, None, None, None, above]);
    }

    const ONE_WILD: [f64; 12] = [
        20.0, 21.0, 19.0, 20.0, 22.0, 20.0, 19.0, 21.0, 60.0, 20.0, 21.0, 19.0,
    ];

    /// With the 60 the mean is 23.5, and all others lie below it; they are no run, for the mean of the ordinary ones is
    /// 222/11.
    #[test]
    fn regression_a_wild_value_is_the_signal_and_makes_no_run_of_ordinary_ones() {
        let (limits, signals) = varies(&ONE_WILD, FREE);
        close(limits.centre, 23.5);
        close(limits.run_centre, 20.1818);
        for (place, signal) in signals.into_iter().enumerate() {
            assert_eq!(
                signal,
                (place == 8).then_some(Signal::AboveLimits),
                "{place}"
            );
        }
    }

    /// Without the 60 the steps are 1 2 1 2 2 1 2 | 1 | 1 2, over the place where it was: mean 1.5, so 20.18 ± 3.99.
    #[test]
    fn regression_a_value_set_aside_has_no_part_in_the_limits() {
        let mut values = plain(&ONE_WILD);
        values[8].aside = true;
        let (limits, signals) = judged(&values, FREE);
        close(limits.centre, 20.1818);
        close(limits.lower, 16.1918);
        close(limits.upper, 24.1718);
        close(limits.upper_range, 4.905);
        assert!(signals.iter().all(Option::is_none));
        values.truncate(6);
        values[0].aside = true;
        assert_eq!(behaviour(&values, FREE), Behaviour::TooFew { have: 5 });
    }

    #[test]
    fn with_a_baseline_the_limits_are_those_of_its_values() {
        let first = [11.0, 13.0, 12.0, 9.0, 11.0, 13.0].map(|v| v + 0.5);
        let later = [30.0, 31.0, 30.0];
        let mut values = plain(&[&first[..], &later].concat());
        for value in &mut values[6..] {
            value.counts = false;
        }
        let (limits, signals) = judged(&values, FREE);
        close(limits.lower, 6.68);
        close(limits.upper, 17.32);
        assert_eq!(signals[6..], [Some(Signal::AboveLimits); 3]);
        assert!(signals[..6].iter().all(Option::is_none));
    }

    #[test]
    fn gaps_everywhere_leave_too_few_steps_and_a_gap_between_two_levels_none() {
        let mut values = plain(&[1.0, 2.0, 1.0, 2.0, 1.0, 2.0]);
        values[3].after_gap = true;
        assert_eq!(behaviour(&values, FREE), Behaviour::Gaps { steps: 4 });
        let mut levels = plain(&[5.0, 5.0, 5.0, 5.0, 7.0, 7.0, 7.0, 7.0]);
        levels[4].after_gap = true;
        assert_eq!(behaviour(&levels, FREE), Behaviour::Gaps { steps: 6 });
    }
}
