//! Splits the text of a table into rows and cells, once it is known what separates and quotes them.

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// A sign of ASCII.
    pub separator: u8,
    /// Whether a quote within a quoted cell is written `\"`, rather than as two quotes.
    pub escapes: bool,
}

/// A row of the table and the line that it starts on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub line: u64,
    pub cells: Vec<String>,
    /// Whether empty lines stand above it.
    pub is_apart: bool,
}

impl Row {
    /// Returns the cell without spaces around it, or nothing where the row is too short.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// Tells whether no cell says anything.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// Returns how many cells say something.
    pub fn filled(&self) -> usize {
        let filled = self.cells.iter().filter(|cell| !cell.trim().is_empty());
        filled.count()
    }
}

/// A quote that begins a cell and is never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenQuote {
    pub line: u64,
}

/// Goes through the rows of a text; empty lines are none.
pub struct Rows<'a> {
    text: &'a str,
    dialect: Dialect,
    at: usize,
    line: u64,
    /// Where a quoted cell begins that is never closed.
    open: Option<OpenQuote>,
    /// How many quotes are followed by something else than the end of their cell.
    torn: usize,
}

impl<'a> Rows<'a> {
    /// Begins with the line of that number.
    pub fn new(text: &'a str, dialect: Dialect, line: u64) -> Rows<'a> {
        Rows {
            text,
            dialect,
            at: 0,
            line,
            open: None,
            torn: 0,
        }
    }

    /// Returns how many bytes are done.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Returns the quote that was never closed, once the rows are over.
    pub fn open_quote(&self) -> Option<OpenQuote> {
        self.open
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over the end of a line; tells whether there was one.
    fn end_line(&mut self) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        let length = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => return false,
        };
        self.at += length;
        self.line += 1;
        true
    }

    /// Reads a cell up to its separator, the end of the line or of the text.
    fn cell(&mut self) -> String {
        if self.begins_quoted() {
            return self.quoted();
        }
        let rest = &self.text.as_bytes()[self.at..];
        let separator = self.dialect.separator;
        let ends = |&byte: &u8| byte == separator || byte == b'\n' || byte == b'\r';
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        let cell = &self.text[self.at..self.at + length];
        self.at += length;
        cell.to_owned()
    }

    /// Tells whether the cell is quoted, and goes to its quote. A quote behind spaces counts when the cell ends behind the
    /// next one.
    fn begins_quoted(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let trimmed = rest.trim_start_matches(' ');
        if !trimmed.starts_with('"') {
            return false;
        }
        let spaces = rest.len() - trimmed.len();
        if spaces > 0 {
            let inner = &trimmed[1..];
            let end = inner.find(['"', '\n', '\r']).unwrap_or(inner.len());
            let Some(behind) = inner[end..].strip_prefix('"') else {
                return false;
            };
            let next = behind.trim_start_matches(' ').bytes().next();
            let ends = next.is_none_or(|next| {
                next == self.dialect.separator || matches!(next, b'\n' | b'\r' | b'"')
            });
            if !ends {
                return false;
            }
        }
        self.at += spaces;
        true
    }

    fn quoted(&mut self) -> String {
        let opened = OpenQuote { line: self.line };
        self.at += 1;
        let mut cell = String::new();
        let mut is_open = true;
        let mut from = self.at;
        while let Some(byte) = self.byte() {
            match byte {
                b'"' if is_open => {
                    cell.push_str(&self.text[from..self.at]);
                    self.at += 1;
                    from = self.at;
                    match self.byte() {
                        Some(b'"') => {
                            cell.push('"');
                            self.at += 1;
                            from = self.at;
                        }
                        _ => is_open = false,
                    }
                }
                b'\\' if is_open && self.dialect.escapes => {
                    cell.push_str(&self.text[from..self.at]);
                    self.at += 1;
                    // What is no escape stays as it is written.
                    match self.byte() {
                        Some(escaped @ (b'"' | b'\\')) => {
                            cell.push(char::from(escaped));
                            self.at += 1;
                        }
                        _ => cell.push('\\'),
                    }
                    from = self.at;
                }
                b'\n' | b'\r' if is_open => {
                    self.end_line();
                }
                _ if !is_open
                    && (byte == self.dialect.separator || matches!(byte, b'\n' | b'\r')) =>
                {
                    break;
                }
                _ => {
                    self.torn += usize::from(!is_open && byte != b' ');
                    self.at += 1;
                }
            }
        }
        if is_open {
            self.open = self.open.or(Some(opened));
        }
        cell.push_str(&self.text[from..self.at]);
        cell
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut is_apart = false;
        while self.end_line() {
            is_apart = true;
        }
        self.byte()?;
        let mut row = Row {
            line: self.line,
            cells: Vec::new(),
            is_apart,
        };
        loop {
            let cell = self.cell();
            row.cells.push(cell);
            match self.byte() {
                Some(byte) if byte == self.dialect.separator => self.at += 1,
                _ => break,
            }
        }
        self.end_line();
        Some(row)
    }
}

/// Tells whether quotes within cells are written `\"`: only so every quoted cell ends where its quote does.
pub(super) fn escapes(text: &str, separator: u8) -> bool {
    const LOOKED_AT: usize = 1 << 20;
    // A character has four bytes at most.
    let whole = (0..4).find_map(|back| text.get(..LOOKED_AT - back));
    let text = whole.unwrap_or(text);
    if !text.contains("\\\"") {
        return false;
    }
    let torn = |escapes| {
        let mut rows = Rows::new(text, Dialect { separator, escapes }, 1);
        rows.by_ref().for_each(drop);
        rows.torn + usize::from(rows.open.is_some())
    };
    torn(true) < torn(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, separator: u8) -> Vec<Vec<String>> {
        let escapes = escapes(text, separator);
        Rows::new(text, Dialect { separator, escapes }, 1)
            .map(|row| row.cells)
            .collect()
    }

    #[test]
    fn cells_end_at_the_separator_and_rows_at_any_end_of_a_line() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "\"1,5\",\"x\"\"y\"", ",", ""].join(end);
            assert_eq!(
                read(&text, b','),
                [vec!["a", "b"], vec!["1,5", "x\"y"], vec!["", ""]]
            );
        }
        assert_eq!(read("a,", b','), [vec!["a", ""]]);
        assert_eq!(read("", b','), Vec::<Vec<String>>::new());
    }

    #[test]
    fn regression_a_quote_may_be_escaped_with_a_backslash() {
        let text = "\"1\",\"a \\\"b, c\\\"\",\"2026-10-05\"\n\"2\",\"c:\\\\temp\",\"x\\y\"\n";
        assert_eq!(
            read(text, b','),
            [
                vec!["1", "a \"b, c\"", "2026-10-05"],
                vec!["2", "c:\\temp", "x\\y"]
            ]
        );
        // A path that ends with a backslash is no escape.
        assert_eq!(
            read("\"c:\\\",\"b\"\n\"d:\\\",\"e\"\n", b','),
            [vec!["c:\\", "b"], vec!["d:\\", "e"]]
        );
    }

    #[test]
    fn a_quote_may_stand_behind_a_space_or_within_a_cell() {
        assert_eq!(
            read("a, \"b, c\" ,d\n5\" disk, \"open\n", b','),
            [vec!["a", "b, c ", "d"], vec!["5\" disk", " \"open"]]
        );
    }

    #[test]
    fn rows_know_their_line_and_whether_they_stand_apart() {
        let text = "\n\r\na,b\n\"x\ny\",1\n\n\nc,d";
        let dialect = Dialect {
            separator: b',',
            escapes: false,
        };
        let rows: Vec<Row> = Rows::new(text, dialect, 1).collect();
        let lines: Vec<(u64, bool)> = rows.iter().map(|row| (row.line, row.is_apart)).collect();
        assert_eq!(lines, [(3, true), (4, false), (8, true)]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_known_with_its_line() {
        let dialect = Dialect {
            separator: b',',
            escapes: false,
        };
        let mut rows = Rows::new("a\n1,\"open\n2,x\n", dialect, 1);
        rows.by_ref().for_each(drop);
        assert_eq!(rows.open_quote(), Some(OpenQuote { line: 2 }));
    }
}
