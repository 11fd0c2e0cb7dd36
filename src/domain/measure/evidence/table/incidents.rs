//! Figures of a table of incidents: times to respond and to resolve, how many are open and how old, and how many kept
//! their service level.
//!
//! A time belongs to the month in which it was over, as the formulas of the KPIs have it: a mean by the month of the start
//! would change for months to come. What is still open is in no mean, and is said beside it.
//!
//! [`newest`] picks the row that counts where an incident has several, [`times`] makes the means, [`levels`] the service
//! levels, [`standing`] says what is open.

mod levels;
pub mod newest;
mod standing;
mod times;

use chrono::NaiveDate;

use super::ending::End;
use super::months::{Title, Told, distinct, first_of, series};
use super::span::span;
use super::{Left, Series};
use crate::domain::measure::evidence::{Reason, Rows};
use crate::domain::measure::kpi::Unit;
use crate::domain::value::Moment;
use crate::domain::words::english::{counted, verb};
use newest::{Newest, Order};

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incident {
    pub started: Option<Moment>,
    pub responded: End,
    pub contained: End,
    pub resolved: End,
    /// When the row was last changed.
    pub changed: Option<Moment>,
    /// Whether its severity is high or critical; `None` where the word is not known.
    pub is_serious: Option<bool>,
    /// The hours in which it had to be resolved.
    pub target: Option<f64>,
    /// Whether the file itself says that the service level was kept.
    pub met: Option<bool>,
}

impl Incident {
    /// Refuses an incident that was over before it started, or starts after today.
    pub fn check(&self, today: NaiveDate) -> Result<(), Reason> {
        let Some(started) = self.started else {
            return Ok(());
        };
        let resolved = self.resolved.at();
        if resolved.is_some_and(|at| span(started, at).is_none()) {
            return Err(Reason::EndsBeforeStart);
        }
        match started.date > today {
            true => Err(Reason::Future),
            false => Ok(()),
        }
    }

    /// Returns the month in which it started.
    fn month(&self) -> Option<NaiveDate> {
        self.started.map(|at| first_of(at.date))
    }
}

/// Which columns the table has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Has {
    pub number: bool,
    pub started: bool,
    pub responded: bool,
    pub contained: bool,
    pub resolved: bool,
    pub state: bool,
    pub changed: bool,
    pub severity: bool,
    /// Whether any column tells about the service level.
    pub level: bool,
    /// Whether a column has the hours allowed.
    pub hours: bool,
}

impl Has {
    /// Tells whether a table says what is over.
    fn ends(self) -> bool {
        self.resolved || self.state
    }

    /// Tells whether there is enough to say that a row is an incident.
    fn is_about_incidents(self) -> bool {
        self.number || self.started || self.ends() || self.level
    }
}

/// A row with the number of its incident (empty where it has none), or why it does not count.
pub type Row = (String, Result<Incident, Reason>);

/// What a table of incidents says.
pub struct Outcome {
    pub series: Vec<Series>,
    pub rows: Rows,
    pub notes: Vec<String>,
    /// An incident of whose rows nothing tells which is the newest.
    pub ask_newest: Option<String>,
}

/// Makes the figures. Of several rows with one number the newest counts.
pub fn figures(
    rows: Vec<Row>,
    has: Has,
    newest_first: Option<bool>,
    as_of: NaiveDate,
    mut left: Left,
) -> Outcome {
    if !has.is_about_incidents() {
        return nothing(&rows, left);
    }
    let mut notes = Vec::new();
    let rows = newest::filled(rows, &mut notes);
    let newest = Newest::of(&rows, has, newest_first);
    let picked = newest.pick(&rows);
    for (position, (_, row)) in rows.iter().enumerate() {
        match row {
            Err(reason) => left.add(*reason),
            Ok(_) if !picked[position] => left.add(Reason::Superseded),
            Ok(_) => {}
        }
    }
    let of = |picked: &[bool]| all_series(&rows, picked, has, as_of, newest.again > 0);
    let (mut figures, single) = of(&picked);
    if let Order::Ask(_) = newest.order {
        let (others, _) = of(&newest.pick_first(&rows));
        newest::keep_what_agrees(&mut figures, &others);
    }
    notes.extend(newest.note());
    notes.extend(times::notes(&single, has));
    notes.extend(standing::notes(&single, has, as_of));
    if newest.again > 0 && has.level && !matches!(newest.order, Order::Ask(_)) {
        let every = every(&rows, &picked);
        notes.push(levels::by_row_or_not(&single, &every, has, as_of));
    }
    if has.hours {
        notes.push(levels::CALENDAR.to_owned());
    }
    let ask_newest = match newest.order {
        Order::Ask(number) => Some(number),
        _ => None,
    };
    Outcome {
        series: figures,
        rows: left.rows(single.len()),
        notes,
        ask_newest,
    }
}

/// Says what it saw, where nothing was understood: rows of who knows what are no incidents.
fn nothing(rows: &[Row], mut left: Left) -> Outcome {
    for _ in rows {
        left.add(Reason::NotUnderstood);
    }
    let note = format!(
        "The table has {} rows, but none of its columns is said to hold the number, the start or the end of an incident. \
         Choose the columns above, or another subject.",
        rows.len()
    );
    Outcome {
        series: Vec::new(),
        rows: left.rows(0),
        notes: vec![note],
        ask_newest: None,
    }
}

/// Returns all figures, and the rows that count.
fn all_series<'a>(
    rows: &'a [Row],
    picked: &[bool],
    has: Has,
    as_of: NaiveDate,
    has_several: bool,
) -> (Vec<Series>, Vec<&'a Incident>) {
    let single: Vec<&Incident> = (rows.iter().zip(picked))
        .filter(|(_, is_picked)| **is_picked)
        .filter_map(|((_, row), _)| row.as_ref().ok())
        .collect();
    let mut figures = times::series(&single, has, as_of);
    figures.extend(counts(&single, has));
    if has.ends() {
        figures.push(standing::open(&single, as_of));
    }
    if has.level {
        let singly: Vec<(&Incident, bool)> = single.iter().map(|one| (*one, true)).collect();
        figures.push(levels::by_incident(&singly, has, as_of));
    }
    if has.level && has_several {
        figures.push(levels::by_row(&every(rows, picked), has, as_of));
    }
    (figures, single)
}

/// Returns every row that can be read, and whether it is the one that counts.
fn every<'a>(rows: &'a [Row], picked: &[bool]) -> Vec<(&'a Incident, bool)> {
    (rows.iter().zip(picked))
        .filter_map(|((_, row), is_picked)| Some((row.as_ref().ok()?, *is_picked)))
        .collect()
}

/// Returns how many there were, by the month in which they started.
fn counts(single: &[&Incident], has: Has) -> Vec<Series> {
    let months = distinct(&mut single.iter().map(|one| one.started.map(|at| at.date)));
    let here = |month| single.iter().filter(move |one| one.month() == month);
    let when = |month: Option<NaiveDate>| match month {
        Some(_) => " that started in the month",
        None => "",
    };
    let all = |month| {
        let count = here(month).count();
        let how = format!("{}{}, each once.", counted(count, "incident"), when(month));
        Some(Told::new(count as f64, how))
    };
    let title = Title {
        name: "Incidents",
        unit: Unit::Count,
        kpi: "",
        unknown: "No row counts.",
    };
    let mut figures = vec![series(title, &months, &all)];
    if has.severity {
        let serious = |month| {
            // With a severity that nobody knows, the count would only be a least one.
            let is_known = here(month).all(|one| one.is_serious.is_some());
            is_known.then(|| {
                let count = here(month)
                    .filter(|one| one.is_serious == Some(true))
                    .count();
                let (all, when) = (here(month).count(), when(month));
                let (all, are) = (counted(all, "incident"), verb(count, "is", "are"));
                let how = format!("{count} of {all}{when} {are} rated high or critical.");
                Told::new(count as f64, how)
            })
        };
        let title = Title {
            name: "Incidents, high or critical",
            unknown: "In every month, at least one row has a severity that is not known here.",
            ..title
        };
        figures.push(series(title, &months, &serious));
    }
    figures
}
