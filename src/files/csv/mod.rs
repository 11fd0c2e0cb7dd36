//! Measurements and risks as tables: to and from CSV files, and pasted from a spreadsheet.
//!
//! [`mod@write`] makes files of measurements that a spreadsheet opens and that [`read`] reads back exactly; `layout`
//! finds out how a table of other people is laid out. [`risks`] does the same for the risk register. `rows` splits
//! any table.

mod layout;
pub mod plan;
pub mod read;
pub mod risks;
pub(super) mod rows;
pub mod write;

use crate::domain::measure::kpi::Unit;

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

/// Tells whether a spreadsheet would take the cell, without the quotes before it, for a formula.
fn could_act(cell: &str) -> bool {
    cell.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// Puts a quote before a text that a spreadsheet would run as a formula.
fn neutral(text: &str) -> String {
    match could_act(text) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// Takes the quote of [`neutral`] off again.
fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if could_act(text) => text,
        _ => cell,
    }
}
