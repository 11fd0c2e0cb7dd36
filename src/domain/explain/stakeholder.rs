//! People with a say in the project: what they care about, what they are told, when and how.

use crate::domain::field::Value;
use chrono::NaiveDate;

use super::script::Audience;
use crate::domain::base::{Extra, Invalid, record};
use crate::domain::decide::scale::Level;
use crate::domain::named;
use crate::domain::revision::Id;

/// A person or group of the stakeholder plan.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Stakeholder {
    pub id: Id,
    #[field(line)]
    pub name: String,
    pub role: String,
    /// In whose language they are told: the one that comes nearest to their role.
    pub audience: Audience,
    /// What they care about, in their own words.
    pub cares_about: String,
    /// How much they can change; missing while nobody has judged it.
    pub influence: Option<Level>,
    /// How much it concerns them; missing while nobody has judged it.
    pub interest: Option<Level>,
    pub stance: Stance,
    /// The KPIs that they follow, in the order of the report.
    #[field(label = "KPIs")]
    pub kpis: Vec<Id>,
    /// The risks that they are told about.
    pub risks: Vec<Id>,
    pub cadence: UpdateCadence,
    pub method: Method,
    /// The day of the next update; missing when they are told on request only.
    pub due: Option<NaiveDate>,
    /// Their mail address, for drafts.
    pub mail: String,
    /// For the coordinator alone: no report shows it.
    pub private_note: String,
    /// Oldest first.
    pub concerns: Vec<Concern>,
    /// The updates that were given, oldest first.
    pub updates: Vec<Update>,
    pub extra: Extra,
}

impl Stakeholder {
    /// Returns a stakeholder of whom nothing but name and role is known.
    pub fn new(id: Id, name: String, role: String) -> Stakeholder {
        Stakeholder {
            id,
            name,
            role,
            audience: Audience::default(),
            cares_about: String::new(),
            influence: None,
            interest: None,
            stance: Stance::default(),
            kpis: Vec::new(),
            risks: Vec::new(),
            cadence: UpdateCadence::default(),
            method: Method::default(),
            due: None,
            mail: String::new(),
            private_note: String::new(),
            concerns: Vec::new(),
            updates: Vec::new(),
            extra: Extra::new(),
        }
    }
}

/// Where somebody stands towards the security work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Stance {
    #[default]
    Unknown,
    Supportive,
    Neutral,
    Resistant,
}

named!(Stance {
    Unknown: "Not known yet",
    Supportive: "Supportive",
    Neutral: "Neutral",
    Resistant: "Resistant",
});

/// How often somebody is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum UpdateCadence {
    Weekly,
    Fortnightly,
    #[default]
    Monthly,
    Quarterly,
    OnRequest,
}

named!(UpdateCadence {
    Weekly: "Weekly",
    Fortnightly: "Every two weeks",
    Monthly: "Monthly",
    Quarterly: "Quarterly",
    OnRequest: "On request",
});

/// By which way somebody is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Method {
    #[default]
    StatusReport,
    Meeting,
    Dashboard,
    Mail,
}

named!(Method {
    StatusReport: "Status report",
    Meeting: "Meeting",
    Dashboard: "Dashboard",
    Mail: "Mail",
});

/// Something that worries a stakeholder, and what they were answered.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Concern {
    #[field(line)]
    pub what: String,
    pub raised: NaiveDate,
    pub answer: String,
    /// Missing while it waits for an answer.
    pub answered: Option<NaiveDate>,
    pub extra: Extra,
}

/// An update that was given.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Update {
    pub on: NaiveDate,
    /// The day it was due, when it was a planned one: it tells whether it came in time.
    pub due: Option<NaiveDate>,
    pub method: Method,
    pub note: String,
    pub extra: Extra,
}

record!(Stakeholder, |stakeholder| {
    for concern in &stakeholder.concerns {
        if concern.answered.is_some_and(|day| day < concern.raised) {
            let why = "the concern was answered before it was raised";
            return Err(Invalid::new("concerns.answered", why));
        }
    }
    Ok(())
});
