//! What the numbers of a KPI say, on worked examples.

use chrono::NaiveDate;

use super::*;
use crate::domain::base::Extra;
use crate::domain::measure::kpi::{Cadence, ProcessChange, Target, Unit};
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::Replica;
use crate::domain::scorecard::Edit;
use crate::library::kpis;

const KPI: Id = Id::from_number(1);

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn target(from: &str, target: Target, tolerance: i32) -> TargetFrom {
    TargetFrom {
        from: date(from),
        target,
        tolerance: Finite::from(tolerance),
        note: String::new(),
        extra: Extra::new(),
    }
}

/// A count with a target of at most 3 and a tolerance of 1, measured on consecutive days.
fn kpi(cadence: Cadence) -> Kpi {
    let template = kpis::by_key("critical-vulnerabilities").unwrap();
    Kpi {
        unit: Unit::Count,
        cadence,
        targets: vec![target("2026-01-01", Target::AtMost(Finite::from(3)), 1)],
        ..template.to_kpi(KPI, date("2026-01-01"))
    }
}

fn measured(kpi: &Kpi, first: &str, values: &[i32]) -> Scorecard {
    let mut edit = Edit::new("").put(kpi.clone());
    for (day, value) in date(first).iter_days().zip(values) {
        let id = Id::from_number(100 + edit.changes.len() as u128);
        edit = edit.put(Measurement {
            id,
            kpi: kpi.id,
            at: Moment::day(day),
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
    let mut scorecard = Scorecard::empty(Id::from_number(9));
    scorecard.apply(edit, Replica(1)).unwrap();
    scorecard
}

fn status_at(cadence: Cadence, values: &[i32], at: &str) -> Status {
    let kpi = kpi(cadence);
    Evaluation::of(&measured(&kpi, "2026-03-01", values), &kpi, now(at)).status
}

#[test]
fn status_follows_the_newest_value_and_its_tolerance() {
    let status = |value| status_at(Cadence::Weekly, &[9, value], "2026-03-03T12:00:00");
    assert_eq!(status(3), Status::OnTarget);
    assert_eq!(status(4), Status::Watch);
    assert_eq!(status(5), Status::OffTarget);
    assert_eq!(
        status_at(Cadence::Weekly, &[], "2026-03-03T12:00:00"),
        Status::NoData
    );
}

/// A value of 1 March is complete when that day ends; the limits count from there.
#[test]
fn a_value_is_stale_when_it_is_older_than_its_cadence_allows() {
    let limits = [
        (Cadence::Hourly, "2026-03-02T02:00:00"),
        (Cadence::Daily, "2026-03-03T12:00:00"),
        (Cadence::Weekly, "2026-03-10T00:00:00"),
        (Cadence::Monthly, "2026-04-03T00:00:00"),
        (Cadence::Quarterly, "2026-06-05T00:00:00"),
        (Cadence::Yearly, "2027-03-07T00:00:00"),
    ];
    for (cadence, last_fresh) in limits {
        assert_eq!(
            status_at(cadence, &[0], last_fresh),
            Status::OnTarget,
            "{cadence:?}"
        );
        let after = now(last_fresh) + chrono::TimeDelta::seconds(1);
        let after = after.format("%Y-%m-%dT%H:%M:%S").to_string();
        assert_eq!(
            status_at(cadence, &[0], &after),
            Status::Stale,
            "{cadence:?}"
        );
    }
}

#[test]
fn a_changed_target_never_rewrites_old_verdicts() {
    let mut kpi = kpi(Cadence::Daily);
    kpi.targets
        .push(target("2026-03-02", Target::AtMost(Finite::from(0)), 0));
    let scorecard = measured(&kpi, "2026-03-01", &[2, 2]);
    let evaluation = Evaluation::of(&scorecard, &kpi, now("2026-03-02T20:00:00"));
    let verdicts: Vec<Verdict> = evaluation
        .points
        .iter()
        .map(|point| point.verdict)
        .collect();
    assert_eq!(verdicts, [Verdict::OnTarget, Verdict::OffTarget]);
}

#[test]
fn what_was_measured_after_the_time_of_the_look_is_not_seen() {
    let kpi = kpi(Cadence::Daily);
    let scorecard = measured(&kpi, "2026-03-01", &[1, 2, 9]);
    let evaluation = Evaluation::of(&scorecard, &kpi, now("2026-03-02T10:00:00"));
    assert_eq!(
        evaluation.latest().map(|point| point.value),
        Some(Finite::from(2))
    );
}

#[test]
fn off_since_is_the_first_miss_of_the_unbroken_row() {
    let kpi = kpi(Cadence::Daily);
    let since = |values: &[i32]| {
        let scorecard = measured(&kpi, "2026-03-01", values);
        let evaluation = Evaluation::of(&scorecard, &kpi, now("2026-03-05T10:00:00"));
        evaluation.off_since().map(|point| point.at.to_string())
    };
    assert_eq!(since(&[9, 1, 4, 9]), Some("2026-03-03".to_owned()));
    assert_eq!(since(&[9, 9, 1]), None);
}

#[test]
fn a_declared_process_change_starts_new_limits() {
    let mut kpi = kpi(Cadence::Daily);
    let values = [9, 10, 9, 10, 9, 10, 9, 10, 1, 2, 1, 2, 1, 2];
    let scorecard = measured(&kpi, "2026-03-01", &values);
    let at = now("2026-03-14T20:00:00");
    assert!(Evaluation::of(&scorecard, &kpi, at).phases.len() == 1);
    kpi.process_changes.push(ProcessChange {
        on: date("2026-03-09"),
        what: "New scanner".to_owned(),
        extra: Extra::new(),
    });
    let evaluation = Evaluation::of(&scorecard, &kpi, at);
    let centres: Vec<f64> = (evaluation.phases.iter())
        .map(|phase| match &phase.behaviour {
            Behaviour::Varies { limits, .. } => limits.centre,
            other => panic!("expected limits, got {other:?}"),
        })
        .collect();
    assert_eq!(centres, [9.5, 1.5]);
    assert!(evaluation.points.iter().all(|point| point.signal.is_none()));
}

#[test]
fn regression_one_miss_within_the_usual_scatter_was_forecast_as_lasting() {
    let kpi = kpi(Cadence::Daily);
    let scorecard = measured(&kpi, "2026-03-01", &[1, 4, 0, 3, 1, 4, 0, 4, 1, 4]);
    let evaluation = Evaluation::of(&scorecard, &kpi, now("2026-03-10T20:00:00"));
    assert_eq!(evaluation.status, Status::Watch);
    assert_eq!(evaluation.forecast, Forecast::Scatter);
}

#[test]
fn regression_the_largest_values_overflowed_limits_and_charts() {
    let kpi = kpi(Cadence::Daily);
    let mut scorecard = measured(&kpi, "2026-03-01", &[0; 12]);
    let ids: Vec<Id> = scorecard.series(KPI).map(|(_, id, _)| id).collect();
    let mut edit = Edit::new("");
    for (number, id) in ids.into_iter().enumerate() {
        let value = if number % 2 == 0 {
            Finite::MAX
        } else {
            -Finite::MAX
        };
        let old = scorecard.get::<Measurement>(id).unwrap().clone();
        edit = edit.put(Measurement {
            value: Finite::new(value).unwrap(),
            ..old
        });
    }
    scorecard.apply(edit, Replica(1)).unwrap();
    let evaluation = Evaluation::of(&scorecard, &kpi, now("2026-03-12T20:00:00"));
    let Behaviour::Varies { limits, .. } = evaluation.behaviour() else {
        panic!("expected limits");
    };
    assert!(limits.centre.is_finite() && limits.upper_range.is_finite());
    assert!(
        evaluation
            .points
            .iter()
            .all(|point| point.variance.absolute.is_finite())
    );
    assert!(Finite::new(1e308).is_none());
}

#[test]
fn regression_a_target_of_the_future_steered_the_forecast_of_a_value_on_target() {
    let mut kpi = kpi(Cadence::Daily);
    kpi.targets
        .push(target("2027-01-01", Target::AtMost(Finite::from(0)), 0));
    let scorecard = measured(&kpi, "2026-03-01", &[2, 1, 2, 1, 2, 1, 2]);
    let evaluation = Evaluation::of(&scorecard, &kpi, now("2026-03-07T20:00:00"));
    assert_eq!(evaluation.status, Status::OnTarget);
    assert_eq!(evaluation.forecast, Forecast::Steady);
    assert_eq!(evaluation.target(&kpi), kpi.targets.first());
}

#[test]
fn the_course_is_judged_by_what_the_target_wants() {
    let mut kpi = kpi(Cadence::Daily);
    let scorecard = measured(&kpi, "2026-03-01", &[9, 8, 7, 6, 5, 4]);
    let course =
        |kpi: &Kpi| Evaluation::of(&scorecard, kpi, now("2026-03-06T20:00:00")).course(kpi);
    assert_eq!(course(&kpi), Course::Improving);
    kpi.targets[0].target = Target::AtLeast(Finite::from(3));
    assert_eq!(course(&kpi), Course::Worsening);
    kpi.targets[0].target = Target::Within(Finite::from(5), Finite::from(6));
    assert_eq!(course(&kpi), Course::Worsening);
}

/// The same twelve values, once each of its own period and once as a total so far or a stock.
#[test]
fn regression_a_running_total_or_a_stock_has_neither_limits_nor_signals_nor_a_trend() {
    let values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 30];
    let own = kpi(Cadence::Daily);
    let evaluated = |kpi: &Kpi| {
        let scorecard = measured(kpi, "2026-03-01", &values);
        Evaluation::of(&scorecard, kpi, now("2026-03-12T20:00:00"))
    };
    let told = evaluated(&own);
    assert!(told.signal().is_some() && told.trend.is_some());
    for covers in [Covers::SoFar, Covers::Stock] {
        let kpi = Kpi {
            covers,
            ..own.clone()
        };
        let untold = evaluated(&kpi);
        assert_eq!(untold.behaviour(), &Behaviour::Untold { covers });
        assert!(untold.points.iter().all(|point| point.signal.is_none()));
        assert_eq!((untold.trend.as_ref(), untold.stretches()), (None, vec![]));
        assert_eq!(untold.forecast, Forecast::Untold);
        assert_eq!(untold.course(&kpi), Course::Untold);
        assert_eq!(untold.status, told.status);
    }
}
