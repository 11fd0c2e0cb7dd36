//! A budget request: what it costs, what it is to bring, and what it brought.

use crate::domain::field::Value;
use chrono::NaiveDate;

use crate::domain::base::{Extra, Invalid, record};
use crate::domain::named;
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// Money asked for, in the scorecard's currency.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct BudgetRequest {
    pub id: Id,
    #[field(line)]
    pub name: String,
    /// What it buys, in words.
    pub buys: String,
    /// Why it cannot wait.
    pub why_now: String,
    /// The day by which it must be decided.
    pub decide_by: Option<NaiveDate>,
    /// Paid once, at the start.
    #[field(written)]
    pub one_off: Finite,
    /// Paid every year of the horizon.
    #[field(written)]
    pub yearly: Finite,
    #[field(label = "KPIs")]
    pub kpis: Vec<PromisedKpi>,
    pub loss: LossAvoided,
    /// A year's benefit beyond the loss avoided, in money.
    #[field(written)]
    pub benefit: Finite,
    /// What that benefit is.
    pub benefit_note: String,
    pub assumptions: Vec<Assumption>,
    pub state: RequestState,
    /// The day of the newest state.
    pub state_since: NaiveDate,
    /// What came of it after the purchase, oldest first.
    pub actuals: Vec<ActualEffect>,
    /// The business case, once it was edited by hand.
    pub edited_case: Option<EditedCase>,
    pub created: NaiveDate,
    pub extra: Extra,
}

/// Where the yearly loss that a request avoids comes from.
#[derive(Clone, Debug, Default, PartialEq, Value)]
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
#[derive(Clone, Debug, PartialEq, Value)]
pub struct PromisedKpi {
    pub kpi: Id,
    /// The value when it was asked for; missing when there was none.
    pub from: Option<Finite>,
    pub to: Finite,
    pub by: Option<NaiveDate>,
    pub extra: Extra,
}

/// What the figures rest on.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Assumption {
    #[field(needed)]
    pub text: String,
    pub on: NaiveDate,
    pub extra: Extra,
}

/// How far a request has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
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
#[derive(Clone, Debug, PartialEq, Value)]
pub struct ActualEffect {
    pub on: NaiveDate,
    /// What it has cost so far, in all.
    pub spent: Option<Finite>,
    /// The annual loss expectancy as it looks now.
    pub loss: Option<Finite>,
    pub note: String,
    pub extra: Extra,
}

/// A business case as the coordinator wants to say it.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct EditedCase {
    #[field(needed)]
    pub text: String,
    /// The draft that was edited: when the figures give another draft, the text is out of date.
    #[field(needed)]
    pub draft: String,
    pub extra: Extra,
}

record!(BudgetRequest, |request| {
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
    Ok(())
});
