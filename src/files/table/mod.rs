//! Tables of anybody's making: the one reader that measurements, risks and evidence share.
//!
//! In the order of the data's flow:
//! - [`encoding`]: bytes to text.
//! - [`split`]: text to rows and cells, once it is known what separates and quotes them.
//! - [`layout`]: what separates the cells, where the columns are named (`head`), and what each row is.
//! - [`sheet`]: the whole table without its titles, notes and `totals`, and sentences about what was left out.
//! - [`sense`] tells names from values; [`units`] reads the units in names.
//!
//! What the columns mean is for the readers of each subject: [`csv`](crate::files::csv) and
//! [`evidence`](crate::files::evidence).

pub mod encoding;
mod head;
pub mod layout;
pub mod periods;
pub mod sense;
pub mod sheet;
pub mod split;
mod totals;
pub mod units;

pub use layout::{Knows, Layout, RowKind};
pub use sheet::{NoTable, Sheet, Why};
pub use split::{OpenQuote, Row};

/// Returns the cell without spaces around it, or nothing where the table has no such column or the row is too short.
pub fn cell(row: &Row, column: Option<usize>) -> &str {
    column.map_or("", |column| row.cell(column))
}

#[cfg(test)]
mod tests;
