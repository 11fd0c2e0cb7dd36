//! Figures of a table of training: how many of those who have to be trained are, and who is late.
//!
//! A person is trained when everything required of them is done and nothing of it has expired, as the KPI's formula has
//! it. Each row is a duty; where a column names the course, the rows of one person and course are one duty with its
//! attempts and cycles.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::ending::End;
use super::months::{Title, Told, distinct, last_of, series, share};
use super::{Left, Series};
use crate::domain::measure::evidence::{Reason, Rows};
use crate::domain::measure::kpi::Unit;
use crate::domain::words::english::{counted, counted_with};
use crate::domain::words::template::in_number;

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Training {
    /// Who it is: the number or address, or the name where there is none.
    pub person: String,
    pub name: String,
    /// Empty where no column names it.
    pub course: String,
    pub completed: End,
    /// The last day on which it counts.
    pub expires: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    /// Whether the person has to do it; `None` where the file does not say.
    pub required: Option<bool>,
    /// Whether it was passed; `None` where the file does not say.
    pub passed: Option<bool>,
}

/// How the share is reckoned.
#[derive(Clone, Copy, Debug)]
pub struct Basis {
    /// Whether a column says who has to be trained.
    pub has_roster: bool,
    pub has_course: bool,
    pub has_due: bool,
    pub has_expiry: bool,
    /// How many have to be trained, as a person has typed it.
    pub roster: Option<u32>,
    pub as_of: NaiveDate,
}

/// A person, with what has to be done: the rows of each duty.
struct Person<'a> {
    duties: Vec<Vec<&'a Training>>,
}

/// Makes the figures.
pub fn figures(
    rows: &[Result<Training, Reason>],
    basis: Basis,
    mut left: Left,
) -> (Vec<Series>, Rows, Vec<String>) {
    let mut good = Vec::new();
    for row in rows {
        match row {
            Err(reason) => left.add(*reason),
            Ok(row) => good.push(row),
        }
    }
    let people = people(&good, basis);
    let mut figures = vec![completion(&people, &good, basis)];
    if basis.has_due || basis.has_expiry {
        figures.push(overdue(&people, basis));
    }
    let notes = notes(&good, basis);
    (figures, left.rows(good.len()), notes)
}

/// Returns those who have to be trained; everybody, where no column tells.
fn people<'a>(good: &[&'a Training], basis: Basis) -> Vec<Person<'a>> {
    let mut people: BTreeMap<String, BTreeMap<(String, usize), Vec<&Training>>> = BTreeMap::new();
    for (position, row) in good.iter().enumerate() {
        if basis.has_roster && row.required != Some(true) {
            continue;
        }
        let duty = match basis.has_course {
            true => (row.course.to_lowercase(), 0),
            false => (String::new(), position),
        };
        let duties = people.entry(row.person.to_lowercase()).or_default();
        duties.entry(duty).or_default().push(row);
    }
    let people = people.into_values();
    people
        .map(|duties| Person {
            duties: match basis.has_course {
                true => duties.into_values().collect(),
                false => without_repeats(duties.into_values().flatten().collect()),
            },
        })
        .collect()
}

/// Returns a duty for each row, without those that a later row makes up for: where no column names the course, a failed
/// attempt and a completion that has expired are taken for the same course as what was completed after them.
fn without_repeats(rows: Vec<&Training>) -> Vec<Vec<&Training>> {
    let is_made_up = |row: &&&Training| {
        let is_past = row.passed == Some(false) || row.expires.is_some();
        let later = |other: &&Training| {
            other.completed_on() > row.completed_on() && other.passed != Some(false)
        };
        is_past && row.completed_on().is_some() && rows.iter().any(later)
    };
    (rows.iter())
        .filter(|row| !is_made_up(row))
        .map(|row| vec![*row])
        .collect()
}

impl Training {
    fn completed_on(&self) -> Option<NaiveDate> {
        self.completed.at().map(|at| at.date)
    }

    /// Tells whether the row says that the course was completed by the day and counted on it still. What was completed on
    /// no day that is told is known on the day of the file only.
    fn counts_on(&self, day: NaiveDate, as_of: NaiveDate) -> bool {
        let is_by = match self.completed {
            End::At(at) => at.date <= day,
            _ => day >= as_of,
        };
        is_by && self.was_done() && self.lapsed_on().is_none_or(|last| day <= last)
    }

    /// Tells whether it was completed once, whether or not it counts still.
    fn was_done(&self) -> bool {
        matches!(self.completed, End::At(_) | End::Done) && self.passed != Some(false)
    }

    /// Returns the last day on which it counts, where it has one: as the file says, or the day on which it is due again.
    ///
    /// A due date long after the completion is that of the next time: nobody is asked for a course a year ahead.
    fn lapsed_on(&self) -> Option<NaiveDate> {
        self.expires.or(self.due_again())
    }

    /// Returns the first day on which it is missing: on which it does not count any more, or was to be done.
    fn missing_from(&self) -> Option<NaiveDate> {
        let last = match self.was_done() {
            true => self.lapsed_on(),
            false => self.due,
        };
        last?.succ_opt()
    }

    fn due_again(&self) -> Option<NaiveDate> {
        const AHEAD: i64 = 330;
        let (due, completed) = (self.due?, self.completed_on()?);
        ((due - completed).num_days() >= AHEAD).then_some(due)
    }
}

/// Tells whether a duty was done by the day: by a row that counts, with no attempt that failed and no cycle that fell due
/// since.
fn is_done(duty: &[&Training], day: NaiveDate, as_of: NaiveDate) -> bool {
    let counting = duty.iter().filter(|row| row.counts_on(day, as_of));
    let newest = counting.clone().filter_map(|row| row.completed_on()).max();
    let is_open_since = |row: &&Training| {
        let since = row.completed_on().or(row.due);
        let is_since =
            since.is_some_and(|since| since <= day && newest.is_some_and(|newest| since > newest));
        is_since && !row.was_done()
    };
    counting.count() > 0 && !duty.iter().any(is_open_since)
}

/// Tells whether a duty was not done by the day, and should have been.
fn is_overdue(duty: &[&Training], day: NaiveDate) -> bool {
    let done = duty.iter().filter(|row| row.was_done());
    let newest = done.filter_map(|row| row.completed_on()).max();
    let is_late = |row: &&Training| match row.was_done() {
        true => row
            .lapsed_on()
            .is_some_and(|last| last < day && row.completed_on() == newest),
        false => row
            .due
            .is_some_and(|due| due < day && newest.is_none_or(|newest| due > newest)),
    };
    !is_done(duty, day, day) && duty.iter().any(is_late)
}

fn completion(people: &[Person], good: &[&Training], basis: Basis) -> Series {
    let total = match (basis.roster, basis.has_roster) {
        (Some(typed), _) => typed as usize,
        (None, true) => people.len(),
        (None, false) => 0,
    };
    let by = |day: NaiveDate| {
        let done = |person: &&Person| {
            let mut duties = person.duties.iter();
            duties.all(|duty| is_done(duty, day, basis.as_of))
        };
        people.iter().filter(done).count()
    };
    let is_dated = good.iter().any(|row| row.completed_on().is_some());
    let turns = turns(people).into_iter();
    let turns = turns.filter(|day| *day <= basis.as_of);
    let mut months = distinct(&mut turns.map(Some));
    if !is_dated && good.iter().any(|row| row.completed == End::Done) {
        months = vec![None];
    }
    let most = by(basis.as_of);
    let unknown = match total {
        0 if basis.has_roster => {
            "The column that tells who has to be trained names nobody.".to_owned()
        }
        0 => format!(
            "{} completed it, but the file does not tell how many have to. Type the number, or choose the \
             column that tells.",
            counted_with(most, "person", "has", "have")
        ),
        total if total < most => format!(
            "{} completed it, more than the {total} who have to: the number or the column is wrong.",
            counted_with(most, "person", "has", "have")
        ),
        _ => "No row has a date of completion.".to_owned(),
    };
    let told = |month: Option<NaiveDate>| {
        let (day, when) = match month {
            Some(first) => (last_of(first), "by the end of the month"),
            None => (basis.as_of, "by the day of the file"),
        };
        let done = by(day.min(basis.as_of));
        let is_told = total > 0 && most <= total;
        is_told.then(|| {
            let how = format!(
                "{done} of {total} people who have to be trained had done all that is required of them, with nothing \
                 expired, {when}. Today's list of people is taken for every month."
            );
            Told::new(share(done, total), how)
        })
    };
    let title = Title {
        name: "Training completed",
        unit: Unit::Percent,
        kpi: "security-training-completion",
        unknown: &unknown,
    };
    series(title, &months, &told)
}

/// Returns the days on which somebody completed something, and those on which a duty was missing after it had been done.
fn turns(people: &[Person]) -> Vec<NaiveDate> {
    let mut turns = Vec::new();
    for duty in people.iter().flat_map(|person| &person.duties) {
        turns.extend(duty.iter().filter_map(|row| row.completed_on()));
        if duty.iter().any(|row| row.was_done()) {
            turns.extend(duty.iter().filter_map(|row| row.missing_from()));
        }
    }
    turns
}

fn overdue(people: &[Person], basis: Basis) -> Series {
    let day = basis.as_of;
    let has_date = |person: &&Person| {
        let mut rows = person.duties.iter().flatten();
        rows.any(|row| row.due.is_some() || row.expires.is_some())
    };
    let is_late = |person: &&Person| person.duties.iter().any(|duty| is_overdue(duty, day));
    let known = people.iter().filter(has_date).count();
    let count = people.iter().filter(is_late).count();
    let told = |_| {
        let how = format!(
            "{count} of {known} people with a date had passed one on {day} without having completed the course, or since \
             it expired."
        );
        (known > 0).then(|| Told::new(count as f64, how))
    };
    let title = Title {
        name: "Training overdue",
        unit: Unit::Count,
        kpi: "",
        unknown: "No row has a due date.",
    };
    series(title, &[None], &told)
}

fn notes(good: &[&Training], basis: Basis) -> Vec<String> {
    let mut notes = Vec::new();
    let mut names: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for row in good {
        let ids = names.entry(row.name.to_lowercase()).or_default();
        if !ids.contains(&&*row.person) {
            ids.push(&row.person);
        }
    }
    let mut people: Vec<String> = good.iter().map(|row| row.person.to_lowercase()).collect();
    crate::domain::order::sort_and_dedup(&mut people);
    if good.len() > people.len() {
        let of_course = match basis.has_course {
            true => "the rows of one course are its attempts",
            false => "each row is a course of its own, for no column names it",
        };
        notes.push(format!(
            "{} rows are about {}; each counts once, trained when every course required of them is done; \
             {of_course}.",
            good.len(),
            in_number(
                people.len(),
                "{if n is one}one person{else}{#n different person}{/if}"
            )
        ));
    }
    let shared = names
        .iter()
        .filter(|(name, ids)| !name.is_empty() && ids.len() > 1);
    let shared: usize = shared.map(|(_, ids)| ids.len()).sum();
    if shared > 0 {
        notes.push(format!(
            "{shared} people share their name with another and are told apart by their number or e-mail."
        ));
    }
    let again = good
        .iter()
        .filter(|row| row.expires.is_none() && row.due_again().is_some());
    let again = again.count();
    if again > 0 {
        notes.push(format!(
            "In {} the due date is 11 months or more after the completion: it is taken for the day on which the \
             course is due again.",
            counted(again, "row")
        ));
    }
    notes
}
