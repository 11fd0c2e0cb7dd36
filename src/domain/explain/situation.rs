//! What the numbers of a KPI amount to, as one situation that words can be chosen by.

use chrono::NaiveDate;

use crate::domain::measure::evaluation::{Evaluation, Status};
use crate::domain::measure::forecast::Forecast;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::variance::{Better, Verdict};
use crate::domain::measure::xmr::{Behaviour, Signal};

/// On target again for no more values than this still counts as "back".
const FRESHLY_BACK: usize = 3;
/// One miss among good values is no time of trouble to come back from.
const FEWEST_MISSES: usize = 2;

/// Where a KPI stands and where it is going.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    NoData,
    Stale,
    /// Misses the target, and nothing says that it comes back by itself.
    Missed {
        within_tolerance: bool,
    },
    /// Misses the target, and the trend leads back.
    Recovering {
        within_tolerance: bool,
        on: NaiveDate,
        by: Option<NaiveDate>,
    },
    /// On target, but a trend or a signal says that it gets worse; `on` when the trend tells a day.
    Drifting {
        on: Option<NaiveDate>,
    },
    /// On target and clearly better than before, perhaps after these misses.
    GoodNews {
        back_from: Option<Misses>,
    },
    /// On target again after these misses, by values that may be chance.
    JustBack {
        from: Misses,
    },
    /// On target, and nothing remarkable.
    Steady,
}

/// Misses in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misses {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub count: usize,
    /// No value before them held the target.
    pub from_the_start: bool,
}

/// Whether the newest value is more than chance, and for whom it speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    Better(Signal),
    Worse(Signal),
    /// A change inside a target that has no better side.
    Shifted(Signal),
    Noise,
    /// So many values, all the same.
    Flat {
        count: usize,
    },
    /// Values that are alike by construction.
    Untold,
    /// A value that somebody set aside as an exception.
    Aside,
    /// Enough values, and too many gaps between them.
    Gaps,
    /// Too few values, counted since the way of working changed when it did.
    TooFew {
        have: usize,
        since_change: bool,
    },
}

/// Returns the situation of the KPI on that evaluation.
pub fn situation(kpi: &Kpi, evaluation: &Evaluation) -> Situation {
    let within_tolerance = match evaluation.status {
        Status::NoData => return Situation::NoData,
        Status::Stale => return Situation::Stale,
        Status::OnTarget => return on_target(kpi, evaluation),
        status => status == Status::Watch,
    };
    match forecast(kpi, evaluation) {
        Forecast::Back { on, by } => Situation::Recovering {
            within_tolerance,
            on,
            by,
        },
        _ => Situation::Missed { within_tolerance },
    }
}

fn on_target(kpi: &Kpi, evaluation: &Evaluation) -> Situation {
    let reading = reading(kpi, evaluation);
    let back_from = back_from(evaluation);
    match (forecast(kpi, evaluation), reading, back_from) {
        (Forecast::Leaves { on }, ..) => Situation::Drifting { on: Some(on) },
        (_, Reading::Worse(_), _) => Situation::Drifting { on: None },
        (_, Reading::Better(_), back_from) => Situation::GoodNews { back_from },
        (.., Some(from)) => Situation::JustBack { from },
        _ => Situation::Steady,
    }
}

/// Returns the forecast, unless it speaks of another target than the newest value was held against.
pub fn forecast(kpi: &Kpi, evaluation: &Evaluation) -> Forecast {
    if target_changed(kpi, evaluation) {
        Forecast::Unknown
    } else {
        evaluation.forecast.clone()
    }
}

/// Tells whether the KPI has another target now than on the day of its newest value.
pub fn target_changed(kpi: &Kpi, evaluation: &Evaluation) -> bool {
    let then = evaluation
        .latest()
        .and_then(|latest| kpi.target_on(latest.at.date));
    then.map(|target| target.target) != kpi.target().map(|target| target.target)
}

/// Returns what the newest value says about the process.
pub fn reading(kpi: &Kpi, evaluation: &Evaluation) -> Reading {
    if evaluation.latest().is_some_and(|point| point.aside) {
        return Reading::Aside;
    }
    let signal = match (evaluation.signal(), evaluation.behaviour()) {
        (Some(signal), _) => signal,
        (None, Behaviour::Untold { .. }) => return Reading::Untold,
        (None, Behaviour::Gaps { .. }) => return Reading::Gaps,
        (None, Behaviour::TooFew { have }) => {
            return Reading::TooFew {
                have: *have,
                since_change: evaluation.phases.len() > 1,
            };
        }
        (None, Behaviour::NoVariation { .. }) => {
            let count = evaluation
                .phases
                .last()
                .map_or(0, |phase| phase.range.len());
            return Reading::Flat { count };
        }
        (None, Behaviour::Varies { .. }) => return Reading::Noise,
    };
    let Some(latest) = evaluation.latest() else {
        return Reading::Shifted(signal);
    };
    let target = kpi.target_on(latest.at.date);
    let better = match target.map(|target| target.target.better()) {
        Some(Better::Higher) => signal.is_up(),
        Some(Better::Lower) => !signal.is_up(),
        _ if latest.verdict == Verdict::OnTarget => return Reading::Shifted(signal),
        _ => signal.is_up() == (latest.variance.absolute < 0.0),
    };
    if better {
        Reading::Better(signal)
    } else {
        Reading::Worse(signal)
    }
}

/// Returns the misses that have lasted without a break up to the newest value.
pub fn misses(evaluation: &Evaluation) -> Option<Misses> {
    misses_before(evaluation, evaluation.points.len())
}

fn misses_before(evaluation: &Evaluation, end: usize) -> Option<Misses> {
    let points = &evaluation.points[..end];
    let hits = points
        .iter()
        .rposition(|point| point.verdict == Verdict::OnTarget);
    let start = hits.map_or(0, |hit| hit + 1);
    Some(Misses {
        first: points.get(start)?.at.date,
        last: points.last()?.at.date,
        count: end - start,
        from_the_start: start == 0,
    })
}

fn back_from(evaluation: &Evaluation) -> Option<Misses> {
    let points = &evaluation.points;
    let last_miss = points
        .iter()
        .rposition(|point| point.verdict != Verdict::OnTarget)?;
    if points.len() - last_miss - 1 > FRESHLY_BACK {
        return None;
    }
    misses_before(evaluation, last_miss + 1).filter(|misses| misses.count >= FEWEST_MISSES)
}
