//! What every record has: an id, a check, and members that a newer version wrote.
//!
//! The kinds of record stand on this; the registry of all kinds, [`super::record`], stands above them.

pub use super::extra::Extra;
use super::field::Blank;
use super::revision::Id;

/// What is wrong with a record, and in which field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {why}")]
pub struct Invalid {
    /// The field's name in the file.
    pub field: &'static str,
    /// A sentence for people.
    pub why: String,
}

impl Invalid {
    pub fn new(field: &'static str, why: impl Into<String>) -> Invalid {
        Invalid {
            field,
            why: why.into(),
        }
    }
}

/// The longest name that is kept, in characters.
pub const NAME_LIMIT: usize = 200;
/// The longest text that is kept, in characters.
pub const TEXT_LIMIT: usize = 20_000;

/// Refuses a name that is empty or too long for a line.
pub fn check_name(field: &'static str, name: &str) -> Result<(), Invalid> {
    if name.trim().is_empty() {
        return Err(Invalid::new(field, "it needs a text"));
    }
    check_length(field, name, NAME_LIMIT)
}

/// Refuses texts too long to be meant.
pub fn check_texts(texts: &[(&'static str, &str)]) -> Result<(), Invalid> {
    texts
        .iter()
        .try_for_each(|(field, text)| check_length(field, text, TEXT_LIMIT))
}

fn check_length(field: &'static str, text: &str, limit: usize) -> Result<(), Invalid> {
    // Bytes bound characters from above, so the count is rarely needed.
    if text.len() <= limit {
        return Ok(());
    }
    match text.chars().count() {
        length if length > limit => Err(Invalid::new(
            field,
            format!("it has {length} characters, and at most {limit} are kept; shorten it"),
        )),
        _ => Ok(()),
    }
}

/// A record of a scorecard.
pub trait Record: Blank + Clone + PartialEq + Send + Sync + 'static {
    fn id(&self) -> Id;

    /// Refuses what the types alone cannot: empty names, ranges upside down, texts without end.
    fn check(&self) -> Result<(), Invalid>;
}

/// Implements [`Record`] for a struct with an `id`, given its check.
macro_rules! record {
    ($record:ident, $check:expr) => {
        impl $crate::domain::base::Record for $record {
            fn id(&self) -> $crate::domain::revision::Id {
                self.id
            }

            fn check(&self) -> Result<(), $crate::domain::base::Invalid> {
                let check: fn(&$record) -> Result<(), $crate::domain::base::Invalid> = $check;
                check(self)
            }
        }
    };
}
pub(crate) use record;
