//! Where a KPI is going, and when it will be back on target at this rate.
//!
//! The slope is Theil–Sen's: the median of the slopes of all pairs, which a few wild values cannot
//! bend (P. K. Sen, 1968, *Estimates of the regression coefficient based on Kendall's tau*). Its 95 %
//! confidence interval takes the ranks of Kendall's statistic under no trend (R. O. Gilbert, 1987,
//! *Statistical Methods for Environmental Pollution Monitoring*, 16.5).

use chrono::{Days, NaiveDate};

use super::kpi::Target;

/// A trend looks at so many of the newest values: far enough back to tell it from scatter, not so far
/// that an old story hides a new one.
pub const NEWEST: usize = 20;
/// Fewer values than this have no trend.
pub const FEWEST_POINTS: usize = 6;
/// A crossing further away than this is not a forecast any more.
pub const HORIZON_DAYS: f64 = 365.0;
/// The 97.5th percentile of the standard normal distribution, for a 95 % interval.
const Z: f64 = 1.959_963_984_540_054;

/// A straight line through the newest values.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// Change a day, in the KPI's unit, with the ends of its 95 % confidence interval.
    pub slope: f64,
    pub slope_low: f64,
    pub slope_high: f64,
    /// The day (on the axis of `Moment::as_days`) of the newest value, and the line's height there.
    pub at: f64,
    pub level: f64,
}

/// Which way the values move, when the interval leaves no doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Rising,
    Falling,
    /// No slope that could be told from scatter.
    Level,
}

impl Trend {
    pub fn direction(&self) -> Direction {
        if self.slope_low > 0.0 {
            Direction::Rising
        } else if self.slope_high < 0.0 {
            Direction::Falling
        } else {
            Direction::Level
        }
    }

    /// Returns the line's height `days` after the newest value, with the ends that the interval allows.
    pub fn ahead(&self, days: f64) -> (f64, f64, f64) {
        let at = |slope: f64| self.level + slope * days;
        (at(self.slope_low), at(self.slope), at(self.slope_high))
    }
}

/// Fits the newest values, given as (day, value) in order of time. `None` when there are too few.
pub fn trend(points: &[(f64, f64)]) -> Option<Trend> {
    let newest = &points[points.len().saturating_sub(NEWEST)..];
    if newest.len() < FEWEST_POINTS {
        return None;
    }
    let mut slopes = Vec::with_capacity(NEWEST * (NEWEST - 1) / 2);
    for (i, (x0, y0)) in newest.iter().enumerate() {
        let later = newest[i + 1..].iter().filter(|(x1, _)| x1 > x0);
        slopes.extend(later.map(|(x1, y1)| (y1 - y0) / (x1 - x0)));
    }
    if slopes.is_empty() {
        return None;
    }
    slopes.sort_unstable_by(f64::total_cmp);
    let slope = median_of_sorted(&slopes);
    let (low, high) = interval(&slopes, newest.len());
    let at = newest[newest.len() - 1].0;
    let middle_x = median(newest.iter().map(|point| point.0));
    let middle_y = median(newest.iter().map(|point| point.1));
    Some(Trend {
        slope,
        slope_low: low,
        slope_high: high,
        at,
        level: middle_y + slope * (at - middle_x),
    })
}

/// Returns the slopes between which the true one lies with 95 % confidence.
fn interval(sorted: &[f64], points: usize) -> (f64, f64) {
    let n = points as f64;
    let spread = Z * (n * (n - 1.0) * (2.0 * n + 5.0) / 18.0).sqrt();
    let count = sorted.len() as f64;
    let lower = ((count - spread) / 2.0).round() - 1.0;
    let upper = ((count + spread) / 2.0).round();
    let at = |rank: f64| sorted[(rank.max(0.0) as usize).min(sorted.len() - 1)];
    (at(lower), at(upper))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    median_of_sorted(&values)
}

fn median_of_sorted(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        sorted[middle]
    } else {
        (sorted[middle - 1] + sorted[middle]) / 2.0
    }
}

/// What the trend says about the target.
#[derive(Clone, Debug, PartialEq)]
pub enum Forecast {
    /// Too few values for a trend.
    Unknown,
    /// Values that are alike by construction have no trend that could be told from chance.
    Untold,
    /// On target, and nothing says that this will change within a year.
    Steady,
    /// On target, but moving away: misses it from about this day on.
    Leaves { on: NaiveDate },
    /// Off, and moving back: meets the target about `on`; `by` is the day at the slowest likely rate,
    /// when that is within a year.
    Back {
        on: NaiveDate,
        by: Option<NaiveDate>,
    },
    /// Off, without a trend, while the average holds the target: the next value may well hold it too.
    Scatter,
    /// Off, and not moving towards the target, or not within a year.
    NotAtThisRate,
}

/// Says when the trend crosses the target. `latest` is the newest value, `on_target` its verdict.
pub fn forecast(trend: Option<&Trend>, target: Target, latest: f64, on_target: bool) -> Forecast {
    let Some(trend) = trend else {
        return Forecast::Unknown;
    };
    let moves_up = match trend.direction() {
        Direction::Rising => true,
        Direction::Falling => false,
        Direction::Level if on_target => return Forecast::Steady,
        Direction::Level => return Forecast::NotAtThisRate,
    };
    if on_target {
        leaves(trend, target, latest, moves_up).unwrap_or(Forecast::Steady)
    } else {
        back(trend, target, latest, moves_up).unwrap_or(Forecast::NotAtThisRate)
    }
}

fn leaves(trend: &Trend, target: Target, latest: f64, moves_up: bool) -> Option<Forecast> {
    let bound = match (target, moves_up) {
        (Target::AtLeast(bound), false) | (Target::AtMost(bound), true) => bound.get(),
        (Target::Within(_, high), true) => high.get(),
        (Target::Within(low, _), false) => low.get(),
        (Target::Exactly(bound), _) => bound.get(),
        _ => return None,
    };
    // The line may already be past the bound while the newest value still holds it.
    let start = if (bound - trend.level) * trend.slope >= 0.0 {
        trend.level
    } else {
        latest
    };
    let on = crossing(trend.at, (bound - start) / trend.slope)?;
    Some(Forecast::Leaves { on })
}

fn back(trend: &Trend, target: Target, latest: f64, moves_up: bool) -> Option<Forecast> {
    let goal = target.nearest(latest);
    if (goal > latest) != moves_up {
        return None;
    }
    let start = if (goal - trend.level) * trend.slope > 0.0 {
        trend.level
    } else {
        latest
    };
    let slowest = if moves_up {
        trend.slope_low
    } else {
        trend.slope_high
    };
    let on = crossing(trend.at, (goal - start) / trend.slope)?;
    Some(Forecast::Back {
        on,
        by: crossing(trend.at, (goal - start) / slowest),
    })
}

/// Returns the first whole day on which a line is across, when that is within the horizon.
fn crossing(at: f64, days: f64) -> Option<NaiveDate> {
    if !(0.0..=HORIZON_DAYS).contains(&days) {
        return None;
    }
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    let day = (at + days).ceil();
    (day >= 0.0)
        .then(|| epoch.checked_add_days(Days::new(day as u64)))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::{Finite, Moment};

    fn day(text: &str) -> f64 {
        text.parse::<Moment>().unwrap().as_days()
    }

    fn line(from: &str, values: &[f64]) -> Vec<(f64, f64)> {
        let start = day(from);
        values
            .iter()
            .enumerate()
            .map(|(i, &value)| (start + i as f64, value))
            .collect()
    }

    fn at_most(limit: i32) -> Target {
        Target::AtMost(Finite::from(limit))
    }

    /// scipy.stats.theilslopes([1, 3, 2, 5, 4, 7, 6, 30], range(8), 0.95) gives slope 1,
    /// interval 0.5 to 4.5: the wild last value does not bend the line.
    #[test]
    fn slope_and_interval_agree_with_scipy() {
        let trend = trend(&line("2026-01-01", GOLDEN)).unwrap();
        let (slope, low, high) = GOLDEN_SLOPES;
        assert!((trend.slope - slope).abs() < 1e-9, "{trend:?}");
        assert!((trend.slope_low - low).abs() < 1e-9, "{trend:?}");
        assert!((trend.slope_high - high).abs() < 1e-9, "{trend:?}");
        assert_eq!(trend.direction(), Direction::Rising);
    }
    const GOLDEN: &[f64] = &[1.0, 3.0, 2.0, 5.0, 4.0, 7.0, 6.0, 30.0];
    const GOLDEN_SLOPES: (f64, f64, f64) = (1.0, 0.5, 4.5);

    #[test]
    fn five_points_have_no_trend() {
        assert_eq!(trend(&line("2026-01-01", &[1.0, 2.0, 3.0, 4.0, 5.0])), None);
        assert_eq!(forecast(None, at_most(0), 5.0, false), Forecast::Unknown);
    }

    #[test]
    fn values_of_one_and_the_same_moment_have_no_trend() {
        let same: Vec<_> = (0..8).map(|i| (20_000.0, f64::from(i))).collect();
        assert_eq!(trend(&same), None);
    }

    /// 10, 9, … 5 falls by one a day; from 5 on 6 January it reaches 2 three days later.
    #[test]
    fn a_recovering_kpi_is_back_on_the_day_its_line_crosses_the_target() {
        let trend = trend(&line("2026-01-01", &[10.0, 9.0, 8.0, 7.0, 6.0, 5.0])).unwrap();
        let on = NaiveDate::from_ymd_opt(2026, 1, 9).unwrap();
        let expected = Forecast::Back { on, by: Some(on) };
        assert_eq!(forecast(Some(&trend), at_most(2), 5.0, false), expected);
    }

    #[test]
    fn a_kpi_that_drifts_towards_its_limit_is_told_when_it_leaves_the_target() {
        let trend = trend(&line("2026-01-01", &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0])).unwrap();
        let on = NaiveDate::from_ymd_opt(2026, 1, 10).unwrap();
        assert_eq!(
            forecast(Some(&trend), at_most(10), 6.0, true),
            Forecast::Leaves { on }
        );
    }

    #[test]
    fn a_kpi_that_moves_away_or_not_at_all_is_not_back_at_this_rate() {
        let worse = trend(&line("2026-01-01", &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0])).unwrap();
        assert_eq!(
            forecast(Some(&worse), at_most(0), 6.0, false),
            Forecast::NotAtThisRate
        );
        let flat = trend(&line("2026-01-01", &[3.0, 4.0, 3.0, 4.0, 3.0, 4.0])).unwrap();
        assert_eq!(flat.direction(), Direction::Level);
        assert_eq!(
            forecast(Some(&flat), at_most(0), 4.0, false),
            Forecast::NotAtThisRate
        );
        assert_eq!(
            forecast(Some(&flat), at_most(9), 4.0, true),
            Forecast::Steady
        );
    }

    #[test]
    fn a_crossing_more_than_a_year_away_is_no_forecast() {
        let slow: Vec<f64> = (0..10).map(|i| 100.0 - 0.01 * f64::from(i)).collect();
        let trend = trend(&line("2026-01-01", &slow)).unwrap();
        assert_eq!(
            forecast(Some(&trend), at_most(0), 99.91, false),
            Forecast::NotAtThisRate
        );
    }
}
