//! Everything the numbers of one KPI say, at one point in time.

use std::ops::Range;

use chrono::NaiveDateTime;

use super::derived;
use super::forecast::{self, Forecast};
use super::gaps;
use super::kpi::{Baseline, Covers, Kpi, TargetFrom};
use super::measurement::Measurement;
use super::quantity::Ratio;
use super::trend::{self, Direction, Trend};
use super::variance::{Better, Variance, Verdict};
use super::xmr::{self, BaselineUse, Behaviour, Phase, Signal};
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
    /// Whether somebody set it aside, so that it says nothing about what is normal.
    pub aside: bool,
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
    /// The part and the whole of the newest value, when it is a share of which both were counted.
    pub counted: Option<Ratio>,
}

/// Whether the values move the way they should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    Improving,
    Worsening,
    Level,
    /// Nothing is said of values that are alike by construction.
    Untold,
    Unknown,
}

impl Course {
    pub fn name(self) -> &'static str {
        match self {
            Course::Improving => "Improving",
            Course::Worsening => "Worsening",
            // A step or a jump has no slope either, so this does not say that nothing changed.
            Course::Level => "No trend",
            Course::Untold => "No trend is drawn",
            Course::Unknown => "Not enough data",
        }
    }
}

impl Evaluation {
    /// Evaluates the KPI with what was measured up to `now`.
    pub fn of(scorecard: &Scorecard, kpi: &Kpi, now: NaiveDateTime) -> Evaluation {
        let mut points: Vec<Point> = derived::series(scorecard, kpi, now.date())
            .filter_map(|(at, id, value)| {
                let aside = scorecard.is_set_aside(id);
                Some(Point {
                    aside,
                    ..point(kpi, at, id, value)?
                })
            })
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
        let line: Vec<(f64, f64)> = (current.iter().filter(|point| !point.aside))
            .map(|point| (point.at.as_days(), point.value.get()))
            .collect();
        let trend = match kpi.covers() {
            Covers::Period => trend::trend(&line),
            Covers::SoFar | Covers::Stock => None,
        };
        Evaluation {
            status: status(kpi, points.last(), now),
            forecast: forecast(
                kpi,
                points.last(),
                trend.as_ref(),
                phases.last().map(|phase| &phase.behaviour),
            ),
            counted: points.last().and_then(|newest| {
                let measurement = scorecard.get::<Measurement>(newest.id)?;
                measurement.counted.filter(|_| kpi.derived.is_none())
            }),
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
        if kpi.covers().why_untold().is_some() {
            return Course::Untold;
        }
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
        aside: false,
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
            phases.push(phase(kpi, points, start..end));
            start = end;
        }
    }
    phases
}

/// Judges the values of one phase: by the baseline's, when it has enough of them.
fn phase(kpi: &Kpi, points: &[Point], range: Range<usize>) -> Phase {
    let inside = &points[range.clone()];
    let mut phase = Phase {
        gaps: Vec::new(),
        baseline: BaselineUse::None,
        behaviour: Behaviour::Untold {
            covers: kpi.covers(),
        },
        range,
    };
    if kpi.covers() != Covers::Period {
        return phase;
    }
    let moments: Vec<Moment> = inside.iter().map(|point| point.at).collect();
    let gaps = gaps::before(&moments);
    phase.gaps = (gaps.iter().enumerate())
        .filter_map(|(place, is_gap)| is_gap.then_some(phase.range.start + place))
        .collect();
    let judge = |baseline: Option<&Baseline>| {
        let value = |(point, after_gap): (&Point, &bool)| xmr::Value {
            value: point.value.get(),
            after_gap: *after_gap,
            aside: point.aside,
            counts: baseline.is_none_or(|baseline| baseline.contains(point.at.date)),
        };
        let values: Vec<xmr::Value> = inside.iter().zip(&gaps).map(value).collect();
        xmr::behaviour(&values, kpi.unit.bounds())
    };
    let has_any =
        |baseline: &&Baseline| inside.iter().any(|point| baseline.contains(point.at.date));
    let by_baseline = kpi
        .baseline
        .as_ref()
        .filter(has_any)
        .map(|own| judge(Some(own)));
    (phase.baseline, phase.behaviour) = match by_baseline {
        None => (BaselineUse::None, judge(None)),
        Some(told @ Behaviour::Varies { .. }) => (BaselineUse::Used, told),
        Some(_) => (BaselineUse::TooLittle, judge(None)),
    };
    phase
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
    if kpi.covers().why_untold().is_some() {
        return Forecast::Untold;
    }
    let Some(target) = kpi.target_on(latest.at.date) else {
        return Forecast::Unknown;
    };
    let on_target = target.verdict(latest.value) == Verdict::OnTarget;
    let forecast = forecast::forecast(trend, target.target, latest.value.get(), on_target);
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
mod tests;
