//! Words of security and of business that outsiders do not know, each with a plain alternative.
//!
//! `swap` words can be exchanged as they stand, in every sentence: the plain word is of the same part of speech and number,
//! takes the same articles (which [`crate::domain::explain::plain::replaced`] adapts) and says the same fact. `explain` words
//! have no such equal, so the sentence is written anew or the meaning is added.

use std::sync::LazyLock;

use crate::domain::explain::plain::Jargon;
use crate::library::text::{self, Entry, Fault, file};

static WORDS: LazyLock<Vec<Jargon>> =
    LazyLock::new(|| text::entries(file!("plain-words.txt"), subject).concat());

/// Reads the words of one subject.
fn subject(entry: &Entry) -> Result<Vec<Jargon>, Fault> {
    let mut all = Vec::new();
    for (kind, swaps) in [("swap", true), ("explain", false)] {
        let words: Vec<(&str, &str)> = entry.get(kind)?;
        all.extend(
            words
                .into_iter()
                .map(|(form, plain)| Jargon { form, plain, swaps }),
        );
    }
    entry.end().map(|()| all)
}

/// Returns all words, by subject.
pub fn all() -> &'static [Jargon] {
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::explain::plain;

    #[test]
    fn there_are_at_least_150_words_and_each_is_found_with_an_alternative() {
        assert!(all().len() >= 150, "{}", all().len());
        for Jargon { form, plain, .. } in all() {
            let found = plain::check(form, all()).words;
            assert_eq!(found.len(), 1, "{form}: {found:?}");
            assert_eq!(
                (found[0].at.clone(), found[0].plain),
                (0..form.len(), *plain),
                "{form}"
            );
            assert!(!plain.is_empty() && plain != form, "{form}");
        }
    }

    #[test]
    fn no_alternative_needs_one_itself() {
        for Jargon { form, plain, .. } in all() {
            let found = plain::check(plain, all()).words;
            assert!(found.is_empty(), "{form} is explained by {plain}");
        }
    }
}
