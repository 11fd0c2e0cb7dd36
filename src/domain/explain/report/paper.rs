//! A report as it is read: a head and blocks. What was sent is kept in this form.

use crate::domain::field::Value;

use crate::domain::base::{Extra, Invalid};
use crate::domain::explain::document::{Block, Document};
use crate::domain::order::sort_and_dedup;
use crate::domain::words::gaps;
use crate::domain::words::template::in_number;

/// A whole report.
#[derive(Clone, Debug, Default, PartialEq, Value)]
pub struct Paper {
    #[field(line)]
    pub title: String,
    /// For whom, about which project and time, from whom.
    #[field(needed)]
    pub facts: Vec<Fact>,
    #[field(needed)]
    pub blocks: Vec<Block>,
    pub extra: Extra,
}

/// A line of the head.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Fact {
    #[field(line)]
    pub name: String,
    #[field(needed)]
    pub value: String,
}

/// More blocks than this are no report.
pub const MOST_BLOCKS: usize = 1_000;
/// More characters than this in all are no report either.
pub const MOST_TEXT: usize = 400_000;
const MOST_FACTS: usize = 20;
const MOST_COLUMNS: usize = 20;
const MOST_ROWS: usize = 500;
const MOST_POINTS: usize = 500;

impl Paper {
    /// Returns the gaps that nobody has filled: what stands in square brackets.
    pub fn gaps(&self) -> Vec<String> {
        let words = self.blocks.iter().map(Block::words);
        words.flat_map(|words| gaps::missing(&words)).collect()
    }

    /// Says how many gaps there are and what belongs there; `None` when there is none.
    pub fn gap_words(&self) -> Option<(String, String)> {
        let mut gaps = self.gaps();
        if gaps.is_empty() {
            return None;
        }
        let count = in_number(gaps.len(), "{n gap} {n is/are} left.");
        sort_and_dedup(&mut gaps);
        Some((
            count,
            format!(
                "In square brackets stands what belongs there: {}.",
                gaps.join("; ")
            ),
        ))
    }

    /// Returns the text for a mail.
    pub fn plain(&self) -> String {
        let facts = self.facts.iter();
        let facts: Vec<String> = facts
            .map(|fact| format!("{}: {}", fact.name, fact.value))
            .collect();
        let body = Document {
            blocks: self.blocks.clone(),
        };
        format!(
            "{}\n\n{}\n\n{}\n",
            self.title,
            facts.join("\n"),
            body.plain()
        )
    }
}

/// Refuses what is too large or too odd to be a report that was sent.
pub fn check_paper(paper: &Paper) -> Result<(), Invalid> {
    let refuse = |why: &str| Err(Invalid::new("sent", why));
    if paper.facts.len() > MOST_FACTS || paper.blocks.len() > MOST_BLOCKS {
        return refuse("it has more parts than a report; leave some out");
    }
    let mut characters = 0;
    for block in &paper.blocks {
        characters += texts(block).into_iter().map(str::len).sum::<usize>();
        match block {
            Block::Table(table) if table.head.is_empty() || table.head.len() > MOST_COLUMNS => {
                return refuse("a table has no columns, or more than 20");
            }
            Block::Table(table) if table.rows.len() > MOST_ROWS => {
                return refuse("a table has more than 500 rows; leave some out");
            }
            Block::Table(table) if table.rows.iter().any(|row| row.len() != table.head.len()) => {
                return refuse("a row of a table has not as many cells as the table has columns");
            }
            Block::Chart(chart) if chart.points.len() > MOST_POINTS => {
                return refuse("a chart has more than 500 values");
            }
            Block::Chart(chart) if chart.points.windows(2).any(|pair| pair[0].at > pair[1].at) => {
                return refuse("the values of a chart are not in order of time");
            }
            _ => {}
        }
    }
    match characters > MOST_TEXT {
        true => refuse("it is longer than 400 000 characters; leave parts of it out"),
        false => Ok(()),
    }
}

fn texts(block: &Block) -> Vec<&str> {
    match block {
        Block::Title(text) | Block::Heading(text) | Block::Paragraph(text) | Block::Point(text) => {
            vec![text]
        }
        Block::Number(number) => vec![&number.value, &number.label],
        Block::Table(table) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            cells.map(String::as_str).collect()
        }
        Block::Chart(chart) => {
            let points = chart.points.iter();
            let words = points.flat_map(|point| [point.words.as_str(), point.status.as_str()]);
            let head = [
                chart.title.as_str(),
                chart.says.as_str(),
                chart.target.as_str(),
            ];
            head.into_iter().chain(words).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::TEXT_LIMIT;
    use crate::domain::explain::document::Table;

    fn paper(blocks: Vec<Block>) -> Paper {
        Paper {
            title: "Status".to_owned(),
            blocks,
            ..Paper::default()
        }
    }

    /// As the report that it is in refuses it: texts first.
    fn is_refused(paper: &Paper) -> bool {
        paper.check_texts().is_err() || check_paper(paper).is_err()
    }

    fn refused(blocks: Vec<Block>) -> bool {
        is_refused(&paper(blocks))
    }

    #[test]
    fn a_report_out_of_all_proportion_is_refused() {
        let line = |length: usize| Block::Paragraph("x".repeat(length));
        assert!(!refused(vec![line(TEXT_LIMIT)]));
        assert!(refused(vec![line(TEXT_LIMIT + 1)]));
        assert!(!refused(vec![line(1); MOST_BLOCKS]));
        assert!(refused(vec![line(1); MOST_BLOCKS + 1]));
        assert!(refused(vec![line(TEXT_LIMIT); 21]));
        assert!(is_refused(&Paper::default()));
    }

    #[test]
    fn a_table_that_does_not_fit_its_head_is_refused() {
        let table = |head: usize, row: usize| {
            Block::Table(Table {
                head: vec!["a".to_owned(); head],
                rows: vec![vec!["b".to_owned(); row]],
            })
        };
        assert!(!refused(vec![table(2, 2)]));
        assert!(refused(vec![table(2, 3)]));
        assert!(refused(vec![table(0, 0)]));
        assert!(refused(vec![table(21, 21)]));
    }

    #[test]
    fn gaps_are_what_stands_in_square_brackets() {
        let line = |text: &str| Block::Point(text.to_owned());
        let paper = paper(vec![
            line("The reason: [why it happened]. [ask]"),
            line("a] [b"),
        ]);
        assert_eq!(paper.gaps(), ["why it happened", "ask"]);
    }
}
