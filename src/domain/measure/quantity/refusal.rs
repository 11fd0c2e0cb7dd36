//! Why a text is not a quantity: each refusal names what was not understood and what to write instead.

use crate::domain::measure::kpi::Unit;

/// Why a text is not a value of the unit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAQuantity {
    #[error("Enter a value.")]
    Empty,
    #[error("“{text}” is not {}. Write it like {}.", .unit.indefinite(), .unit.example())]
    NotANumber { text: String, unit: Unit },
    /// A word or sign that this unit does not have; dropping it could drop a factor.
    #[error("“{word}” is not understood in {}. Write it like {}.", .unit.indefinite(), .unit.example())]
    Unknown { word: String, unit: Unit },
    #[error(
        "“{named}” is not this scorecard's currency, which is {own}. Convert the amount to {own} first."
    )]
    OtherCurrency { named: String, own: String },
    #[error("“{word}” has no fixed length. Write the time in days or hours, like {}.", Unit::Days.example())]
    NoFixedLength { word: String },
    #[error("“{text}” can be read in two ways: {} or {}? Write {} or {}.",
            .small.shown, .large.shown, .large.text, .small.text)]
    Ambiguous {
        text: String,
        small: Candidate,
        large: Candidate,
    },
    #[error("“{text}” is a part of a whole, and this is {}. Write it like {}.", .unit.indefinite(), .unit.example())]
    PartOfWhole { text: String, unit: Unit },
    #[error("“{text}” is a share of nothing: the second number is how many there are in all.")]
    NothingToShare { text: String },
    #[error(
        "{part} of {whole}: a part is never more than its whole. The second number is how many there are in all."
    )]
    PartAboveWhole { part: String, whole: String },
    #[error("{part} of {whole} is {right}, not {said}. Write one of them.")]
    SharesDiffer {
        part: String,
        whole: String,
        right: String,
        said: String,
    },
    #[error("A share lies between 0 % and 100 %.")]
    NotAShare,
    #[error("It cannot be below 0.")]
    Negative,
    #[error("A count is a whole number.")]
    NotWhole,
    #[error("The number is too large to be meant: it has more than fifteen digits.")]
    TooLarge,
}

/// One of two readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As it is shown: `1.204`.
    pub shown: String,
    /// What is to be written so that it is read in this way alone: `1.2040 h`.
    pub text: String,
}

impl NotAQuantity {
    /// Puts the text as it was typed where the refusal quotes it.
    pub(super) fn about(mut self, typed: &str) -> NotAQuantity {
        match &mut self {
            NotAQuantity::NotANumber { text, .. }
            | NotAQuantity::Ambiguous { text, .. }
            | NotAQuantity::PartOfWhole { text, .. }
            | NotAQuantity::NothingToShare { text } => *text = shortened(typed),
            NotAQuantity::Unknown { word, .. } | NotAQuantity::NoFixedLength { word } => {
                *word = shortened(as_typed(word, typed));
            }
            _ => {}
        }
        self
    }
}

/// Returns the word with the capitals that it was typed with.
fn as_typed<'a>(word: &'a str, typed: &'a str) -> &'a str {
    let lower = typed.to_lowercase();
    let place = lower.find(word).filter(|_| lower.len() == typed.len());
    place
        .and_then(|at| typed.get(at..at + word.len()))
        .unwrap_or(word)
}

/// A quoted text is to be recognised, not to fill the page.
fn shortened(text: &str) -> String {
    const LIMIT: usize = 40;
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl Unit {
    fn indefinite(self) -> &'static str {
        match self {
            Unit::Percent => "a share in percent",
            Unit::Hours | Unit::Days => "a time span",
            Unit::Count => "a count",
            Unit::Money => "an amount of money",
            Unit::Score => "a number",
        }
    }

    /// Returns a value as one may type it.
    pub fn example(self) -> &'static str {
        match self {
            Unit::Percent => "99.7 % or 44 of 50",
            Unit::Hours => "3h 20m",
            Unit::Days => "12 days",
            Unit::Count => "1204",
            Unit::Money => "40 400",
            Unit::Score => "7.5",
        }
    }
}
