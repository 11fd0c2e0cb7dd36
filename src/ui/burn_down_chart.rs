//! The burn-down as plain numbers and words to draw.

use super::charts::{Bars, Point, RunModel, day_number};
use crate::domain::decide::burn_down::BurnDown;
use crate::domain::explain::burn_down::flows;

/// Returns what the chart draws.
pub fn run_model(burn_down: &BurnDown) -> RunModel {
    let points = burn_down.periods.iter().map(|period| Point {
        x: day_number(period.to),
        y: f64::from(period.open),
        verdict: flows(period.added, period.retired, period.rescored),
        signal: None,
    });
    let bars = burn_down.periods.iter().skip(1).map(|period| Bars {
        x: day_number(period.to),
        added: f64::from(period.added),
        retired: f64::from(period.retired),
    });
    RunModel {
        points: points.collect(),
        bars: bars.collect(),
        ideal: ideal(burn_down),
        name: "Open exposure",
        ..RunModel::default()
    }
}

/// Returns the straight way from the exposure of the start to the goal, and the goal from then on.
fn ideal(burn_down: &BurnDown) -> Vec<(f64, f64)> {
    let (start, goal) = (burn_down.start(), burn_down.goal());
    if start.open == 0 {
        return Vec::new();
    }
    let (due, today) = (
        day_number(burn_down.due()),
        day_number(burn_down.today().to),
    );
    let mut line = vec![(day_number(start.to), f64::from(start.open)), (due, goal)];
    line.extend((today > due).then_some((today, goal)));
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::risk::{FailureMode, Risk};
    use crate::domain::decide::scale::Score;
    use crate::domain::revision::Id;
    use chrono::{Days, NaiveDate};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Ten risks of 9 points since 1 September, one mitigated every week.
    fn burn_down(today: &str) -> BurnDown {
        let start = day("2026-09-01");
        let risk = |week: u64| Risk {
            mitigated: start.checked_add_days(Days::new(7 * week)),
            ..Risk::new(
                Id::from_number(week.into()),
                format!("Risk {week}"),
                FailureMode::Planning,
                Score::MIDDLE,
                start,
            )
        };
        let risks: Vec<Risk> = (1..=10).map(risk).collect();
        BurnDown::since(&risks, start, day(today)).unwrap()
    }

    #[test]
    fn the_ideal_line_ends_at_a_fifth_after_three_months_and_goes_on_level() {
        let young = run_model(&burn_down("2026-10-06"));
        let due = day_number(day("2026-12-01"));
        assert_eq!(young.ideal, [(young.points[0].x, 90.0), (due, 18.0)]);
        let old = run_model(&burn_down("2027-01-05"));
        assert_eq!(
            old.ideal.last(),
            Some(&(old.points.last().unwrap().x, 18.0))
        );
    }

    #[test]
    fn bars_stand_on_0_and_no_line_is_drawn_through_a_stock() {
        let model = run_model(&burn_down("2026-10-20"));
        assert_eq!(model.bars.len(), model.points.len() - 1);
        assert!(model.bars.iter().all(|bars| bars.retired == 9.0));
        assert!(model.forecast.is_empty());
        assert!(model.values().all(|value| value >= 0.0));
        assert_eq!(model.points[1].verdict, "0 added, 9 retired");
    }

    #[test]
    fn a_single_day_draws_one_point() {
        let model = run_model(&burn_down("2026-09-01"));
        assert_eq!(model.points.len(), 1);
        assert!(model.days().is_some());
    }
}
