//! Texts with gaps that only a person can fill: a mail, the words for a talk.

/// A stretch of finished words, or a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterPart {
    Words(String),
    /// What is to be filled in, as a hint.
    Gap(String),
}

/// A text that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    pub parts: Vec<LetterPart>,
}

impl Letter {
    /// Adds words; those that follow each other become one stretch.
    pub fn say(&mut self, words: &str) {
        match self.parts.last_mut() {
            _ if words.is_empty() => (),
            Some(LetterPart::Words(before)) => before.push_str(words),
            _ => self.parts.push(LetterPart::Words(words.to_owned())),
        }
    }

    /// Leaves a gap.
    pub fn leave(&mut self, hint: &str) {
        self.parts.push(LetterPart::Gap(hint.to_owned()));
    }

    /// Adds another text behind this one.
    pub fn add(&mut self, other: Letter) {
        for part in other.parts {
            match part {
                LetterPart::Words(words) => self.say(&words),
                gap => self.parts.push(gap),
            }
        }
    }

    /// Returns the words, with gaps as `[your name]`.
    pub fn text(&self) -> String {
        let parts = self.parts.iter();
        parts.fold(String::new(), |text, part| match part {
            LetterPart::Words(words) => text + words,
            LetterPart::Gap(hint) => text + "[" + hint + "]",
        })
    }

    fn hints(&self) -> impl Iterator<Item = &String> {
        self.parts.iter().filter_map(|part| match part {
            LetterPart::Gap(hint) => Some(hint),
            LetterPart::Words(_) => None,
        })
    }

    pub fn gaps(&self) -> usize {
        self.hints().count()
    }

    /// Returns the hints of the gaps, each once.
    pub fn missing(&self) -> Vec<String> {
        let mut missing: Vec<String> = Vec::new();
        for hint in self.hints() {
            if !missing.contains(hint) {
                missing.push(hint.clone());
            }
        }
        missing
    }
}
