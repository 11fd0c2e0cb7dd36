//! Starter tasks: what a coordinator does daily, weekly or monthly for each KPI.

use chrono::NaiveDate;

use crate::domain::decide::task::{
    Condition, Priority, RaiseRule, Stage, Task, TaskCadence, TaskState,
};
use crate::domain::measure::kpi::Kpi;
use crate::domain::record::Extra;
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// One starter task.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TaskTemplate {
    /// The stable name that a task remembers.
    pub key: &'static str,
    /// The key of the library's KPI that it serves; empty for any KPI.
    pub kpi: &'static str,
    pub what: &'static str,
    pub cadence: TaskCadence,
    /// What should be better afterwards.
    pub effect: &'static str,
    /// Hours each time.
    pub effort: f64,
    pub stage: Stage,
    /// Raises the priority to high while the KPI is above or below a number.
    pub high_while: Option<HighWhile>,
}

/// When a starter task is of high priority by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HighWhile {
    Above(f64),
    Below(f64),
}

const SUBJECTS: [&[TaskTemplate]; 0] = [];

/// Returns the starter tasks of a KPI: those of its library entry, or those of any KPI.
pub fn for_kpi(library: &str) -> Vec<&'static TaskTemplate> {
    let of = |key: &str| -> Vec<&'static TaskTemplate> {
        (SUBJECTS.into_iter().flatten())
            .filter(|template| template.kpi == key)
            .collect()
    };
    let own = of(library);
    match own.is_empty() {
        true => of(""),
        false => own,
    }
}

impl TaskTemplate {
    /// Returns the task for the KPI, first due on the day.
    pub fn to_task(&self, id: Id, kpi: &Kpi, today: NaiveDate) -> Task {
        let rule = |when| RaiseRule {
            kpi: kpi.id,
            when,
            to: Priority::High,
            extra: Extra::new(),
        };
        let number = |number| Finite::new(number).unwrap_or_default();
        let when = self.high_while.map(|when| match when {
            HighWhile::Above(limit) => Condition::Above(number(limit)),
            HighWhile::Below(limit) => Condition::Below(number(limit)),
        });
        Task {
            id,
            what: self.what.to_owned(),
            cadence: self.cadence,
            kpis: vec![kpi.id],
            risks: Vec::new(),
            effect: self.effect.to_owned(),
            effort: Some(number(self.effort)),
            due: Some(today),
            month_day: None,
            owner: String::new(),
            state: TaskState::NotStarted,
            blocked_by: Vec::new(),
            stage: self.stage,
            rules: when.map(rule).into_iter().collect(),
            own_priority: None,
            created: today,
            completed: Vec::new(),
            library: self.key.to_owned(),
            extra: Extra::new(),
        }
    }
}
