//! The values of a column: its unit, its decimal mark, and whether its shares are parts of one.

use super::columns::Columns;
use super::read::Subject;
use super::unit_name;
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity::column::{ShareScale, share_scale};
use crate::domain::measure::quantity::{QuantityReader, TimeUnit, UnsaidUnit};
use crate::domain::value::Finite;
use crate::files::table::Sheet;
use crate::files::table::units::counted_in;

/// Reads the values of one column.
pub(super) struct Values<'a> {
    reader: QuantityReader<'a>,
    /// What a number of the reader is in the unit of the KPI.
    factor: f64,
    /// Shares are parts of one, unless a cell says "%".
    of_one: bool,
    /// What numbers alone count, where that is not the unit of the KPI.
    pub counts: Option<TimeUnit>,
    /// The column of times, where nothing says what its numbers count.
    pub unsaid: Option<UnsaidUnit>,
}

/// What a person has said about the values of a column.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    /// Whether shares of 1 are all of it, rather than 1 %.
    pub parts_of_one: Option<bool>,
    /// What the numbers of a column of times count.
    pub unit: Option<TimeUnit>,
}

impl<'a> Values<'a> {
    /// Learns how the values of a table are written; `None`: every share is 1 or 0, and nobody has said what that is.
    pub(super) fn of(
        sheet: &Sheet,
        columns: &Columns,
        subject: Subject<'a>,
        said: Said,
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
                .any(|cell| unit_of(cell) == Some(subject.unit))
        });
        Values::in_column(name, &cells, subject, says_unit, said, notes)
    }

    /// The same for the cells of one column, and its name; `says_unit` where a column beside it names the KPI's unit.
    pub(super) fn in_column(
        name: &str,
        cells: &[&str],
        subject: Subject<'a>,
        says_unit: bool,
        said: Said,
        notes: &mut Vec<String>,
    ) -> Option<Values<'a>> {
        let is_share = subject.unit == Unit::Percent && !says_unit && !name.contains('%');
        let of_one = match (is_share, said.parts_of_one) {
            (false, _) => false,
            (true, parts) => match share_scale(cells.iter().copied()) {
                ShareScale::Percent => false,
                ShareScale::One => parts.unwrap_or(true),
                ShareScale::Unsure => parts?,
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
        let own = own.filter(|_| !says_unit);
        let counted = own.map(|own| (own, counted_in(name, cells.iter().copied(), own, said.unit)));
        let mut unsaid = None;
        let mut counts = None;
        let (reader, factor) = match counted {
            Some((own, (unit, choice))) if own != unit => {
                if choice.is_none() {
                    notes.push(format!("Numbers alone in “{name}” are {}.", unit.plural()));
                }
                unsaid = choice;
                counts = Some(unit);
                (QuantityReader::time(unit), unit.seconds() / own.seconds())
            }
            Some((_, (_, choice))) => {
                unsaid = choice;
                (QuantityReader::new(subject.unit, subject.currency), 1.0)
            }
            None => (QuantityReader::new(subject.unit, subject.currency), 1.0),
        };
        Some(Values {
            reader: reader.in_column(cells.iter().copied()),
            factor,
            of_one,
            counts,
            unsaid,
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

/// Returns the unit that a cell of our own files names.
pub(super) fn unit_of(cell: &str) -> Option<Unit> {
    let named = cell.trim().to_lowercase();
    Unit::ALL.into_iter().find(|&unit| unit_name(unit) == named)
}
