//! A table of a tool, row by row, without keeping the rows.

use csv::{ReaderBuilder, StringRecord};

use super::columns;
use super::refusal::EvidenceRefusal;
use crate::domain::measure::evidence::Reason;
use crate::domain::measure::evidence::tally::Tally;
use crate::files::csv::rows::refuse_open_quote;
use crate::files::text::Place;

/// The names of the columns, and what separates the cells.
pub(super) struct Header {
    names: StringRecord,
    delimiter: u8,
}

impl Header {
    /// Reads the first row that is not blank, with the separator with which `fits` knows it; of several, or none, the one
    /// that gives the most columns. `None` where there are no two columns.
    pub(super) fn of(text: &str, fits: &dyn Fn(&Header) -> bool) -> Option<Header> {
        let mut best: Option<(bool, Header)> = None;
        for delimiter in *b",;\t|" {
            let Some(names) = first_row(text, delimiter) else {
                continue;
            };
            let header = Header { names, delimiter };
            let known = fits(&header);
            let worth = |known: bool, header: &Header| (known, header.names.len());
            let better = best.as_ref().is_none_or(|(known_so_far, so_far)| {
                worth(known, &header) > worth(*known_so_far, so_far)
            });
            if better {
                best = Some((known, header));
            }
        }
        best.map(|(_, header)| header)
            .filter(|header| header.names.len() > 1)
    }

    /// Returns the position of the first column that has the first of the names that occurs.
    pub(super) fn find(&self, names: &[&str]) -> Option<usize> {
        let of_name = |name: &&str| self.positions(name).next();
        names.iter().find_map(of_name)
    }

    /// Tells whether the names end with one that a tool writes, so that nothing was cut off behind it.
    fn is_whole(&self) -> bool {
        let last = self.names.iter().next_back().unwrap_or("").trim();
        (columns::LAST.iter()).any(|name| name.eq_ignore_ascii_case(last))
    }

    /// Says which of the columns that are read occur twice: the first one counts.
    pub(super) fn note_repeated(&self, read: &[Option<usize>], tally: &mut Tally) {
        for position in read.iter().flatten() {
            let name = self.names[*position].trim();
            let times = self.positions(name).count();
            if times > 1 {
                tally.note(format!(
                    "The column “{name}” occurs {times} times; the first one is read."
                ));
            }
        }
    }

    fn positions(&self, name: &str) -> impl Iterator<Item = usize> {
        let is_it = move |cell: &str| cell.trim().eq_ignore_ascii_case(name);
        let names = self.names.iter().enumerate();
        names
            .filter(move |(_, cell)| is_it(cell))
            .map(|(position, _)| position)
    }
}

fn first_row(text: &str, delimiter: u8) -> Option<StringRecord> {
    let mut reader = reader(text, delimiter);
    let mut row = StringRecord::new();
    while reader.read_record(&mut row).ok()? {
        if !is_blank(&row) {
            return Some(row);
        }
    }
    None
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

/// Calls `each` with every row below the header; blank ones, and the header again, are left out. A table that ends within
/// a row is refused.
pub(super) fn each_row(
    text: &str,
    header: &Header,
    tally: &mut Tally,
    progress: &mut dyn FnMut(usize),
    each: &mut dyn FnMut(&StringRecord, &mut Tally),
) -> Result<(), EvidenceRefusal> {
    const ROWS_BETWEEN: usize = 500;
    refuse_open_quote(text, header.delimiter)?;
    let mut reader = reader(text, header.delimiter);
    let mut row = StringRecord::new();
    let (mut number, mut cells) = (0_usize, 0);
    let mut below = false;
    // From a text in memory and with rows of any length, every record is read.
    while reader.read_record(&mut row).unwrap_or(false) {
        number += 1;
        if number.is_multiple_of(ROWS_BETWEEN) {
            progress(usize::try_from(reader.position().byte()).unwrap_or(usize::MAX));
        }
        cells = row.len();
        match (is_blank(&row), row == header.names) {
            (true, _) if below => tally.leave_out(Reason::Blank),
            (true, _) => {}
            // Files that were put together have it several times.
            (_, true) if below => tally.leave_out(Reason::HeaderAgain),
            (_, true) => below = true,
            _ => each(&row, tally),
        }
    }
    if number < 2 && header.is_whole() {
        tally.note(
            "The table has the names of its columns and no row: nothing was found, or the export was filtered to nothing."
                .to_owned(),
        );
        return Ok(());
    }
    // Spreadsheets may leave out empty cells at the end of a row, but not the end of the line.
    let is_short = number < 2 || cells < header.names.len();
    match is_short && !text.trim_end_matches([' ', '\t']).ends_with(['\n', '\r']) {
        true => Err(EvidenceRefusal::CutOff {
            place: Place::of(text, text.len()),
        }),
        false => Ok(()),
    }
}

/// Returns the cell, or nothing where the table has no such column or the row is too short.
pub(super) fn cell(row: &StringRecord, column: Option<usize>) -> &str {
    column
        .and_then(|column| row.get(column))
        .unwrap_or("")
        .trim()
}
