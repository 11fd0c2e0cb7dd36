//! The values of a column: its unit, its decimal mark, and whether its shares are parts of one.

use super::columns::Columns;
use super::read::Subject;
use super::unit_name;
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity::column::{ShareScale, share_scale};
use crate::domain::measure::quantity::{QuantityReader, TimeUnit};
use crate::domain::value::Finite;
use crate::files::table::Sheet;
use crate::files::table::units::time_unit;

/// Reads the values of one column.
pub(super) struct Values<'a> {
    reader: QuantityReader<'a>,
    /// What a number of the reader is in the unit of the KPI.
    factor: f64,
    /// Shares are parts of one, unless a cell says "%".
    of_one: bool,
}

impl<'a> Values<'a> {
    /// Learns how the values of a table are written; `None`: every share is 1 or 0, and nobody has said what that is.
    pub(super) fn of(
        sheet: &Sheet,
        columns: &Columns,
        subject: Subject<'a>,
        parts_of_one: Option<bool>,
        notes: &mut Vec<String>,
    ) -> Option<Values<'a>> {
        let name = &sheet.layout.names[columns
            .value
            .min(sheet.layout.names.len().saturating_sub(1))];
        let cells: Vec<&str> = sheet.column(columns.value).collect();
        // Our own files say their unit.
        let says_unit = columns.unit.is_some_and(|column| {
            sheet
                .column(column)
                .any(|cell| unit_of(cell) == Some(Unit::Percent))
        });
        Values::in_column(name, &cells, subject, says_unit, parts_of_one, notes)
    }

    /// The same for the cells of one column, and its name.
    pub(super) fn in_column(
        name: &str,
        cells: &[&str],
        subject: Subject<'a>,
        says_percent: bool,
        parts_of_one: Option<bool>,
        notes: &mut Vec<String>,
    ) -> Option<Values<'a>> {
        let is_share = subject.unit == Unit::Percent && !says_percent && !name.contains('%');
        let of_one = match (is_share, parts_of_one) {
            (false, _) => false,
            (true, said) => match share_scale(cells.iter().copied()) {
                ShareScale::Percent => false,
                ShareScale::One => said.unwrap_or(true),
                ShareScale::Unsure => said?,
            },
        };
        if of_one {
            notes.push(
                "The values are parts of 1 and are read as percent: 0.985 is 98.5 %.".to_owned(),
            );
        }
        let own = match subject.unit {
            Unit::Hours => Some(TimeUnit::Hours),
            Unit::Days => Some(TimeUnit::Days),
            _ => None,
        };
        let said = own.and_then(|own| Some((own, time_unit(name)?)));
        let (reader, factor) = match said {
            Some((own, said)) if own != said => {
                notes.push(format!("Numbers alone in “{name}” are {}.", plural(said)));
                (QuantityReader::time(said), said.seconds() / own.seconds())
            }
            _ => (QuantityReader::new(subject.unit, subject.currency), 1.0),
        };
        Some(Values {
            reader: reader.in_column(cells.iter().copied()),
            factor,
            of_one,
        })
    }

    /// Reads a cell, in the unit of the KPI.
    pub(super) fn read(&self, cell: &str) -> Result<Finite, String> {
        const PRECISE: f64 = 1e10;
        let value = self
            .reader
            .read(cell)
            .map_err(|error| error.to_string())?
            .value;
        let is_part = self.of_one && !cell.contains(['%', '/']);
        let factor = if is_part { 100.0 } else { self.factor };
        let value = match factor == 1.0 {
            true => return Ok(value),
            // 0.978 of one is 97.8 %, and not 97.80000000000001 %.
            false => (value.get() * factor * PRECISE).round() / PRECISE,
        };
        match Finite::new(value) {
            Some(value) if is_part && value.get() > 100.0 => {
                Err("a share lies between 0 % and 100 %.".to_owned())
            }
            Some(value) => Ok(value),
            None => Err("the number is too large.".to_owned()),
        }
    }
}

fn plural(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Milliseconds => "milliseconds",
        TimeUnit::Seconds => "seconds",
        TimeUnit::Minutes => "minutes",
        TimeUnit::Hours => "hours",
        TimeUnit::Days => "days",
        TimeUnit::Weeks => "weeks",
    }
}

/// Returns the unit that a cell of our own files names.
pub(super) fn unit_of(cell: &str) -> Option<Unit> {
    let named = cell.trim().to_lowercase();
    Unit::ALL.into_iter().find(|&unit| unit_name(unit) == named)
}
