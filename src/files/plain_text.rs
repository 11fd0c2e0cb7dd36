//! Reports as plain text: lines of at most 76 characters, tables in columns. For tickets, terminals and logs.

use crate::domain::explain::document::{Block, Table, written};
use crate::domain::explain::report::paper::Paper;

/// The longest line, in characters, so that a quoted mail still fits 80.
const WIDTH: usize = 76;
const GAP: &str = "  ";

/// Writes a report, with a line end at its end.
pub fn report(paper: &Paper) -> String {
    let widest = paper.facts.iter();
    let widest = widest.map(|fact| length(&fact.name)).max().unwrap_or(0);
    let facts = paper.facts.iter().map(|fact| {
        let name = padded(&format!("{}:", fact.name), widest + 2);
        hanging(&name, &fact.value)
    });
    let facts: Vec<String> = facts.collect();
    let body = written(&paper.blocks, |block| match block {
        Block::Title(words) => underlined(words, '='),
        Block::Heading(words) => underlined(words, '-'),
        Block::Paragraph(words) => hanging("", words),
        Block::Point(words) => hanging("- ", words),
        Block::Number(number) => hanging("", &format!("{}: {}", number.label, number.value)),
        Block::Chart(chart) => hanging("", &format!("{}: {}", chart.title, chart.says)),
        Block::Table(of) => table(of),
    });
    let title = underlined(&paper.title, '=');
    format!("{title}\n\n{}\n\n{body}\n", facts.join("\n"))
}

fn underlined(words: &str, line: char) -> String {
    let words = hanging("", words);
    let width = words.lines().map(length).max().unwrap_or(0);
    format!("{words}\n{}", line.to_string().repeat(width))
}

/// Wraps words behind a mark; later lines start below the words.
fn hanging(mark: &str, words: &str) -> String {
    let indent = length(mark);
    let lines = wrapped(words, WIDTH.saturating_sub(indent).max(1));
    let lines = lines.iter().enumerate().map(|(place, line)| match place {
        0 => format!("{mark}{line}"),
        _ => format!("{}{line}", " ".repeat(indent)),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Breaks words into lines of at most so many characters; only a longer word is cut.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    // A line break in what people wrote would look like one of ours.
    let is_gap = |char: char| char == ' ' || char.is_control();
    for word in words.split(is_gap).filter(|word| !word.is_empty()) {
        for piece in pieces(word, width) {
            // There is always a last line.
            let Some(line) = lines.last_mut() else { break };
            if line.is_empty() {
                line.push_str(&piece);
            } else if length(line) + 1 + length(&piece) <= width {
                line.push(' ');
                line.push_str(&piece);
            } else {
                lines.push(piece);
            }
        }
    }
    lines
}

fn pieces(word: &str, width: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let pieces = letters.chunks(width.max(1));
    pieces.map(|piece| piece.iter().collect()).collect()
}

/// Writes a table in columns as wide as they need, narrower where the line is too short for all.
fn table(of: &Table) -> String {
    let widths = widths(of);
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let mut lines = row(&of.head, &widths);
    lines.push(rule.join(GAP));
    lines.extend(of.rows.iter().flat_map(|cells| row(cells, &widths)));
    lines.join("\n")
}

fn widths(of: &Table) -> Vec<usize> {
    let rows = || std::iter::once(&of.head).chain(&of.rows);
    let widest = |column: usize| {
        let cells = rows().filter_map(|cells| cells.get(column));
        cells.map(|cell| length(cell)).max().unwrap_or(0).max(1)
    };
    let mut widths: Vec<usize> = (0..of.head.len()).map(widest).collect();
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > WIDTH {
        // The widest column gives up a character, until one is left for each.
        let Some(widest) = widths.iter_mut().max().filter(|width| **width > 1) else {
            break;
        };
        *widest -= 1;
    }
    widths
}

fn row(cells: &[String], widths: &[usize]) -> Vec<String> {
    let cells: Vec<Vec<String>> = (cells.iter().zip(widths))
        .map(|(cell, width)| wrapped(cell, *width))
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |place: usize| {
        let cells = cells.iter().zip(widths);
        let cells =
            cells.map(|(lines, width)| padded(lines.get(place).map_or("", String::as_str), *width));
        let line: Vec<String> = cells.collect();
        line.join(GAP).trim_end().to_owned()
    };
    (0..height).map(line).collect()
}

fn padded(words: &str, width: usize) -> String {
    let missing = width.saturating_sub(length(words));
    format!("{words}{}", " ".repeat(missing))
}

fn length(words: &str) -> usize {
    words.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_and_only_the_longest_are_cut() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrapped("", 5), [""]);
        let point = hanging("- ", &"word ".repeat(20));
        assert!(point.lines().all(|line| length(line) <= WIDTH), "{point}");
        assert!(point.lines().nth(1).unwrap().starts_with("  word"));
    }

    #[test]
    fn columns_line_up_and_fit_the_line() {
        let mut of = Table::new(vec!["KPI".to_owned(), "Value".to_owned()]);
        of.row(vec!["SLA".to_owned(), "99.7 %".to_owned()]);
        of.row(vec!["Patch time".to_owned(), "5 d".to_owned()]);
        assert_eq!(
            table(&of),
            "KPI         Value\n----------  ------\nSLA         99.7 %\nPatch time  5 d"
        );
        of.row(vec!["long ".repeat(40), "x".repeat(90)]);
        assert!(table(&of).lines().all(|line| length(line) <= WIDTH));
    }
}
