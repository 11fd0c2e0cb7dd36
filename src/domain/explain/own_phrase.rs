//! What a person adds to the language bank: phrases of their own, and which of the library's they like.

use crate::domain::field::Value;

use super::phrase::{Occasion, Tone};
use crate::domain::base::{Extra, check_name, record};
use crate::domain::revision::Id;

/// A phrase of one's own.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct OwnPhrase {
    pub id: Id,
    pub occasion: Occasion,
    pub tone: Tone,
    /// When to use it.
    pub when: String,
    /// The words, with slots like `{risk}`.
    #[field(needed)]
    pub text: String,
    pub favourite: bool,
    pub extra: Extra,
}

/// Marks a phrase of the library as a favourite; its id is made from the phrase's number.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct FavouritePhrase {
    pub id: Id,
    /// How the phrase began when it was marked, for people who read the file.
    pub begins: String,
    pub extra: Extra,
}

record!(OwnPhrase, |phrase| {
    // Its first words name it in lists.
    check_name("text", &beginning(&phrase.text))
});

record!(FavouritePhrase);

/// Returns the first words of a text, for lists.
pub fn beginning(text: &str) -> String {
    const WORDS: usize = 7;
    let mut words = text.split_whitespace();
    let start = (words.by_ref().take(WORDS)).collect::<Vec<_>>().join(" ");
    let start: String = start.chars().take(80).collect();
    match words.next() {
        Some(_) => format!("{start} …"),
        None => start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;

    #[test]
    fn a_phrase_needs_words_and_is_named_by_its_first_ones() {
        let phrase = |text: &str| OwnPhrase {
            id: Id::from_number(1),
            occasion: Occasion::BadNews,
            tone: Tone::Warm,
            when: String::new(),
            text: text.to_owned(),
            favourite: false,
            extra: Extra::new(),
        };
        assert_eq!(phrase("Hello").check(), Ok(()));
        assert!(phrase(" \n").check().is_err());
        assert_eq!(beginning("one two"), "one two");
        assert_eq!(beginning("a b c d e f g h"), "a b c d e f g …");
    }
}
