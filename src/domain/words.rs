//! The words that all texts are made with: days, small numbers, beginnings and ends of sentences, lists.
//!
//! - [`english`]: plurals, articles, what agrees with a number.
//! - [`facts`]: what is known, for a text that is filled in.
//! - [`letter`]: a text with gaps that only a person can fill, and [`gaps`]: those of a text that was edited by hand.
//! - [`template`]: the language of prepared texts, in which facts fill gaps and decide what is said.

pub mod english;
pub mod facts;
pub mod gaps;
pub mod letter;
pub mod template;

use chrono::{Datelike, NaiveDate};

use super::measure::quantity;
use super::value::month_name;

const SMALL_NUMBERS: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// Writes a day like `24 November`, with the year when it is not this one.
pub fn date_phrase(date: NaiveDate, today: NaiveDate) -> String {
    let day = format!("{} {}", date.day(), month_name(date));
    if date.year() == today.year() {
        day
    } else {
        format!("{day} {}", date.year())
    }
}

/// Writes a day so that nobody reads it backwards, for cells: `4 Mar 2026`.
pub fn day_text(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), &month_name(day)[..3], day.year())
}

/// Writes a number of things as a word up to twelve: `two`, `13`.
pub fn number_word(count: usize) -> String {
    match SMALL_NUMBERS.get(count) {
        Some(word) => (*word).to_owned(),
        None => quantity::number(count as f64, 0),
    }
}

/// Starts a sentence with a phrase that is made for the middle of one. What is written with a capital within, like `eBay`, stays.
pub fn capital(phrase: &str) -> String {
    let first = phrase.split_whitespace().next().unwrap_or_default();
    if first.chars().skip(1).any(char::is_uppercase) {
        return phrase.to_owned();
    }
    let mut letters = phrase.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Puts a phrase that begins a sentence into the middle of one.
pub fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Makes a sentence of a text: it starts large and ends, so that another can follow.
pub fn sentence(text: &str) -> String {
    ended(&capital(text.trim()))
}

/// Ends a text as a sentence; for what stands behind a colon.
pub fn ended(text: &str) -> String {
    let text = text.trim();
    match is_ended(text) || text.is_empty() {
        true => text.to_owned(),
        false => format!("{text}."),
    }
}

/// Tells whether the text ends as sentences do.
pub fn is_ended(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…'])
}

/// Joins words as in a sentence: `a`, `a and b`, `a, b and c`.
pub fn listed<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match &words[..] {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_as_in_a_sentence() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(sentence("it is late"), "It is late.");
        assert_eq!(ended("it is late"), "it is late.");
        assert_eq!(sentence(" Why? "), "Why?");
    }

    #[test]
    fn a_sentence_starts_large_but_for_what_has_a_capital_within() {
        assert_eq!(
            ["two risks", "eBay is late", ""].map(capital),
            ["Two risks", "eBay is late", ""]
        );
    }
}
