//! Any other table: its columns are guessed, or known from before, and its rows become values, one a month.
//!
//! [`layout`] finds the separator and the names, [`guess`] says what the columns may hold, [`cells`] and [`words`] read
//! single cells and [`rows`] the whole table, with what was [`heard`] and not understood. The worker of the evidence page calls [`read`] anew for every correction.

pub mod cells;
mod finding_rows;
pub mod guess;
mod heard;
mod incident_rows;
pub mod layout;
mod outage_rows;
pub mod rows;
mod training_rows;
pub mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::refusal::EvidenceRefusal;
use crate::domain::measure::evidence::Rows;
use crate::domain::measure::evidence::table::{Asks, TableMapping, TableReading};
use crate::files::csv::rows::refuse_open_quote;
use crate::files::dates::{DateOrder, Order, order_of};
use layout::Layout;

/// What is known before a table is read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// The mappings of the scorecard.
    pub mappings: Vec<TableMapping>,
    /// What a person has just said about the columns; it goes before what is remembered.
    pub said: Option<TableMapping>,
    /// How many people have to be trained, as a person has typed it.
    pub roster: Option<u32>,
    pub today: NaiveDate,
    /// The day on which the file was made or changed last, where that is known: nothing is known of the days since.
    pub made: Option<NaiveDate>,
}

/// Reads a table.
pub fn read(
    text: &str,
    known: &Known,
    progress: &mut dyn FnMut(usize),
) -> Result<TableReading, EvidenceRefusal> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(layout) = Layout::of(text) else {
        return Err(EvidenceRefusal::UnknownTool {
            what: "text without columns",
        });
    };
    refuse_open_quote(text, layout.delimiter)?;
    let table = layout.table(text, progress);
    let id = TableMapping::id_of(&layout.header);
    let before = known.mappings.iter().find(|mapping| mapping.id == id);
    let said = known.said.as_ref().filter(|said| said.id == id);
    let mapping = match said.or(before) {
        Some(mapping) => mapping.clone(),
        None => guess::mapping(&layout, &table),
    };
    let order = match dates_of(&table, &mapping) {
        Order::Known(order) => Ok(order),
        Order::Irrelevant => Ok(DateOrder::DayFirst),
        Order::Ask { example } => match mapping.day_first {
            Some(true) => Ok(DateOrder::DayFirst),
            Some(false) => Ok(DateOrder::MonthFirst),
            None => Err(example),
        },
    };
    let mut reading = TableReading {
        names: layout.shown(),
        samples: table.samples(layout.header.len()),
        remembered: before.is_some_and(|before| before.agrees_with(&mapping)),
        mapping,
        ask_order: None,
        ask_roster: false,
        asks: Asks::default(),
        as_of: known.made.unwrap_or(known.today).min(known.today),
        rows: Rows::default(),
        series: Vec::new(),
        notes: Vec::new(),
    };
    match order {
        Ok(order) => rows::fill(&mut reading, &table, order, known),
        Err(example) => reading.ask_order = Some(example),
    }
    reading.notes.extend(layout.note());
    Ok(reading)
}

/// Returns what the dates of the mapped columns tell about their order.
fn dates_of(table: &layout::Table, mapping: &TableMapping) -> Order {
    let columns: Vec<usize> = (mapping.about.roles().iter())
        .filter(|role| role.is_date())
        .filter_map(|role| mapping.column(*role))
        .collect();
    let cells = table.rows.iter().flat_map(|row| {
        columns
            .iter()
            .map(|column| layout::cell(row, Some(*column)))
    });
    order_of(cells)
}
