//! What the coordinator owns, influences and supports.

use crate::domain::field::Value;

use crate::domain::base::{Extra, record};
use crate::domain::named;
use crate::domain::revision::Id;

/// One duty of the role.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Duty {
    pub id: Id,
    #[field(line)]
    pub what: String,
    pub part: Part,
    /// Who decides, when it is not the coordinator.
    pub with: String,
    pub extra: Extra,
}

/// The coordinator's part in a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Part {
    Own,
    Influence,
    Support,
}

named!(Part {
    Own: "Own",
    Influence: "Influence",
    Support: "Support",
});

impl Part {
    /// Says what the part means.
    pub fn meaning(self) -> &'static str {
        match self {
            Part::Own => "You decide and answer for it.",
            Part::Influence => "Somebody else decides; your figures shape it.",
            Part::Support => "Somebody else does it; you bring what they need.",
        }
    }
}

record!(Duty);
