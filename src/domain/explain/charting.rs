//! The chart of a KPI: what it copies out of an evaluation.

use super::chart::{Band, Chart, ChartPoint, MOST_POINTS};
use crate::domain::base::Extra;
use crate::domain::explain::wording::target_phrase;
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::{Kpi, TargetFrom};
use crate::domain::measure::quantity;
use crate::domain::measure::variance::Verdict;
use crate::domain::measure::xmr::Behaviour;
use crate::domain::value::Finite;
use crate::domain::words::date_phrase;
use crate::domain::words::english::counted;

/// Copies what a chart of the newest values needs; `None` when nothing was measured.
pub fn chart(
    kpi: &Kpi,
    evaluation: &Evaluation,
    currency: &str,
    words: &dyn Fn(Verdict) -> &'static str,
) -> Option<Chart> {
    let all = &evaluation.points;
    let newest = &all[all.len().saturating_sub(MOST_POINTS)..];
    let (first, last) = (newest.first()?, newest.last()?);
    let value = |value: f64| quantity::format(kpi.unit, value, currency);
    let skipped = all.len() - newest.len();
    let points: Vec<ChartPoint> = (newest.iter().enumerate())
        .map(|(place, point)| ChartPoint {
            at: point.at,
            value: point.value,
            words: kpi.value_text(point.at.date, point.value.get(), currency),
            status: words(point.verdict).to_owned(),
            target: band(kpi.target_on(point.at.date)),
            limits: limits(evaluation, skipped + place),
            is_signal: point.signal.is_some(),
        })
        .collect();
    let ends = |pick: fn(f64, f64) -> f64| {
        let values = newest.iter().map(|point| point.value.get());
        values.reduce(pick).map(value).unwrap_or_default()
    };
    let target = kpi.target_on(last.at.date);
    let target = target
        .map(|from| target_phrase(from.target, kpi.unit, currency))
        .unwrap_or_default();
    let newest_words = kpi.value_text(last.at.date, last.value.get(), currency);
    let says = match newest.len() {
        1 => format!(
            "One value so far: {} on {}; target: {target}.",
            newest_words,
            date_phrase(last.at.date, last.at.date)
        ),
        count => format!(
            "{} from {} to {}: lowest {}, highest {}, newest {}; target: {target}.",
            counted(count, "value"),
            date_phrase(first.at.date, last.at.date),
            date_phrase(last.at.date, last.at.date),
            ends(f64::min),
            ends(f64::max),
            newest_words,
        ),
    };
    Some(Chart {
        title: kpi.name.clone(),
        says,
        target,
        points,
        extra: Extra::new(),
    })
}

fn band(target: Option<&TargetFrom>) -> Band {
    let (low, high) = target.map_or((None, None), |from| from.target.band());
    Band { low, high }
}

fn limits(evaluation: &Evaluation, place: usize) -> Band {
    let phase = evaluation
        .phases
        .iter()
        .find(|phase| phase.range.contains(&place));
    match phase.map(|phase| &phase.behaviour) {
        Some(Behaviour::Varies { limits, .. }) => Band {
            low: Finite::new(limits.lower),
            high: Finite::new(limits.upper),
        },
        _ => Band::default(),
    }
}
