//! What is done about a KPI that is off.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::base::{Extra, check_name, check_texts, record};
use crate::domain::revision::Id;

/// An agreed step: what, who, by when, and what it is expected to change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Action {
    pub id: Id,
    pub kpi: Id,
    pub what: String,
    #[serde(default)]
    pub who: String,
    #[serde(
        default,
        with = "crate::domain::value::date::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub due: Option<NaiveDate>,
    /// What should be better afterwards.
    #[serde(default)]
    pub effect: String,
    #[serde(default)]
    pub state: ActionState,
    #[serde(with = "crate::domain::value::date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub created: NaiveDate,
    #[serde(
        default,
        with = "crate::domain::value::date::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub closed: Option<NaiveDate>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// How far an action has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
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

record!(Action, |action| {
    check_name("what", &action.what)?;
    check_texts(&[("who", &action.who), ("effect", &action.effect)])
});
