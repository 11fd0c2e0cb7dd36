//! What every record has: an id, a check, and members that a newer version wrote.
//!
//! The kinds of record stand on this; the registry of all kinds, [`super::record`], stands above them.

pub use super::extra::Extra;
use super::field::Blank;
pub use super::field::{Invalid, NAME_LIMIT, TEXT_LIMIT, check_name, check_text};
use super::revision::Id;

/// A record of a scorecard.
pub trait Record: Blank + Clone + PartialEq + Send + Sync + 'static {
    fn id(&self) -> Id;

    /// Refuses what the types alone cannot: what its fields say of their texts, and what contradicts itself.
    fn check(&self) -> Result<(), Invalid>;
}

/// Implements [`Record`] for a struct with an `id`, given what it refuses beside texts.
macro_rules! record {
    ($record:ident) => {
        $crate::domain::base::record!($record, |_| Ok(()));
    };
    ($record:ident, $check:expr) => {
        impl $crate::domain::base::Record for $record {
            fn id(&self) -> $crate::domain::revision::Id {
                self.id
            }

            fn check(&self) -> Result<(), $crate::domain::base::Invalid> {
                $crate::domain::field::Value::check_texts(self)?;
                let check: fn(&$record) -> Result<(), $crate::domain::base::Invalid> = $check;
                check(self)
            }
        }
    };
}
pub(crate) use record;
