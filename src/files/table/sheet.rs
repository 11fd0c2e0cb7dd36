//! A table as a whole: its rows, and what was left out of it.

use super::layout::{Knows, Layout, RowKind};
use super::split::{OpenQuote, Row};
use super::totals;
use crate::domain::words::english::{counted, counted_with};
use crate::files::refusal::shortened;

/// A table.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub layout: Layout,
    pub rows: Vec<Row>,
    pub left_out: Vec<LeftOut>,
    /// The rows that were left out because they have more cells than there are columns.
    pub too_wide: Vec<Row>,
    /// What was read otherwise than it is written, in sentences.
    pub notes: Vec<String>,
}

/// A row that is none of the table's values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub why: Why,
    pub line: u64,
}

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Blank,
    NamesAgain,
    /// A title of a page, or a note below the table.
    Outside,
    Total,
    TooWide,
}

/// Why a text is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTable {
    /// It has no row.
    Empty,
    OpenQuote(OpenQuote),
}

impl Sheet {
    /// Reads a table; `progress` hears now and then how many bytes are done. `keeps` knows labels that are no totals.
    pub fn of(
        text: &str,
        knows: Knows,
        keeps: &dyn Fn(&str) -> bool,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Sheet, NoTable> {
        const ROWS_BETWEEN: usize = 500;
        let layout = Layout::of(text, knows).ok_or(NoTable::Empty)?;
        let mut sheet = Sheet {
            rows: Vec::new(),
            left_out: Vec::new(),
            too_wide: Vec::new(),
            notes: Vec::new(),
            layout: layout.clone(),
        };
        let (mut joined, mut is_below, mut is_apart) = (Vec::new(), false, false);
        let mut body = layout.rows(text);
        while let Some((kind, mut row)) = body.next() {
            is_below |= matches!(kind, RowKind::Values | RowKind::Joined | RowKind::TooWide);
            row.is_apart |= is_apart;
            is_apart = kind == RowKind::Blank;
            match kind {
                RowKind::Names => {}
                // The layout tells of what stands above the names.
                RowKind::Title if !is_below => {}
                RowKind::Blank => sheet.leave_out(Why::Blank, &row),
                RowKind::Title => sheet.leave_out(Why::Outside, &row),
                RowKind::NamesAgain => sheet.leave_out(Why::NamesAgain, &row),
                RowKind::TooWide => {
                    sheet.leave_out(Why::TooWide, &row);
                    sheet.too_wide.push(row);
                }
                RowKind::Joined => {
                    joined.push(row.line);
                    sheet.rows.push(row);
                }
                RowKind::Values => sheet.rows.push(row),
            }
            if sheet.rows.len().is_multiple_of(ROWS_BETWEEN) {
                progress(body.position());
            }
        }
        if let Some(quote) = body.open_quote() {
            return Err(NoTable::OpenQuote(quote));
        }
        sheet.take_notes_off();
        sheet.take_totals_off(keeps);
        sheet.tell(&joined);
        Ok(sheet)
    }

    fn leave_out(&mut self, why: Why, row: &Row) {
        let line = row.line;
        self.left_out.push(LeftOut { why, line });
    }

    /// Takes off what stands below the table, apart from it and in one cell: who made it and when.
    fn take_notes_off(&mut self) {
        const COLUMNS: usize = 3;
        if self.layout.names.len() < COLUMNS {
            return;
        }
        let is_note = |row: &Row| row.filled() == 1 && !row.cell(0).is_empty();
        let first = self
            .rows
            .iter()
            .rposition(|row| !is_note(row))
            .map_or(0, |at| at + 1);
        let Some(apart) = self.rows[first..].iter().position(|row| row.is_apart) else {
            return;
        };
        let notes = self.rows.split_off(first + apart);
        for row in &notes {
            self.leave_out(Why::Outside, row);
        }
        if let Some(row) = notes.first() {
            self.notes.push(format!(
                "{} left out: “{}” and what follows stands below the table.",
                counted_with(
                    notes.len(),
                    "row",
                    "is a note and was",
                    "are notes and were"
                ),
                shortened(row.cell(0))
            ));
        }
    }

    fn take_totals_off(&mut self, keeps: &dyn Fn(&str) -> bool) {
        const NAMED: usize = 3;
        let totals = totals::totals(&self.rows, keeps);
        if totals.is_empty() {
            return;
        }
        let name = |row: &Row| match totals::name_of(row) {
            name if name.is_empty() => format!("line {}", row.line),
            name => format!("“{}” on line {}", shortened(&name), row.line),
        };
        let mut names: Vec<String> = totals
            .iter()
            .take(NAMED)
            .map(|&at| name(&self.rows[at]))
            .collect();
        if totals.len() > NAMED {
            names.push(format!("{} more", totals.len() - NAMED));
        }
        self.notes.push(format!(
            "{} left out: {}.",
            counted_with(
                totals.len(),
                "row",
                "is a total and was",
                "are totals and were"
            ),
            names.join(", ")
        ));
        let mut kept = Vec::with_capacity(self.rows.len());
        for (at, row) in std::mem::take(&mut self.rows).into_iter().enumerate() {
            match totals.binary_search(&at) {
                Ok(_) => self.leave_out(Why::Total, &row),
                Err(_) => kept.push(row),
            }
        }
        self.rows = kept;
    }

    fn tell(&mut self, joined: &[u64]) {
        if let Some(line) = joined.first() {
            self.notes.push(format!(
                "A decimal comma split a number in {}: its halves were put together, first on line {line}.",
                counted(joined.len(), "row")
            ));
        }
    }

    /// Returns a sentence about the rows that have more cells than there are columns, for those who do not show each.
    pub fn wide_note(&self) -> Option<String> {
        let line = self.too_wide.first()?.line;
        Some(format!(
            "{} left out: more cells than the table has columns, first on line {line}. Put texts and numbers with a {} in \
             double quotes.",
            counted_with(self.too_wide.len(), "row", "was", "were"),
            match self.layout.dialect.separator {
                b',' => "comma",
                b';' => "semicolon",
                b'\t' => "tab",
                _ => "separator",
            }
        ))
    }

    /// Returns the cells of a column.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |row| row.cell(column))
    }

    /// Returns the first cell of each column that is not empty.
    pub fn samples(&self) -> Vec<String> {
        const LONGEST: usize = 40;
        let first = |column| {
            let found = self.column(column).find(|cell| !cell.is_empty());
            found.unwrap_or("").chars().take(LONGEST).collect()
        };
        (0..self.layout.names.len()).map(first).collect()
    }
}
