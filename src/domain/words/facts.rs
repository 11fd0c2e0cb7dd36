//! What a prepared text is filled in from; see [`super::template`].

use super::number_word;

/// How a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Yes,
    No,
    /// Nothing is said of it.
    Neither,
}

/// What a text is filled in from.
pub trait Known {
    /// Returns the value of a gap, empty while nobody knows it; `None` for a name that is no gap.
    fn value(&self, name: &str) -> Option<String>;

    /// Says how a condition that is not about a gap stands; `None` for what is no condition.
    fn holds(&self, _condition: &str) -> Option<Holds> {
        None
    }

    /// Returns a number that is known; `None` for what is no number.
    fn count(&self, _name: &str) -> Option<usize> {
        None
    }

    /// Returns what a gap says where the text does not say it.
    fn hint(&self, name: &str) -> String {
        name.replace('_', " ")
    }
}

/// What a letter says, by name: words, or a number of things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(&'static str, Fact)>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fact {
    Words(String),
    Count(usize),
}

impl Facts {
    /// Adds what is known; no words while nobody knows it.
    pub fn say(mut self, name: &'static str, words: impl Into<String>) -> Facts {
        self.0.push((name, Fact::Words(words.into())));
        self
    }

    pub fn count(mut self, name: &'static str, count: usize) -> Facts {
        self.0.push((name, Fact::Count(count)));
        self
    }

    fn get(&self, name: &str) -> Option<&Fact> {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, fact)| fact)
    }
}

impl Known for Facts {
    fn value(&self, name: &str) -> Option<String> {
        match self.get(name)? {
            Fact::Words(words) => Some(words.clone()),
            Fact::Count(0) => Some(String::new()),
            Fact::Count(count) => Some(number_word(*count)),
        }
    }

    fn count(&self, name: &str) -> Option<usize> {
        match self.get(name)? {
            Fact::Count(count) => Some(*count),
            Fact::Words(_) => None,
        }
    }
}
