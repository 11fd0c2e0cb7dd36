//! When a KPI will be back on target at this rate, or miss it.

use chrono::{Days, NaiveDate};

use super::kpi::Target;
use super::trend::{Direction, Trend};
use super::variance::Better;

/// A crossing further away than this is not a forecast any more.
pub const HORIZON_DAYS: f64 = 365.0;

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
    let bound = match (target.band(), moves_up) {
        ((_, Some(high)), true) => high.get(),
        ((Some(low), _), false) => low.get(),
        _ => return None,
    };
    // The line may already be past the bound while the newest value still holds it.
    let start = if (bound - trend.level) * trend.slope >= 0.0 {
        trend.level
    } else {
        latest
    };
    let on = crossing(trend.at, (bound - start) / trend.slope, false)?;
    Some(Forecast::Leaves { on })
}

fn back(trend: &Trend, target: Target, latest: f64, moves_up: bool) -> Option<Forecast> {
    let goal = target.nearest(latest);
    let leads_back = match goal == latest {
        // Exactly at a strict target: it is to go on beyond it.
        true => (target.better() == Better::Higher) == moves_up,
        false => (goal > latest) == moves_up,
    };
    if !leads_back {
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
    let across = |slope: f64| crossing(trend.at, (goal - start) / slope, target.is_strict());
    Some(Forecast::Back {
        on: across(trend.slope)?,
        by: across(slowest),
    })
}

/// Returns the first whole day on which a line is across, when that is within the horizon; `past` asks for more than to
/// have reached it.
fn crossing(at: f64, days: f64, past: bool) -> Option<NaiveDate> {
    if !(0.0..=HORIZON_DAYS).contains(&days) {
        return None;
    }
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    let day = match past {
        true => (at + days).floor() + 1.0,
        false => (at + days).ceil(),
    };
    (day >= 0.0)
        .then(|| epoch.checked_add_days(Days::new(day as u64)))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::super::trend::trend;
    use super::*;
    use crate::domain::value::{Finite, Moment};

    fn line(from: &str, values: &[f64]) -> Vec<(f64, f64)> {
        let start = from.parse::<Moment>().unwrap().as_days();
        let days = (0..values.len()).map(|day| start + day as f64);
        days.zip(values.iter().copied()).collect()
    }

    fn at_most(limit: i32) -> Target {
        Target::AtMost(Finite::from(limit))
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

    #[test]
    fn a_strict_target_is_met_the_day_after_the_line_has_reached_it() {
        let trend = trend(&line("2026-01-01", &[10.0, 9.0, 8.0, 7.0, 6.0, 5.0])).unwrap();
        let on = |day: u32| NaiveDate::from_ymd_opt(2026, 1, day);
        let back = |day| Forecast::Back {
            on: on(day).unwrap(),
            by: on(day),
        };
        let below = |limit: i32| Target::Below(Finite::from(limit));
        assert_eq!(forecast(Some(&trend), below(2), 5.0, false), back(10));
        assert_eq!(forecast(Some(&trend), below(5), 5.0, false), back(7));
        let above = Target::Above(Finite::from(5));
        assert_eq!(
            forecast(Some(&trend), above, 5.0, false),
            Forecast::NotAtThisRate
        );
    }

    #[test]
    fn without_a_trend_there_is_no_forecast() {
        assert_eq!(forecast(None, at_most(0), 5.0, false), Forecast::Unknown);
    }
}
