//! What separates the cells of a table, what its columns are called, and its rows.

use csv::{ReaderBuilder, StringRecord};

use crate::domain::measure::evidence::Reason;
use crate::domain::measure::evidence::table::Left;
use crate::files::dates::looks_like_date;

/// How a table is laid out.
pub struct Layout {
    /// The names of the columns; empty ones where the first row is a row of values already.
    pub header: Vec<String>,
    pub delimiter: u8,
    has_header: bool,
}

/// The rows of a table; blank ones and the header again are counted only.
#[derive(Default)]
pub struct Table {
    pub rows: Vec<StringRecord>,
    pub blank: usize,
    pub header_again: usize,
}

impl Layout {
    /// Finds the separator with which most of the first rows have as many cells as the header; of equals, the one with
    /// the most columns. `None` where there are no two columns.
    pub fn of(text: &str) -> Option<Layout> {
        const SAMPLE: usize = 20;
        let mut best: Option<(usize, usize, Layout)> = None;
        for delimiter in *b",;\t|" {
            let mut sample = Vec::new();
            let mut reader = reader(text, delimiter);
            let mut row = StringRecord::new();
            while sample.len() < SAMPLE && reader.read_record(&mut row).unwrap_or(false) {
                if !is_blank(&row) {
                    sample.push(row.clone());
                }
            }
            let Some(first) = sample.first().filter(|first| first.len() > 1) else {
                continue;
            };
            let columns = first.len();
            let fits = sample.iter().filter(|row| row.len() == columns).count();
            let is_better = best
                .as_ref()
                .is_none_or(|(most, widest, _)| (fits, columns) > (*most, *widest));
            if is_better {
                best = Some((fits, columns, Layout::from(first, delimiter)));
            }
        }
        best.map(|(_, _, layout)| layout)
    }

    fn from(first: &StringRecord, delimiter: u8) -> Layout {
        let has_header = !first.iter().any(looks_like_date);
        let name = |cell: &str| match has_header {
            true => cell.trim().to_owned(),
            false => String::new(),
        };
        Layout {
            header: first.iter().map(name).collect(),
            delimiter,
            has_header,
        }
    }

    /// Returns what each column is called so that they can be told apart.
    pub fn shown(&self) -> Vec<String> {
        const LONGEST: usize = 60;
        let name = |(position, name): (usize, &String)| {
            let number = position + 1;
            let short: String = name.chars().take(LONGEST).collect();
            match (name.is_empty(), self.is_repeated(name)) {
                (true, _) => format!("Column {number}"),
                (false, true) => format!("{short} (column {number})"),
                (false, false) => short,
            }
        };
        self.header.iter().enumerate().map(name).collect()
    }

    /// Returns a sentence about names that are missing or repeated.
    pub fn note(&self) -> Option<String> {
        if !self.has_header {
            return Some("The first row holds values, so the columns have no names.".to_owned());
        }
        let empty = self.header.iter().filter(|name| name.is_empty()).count();
        let repeated = |name: &&String| !name.is_empty() && self.is_repeated(name);
        let repeated = self.header.iter().filter(repeated).count();
        (empty + repeated > 0).then(|| {
            format!(
                "{empty} columns have no name and {repeated} share theirs with another; they are told apart by their \
                 position."
            )
        })
    }

    fn is_repeated(&self, name: &str) -> bool {
        let same = |other: &&String| other.eq_ignore_ascii_case(name);
        self.header.iter().filter(same).count() > 1
    }

    /// Reads all rows below the header.
    pub fn table(&self, text: &str, progress: &mut dyn FnMut(usize)) -> Table {
        const ROWS_BETWEEN: usize = 500;
        let mut reader = reader(text, self.delimiter);
        let mut row = StringRecord::new();
        let mut table = Table::default();
        let mut below = !self.has_header;
        // From a text in memory and with rows of any length, every record is read.
        while reader.read_record(&mut row).unwrap_or(false) {
            match (is_blank(&row), self.is_header(&row)) {
                (true, _) if below => table.blank += 1,
                (true, _) => {}
                (_, true) if below => table.header_again += 1,
                (_, true) => below = true,
                _ => table.rows.push(row.clone()),
            }
            if table.rows.len().is_multiple_of(ROWS_BETWEEN) {
                progress(usize::try_from(reader.position().byte()).unwrap_or(usize::MAX));
            }
        }
        table
    }

    fn is_header(&self, row: &StringRecord) -> bool {
        self.has_header
            && row.len() == self.header.len()
            && row
                .iter()
                .zip(&self.header)
                .all(|(cell, name)| cell.trim() == name)
    }
}

impl Table {
    /// Returns the first cell of each column that is not empty.
    pub fn samples(&self, columns: usize) -> Vec<String> {
        const LONGEST: usize = 40;
        let first = |column| {
            let cells = self.rows.iter().map(|row| cell(row, Some(column)));
            let found = cells.into_iter().find(|cell| !cell.is_empty());
            found.unwrap_or("").chars().take(LONGEST).collect()
        };
        (0..columns).map(first).collect()
    }

    /// Returns the account of the rows that say nothing.
    pub fn left(&self) -> Left {
        let mut left = Left::default();
        for _ in 0..self.blank {
            left.add(Reason::Blank);
        }
        for _ in 0..self.header_again {
            left.add(Reason::HeaderAgain);
        }
        left
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

fn is_blank(row: &StringRecord) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// Returns the cell, or nothing where the table has no such column or the row is too short.
pub fn cell(row: &StringRecord, column: Option<usize>) -> &str {
    column
        .and_then(|column| row.get(column))
        .unwrap_or("")
        .trim()
}
