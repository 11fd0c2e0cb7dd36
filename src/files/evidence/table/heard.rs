//! What was read and not understood, so that a person can be asked or told.

use std::collections::BTreeMap;

use crate::domain::measure::evidence::table::{Asks, Meaning, Role, UnknownWords};
use crate::domain::order::sort_by;
use crate::domain::words::english::{counted, verb};

/// The most words of one column that a person is asked about; more are no words for a few meanings.
const MOST: usize = 12;

/// Cells that were not understood, by what their column holds.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// As they are written first, with how many cells have them.
    words: BTreeMap<Role, BTreeMap<String, (String, usize)>>,
    /// Ends that are no date and no word: the first of each column, with how many.
    ends: BTreeMap<Role, (String, usize)>,
    pass_mark: Option<String>,
}

impl Heard {
    /// Notes a word that is not known everywhere.
    pub fn word(&mut self, role: Role, text: &str) {
        const LONGEST: usize = 40;
        let of_role = self.words.entry(role).or_default();
        let short = || text.chars().take(LONGEST).collect();
        let entry = of_role.entry(text.trim().to_lowercase());
        entry.or_insert_with(|| (short(), 0)).1 += 1;
    }

    /// Notes an end that is not understood.
    pub fn end(&mut self, role: Role, text: &str) {
        const LONGEST: usize = 40;
        let short = || text.chars().take(LONGEST).collect();
        self.ends.entry(role).or_insert_with(|| (short(), 0)).1 += 1;
    }

    /// Notes a score, when nothing tells from which on a course is passed.
    pub fn score(&mut self, text: &str) {
        self.pass_mark.get_or_insert_with(|| text.to_owned());
    }

    /// Asks about the words, and says what else was not understood; `name` is what the column of a role is called.
    pub fn tell(
        self,
        asks: &mut Asks,
        notes: &mut Vec<String>,
        name: &dyn Fn(Role) -> Option<String>,
    ) {
        asks.pass_mark = self.pass_mark;
        for (role, words) in self.words {
            let column = name(role).unwrap_or_default();
            let mut words: Vec<(String, usize)> = words.into_values().collect();
            match words.len() > MOST || Meaning::of(role).is_empty() {
                true => notes.push(format!(
                    "The column “{column}” has {} that {} not understood as “{}”: is it the right one?",
                    counted(words.len(), "different word"),
                    verb(words.len(), "is", "are"),
                    role.name()
                )),
                false => {
                    sort_by(&mut words, |(_, one), (_, other)| other.cmp(one));
                    asks.words.push(UnknownWords { role, words });
                }
            }
        }
        for (role, (example, rows)) in self.ends {
            notes.push(format!(
                "In {} “{}” is neither a date nor a word that is understood, like “{example}”.",
                counted(rows, "row"),
                role.name()
            ));
        }
    }
}
