//! An answer of the failure-mode check.

use crate::domain::field::Value;
use chrono::NaiveDate;

use crate::domain::base::{Extra, record};
use crate::domain::named;
use crate::domain::revision::Id;

/// What was found when a question of the check was asked; its id is that of the question.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct CheckAnswer {
    pub id: Id,
    /// The key of the question in the library.
    #[field(line)]
    pub question: String,
    pub answer: Answer,
    pub note: String,
    pub on: NaiveDate,
    /// The risk that the finding was turned into.
    pub risk: Option<Id>,
    pub extra: Extra,
}

/// How a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Value)]
pub enum Answer {
    InPlace,
    Finding,
    /// Nobody could say; worth as much as a gap until somebody can.
    Unknown,
    NotApplicable,
}

named!(Answer {
    InPlace: "In place",
    Finding: "Not in place",
    Unknown: "Don’t know",
    NotApplicable: "Does not apply",
});

impl Answer {
    /// Tells whether the answer leaves something to do.
    pub fn is_gap(self) -> bool {
        matches!(self, Answer::Finding | Answer::Unknown)
    }
}

record!(CheckAnswer);
