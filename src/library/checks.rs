//! The failure-mode check: questions that find out where a project is likely to fail, by failure mode.

use crate::domain::decide::risk::FailureMode;
use crate::domain::revision::Id;

/// One question; "in place" is the good answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question {
    /// The stable name that answers remember; never changed, never used again.
    pub key: &'static str,
    /// Makes the id of the answer, so that two copies answer the same record. Never changed.
    pub number: u32,
    pub category: FailureMode,
    /// Asks for what should be in place.
    pub asks: &'static str,
    /// What goes wrong where it is missing.
    pub gap: &'static str,
    /// The key of the risk that a gap becomes.
    pub risk: &'static str,
}

const QUESTIONS: &[Question] = &[];

/// Returns all questions, by failure mode.
pub fn all() -> impl Iterator<Item = &'static Question> {
    QUESTIONS.iter()
}

impl Question {
    /// Returns the id of the record that holds the answer.
    pub fn answer_id(&self) -> Id {
        const BASE: u128 = 0xf41e_0000_0000_4000_8000_0000_0000_0000;
        Id::from_number(BASE + u128::from(self.number))
    }
}
