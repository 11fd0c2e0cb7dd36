//! What the coordinator adds to the variance script of a KPI: the answers only a person knows, and
//! wording that was edited by hand.

use crate::domain::field::Value;

use crate::domain::base::{Extra, record};
use crate::domain::named;
use crate::domain::revision::Id;

/// The answers and the edited wording for one KPI; its id is that of the KPI.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Script {
    pub id: Id,
    /// Why the KPI is where it is.
    pub reason: String,
    /// What the listener is asked for.
    pub ask: String,
    /// Wording edited by hand, at most one for each audience and length.
    pub edited: Vec<EditedText>,
    pub extra: Extra,
}

/// A script as the coordinator wants to say it.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct EditedText {
    #[field(needed)]
    pub audience: Audience,
    #[field(needed)]
    pub length: Length,
    #[field(needed)]
    pub text: String,
    /// The draft that was edited: when the numbers give another draft, the text is out of date.
    #[field(needed)]
    pub draft: String,
    pub extra: Extra,
}

/// Who is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
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

record!(Script);
