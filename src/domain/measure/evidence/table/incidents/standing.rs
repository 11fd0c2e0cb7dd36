//! What is still open, and how old it is: said beside every figure of what is over.

use chrono::NaiveDate;

use super::{Has, Incident};
use crate::domain::measure::evidence::table::Series;
use crate::domain::measure::evidence::table::months::{
    Title, Told, days, last_of, median, series, sorted,
};
use crate::domain::measure::kpi::Unit;
use crate::domain::words::english::{counted, verb};

/// Returns how many are open on the day.
pub(super) fn open(single: &[&Incident], as_of: NaiveDate) -> Series {
    let title = Title {
        name: "Open incidents",
        unit: Unit::Count,
        kpi: "",
        unknown: "No row tells whether its incident is over.",
    };
    let known = single
        .iter()
        .filter(|one| one.resolved.is_open_on(as_of).is_some());
    let known = known.count();
    let of = |_| {
        let ages = ages(single, as_of);
        let open = open_on(single, as_of);
        (known > 0).then(|| {
            let mut how = format!(
                "{open} of {} {} not resolved on {as_of}.",
                counted(known, "incident"),
                verb(open, "is", "are")
            );
            if let Some(oldest) = ages.last() {
                how += &format!(
                    " The oldest has been open for {}, half of them for {} or longer.",
                    days(*oldest as i64),
                    days(median(&ages).round() as i64)
                );
            }
            Told::new(open as f64, how)
        })
    };
    series(title, &[None], &of)
}

/// Says how many were open at the end of the month, or on the day, and how old; empty where none was.
pub(super) fn words(single: &[&Incident], month: Option<NaiveDate>, as_of: NaiveDate) -> String {
    let day = month.map_or(as_of, |first| last_of(first).min(as_of));
    let open = open_on(single, day);
    if open == 0 {
        return String::new();
    }
    let when = match day < as_of {
        true => "at the end of the month".to_owned(),
        false => format!("on {day}"),
    };
    let age = ages(single, day).last().map(|oldest| days(*oldest as i64));
    match (open, age) {
        (1, Some(age)) => format!(" 1 more is open {when}, for {age}; it is not in it."),
        (1, None) => format!(" 1 more is open {when}; it is not in it."),
        (open, Some(age)) => {
            format!(" {open} more are open {when}, the oldest for {age}; they are not in it.")
        }
        (open, None) => format!(" {open} more are open {when}; they are not in it."),
    }
}

/// Says how many rows have an end that is not understood.
pub(super) fn notes(single: &[&Incident], has: Has, as_of: NaiveDate) -> Option<String> {
    let unknown = single
        .iter()
        .filter(|one| one.resolved.is_open_on(as_of).is_none());
    let unknown = unknown.count();
    (has.ends() && unknown > 0).then(|| {
        format!(
            "For {} the end is not understood: they count as incidents, but neither as open nor as resolved.",
            counted(unknown, "incident")
        )
    })
}

fn open_on(single: &[&Incident], day: NaiveDate) -> usize {
    single.iter().filter(|one| is_open_on(one, day)).count()
}

fn is_open_on(one: &Incident, day: NaiveDate) -> bool {
    let has_started = one.started.is_none_or(|at| at.date <= day);
    has_started && one.resolved.is_open_on(day) == Some(true)
}

/// Returns since how many days those that are open on the day have been so, the oldest last.
fn ages(single: &[&Incident], day: NaiveDate) -> Vec<f64> {
    let open = single.iter().filter(|one| is_open_on(one, day));
    let ages = open.filter_map(|one| Some((day - one.started?.date).num_days() as f64));
    sorted(ages.collect())
}

/// Says how many of those that missed their service level are open still, and how old the oldest is.
pub(super) fn late_words(open: &[&Incident], as_of: NaiveDate) -> String {
    let starts = open.iter().filter_map(|one| one.started);
    let oldest = starts.map(|at| (as_of - at.date).num_days()).max();
    let age = oldest.map_or(String::new(), |oldest| {
        format!(", the oldest for {}", days(oldest))
    });
    match open.len() {
        0 => String::new(),
        more => format!(
            " {more} that {} missed {} open still{age}.",
            verb(more, "was", "were"),
            verb(more, "is", "are")
        ),
    }
}
