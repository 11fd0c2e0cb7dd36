//! Documents as Markdown (CommonMark), for wikis and tickets. What people wrote stays text: it forms no markup.

use std::fmt::Write;

use crate::domain::explain::chart::Chart;
use crate::domain::explain::document::{Block, Document, Table, written};
use crate::domain::explain::report::paper::Paper;

/// Writes the document, with a line end at its end.
pub fn write(document: &Document) -> String {
    blocks(&document.blocks) + "\n"
}

/// Writes a report, with a line end at its end.
pub fn report(paper: &Paper) -> String {
    let facts = paper.facts.iter();
    let facts: Vec<String> = facts
        .map(|fact| format!("- {}: {}", escaped(&fact.name), escaped(&fact.value)))
        .collect();
    format!(
        "# {}\n\n{}\n\n{}\n",
        escaped(&paper.title),
        facts.join("\n"),
        blocks(&paper.blocks)
    )
}

fn blocks(blocks: &[Block]) -> String {
    written(blocks, |block| match block {
        Block::Title(words) => format!("# {}", escaped(words)),
        Block::Heading(words) => format!("## {}", escaped(words)),
        Block::Paragraph(words) => escaped(words),
        Block::Point(words) => format!("- {}", escaped(words)),
        Block::Number(number) => {
            format!("**{}**: {}", escaped(&number.value), escaped(&number.label))
        }
        Block::Table(of) => table(of),
        Block::Chart(of) => chart(of),
    })
}

/// Writes a table as GitHub, GitLab and most wikis read it.
fn table(of: &Table) -> String {
    let row = |cells: &Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule = vec!["---"; of.head.len()].join(" | ");
    let mut lines = vec![row(&of.head), format!("| {rule} |")];
    lines.extend(of.rows.iter().map(row));
    lines.join("\n")
}

/// Writes what a chart shows, and its values.
fn chart(of: &Chart) -> String {
    format!(
        "### {}\n\n{}\n\n{}",
        escaped(&of.title),
        escaped(&of.says),
        table(&of.table())
    )
}

/// Writes a text on its line with a backslash before what would be markup, and before what would begin a list, a heading
/// or a quote.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    // A line break would end the heading, the point or the row, and blanks at the start would begin a block of code.
    let breaks = |char: char| char.is_control() || matches!(char, '\u{2028}' | '\u{2029}');
    for char in words
        .trim_matches(|char: char| char.is_whitespace() || breaks(char))
        .chars()
    {
        match char {
            char if breaks(char) => text.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => {
                let _ = write!(text, "\\{char}");
            }
            _ => text.push(char),
        }
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let begins_number = digits > 0 && text[digits..].starts_with(['.', ')']);
    let begins_mark = text.starts_with(['#', '-', '+', '=']);
    if text.ends_with('#') && text.len() > 1 {
        // At the end of a heading it would be taken for decoration.
        text.insert(text.len() - 1, '\\');
    }
    if begins_number {
        text.insert(digits, '\\');
    } else if begins_mark {
        text.insert(0, '\\');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_paragraphs_and_points_have_their_marks() {
        let document = Document::read("# Case\nWords.\n## Why\n- one\n- two");
        assert_eq!(
            write(&document),
            "# Case\n\nWords.\n\n## Why\n\n- one\n- two\n"
        );
    }

    #[test]
    fn a_table_has_its_rule_and_keeps_its_columns() {
        let document = Document::read("| A | B |\n| x\\|y | 1 |");
        assert_eq!(
            write(&document),
            "| A | B |\n| --- | --- |\n| x\\|y | 1 |\n"
        );
    }

    #[test]
    fn what_people_wrote_forms_no_markup() {
        let line = |words: &str| {
            let mut document = Document::default();
            document.paragraph(words);
            write(&document)
        };
        assert_eq!(line("<script>"), "\\<script\\>\n");
        assert_eq!(
            line("*a* [b](c) `d` e_f"),
            "\\*a\\* \\[b\\](c) \\`d\\` e\\_f\n"
        );
        assert_eq!(line("# no heading"), "\\# no heading\n");
        assert_eq!(line("1. no list"), "1\\. no list\n");
        assert_eq!(line("- no list"), "\\- no list\n");
        assert_eq!(line("2026-11-24 and 1.5"), "2026-11-24 and 1.5\n");
        assert_eq!(line("in C #"), "in C \\#\n");
        let heading = Block::Heading("    a\n# b\u{2028}- c".to_owned());
        assert_eq!(blocks(&[heading]), "## a # b - c");
    }
}
