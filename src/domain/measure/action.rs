//! What is done about a KPI that is off.

use crate::domain::field::Value;
use chrono::NaiveDate;

use crate::domain::base::{Extra, record};
use crate::domain::revision::Id;

/// An agreed step: what, who, by when, and what it is expected to change.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Action {
    pub id: Id,
    #[field(label = "KPI")]
    pub kpi: Id,
    #[field(line)]
    pub what: String,
    #[field(written)]
    pub who: String,
    pub due: Option<NaiveDate>,
    /// What should be better afterwards.
    #[field(written)]
    pub effect: String,
    pub state: ActionState,
    pub created: NaiveDate,
    pub closed: Option<NaiveDate>,
    pub extra: Extra,
}

/// How far an action has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Value)]
pub enum ActionState {
    #[default]
    Open,
    Done,
    Dropped,
}

impl Action {
    pub fn is_open(&self) -> bool {
        self.state == ActionState::Open
    }

    /// Tells whether the action is open and its day is over.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
    }
}

record!(Action);
