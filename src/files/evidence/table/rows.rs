//! The rows of a table, read as its mapping says, and the figures that the domain makes of them.

use chrono::NaiveDate;
use csv::StringRecord;

use super::layout::{Table, cell};
use super::{Known, cells};
use crate::domain::measure::evidence::table::incidents::{self, Has, Incident};
use crate::domain::measure::evidence::table::service::{self, Uptime};
use crate::domain::measure::evidence::table::training::{self, Basis, Training};
use crate::domain::measure::evidence::table::{About, Role, TableMapping, TableReading};
use crate::domain::measure::evidence::{Reason, table};
use crate::domain::value::Moment;
use crate::files::dates::DateOrder;

/// Reads all rows and fills in what they say.
pub(super) fn fill(reading: &mut TableReading, table: &Table, order: DateOrder, known: &Known) {
    let reader = Reader {
        mapping: reading.mapping.clone(),
        order,
        today: known.today,
    };
    let left = table.left();
    let (series, rows, notes) = match reading.mapping.about {
        About::Incidents => reader.incidents(table, left),
        About::Training => {
            reading.ask_roster = reader.mapping.column(Role::OnRoster).is_none();
            reader.training(table, left, known.roster)
        }
        About::Uptime => reader.uptime(table, left),
    };
    (reading.series, reading.rows, reading.notes) = (series, rows, notes);
}

struct Reader {
    mapping: TableMapping,
    order: DateOrder,
    today: NaiveDate,
}

type Outcome = (
    Vec<table::Series>,
    crate::domain::measure::evidence::Rows,
    Vec<String>,
);

impl Reader {
    fn text<'a>(&self, row: &'a StringRecord, role: Role) -> &'a str {
        cell(row, self.mapping.column(role))
    }

    fn has(&self, role: Role) -> bool {
        self.mapping.column(role).is_some()
    }

    /// Reads a date; an empty cell is none, and what is no date is a reason to leave the row out.
    fn moment(&self, row: &StringRecord, role: Role) -> Result<Option<Moment>, Reason> {
        match self.text(row, role) {
            "" => Ok(None),
            text => match cells::moment(text, self.order) {
                Some(at) => Ok(Some(at)),
                None => Err(Reason::NoDate),
            },
        }
    }

    fn incidents(&self, table: &Table, left: table::Left) -> Outcome {
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let number = self.text(row, Role::Incident).to_owned();
            rows.push((number, self.incident(row)));
        }
        let has = Has {
            started: self.has(Role::Started),
            responded: self.has(Role::Responded),
            resolved: self.has(Role::Resolved),
            severity: self.has(Role::Severity),
            level: self.has(Role::TargetMet)
                || self.has(Role::TargetMissed)
                || self.has(Role::TargetHours),
        };
        incidents::figures(&rows, has, left)
    }

    fn incident(&self, row: &StringRecord) -> Result<Incident, Reason> {
        let started = self.moment(row, Role::Started)?;
        if started.is_none() && self.has(Role::Started) {
            return Err(Reason::NoDate);
        }
        let met = cells::is_met(self.text(row, Role::TargetMet), true);
        let missed = cells::is_met(self.text(row, Role::TargetMissed), false);
        let incident = Incident {
            started,
            responded: self.moment(row, Role::Responded)?,
            resolved: self.moment(row, Role::Resolved)?,
            is_serious: cells::is_serious(self.text(row, Role::Severity)),
            target: cells::hours(self.text(row, Role::TargetHours)),
            met: met.or(missed),
        };
        incident.check(self.today)?;
        Ok(incident)
    }

    fn training(&self, table: &Table, left: table::Left, roster: Option<u32>) -> Outcome {
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            rows.push(self.person(row));
        }
        let basis = Basis {
            has_roster: self.has(Role::OnRoster),
            has_due: self.has(Role::Due),
            roster,
            today: self.today,
        };
        training::figures(&rows, basis, left)
    }

    fn person(&self, row: &StringRecord) -> Result<Training, Reason> {
        let person = self.text(row, Role::Person);
        if person.is_empty() {
            return Err(Reason::NoName);
        }
        let completed = self.moment(row, Role::Completed)?.map(|at| at.date);
        if completed.is_some_and(|day| day > self.today) {
            return Err(Reason::Future);
        }
        Ok(Training {
            person: person.to_owned(),
            completed,
            due: self.moment(row, Role::Due)?.map(|at| at.date),
            on_roster: cells::yes(self.text(row, Role::OnRoster)),
        })
    }

    fn uptime(&self, table: &Table, left: table::Left) -> Outcome {
        let column = self.mapping.column(Role::UpShare);
        let mut shares = table.rows.iter().map(|row| cell(row, column));
        let scale = cells::scale(&mut shares);
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            rows.push(self.up(row, scale));
        }
        let (share, minutes) = (self.has(Role::UpShare), self.has(Role::DownMinutes));
        let (series, rows, mut notes) = service::figures(&rows, share, minutes, self.today, left);
        if scale > 1.0 {
            notes.push(
                "The shares are parts of 1 and are read as percent: 0.97 is 97 %.".to_owned(),
            );
        }
        (series, rows, notes)
    }

    fn up(&self, row: &StringRecord, scale: f64) -> Result<Uptime, Reason> {
        let day = match self.text(row, Role::Period) {
            "" if self.has(Role::Period) => return Err(Reason::NoDate),
            "" => None,
            text => Some(cells::period(text, self.order).ok_or(Reason::NoDate)?),
        };
        if day.is_some_and(|day| day > self.today) {
            return Err(Reason::Future);
        }
        let (share, minutes) = (
            self.text(row, Role::UpShare),
            self.text(row, Role::DownMinutes),
        );
        let up = cells::share(share, scale);
        let down_minutes = cells::minutes(minutes);
        let is_strange =
            (up.is_none() && !share.is_empty()) || (down_minutes.is_none() && !minutes.is_empty());
        match is_strange || (up.is_none() && down_minutes.is_none()) {
            true => Err(Reason::NoNumber),
            false => Ok(Uptime {
                day,
                up,
                down_minutes,
            }),
        }
    }
}
