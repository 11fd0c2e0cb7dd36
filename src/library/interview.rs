//! What interviewers ask a security coordinator, by dimension, and what they listen for.

use std::sync::LazyLock;

use crate::domain::grow::assessment::Dimension;
use crate::library::text::{self, Entry, Fault, file, read};

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    pub dimension: Dimension,
    pub asks: &'static str,
    /// What a good answer has in it.
    pub listens_for: &'static str,
}

static QUESTIONS: LazyLock<Vec<Question>> =
    LazyLock::new(|| text::entries(file!("interview.txt"), question));

fn question(entry: &Entry) -> Result<Question, Fault> {
    read!(entry => Question { dimension, asks = entry.title(), listens_for })
}

/// Returns the questions of a dimension.
pub fn of(dimension: Dimension) -> impl Iterator<Item = &'static Question> {
    QUESTIONS
        .iter()
        .filter(move |question| question.dimension == dimension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dimension_has_four_questions_and_each_says_what_is_listened_for() {
        for dimension in Dimension::ALL {
            assert_eq!(of(dimension).count(), 4, "{}", dimension.name());
        }
        for question in QUESTIONS.iter() {
            assert!(question.asks.ends_with(['?', '.']), "{}", question.asks);
            assert!(question.listens_for.ends_with('.'), "{}", question.asks);
        }
    }
}
