//! Words of a text and expressions found in them, quick enough for a whole résumé at once.

use std::ops::Range;

use crate::domain::order::sort_by;

/// A word: a run of letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where in the text, in bytes.
    pub at: Range<usize>,
    /// In small letters.
    pub low: String,
}

/// Returns the words of the text in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (at, char) in text.char_indices() {
        if !char.is_alphanumeric() {
            continue;
        }
        let end = at + char.len_utf8();
        match words.last_mut() {
            Some(last) if last.at.end == at => {
                last.at.end = end;
                last.low.extend(char.to_lowercase());
            }
            _ => words.push(Word {
                at: at..end,
                low: char.to_lowercase().collect(),
            }),
        }
    }
    words
}

/// Tells whether two words with this between them can be one expression.
pub fn joins(between: &str) -> bool {
    let joins = |c: char| {
        c.is_whitespace() || matches!(c, '-' | '\u{2011}' | '/' | '\'' | '\u{2019}' | '&')
    };
    between.len() <= 6 && between.chars().all(joins)
}

/// Expressions by their first word.
pub struct Index {
    /// In order of the first word: the words, and what the expression belongs to.
    entries: Vec<(Vec<String>, usize)>,
}

impl Index {
    /// Makes an index of expressions, each with the number of what it belongs to.
    pub fn new(expressions: impl Iterator<Item = (String, usize)>) -> Index {
        let mut entries = Vec::new();
        for (expression, of) in expressions {
            let words: Vec<String> = words(&expression)
                .into_iter()
                .map(|word| word.low)
                .collect();
            if !words.is_empty() {
                entries.push((words, of));
            }
        }
        sort_by(&mut entries, |a, b| a.0.cmp(&b.0));
        Index { entries }
    }

    /// Returns what the words begin with: how many words each match takes, and what it belongs to.
    pub fn matches<'a>(
        &'a self,
        text: &'a str,
        words: &'a [Word],
    ) -> impl Iterator<Item = (usize, usize)> + 'a {
        let first = words
            .first()
            .map(|word| word.low.as_str())
            .unwrap_or_default();
        let start = self
            .entries
            .partition_point(|(entry, _)| entry[0].as_str() < first);
        let same = self.entries[start..]
            .iter()
            .take_while(move |(entry, _)| entry[0] == first);
        same.filter(|(entry, _)| begins(text, words, entry))
            .map(|(entry, of)| (entry.len(), *of))
    }
}

fn begins(text: &str, words: &[Word], entry: &[String]) -> bool {
    words.len() >= entry.len()
        && (entry.iter().zip(words)).all(|(wanted, word)| *wanted == word.low)
        && (words[..entry.len()].windows(2))
            .all(|pair| joins(&text[pair[0].at.end..pair[1].at.start]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_found_across_hyphens_and_line_ends_but_not_across_a_sentence() {
        let index = Index::new([("trade off".to_owned(), 7), ("trade".to_owned(), 8)].into_iter());
        let found = |text: &str| {
            let words = words(text);
            index.matches(text, &words).collect::<Vec<_>>()
        };
        assert_eq!(found("Trade-off"), [(1, 8), (2, 7)]);
        assert_eq!(found("trade\n off"), [(1, 8), (2, 7)]);
        assert_eq!(found("Trade. Off"), [(1, 8)]);
        assert_eq!(found("traded off"), []);
        assert_eq!(found(""), []);
    }
}
