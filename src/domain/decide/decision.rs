//! A decision: options side by side, the reason, and who decided.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::scale::Score;
use crate::domain::record::{Extra, Invalid, check_name, check_texts, record};
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// A question with its options, and what was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Decision {
    pub id: Id,
    pub question: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub context: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<DecisionOption>,
    /// Who is asked when an option leaves more risk than is accepted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub escalate_to: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resistance: Option<Resistance>,
    /// What was decided; missing while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    #[serde(with = "crate::domain::value::date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub created: NaiveDate,
    #[serde(flatten)]
    pub extra: Extra,
}

/// One way to go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DecisionOption {
    pub id: Id,
    pub name: String,
    /// What it costs in all; missing while unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Finite>,
    /// What it brings in all, in money, beside less risk; missing while unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benefit: Option<Finite>,
    /// Days by which the schedule moves; below 0 is earlier. Missing while unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay: Option<Finite>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kpis: Vec<KpiEffect>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub risks: Vec<RiskEffect>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(flatten)]
    pub extra: Extra,
}

/// What an option is expected to do to a KPI.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KpiEffect {
    pub kpi: Id,
    /// The change of its value, in its unit.
    pub change: Finite,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The residual score that an option would leave a risk with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RiskEffect {
    pub risk: Id,
    pub score: Score,
    #[serde(flatten)]
    pub extra: Extra,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Outcome {
    pub option: Id,
    pub reason: String,
    pub by: String,
    #[serde(with = "crate::domain::value::date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub on: NaiveDate,
    /// When it is looked at again.
    #[serde(
        default,
        with = "crate::domain::value::date::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub review: Option<NaiveDate>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The worksheet for a stakeholder who resists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Resistance {
    #[serde(default)]
    pub who: String,
    /// What they fear or want to keep.
    #[serde(default)]
    pub concern: String,
    /// What happens if nothing is done.
    #[serde(default)]
    pub not_acting: String,
    /// What would cost them less.
    #[serde(default)]
    pub alternatives: String,
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Decision, |decision| {
    check_name("question", &decision.question)?;
    check_texts(&[
        ("context", &decision.context),
        ("escalate_to", &decision.escalate_to),
    ])?;
    for option in &decision.options {
        check_name("options", &option.name)?;
        check_texts(&[("options", &option.note)])?;
        if option.cost.is_some_and(|cost| cost < Finite::ZERO) {
            return Err(Invalid::new(
                "options",
                "a cost is below 0; a saving is a benefit",
            ));
        }
    }
    if let Some(resistance) = &decision.resistance {
        check_texts(&[
            ("resistance", &resistance.who),
            ("resistance", &resistance.concern),
            ("resistance", &resistance.not_acting),
            ("resistance", &resistance.alternatives),
        ])?;
    }
    let Some(outcome) = &decision.outcome else {
        return Ok(());
    };
    if decision
        .options
        .iter()
        .all(|option| option.id != outcome.option)
    {
        return Err(Invalid::new(
            "outcome",
            "it names an option that the decision does not have",
        ));
    }
    check_name("outcome.by", &outcome.by)?;
    if outcome.reason.trim().is_empty() {
        return Err(Invalid::new("outcome.reason", "it needs a text"));
    }
    check_texts(&[("outcome.reason", &outcome.reason)])
});
