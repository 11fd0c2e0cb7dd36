//! A short document in words: a title, headings, paragraphs, points, tables, charts. Business cases and reports are made of it.
//!
//! People edit it as a text in which a line that starts with `# ` is the title, with `## ` a heading, with `- ` a point,
//! and with `|` a row of a table. Figures (charts, numbers) are not part of that text. `files` writes a document as
//! Markdown, plain text and HTML, pages show it, and [`Document::plain`] is what goes into a mail.

use crate::domain::field::Value;

use super::chart::Chart;

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Value)]
pub enum Block {
    Title(String),
    Heading(String),
    Paragraph(String),
    Point(String),
    Table(Table),
    /// One figure, large.
    Number(Number),
    Chart(Box<Chart>),
}

/// Rows under a head; each row has as many cells as the head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Value)]
pub struct Table {
    #[field(needed)]
    pub head: Vec<String>,
    #[field(needed)]
    pub rows: Vec<Vec<String>>,
}

/// A figure with what it is.
#[derive(Clone, Debug, PartialEq, Eq, Value)]
pub struct Number {
    #[field(needed)]
    pub value: String,
    #[field(needed)]
    pub label: String,
}

/// The parts, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub blocks: Vec<Block>,
}

impl Document {
    /// Reads the text that people edit; each line that is not empty is a part, rows under each other one table.
    pub fn read(text: &str) -> Document {
        let mut blocks = Vec::new();
        let mut table: Option<Table> = None;
        for line in text.lines().map(str::trim) {
            if let Some(cells) = cells(line) {
                match &mut table {
                    Some(table) if is_rule(&cells) && table.rows.is_empty() => {}
                    Some(table) => table.row(cells),
                    None => table = Some(Table::new(cells)),
                }
                continue;
            }
            blocks.extend(table.take().map(Block::Table));
            blocks.extend(block(line));
        }
        blocks.extend(table.map(Block::Table));
        Document { blocks }
    }

    /// Writes the text that people edit.
    pub fn editable(&self) -> String {
        self.written(|block| match block {
            Block::Title(text) => format!("# {text}"),
            Block::Heading(text) => format!("## {text}"),
            Block::Point(text) => format!("- {text}"),
            Block::Table(table) => table.editable(),
            other => other.words(),
        })
    }

    /// Writes the text without any marks, for a mail.
    pub fn plain(&self) -> String {
        self.written(|block| match block {
            Block::Point(text) => format!("• {text}"),
            Block::Table(table) => table.in_lines(),
            other => other.words(),
        })
    }

    /// Writes the parts a line each, with an empty line around headings and before paragraphs.
    pub fn written(&self, line: impl Fn(&Block) -> String) -> String {
        written(&self.blocks, line)
    }

    pub fn title(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Title(one_line(&text.into())));
    }

    pub fn heading(&mut self, text: &str) {
        self.blocks.push(Block::Heading(one_line(text)));
    }

    /// Adds a paragraph for each line of the text.
    pub fn paragraph(&mut self, text: impl Into<String>) {
        let text = text.into();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        self.blocks
            .extend(lines.map(|line| Block::Paragraph(line.to_owned())));
    }

    pub fn point(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Point(one_line(&text.into())));
    }

    /// Adds the table, unless it has no rows.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }
}

/// Writes the parts a line each, with an empty line around headings and before paragraphs.
pub fn written(blocks: &[Block], line: impl Fn(&Block) -> String) -> String {
    let mut text = String::new();
    let mut before: Option<&Block> = None;
    for block in blocks {
        match (before, block) {
            (None, _) => {}
            (Some(Block::Point(_)), Block::Point(_)) => text.push('\n'),
            _ => text.push_str("\n\n"),
        }
        text.push_str(&line(block));
        before = Some(block);
    }
    text
}

impl Block {
    /// Returns the words of the part without marks; of a chart, what it shows.
    pub fn words(&self) -> String {
        match self {
            Block::Title(text)
            | Block::Heading(text)
            | Block::Paragraph(text)
            | Block::Point(text) => text.clone(),
            Block::Table(table) => table.in_lines(),
            Block::Number(number) => format!("{}: {}", number.label, number.value),
            Block::Chart(chart) => chart.says.clone(),
        }
    }
}

impl Table {
    pub fn new(head: Vec<String>) -> Table {
        Table {
            head,
            rows: Vec::new(),
        }
    }

    /// Adds a row, with empty cells where it is shorter than the head.
    pub fn row(&mut self, mut cells: Vec<String>) {
        cells.resize(self.head.len(), String::new());
        self.rows
            .push(cells.iter().map(|cell| one_line(cell)).collect());
    }

    fn editable(&self) -> String {
        let line = |cells: &Vec<String>| {
            let cells = cells
                .iter()
                .map(|cell| cell.replace('\\', "\\\\").replace('|', "\\|"));
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        let lines = std::iter::once(&self.head).chain(&self.rows).map(line);
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Writes a line for each row, in which each cell follows the name of its column.
    fn in_lines(&self) -> String {
        let line = |row: &Vec<String>| {
            let named = self.head.iter().zip(row).skip(1);
            let named = named.filter(|(_, cell)| !cell.is_empty());
            let rest = named.map(|(name, cell)| format!("{name} {cell}"));
            let first = row.first().map_or("", String::as_str);
            match rest.collect::<Vec<_>>().join("; ") {
                rest if rest.is_empty() => format!("• {first}"),
                rest => format!("• {first}: {rest}"),
            }
        };
        self.rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

fn block(line: &str) -> Option<Block> {
    let after = |mark: &str| line.strip_prefix(mark).map(|rest| rest.trim().to_owned());
    if line.is_empty() {
        None
    } else if let Some(heading) = after("## ") {
        Some(Block::Heading(heading))
    } else if let Some(title) = after("# ") {
        Some(Block::Title(title))
    } else if let Some(point) = after("- ") {
        Some(Block::Point(point))
    } else {
        Some(Block::Paragraph(line.to_owned()))
    }
}

/// Reads a row of a table; `None` when the line is none.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix('|')?;
    let mut cells = vec![String::new()];
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        let cell = cells.last_mut()?;
        match letter {
            '\\' => cell.extend(letters.next()),
            '|' => cells.push(String::new()),
            other => cell.push(other),
        }
    }
    // The last bar ends the row.
    if cells.len() > 1 && cells.last().is_some_and(|last| last.trim().is_empty()) {
        cells.pop();
    }
    Some(
        cells
            .into_iter()
            .map(|cell| cell.trim().to_owned())
            .collect(),
    )
}

/// Tells whether the row is the line that Markdown puts under the head.
fn is_rule(cells: &[String]) -> bool {
    let rule = |cell: &String| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':'));
    cells.iter().all(rule)
}

fn one_line(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        let mut document = Document::default();
        document.title("Business case: a\ngateway");
        document.heading("What it buys");
        document.paragraph("First.\n\nSecond.");
        document.point("one");
        document.point("two");
        let mut table = Table::new(vec!["KPI".to_owned(), "Value".to_owned()]);
        table.row(vec!["a|b\\".to_owned(), "3".to_owned()]);
        table.row(vec!["c".to_owned()]);
        document.table(table);
        document.heading("Then");
        document
    }

    const EDITABLE: &str = "# Business case: a gateway\n\n## What it buys\n\nFirst.\n\nSecond.\n\n- one\n- two\n\n\
        | KPI | Value |\n| a\\|b\\\\ | 3 |\n| c |  |\n\n## Then";

    #[test]
    fn what_is_edited_reads_as_it_was_written() {
        assert_eq!(document().editable(), EDITABLE);
        assert_eq!(Document::read(EDITABLE), document());
    }

    #[test]
    fn the_plain_text_has_no_marks() {
        let plain = document().plain();
        assert!(plain.starts_with("Business case: a gateway\n\nWhat it buys\n\nFirst."));
        assert!(plain.contains("\n\n• one\n• two\n\n"), "{plain}");
        assert!(
            plain.contains("\n\n• a|b\\: Value 3\n• c\n\nThen"),
            "{plain}"
        );
    }

    #[test]
    fn any_text_is_a_document() {
        assert_eq!(Document::read(" \n\n").blocks, []);
        let odd = Document::read("#no\n-no\n##  yes \r\n- ");
        let expected = [
            Block::Paragraph("#no".to_owned()),
            Block::Paragraph("-no".to_owned()),
            Block::Heading("yes".to_owned()),
            Block::Paragraph("-".to_owned()),
        ];
        assert_eq!(odd.blocks, expected);
    }

    #[test]
    fn a_table_may_be_typed_as_markdown_has_it() {
        let read = Document::read("| A | B |\n|---|:-:|\n| 1 | 2 | 3 |\n\n|x");
        let table = Table {
            head: vec!["A".to_owned(), "B".to_owned()],
            rows: vec![vec!["1".to_owned(), "2".to_owned()]],
        };
        let second = Table::new(vec!["x".to_owned()]);
        assert_eq!(read.blocks, [Block::Table(table), Block::Table(second)]);
    }
}
