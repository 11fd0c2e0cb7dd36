//! The language bank: sentences for hard moments, one file for each occasion.
//!
//! A text has slots like `{risk}` that the scorecard fills ([`crate::domain::explain::phrase`]). An escalation names the
//! significant risk, the consequence if nothing is done, and who has to be involved. An alignment says how protection
//! serves the project, how security and efficiency both hold, or that a solution is wanted which meets both.

use std::sync::LazyLock;

use crate::domain::explain::phrase::{Occasion, Phrase, Says, Tone};
use crate::library::text::{self, Entry, Fault, File, Several, Value, choices, file, read};

choices!(Tone);

impl Value for Says {
    fn from_line(line: &'static str) -> Result<Self, String> {
        match line {
            "risk" => Ok(Says::Risk),
            "consequence" => Ok(Says::Consequence),
            "who" => Ok(Says::Who),
            "serves project" => Ok(Says::ServesProject),
            "both hold" => Ok(Says::BothHold),
            "willing" => Ok(Says::Willing),
            _ => Err(format!("“{line}” is nothing that a phrase has to say")),
        }
    }
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let of = |occasion| text::entries(file_of(occasion), |entry| phrase(entry, occasion));
    Occasion::ALL.into_iter().flat_map(of).collect()
});

fn file_of(occasion: Occasion) -> File {
    match occasion {
        Occasion::Escalation => file!("phrases/escalation.txt"),
        Occasion::Alignment => file!("phrases/alignment.txt"),
        Occasion::DeEscalation => file!("phrases/de-escalation.txt"),
        Occasion::SayingNo => file!("phrases/saying-no.txt"),
        Occasion::AskingForData => file!("phrases/asking.txt"),
        Occasion::BadNews => file!("phrases/bad-news.txt"),
        Occasion::GoodNews => file!("phrases/good-news.txt"),
    }
}

fn phrase(entry: &Entry, occasion: Occasion) -> Result<Phrase, Fault> {
    read!(entry => Phrase {
        number,
        occasion = occasion,
        tone,
        when = entry.title(),
        text,
        says = entry.get::<Several<_>>("says")?.0,
    })
}

/// Returns all phrases, by occasion.
pub fn all() -> impl Iterator<Item = &'static Phrase> {
    PHRASES.iter()
}

/// Returns the phrase of the number.
pub fn by_number(number: u32) -> Option<&'static Phrase> {
    all().find(|phrase| phrase.number == number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::explain::phrase::{PhraseFacts, Slot, slots};
    use crate::domain::explain::plain;
    use crate::domain::words::gaps;
    use crate::domain::words::template::fill;
    use crate::library::plain_words;

    #[test]
    fn there_are_at_least_60_and_each_occasion_has_every_tone() {
        assert!(all().count() >= 60, "{}", all().count());
        for occasion in Occasion::ALL {
            let of = || all().filter(|phrase| phrase.occasion == occasion);
            assert!(of().count() >= 5, "{occasion:?}");
            for tone in Tone::ALL {
                assert!(
                    of().any(|phrase| phrase.tone == tone),
                    "{occasion:?} {tone:?}"
                );
            }
        }
    }

    #[test]
    fn no_phrase_promises_a_signature_unseen_or_speaks_a_foreign_idiom() {
        for phrase in all() {
            for wrong in [
                "sign it today",
                "apples and pears",
                "as if nothing had been",
            ] {
                assert!(!phrase.text.contains(wrong), "{}", phrase.text);
            }
        }
    }

    #[test]
    fn every_number_and_every_text_is_there_once_and_says_when() {
        for phrase in all() {
            let same = |other: &&Phrase| other.number == phrase.number || other.text == phrase.text;
            assert_eq!(all().filter(same).count(), 1, "{}", phrase.text);
            assert!(
                phrase.when.len() > 10 && phrase.when.ends_with('.'),
                "{}",
                phrase.text
            );
            assert_eq!(by_number(phrase.number), Some(phrase));
        }
    }

    #[test]
    fn every_slot_is_known_and_every_brace_is_a_slot() {
        for phrase in all() {
            let empty = fill(phrase.text, &PhraseFacts::default());
            assert!(!empty.text().contains(['{', '}']), "{}", phrase.text);
            assert_eq!(empty.gaps(), slots(phrase.text).len());
            let written = phrase.text.matches('{').count();
            assert_eq!(slots(phrase.text).len(), written, "{}", phrase.text);
            assert!(gaps::missing(phrase.text).is_empty(), "{}", phrase.text);
        }
    }

    #[test]
    fn every_escalation_names_the_risk_the_consequence_and_who() {
        for phrase in all().filter(|phrase| phrase.occasion == Occasion::Escalation) {
            let slots = slots(phrase.text);
            for says in [Says::Risk, Says::Consequence, Says::Who] {
                assert!(phrase.says.contains(&says), "{says:?}: {}", phrase.text);
            }
            assert!(slots.contains(&Slot::Risk), "{}", phrase.text);
            let names_who = [Slot::Decider, Slot::Owner, Slot::Stakeholder];
            assert!(
                names_who.iter().any(|who| slots.contains(who)),
                "{}",
                phrase.text
            );
            let consequences = [Slot::Consequence, Slot::Loss, Slot::Score];
            assert!(
                consequences.iter().any(|what| slots.contains(what)),
                "{}",
                phrase.text
            );
        }
    }

    #[test]
    fn every_alignment_says_one_of_the_three_and_the_bank_says_each_often() {
        let alignment = || all().filter(|phrase| phrase.occasion == Occasion::Alignment);
        let three = [Says::ServesProject, Says::BothHold, Says::Willing];
        for phrase in alignment() {
            assert!(!phrase.says.is_empty(), "{}", phrase.text);
            assert!(phrase.says.iter().all(|says| three.contains(says)));
        }
        for says in three {
            let count = alignment()
                .filter(|phrase| phrase.says.contains(&says))
                .count();
            assert!(count >= 5, "{says:?}: {count}");
        }
        assert!(alignment().filter(|phrase| phrase.says.len() == 3).count() >= 3);
    }

    #[test]
    fn no_phrase_has_jargon_or_a_long_sentence() {
        for phrase in all() {
            for text in [phrase.text, phrase.when] {
                let check = plain::check(text, plain_words::all());
                assert!(check.is_clean(), "{text}\n{check:?}");
            }
        }
    }
}
