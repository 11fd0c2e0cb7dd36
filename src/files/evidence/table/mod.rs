//! Any other table: its columns are guessed, or known from before, and its rows become values, one a month.
//!
//! [`table`](crate::files::table) finds the columns and their names, [`guess`] says what the columns may hold, [`measures`]
//! reads their units and [`clocks`] tells of their times; [`cells`] and [`words`] read single cells and [`rows`] the whole
//! table, with what was [`heard`] and not understood. The worker of the evidence page calls [`read`] anew for every
//! correction.

pub mod cells;
mod clocks;
mod finding_rows;
pub mod guess;
mod heard;
mod incident_rows;
mod measures;
mod outage_rows;
pub mod rows;
mod training_rows;
pub mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::refusal::EvidenceRefusal;
use crate::domain::measure::evidence::table::{Asks, Left, Role, TableMapping, TableReading};
use crate::domain::measure::evidence::{Reason, Rows};
use crate::domain::words::english::counted;
use crate::files::csv::names::KpiName;
use crate::files::dates::{self, Ask, DateOrder, Dates};
use crate::files::refusal::shortened;
use crate::files::table::{Sheet, Why, periods};

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
    /// The KPIs of the scorecard, by which a block of their values is known.
    #[serde(default)]
    pub kpis: Vec<KpiName>,
}

/// Reads a table.
pub fn read(
    text: &str,
    known: &Known,
    progress: &mut dyn FnMut(usize),
) -> Result<TableReading, EvidenceRefusal> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut sheet = Sheet::of(text, &guess::knows, &|_| false, progress)?;
    if sheet.layout.names.len() < 2 {
        return Err(EvidenceRefusal::UnknownTool {
            what: "text without columns",
        });
    }
    let id = TableMapping::id_of(&sheet.layout.names);
    let before = known.mappings.iter().find(|mapping| mapping.id == id);
    let said = known.said.as_ref().filter(|said| said.id == id);
    let mapping = match said.or(before) {
        Some(mapping) => mapping.clone(),
        None => guess::mapping(&sheet),
    };
    let orders = orders(&sheet, &mapping, said.is_some());
    let mut reading = TableReading {
        names: sheet.layout.shown(),
        samples: sheet.samples(),
        remembered: before.is_some_and(|before| before.agrees_with(&mapping)),
        mapping,
        ask_order: None,
        ask_column: String::new(),
        ask_roster: false,
        asks: Asks::default(),
        as_of: known.made.unwrap_or(known.today).min(known.today),
        rows: Rows::default(),
        series: Vec::new(),
        notes: Vec::new(),
    };
    let mut notes = Vec::new();
    match orders {
        Ok(orders) => {
            let left = left_of(&mut sheet, &reading.mapping, &orders, &mut notes);
            let unsaid = measures::in_their_units(&mut sheet, &reading.mapping, &mut notes);
            clocks::tell(&sheet, &reading.mapping, &orders, reading.as_of, &mut notes);
            // A sum without the numbers that nobody has told how to read would be a wrong one.
            if unsaid.marks.is_empty() {
                rows::fill(&mut reading, &sheet, left, orders, known);
            }
            reading.asks.units = unsaid.units;
            reading.asks.marks = unsaid.marks;
            if reading.mapping.columns.is_empty() {
                reading.series.clear();
                reading.notes = vec![seen(&sheet)];
            }
        }
        Err(ask) => {
            reading.ask_order = Some(ask.example);
            reading.ask_column = ask.column;
        }
    }
    reading.notes.append(&mut notes);
    reading.notes.append(&mut sheet.notes);
    reading.notes.extend(sheet.wide_note());
    reading.notes.extend(sheet.layout.notes());
    Ok(reading)
}

/// The order of day and month in each column of dates.
pub(super) type Orders = Vec<(Role, DateOrder)>;

/// Returns the order of each column of dates that is mapped. What was remembered gives way where another column speaks
/// against it; what a person has just said does not.
fn orders(sheet: &Sheet, mapping: &TableMapping, is_said: bool) -> Result<Orders, Ask> {
    let shown = sheet.layout.shown();
    let (mut roles, mut columns) = (Vec::new(), Vec::new());
    for &role in mapping.about.roles().iter().filter(|role| role.is_date()) {
        if let Some(column) = mapping.column(role).filter(|column| *column < shown.len()) {
            roles.push(role);
            columns.push(Dates {
                name: &shown[column],
                cells: sheet.column(column).collect(),
            });
        }
    }
    // What starts something stands before what ends it.
    let is_start = |role: Role| matches!(role, Role::Started | Role::Period | Role::Found);
    let mut spans = Vec::new();
    for (start, &from) in roles
        .iter()
        .enumerate()
        .filter(|(_, role)| is_start(**role))
    {
        let ends = roles
            .iter()
            .enumerate()
            .filter(|(_, to)| from != **to && to.is_end());
        spans.extend(ends.map(|(end, _)| (start, end)));
    }
    let said = mapping.day_first.map(|day_first| match day_first {
        true => DateOrder::DayFirst,
        false => DateOrder::MonthFirst,
    });
    let is_open = |said: &DateOrder| {
        let against = |column: &Dates| matches!(dates::order_of(column.cells.iter().copied()), dates::Order::Known(order) if order != *said);
        is_said || !columns.iter().any(against)
    };
    let orders = dates::orders(&columns, &spans, said.filter(is_open))?;
    Ok(roles.into_iter().zip(orders).collect())
}

/// Accounts for the rows that are none of the table's values, and leaves out subtotals of months.
fn left_of(
    sheet: &mut Sheet,
    mapping: &TableMapping,
    orders: &[(Role, DateOrder)],
    notes: &mut Vec<String>,
) -> Left {
    let mut left = Left::default();
    for row in &sheet.left_out {
        left.add(match row.why {
            Why::Blank => Reason::Blank,
            Why::NamesAgain => Reason::HeaderAgain,
            Why::Outside => Reason::Outside,
            Why::Total => Reason::Total,
            Why::TooWide => Reason::TooWide,
        });
    }
    let period = orders.iter().find(|(role, _)| *role == Role::Period);
    if let (Some(column), Some((_, order))) = (mapping.column(Role::Period), period) {
        let (subtotals, note) = periods::take_subtotals_off(&mut sheet.rows, column, *order);
        for _ in subtotals {
            left.add(Reason::Total);
        }
        notes.extend(note);
    }
    left
}

/// Says what a table has of which no column is understood.
fn seen(sheet: &Sheet) -> String {
    const SHOWN: usize = 8;
    let names: Vec<String> = sheet
        .layout
        .shown()
        .iter()
        .take(SHOWN)
        .map(|name| shortened(name))
        .collect();
    let columns = sheet.layout.names.len();
    let more = if columns > SHOWN { ", …" } else { "" };
    let row = |row: &crate::files::table::Row| {
        let cells: Vec<&str> = row
            .cells
            .iter()
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        shortened(&cells.join(", "))
    };
    let rows: Vec<String> = sheet
        .rows
        .iter()
        .take(2)
        .map(|one| format!("“{}”", row(one)))
        .collect();
    let begins = match rows.is_empty() {
        true => String::new(),
        false => format!(" It begins with {}.", rows.join(" and ")),
    };
    format!(
        "Nothing in this table was understood, so that nothing is offered. It has {} and {} ({}{more}).{begins} Choose what \
         it is about, and which column holds what.",
        counted(sheet.rows.len(), "row"),
        counted(columns, "column"),
        names.join(", ")
    )
}
