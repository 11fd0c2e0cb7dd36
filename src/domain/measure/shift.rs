//! What the figures of a KPI would say if its values were moved by so much: the question behind "what if".
//!
//! The trend keeps its slope and the scatter its width; only the level moves. That is the plainest assumption about a
//! measure whose effect was guessed as one number, and pages mark what comes of it as an estimate.

use super::evaluation::{self, Evaluation, Point};
use super::forecast::Forecast;
use super::kpi::Kpi;
use super::trend::Trend;
use super::variance::Verdict;
use super::xmr::Behaviour;
use crate::domain::value::Finite;

/// The newest value of a KPI, moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Shifted {
    pub value: f64,
    pub verdict: Verdict,
    pub forecast: Forecast,
}

/// Moves the newest value, the trend and the scatter; none while there is no value to move.
///
/// What cannot occur, such as a share above 100 %, is kept at the end of the scale.
pub fn shifted(evaluation: &Evaluation, kpi: &Kpi, change: f64) -> Option<Shifted> {
    let latest = evaluation.latest()?;
    let target = kpi.target_on(latest.at.date)?;
    let (low, high) = kpi.unit.bounds();
    let value = Finite::new((latest.value.get() + change).clamp(low, high))?;
    // What the clamp took away the line does not move by either.
    let moved = value.get() - latest.value.get();
    let verdict = target.verdict(value);
    let point = Point {
        value,
        verdict,
        variance: target.target.variance(value),
        ..latest.clone()
    };
    let trend = evaluation.trend.as_ref().map(|trend| Trend {
        level: trend.level + moved,
        ..trend.clone()
    });
    let mut behaviour = evaluation.behaviour().clone();
    if let Behaviour::Varies { limits, .. } = &mut behaviour {
        limits.centre += moved;
    }
    let forecast = evaluation::forecast(kpi, Some(&point), trend.as_ref(), Some(&behaviour));
    Some(Shifted {
        value: value.get(),
        verdict,
        forecast,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::measure::kpi::{Cadence, Target};
    use crate::domain::measure::measurement::Measurement;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::{Edit, Scorecard};
    use crate::domain::value::Moment;
    use crate::library::kpis;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A count that is to be at most 2, with a value a day from 1 January 2026.
    fn figures(values: &[i32]) -> (Kpi, Evaluation) {
        let id = Id::from_number(1);
        let mut kpi = kpis::by_key("critical-vulnerabilities")
            .unwrap()
            .to_kpi(id, day("2026-01-01"));
        kpi.cadence = Cadence::Daily;
        kpi.targets[0].target = Target::AtMost(Finite::from(2));
        kpi.targets[0].tolerance = Finite::ZERO;
        let mut edit = Edit::new("").put(kpi.clone());
        for (number, (at, value)) in day("2026-01-01").iter_days().zip(values).enumerate() {
            edit = edit.put(Measurement {
                id: Id::from_number(100 + number as u128),
                kpi: id,
                at: Moment::day(at),
                from: None,
                value: Finite::from(*value),
                counted: None,
                note: String::new(),
                source: String::new(),
                entered_by: String::new(),
                set_aside: String::new(),
                entered_at: None,
                evidence: None,
                cases: None,
                extra: Extra::new(),
            });
        }
        let mut card = Scorecard::empty(Id::from_number(9));
        card.apply(edit, Replica(1)).unwrap();
        let now = "2026-01-07T09:00:00".parse().unwrap();
        let evaluation = Evaluation::of(&card, &kpi, now);
        (kpi, evaluation)
    }

    /// 10, 9, … 5 falls by one a day and reaches 2 on 9 January; 2 lower it starts at 3 and does on 7 January.
    #[test]
    fn a_recovering_kpi_is_back_sooner_by_what_it_is_moved() {
        let (kpi, evaluation) = figures(&[10, 9, 8, 7, 6, 5]);
        let on = |text: &str| Forecast::Back {
            on: day(text),
            by: Some(day(text)),
        };
        assert_eq!(evaluation.forecast, on("2026-01-09"));
        let shifted = shifted(&evaluation, &kpi, -2.0).unwrap();
        assert_eq!((shifted.value, shifted.verdict), (3.0, Verdict::OffTarget));
        assert_eq!(shifted.forecast, on("2026-01-07"));
    }

    #[test]
    fn moved_by_nothing_it_says_what_it_said() {
        let (kpi, evaluation) = figures(&[4, 7, 5, 6, 4, 5, 6]);
        let shifted = shifted(&evaluation, &kpi, 0.0).unwrap();
        assert_eq!(shifted.forecast, evaluation.forecast);
        assert_eq!(
            Some(shifted.verdict),
            evaluation.latest().map(|p| p.verdict)
        );
    }

    #[test]
    fn a_value_never_leaves_its_scale() {
        let (kpi, evaluation) = figures(&[4, 4, 4, 4, 4, 4, 5]);
        let shifted = shifted(&evaluation, &kpi, -1e15).unwrap();
        assert_eq!((shifted.value, shifted.verdict), (0.0, Verdict::OnTarget));
    }

    #[test]
    fn without_a_value_there_is_nothing_to_move() {
        let (kpi, evaluation) = figures(&[]);
        assert_eq!(shifted(&evaluation, &kpi, 1.0), None);
    }
}
