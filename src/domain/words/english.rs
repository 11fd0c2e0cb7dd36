//! The small words of English that depend on others: plurals, articles, *both* and *all*, what a name looks like within a
//! sentence. Said once, so that no sentence of the product chooses for itself.
//!
//! - `ordinary`: the words that are certainly no names.

mod ordinary;

use crate::domain::measure::quantity;
use crate::domain::words::number_word;

/// Writes a number of things in figures: `1 value`, `12 values`.
pub fn counted(count: usize, thing: &str) -> String {
    let number = quantity::number(count as f64, 0);
    format!("{number} {}", plural(count, thing))
}

/// Writes a number of things in words up to twelve, for sentences: `no risks`, `one risk`, `two risks`, `13 risks`.
pub fn counted_in_words(count: usize, thing: &str) -> String {
    format!("{} {}", number_word(count), plural(count, thing))
}

/// Returns the thing in the number of the count: `value` for one, else `values`, `queries`, `boxes`, `people`.
pub fn plural(count: usize, thing: &str) -> String {
    if count == 1 {
        return thing.to_owned();
    }
    if let Some(before) = thing.strip_suffix("person") {
        return format!("{before}people");
    }
    let before = thing.chars().rev().nth(1);
    let is_vowel = |letter: char| "aeiouAEIOU".contains(letter);
    if let Some(stem) = thing.strip_suffix('y')
        && !before.is_some_and(is_vowel)
    {
        return format!("{stem}ies");
    }
    let ending = match thing {
        // Three sounds that take an -es.
        hiss if ["s", "x", "z", "ch", "sh"]
            .iter()
            .any(|end| hiss.ends_with(end)) =>
        {
            "es"
        }
        _ => "s",
    };
    format!("{thing}{ending}")
}

/// Returns the verb that agrees with the count: `is` with one thing, `are` with none or several.
pub fn verb<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// Writes a number of things in figures with the word that agrees: `1 risk is`, `3 risks are`.
pub fn counted_with(count: usize, thing: &str, one: &str, many: &str) -> String {
    format!("{} {}", counted(count, thing), verb(count, one, many))
}

/// Names all of so many things: `No steps`, `The one step`, `Both steps`, `All three steps`.
pub fn all_of(count: usize, thing: &str) -> String {
    match count {
        0 => format!("No {}", plural(0, thing)),
        1 => format!("The one {thing}"),
        2 => format!("Both {}", plural(2, thing)),
        many => format!("All {} {}", number_word(many), plural(many, thing)),
    }
}

/// Says how many of several, which were named before: `none`, `one of them`, `both`, `all of them`.
pub fn of_them(part: usize, all: usize) -> String {
    match part {
        0 => "none".to_owned(),
        1 => "one of them".to_owned(),
        2 if all == 2 => "both".to_owned(),
        part if part == all => "all of them".to_owned(),
        part => format!("{} of them", number_word(part)),
    }
}

/// Puts words that begin large into the middle of a sentence: an ordinary first word becomes small, and what may be a name
/// keeps its capital, as do abbreviations and the names that are given (`Grace leaves`).
pub fn inside(words: &str, names: &[&str]) -> String {
    let first = words.split_whitespace().next().unwrap_or_default();
    let bare = first.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare
        .strip_suffix("’s")
        .or(bare.strip_suffix("'s"))
        .unwrap_or(bare);
    if !ordinary::is_ordinary(bare)
        || names.contains(&bare)
        || bare.chars().skip(1).any(char::is_uppercase)
    {
        return words.to_owned();
    }
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Returns the article that goes before the word, by its sound: `an hour`, `a user`, `an SLA`, `an 8`.
pub fn article(word: &str) -> &'static str {
    if has_vowel_sound(word) { "an" } else { "a" }
}

/// Words that are written with a vowel and spoken with a consonant, by their beginning: *use*, *unit*, *Europe*, *one*.
const CONSONANT: [&str; 9] = [
    "use", "usu", "uti", "uni", "euro", "eul", "ubiq", "one", "once",
];
/// Words of *un-* and *uni-* that are spoken as they are written.
const VOWEL: [&str; 4] = ["unin", "unim", "unid", "oner"];
/// Words whose *h* is silent.
const SILENT: [&str; 4] = ["hour", "honest", "honour", "heir"];

fn has_vowel_sound(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = word
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let mut letters = word.chars();
    let Some(first) = letters.next() else {
        return false;
    };
    if first.is_ascii_digit() {
        return first == '8' || word == "11" || word == "18";
    }
    let is_spelt = word.len() > 1
        && word.chars().all(|c| c.is_ascii_uppercase())
        && !word.contains(['A', 'E', 'I', 'O', 'U']);
    let is_spelt = is_spelt
        || ["SLA", "SLO", "RTO", "RPO", "NIS", "MFA"]
            .contains(&word.trim_end_matches(char::is_numeric));
    if is_spelt || word.len() == 1 {
        return "AEFHILMNORSX".contains(first.to_ascii_uppercase());
    }
    let word = word.to_lowercase();
    let begins = |list: &[&str]| list.iter().any(|start| word.starts_with(start));
    if begins(&SILENT) || begins(&VOWEL) {
        return true;
    }
    "aeiou".contains(first.to_ascii_lowercase()) && !begins(&CONSONANT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_counted_in_their_number() {
        let words: Vec<String> = (0..4).map(|count| counted(count, "value")).collect();
        assert_eq!(words, ["0 values", "1 value", "2 values", "3 values"]);
        let words: Vec<String> = (0..3)
            .map(|count| counted_in_words(count, "risk"))
            .collect();
        assert_eq!(words, ["no risks", "one risk", "two risks"]);
        assert_eq!(counted_in_words(13, "risk"), "13 risks");
        assert_eq!(counted(12_000, "year"), "12\u{202f}000 years");
        let plurals = [
            "query",
            "day",
            "box",
            "address",
            "search",
            "open risk",
            "other person",
        ]
        .map(|one| plural(2, one));
        assert_eq!(
            plurals,
            [
                "queries",
                "days",
                "boxes",
                "addresses",
                "searches",
                "open risks",
                "other people"
            ]
        );
    }

    #[test]
    fn all_of_two_are_both_and_all_of_one_is_the_one() {
        let words: Vec<String> = (0..4).map(|count| all_of(count, "step")).collect();
        assert_eq!(
            words,
            ["No steps", "The one step", "Both steps", "All three steps"]
        );
    }

    #[test]
    fn some_of_several_are_none_one_both_or_all() {
        let words = [(0, 3), (1, 3), (2, 3), (2, 2), (3, 3)].map(|(part, all)| of_them(part, all));
        assert_eq!(
            words,
            ["none", "one of them", "two of them", "both", "all of them"]
        );
    }

    #[test]
    fn within_a_sentence_ordinary_words_are_small_and_names_stay() {
        for (words, expected) in [
            ("Incident response time", "incident response time"),
            ("Okta coverage", "Okta coverage"),
            ("Microsoft 365 sign-ins", "Microsoft 365 sign-ins"),
            ("A/B test coverage", "A/B test coverage"),
            ("SLA compliance", "SLA compliance"),
            ("An attack stops it", "an attack stops it"),
            ("Design\nstarts early", "design\nstarts early"),
            ("Robin leaves", "Robin leaves"),
            ("", ""),
        ] {
            assert_eq!(inside(words, &[]), expected);
        }
        assert_eq!(inside("Price rises", &["Price"]), "Price rises");
        assert_eq!(inside("Test fails", &["Test"]), "Test fails");
    }

    #[test]
    fn articles_go_by_the_sound() {
        for word in [
            "attacker",
            "hour",
            "SLA",
            "MFA",
            "NIS2",
            "8",
            "18",
            "understood",
            "unintended",
            "open risk",
            "“exception”",
            "RTO",
            "XSS",
        ] {
            assert_eq!(article(word), "an", "{word}");
        }
        for word in [
            "way in", "user", "useful", "unit", "European", "one-off", "CISO", "KPI", "1", "90",
            "GDPR", "task", "",
        ] {
            assert_eq!(article(word), "a", "{word}");
        }
    }
}
