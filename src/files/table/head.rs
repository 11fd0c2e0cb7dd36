//! Where a table names its columns.

use super::layout::Knows;
use super::sense::{is_unit, is_value};
use super::split::Row;
use crate::files::dates::looks_like_date;

/// So many rows may stand above the names, and so many of them may be about as full as the table.
const DEEPEST: usize = 30;
const MOST_FULL_TITLES: usize = 2;

/// The names of the columns and where they stand.
pub(super) struct Head {
    /// The position of its first row.
    pub at: usize,
    /// How many rows it takes; none where the table begins with values.
    pub lines: usize,
    pub names: Vec<String>,
    /// How much of it is known.
    pub known: u32,
}

/// Finds the names: the first row that is about as full as the table and holds no date, or one below it that has more names
/// that are known. There is at least one row.
pub(super) fn find(rows: &[Row], knows: Knows) -> Head {
    let width = rows.iter().map(Row::filled).max().unwrap_or(0);
    let is_full = |row: &Row| row.filled() >= 2.min(width) && row.filled() * 2 >= width;
    let first = rows.iter().take(DEEPEST).position(is_full).unwrap_or(0);
    let mut best = (first, known_in(&rows[first], knows));
    let mut full = 0;
    for (at, row) in rows.iter().enumerate().take(DEEPEST).skip(first + 1) {
        full += usize::from(is_full(&rows[at - 1]));
        let known = known_in(row, knows);
        // Titles are seldom as full as the table, and a row of values that has names for words has a number, too.
        let is_likely = full <= MOST_FULL_TITLES
            && known.very >= 2
            && !row.cells.iter().any(|cell| is_value(cell));
        if is_likely && known.points > best.1.points {
            best = (at, known);
        }
    }
    let (at, known) = best;
    let row = &rows[at];
    let is_values = holds_date(row) || (known.points == 0 && is_all_values(row));
    if is_values {
        return Head {
            at,
            lines: 0,
            names: vec![String::new(); widest(rows, at)],
            known: 0,
        };
    }
    let one_line = || {
        row.cells
            .iter()
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    let above = at.checked_sub(1).map(|above| &rows[above]);
    let (at, lines, names) = match (continues(rows, at, knows), above) {
        (Some(names), _) => (at, 2, names),
        (None, Some(above)) if is_group(above, row) => (at - 1, 2, two_lines(above, row)),
        (None, _) => (at, 1, one_line()),
    };
    Head {
        at,
        lines,
        known: names.iter().map(|name| knows(name)).sum(),
        names,
    }
}

/// Returns how many cells the row has, or a row below it in a table without names.
fn widest(rows: &[Row], at: usize) -> usize {
    rows[at..]
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0)
}

struct Known {
    /// How many are the very name.
    very: usize,
    points: u32,
}

fn known_in(row: &Row, knows: Knows) -> Known {
    let mut known = Known { very: 0, points: 0 };
    for cell in &row.cells {
        let points = knows(cell);
        known.very += usize::from(points > 1);
        known.points += points;
    }
    known
}

fn holds_date(row: &Row) -> bool {
    row.cells.iter().any(|cell| looks_like_date(cell))
}

fn is_all_values(row: &Row) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.trim().is_empty());
    filled.all(|cell| is_value(cell))
}

/// Returns the names of both lines when the row below the names goes on with them: all its cells are names or units, and
/// there are values below.
fn continues(rows: &[Row], at: usize, knows: Knows) -> Option<Vec<String>> {
    const LOOKED_AT: usize = 20;
    let second = rows.get(at + 1)?;
    let below = rows.get(at + 2..).filter(|below| !below.is_empty())?;
    let names = two_lines(&rows[at], second);
    let said: Vec<usize> = (0..second.cells.len())
        .filter(|&column| !second.cell(column).is_empty())
        .collect();
    let is_name = |&column: &usize| {
        let cell = second.cell(column);
        !is_value(cell) && (is_unit(cell) || knows(cell) > 0 || knows(&names[column]) > 1)
    };
    let is_above_values = |&column: &usize| {
        let cells = below.iter().take(LOOKED_AT).map(|row| row.cell(column));
        let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
        filled.peek().is_some() && filled.all(is_value)
    };
    (said.iter().all(is_name) && said.iter().any(is_above_values)).then_some(names)
}

/// Tells whether the row above the names groups them: without it some would be the same, and with it none is.
fn is_group(above: &Row, names: &Row) -> bool {
    if above.filled() < 2 || above.cells.iter().any(|cell| is_value(cell)) {
        return false;
    }
    let repeated = |names: &[String]| {
        let filled: Vec<String> = (names.iter().map(|name| name.trim().to_lowercase()))
            .filter(|name| !name.is_empty())
            .collect();
        let is_twice = |at: usize| filled[..at].contains(&filled[at]);
        (0..filled.len()).any(is_twice)
    };
    repeated(&names.cells) && !repeated(&two_lines(above, names))
}

/// Reads the names out of two lines: a group above reaches over the empty cells to its right.
fn two_lines(first: &Row, second: &Row) -> Vec<String> {
    let columns = first.cells.len().max(second.cells.len());
    let mut group = "";
    let mut names = Vec::with_capacity(columns);
    for column in 0..columns {
        let (above, below) = (first.cell(column), second.cell(column));
        if !above.is_empty() {
            group = above;
        }
        names.push(match (above.is_empty(), below.is_empty()) {
            (true, true) => String::new(),
            (false, true) => above.to_owned(),
            _ => format!("{group} {below}").trim().to_owned(),
        });
    }
    names
}
