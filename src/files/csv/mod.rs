//! Measurements and risks as tables: to and from CSV files, and pasted from a spreadsheet.
//!
//! [`mod@write`] makes files of measurements that a spreadsheet opens and that [`read`] reads back exactly; `layout`
//! finds out how a table of other people is laid out. [`risks`] does the same for the risk register. `rows` splits
//! any table; `neutral` keeps cells from acting in a spreadsheet.

mod layout;
mod neutral;
pub mod plan;
pub mod read;
pub mod risks;
pub(super) mod rows;
pub mod write;

use self::neutral::{neutral, restored};
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
