//! A task of the daily and weekly checklist.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::base::{Extra, Invalid, check_name, check_texts, record};
use crate::domain::extra::keeps;
use crate::domain::named;
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// Something to do, once or again and again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Task {
    pub id: Id,
    pub what: String,
    #[serde(default)]
    pub cadence: TaskCadence,
    /// The KPIs that it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kpis: Vec<Id>,
    /// The risks that it lowers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub risks: Vec<Id>,
    /// What should be better afterwards.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub effect: String,
    /// Hours of work each time; missing while nobody has estimated it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Finite>,
    #[serde(
        default,
        with = "crate::domain::value::date::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub due: Option<NaiveDate>,
    /// The day of the month on which a monthly task is due, when the month of `due` is too short for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month_day: Option<u8>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    #[serde(default)]
    pub state: TaskState,
    /// Tasks that must be complete first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocked_by: Vec<Id>,
    #[serde(default)]
    pub stage: Stage,
    /// What raises its priority by itself.
    #[serde(
        default,
        with = "crate::domain::extra::parts",
        skip_serializing_if = "Vec::is_empty"
    )]
    #[cfg_attr(test, schemars(with = "Vec<RaiseRule>"))]
    pub rules: Vec<RaiseRule>,
    /// A person's own priority in place of the computed one, with the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_priority: Option<OwnPriority>,
    #[serde(with = "crate::domain::value::date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub created: NaiveDate,
    /// The days on which it was completed, oldest first: one for a task that is done once.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "days")]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub completed: Vec<NaiveDate>,
    /// The starter task that it was made from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub library: String,
    #[serde(flatten)]
    pub extra: Extra,
}

/// How often a task comes back.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TaskCadence {
    #[default]
    Once,
    Daily,
    Weekly,
    Monthly,
}

named!(TaskCadence {
    Once: "Once",
    Daily: "Daily",
    Weekly: "Weekly",
    Monthly: "Monthly",
});

/// How far a task has come.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    #[default]
    NotStarted,
    InProgress,
    Complete,
}

named!(TaskState {
    NotStarted: "Not started",
    InProgress: "In progress",
    Complete: "Complete",
});

/// Where work stands on its way through the project.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    #[default]
    Intake,
    Prioritisation,
    Planning,
    Execution,
    Review,
    Reporting,
    ChangeControl,
}

named!(Stage {
    Intake: "Intake",
    Prioritisation: "Prioritisation",
    Planning: "Planning",
    Execution: "Execution",
    Review: "Review",
    Reporting: "Reporting",
    ChangeControl: "Change control",
});

/// How soon a task deserves to be done; the order is that of attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    High,
    Medium,
    Low,
}

named!(Priority {
    High: "High",
    Medium: "Medium",
    Low: "Low",
});

/// Raises the priority of a task while the newest value of a KPI is beyond a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RaiseRule {
    pub kpi: Id,
    #[serde(deserialize_with = "crate::domain::extra::choice")]
    pub when: Condition,
    /// At least this priority.
    pub to: Priority,
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a value is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    Above(Finite),
    Below(Finite),
}

/// A priority that a person set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OwnPriority {
    pub priority: Priority,
    pub reason: String,
    #[serde(flatten)]
    pub extra: Extra,
}

keeps!(RaiseRule);

impl Task {
    pub fn is_open(&self) -> bool {
        self.state != TaskState::Complete
    }

    /// Tells whether the task is open and its day is over.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
    }
}

record!(Task, |task| {
    check_name("what", &task.what)?;
    check_texts(&[
        ("effect", &task.effect),
        ("owner", &task.owner),
        ("library", &task.library),
    ])?;
    if task.effort.is_some_and(|effort| effort < Finite::ZERO) {
        return Err(Invalid::new("effort", "it is below 0"));
    }
    if task.month_day.is_some_and(|day| !(29..=31).contains(&day)) {
        return Err(Invalid::new("month_day", "it is not 29, 30 or 31"));
    }
    if task.blocked_by.contains(&task.id) {
        return Err(Invalid::new("blocked_by", "a task cannot wait for itself"));
    }
    match &task.own_priority {
        Some(own) => check_name("own_priority.reason", &own.reason),
        None => Ok(()),
    }
});

/// Serde for a list of days.
mod days {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serializer};

    #[derive(Deserialize)]
    struct Day(#[serde(with = "crate::domain::value::date")] NaiveDate);

    pub fn serialize<S: Serializer>(days: &[NaiveDate], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(days.iter().map(NaiveDate::to_string))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<NaiveDate>, D::Error> {
        let days = Vec::<Day>::deserialize(deserializer)?;
        Ok(days.into_iter().map(|Day(day)| day).collect())
    }
}
