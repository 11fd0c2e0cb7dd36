//! Numbers of a line: their units, where they started, and over which time.

use std::ops::Range;

use super::rules;
use super::words::{Word, joins};

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// From one value to another, or one of another.
    Change,
    /// How long it took, or when.
    Span,
    Money,
    /// A share: it says little without its start.
    Share,
    /// Any other number.
    Plain,
}

/// A number with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanFigure {
    pub at: Range<usize>,
    pub kind: Kind,
}

/// Tells whether a word is in a list of words divided by commas.
pub fn is_in(list: &str, word: &str) -> bool {
    list.split(", ").any(|one| one == word)
}

/// Returns the numbers of the line, in order. The words are those of the line, with places in the text.
pub fn figures(text: &str, words: &[Word]) -> Vec<ScanFigure> {
    let mut figures: Vec<ScanFigure> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match figure(text, words, at) {
            Some((mut figure, taken)) => {
                // The sign between two numbers belongs to the first: 7 € 9.
                if figures
                    .last()
                    .is_some_and(|last| last.at.end > figure.at.start)
                {
                    figure.at.start = words[at].at.start;
                    figure.kind = Kind::Plain;
                }
                figures.push(figure);
                at += taken;
            }
            None => at += 1,
        }
    }
    changes(text, words, figures)
}

/// Returns the number that begins with the word, and how many words it takes.
fn figure(text: &str, words: &[Word], at: usize) -> Option<(ScanFigure, usize)> {
    let word = &words[at];
    let before = (at > 0).then(|| &words[at - 1]);
    if let Some(year) = calendar(text, words, at) {
        return Some(year);
    }
    let starts_with_digit = word.low.starts_with(|c: char| c.is_ascii_digit());
    if !starts_with_digit && !is_in(rules::NUMBER_WORDS, &word.low) {
        return None;
    }
    let after = words.get(at + 1);
    let is_word = !starts_with_digit
        && after.is_some_and(|next| {
            is_in(rules::NAMES_AFTER, &next.low) && next.at.start == word.at.end + 1
        });
    if is_word || before.is_some_and(|before| is_name(text, before, word)) {
        return None;
    }
    let mut taken = 1;
    // Digits behind a point or a comma, and groups of thousands.
    while let Some(next) = words.get(at + taken) {
        let between = &text[words[at + taken - 1].at.end..next.at.start];
        let is_part = match between {
            "." | "," => true,
            " " | "\u{a0}" | "\u{202f}" | "'" | "\u{2019}" => next.low.len() == 3,
            _ => false,
        };
        if !(starts_with_digit && is_part && next.low.starts_with(|c: char| c.is_ascii_digit())) {
            break;
        }
        taken += 1;
    }
    let mut range = word.at.start..words[at + taken - 1].at.end;
    let kind = unit(text, words, at, &mut taken, &mut range);
    let kind = match kind {
        // A time is how long it took only with a word like "in" before it; "3 h" may be the value itself.
        Kind::Span if !before.is_some_and(|word| is_in(rules::SPANS, &word.low)) => Kind::Plain,
        kind => kind,
    };
    Some((ScanFigure { at: range, kind }, taken))
}

/// Tells whether a number belongs to a name, like ISO 27001 or NIST 800-53.
fn is_name(text: &str, before: &Word, word: &Word) -> bool {
    let between = &text[before.at.end..word.at.start];
    let is_part = (before.low.starts_with(|c: char| c.is_ascii_digit()) || before.low.len() < 4)
        && matches!(between, "-" | ":" | "/" | ".")
        && !before.low.chars().all(|c| c.is_alphabetic());
    is_part || (joins(between) && is_in(rules::NAMES_BEFORE, &before.low))
}

/// Takes in the unit around the number, and says what it makes of it.
fn unit(
    text: &str,
    words: &[Word],
    at: usize,
    taken: &mut usize,
    range: &mut Range<usize>,
) -> Kind {
    let mut kind = Kind::Plain;
    let before = text[..range.start].trim_end_matches([' ', '\u{a0}']);
    if let Some(sign) = before.chars().next_back().filter(|c| "€$£¥".contains(*c)) {
        range.start = before.len() - sign.len_utf8();
        kind = Kind::Money;
    } else if at > 0 && is_in(rules::MONEY, &words[at - 1].low) {
        range.start = words[at - 1].at.start;
        kind = Kind::Money;
    }
    let after = &text[range.end..];
    let spaces = after.len() - after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    if let Some(sign) = after[spaces..]
        .chars()
        .next()
        .filter(|c| "%€$£".contains(*c))
    {
        range.end += spaces + sign.len_utf8();
        return if sign == '%' {
            Kind::Share
        } else {
            Kind::Money
        };
    }
    let Some(next) = words.get(at + *taken) else {
        return glued(&words[at + *taken - 1].low).unwrap_or(kind);
    };
    if !joins(&text[range.end..next.at.start]) {
        return glued(&words[at + *taken - 1].low).unwrap_or(kind);
    }
    if is_in(rules::TIMES, &next.low) {
        *taken += 1;
        range.end = next.at.end;
        // 7 h 18 min is one time.
        if let Some([number, unit]) = words.get(at + *taken..at + *taken + 2)
            && number.low.bytes().all(|byte| byte.is_ascii_digit())
            && is_in(rules::TIMES, &unit.low)
            && text[range.end..unit.at.start]
                .chars()
                .all(|c| c.is_whitespace() || c.is_ascii_digit())
        {
            *taken += 2;
            range.end = unit.at.end;
        }
        return Kind::Span;
    }
    if is_in(rules::MONEY, &next.low) {
        *taken += 1;
        range.end = next.at.end;
        return Kind::Money;
    }
    if matches!(next.low.as_str(), "percent" | "points") {
        *taken += 1;
        range.end = next.at.end;
        return Kind::Share;
    }
    if matches!(next.low.as_str(), "k" | "million" | "thousand") {
        *taken += 1;
        range.end = next.at.end;
    }
    glued(&words[at + *taken - 1].low).unwrap_or(kind)
}

/// Reads a unit that is written to the number: `4h`.
fn glued(word: &str) -> Option<Kind> {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    (unit.len() < word.len() && is_in(rules::TIMES, unit)).then_some(Kind::Span)
}

/// Reads a time without a number: `2024`, `Q3`, `a year`, `one quarter`.
fn calendar(text: &str, words: &[Word], at: usize) -> Option<(ScanFigure, usize)> {
    let word = &words[at];
    let is_year = word.low.len() == 4
        && (word.low.starts_with("19") || word.low.starts_with("20"))
        && word.low.bytes().all(|byte| byte.is_ascii_digit());
    let is_month =
        is_in(rules::MONTHS, &word.low) && at > 0 && is_in(rules::SPANS, &words[at - 1].low);
    let is_quarter = matches!(word.low.as_str(), "q1" | "q2" | "q3" | "q4");
    let before = (at > 0).then(|| words[at - 1].low.as_str());
    let is_named = before.is_some_and(|before| is_in(rules::NAMES_BEFORE, before))
        || text[..word.at.start].ends_with([':', '-', ',', '.', '€', '$', '£']);
    let figure = |range| ScanFigure {
        at: range,
        kind: Kind::Span,
    };
    if (is_year && !is_named) || is_quarter || is_month {
        return Some((figure(word.at.clone()), 1));
    }
    let next = words.get(at + 1)?;
    let opens = matches!(
        word.low.as_str(),
        "a" | "one" | "per" | "each" | "every" | "last" | "first"
    );
    if !opens {
        return None;
    }
    let is_time = !matches!(next.low.as_str(), "h" | "min" | "mins" | "second")
        && is_in(rules::TIMES, &next.low);
    let is_span = is_time && joins(&text[word.at.end..next.at.start]);
    is_span.then(|| (figure(word.at.start..next.at.end), 2))
}

/// Joins two numbers with "from … to …" or an arrow between them into one change.
fn changes(text: &str, words: &[Word], figures: Vec<ScanFigure>) -> Vec<ScanFigure> {
    let mut joined: Vec<ScanFigure> = Vec::new();
    for figure in figures {
        let Some(before) = joined.last_mut() else {
            joined.push(figure);
            continue;
        };
        let between = &text[before.at.end..figure.at.start];
        let arrow = ["→", "->", "=>"]
            .iter()
            .any(|arrow| between.contains(arrow));
        let to = between.split_whitespace().any(|word| word == "to");
        let of = matches!(between.trim(), "of" | "out of" | "of the");
        let place = words.partition_point(|word| word.at.end <= before.at.start);
        let lead = place.checked_sub(1).map(|place| &words[place]);
        let from =
            lead.is_some_and(|word| matches!(word.low.as_str(), "from" | "between" | "of" | "was"));
        if between.len() <= 60 && before.kind != Kind::Change && (arrow || of || (to && from)) {
            let start = match (lead, from) {
                (Some(lead), true) if lead.low == "from" => lead.at.start,
                _ => before.at.start,
            };
            *before = ScanFigure {
                at: start..figure.at.end,
                kind: Kind::Change,
            };
        } else {
            joined.push(figure);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn found(text: &str) -> Vec<(Kind, &str)> {
        let figures = figures(text, &words(text)).into_iter();
        figures.map(|one| (one.kind, &text[one.at])).collect()
    }

    #[test]
    fn a_change_has_its_start_and_a_span_its_word() {
        assert_eq!(
            found("Cut response time from 9 h to 3.5 h in six months."),
            [
                (Kind::Change, "from 9 h to 3.5 h"),
                (Kind::Span, "six months")
            ]
        );
        assert_eq!(
            found("fell from 7\u{a0}h 18\u{a0}min to 4\u{a0}h in May"),
            [
                (Kind::Change, "from 7\u{a0}h 18\u{a0}min to 4\u{a0}h"),
                (Kind::Span, "May")
            ]
        );
        assert_eq!(found("14 of 17 findings"), [(Kind::Change, "14 of 17")]);
        assert_eq!(found("MTTR 9h → 4h"), [(Kind::Change, "9h → 4h")]);
        assert_eq!(
            found("from 61 % to 99.5 % between March and Q3 2025"),
            [
                (Kind::Change, "from 61 % to 99.5 %"),
                (Kind::Span, "Q3"),
                (Kind::Span, "2025")
            ]
        );
    }

    #[test]
    fn money_and_plain_numbers_keep_their_units() {
        assert_eq!(
            found("Saved €40,000 a year"),
            [(Kind::Money, "€40,000"), (Kind::Span, "a year")]
        );
        assert_eq!(found("saved EUR 40 000"), [(Kind::Money, "EUR 40 000")]);
        assert_eq!(
            found("by 40 % for 120 people"),
            [(Kind::Share, "40 %"), (Kind::Plain, "120")]
        );
        assert_eq!(
            found("7 €9 and 5 EUR 7"),
            [
                (Kind::Money, "7 €"),
                (Kind::Plain, "9"),
                (Kind::Money, "5 EUR"),
                (Kind::Plain, "7")
            ]
        );
        assert_eq!(found("five audit findings"), [(Kind::Plain, "five")]);
    }

    #[test]
    fn numbers_in_names_are_none() {
        for text in [
            "ISO 27001",
            "NIST SP 800-53",
            "SOC 2",
            "ISO/IEC 27001:2022",
            "PCI DSS 4.0",
            "M365",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
