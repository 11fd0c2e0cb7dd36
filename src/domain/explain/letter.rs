//! Texts with gaps that only a person can fill: a mail, the words for a talk.

/// A stretch of finished words, or a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Words(String),
    /// What is to be filled in, as a hint.
    Gap(&'static str),
}

/// A text that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    pub parts: Vec<Part>,
}

impl Letter {
    /// Adds words; those that follow each other become one stretch.
    pub fn say(&mut self, words: &str) {
        match self.parts.last_mut() {
            Some(Part::Words(before)) => before.push_str(words),
            _ => self.parts.push(Part::Words(words.to_owned())),
        }
    }

    /// Adds what a person wrote, or a gap where nobody has.
    pub fn say_or_gap(&mut self, words: &str, hint: &'static str) {
        match words.trim() {
            "" => self.parts.push(Part::Gap(hint)),
            words => self.say(words),
        }
    }

    /// Adds what a person wrote as a sentence, or a gap where nobody has.
    pub fn sentence_or_gap(&mut self, words: &str, hint: &'static str) {
        self.say_or_gap(&super::matter::sentence(words), hint);
        if words.trim().is_empty() {
            self.say(".");
        }
    }

    /// Signs the letter; whoever has not given a name signs by the role alone.
    pub fn sign(&mut self, coordinator: &str) {
        self.say("\n\nKind regards,");
        let name = coordinator.trim();
        if !name.is_empty() {
            self.say("\n");
            self.say(name);
        }
        self.say("\nSecurity Coordinator");
    }

    /// Returns the words, with gaps as `[your name]`.
    pub fn text(&self) -> String {
        let parts = self.parts.iter();
        parts.fold(String::new(), |text, part| match part {
            Part::Words(words) => text + words,
            Part::Gap(hint) => text + "[" + hint + "]",
        })
    }

    pub fn gaps(&self) -> usize {
        let gaps = self
            .parts
            .iter()
            .filter(|part| matches!(part, Part::Gap(_)));
        gaps.count()
    }
}
