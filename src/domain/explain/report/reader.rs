//! What a reader gets to see: which KPIs and risks, and what is kept from them.

use super::Report;
use crate::domain::decide::decision::Decision;
use crate::domain::decide::risk::Risk;
use crate::domain::explain::matter::people;
use crate::domain::explain::script::Audience;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::explain::variance_script::without_name;
use crate::domain::measure::kpi::{Kpi, Theme, Unit};
use crate::domain::measure::overview::KpiRow;
use crate::domain::order::sort_and_dedup;
use crate::domain::scorecard::Scorecard;
use crate::domain::value::Moment;

/// More KPIs than this are no report; the first ones are told.
const MOST_KPIS: usize = 12;

/// What a client gets when the stakeholder plan says nothing else: what they were promised.
const FOR_CLIENTS: [Theme; 4] = [
    Theme::ServiceLevels,
    Theme::IncidentResponse,
    Theme::DataProtection,
    Theme::Resilience,
];

/// Tells whether the reader is outside of the house.
pub fn is_client(report: &Report) -> bool {
    report.audience == Audience::Client
}

/// Tells whether the report says who does what.
pub fn shows_owners(report: &Report) -> bool {
    !report.without_owners && !is_client(report)
}

/// Picks the KPIs of the report, in its order, out of all in the order of attention.
pub fn kpis(report: &Report, stakeholder: Option<&Stakeholder>, rows: Vec<KpiRow>) -> Vec<KpiRow> {
    let wanted = match (report.kpi, stakeholder) {
        (Some(kpi), _) => vec![kpi],
        (None, Some(stakeholder)) => stakeholder.kpis.clone(),
        (None, None) => Vec::new(),
    };
    if !wanted.is_empty() {
        let mut rows: Vec<Option<KpiRow>> = rows.into_iter().map(Some).collect();
        let picked = wanted.iter().filter_map(|id| {
            let mut places = rows.iter_mut();
            places
                .find(|row| row.as_ref().is_some_and(|row| row.kpi.id == *id))?
                .take()
        });
        let picked: Vec<KpiRow> = picked.collect();
        return (picked.into_iter())
            .filter(|row| report.kpi.is_some() || may_see(report, &row.kpi))
            .take(MOST_KPIS)
            .collect();
    }
    let has_focus = rows.iter().any(|row| row.kpi.focus);
    let is_meant = |row: &KpiRow| match is_client(report) {
        true => FOR_CLIENTS.contains(&row.kpi.theme),
        false => row.kpi.focus || !has_focus,
    };
    rows.into_iter()
        .filter(|row| is_meant(row) && may_see(report, &row.kpi))
        .take(MOST_KPIS)
        .collect()
}

fn may_see(report: &Report, kpi: &Kpi) -> bool {
    !(is_client(report) && kpi.unit == Unit::Money)
}

/// Picks the risks that the reader is told about, open or not.
pub fn risks<'a>(
    card: &'a Scorecard,
    report: &Report,
    stakeholder: Option<&Stakeholder>,
) -> Vec<&'a Risk> {
    let chosen = stakeholder.map_or(&[][..], |stakeholder| &stakeholder.risks);
    let is_told = |risk: &&Risk| match chosen.is_empty() {
        true => !is_client(report),
        false => chosen.contains(&risk.id),
    };
    card.all::<Risk>().filter(is_told).collect()
}

/// Says by which rules the report was written, for the coordinator.
pub fn rules(report: &Report, stakeholder: Option<&Stakeholder>) -> Vec<&'static str> {
    let chosen = stakeholder.map(|stakeholder| (&stakeholder.kpis, &stakeholder.risks));
    let has_kpis = chosen.is_some_and(|(kpis, _)| !kpis.is_empty());
    let has_risks = chosen.is_some_and(|(_, risks)| !risks.is_empty());
    let mut rules = Vec::new();
    if report.kpi.is_none() {
        rules.push(match (has_kpis, is_client(report)) {
            (true, _) => "KPIs: those chosen for them in the stakeholder plan, in that order, at most 12.",
            (false, true) => {
                "KPIs: service levels, incident response, data protection and resilience, until others are chosen for them in the stakeholder plan."
            }
            (false, false) => {
                "KPIs: those in focus, what needs attention first, at most 12, until others are chosen for them in the stakeholder plan."
            }
        });
        rules.push(match (has_risks, is_client(report)) {
            (true, _) => "Risks: those chosen for them in the stakeholder plan.",
            (false, true) => "Risks: none, until some are chosen for them in the stakeholder plan.",
            (false, false) => "Risks: all, until some are chosen for them in the stakeholder plan.",
        });
    }
    rules.push(match report.audience {
        Audience::Client => {
            "A client never gets owners’ names, money, scores, decisions, what you ask for inside the company, or private notes, and reads no jargon."
        }
        Audience::ProjectManager => {
            "A project manager reads what it means for delivery, budget and scope, with the decisions and the money asked for."
        }
        Audience::Ciso => {
            "A CISO reads all of it: scores against the appetite, signal or noise, decisions and money."
        }
        Audience::Executives => {
            "Executives read what is off target, what it means for the business, and what they have to decide."
        }
    });
    rules.push("The private note of the stakeholder plan is never part of a report.");
    rules
}

/// Returns the names that are taken out of a report without owners.
pub fn names(card: &Scorecard, keep: &str) -> Vec<String> {
    let mut names = people(card);
    for risk in card.all::<Risk>() {
        names.extend(risk.steps.iter().map(|step| step.owner.clone()));
        names.extend(risk.acceptance.iter().map(|accepted| accepted.by.clone()));
    }
    for decision in card.all::<Decision>() {
        names.extend(decision.resistance.iter().map(|one| one.who.clone()));
    }
    names.retain(|name| !name.trim().is_empty() && name.trim() != keep.trim());
    sort_and_dedup(&mut names);
    // A longer name may hold a shorter one.
    crate::domain::order::sort_by(&mut names, |a, b| b.len().cmp(&a.len()));
    names
}

/// Takes the names out of some words.
pub fn nameless(words: &str, names: &[String]) -> String {
    (names.iter()).fold(words.to_owned(), |words, name| without_name(words, name))
}

/// Returns the last second of a day.
pub fn end_of(day: chrono::NaiveDate) -> chrono::NaiveDateTime {
    (Moment::day(day).end())
        .checked_sub_signed(chrono::TimeDelta::seconds(1))
        .unwrap_or(chrono::NaiveDateTime::MIN)
}

/// Names a stakeholder with their role: `Dana Fox, head of service`.
pub fn named(stakeholder: &Stakeholder) -> String {
    match stakeholder.role.trim() {
        "" => stakeholder.name.trim().to_owned(),
        role => format!("{}, {role}", stakeholder.name.trim()),
    }
}
