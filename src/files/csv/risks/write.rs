//! Writes the risk register as CSV.

use chrono::NaiveDate;

use super::cells::{loss_name, write_steps};
use super::columns::{Field, written};
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
pub(super) fn cell(risk: &Risk, field: Field) -> String {
    let scores = risk.current();
    let likelihood = |score: Option<Score>| level(score.map(|score| score.likelihood.get()));
    let impact = |score: Option<Score>| level(score.map(|score| score.impact.get()));
    let inherent = || scores.map(|scores| scores.inherent);
    let residual = || scores.map(|scores| scores.residual);
    let target = || scores.and_then(|scores| scores.target);
    let acceptance = risk.acceptance.as_ref();
    match field {
        Field::Id => risk.id.to_string(),
        Field::Name => neutral(&risk.name),
        Field::Description => neutral(&risk.description),
        Field::Category => risk.category.name().to_owned(),
        Field::Owner => neutral(&risk.owner),
        Field::InherentLikelihood => likelihood(inherent()),
        Field::InherentImpact => impact(inherent()),
        Field::ResidualLikelihood | Field::Likelihood => likelihood(residual()),
        Field::ResidualImpact | Field::Impact => impact(residual()),
        Field::TargetLikelihood => likelihood(target()),
        Field::TargetImpact => impact(target()),
        Field::ScoredOn => day(scores.map(|scores| scores.from)),
        Field::ScoreNote => neutral(scores.map_or("", |scores| &scores.note)),
        Field::Response => risk.response.name().to_owned(),
        Field::AcceptedBecause => neutral(acceptance.map_or("", |one| &one.reason)),
        Field::AcceptedBy => neutral(acceptance.map_or("", |one| &one.by)),
        Field::ReviewOn => day(acceptance.map(|one| one.review)),
        Field::Steps => neutral(&write_steps(&risk.steps)),
        Field::Identified => day(Some(risk.identified)),
        Field::Mitigated => day(risk.mitigated),
        Field::Closed => day(risk.closed),
        Field::Occurred => day(risk.occurred),
        Field::Trigger => neutral(&risk.trigger),
        Field::WarningSigns => neutral(&risk.warning_signs),
        Field::Loss => loss_name(&risk.loss).to_owned(),
        Field::LossFrequency => loss(risk, false, 0),
        Field::LossLow => loss(risk, false, 1),
        Field::LossHigh => loss(risk, false, 2),
        Field::LossAfterFrequency => loss(risk, true, 0),
        Field::LossAfterLow => loss(risk, true, 1),
        Field::LossAfterHigh => loss(risk, true, 2),
        Field::Library => neutral(&risk.library),
        Field::Status => String::new(),
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
