//! Splits a table into rows and cells, whatever separates them.

use super::restored;
use crate::files::dates::looks_like_date;

/// A row of the table, without our quotes before what could act, and the line that it starts on.
pub(super) struct Row {
    pub line: u64,
    pub cells: Vec<String>,
}

impl Row {
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// A quote that begins a cell and is never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::files) struct OpenQuote {
    pub line: u64,
}

/// Splits the text into rows, without the blank ones; also returns what separates the cells. `is_name` knows the
/// names of columns.
pub(super) fn split(text: &str, is_name: fn(&str) -> bool) -> Result<(Vec<Row>, u8), OpenQuote> {
    let delimiter = delimiter(text, is_name);
    refuse_open_quote(text, delimiter)?;
    let mut lines = Lines::of(text);
    let rows = records(text, delimiter)
        .filter_map(|record| {
            let start = record.position().map_or(0, csv::Position::byte);
            let line = lines.line_of_row(usize::try_from(start).unwrap_or(usize::MAX));
            let blank = record.iter().all(|cell| cell.trim().is_empty());
            (!blank).then(|| Row {
                line,
                cells: record
                    .iter()
                    .map(|cell| restored(cell).into_owned())
                    .collect(),
            })
        })
        .collect();
    Ok((rows, delimiter))
}

/// Returns the separator with which the most of the first rows have a date or a known name in a cell.
fn delimiter(text: &str, is_name: fn(&str) -> bool) -> u8 {
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
pub(in crate::files) fn refuse_open_quote(text: &str, delimiter: u8) -> Result<(), OpenQuote> {
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
        Some(line) => Err(OpenQuote { line }),
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

#[cfg(test)]
mod tests {
    use super::super::layout::is_name;
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
            assert_eq!(delimiter(text, is_name) as char, expected as char, "{text}");
        }
    }

    #[test]
    fn rows_know_the_line_they_start_on() {
        let (rows, _) = split(
            "\n\r\ndate,value\n \n2026-11-24,\"a\nb\"\n,\n\n2026-11-25,1",
            is_name,
        )
        .unwrap();
        let lines: Vec<u64> = rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [3, 5, 9]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_refused_with_its_line() {
        let refusal = split(
            "date,value,note\n2026-11-24,1,\"open\n2026-11-25,2,\n",
            is_name,
        )
        .err();
        assert_eq!(refusal, Some(OpenQuote { line: 2 }));
        assert!(
            split(
                "2026-11-24,1,5\" disk\n2026-11-25,2,\"say \"\"hi\"\"\"\n",
                is_name
            )
            .is_ok()
        );
    }
}
