//! Signal or noise: the XmR chart.
//!
//! Donald J. Wheeler, *Understanding Variation* (2nd ed., 2000): individual values (X) and their moving
//! ranges (mR). The centre is the mean, the natural process limits are mean ± 2.66 · mean moving range,
//! the upper range limit is 3.27 · mean moving range. A signal is a point outside the limits, or eight
//! in a row on one side of the centre.

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

/// Judges the values of one phase, in order of time. Limits stay within the bounds of the unit.
pub fn behaviour(values: &[f64], bounds: (f64, f64)) -> Behaviour {
    if values.len() < FEWEST_POINTS {
        return Behaviour::TooFew { have: values.len() };
    }
    let ranges = values.windows(2).map(|pair| (pair[1] - pair[0]).abs());
    let mean_range = ranges.sum::<f64>() / (values.len() - 1) as f64;
    if mean_range == 0.0 {
        return Behaviour::NoVariation { value: values[0] };
    }
    let centre = values.iter().sum::<f64>() / values.len() as f64;
    let limits = Limits {
        centre,
        lower: (centre - LIMIT_FACTOR * mean_range).max(bounds.0),
        upper: (centre + LIMIT_FACTOR * mean_range).min(bounds.1),
        mean_range,
        upper_range: RANGE_FACTOR * mean_range,
    };
    let signals = signals(values, &limits);
    Behaviour::Varies { limits, signals }
}

fn signals(values: &[f64], limits: &Limits) -> Vec<Option<Signal>> {
    let mut signals = Vec::with_capacity(values.len());
    for run in values.chunk_by(|a, b| side(*a, limits) == side(*b, limits)) {
        let signal = match side(run[0], limits) {
            Some(signal) if run.len() >= RUN_LENGTH => Some(signal),
            _ => None,
        };
        signals.extend(run.iter().map(|&value| outside(value, limits).or(signal)));
    }
    signals
}

/// Returns the side of the centre, as the signal that a long enough run on it would be.
fn side(value: f64, limits: &Limits) -> Option<Signal> {
    match value.total_cmp(&limits.centre) {
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

    fn varies(values: &[f64], bounds: (f64, f64)) -> (Limits, Vec<Option<Signal>>) {
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
            behaviour(&[1.0, 2.0, 3.0, 4.0, 99.0], FREE),
            Behaviour::TooFew { have: 5 }
        );
        assert_eq!(behaviour(&[], FREE), Behaviour::TooFew { have: 0 });
    }

    #[test]
    fn equal_values_are_no_variation_rather_than_limits_of_no_width() {
        assert_eq!(
            behaviour(&[0.0; 9], FREE),
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
}
