//! What the columns of a table say about their cells: the unit of times in their names, and which mark is the decimal one.

use crate::domain::measure::evidence::table::{Role, TableMapping};
use crate::domain::measure::quantity::{QuantityReader, TimeUnit};
use crate::files::table::Sheet;
use crate::files::table::units::time_unit;

/// Writes the numbers of columns of times in the unit that their role has, whatever unit the name of the column says.
///
/// `1.5` under "Downtime (hours)" becomes 90 minutes. What has a unit of its own, or two readings, stays as it is.
pub(super) fn in_their_units(sheet: &mut Sheet, mapping: &TableMapping, notes: &mut Vec<String>) {
    for (role, own) in [
        (Role::DownMinutes, TimeUnit::Minutes),
        (Role::TargetHours, TimeUnit::Hours),
    ] {
        let column = mapping.column(role);
        let Some(column) = column.filter(|column| *column < sheet.layout.names.len()) else {
            continue;
        };
        let name = sheet.layout.names[column].clone();
        let said = time_unit(&name).unwrap_or(own);
        let cells: Vec<String> = sheet.column(column).map(str::to_owned).collect();
        let reader = QuantityReader::time(said).in_column(cells.iter().map(String::as_str));
        let mut is_changed = false;
        for (row, cell) in sheet.rows.iter_mut().zip(&cells) {
            let is_bare = !cell.contains(|c: char| c.is_alphabetic() || c == ':');
            let Some(number) = reader
                .read(cell)
                .ok()
                .filter(|_| is_bare && !cell.is_empty())
            else {
                continue;
            };
            row.cells[column] = text_of(number.value.get() * said.seconds() / own.seconds());
            is_changed = true;
        }
        if is_changed && said != own {
            notes.push(format!(
                "The numbers in “{name}” were read in the unit that its name says."
            ));
        }
    }
}

/// Writes a number so that it has one reading.
fn text_of(number: f64) -> String {
    const PRECISE: f64 = 1e9;
    let text = ((number * PRECISE).round() / PRECISE).to_string();
    match text.split_once('.') {
        // Three decimals could be thousands.
        Some((_, decimals)) if decimals.len() == 3 => text + "0",
        _ => text,
    }
}
