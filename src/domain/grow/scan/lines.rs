//! The lines of a résumé: points, sentences, headings.

use std::ops::Range;

use super::words::Word;

/// A point, a sentence or a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where in the text, in bytes, without the mark before a point.
    pub at: Range<usize>,
    pub is_point: bool,
}

/// Fewer words than this are a heading, not something that was done.
const FEWEST_WORDS: usize = 4;
/// Words of a line without a mark, from which on it is read as a sentence even without a full stop.
const SENTENCE: usize = 9;

/// Splits a text into its lines: a point goes on while the next line begins with a small letter.
pub fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0;
    let mut goes_on = false;
    for raw in text.split_inclusive('\n') {
        let from = start;
        start += raw.len();
        let line = raw.trim();
        if line.is_empty() {
            goes_on = false;
            continue;
        }
        let from = from + (raw.len() - raw.trim_start().len());
        let mark = mark(line);
        if let (0, true, true, Some(last)) = (
            mark,
            goes_on,
            line.starts_with(char::is_lowercase),
            lines.last_mut(),
        ) {
            last.at.end = from + line.len();
            continue;
        }
        goes_on = true;
        if mark > 0 {
            lines.push(Line {
                at: from + mark..from + line.len(),
                is_point: true,
            });
        } else {
            sentences(text, from..from + line.len(), &mut lines);
        }
    }
    lines.retain(|line| !line.at.is_empty());
    lines
}

/// Returns the bytes that the mark of a point takes: `- `, `• `, `3. `.
fn mark(line: &str) -> usize {
    let rest = line.trim_start_matches([
        '-', '*', '•', '·', '–', '▪', '◦', '●', '‣', '▸', '➢', '✓', 'o',
    ]);
    let marked = line.len() - rest.len();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbered = (1..=2).contains(&digits) && line[digits..].starts_with([')', '.']);
    let length = match numbered {
        true => digits + 1,
        false => marked,
    };
    let after = &line[length..];
    let is_one = line
        .chars()
        .next()
        .is_some_and(|first| first.len_utf8() > 1);
    match after.chars().next() {
        Some(space) if length > 0 && space.is_whitespace() => line.len() - after.trim_start().len(),
        // Signs like • need no space behind them.
        Some(_) if marked > 0 && is_one && !numbered => marked,
        _ => 0,
    }
}

fn sentences(text: &str, at: Range<usize>, lines: &mut Vec<Line>) {
    let line = &text[at.clone()];
    let mut from = 0;
    for (end, _) in line.match_indices(". ") {
        let next = line[end + 1..].trim_start();
        if end >= from && next.starts_with(char::is_uppercase) && end - from > 20 {
            lines.push(Line {
                at: at.start + from..at.start + end + 1,
                is_point: false,
            });
            from = line.len() - next.len();
        }
    }
    lines.push(Line {
        at: at.start + from..at.end,
        is_point: false,
    });
}

/// Tells whether a line says something that was done, so that it is judged.
pub fn is_judged(text: &str, line: &Line, words: &[Word], has_points: bool) -> bool {
    let ends = text[line.at.clone()].ends_with(['.', '!', ';']);
    match (line.is_point, has_points) {
        (true, _) => words.len() >= 2,
        (false, true) => ends && words.len() >= FEWEST_WORDS,
        (false, false) => {
            words.len() >= SENTENCE || (words.len() >= FEWEST_WORDS && (ends || is_past(words)))
        }
    }
}

/// Tells whether the first word is a verb of the past, as a line of a résumé begins.
fn is_past(words: &[Word]) -> bool {
    let first = words
        .first()
        .map(|word| word.low.as_str())
        .unwrap_or_default();
    first.ends_with("ed")
        || matches!(
            first,
            "led" | "ran" | "cut" | "built" | "wrote" | "set" | "drove"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(&str, bool)> {
        lines(text)
            .into_iter()
            .map(|line| (&text[line.at], line.is_point))
            .collect()
    }

    #[test]
    fn marks_are_left_out_and_a_broken_point_is_one() {
        assert_eq!(
            of("Experience\n\n- Led the rota\n  for nights.\n•Cut it\n2. Third\n* \n"),
            [
                ("Experience", false),
                ("Led the rota\n  for nights.", true),
                ("Cut it", true),
                ("Third", true),
                ("*", false)
            ]
        );
    }

    #[test]
    fn a_paragraph_is_read_by_its_sentences() {
        assert_eq!(
            of("Led the security plan of the portal. Cut it to 3.5 hours, e.g. at night."),
            [
                ("Led the security plan of the portal.", false),
                ("Cut it to 3.5 hours, e.g. at night.", false)
            ]
        );
    }

    #[test]
    fn words_that_begin_like_a_mark_are_none() {
        assert_eq!(
            of("over\n24/7 cover\n-5 %"),
            [("over", false), ("24/7 cover", false), ("-5 %", false)]
        );
    }
}
