//! A task of the daily and weekly checklist.

use crate::domain::field::Value;
use chrono::NaiveDate;

use crate::domain::base::{Extra, Invalid, record};
use crate::domain::named;
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// Something to do, once or again and again.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Task {
    pub id: Id,
    #[field(line)]
    pub what: String,
    pub cadence: TaskCadence,
    /// The KPIs that it serves.
    #[field(label = "KPIs")]
    pub kpis: Vec<Id>,
    /// The risks that it lowers.
    pub risks: Vec<Id>,
    /// What should be better afterwards.
    pub effect: String,
    /// Hours of work each time; missing while nobody has estimated it.
    pub effort: Option<Finite>,
    pub due: Option<NaiveDate>,
    /// The day of the month on which a monthly task is due, when the month of `due` is too short for it.
    pub month_day: Option<u8>,
    pub owner: String,
    pub state: TaskState,
    /// Tasks that must be complete first.
    pub blocked_by: Vec<Id>,
    pub stage: Stage,
    /// What raises its priority by itself.
    pub rules: Vec<RaiseRule>,
    /// A person's own priority in place of the computed one, with the reason.
    pub own_priority: Option<OwnPriority>,
    pub created: NaiveDate,
    /// The days on which it was completed, oldest first: one for a task that is done once.
    pub completed: Vec<NaiveDate>,
    /// The starter task that it was made from.
    #[field(key)]
    pub library: String,
    pub extra: Extra,
}

/// How often a task comes back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
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
#[derive(Clone, Debug, PartialEq, Value)]
pub struct RaiseRule {
    pub kpi: Id,
    pub when: Condition,
    /// At least this priority.
    pub to: Priority,
    pub extra: Extra,
}

/// What a value is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Value)]
pub enum Condition {
    Above(Finite),
    Below(Finite),
}

/// A priority that a person set.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct OwnPriority {
    pub priority: Priority,
    #[field(line)]
    pub reason: String,
    pub extra: Extra,
}

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
    if task.effort.is_some_and(|effort| effort < Finite::ZERO) {
        return Err(Invalid::new("effort", "it is below 0"));
    }
    if task.month_day.is_some_and(|day| !(29..=31).contains(&day)) {
        return Err(Invalid::new("month_day", "it is not 29, 30 or 31"));
    }
    if task.blocked_by.contains(&task.id) {
        return Err(Invalid::new("blocked_by", "a task cannot wait for itself"));
    }
    Ok(())
});
