//! When the KPI is expected back on target: from the trend, else from the actions, else unknown.

use chrono::NaiveDate;

use super::facts::{Facts, Sentence, plain};
use crate::domain::explain::script::Audience;
use crate::domain::explain::situation::{self, Situation};
use crate::domain::explain::wording::slowest;
use crate::domain::measure::forecast::Forecast;

/// What the due dates of the open actions say.
enum Plan {
    /// The latest day that is not over yet.
    By(NaiveDate),
    /// All days are over.
    Late,
    NoDate,
}

/// Says what is to be expected; nothing where the reading has said it all.
pub fn outlook(facts: &Facts) -> Option<Sentence> {
    let today = facts.context.today;
    match facts.situation {
        Situation::NoData => Some(plain(measure(facts, "a first"))),
        Situation::Stale => Some(plain(measure(facts, "a fresh"))),
        Situation::Recovering { on, .. } if on <= today => Some(plain(
            "By the trend it should be back on target by now, and the next figure will tell",
        )),
        Situation::Recovering { on, by, .. } => Some(plain(back(facts, on, by))),
        Situation::Missed { .. } if facts.is_scatter() => Some(plain(
            "On average the target is met, so the next figure may well meet it again",
        )),
        Situation::Missed { .. } => Some(plain(missed(facts))),
        Situation::Drifting { on } => Some(plain(drifting(facts, on))),
        Situation::JustBack { .. } => None,
        Situation::GoodNews { .. } | Situation::Steady => {
            let steady = situation::forecast(facts.context.kpi, facts.context.evaluation);
            (steady == Forecast::Steady)
                .then(|| plain("Nothing in the figures suggests that this is about to change"))
        }
    }
}

fn measure(facts: &Facts, which: &str) -> String {
    let who = if facts.is_client() { "we" } else { "I" };
    format!(
        "The next step is {which} measurement; until we have it, {who} would rather say that we do not know than guess"
    )
}

fn back(facts: &Facts, on: NaiveDate, by: Option<NaiveDate>) -> String {
    let (day, slowest) = (facts.day(on), slowest(on, by, facts.context.today));
    match facts.audience {
        Audience::ProjectManager if by.is_some_and(|by| by > on) => format!(
            "At the current rate we will be back on target about {day}{slowest}; please plan with the later date"
        ),
        Audience::Client => {
            format!(
                "If it goes on like this, we expect to meet the target again about {day}{slowest}"
            )
        }
        _ => format!("At the current rate we will be back on target about {day}{slowest}"),
    }
}

/// Says, after a day that rests on the actions, that the figures do not show it.
pub fn caveat(facts: &Facts) -> Option<Sentence> {
    let missed = matches!(facts.situation, Situation::Missed { .. });
    let planned = matches!(plan(facts), Plan::By(_));
    (missed && planned && !facts.is_scatter()).then(|| {
        plain(format!(
            "The figures alone do not show this: {}",
            rate(facts)
        ))
    })
}

fn rate(facts: &Facts) -> &'static str {
    let context = facts.context;
    match situation::forecast(context.kpi, context.evaluation) {
        _ if situation::target_changed(context.kpi, context.evaluation) => {
            "the target has changed since"
        }
        Forecast::NotAtThisRate => "there is no trend back within a year",
        Forecast::Untold => {
            "each figure builds on the ones before, so no day can be read from them"
        }
        _ => "there are too few figures for a forecast",
    }
}

fn missed(facts: &Facts) -> String {
    let context = facts.context;
    let rate = rate(facts);
    match plan(facts) {
        Plan::By(day) => {
            let day = facts.day(day);
            let due = match context.actions.len() {
                _ if !all_planned(facts) => format!(
                    "on {day} at the earliest, as not every action has a date that still holds"
                ),
                1 => format!("by {day}, when this action is due"),
                _ => format!("by {day}, when the last of these actions is due"),
            };
            format!("We expect to be back on target {due}")
        }
        Plan::Late => format!(
            "We do not know yet when we will be back on target: {rate}, and what was planned is {} and needs a new date",
            if facts.is_client() { "late" } else { "overdue" }
        ),
        Plan::NoDate => format!(
            "We do not know yet when we will be back on target: {rate}, and no action has a date"
        ),
    }
}

fn drifting(facts: &Facts, on: Option<NaiveDate>) -> String {
    match on {
        Some(on) if on <= facts.context.today => {
            "If nothing changes, the target can be missed any day now".to_owned()
        }
        Some(on) => format!(
            "If nothing changes, the target will be missed from about {}",
            facts.day(on)
        ),
        None => "Whether and when the target will be missed is unknown".to_owned(),
    }
}

fn plan(facts: &Facts) -> Plan {
    let due = facts
        .context
        .actions
        .iter()
        .filter_map(|action| action.due)
        .max();
    match due {
        Some(day) if day >= facts.context.today => Plan::By(day),
        Some(_) => Plan::Late,
        None => Plan::NoDate,
    }
}

/// Tells whether every open action has a day that is not over yet.
fn all_planned(facts: &Facts) -> bool {
    let today = facts.context.today;
    (facts.context.actions.iter()).all(|action| action.due.is_some_and(|due| due >= today))
}

/// Says the same in a few words.
pub fn short(facts: &Facts) -> Option<String> {
    let today = facts.context.today;
    match facts.situation {
        Situation::Recovering { on, .. } if on <= today => {
            Some("back on target any day now by the trend".to_owned())
        }
        Situation::Recovering { on, .. } => Some(format!(
            "back on target about {} at this rate",
            facts.day(on)
        )),
        Situation::Drifting { on: Some(on) } if on <= today => {
            Some("may miss the target any day".to_owned())
        }
        Situation::Drifting { on: Some(on) } => Some(format!(
            "misses the target from about {} at this rate",
            facts.day(on)
        )),
        Situation::Missed { .. } => Some(match plan(facts) {
            Plan::By(day) if all_planned(facts) => format!("expected back by {}", facts.day(day)),
            Plan::By(day) => format!("expected back on {} at the earliest", facts.day(day)),
            Plan::Late | Plan::NoDate => "when it will be back is unknown".to_owned(),
        }),
        _ => None,
    }
}
