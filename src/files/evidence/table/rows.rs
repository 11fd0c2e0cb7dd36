//! The rows of a table, read as its mapping says, and the figures that the domain makes of them.
//!
//! What is asked of a row is the same for every subject and stands here; what a row of one subject holds is read in
//! [`super::incident_rows`], [`super::finding_rows`], [`super::training_rows`] and [`super::outage_rows`].

use chrono::NaiveDate;

use super::heard::Heard;
use super::{Known, Orders};
use crate::domain::measure::evidence::table::{
    About, Asks, Left, Role, Series, TableMapping, TableReading,
};
use crate::domain::measure::evidence::{Reason, Rows};
use crate::domain::value::Moment;
use crate::files::dates::{self, DateOrder};
use crate::files::table::{Row, Sheet, cell};

/// Reads all rows and fills in what they say.
pub(super) fn fill(
    reading: &mut TableReading,
    table: &Sheet,
    left: Left,
    orders: Orders,
    known: &Known,
) {
    let reader = RowReader {
        mapping: reading.mapping.clone(),
        orders,
        today: known.today,
        as_of: reading.as_of,
    };
    let mut heard = Heard::default();
    let outcome = match reading.mapping.about {
        About::Incidents => reader.incidents(table, left, &mut heard),
        About::Findings => reader.findings(table, left, &mut heard),
        About::Training => {
            reading.ask_roster = reader.mapping.column(Role::OnRoster).is_none();
            reader.training(table, left, known.roster, &mut heard)
        }
        About::Uptime => reader.uptime(table, left, &mut heard),
    };
    reading.series = outcome.series;
    reading.rows = outcome.rows;
    reading.notes = outcome.notes;
    reading.asks = outcome.asks;
    let column = |role| reading.mapping.column(role);
    let name = |role| {
        column(role)
            .and_then(|column| reading.names.get(column))
            .cloned()
    };
    heard.tell(&mut reading.asks, &mut reading.notes, &name);
}

/// Reads the cells of a row by what its columns hold.
pub(super) struct RowReader {
    pub mapping: TableMapping,
    pub orders: Orders,
    pub today: NaiveDate,
    /// Up to which day the table tells.
    pub as_of: NaiveDate,
}

/// The figures, what became of the rows, and what else a person should know or say.
pub(super) struct RowsOutcome {
    pub series: Vec<Series>,
    pub rows: Rows,
    pub notes: Vec<String>,
    pub asks: Asks,
}

impl From<(Vec<Series>, Rows, Vec<String>)> for RowsOutcome {
    fn from((series, rows, notes): (Vec<Series>, Rows, Vec<String>)) -> RowsOutcome {
        RowsOutcome {
            series,
            rows,
            notes,
            asks: Asks::default(),
        }
    }
}

impl RowReader {
    pub fn text<'a>(&self, row: &'a Row, role: Role) -> &'a str {
        cell(row, self.mapping.column(role))
    }

    pub fn has(&self, role: Role) -> bool {
        self.mapping.column(role).is_some()
    }

    pub fn order(&self, role: Role) -> DateOrder {
        let known = self.orders.iter().find(|(one, _)| *one == role);
        known.map_or(DateOrder::DayFirst, |(_, order)| *order)
    }

    /// Reads a date; an empty cell is none, and what is no date is a reason to leave the row out.
    ///
    /// All times of a row are put on the clock of its first one: spans between zones come out right, and a month is that
    /// of the day as written.
    pub fn moment(&self, row: &Row, role: Role) -> Result<Option<Moment>, Reason> {
        match self.text(row, role) {
            "" => Ok(None),
            text => match dates::read(text, self.order(role)) {
                Some(dated) if dated.is_month => Ok(Some(Moment::day(dated.first_day()))),
                Some(dated) => Ok(Some(match self.clock(row) {
                    Some(offset) => dated.stamp.on_clock(offset),
                    None => dated.stamp.local,
                })),
                None => Err(Reason::NoDate),
            },
        }
    }

    /// Returns how many minutes the clock of the row's first time with a zone is ahead of UTC.
    fn clock(&self, row: &Row) -> Option<i32> {
        self.orders.iter().find_map(|(role, order)| {
            let dated = dates::read(self.text(row, *role), *order)?;
            dated.stamp.offset
        })
    }
}
