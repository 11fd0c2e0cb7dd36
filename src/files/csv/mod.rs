//! Measurements and risks as tables: to and from CSV files, and pasted from a spreadsheet.
//!
//! [`mod@write`] makes files of measurements that a spreadsheet opens and that [`read`] reads back exactly: `columns` finds
//! out what the columns of other people hold, `moments` reads their dates and `values` their numbers. [`block`] reads the
//! values of several KPIs by their [`names`], [`doubts`] asks
//! about those that can hardly be meant, and [`plan`] says what would become of them. [`risks`] does the same for the
//! risk register; `neutral` keeps cells from acting in a spreadsheet. Whatever is the same for any table is in
//! [`table`](crate::files::table).

pub mod block;
mod columns;
pub mod doubts;
mod moments;
pub mod names;
mod neutral;
pub mod plan;
pub mod read;
pub mod risks;
mod values;
pub mod write;

use self::neutral::{neutral, restored};
use crate::domain::measure::kpi::Unit;
use crate::files::table::Sheet;

/// Returns what a file calls the unit.
fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "percent",
        Unit::Hours => "hours",
        Unit::Days => "days",
        Unit::Count => "count",
        Unit::Money => "money",
        Unit::Score => "score",
    }
}

/// Takes the quotes off a table that keep its cells from acting in a spreadsheet.
fn restore(sheet: &mut Sheet) {
    let rows = sheet.rows.iter_mut().chain(&mut sheet.too_wide);
    let cells = rows.flat_map(|row| &mut row.cells);
    for cell in cells
        .chain(&mut sheet.layout.names)
        .filter(|cell| cell.contains('\''))
    {
        *cell = restored(cell).into_owned();
    }
}
