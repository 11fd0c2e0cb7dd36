//! What the coordinator adds to the variance script of a KPI: the answers only a person knows, and
//! wording that was edited by hand.

use serde::{Deserialize, Serialize};

use crate::domain::base::{Extra, check_texts, record};
use crate::domain::named;
use crate::domain::revision::Id;

/// The answers and the edited wording for one KPI; its id is that of the KPI.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Script {
    pub id: Id,
    /// Why the KPI is where it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What the listener is asked for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ask: String,
    /// Wording edited by hand, at most one for each audience and length.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edited: Vec<EditedText>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A script as the coordinator wants to say it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EditedText {
    pub audience: Audience,
    pub length: Length,
    pub text: String,
    /// The draft that was edited: when the numbers give another draft, the text is out of date.
    pub draft: String,
    #[serde(flatten)]
    pub extra: Extra,
}

/// Who is told.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    #[default]
    ProjectManager,
    Ciso,
    Client,
    Executives,
}

named!(Audience {
    ProjectManager: "Project manager",
    Ciso: "CISO",
    Client: "Client",
    Executives: "Executives",
});

/// How long it may take.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Length {
    OneLine,
    #[default]
    SpokenMinute,
    Mail,
}

named!(Length {
    OneLine: "One line",
    SpokenMinute: "Spoken minute",
    Mail: "Mail",
});

impl Script {
    /// Returns the wording that was edited for the audience and length, if there is one.
    pub fn edited(&self, audience: Audience, length: Length) -> Option<&EditedText> {
        let fits = |edited: &&EditedText| edited.audience == audience && edited.length == length;
        self.edited.iter().find(fits)
    }
}

record!(Script, |script| {
    check_texts(&[("reason", &script.reason), ("ask", &script.ask)])?;
    (script.edited.iter())
        .try_for_each(|edited| check_texts(&[("edited", &edited.text), ("edited", &edited.draft)]))
});
