//! The plain-language check: finds words that outsiders do not know, with a plain alternative, and sentences that are too long.
//!
//! The words are data ([`crate::library::plain_words`]); this module only looks for them, as whole words and in any case.

use crate::domain::words::capital;
use crate::domain::words::english::{article, counted};
use std::ops::Range;

/// A sentence with more words than this is hard to follow. Plain-language guides put the limit at 20 to 25 words
/// (GOV.UK content design: 25).
pub const LONGEST_SENTENCE: usize = 25;

/// A word of the trade, and what to say instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jargon {
    /// The word as it is listed, or an inflection of it; a plural in -s is found without being listed.
    pub form: &'static str,
    /// What it becomes, or what it means.
    pub plain: &'static str,
    /// The plain word can stand in the place of the other; else it explains, and the sentence has to be written anew.
    pub swaps: bool,
}

/// A word that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainFinding {
    /// Where in the text, in bytes.
    pub at: Range<usize>,
    /// What to say, or what it means.
    pub plain: &'static str,
    /// What can be put in its place as it is.
    pub swap: Option<String>,
}

/// A sentence of more than [`LONGEST_SENTENCE`] words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongSentence {
    /// Its first words.
    pub start: String,
    pub words: usize,
}

/// What the check says of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// In the order of the text.
    pub words: Vec<PlainFinding>,
    pub long: Vec<LongSentence>,
}

impl Check {
    pub fn is_clean(&self) -> bool {
        self.words.is_empty() && self.long.is_empty()
    }

    /// Says in a line what was found.
    pub fn summary(&self) -> String {
        let words = match self.words.len() {
            0 => None,
            many => Some(format!("{} to explain", counted(many, "word"))),
        };
        let long = match self.long.len() {
            0 => None,
            many => Some(counted(many, "long sentence")),
        };
        let found: Vec<String> = words.into_iter().chain(long).collect();
        match found.is_empty() {
            true => "Plain words: nothing to explain".to_owned(),
            false => format!("Plain words: {}", found.join(", ")),
        }
    }
}

/// Checks the text against the list.
pub fn check(text: &str, list: &[Jargon]) -> Check {
    Check {
        words: words(text, list),
        long: long_sentences(text),
    }
}

fn words(text: &str, list: &[Jargon]) -> Vec<PlainFinding> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match longest(text, &tokens[at..], list) {
            Some((length, plain, swap)) => {
                let range = tokens[at].start..tokens[at + length - 1].end;
                let swap = swap.map(|plain| as_written(&text[range.clone()], plain));
                found.push(PlainFinding {
                    at: range,
                    plain,
                    swap,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Returns the words of the text: runs of letters and digits.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens: Vec<Range<usize>> = Vec::new();
    for (at, char) in text.char_indices() {
        if !char.is_alphanumeric() {
            continue;
        }
        let end = at + char.len_utf8();
        match tokens.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => tokens.push(at..end),
        }
    }
    tokens
}

/// How many words match, the plain words, and whether they can stand there instead.
type Match = (usize, &'static str, Option<&'static str>);

/// Returns the longest word of the list that the tokens begin with.
fn longest(text: &str, tokens: &[Range<usize>], list: &[Jargon]) -> Option<Match> {
    let mut best: Option<Match> = None;
    // A form that is listed comes before the plural of another one.
    let mut rank = (0, false);
    for &Jargon { form, plain, swaps } in list {
        let Some((length, is_plural)) = begins(text, tokens, form) else {
            continue;
        };
        if (length, !is_plural) > rank {
            rank = (length, !is_plural);
            let swap = (swaps && !is_plural).then_some(plain);
            best = Some((length, plain, swap));
        }
    }
    best
}

/// Tells whether the tokens begin with the form, how many of them it takes, and whether with an -s more.
fn begins(text: &str, tokens: &[Range<usize>], form: &str) -> Option<(usize, bool)> {
    // Most forms are ruled out by their first letter, which keeps a long text quick.
    let first = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
    if tokens.first().and_then(|token| first(&text[token.clone()])) != first(form) {
        return None;
    }
    let mut is_plural = false;
    let mut length = 0;
    let mut parts = form.split([' ', '-']).peekable();
    while let Some(part) = parts.next() {
        let token = tokens.get(length)?;
        if length > 0 && !joins(&text[tokens[length - 1].end..token.start]) {
            return None;
        }
        let word = &text[token.clone()];
        if !word.eq_ignore_ascii_case(part) {
            let singular = word.strip_suffix(['s', 'S'])?;
            if parts.peek().is_some() || !singular.eq_ignore_ascii_case(part) {
                return None;
            }
            is_plural = true;
        }
        length += 1;
    }
    Some((length, is_plural))
}

/// Tells whether two words with this between them are one expression.
fn joins(between: &str) -> bool {
    matches!(between, " " | "-" | "\u{a0}" | "\u{2011}" | "\n")
}

/// Starts the plain words large where the others were.
fn as_written(word: &str, plain: &str) -> String {
    let is_name = word.chars().nth(1).is_some_and(char::is_uppercase);
    match word.chars().next() {
        Some(first) if first.is_uppercase() && !is_name => capital(plain),
        _ => plain.to_owned(),
    }
}

/// Puts the plain words of the finding, and of all like it, into the text, so that the sentence stays one.
pub fn replaced(text: &str, list: &[Jargon], plain: &str) -> String {
    let mut all = words(text, list);
    all.retain(|finding| finding.plain == plain);
    let mut text = text.to_owned();
    for finding in all.into_iter().rev() {
        if let Some(swap) = finding.swap {
            put(&mut text, finding.at, &swap);
        }
    }
    text
}

/// Puts a word in the place of another one: the article before it follows the new sound (`a threat actor`, `an
/// attacker`), and no word stands twice where they meet.
fn put(text: &mut String, at: Range<usize>, swap: &str) {
    let before = last_word(&text[..at.start]);
    let word = |range: &Range<usize>| text[range.clone()].to_owned();
    let is_twice =
        |other: &str, own: Option<&str>| own.is_some_and(|own| own.eq_ignore_ascii_case(other));
    let after = first_word(&text[at.end..]).map(|range| at.end + range.start..at.end + range.end);
    let mut end = at.end;
    if let Some(after) = after.filter(|after| is_twice(&word(after), swap.split(' ').next_back())) {
        end = after.end;
    }
    let mut start = at.start;
    let mut new = swap.to_owned();
    match before {
        Some(range) if is_twice(&word(&range), swap.split(' ').next()) => {
            new = match word(&range).starts_with(char::is_uppercase) {
                true => capital(swap),
                false => swap.to_owned(),
            };
            start = range.start;
        }
        Some(range) if is_article(text, &range) => {
            let article = article(swap);
            let article = match word(&range).starts_with('A') {
                true => capital(article),
                false => article.to_owned(),
            };
            new = format!("{article}{}{swap}", &text[range.end..at.start]);
            start = range.start;
        }
        _ => {}
    }
    text.replace_range(start..end, &new);
}

/// Returns the word that a text ends with, when only a space is between them.
fn last_word(text: &str) -> Option<Range<usize>> {
    let end = text.strip_suffix([' ', '\u{a0}', '\n'])?.len();
    tokens(&text[..end]).pop().filter(|token| token.end == end)
}

/// Returns the word that a text begins with after a space.
fn first_word(text: &str) -> Option<Range<usize>> {
    let rest = text.strip_prefix([' ', '\u{a0}', '\n'])?;
    let skipped = text.len() - rest.len();
    let first = tokens(rest)
        .into_iter()
        .next()
        .filter(|token| token.start == 0)?;
    Some(first.start + skipped..first.end + skipped)
}

/// Tells whether the word is the article; a large `A` within a sentence names something: plan A.
fn is_article(text: &str, word: &Range<usize>) -> bool {
    match &text[word.clone()] {
        "a" | "an" => true,
        "A" | "An" => {
            let before = text[..word.start].trim_end();
            before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric() && c != ',')
        }
        _ => false,
    }
}

fn long_sentences(text: &str) -> Vec<LongSentence> {
    let sentences = text.lines().flat_map(sentences_of);
    let long = sentences.filter_map(|sentence| {
        let words = sentence.split_whitespace();
        let count = words.clone().filter(|word| is_word(word)).count();
        (count > LONGEST_SENTENCE).then(|| LongSentence {
            start: words.take(6).collect::<Vec<_>>().join(" "),
            words: count,
        })
    });
    long.collect()
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Splits a line where a sentence ends: a mark, a space, and something that is not a small letter.
fn sentences_of(line: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, mark) in line.char_indices() {
        if matches!(mark, '.' | '!' | '?' | ';') && ends_there(&line[start..at], &line[at..]) {
            let end = at + mark.len_utf8();
            sentences.push(&line[start..end]);
            start = end;
        }
    }
    sentences.push(&line[start..]);
    sentences
}

/// Tells whether the mark that the rest begins with ends the sentence; that of `e.g.` does not.
fn ends_there(before: &str, rest: &str) -> bool {
    let word = before.rsplit(' ').next().unwrap_or_default();
    let is_short = word.contains('.') || word.chars().count() < 2;
    let mut after = rest.chars();
    match after.next() {
        Some(';') => true,
        Some('.') if is_short => false,
        _ => {
            let after = after.as_str().trim_start_matches(['”', '"', ')']);
            after.starts_with(' ') && !after.trim_start().starts_with(char::is_lowercase)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::plain_words;
    use proptest::prelude::*;

    const fn swap(form: &'static str, plain: &'static str) -> Jargon {
        let swaps = true;
        Jargon { form, plain, swaps }
    }

    const fn explain(form: &'static str, plain: &'static str) -> Jargon {
        let swaps = false;
        Jargon { form, plain, swaps }
    }

    const LIST: &[Jargon] = &[
        swap("posture", "how well we are protected"),
        swap("exfiltrate", "steal"),
        swap("exfiltrated", "stolen"),
        swap("attack surface", "everything that can be attacked"),
        explain("CVSS", "a score from 0 to 10 for how bad a weakness is"),
        explain("attack", "an attempt to get in"),
    ];

    fn found(text: &str) -> Vec<(&str, Option<String>)> {
        let words = check(text, LIST).words.into_iter();
        words.map(|one| (&text[one.at], one.swap)).collect()
    }

    #[test]
    fn whole_words_are_found_in_any_case_and_with_their_inflections() {
        assert_eq!(
            found(
                "Posture! Data was EXFILTRATED; postures, imposture and postural are other words."
            ),
            [
                ("Posture", Some("How well we are protected".to_owned())),
                ("EXFILTRATED", Some("stolen".to_owned())),
                ("postures", None),
            ]
        );
    }

    #[test]
    fn the_longest_expression_counts_and_a_line_end_or_hyphen_joins_it() {
        let all = found(
            "The attack surface, an attack-surface, the attack\nsurface; an attack, surface.",
        );
        let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
        let expected = [
            "attack surface",
            "attack-surface",
            "attack\nsurface",
            "attack",
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn what_only_explains_is_not_put_in_its_place() {
        assert_eq!(found("A CVSS of 9."), [("CVSS", None)]);
        assert_eq!(
            replaced("A CVSS of 9.", LIST, LIST[4].plain),
            "A CVSS of 9."
        );
    }

    #[test]
    fn all_places_of_a_word_are_replaced_at_once_and_keep_their_capitals() {
        assert_eq!(
            replaced(
                "Posture first: posture, then our posture.",
                LIST,
                LIST[0].plain
            ),
            "How well we are protected first: how well we are protected, then our how well we are protected."
        );
    }

    #[test]
    fn a_sentence_of_more_than_25_words_is_named_with_its_count() {
        let words = |count: usize| format!("Word{}", " word".repeat(count - 1));
        let text = format!("{}. {}. Short one.", words(26), words(25));
        let long = check(&text, LIST).long;
        assert_eq!(long.len(), 1);
        assert_eq!(
            (long[0].words, long[0].start.as_str()),
            (26, "Word word word word word word")
        );
        // Neither an abbreviation within a sentence nor a figure with a point ends it.
        let text = format!("{} e.g. 99.7 of {}.", words(12), words(12).to_lowercase());
        assert_eq!(check(&text, LIST).long[0].words, 27);
    }

    #[test]
    fn the_summary_counts_what_there_is() {
        assert_eq!(
            check("A word.", LIST).summary(),
            "Plain words: nothing to explain"
        );
        assert_eq!(
            check("CVSS and posture.", LIST).summary(),
            "Plain words: 2 words to explain"
        );
        assert_eq!(
            check("CVSS.", LIST).summary(),
            "Plain words: 1 word to explain"
        );
    }

    proptest! {
        #[test]
        fn any_text_is_checked_and_places_lie_within_it(text in "[a-zA-Z \u{a0}.;é漢-]{0,60}( posture| attack surface)?.{0,20}") {
            for finding in check(&text, plain_words::all()).words {
                prop_assert!(text.get(finding.at).is_some());
            }
        }

        #[test]
        fn what_was_replaced_is_not_found_again(before in "[a-z ]{0,20}", after in "[a-z ]{0,20}") {
            let text = format!("{before} posture {after}");
            let plain = LIST[0].plain;
            let left = check(&replaced(&text, LIST, plain), LIST).words;
            prop_assert!(left.iter().all(|finding| finding.plain != plain || finding.swap.is_none()));
        }
    }
}
