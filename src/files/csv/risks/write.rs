//! Writes the risk register as CSV.

use chrono::NaiveDate;

use super::cells::{loss_name, write_steps};
use super::columns::{RiskColumn, written};
use crate::domain::decide::frequency::Frequency;
use crate::domain::decide::loss::{Loss, LossEstimate, Magnitude};
use crate::domain::decide::risk::Risk;
use crate::domain::decide::scale::Score;
use crate::domain::scorecard::Scorecard;
use crate::files::csv::neutral;
use crate::files::csv::write::{number, push, text};

/// Returns all risks, a row each, in the order of their ids.
pub fn write_risks(scorecard: &Scorecard) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    push(
        &mut table,
        written().map(|(_, name)| name.to_owned()).collect(),
    );
    for risk in scorecard.all::<Risk>() {
        push(
            &mut table,
            written().map(|(field, _)| cell(risk, field)).collect(),
        );
    }
    text(table)
}

/// Returns what the table says of one risk in one column.
pub(super) fn cell(risk: &Risk, field: RiskColumn) -> String {
    let scores = risk.current();
    let likelihood = |score: Option<Score>| level(score.map(|score| score.likelihood.get()));
    let impact = |score: Option<Score>| level(score.map(|score| score.impact.get()));
    let inherent = || scores.map(|scores| scores.inherent);
    let residual = || scores.map(|scores| scores.residual);
    let target = || scores.and_then(|scores| scores.target);
    let acceptance = risk.acceptance.as_ref();
    match field {
        RiskColumn::Id => risk.id.to_string(),
        RiskColumn::Name => neutral(&risk.name),
        RiskColumn::Description => neutral(&risk.description),
        RiskColumn::Category => risk.category.name().to_owned(),
        RiskColumn::Owner => neutral(&risk.owner),
        RiskColumn::InherentLikelihood => likelihood(inherent()),
        RiskColumn::InherentImpact => impact(inherent()),
        RiskColumn::ResidualLikelihood | RiskColumn::Likelihood => likelihood(residual()),
        RiskColumn::ResidualImpact | RiskColumn::Impact => impact(residual()),
        RiskColumn::TargetLikelihood => likelihood(target()),
        RiskColumn::TargetImpact => impact(target()),
        RiskColumn::ScoredOn => day(scores.map(|scores| scores.from)),
        RiskColumn::ScoreNote => neutral(scores.map_or("", |scores| &scores.note)),
        RiskColumn::Response => risk.response.name().to_owned(),
        RiskColumn::AcceptedBecause => neutral(acceptance.map_or("", |one| &one.reason)),
        RiskColumn::AcceptedBy => neutral(acceptance.map_or("", |one| &one.by)),
        RiskColumn::ReviewOn => day(acceptance.map(|one| one.review)),
        RiskColumn::Steps => neutral(&write_steps(&risk.steps)),
        RiskColumn::Identified => day(Some(risk.identified)),
        RiskColumn::Mitigated => day(risk.mitigated),
        RiskColumn::Closed => day(risk.closed),
        RiskColumn::Occurred => day(risk.occurred),
        RiskColumn::Trigger => neutral(&risk.trigger),
        RiskColumn::WarningSigns => neutral(&risk.warning_signs),
        RiskColumn::Loss => loss_name(&risk.loss).to_owned(),
        RiskColumn::LossFrequency => loss(risk, false, 0),
        RiskColumn::LossLow => loss(risk, false, 1),
        RiskColumn::LossHigh => loss(risk, false, 2),
        RiskColumn::LossAfterFrequency => loss(risk, true, 0),
        RiskColumn::LossAfterLow => loss(risk, true, 1),
        RiskColumn::LossAfterHigh => loss(risk, true, 2),
        RiskColumn::Library => neutral(&risk.library),
        RiskColumn::Status => String::new(),
    }
}

fn level(level: Option<u8>) -> String {
    level.map(|level| level.to_string()).unwrap_or_default()
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Returns the frequency (0), the amount or its lower end (1), or its upper end (2), before or after mitigation.
fn loss(risk: &Risk, is_after: bool, part: usize) -> String {
    let estimate: Option<LossEstimate> = match (&risk.loss, is_after) {
        (Loss::Estimated { before, .. }, false) => Some(*before),
        (Loss::Estimated { after, .. }, true) => *after,
        _ => None,
    };
    if let (0, Some(estimate)) = (part, estimate) {
        return match estimate.frequency {
            Frequency::Point(events) => number(events),
            Frequency::Range(low, high) => format!("{} to {}", number(low), number(high)),
        };
    }
    let value = estimate.and_then(|estimate| match (part, estimate.magnitude) {
        (1, Magnitude::Point(low) | Magnitude::Range(low, _)) => Some(low),
        (2, Magnitude::Range(_, high)) => Some(high),
        _ => None,
    });
    value.map(number).unwrap_or_default()
}
