//! Service levels: of what fell due, the share that was kept.
//!
//! An incident that is open past its time is missed, however early somebody answered. The first response stands for the
//! end only where the table has no other.

use chrono::{NaiveDate, TimeDelta};

use super::{Has, Incident, standing};
use crate::domain::measure::evidence::table::Series;
use crate::domain::measure::evidence::table::ending::End;
use crate::domain::measure::evidence::table::months::{
    Title, Told, distinct, first_of, series, share,
};
use crate::domain::measure::evidence::table::span::span;
use crate::domain::measure::kpi::Unit;
use crate::domain::value::Moment;

/// What has to be said wherever hours are compared with the hours allowed.
pub(super) const CALENDAR: &str = "The hours allowed are compared with hours of the calendar, nights and weekends \
                                   included. Where your service level counts working hours, choose the column in which \
                                   the service desk itself says whether it was kept.";

/// How a row stands to its service level, and on which day it fell due.
#[derive(Clone, Copy, PartialEq)]
enum Level {
    Kept(Option<NaiveDate>),
    Missed(Option<NaiveDate>),
    NotDue,
    Unknown(Option<NaiveDate>),
}

impl Level {
    /// Returns the day to which it belongs; nothing for what is not due.
    fn day(self) -> Option<Option<NaiveDate>> {
        match self {
            Level::Kept(day) | Level::Missed(day) | Level::Unknown(day) => Some(day),
            Level::NotDue => None,
        }
    }
}

type Counted<'a> = [(&'a Incident, bool)];

/// Returns the share of the incidents that kept their level, by the month in which it fell due.
pub(super) fn by_incident(single: &Counted, has: Has, as_of: NaiveDate) -> Series {
    let title = Title {
        name: "SLA compliance, by incident",
        unit: Unit::Percent,
        kpi: "sla-compliance",
        unknown: "No row tells whether its service level was kept.",
    };
    compliance(title, "incidents", single, has, as_of)
}

/// Returns the share of all rows, which some contracts count.
pub(super) fn by_row(every: &Counted, has: Has, as_of: NaiveDate) -> Series {
    let title = Title {
        name: "SLA compliance, by row",
        unit: Unit::Percent,
        kpi: "",
        unknown: "No row tells whether its service level was kept.",
    };
    compliance(title, "rows", every, has, as_of)
}

/// Says what both ways of counting give over the whole file.
pub(super) fn by_row_or_not(
    single: &[&Incident],
    every: &Counted,
    has: Has,
    as_of: NaiveDate,
) -> String {
    let words = |all: &Counted| match kept_of(&levels(all, has, as_of)) {
        (_, 0) => "unknown".to_owned(),
        (kept, known) => format!("{:.1} % ({kept} of {known})", share(kept, known)),
    };
    let singly: Vec<(&Incident, bool)> = single.iter().map(|one| (*one, true)).collect();
    format!(
        "Over the whole file, SLA compliance is {} by incident and {} by row. Take the first, unless your contract counts \
         every row.",
        words(&singly),
        words(every)
    )
}

fn compliance(title: Title, things: &str, all: &Counted, has: Has, as_of: NaiveDate) -> Series {
    let levels = levels(all, has, as_of);
    let months = distinct(&mut levels.iter().filter_map(|level| level.day()));
    let told = |month: Option<NaiveDate>| {
        let is_here = |level: &&Level| level.day().is_some_and(|day| day.map(first_of) == month);
        let here: Vec<Level> = levels.iter().filter(is_here).copied().collect();
        let (kept, known) = kept_of(&here);
        let due = match month {
            Some(_) => " that fell due in the month",
            None => "",
        };
        let mut how = format!("{kept} of {known} {things}{due} kept their service level.");
        if here.len() > known {
            how += &format!(" For {} more the file does not tell.", here.len() - known);
        }
        how += &late(all, has, month, as_of);
        (known > 0).then(|| Told::new(share(kept, known), how))
    };
    series(title, &months, &told)
}

/// Says how many of those that were missed in the month are open still, and how old they are.
fn late(all: &Counted, has: Has, month: Option<NaiveDate>, as_of: NaiveDate) -> String {
    let is_late = |one: &&(&Incident, bool)| {
        let (incident, is_last) = **one;
        let level = level(incident, is_last, has, as_of);
        matches!(level, Level::Missed(day) if day.map(first_of) == month)
            && is_last
            && end(incident, has).is_open_on(as_of) == Some(true)
    };
    let open: Vec<&Incident> = all.iter().filter(is_late).map(|(one, _)| *one).collect();
    standing::late_words(&open, as_of)
}

fn levels(all: &Counted, has: Has, as_of: NaiveDate) -> Vec<Level> {
    (all.iter())
        .map(|(one, is_last)| level(one, *is_last, has, as_of))
        .collect()
}

/// Returns how many kept their service level, and of how many that is known.
fn kept_of(levels: &[Level]) -> (usize, usize) {
    let kept = |level: &&Level| matches!(level, Level::Kept(_));
    let known = |level: &&Level| matches!(level, Level::Kept(_) | Level::Missed(_));
    (
        levels.iter().filter(kept).count(),
        levels.iter().filter(known).count(),
    )
}

/// Returns the end that counts.
fn end(one: &Incident, has: Has) -> End {
    match has.responded && !has.resolved {
        true => one.responded,
        false => one.resolved,
    }
}

fn level(one: &Incident, is_last: bool, has: Has, as_of: NaiveDate) -> Level {
    let end = end(one, has);
    let has_end = has.ends() || has.responded;
    let is_open = has_end && end.is_open_on(as_of) == Some(true);
    let due = due(one);
    let ended = end.at().map(|at| at.date);
    let day = due.or(ended).or(one.started.map(|at| at.date));
    let day = day.map(|day| day.min(as_of));
    if !is_last && is_open {
        // An earlier row says how it stood then.
        return one.met.map_or(Level::NotDue, |met| judged(met, day));
    }
    let is_past = due.is_some_and(|due| due < as_of);
    let is_to_come = due.is_some_and(|due| due > as_of);
    let by_hours = || match kept(one, end) {
        Some(kept) => judged(kept, day),
        None => Level::Unknown(day),
    };
    match (one.met, is_open) {
        (Some(false), _) => judged(false, day),
        (None, true) if due.is_none() => Level::Unknown(day),
        (_, true) if is_past => judged(false, day),
        (_, true) => Level::NotDue,
        (_, false) if is_to_come => Level::NotDue,
        (Some(true), false) => judged(true, day),
        (None, false) => by_hours(),
    }
}

fn judged(kept: bool, day: Option<NaiveDate>) -> Level {
    match kept {
        true => Level::Kept(day),
        false => Level::Missed(day),
    }
}

fn kept(one: &Incident, end: End) -> Option<bool> {
    span(one.started?, end.at()?)?.keeps(one.target?)
}

/// Returns the day on which the hours allowed are over; from a start without a time of day, at the latest.
fn due(one: &Incident) -> Option<NaiveDate> {
    let started: Moment = one.started?;
    let seconds = (one.target? * 3600.0).round();
    let allowed = TimeDelta::try_seconds(seconds as i64)?;
    let from = started
        .time
        .map_or(started.end(), |time| started.date.and_time(time));
    // The end of a day is the first instant of the next one, on which nothing has to be done yet.
    let due = from.checked_add_signed(allowed)?;
    let is_day = started.time.is_none();
    let last = due.checked_sub_signed(TimeDelta::seconds(i64::from(is_day)))?;
    Some(last.date())
}
