//! Figures of a table of training: how many of those who have to be trained are, and who is late.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::months::{distinct, last_of, series};
use super::{Left, Series};
use crate::domain::measure::evidence::{Reason, Rows};
use crate::domain::measure::kpi::Unit;

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Training {
    pub person: String,
    pub completed: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    /// Whether the person has to be trained; `None` where the file does not say.
    pub on_roster: Option<bool>,
}

/// How the share is reckoned.
#[derive(Clone, Copy, Debug)]
pub struct Basis {
    /// Whether a column says who has to be trained.
    pub has_roster: bool,
    pub has_due: bool,
    /// How many have to be trained, as a person has typed it.
    pub roster: Option<u32>,
    pub today: NaiveDate,
}

/// Makes the figures. A person counts once: trained from the first day on which one of their rows is complete.
pub fn figures(
    rows: &[Result<Training, Reason>],
    basis: Basis,
    mut left: Left,
) -> (Vec<Series>, Rows, Vec<String>) {
    let mut people: BTreeMap<String, Training> = BTreeMap::new();
    let mut counted = 0;
    for row in rows {
        match row {
            Err(reason) => left.add(*reason),
            Ok(row) => {
                counted += 1;
                add(&mut people, row);
            }
        }
    }
    let mut notes = Vec::new();
    if counted > people.len() {
        notes.push(format!(
            "{counted} rows are about {} different people; each counts once, trained as soon as one of their rows is complete.",
            people.len()
        ));
    }
    let everybody: Vec<&Training> = people.values().collect();
    let mut figures = vec![completion(&everybody, basis)];
    if basis.has_due {
        figures.push(overdue(&everybody, basis.today));
    }
    (figures, left.rows(counted), notes)
}

fn add(people: &mut BTreeMap<String, Training>, row: &Training) {
    let key = row.person.to_lowercase();
    match people.get_mut(&key) {
        None => drop(people.insert(key, row.clone())),
        Some(known) => {
            known.completed = [known.completed, row.completed].into_iter().flatten().min();
            known.due = known.due.max(row.due);
            known.on_roster = known.on_roster.max(row.on_roster);
        }
    }
}

fn completion(everybody: &[&Training], basis: Basis) -> Series {
    let counts = |one: &&&Training| !basis.has_roster || one.on_roster == Some(true);
    let listed: Vec<&&Training> = everybody.iter().filter(counts).collect();
    let total = match (basis.roster, basis.has_roster) {
        (Some(typed), _) => typed as usize,
        (None, true) => listed.len(),
        (None, false) => 0,
    };
    let by = |day: NaiveDate| {
        let done = |one: &&&&Training| one.completed.is_some_and(|at| at <= day);
        listed.iter().filter(done).count()
    };
    let months = distinct(&mut listed.iter().filter_map(|one| one.completed).map(Some));
    let most = by(basis.today);
    let unknown = match total {
        0 if basis.has_roster => {
            "The column that tells who has to be trained names nobody.".to_owned()
        }
        0 => format!(
            "{most} people have completed it, but the file does not tell how many have to. Type the number, or choose the \
             column that tells."
        ),
        total if total < most => format!(
            "{most} people have completed it, more than the {total} who have to: the number or the column is wrong."
        ),
        _ => "No row has a date of completion.".to_owned(),
    };
    let share = |month: Option<NaiveDate>| {
        let done = by(last_of(month?));
        let is_told = total > 0 && most <= total;
        is_told.then(|| {
            let how = format!(
                "{done} of {total} people who have to be trained had completed it by the end of the month. Today's list of \
                 people is taken for every month."
            );
            (done as f64 * 100.0 / total as f64, how)
        })
    };
    const KPI: &str = "security-training-completion";
    let name = "Training completed";
    series(name, Unit::Percent, KPI, &months, &share, &unknown)
}

fn overdue(everybody: &[&Training], today: NaiveDate) -> Series {
    let late = |one: &&&Training| one.completed.is_none() && one.due.is_some_and(|due| due < today);
    let known = everybody.iter().filter(|one| one.due.is_some()).count();
    let count = everybody.iter().filter(late).count();
    let of = |_| {
        let how = format!(
            "{count} of {known} people with a due date had passed it on {today} without completing."
        );
        (known > 0).then_some((count as f64, how))
    };
    let unknown = "No row has a due date.";
    series("Training overdue", Unit::Count, "", &[None], &of, unknown)
}
