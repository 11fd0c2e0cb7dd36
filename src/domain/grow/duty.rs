//! What the coordinator owns, influences and supports.

use serde::{Deserialize, Serialize};

use crate::domain::base::{Extra, check_name, check_texts, record};
use crate::domain::named;
use crate::domain::revision::Id;

/// One duty of the role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Duty {
    pub id: Id,
    pub what: String,
    pub part: Part,
    /// Who decides, when it is not the coordinator.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub with: String,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The coordinator's part in a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
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

record!(Duty, |duty| {
    check_name("what", &duty.what)?;
    check_texts(&[("with", &duty.with)])
});
