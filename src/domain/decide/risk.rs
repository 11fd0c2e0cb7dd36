//! A risk of the register.

use crate::domain::field::Value;
use chrono::NaiveDate;

use super::loss::{Loss, check_loss};
use super::scale::Score;
use crate::domain::base::{Extra, Invalid, record};
use crate::domain::named;
use crate::domain::revision::Id;
use crate::domain::value::is_safe_link;

/// Something that may happen and would hurt the project, and what is done about it.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Risk {
    pub id: Id,
    #[field(line)]
    pub name: String,
    /// What could happen, why, and what it would mean for the project.
    pub description: String,
    pub category: FailureMode,
    pub owner: String,
    /// The scores through time, oldest first; never empty. The newest are those of today.
    #[field(needed)]
    pub scores: Vec<ScoresFrom>,
    pub response: Response,
    /// Who accepts the risk, why, and until when; needed when the response is to accept.
    pub acceptance: Option<Acceptance>,
    /// The steps of the mitigation, in order.
    pub steps: Vec<MitigationStep>,
    pub identified: NaiveDate,
    /// Set when the mitigation works: from then on the risk is burnt down.
    pub mitigated: Option<NaiveDate>,
    /// Set when the risk is gone, mitigated or not.
    pub closed: Option<NaiveDate>,
    /// Set when it happened: a risk that was identified later was found by an incident.
    pub occurred: Option<NaiveDate>,
    /// What would set it off.
    pub trigger: String,
    /// What would be seen before it happens.
    pub warning_signs: String,
    /// The KPIs that it would hurt, and how.
    #[field(label = "KPIs")]
    pub kpis: Vec<HurtKpi>,
    pub evidence: Vec<EvidenceLink>,
    pub loss: Loss,
    /// The library entry that it was made from.
    #[field(key)]
    pub library: String,
    pub extra: Extra,
}

/// How likely and how bad, from a day on.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct ScoresFrom {
    pub from: NaiveDate,
    /// Without any mitigation.
    pub inherent: Score,
    /// With what is in place now.
    pub residual: Score,
    /// What the mitigation aims at.
    pub target: Option<Score>,
    /// Why it was set or changed.
    pub note: String,
    pub extra: Extra,
}

/// Where projects fail: the categories of risks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum FailureMode {
    Planning,
    #[default]
    Execution,
    Commercial,
    Stakeholder,
    Quality,
    Governance,
}

named!(FailureMode {
    Planning: "Planning",
    Execution: "Execution",
    Commercial: "Commercial",
    Stakeholder: "Stakeholder",
    Quality: "Quality",
    Governance: "Governance",
});

/// What is done about a risk (ISO/IEC 27005: modify, retain, share, avoid).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Response {
    #[default]
    Mitigate,
    Accept,
    Transfer,
    Avoid,
}

named!(Response {
    Mitigate: "Mitigate",
    Accept: "Accept",
    Transfer: "Transfer",
    Avoid: "Avoid",
});

/// Who lives with a risk, why, and when it is looked at again.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Acceptance {
    #[field(needed)]
    pub reason: String,
    #[field(line)]
    pub by: String,
    pub review: NaiveDate,
    pub extra: Extra,
}

/// One step of a mitigation.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct MitigationStep {
    #[field(line)]
    pub what: String,
    pub owner: String,
    pub due: Option<NaiveDate>,
    pub state: StepState,
    pub extra: Extra,
}

/// How far a step has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Value)]
pub enum StepState {
    #[default]
    Open,
    InProgress,
    Done,
}

named!(StepState {
    Open: "Not started",
    InProgress: "In progress",
    Done: "Done",
});

/// A KPI that a risk would hurt.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct HurtKpi {
    pub kpi: Id,
    /// What would become of its value.
    pub how: String,
    pub extra: Extra,
}

/// Where something is shown.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct EvidenceLink {
    #[field(needed)]
    pub label: String,
    /// An `https`, `http` or `mailto` address.
    #[field(needed)]
    pub link: String,
    pub extra: Extra,
}

impl Risk {
    /// Returns the scores of today.
    pub fn current(&self) -> Option<&ScoresFrom> {
        self.scores.last()
    }

    /// Returns the scores that held on the day; the first ones also hold before their day.
    pub fn scores_on(&self, day: NaiveDate) -> Option<&ScoresFrom> {
        (self.scores.iter().rev())
            .find(|scores| scores.from <= day)
            .or_else(|| self.scores.first())
    }

    /// Returns the day from which the risk counts as burnt down: mitigated or closed, whichever came first.
    pub fn retired(&self) -> Option<NaiveDate> {
        match (self.mitigated, self.closed) {
            (Some(mitigated), Some(closed)) => Some(mitigated.min(closed)),
            (mitigated, closed) => mitigated.or(closed),
        }
    }

    /// Tells whether the risk is known and not retired at the end of the day.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.identified <= day && self.retired().is_none_or(|retired| retired > day)
    }

    /// Tells whether the risk is not retired; one whose day lies ahead is still open.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.retired().is_none_or(|retired| retired > today)
    }
}

record!(Risk, |risk| {
    check_scores(&risk.scores)?;
    check_acceptance(risk)?;
    check_loss(&risk.loss)?;
    for (field, day) in [("mitigated", risk.mitigated), ("closed", risk.closed)] {
        if day.is_some_and(|day| day < risk.identified) {
            return Err(Invalid::new(
                field,
                "it is before the day the risk was identified",
            ));
        }
    }
    risk.evidence.iter().try_for_each(check_link)
});

fn check_scores(scores: &[ScoresFrom]) -> Result<(), Invalid> {
    if scores.is_empty() {
        return Err(Invalid::new("scores", "a risk needs a score"));
    }
    if scores.windows(2).any(|pair| pair[0].from >= pair[1].from) {
        let why = "they are not in order of date, one for each day";
        return Err(Invalid::new("scores", why));
    }
    Ok(())
}

fn check_acceptance(risk: &Risk) -> Result<(), Invalid> {
    match &risk.acceptance {
        None if risk.response == Response::Accept => Err(Invalid::new(
            "acceptance",
            "accepting a risk needs a reason, who accepts it, and a day to look at it again",
        )),
        Some(acceptance) if acceptance.reason.trim().is_empty() => {
            Err(Invalid::new("acceptance.reason", "it needs a text"))
        }
        _ => Ok(()),
    }
}

fn check_link(evidence: &EvidenceLink) -> Result<(), Invalid> {
    match is_safe_link(&evidence.link) {
        true => Ok(()),
        false => Err(Invalid::new(
            "evidence",
            "a link starts with https://, http:// or mailto:",
        )),
    }
}
