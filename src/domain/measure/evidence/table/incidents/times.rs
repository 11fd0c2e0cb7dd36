//! Means and medians of times, by the month in which they were over.

use chrono::NaiveDate;

use super::{Has, Incident, standing};
use crate::domain::measure::evidence::table::Series;
use crate::domain::measure::evidence::table::months::{
    Title, Told, distinct, first_of, mean, median, series as collected, sorted,
};
use crate::domain::measure::evidence::table::span::{Span, span};
use crate::domain::measure::kpi::Unit;
use crate::domain::value::Moment;
use crate::domain::words::english::{counted, verb};

/// A length of time that is looked at.
struct Measure {
    /// What it is called, behind "Mean time to".
    verb: &'static str,
    /// What has happened to the incidents when it is over.
    done: &'static str,
    /// The library's KPI whose formula it is.
    kpi: &'static str,
    /// Its two ends.
    ends: fn(&Incident) -> (Option<Moment>, Option<Moment>),
}

/// From detection to resolution: what the KPI of that name counts, wherever a time comes from.
const RESOLVE: Measure = Measure {
    verb: "resolve",
    done: "resolved",
    kpi: "incident-response-time",
    ends: |one| (one.started, one.resolved.at()),
};
/// A figure of its own: an early answer is not yet a response that ended anything.
const RESPOND: Measure = Measure {
    verb: "first response",
    done: "first answered",
    kpi: "",
    ends: |one| (one.started, one.responded.at()),
};
const CONTAIN: Measure = Measure {
    verb: "contain",
    done: "contained",
    kpi: "mean-time-to-contain",
    ends: |one| (one.started, one.contained.at()),
};
const RECOVER: Measure = Measure {
    verb: "recover",
    done: "resolved",
    kpi: "mean-time-to-recover",
    ends: |one| (one.contained.at(), one.resolved.at()),
};

/// Returns the means and medians that the columns allow.
pub(super) fn series(single: &[&Incident], has: Has, as_of: NaiveDate) -> Vec<Series> {
    let mut figures = Vec::new();
    for measure in measures(has) {
        let months = distinct(&mut (single.iter()).map(|one| month(one, measure)));
        let months: Vec<_> = months.into_iter().flatten().map(Some).collect();
        let of = |middle: fn(&[f64]) -> f64, word: &'static str| {
            let months = &months;
            move |title: Title| {
                collected(title, months, &|month| {
                    told(single, measure, month, (middle, word), as_of)
                })
            }
        };
        let title = Title {
            name: &format!("Mean time to {}", measure.verb),
            unit: Unit::Hours,
            kpi: measure.kpi,
            unknown: "No row has both times.",
        };
        figures.push(of(mean, "Mean")(title));
        figures.push(of(median, "Median")(Title {
            name: &format!("Median time to {}", measure.verb),
            kpi: "",
            ..title
        }));
    }
    figures
}

/// Says for how many rows times of day are missing, and what that does to them.
pub(super) fn notes(single: &[&Incident], has: Has) -> Vec<String> {
    let (mut whole_days, mut unknown, mut before) = (0_usize, 0_usize, 0_usize);
    for measure in measures(has) {
        let of = |is: fn(&Span) -> bool| {
            let spans = single.iter().filter_map(|one| span_of(one, measure));
            spans.filter(is).count()
        };
        whole_days = whole_days.max(of(|span| span.hours.is_some() && span.least != span.most));
        unknown = unknown.max(of(|span| span.hours.is_none()));
        let is_before = |one: &&&Incident| {
            let (from, to) = (measure.ends)(one);
            from.zip(to)
                .is_some_and(|(from, to)| span(from, to).is_none())
        };
        before = before.max(single.iter().filter(is_before).count());
    }
    let mut notes = Vec::new();
    if whole_days > 0 {
        notes.push(format!(
            "In {} the dates have no time of day, so that times are whole days: what was started and over on \
             one day counts as 0 hours.",
            counted(whole_days, "row")
        ));
    }
    if unknown > 0 {
        notes.push(format!(
            "In {} one date has a time of day and the other has none: how many hours lie between is unknown, so \
             they are in no mean.",
            counted(unknown, "row")
        ));
    }
    if before > 0 {
        notes.push(format!(
            "In {} a response or containment comes before what it follows; that time is left out.",
            counted(before, "row")
        ));
    }
    notes
}

fn measures(has: Has) -> impl Iterator<Item = &'static Measure> {
    [
        (has.started && has.resolved, &RESOLVE),
        (has.started && has.responded, &RESPOND),
        (has.started && has.contained, &CONTAIN),
        (has.contained && has.resolved, &RECOVER),
    ]
    .into_iter()
    .filter(|(is_there, _)| *is_there)
    .map(|(_, measure)| measure)
}

fn told(
    single: &[&Incident],
    measure: &Measure,
    month: Option<NaiveDate>,
    (middle, word): (fn(&[f64]) -> f64, &str),
    as_of: NaiveDate,
) -> Option<Told> {
    let here = single
        .iter()
        .filter(|one| self::month(one, measure) == month);
    let known: Vec<f64> = here
        .filter_map(|one| span_of(one, measure)?.hours)
        .collect();
    let count = known.len();
    (count > 0).then(|| {
        let mut how = format!(
            "{word} of {} that {} {} in the month.",
            counted(count, "incident"),
            verb(count, "was", "were"),
            measure.done
        );
        if measure.done == RESOLVE.done {
            how += &standing::words(single, month, as_of);
        }
        let mut told = Told::new(middle(&sorted(known)), how);
        told.cases = (word == "Mean").then_some(count);
        told
    })
}

/// Returns the month in which the time was over.
fn month(one: &Incident, measure: &Measure) -> Option<NaiveDate> {
    let (_, to) = (measure.ends)(one);
    span_of(one, measure).and(to).map(|to| first_of(to.date))
}

fn span_of(one: &Incident, measure: &Measure) -> Option<Span> {
    let (from, to) = (measure.ends)(one);
    span(from?, to?)
}
