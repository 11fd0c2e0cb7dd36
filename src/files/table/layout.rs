//! How a table is laid out: what separates its cells, where its columns are named, and where its rows begin.
//!
//! Above the names there may be titles; the names may take two lines, and come again on every page.

use super::head::{self, Head};
use super::sense::{is_fraction, is_value, is_whole};
use super::split::{Dialect, OpenQuote, Row, Rows, escapes};
use crate::domain::words::english::counted_with;
use crate::domain::words::template::in_number;

/// How well a text is known as the name of a column: 2 for the very name, 1 for one that has it in it, else 0.
pub type Knows<'a> = &'a dyn Fn(&str) -> u32;

/// So many rows are looked at to find out how a table is laid out.
const SAMPLE: usize = 60;

/// Separates units in ASCII, and occurs in no table.
const NO_SEPARATOR: u8 = 0x1F;

/// How a table is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The names of the columns; empty ones where the first row is a row of values already.
    pub names: Vec<String>,
    pub has_names: bool,
    pub dialect: Dialect,
    /// How many rows stand above the names.
    pub above: usize,
    /// The rows above the names, and those that hold the names, to be known when they come again.
    titles: Vec<Vec<String>>,
    heads: Vec<Vec<String>>,
    /// Where the table begins in the text: behind a line like `sep=;`.
    start: usize,
    first_line: u64,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A row of values.
    Values,
    /// Two halves of a number that a decimal comma had split were put together.
    Joined,
    /// It has more cells than there are columns.
    TooWide,
    Blank,
    /// It stands above the names, or says again what stands there.
    Title,
    Names,
    /// The names again.
    NamesAgain,
}

impl Layout {
    /// Finds the layout; `None` where there is no row.
    ///
    /// The separator is the one with which the most names of columns are known; then the one that gives the most values;
    /// then the one with which the most rows have as many cells as there are names.
    pub fn of(text: &str, knows: Knows) -> Option<Layout> {
        let (said, start) = said_separator(text);
        let first_line = if start > 0 { 2 } else { 1 };
        let body = &text[start..];
        let separators = match said {
            Some(separator) => vec![separator],
            None if is_decimal_column(body) => vec![NO_SEPARATOR],
            None => vec![b',', b';', b'\t', b'|'],
        };
        let mut best: Option<((u32, usize, usize, usize), Layout)> = None;
        for separator in separators {
            let dialect = Dialect {
                separator,
                escapes: escapes(body, separator),
            };
            let sample: Vec<Row> = (Rows::new(body, dialect, first_line))
                .filter(|row| !row.is_blank())
                .take(SAMPLE)
                .collect();
            if sample.is_empty() {
                continue;
            }
            let head = head::find(&sample, knows);
            let worth = worth(&sample, &head);
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                let layout = Layout::from(&sample, head, dialect, start, first_line);
                best = Some((worth, layout));
            }
        }
        best.map(|(_, layout)| layout)
    }

    fn from(sample: &[Row], head: Head, dialect: Dialect, start: usize, first_line: u64) -> Layout {
        let plain =
            |row: &Row| -> Vec<String> { row.cells.iter().map(|cell| plain(cell)).collect() };
        let (above, below) = sample.split_at(head.at);
        Layout {
            names: head.names,
            has_names: head.lines > 0,
            dialect,
            above: above.len(),
            titles: above.iter().map(plain).collect(),
            heads: below.iter().take(head.lines).map(plain).collect(),
            start,
            first_line,
        }
    }

    /// Goes through all rows and says what each is.
    pub fn rows<'a>(&'a self, text: &'a str) -> Body<'a> {
        Body {
            layout: self,
            rows: Rows::new(&text[self.start..], self.dialect, self.first_line),
            passed: 0,
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
        self.names.iter().enumerate().map(name).collect()
    }

    /// Returns sentences about titles, and about names that are missing or repeated.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        match self.above {
            0 => {}
            above => notes.push(in_number(
                above,
                "{#n line} above the names of the columns {n is no row/are no rows} of the table.",
            )),
        }
        if !self.has_names {
            notes.push("The first row holds values, so the columns have no names.".to_owned());
            return notes;
        }
        if self.heads.len() > 1 {
            notes.push(
                "The names of the columns take two lines, which are read together.".to_owned(),
            );
        }
        let empty = self.names.iter().filter(|name| name.is_empty()).count();
        let repeated = |name: &&String| !name.is_empty() && self.is_repeated(name);
        let repeated = self.names.iter().filter(repeated).count();
        let unnamed = match empty {
            0 => None,
            many => Some(counted_with(many, "column", "has no name", "have no name")),
        };
        let alike = match (repeated, empty) {
            (0, _) => None,
            (many, 0) => Some(format!("{many} columns share their names with others")),
            (many, _) => Some(format!("{many} share theirs with others")),
        };
        let said: Vec<String> = unnamed.into_iter().chain(alike).collect();
        if !said.is_empty() {
            notes.push(format!(
                "{}; columns without a name of their own are told apart by their position.",
                said.join(" and ")
            ));
        }
        notes
    }

    fn is_repeated(&self, name: &str) -> bool {
        let same = |other: &&String| other.eq_ignore_ascii_case(name);
        self.names.iter().filter(same).count() > 1
    }

    /// Says what a row of the table is, and puts numbers together that a decimal comma had split.
    fn kind(&self, row: &mut Row) -> RowKind {
        if row.is_blank() {
            return RowKind::Blank;
        }
        if self.heads.iter().any(|head| says(row, head)) {
            return RowKind::NamesAgain;
        }
        let is_title = self.titles.iter().any(|title| says(row, title));
        if is_title || (self.names.len() > 2 && is_page(row)) {
            return RowKind::Title;
        }
        self.fit(row)
    }

    /// Lets a row have no more cells than there are columns.
    fn fit(&self, row: &mut Row) -> RowKind {
        let columns = self.names.len();
        while row.cells.len() > columns
            && row.cells.last().is_some_and(|cell| cell.trim().is_empty())
        {
            row.cells.pop();
        }
        let surplus = row.cells.len().saturating_sub(columns);
        if surplus == 0 {
            return RowKind::Values;
        }
        let halves: Vec<usize> = (1..row.cells.len())
            .filter(|&at| is_whole(&row.cells[at - 1]) && is_fraction(&row.cells[at]))
            .collect();
        let is_apart = halves.windows(2).all(|pair| pair[1] - pair[0] > 1);
        if self.dialect.separator != b',' || halves.len() != surplus || !is_apart {
            return RowKind::TooWide;
        }
        for &at in halves.iter().rev() {
            let fraction = row.cells.remove(at);
            let whole = row.cells[at - 1].trim().to_owned();
            row.cells[at - 1] = format!("{whole},{}", fraction.trim());
        }
        RowKind::Joined
    }
}

/// Goes through the rows of a table, each with what it is.
pub struct Body<'a> {
    layout: &'a Layout,
    rows: Rows<'a>,
    /// How many rows that are not blank were passed.
    passed: usize,
}

impl Body<'_> {
    /// Returns how many bytes of the text are done.
    pub fn position(&self) -> usize {
        self.layout.start + self.rows.position()
    }

    /// Returns the quote that was never closed, once the rows are over.
    pub fn open_quote(&self) -> Option<OpenQuote> {
        self.rows.open_quote()
    }
}

impl Iterator for Body<'_> {
    type Item = (RowKind, Row);

    fn next(&mut self) -> Option<(RowKind, Row)> {
        let layout = self.layout;
        let mut row = self.rows.next()?;
        let head = layout.above + layout.heads.len();
        if self.passed < head {
            let kind = match (row.is_blank(), self.passed < layout.above) {
                (true, _) | (_, true) => RowKind::Title,
                _ => RowKind::Names,
            };
            self.passed += usize::from(!row.is_blank());
            return Some((kind, row));
        }
        let kind = layout.kind(&mut row);
        Some((kind, row))
    }
}

/// Reads a first line like Excel's `sep=;`; returns the separator and where the table begins.
fn said_separator(text: &str) -> (Option<u8>, usize) {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text[..end].trim_matches('"');
    let Some(said) = line
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
    else {
        return (None, 0);
    };
    match &line.as_bytes()[said.len()..] {
        [separator] if !separator.is_ascii_alphanumeric() => {
            let behind = &text[end..];
            let length = if behind.starts_with("\r\n") { 2 } else { 1 };
            (Some(*separator), (end + length).min(text.len()))
        }
        _ => (None, 0),
    }
}

/// Tells whether the text is one column of numbers with decimal commas, under a name or none.
fn is_decimal_column(text: &str) -> bool {
    let dialect = Dialect {
        separator: b',',
        escapes: false,
    };
    let rows: Vec<Row> = (Rows::new(text, dialect, 1))
        .filter(|row| !row.is_blank())
        .take(SAMPLE)
        .collect();
    let is_number = |row: &Row| match row.cells.as_slice() {
        [only] => is_whole(only),
        [whole, fraction] => is_whole(whole) && is_fraction(fraction),
        _ => false,
    };
    let below = match rows.split_first() {
        Some((first, below)) if first.cells.len() == 1 && !is_number(first) => below,
        _ => &rows[..],
    };
    below.iter().any(|row| row.cells.len() == 2) && below.iter().all(is_number)
}

/// Returns how much speaks for this way to split: names, values, rows that fit, columns.
fn worth(sample: &[Row], head: &Head) -> (u32, usize, usize, usize) {
    let columns = head.names.len();
    let below = &sample[(head.at + head.lines).min(sample.len())..];
    let fits = below
        .iter()
        .filter(|row| columns > 1 && row.cells.len() == columns);
    let values = |row: &Row| row.cells.iter().filter(|cell| is_value(cell)).count();
    let of_rows: usize = below.iter().map(values).sum();
    (head.known, of_rows, fits.count(), columns)
}

/// Tells whether the row only numbers a page.
fn is_page(row: &Row) -> bool {
    const PAGES: [&str; 6] = ["page", "seite", "pagina", "página", "sida", "strona"];
    let mut filled = row.cells.iter().filter(|cell| !cell.trim().is_empty());
    let (Some(only), None) = (filled.next(), filled.next()) else {
        return false;
    };
    let lower = only.trim().to_lowercase();
    let Some(rest) = PAGES.iter().find_map(|page| lower.strip_prefix(page)) else {
        return false;
    };
    rest.starts_with(' ') && rest.contains(|c: char| c.is_ascii_digit())
}

/// Tells whether the row says the same as one that is known.
fn says(row: &Row, known: &[String]) -> bool {
    let cells = row.cells.iter().map(|cell| plain(cell));
    row.cells.len() == known.len() && cells.zip(known).all(|(cell, known)| cell == *known)
}

/// Returns a cell without spaces around it, in small letters.
fn plain(cell: &str) -> String {
    cell.trim().to_lowercase()
}
