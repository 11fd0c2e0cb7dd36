//! The whole scorecard at a glance: a row for each KPI in the order of attention, and its health.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::action::Action;
use super::evaluation::{Evaluation, Point, Status};
use super::kpi::Kpi;
use super::trend::Forecast;
use super::variance::Verdict;
use crate::domain::scorecard::Scorecard;

/// The time that a page looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// So many days up to and with today.
    Days(u64),
    All,
    /// From one day to another, both included.
    Range {
        from: NaiveDate,
        to: NaiveDate,
    },
}

/// The first and the last day of a period; no first day reaches back to the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Option<NaiveDate>,
    pub to: NaiveDate,
}

impl Period {
    pub fn span(self, today: NaiveDate) -> Span {
        match self {
            Period::Days(days) => Span {
                from: today.checked_sub_days(Days::new(days.saturating_sub(1))),
                to: today,
            },
            Period::All => Span {
                from: None,
                to: today,
            },
            Period::Range { from, to } => Span {
                from: Some(from.min(to)),
                to: to.max(from),
            },
        }
    }
}

impl Span {
    pub fn contains(self, day: NaiveDate) -> bool {
        day <= self.to && self.from.is_none_or(|from| from <= day)
    }

    /// Returns the period of the same length just before; `None` when this one reaches to the beginning.
    pub fn before(self) -> Option<Span> {
        let from = self.from?;
        let length = self.to - from;
        let to = from.pred_opt()?;
        Some(Span {
            from: to.checked_sub_signed(length),
            to,
        })
    }

    /// Returns the time that counts as now when looking at the period: no later than its end.
    pub fn now(self, now: NaiveDateTime) -> NaiveDateTime {
        let end = self.to.and_time(NaiveTime::MIN) + TimeDelta::days(1);
        now.min(end - TimeDelta::seconds(1))
    }
}

/// The measurements of a period, summed up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    pub count: usize,
    pub mean: f64,
    /// How many of the measurements held their target.
    pub on_target: usize,
}

/// Sums up the points of the span; `None` when there are none.
pub fn summary(points: &[Point], span: Span) -> Option<Summary> {
    let inside = || points.iter().filter(|point| span.contains(point.at.date));
    let count = inside().count();
    (count > 0).then(|| Summary {
        count,
        mean: inside().map(|point| point.value.get()).sum::<f64>() / count as f64,
        on_target: inside()
            .filter(|point| point.verdict == Verdict::OnTarget)
            .count(),
    })
}

/// One KPI as a line of the scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub kpi: Kpi,
    pub evaluation: Evaluation,
    pub this_period: Option<Summary>,
    pub period_before: Option<Summary>,
    /// The open action that is due first.
    pub next_action: Option<Action>,
}

impl Row {
    /// Tells whether the KPI is off target and nobody has said what is done about it.
    pub fn lacks_action(&self) -> bool {
        self.next_action.is_none() && self.evaluation.latest_is(Verdict::OffTarget)
    }

    /// Tells whether the KPI is on target and moving away from it, which nobody notices.
    pub fn drifts(&self) -> bool {
        matches!(self.evaluation.forecast, Forecast::Leaves { .. })
    }

    /// Returns the place in the order of attention: what comes first has the smaller key.
    fn attention(&self) -> (u8, Status, std::cmp::Reverse<u64>) {
        let group = match self.evaluation.status {
            Status::OffTarget => 0,
            Status::Watch => 1,
            // Stale now, off when last seen, and nobody on it.
            _ if self.lacks_action() => 1,
            Status::OnTarget if self.drifts() => 2,
            Status::Stale | Status::NoData => 3,
            Status::OnTarget => 4,
        };
        let miss = self
            .evaluation
            .latest()
            .map_or(0.0, |point| self.severity(point));
        // Non-negative floats sort like their bits.
        let weighted = (miss * self.kpi.weight.get()).max(0.0);
        (
            group,
            self.evaluation.status,
            std::cmp::Reverse(weighted.to_bits()),
        )
    }
}

impl Row {
    /// Returns how bad a miss is, comparable between KPIs: in tolerances; without one, in tenths of
    /// the target; at a target of 0, in the KPI's unit.
    fn severity(&self, point: &Point) -> f64 {
        if point.variance.favourable {
            return 0.0;
        }
        let Some(target) = self.kpi.target_on(point.at.date) else {
            return 0.0;
        };
        let tolerance = target.tolerance.get();
        let bound = target.target.nearest(point.value.get()).abs();
        let scale = match (tolerance > 0.0, bound > 0.0) {
            (true, _) => tolerance,
            (false, true) => bound / 10.0,
            (false, false) => 1.0,
        };
        point.variance.absolute.abs() / scale
    }
}

impl Evaluation {
    fn latest_is(&self, verdict: Verdict) -> bool {
        self.latest().is_some_and(|point| point.verdict == verdict)
    }
}

/// Returns a row for each KPI, what needs attention first.
pub fn rows(scorecard: &Scorecard, period: Period, now: NaiveDateTime) -> Vec<Row> {
    let span = period.span(now.date());
    let mut rows: Vec<Row> = scorecard
        .all::<Kpi>()
        .map(|kpi| {
            let evaluation = Evaluation::of(scorecard, kpi, span.now(now));
            Row {
                this_period: summary(&evaluation.points, span),
                period_before: span
                    .before()
                    .and_then(|span| summary(&evaluation.points, span)),
                next_action: next_action(scorecard, kpi),
                kpi: kpi.clone(),
                evaluation,
            }
        })
        .collect();
    rows.sort_by(|a, b| {
        a.attention()
            .cmp(&b.attention())
            .then_with(|| a.kpi.name.cmp(&b.kpi.name))
    });
    rows
}

fn next_action(scorecard: &Scorecard, kpi: &Kpi) -> Option<Action> {
    scorecard
        .all::<Action>()
        .filter(|action| action.kpi == kpi.id && action.is_open())
        .min_by_key(|action| (action.due.is_none(), action.due, action.created, action.id))
        .cloned()
}

/// How well the scorecard does: the weighted share of targets held.
#[derive(Clone, Debug, PartialEq)]
pub struct Health {
    /// 0 to 100; unknown when no KPI with a weight has a fresh value.
    pub index: Option<f64>,
    pub parts: Vec<HealthPart>,
}

/// What one KPI adds to the health index.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthPart {
    pub name: String,
    pub weight: f64,
    pub status: Status,
    /// 1 on target, ½ watch, 0 off target; unknown when stale or never measured.
    pub score: Option<f64>,
}

/// Computes the health index: Σ weight · score / Σ weight over the KPIs whose status is known.
pub fn health(rows: &[Row]) -> Health {
    let parts: Vec<HealthPart> = (rows.iter().filter(|row| row.kpi.weight.get() > 0.0))
        .map(|row| HealthPart {
            name: row.kpi.name.clone(),
            weight: row.kpi.weight.get(),
            status: row.evaluation.status,
            score: match row.evaluation.status {
                Status::OnTarget => Some(1.0),
                Status::Watch => Some(0.5),
                Status::OffTarget => Some(0.0),
                Status::Stale | Status::NoData => None,
            },
        })
        .collect();
    let known = || {
        parts
            .iter()
            .filter_map(|part| part.score.map(|score| (part.weight, score)))
    };
    let weight: f64 = known().map(|(weight, _)| weight).sum();
    let sum: f64 = known().map(|(weight, score)| weight * score).sum();
    Health {
        index: (weight > 0.0).then(|| 100.0 * sum / weight),
        parts,
    }
}
