//! The rows of a table, read as its mapping says, and the figures that the domain makes of them.
//!
//! What is asked of a row is the same for every subject and stands here; what a row of one subject holds is read in
//! [`super::incident_rows`], [`super::training_rows`] and [`super::outage_rows`].

use chrono::NaiveDate;
use csv::StringRecord;

use super::layout::{Table, cell};
use super::{Known, cells};
use crate::domain::measure::evidence::table::{About, Role, Series, TableMapping, TableReading};
use crate::domain::measure::evidence::{Reason, Rows};
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

/// Reads the cells of a row by what its columns hold.
pub(super) struct Reader {
    pub mapping: TableMapping,
    pub order: DateOrder,
    pub today: NaiveDate,
}

/// The figures, what became of the rows, and what else a person should know.
pub(super) type Outcome = (Vec<Series>, Rows, Vec<String>);

impl Reader {
    pub fn text<'a>(&self, row: &'a StringRecord, role: Role) -> &'a str {
        cell(row, self.mapping.column(role))
    }

    pub fn has(&self, role: Role) -> bool {
        self.mapping.column(role).is_some()
    }

    /// Reads a date; an empty cell is none, and what is no date is a reason to leave the row out.
    pub fn moment(&self, row: &StringRecord, role: Role) -> Result<Option<Moment>, Reason> {
        match self.text(row, role) {
            "" => Ok(None),
            text => match cells::moment(text, self.order) {
                Some(at) => Ok(Some(at)),
                None => Err(Reason::NoDate),
            },
        }
    }
}
