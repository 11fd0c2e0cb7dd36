//! A hard word that is replaced leaves a sentence.

use super::faults::faults;
use super::library;
use linchpin::domain::explain::plain::{check, replaced};
use linchpin::domain::words::capital;
use linchpin::domain::words::english::article;
use linchpin::library::plain_words::all;
use proptest::prelude::*;
use proptest::sample::select;

/// Returns the hard words that can be replaced.
fn hard() -> Vec<&'static str> {
    let swaps = all().iter().filter(|jargon| jargon.swaps);
    swaps.map(|jargon| jargon.form).collect()
}

/// Replaces every hard word of the text that can be replaced.
fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    // Each replacement takes one kind of word away, so that this ends.
    while let Some(found) = check(&text, all())
        .words
        .into_iter()
        .find(|found| found.swap.is_some())
    {
        let next = replaced(&text, all(), found.plain);
        assert_ne!(next, text, "“{}” stays", &text[found.at]);
        text = next;
    }
    text
}

#[test]
fn every_word_can_be_replaced_after_every_article_and_in_every_place() {
    for form in hard() {
        let a = article(form);
        for text in [
            format!("{} {form} was found.", capital(a)),
            format!("It needs {a} {form} today."),
            format!("It needs {a}\u{a0}{form}."),
            format!("The {form} of the {form}, the new {form}."),
            format!("{} counts.", capital(form)),
            format!("Ours is more {form} than our {form}; these {form}, no {form}."),
            format!(
                "“{} {form}”, they said: {a} {form}, {form} ({a} {form})",
                capital(a)
            ),
        ] {
            let plain = plain(&text);
            assert_eq!(faults(&plain), [""; 0], "“{form}” in “{text}”");
        }
    }
}

#[test]
fn an_article_follows_the_word_and_no_word_stands_twice() {
    for (text, expected) in [
        ("A threat actor was here.", "An attacker was here."),
        (
            "An attack vector, an actionable plan",
            "A way in, a useful plan",
        ),
        ("the open risk exposure", "the open risk"),
        (
            "Data exfiltration; the exfiltration of data",
            "Data theft; the theft of data",
        ),
        ("after a post-mortem review", "after a review"),
        ("Plan A threat actors know", "Plan A attackers know"),
    ] {
        assert_eq!(plain(text), expected);
    }
}

/// What these words mean depends on the sentence, so that they are explained and never replaced.
#[test]
fn words_that_would_change_the_sentence_or_the_fact_are_only_explained() {
    for text in [
        "above the risk appetite of 12",
        "used an exploit",
        "a compromise between date and risk",
        "The client's data was compromised.",
        "An endpoint of the API",
        "filled the bandwidth",
        "the attack surface grows",
        "They exfiltrated data.",
        "The threat landscape is changing.",
    ] {
        assert!(!check(text, all()).words.is_empty(), "{text}");
        assert_eq!(plain(text), text);
    }
}

#[test]
fn every_text_of_the_library_stays_sound_without_its_hard_words() {
    for (at, text) in library::texts() {
        let plain = plain(&text);
        assert_eq!(faults(&plain), [""; 0], "{at}: {text}");
    }
}

/// Words between the hard ones; articles are chosen for the word that follows.
const WORDS: [&str; 14] = [
    "ARTICLE", "the", "our", "open", "risk", "data", "review", "way", "tasks", "new", "fix", "use",
    "and", "hour",
];

proptest! {
    #[test]
    fn replacing_never_makes_a_fault(words in proptest::collection::vec(
        prop_oneof![select(&WORDS[..]), select(hard())], 1..9,
    )) {
        let mut text = String::new();
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1).copied().unwrap_or("end");
            let word = match *word {
                "ARTICLE" if next == "ARTICLE" => continue,
                "ARTICLE" => article(next),
                word => word,
            };
            text = format!("{text} {word}");
        }
        let text = format!("{} end.", text.trim());
        prop_assume!(faults(&text).is_empty());
        let plain = plain(&text);
        prop_assert!(faults(&plain).is_empty(), "“{text}” became “{plain}”");
    }
}
