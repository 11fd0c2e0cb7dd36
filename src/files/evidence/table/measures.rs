//! What the columns of a table say about their cells: the unit of times in their names, and which mark is the decimal one.

use crate::domain::measure::evidence::table::{Role, TableMapping, UnsaidMark};
use crate::domain::measure::quantity::{QuantityReader, TimeUnit, UnsaidUnit, doubt};
use crate::files::table::Sheet;
use crate::files::table::units::{counted_in, is_number_alone};

/// Writes the numbers of columns of times in the unit that their role has, whatever unit the name of the column says.
///
/// `1.5` under "Downtime (hours)" becomes 90 minutes. Tells which columns' names say no unit, and of which nothing tells
/// the decimal mark.
pub(super) fn in_their_units(
    sheet: &mut Sheet,
    mapping: &TableMapping,
    notes: &mut Vec<String>,
) -> Unsaid {
    let mut unsaid = Unsaid::default();
    let shown = sheet.layout.shown();
    for (role, own) in [
        (Role::DownMinutes, TimeUnit::Minutes),
        (Role::TargetHours, TimeUnit::Hours),
    ] {
        let column = mapping.column(role);
        let is_known = mapping.about.roles().contains(&role);
        let Some(column) = column.filter(|column| is_known && *column < shown.len()) else {
            continue;
        };
        let name = &shown[column];
        let cells: Vec<String> = sheet.column(column).map(str::to_owned).collect();
        let texts = || cells.iter().map(String::as_str);
        let (unit, choice) = counted_in(
            &sheet.layout.names[column],
            texts(),
            own,
            mapping.unit(role),
        );
        unsaid.units.extend(choice.map(|choice| {
            let name = name.clone();
            (role, UnsaidUnit { name, ..choice })
        }));
        let reader = QuantityReader::time(unit);
        let reader = match mapping.decimal_comma(role) {
            Some(is_comma) => reader.with_decimal_comma(is_comma),
            None => reader.in_column(texts()),
        };
        unsaid.marks.extend(mark(reader, role, name, &cells));
        let mut is_changed = false;
        for (row, cell) in sheet.rows.iter_mut().zip(&cells) {
            if let Ok(number) = reader.read(cell) {
                row.cells[column] = text_of(number.value.get() * unit.seconds() / own.seconds());
                is_changed |= is_number_alone(cell);
            }
        }
        if is_changed && unit != own {
            notes.push(format!("Numbers alone in “{name}” are {}.", unit.plural()));
        }
    }
    unsaid
}

/// What neither the names of columns nor their cells say.
#[derive(Default)]
pub(super) struct Unsaid {
    pub units: Vec<(Role, UnsaidUnit)>,
    pub marks: Vec<UnsaidMark>,
}

/// Asks about the first number of a column that has two readings by its mark.
fn mark(
    reader: QuantityReader<'_>,
    role: Role,
    name: &str,
    cells: &[String],
) -> Option<UnsaidMark> {
    // A clock of two readings is no matter of marks.
    let mut open = cells.iter().filter(|cell| !cell.contains(':'));
    open.find_map(|cell| {
        Some(UnsaidMark {
            role,
            name: name.to_owned(),
            question: doubt::of_text(reader, cell)?,
            first_is_comma: cell.contains(','),
        })
    })
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
