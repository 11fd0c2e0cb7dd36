//! What a form field holds: a valid value, or the text someone typed and why it does not do.
//!
//! Validation happens here, once, at the edge; code behind a form only ever sees a `T`.

/// The content of a field that is parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry<T> {
    /// The text parsed.
    Valid(T),
    /// The text did not parse; it is kept as typed, with a sentence that says what would.
    Invalid {
        /// The text as typed.
        raw: String,
        /// What is wrong with it and what would be right.
        error: String,
    },
}

impl<T> Entry<T> {
    /// An empty field that does not complain before someone has typed.
    pub fn blank() -> Self {
        Self::Invalid {
            raw: String::new(),
            error: String::new(),
        }
    }

    /// Parses `raw`, keeping it beside the error when it does not parse.
    pub fn read(raw: &str, parse: impl Fn(&str) -> Result<T, String>) -> Self {
        match parse(raw) {
            Ok(value) => Self::Valid(value),
            Err(error) => Self::Invalid {
                raw: raw.to_owned(),
                error,
            },
        }
    }

    /// The value, when there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Valid(value) => Some(value),
            Self::Invalid { .. } => None,
        }
    }

    /// The sentence to show under the field, when it has a complaint.
    pub fn error(&self) -> Option<&str> {
        match self {
            Self::Invalid { error, .. } if !error.is_empty() => Some(error),
            _ => None,
        }
    }

    /// The text to show in the field.
    pub fn text(&self, show: impl Fn(&T) -> String) -> String {
        match self {
            Self::Valid(value) => show(value),
            Self::Invalid { raw, .. } => raw.clone(),
        }
    }
}
