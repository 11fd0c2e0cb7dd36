//! The figures of a line: from a KPI's history, or as typed.

use chrono::{NaiveDate, NaiveDateTime};

use super::draft::{Draft, Reach};
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::{Kpi, Target, Unit};
use crate::domain::measure::quantity;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::english::{counted_in_words, inside};

/// The figures of a line, as far as they are known, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// The KPI, as it stands within a sentence.
    pub kpi: Option<String>,
    /// From what to what, and whether it went up.
    pub change: Option<(String, String, Moved)>,
    /// Like "in six months".
    pub over: Option<String>,
    /// What the reader, or the writer, should know before the figures are used.
    pub caution: Option<&'static str>,
}

/// Which way a value went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    Up,
    Down,
    Not,
}

/// Returns the figures of the draft: those of the KPI's history, or the typed ones.
pub fn figures(draft: &Draft, card: &Scorecard, now: NaiveDateTime) -> Figures {
    let currency = card.settings().currency;
    match draft.kpi.and_then(|id| card.get::<Kpi>(id)) {
        Some(kpi) => of_history(kpi, draft.reach, card, now, &currency),
        None => typed(draft, &currency),
    }
}

fn typed(draft: &Draft, currency: &str) -> Figures {
    let change = draft
        .from
        .zip(draft.to)
        .map(|(from, to)| change(draft.unit, from.get(), to.get(), currency));
    let over = draft.over.trim().trim_end_matches('.');
    let is_phrase = [
        "in ", "over ", "within ", "during ", "between ", "since ", "by ", "from ",
    ]
    .iter()
    .any(|start| over.to_lowercase().starts_with(start));
    Figures {
        kpi: some(&draft.name).map(|name| inside(name, &[])),
        change,
        over: some(over).map(|over| match is_phrase {
            true => over.to_owned(),
            false => format!("in {over}"),
        }),
        caution: None,
    }
}

fn of_history(
    kpi: &Kpi,
    reach: Reach,
    card: &Scorecard,
    now: NaiveDateTime,
    currency: &str,
) -> Figures {
    let evaluation = Evaluation::of(card, kpi, now);
    let start = reach.start(now.date());
    let points: Vec<_> = (evaluation.points.iter())
        .filter(|point| point.at.date >= start)
        .collect();
    let known = Figures {
        kpi: Some(inside(kpi.name.trim(), &[])),
        ..Figures::default()
    };
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Figures {
            caution: Some(
                "It has no value in this time. Choose a longer one, or type the figures.",
            ),
            ..known
        };
    };
    if points.len() < 2 {
        return Figures {
            caution: Some(
                "It has one value in this time, so nothing has moved yet. Choose a longer one, or type the figures.",
            ),
            ..known
        };
    }
    let values: Vec<f64> = points.iter().map(|point| point.value.get()).collect();
    let (from, to) = (first.value.get(), last.value.get());
    let target = kpi.target_on(last.at.date).map(|target| target.target);
    Figures {
        change: Some(change(kpi.unit, from, to, currency)),
        over: Some(format!("in {}", time(first.at.date, last.at.date))),
        caution: caution(target, &values),
        ..known
    }
}

/// So many moving ranges are scatter: the natural limits of an XmR chart (Wheeler).
const SCATTER: f64 = 2.66;

fn caution(target: Option<Target>, values: &[f64]) -> Option<&'static str> {
    let (from, to) = (*values.first()?, *values.last()?);
    let miss = |value: f64| target.map_or(0.0, |target| missed(target, value));
    let steps: Vec<f64> = values
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).abs())
        .collect();
    let usual = steps.iter().sum::<f64>() / steps.len().max(1) as f64;
    if miss(to) > miss(from) {
        Some("It moved the wrong way. Tell it as something that you learned, not as a result.")
    } else if from == to {
        Some(
            "It did not move. Choose another time or another KPI, or say what you kept from getting worse.",
        )
    } else if steps.len() >= 5 && (to - from).abs() <= SCATTER * usual {
        Some(
            "The change is no larger than the usual scatter from one value to the next. Say it with care.",
        )
    } else {
        None
    }
}

/// Returns by how much a value misses the target.
fn missed(target: Target, value: f64) -> f64 {
    let (low, high) = target.band();
    let short = low.map_or(0.0, |low| low.get() - value);
    let beyond = high.map_or(0.0, |high| value - high.get());
    short.max(beyond).max(0.0)
}

fn change(unit: Unit, from: f64, to: f64, currency: &str) -> (String, String, Moved) {
    let moved = match to - from {
        by if by > 0.0 => Moved::Up,
        by if by < 0.0 => Moved::Down,
        _ => Moved::Not,
    };
    let write = |value| quantity::format(unit, value, currency);
    (write(from), write(to), moved)
}

/// Writes how long it was between two days: weeks up to two months, then months, then years.
pub fn time(from: NaiveDate, to: NaiveDate) -> String {
    let days = (to - from).num_days().max(1) as f64;
    let counted = |count: f64, unit: &str| counted_in_words((count as usize).max(1), unit);
    match days {
        days if days < 14.0 => counted(days, "day"),
        days if days < 60.0 => counted((days / 7.0).round(), "week"),
        days if days < 700.0 => counted((days / 30.44).round(), "month"),
        days => counted((days / 365.25).round(), "year"),
    }
}

pub(super) fn some(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}
