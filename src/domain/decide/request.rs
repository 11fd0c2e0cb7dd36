//! A budget request: what it costs, what it is to bring, and what it brought.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::base::{Extra, Invalid, check_name, check_texts, record};
use crate::domain::named;
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// Money asked for, in the scorecard's currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BudgetRequest {
    pub id: Id,
    pub name: String,
    /// What it buys, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub buys: String,
    /// Why it cannot wait.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why_now: String,
    /// The day by which it must be decided.
    #[serde(
        default,
        with = "crate::domain::value::date::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub decide_by: Option<NaiveDate>,
    /// Paid once, at the start.
    #[serde(default)]
    pub one_off: Finite,
    /// Paid every year of the horizon.
    #[serde(default)]
    pub yearly: Finite,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kpis: Vec<PromisedKpi>,
    #[serde(default, deserialize_with = "crate::domain::extra::choice")]
    pub loss: LossAvoided,
    /// A year's benefit beyond the loss avoided, in money.
    #[serde(default)]
    pub benefit: Finite,
    /// What that benefit is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub benefit_note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumptions: Vec<Assumption>,
    #[serde(default)]
    pub state: RequestState,
    /// The day of the newest state.
    #[serde(with = "crate::domain::value::date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub state_since: NaiveDate,
    /// What came of it after the purchase, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actuals: Vec<ActualEffect>,
    /// The business case, once it was edited by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited_case: Option<EditedCase>,
    #[serde(with = "crate::domain::value::date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub created: NaiveDate,
    #[serde(flatten)]
    pub extra: Extra,
}

/// Where the yearly loss that a request avoids comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LossAvoided {
    /// Nobody has estimated it.
    #[default]
    Unknown,
    /// From the loss of these risks before and after mitigation.
    Simulated(Vec<Id>),
    /// The annual loss expectancy before and after, typed.
    Typed { before: Finite, after: Finite },
}

/// What a request promises for a KPI.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PromisedKpi {
    pub kpi: Id,
    /// The value when it was asked for; missing when there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Finite>,
    pub to: Finite,
    #[serde(
        default,
        with = "crate::domain::value::date::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub by: Option<NaiveDate>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// What the figures rest on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Assumption {
    pub text: String,
    #[serde(with = "crate::domain::value::date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub on: NaiveDate,
    #[serde(flatten)]
    pub extra: Extra,
}

/// How far a request has come.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    #[default]
    Proposed,
    Approved,
    Declined,
    Bought,
}

impl BudgetRequest {
    /// Starts a request that nothing is known of but its name.
    pub fn new(id: Id, name: String, today: NaiveDate) -> BudgetRequest {
        BudgetRequest {
            id,
            name,
            buys: String::new(),
            why_now: String::new(),
            decide_by: None,
            one_off: Finite::ZERO,
            yearly: Finite::ZERO,
            kpis: Vec::new(),
            loss: LossAvoided::Unknown,
            benefit: Finite::ZERO,
            benefit_note: String::new(),
            assumptions: Vec::new(),
            state: RequestState::Proposed,
            state_since: today,
            actuals: Vec::new(),
            edited_case: None,
            created: today,
            extra: Extra::new(),
        }
    }
}

named!(RequestState {
    Proposed: "Proposed",
    Approved: "Approved",
    Declined: "Declined",
    Bought: "Bought",
});

/// What was seen after the purchase; each figure is missing while unknown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ActualEffect {
    #[serde(with = "crate::domain::value::date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub on: NaiveDate,
    /// What it has cost so far, in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent: Option<Finite>,
    /// The annual loss expectancy as it looks now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<Finite>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A business case as the coordinator wants to say it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EditedCase {
    pub text: String,
    /// The draft that was edited: when the figures give another draft, the text is out of date.
    pub draft: String,
    #[serde(flatten)]
    pub extra: Extra,
}

record!(BudgetRequest, |request| {
    check_name("name", &request.name)?;
    check_texts(&[
        ("buys", &request.buys),
        ("why_now", &request.why_now),
        ("benefit_note", &request.benefit_note),
    ])?;
    for (field, amount) in [("one_off", request.one_off), ("yearly", request.yearly)] {
        if amount < Finite::ZERO {
            return Err(Invalid::new(
                field,
                "a cost is below 0; a saving is a benefit",
            ));
        }
    }
    if let LossAvoided::Typed { before, after } = request.loss
        && (before < Finite::ZERO || after < Finite::ZERO)
    {
        return Err(Invalid::new("loss", "a yearly loss is below 0"));
    }
    if let Some(case) = &request.edited_case {
        check_texts(&[("edited_case", &case.text), ("edited_case", &case.draft)])?;
    }
    for assumption in &request.assumptions {
        check_texts(&[("assumptions", &assumption.text)])?;
    }
    for actual in &request.actuals {
        check_texts(&[("actuals", &actual.note)])?;
    }
    Ok(())
});
