//! A table of a tool, row by row, without keeping the rows.

use super::columns;
use super::refusal::EvidenceRefusal;
use crate::domain::measure::evidence::Reason;
use crate::domain::measure::evidence::tally::Tally;
use crate::files::table::{Layout, RowKind};
use crate::files::text::Place;

pub(super) use crate::files::table::{Row, cell};

/// Names of columns by which the tables of tools are known.
const TELLING: [&str; 20] = [
    "plugin id",
    "plugin",
    "plugin name",
    "definition.id",
    "nvt oid",
    "nvt name",
    "cve",
    "cvss",
    "risk",
    "severity",
    "host",
    "hostname",
    "ip",
    "ip address",
    "protocol",
    "port",
    "name",
    "synopsis",
    "description",
    "solution",
];

/// The names of the columns, and how the table is laid out.
pub(super) struct Header {
    layout: Layout,
}

impl Header {
    /// Finds the names of the columns. `None` where there are no two columns.
    pub(super) fn of(text: &str) -> Option<Header> {
        let knows = |name: &str| {
            let name = name.trim().to_lowercase();
            2 * u32::from(TELLING.contains(&name.as_str()))
        };
        let layout = Layout::of(text, &knows)?;
        (layout.names.len() > 1).then_some(Header { layout })
    }

    /// Returns the position of the first column that has the first of the names that occurs.
    pub(super) fn find(&self, names: &[&str]) -> Option<usize> {
        let of_name = |name: &&str| self.positions(name).next();
        names.iter().find_map(of_name)
    }

    /// Tells whether the names end with one that a tool writes, so that nothing was cut off behind it.
    fn is_whole(&self) -> bool {
        let last = self.layout.names.last().map_or("", |name| name.trim());
        (columns::LAST.iter()).any(|name| name.eq_ignore_ascii_case(last))
    }

    /// Says which of the columns that are read occur twice: the first one counts.
    pub(super) fn note_repeated(&self, read: &[Option<usize>], tally: &mut Tally) {
        for position in read.iter().flatten() {
            let name = self.layout.names[*position].trim();
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
        let names = self.layout.names.iter().enumerate();
        names
            .filter(move |(_, cell)| is_it(cell))
            .map(|(position, _)| position)
    }
}

/// Calls `each` with every row below the names; blank ones, and the names again, are left out. A table that ends within a
/// row is refused.
pub(super) fn each_row(
    text: &str,
    header: &Header,
    tally: &mut Tally,
    progress: &mut dyn FnMut(usize),
    each: &mut dyn FnMut(&Row, &mut Tally),
) -> Result<(), EvidenceRefusal> {
    const ROWS_BETWEEN: usize = 500;
    let layout = &header.layout;
    let mut body = layout.rows(text);
    let (mut number, mut cells) = (0_usize, 0);
    let mut is_below = false;
    while let Some((kind, row)) = body.next() {
        number += 1;
        if number.is_multiple_of(ROWS_BETWEEN) {
            progress(body.position());
        }
        cells = row.cells.len();
        match kind {
            RowKind::Names => is_below = true,
            RowKind::Title if !is_below => number -= 1,
            RowKind::Blank => tally.leave_out(Reason::Blank),
            RowKind::Title => tally.leave_out(Reason::Outside),
            // Files that were put together have them several times.
            RowKind::NamesAgain => tally.leave_out(Reason::HeaderAgain),
            RowKind::TooWide => tally.leave_out(Reason::TooWide),
            RowKind::Values | RowKind::Joined => each(&row, tally),
        }
    }
    if let Some(quote) = body.open_quote() {
        return Err(quote.into());
    }
    if number < 2 && header.is_whole() {
        tally.note(
            "The table has the names of its columns and no row: nothing was found, or the export was filtered to nothing."
                .to_owned(),
        );
        return Ok(());
    }
    // Spreadsheets may leave out empty cells at the end of a row, but not the end of the line.
    let is_short = number < 2 || cells < layout.names.len();
    match is_short && !text.trim_end_matches([' ', '\t']).ends_with(['\n', '\r']) {
        true => Err(EvidenceRefusal::CutOff {
            place: Place::of(text, text.len()),
        }),
        false => Ok(()),
    }
}
