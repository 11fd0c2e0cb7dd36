//! People with a say in the project: what they care about, what they are told, when and how.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::script::Audience;
use crate::domain::base::{Extra, Invalid, check_name, check_texts, record};
use crate::domain::decide::scale::Level;
use crate::domain::named;
use crate::domain::revision::Id;

/// A person or group of the stakeholder plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stakeholder {
    pub id: Id,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// In whose language they are told: the one that comes nearest to their role.
    #[serde(default)]
    pub audience: Audience,
    /// What they care about, in their own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cares_about: String,
    /// How much they can change; missing while nobody has judged it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub influence: Option<Level>,
    /// How much it concerns them; missing while nobody has judged it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest: Option<Level>,
    #[serde(default)]
    pub stance: Stance,
    /// The KPIs that they follow, in the order of the report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kpis: Vec<Id>,
    /// The risks that they are told about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub risks: Vec<Id>,
    #[serde(default)]
    pub cadence: UpdateCadence,
    #[serde(default)]
    pub method: Method,
    /// The day of the next update; missing when they are told on request only.
    #[serde(
        default,
        with = "crate::domain::value::date::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub due: Option<NaiveDate>,
    /// Their mail address, for drafts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mail: String,
    /// For the coordinator alone: no report shows it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub private_note: String,
    /// Oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<Concern>,
    /// The updates that were given, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub updates: Vec<Update>,
    #[serde(flatten)]
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
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
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
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
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
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Concern {
    pub what: String,
    #[serde(with = "crate::domain::value::date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub raised: NaiveDate,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
    /// Missing while it waits for an answer.
    #[serde(
        default,
        with = "crate::domain::value::date::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub answered: Option<NaiveDate>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// An update that was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Update {
    #[serde(with = "crate::domain::value::date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub on: NaiveDate,
    /// The day it was due, when it was a planned one: it tells whether it came in time.
    #[serde(
        default,
        with = "crate::domain::value::date::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub due: Option<NaiveDate>,
    #[serde(default)]
    pub method: Method,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Stakeholder, |stakeholder| {
    check_name("name", &stakeholder.name)?;
    check_texts(&[
        ("role", &stakeholder.role),
        ("cares_about", &stakeholder.cares_about),
        ("mail", &stakeholder.mail),
        ("private_note", &stakeholder.private_note),
    ])?;
    for concern in &stakeholder.concerns {
        check_name("concerns.what", &concern.what)?;
        check_texts(&[("concerns.answer", &concern.answer)])?;
        if concern.answered.is_some_and(|day| day < concern.raised) {
            let why = "the concern was answered before it was raised";
            return Err(Invalid::new("concerns.answered", why));
        }
    }
    (stakeholder.updates.iter())
        .try_for_each(|update| check_texts(&[("updates.note", &update.note)]))
});
