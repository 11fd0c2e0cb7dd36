//! Everything the numbers of one KPI say, at one point in time.

use chrono::NaiveDateTime;

use super::derived;
use super::kpi::{Kpi, TargetFrom};
use super::trend::{self, Direction, Forecast, Trend};
use super::variance::{Better, Variance, Verdict};
use super::xmr::{self, Behaviour, Phase, Signal};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::value::{Finite, Moment};

/// Where a KPI stands; the order is that of attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    OffTarget,
    Watch,
    /// The newest measurement is older than the cadence allows: what it said may be over.
    Stale,
    /// Never measured.
    NoData,
    OnTarget,
}

impl Status {
    pub const ALL: [Status; 5] = [
        Status::OffTarget,
        Status::Watch,
        Status::Stale,
        Status::NoData,
        Status::OnTarget,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Status::OffTarget => Verdict::OffTarget.name(),
            Status::Watch => Verdict::Watch.name(),
            Status::Stale => "Stale",
            Status::NoData => "No data",
            Status::OnTarget => Verdict::OnTarget.name(),
        }
    }
}

/// A measurement, held against the target of its day and the limits of its phase.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub id: Id,
    pub at: Moment,
    pub value: Finite,
    pub variance: Variance,
    pub verdict: Verdict,
    pub signal: Option<Signal>,
}

/// What the numbers of a KPI say.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    pub status: Status,
    /// All measurements up to now, in order of time.
    pub points: Vec<Point>,
    pub phases: Vec<Phase>,
    /// The line through the newest values of the current phase.
    pub trend: Option<Trend>,
    pub forecast: Forecast,
}

/// Whether the values move the way they should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    Improving,
    Worsening,
    Level,
    Unknown,
}

impl Course {
    pub fn name(self) -> &'static str {
        match self {
            Course::Improving => "Improving",
            Course::Worsening => "Worsening",
            // A step or a jump has no slope either, so this does not say that nothing changed.
            Course::Level => "No trend",
            Course::Unknown => "Not enough data",
        }
    }
}

impl Evaluation {
    /// Evaluates the KPI with what was measured up to `now`.
    pub fn of(scorecard: &Scorecard, kpi: &Kpi, now: NaiveDateTime) -> Evaluation {
        let mut points: Vec<Point> = derived::series(scorecard, kpi, now.date())
            .filter_map(|(at, id, value)| point(kpi, at, id, value))
            .collect();
        let phases = phases(kpi, &points);
        for phase in &phases {
            for position in phase.range.clone() {
                points[position].signal = phase.signal_at(position);
            }
        }
        let current = phases
            .last()
            .map_or(&[][..], |phase| &points[phase.range.clone()]);
        let newest = &current[current.len().saturating_sub(trend::NEWEST)..];
        let line: Vec<(f64, f64)> = newest
            .iter()
            .map(|point| (point.at.as_days(), point.value.get()))
            .collect();
        let trend = trend::trend(&line);
        Evaluation {
            status: status(kpi, points.last(), now),
            forecast: forecast(
                kpi,
                points.last(),
                trend.as_ref(),
                phases.last().map(|phase| &phase.behaviour),
            ),
            points,
            phases,
            trend,
        }
    }

    pub fn latest(&self) -> Option<&Point> {
        self.points.last()
    }

    /// Returns the target that the newest value is judged by; without a value, the newest target.
    ///
    /// Whatever is said beside a verdict is said of this one, so that figures never contradict it.
    pub fn target<'a>(&self, kpi: &'a Kpi) -> Option<&'a TargetFrom> {
        match self.latest() {
            Some(latest) => kpi.target_on(latest.at.date),
            None => kpi.target(),
        }
    }

    /// Returns the signal that the newest value is part of.
    pub fn signal(&self) -> Option<Signal> {
        self.latest().and_then(|point| point.signal)
    }

    /// Returns what is known about the normal scatter of the current phase.
    pub fn behaviour(&self) -> &Behaviour {
        const NOTHING: &Behaviour = &Behaviour::TooFew { have: 0 };
        self.phases.last().map_or(NOTHING, |phase| &phase.behaviour)
    }

    /// Returns the first of the misses that have lasted without a break until now.
    pub fn off_since(&self) -> Option<&Point> {
        self.points
            .iter()
            .rev()
            .take_while(|point| point.verdict != Verdict::OnTarget)
            .last()
    }

    /// Tells whether the trend is for the better, by the target of the newest value.
    pub fn course(&self, kpi: &Kpi) -> Course {
        let (Some(trend), Some(target), Some(latest)) =
            (&self.trend, self.target(kpi), self.latest())
        else {
            return Course::Unknown;
        };
        let up_is_good = match target.target.better() {
            Better::Higher => true,
            Better::Lower => false,
            Better::Nearer => latest.variance.absolute < 0.0,
        };
        match trend.direction() {
            Direction::Level => Course::Level,
            direction if (direction == Direction::Rising) == up_is_good => Course::Improving,
            _ => Course::Worsening,
        }
    }
}

fn point(kpi: &Kpi, at: Moment, id: Id, value: Finite) -> Option<Point> {
    let target = kpi.target_on(at.date)?;
    Some(Point {
        id,
        at,
        value,
        variance: target.target.variance(value),
        verdict: target.verdict(value),
        signal: None,
    })
}

/// Splits the series at the declared process changes and judges each phase by itself.
fn phases(kpi: &Kpi, points: &[Point]) -> Vec<Phase> {
    let cuts = (kpi.process_changes.iter())
        .map(|change| points.partition_point(|point| point.at.date < change.on));
    let mut phases = Vec::new();
    let mut start = 0;
    for end in cuts.chain([points.len()]) {
        if end > start {
            let values: Vec<f64> = points[start..end]
                .iter()
                .map(|point| point.value.get())
                .collect();
            let behaviour = xmr::behaviour(&values, kpi.unit.bounds());
            phases.push(Phase {
                range: start..end,
                behaviour,
            });
            start = end;
        }
    }
    phases
}

fn status(kpi: &Kpi, latest: Option<&Point>, now: NaiveDateTime) -> Status {
    let Some(latest) = latest else {
        return Status::NoData;
    };
    if now - latest.at.end() > kpi.cadence.limit() {
        return Status::Stale;
    }
    match latest.verdict {
        Verdict::OnTarget => Status::OnTarget,
        Verdict::Watch => Status::Watch,
        Verdict::OffTarget => Status::OffTarget,
    }
}

pub(super) fn forecast(
    kpi: &Kpi,
    latest: Option<&Point>,
    trend: Option<&Trend>,
    behaviour: Option<&Behaviour>,
) -> Forecast {
    let Some(latest) = latest else {
        return Forecast::Unknown;
    };
    let Some(target) = kpi.target_on(latest.at.date) else {
        return Forecast::Unknown;
    };
    let on_target = target.verdict(latest.value) == Verdict::OnTarget;
    let forecast = trend::forecast(trend, target.target, latest.value.get(), on_target);
    let is_level = trend.is_some_and(|trend| trend.direction() == Direction::Level);
    let average_holds = match behaviour {
        Some(Behaviour::Varies { limits, .. }) => Finite::new(limits.centre)
            .is_some_and(|centre| target.verdict(centre) == Verdict::OnTarget),
        _ => false,
    };
    match forecast {
        Forecast::NotAtThisRate if is_level && average_holds && latest.signal.is_none() => {
            Forecast::Scatter
        }
        forecast => forecast,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::measure::kpi::{Cadence, ProcessChange, Target, Unit};
    use crate::domain::measure::measurement::Measurement;
    use crate::domain::record::Extra;
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
                note: String::new(),
                source: String::new(),
                entered_by: String::new(),
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
}
