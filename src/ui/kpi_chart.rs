//! The run chart of a KPI: what its evaluation says, as plain numbers and words to draw.

use std::ops::Range;

use super::charts::{
    Change, ForecastPoint, Phase, Point, RunModel, TargetBand, TargetStep, date_text, day_number,
};
use crate::domain::explain::wording;
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::forecast::Forecast;
use crate::domain::measure::kpi::{Kpi, Target, Unit};
use crate::domain::measure::overview::Span;
use crate::domain::measure::quantity;
use crate::domain::measure::trend::Direction;
use crate::domain::measure::xmr::{Behaviour, Signal};
use crate::domain::value::Finite;
use crate::domain::words::english::counted;

/// Without a date to look forward to, a forecast is drawn for so many days, or for a third of its history.
const LOOK_AHEAD: f64 = 60.0;
/// Even beside a short history a forecast is drawn for so many days.
const SHORTEST_LOOK: f64 = 14.0;

/// Returns the positions of the values measured in the span.
pub fn shown(evaluation: &Evaluation, span: Span) -> Range<usize> {
    let points = &evaluation.points;
    let start = span.from.map_or(0, |from| {
        points.partition_point(|point| point.at.date < from)
    });
    let end = points.partition_point(|point| point.at.date <= span.to);
    start..end.max(start)
}

/// Returns the values that meet the target.
pub fn band(target: Target) -> TargetBand {
    let (low, high) = target.band();
    TargetBand {
        low: low.map(Finite::get),
        high: high.map(Finite::get),
    }
}

/// Returns what the chart draws for the values at these positions.
pub fn run_model(
    kpi: &Kpi,
    evaluation: &Evaluation,
    shown: Range<usize>,
    currency: &str,
) -> RunModel {
    let points: Vec<Point> = evaluation.points[shown.clone()]
        .iter()
        .map(|point| Point {
            x: point.at.as_days(),
            y: point.value.get(),
            verdict: point.verdict.name().to_owned(),
            signal: point.signal.map(|signal| signal.reason().to_owned()),
        })
        .collect();
    let (Some(first), Some(last)) = (
        points.first().map(|point| point.x),
        points.last().map(|point| point.x),
    ) else {
        return RunModel::default();
    };
    let mut model = RunModel {
        targets: targets(kpi, first, last, currency),
        phases: phases(evaluation, &shown),
        changes: changes(kpi, first, last),
        points,
        ..RunModel::default()
    };
    if shown.end == evaluation.points.len() {
        model.forecast = forecast(kpi.unit, evaluation, &model, last - first);
    }
    model
}

/// Returns the targets that held while the values were measured; the first also held before its day.
fn targets(kpi: &Kpi, first: f64, last: f64, currency: &str) -> Vec<TargetStep> {
    let mut steps: Vec<TargetStep> = Vec::new();
    for target in &kpi.targets {
        let from = day_number(target.from);
        if from > last && !steps.is_empty() {
            break;
        }
        if from <= first {
            steps.clear();
        }
        steps.push(TargetStep {
            from,
            band: band(target.target),
            tolerance: target.tolerance.get(),
            words: wording::target_phrase(target.target, kpi.unit, currency),
        });
    }
    if let Some(step) = steps.first_mut() {
        step.from = step.from.min(first);
    }
    steps
}

/// Returns the limits of the phases, as far as their values are shown.
fn phases(evaluation: &Evaluation, shown: &Range<usize>) -> Vec<Phase> {
    let day = |position: usize| {
        let point = evaluation.points.get(position);
        point.map_or(0.0, |point| point.at.as_days())
    };
    let drawn = evaluation.phases.iter().filter_map(|phase| {
        let start = phase.range.start.max(shown.start);
        let end = phase.range.end.min(shown.end);
        match &phase.behaviour {
            Behaviour::Varies { limits, .. } if start < end => Some(Phase {
                x0: day(start),
                x1: day(end - 1),
                centre: limits.centre,
                lower: limits.lower,
                upper: limits.upper,
            }),
            _ => None,
        }
    });
    drawn.collect()
}

fn changes(kpi: &Kpi, first: f64, last: f64) -> Vec<Change> {
    let all = kpi.process_changes.iter().map(|change| Change {
        x: day_number(change.on),
        label: change.what.clone(),
    });
    all.filter(|change| (first..=last).contains(&change.x))
        .collect()
}

/// Returns the line ahead and the range that its confidence interval allows.
///
/// It reaches to the day that the forecast names, but is never longer than the history beside it.
fn forecast(
    unit: Unit,
    evaluation: &Evaluation,
    model: &RunModel,
    history: f64,
) -> Vec<ForecastPoint> {
    let Some(trend) = &evaluation.trend else {
        return Vec::new();
    };
    // A level line through the values before says nothing about one that has just left them.
    let is_outside = matches!(
        evaluation.signal(),
        Some(Signal::AboveLimits | Signal::BelowLimits)
    );
    if is_outside && trend.direction() == Direction::Level {
        return Vec::new();
    }
    let named = match evaluation.forecast {
        Forecast::Leaves { on } | Forecast::Back { on, .. } => day_number(on) - trend.at,
        _ => LOOK_AHEAD.min(history / 3.0),
    };
    let days = named.min(history).max(SHORTEST_LOOK);
    let (low, high) = room(unit, model);
    let keep = |value: f64| value.clamp(low, high);
    // The line starts where the values end, and has come to the trend on the last day that it shows.
    let gap = (evaluation.latest()).map_or(0.0, |latest| latest.value.get() - trend.level);
    let at = |ahead: f64| {
        let rest = gap * (1.0 - ahead / days);
        let (low, middle, high) = trend.ahead(ahead);
        let (low, middle, high) = (low + rest, middle + rest, high + rest);
        ForecastPoint {
            x: trend.at + ahead,
            y: keep(middle),
            low: keep(low),
            high: keep(high),
        }
    };
    const STEPS: u32 = 12;
    (0..=STEPS)
        .map(|step| at(days * f64::from(step) / f64::from(STEPS)))
        .collect()
}

/// Returns how far a forecast may reach: within the unit, and not so far that it dwarfs what was measured.
fn room(unit: Unit, model: &RunModel) -> (f64, f64) {
    let (least, greatest) = unit.bounds();
    let low = model.values().fold(f64::INFINITY, f64::min);
    let high = model.values().fold(f64::NEG_INFINITY, f64::max);
    let more = (high - low) / 4.0;
    ((low - more).max(least), (high + more).min(greatest))
}

/// Says what the chart shows, for people who cannot see it.
pub fn describe(kpi: &Kpi, evaluation: &Evaluation, shown: Range<usize>, currency: &str) -> String {
    let points = &evaluation.points[shown];
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return format!("{}: nothing was measured in this period.", kpi.name);
    };
    let write = |value: f64| quantity::format(kpi.unit, value, currency);
    let values = || points.iter().map(|point| point.value.get());
    let signals = points.iter().filter(|point| point.signal.is_some()).count();
    format!(
        "{}: {} from {} to {}, between {} and {}, the latest {}; {}.",
        kpi.name,
        counted(points.len(), "value"),
        date_text(first.at.as_days()),
        date_text(last.at.as_days()),
        write(values().fold(f64::INFINITY, f64::min)),
        write(values().fold(f64::NEG_INFINITY, f64::max)),
        kpi.value_text(last.at.date, last.value.get(), currency),
        match signals {
            0 => "no signals".to_owned(),
            some => format!("{} part of a signal", counted(some, "value")),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::overview::Period;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Scorecard;
    use crate::domain::value::parse_date;
    use crate::library::sample::sample;

    fn all() -> Vec<(Kpi, Evaluation)> {
        let mut last = 0;
        let mut new_id = || {
            last += 1;
            Id::from_number(last)
        };
        let mut scorecard = Scorecard::empty(Id::from_number(1_000_000));
        let today = parse_date("2026-11-24").unwrap();
        let edit = sample(today, &mut new_id);
        scorecard.apply(edit, Replica(1)).unwrap();
        let now = today.and_hms_opt(12, 0, 0).unwrap();
        let evaluate = |kpi: &Kpi| (kpi.clone(), Evaluation::of(&scorecard, kpi, now));
        scorecard.all::<Kpi>().map(evaluate).collect()
    }

    fn span(period: Period) -> Span {
        period.span(parse_date("2026-11-24").unwrap())
    }

    #[test]
    fn everything_drawn_lies_within_the_unit_and_the_order_of_time() {
        for (kpi, evaluation) in all() {
            let shown = shown(&evaluation, span(Period::All));
            let model = run_model(&kpi, &evaluation, shown, "EUR");
            assert_eq!(model.points.len(), evaluation.points.len());
            let (low, high) = kpi.unit.bounds();
            let ahead = model.forecast.iter();
            assert!(
                ahead
                    .clone()
                    .all(|point| point.low >= low && point.high <= high),
                "{}",
                kpi.name
            );
            assert!(ahead.clone().all(|point| point.low <= point.high));
            // regression: the forecast started at the height of the trend, beside the end of the line.
            if let (Some(first), Some(last)) = (model.forecast.first(), model.points.last()) {
                assert!((first.y - last.y).abs() < 1e-9, "{}", kpi.name);
            }
            assert!(
                model
                    .targets
                    .windows(2)
                    .all(|pair| pair[0].from < pair[1].from)
            );
            assert!(model.phases.iter().all(|phase| phase.x0 <= phase.x1));
        }
    }

    #[test]
    fn each_value_finds_its_target_even_when_it_is_older() {
        for (kpi, evaluation) in all() {
            for period in [Period::All, Period::Days(90)] {
                let shown = shown(&evaluation, span(period));
                let model = run_model(&kpi, &evaluation, shown, "EUR");
                let found = model.points.iter().map(|point| model.target_at(point.x));
                assert!(
                    found.into_iter().all(|target| target.is_some()),
                    "{}",
                    kpi.name
                );
            }
        }
    }

    #[test]
    fn a_period_in_the_past_has_its_values_and_no_forecast() {
        let past = Period::Range {
            from: parse_date("2026-03-01").unwrap(),
            to: parse_date("2026-05-31").unwrap(),
        };
        for (kpi, evaluation) in all() {
            let shown = shown(&evaluation, span(past));
            let model = run_model(&kpi, &evaluation, shown.clone(), "EUR");
            assert!(model.forecast.is_empty());
            let inside = |at: &crate::domain::value::Moment| span(past).contains(at.date);
            assert!(
                evaluation.points[shown]
                    .iter()
                    .all(|point| inside(&point.at))
            );
        }
    }

    #[test]
    fn a_value_that_has_just_left_a_level_line_has_no_forecast() {
        let has_left = |evaluation: &Evaluation| {
            let trend = evaluation.trend.as_ref();
            evaluation.signal() == Some(Signal::AboveLimits)
                && trend.is_some_and(|trend| trend.direction() == Direction::Level)
        };
        let mut left = all()
            .into_iter()
            .filter(|(_, evaluation)| has_left(evaluation));
        let (kpi, evaluation) = left.next().expect("the sample tells of one");
        let shown = shown(&evaluation, span(Period::All));
        assert!(
            run_model(&kpi, &evaluation, shown, "EUR")
                .forecast
                .is_empty()
        );
    }

    #[test]
    fn a_period_without_values_draws_nothing_and_says_so() {
        let (kpi, evaluation) = all().remove(0);
        assert_eq!(
            run_model(&kpi, &evaluation, 0..0, "EUR"),
            RunModel::default()
        );
        let words = describe(&kpi, &evaluation, 0..0, "EUR");
        assert!(words.ends_with("nothing was measured in this period."));
    }
}
