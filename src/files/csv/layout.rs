//! Finds out how a table is laid out: what separates its cells, and what each column holds.

use super::read::TableRefusal;
use crate::files::dates::looks_like_date;

/// A row of the table and the line that it starts on.
pub(super) struct Row {
    pub line: u64,
    pub cells: Vec<String>,
}

/// What the columns hold, by their position.
#[derive(Debug, PartialEq)]
pub(super) struct Columns {
    pub at: usize,
    pub value: usize,
    pub from: Option<usize>,
    pub unit: Option<usize>,
    pub note: Option<usize>,
    pub source: Option<usize>,
    pub entered_by: Option<usize>,
    pub kpi: Option<usize>,
    /// How many cells a row may have.
    pub count: usize,
    /// Whether the columns were named, rather than taken to be in the usual order.
    pub named: bool,
}

/// The columns of a table without names.
const USUAL: Columns = Columns {
    at: 0,
    value: 1,
    note: Some(2),
    source: Some(3),
    entered_by: Some(4),
    from: None,
    unit: None,
    kpi: None,
    count: 5,
    named: false,
};

const AT: &[&str] = &[
    "date",
    "at",
    "day",
    "when",
    "measured",
    "measured_at",
    "measured_on",
    "period_end",
    "timestamp",
    "datum",
];
const VALUE: &[&str] = &[
    "value",
    "actual",
    "result",
    "measurement",
    "wert",
    "valeur",
    "valor",
];
const FROM: &[&str] = &["period_start", "from", "start", "period_from"];
const UNIT: &[&str] = &["unit", "units"];
const NOTE: &[&str] = &["note", "notes", "comment", "comments", "remark", "remarks"];
const SOURCE: &[&str] = &["source", "data_source"];
const ENTERED_BY: &[&str] = &["entered_by", "by", "author", "who"];
const KPI: &[&str] = &["kpi", "kpi_name"];
const NAMES: [&[&str]; 8] = [AT, VALUE, FROM, UNIT, NOTE, SOURCE, ENTERED_BY, KPI];

/// Splits the text into rows, without the blank ones; also returns what separates the cells.
pub(super) fn split(text: &str) -> Result<(Vec<Row>, u8), TableRefusal> {
    let delimiter = delimiter(text);
    refuse_open_quote(text, delimiter)?;
    let mut lines = Lines::of(text);
    let rows = records(text, delimiter)
        .filter_map(|record| {
            let start = record.position().map_or(0, csv::Position::byte);
            let line = lines.line_of_row(usize::try_from(start).unwrap_or(usize::MAX));
            let blank = record.iter().all(|cell| cell.trim().is_empty());
            (!blank).then(|| Row {
                line,
                cells: record.iter().map(str::to_owned).collect(),
            })
        })
        .collect();
    Ok((rows, delimiter))
}

/// Returns the separator with which the most of the first rows have a date or a known name in a cell.
fn delimiter(text: &str) -> u8 {
    const SAMPLE: usize = 20;
    let recognised = |delimiter: u8| {
        let known = |cell: &str| looks_like_date(cell) || is_name(cell);
        records(text, delimiter)
            .take(SAMPLE)
            .filter(|record| record.len() > 1 && record.iter().any(known))
            .count()
    };
    // Of equals, `max_by_key` returns the last.
    (*b",;\t"
        .iter()
        .max_by_key(|&&delimiter| recognised(delimiter))
        .unwrap_or(&b','))
    .to_owned()
}

fn records(text: &str, delimiter: u8) -> impl Iterator<Item = csv::StringRecord> + '_ {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
        .into_records()
        // From a text in memory and with rows of any length, every record is read.
        .filter_map(Result::ok)
}

/// Refuses a quote that is never closed: it would swallow every row after it.
fn refuse_open_quote(text: &str, delimiter: u8) -> Result<(), TableRefusal> {
    let (mut line, mut opened, mut cell_starts) = (1, None, true);
    for byte in text.bytes() {
        match (byte, opened) {
            // Two quotes within a quoted cell close it and open it again.
            (b'"', Some(_)) => (opened, cell_starts) = (None, true),
            (b'"', None) if cell_starts => opened = Some(line),
            (_, Some(_)) => {}
            _ => cell_starts = byte == delimiter || byte == b'\n' || byte == b'\r',
        }
        line += u64::from(byte == b'\n');
    }
    match opened {
        Some(line) => Err(TableRefusal::OpenQuote { line }),
        None => Ok(()),
    }
}

/// Counts lines while going through a text.
struct Lines<'a> {
    bytes: &'a [u8],
    offset: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(text: &str) -> Lines<'_> {
        Lines {
            bytes: text.as_bytes(),
            offset: 0,
            line: 1,
        }
    }

    /// Returns the line of the row that begins there, behind any empty lines.
    fn line_of_row(&mut self, start: usize) -> u64 {
        while let Some(&byte) = self.bytes.get(self.offset) {
            let empty = matches!(byte, b'\r' | b'\n');
            if self.offset >= start && !empty {
                break;
            }
            self.offset += 1;
            let ends = byte == b'\n'
                || byte == b'\r'
                    && self
                        .bytes
                        .get(self.offset)
                        .is_none_or(|&next| next != b'\n');
            self.line += u64::from(ends);
        }
        self.line
    }
}

/// Returns what the columns hold, and whether the first row only says so.
pub(super) fn columns(first: &Row) -> Result<(Columns, bool), TableRefusal> {
    let names: Vec<String> = first.cells.iter().map(|cell| normal(cell)).collect();
    if !names.iter().any(|name| is_name(name)) {
        // A first row without any date names the columns in words that are not known here.
        let is_header = !first
            .cells
            .iter()
            .any(|cell| cell.contains(|c: char| c.is_ascii_digit()));
        return Ok((USUAL, is_header));
    }
    let find = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
    // One column with a name of its own, like that of the KPI, is the one that is missing.
    let mut others = (names.iter().enumerate())
        .filter(|(_, name)| !name.is_empty() && !is_name(name))
        .map(|(position, _)| position);
    let other = others.next().filter(|_| others.next().is_none());
    let missing = |name| TableRefusal::NoColumn { name };
    let (at, value) = match (find(AT), find(VALUE)) {
        (Some(at), value) => (at, value.or(other).ok_or_else(|| missing("value"))?),
        (None, Some(value)) => (other.ok_or_else(|| missing("date"))?, value),
        (None, None) => return Err(missing("date")),
    };
    let columns = Columns {
        at,
        value,
        from: find(FROM),
        unit: find(UNIT),
        note: find(NOTE),
        source: find(SOURCE),
        entered_by: find(ENTERED_BY),
        kpi: find(KPI),
        count: names.len(),
        named: true,
    };
    Ok((columns, true))
}

fn is_name(cell: &str) -> bool {
    let name = normal(cell);
    NAMES.iter().any(|names| names.contains(&name.as_str()))
}

fn normal(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_sets_dates_apart() {
        for (text, expected) in [
            ("2026-11-24;99,7\n2026-11-25;99,8", b';'),
            ("24.11.2026\t99,7", b'\t'),
            ("2026-11-24,99.7,a;b", b','),
            ("date,value\n", b','),
            ("Date;Value\n\n24/11/2026;1,5", b';'),
            ("", b'\t'),
        ] {
            assert_eq!(delimiter(text) as char, expected as char, "{text}");
        }
    }

    #[test]
    fn rows_know_the_line_they_start_on() {
        let (rows, _) =
            split("\n\r\ndate,value\n \n2026-11-24,\"a\nb\"\n,\n\n2026-11-25,1").unwrap();
        let lines: Vec<u64> = rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [3, 5, 9]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_refused_with_its_line() {
        let refusal = split("date,value,note\n2026-11-24,1,\"open\n2026-11-25,2,\n").err();
        assert_eq!(refusal, Some(TableRefusal::OpenQuote { line: 2 }));
        assert!(split("2026-11-24,1,5\" disk\n2026-11-25,2,\"say \"\"hi\"\"\"\n").is_ok());
    }

    #[test]
    fn columns_are_found_by_any_usual_name_in_any_order() {
        let found = |names: &[&str]| {
            let cells = names.iter().map(|name| (*name).to_owned()).collect();
            columns(&Row { line: 1, cells }).map(|(columns, _)| (columns.at, columns.value))
        };
        assert_eq!(found(&["Value", "", "DATE", "date", ""]), Ok((2, 0)));
        assert_eq!(found(&["Measured on", "SLA compliance"]), Ok((0, 1)));
        assert_eq!(found(&["Stichtag", "Ergebnis"]), Ok((0, 1)));
        assert_eq!(found(&["2026-11-24", "99"]), Ok((0, 1)));
        assert_eq!(
            found(&["note", "value"]),
            Err(TableRefusal::NoColumn { name: "date" })
        );
    }
}
