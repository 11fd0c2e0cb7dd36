//! What a strong coordinator can be seen doing: seven dimensions, three levels each, four behaviours a level.
//!
//! Each completes “In the last month (three months, six months), did you …” and is written so that two people who watch
//! the same work answer alike: something that can be counted or opened, not a trait. Used by the self-assessment.

use std::sync::LazyLock;

use crate::domain::grow::assessment::{Behaviour, Dimension, Level};
use crate::library::text::{self, Entry, Fault, choices, file};

choices!(Dimension);

static BEHAVIOURS: LazyLock<Vec<Behaviour>> =
    LazyLock::new(|| text::entries(file!("behaviours.txt"), ladder).concat());

/// Reads the behaviours of one dimension, from baseline up.
fn ladder(entry: &Entry) -> Result<Vec<Behaviour>, Fault> {
    let dimension = entry.named::<Dimension>()?;
    let mut all = Vec::new();
    for level in Level::ALL {
        let does: Vec<(&str, &str)> = entry.get(&level.name().to_lowercase())?;
        all.extend(does.into_iter().map(|(key, does)| Behaviour {
            key,
            dimension,
            level,
            does,
        }));
    }
    entry.end().map(|()| all)
}

/// Returns all behaviours by dimension, and from baseline up.
pub fn all() -> &'static [Behaviour] {
    &BEHAVIOURS
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_level_of_every_dimension_has_four_behaviours_in_order() {
        let all = all();
        assert_eq!(all.len(), 84);
        let mut dimensions: Vec<_> = all.iter().map(|one| one.dimension).collect();
        dimensions.dedup();
        assert_eq!(dimensions, Dimension::ALL);
        for one in all {
            let alike =
                |other: &&Behaviour| (other.dimension, other.level) == (one.dimension, one.level);
            assert_eq!(all.iter().filter(alike).count(), 4, "{}", one.key);
        }
    }

    #[test]
    fn keys_and_texts_are_unique_and_fit_a_task() {
        let all = all();
        let keys: HashSet<&str> = all.iter().map(|one| one.key).collect();
        let texts: HashSet<&str> = all.iter().map(|one| one.does).collect();
        assert_eq!((keys.len(), texts.len()), (84, 84));
        for Behaviour { key, does, .. } in all {
            assert!(
                (30..=200).contains(&does.len()),
                "{key} is a task of one line"
            );
            assert!(does.starts_with(char::is_uppercase), "{key}");
            assert!(
                !does.ends_with('.'),
                "{key} ends in a question mark or nothing"
            );
        }
    }

    /// Words that two people read differently do not decide a yes or no.
    #[test]
    fn no_behaviour_rests_on_a_word_of_taste() {
        let taste = [
            "regularly",
            "appropriate",
            "effective",
            "good ",
            "properly",
            "often",
            "proactive",
            "usually",
        ];
        for Behaviour { key, does, .. } in all() {
            let text = does.to_lowercase();
            for word in taste {
                assert!(!text.contains(word), "{key} says “{word}”");
            }
        }
    }
}
