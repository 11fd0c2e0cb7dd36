//! The words that all texts are made with: days, small numbers, beginnings of sentences.

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

/// Writes a number of things as a word up to twelve: `two`, `13`.
pub fn number_word(count: usize) -> String {
    match SMALL_NUMBERS.get(count) {
        Some(word) => (*word).to_owned(),
        None => quantity::number(count as f64, 0),
    }
}

/// Starts a sentence with a phrase that is made for the middle of one.
pub fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
