//! The beginning of a run.

use super::own::Playbook;
use super::run::{Run, RunMessage, RunStep, RunTell, RunTouch};
use super::stamp::Stamp;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::measure::kpi::Kpi;
use crate::domain::record::Extra;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

impl Playbook {
    /// Starts a run of the playbook at `now`; `reference` is how the playbook is found again.
    pub fn start(
        &self,
        card: &Scorecard,
        id: Id,
        reference: String,
        what: &str,
        now: Stamp,
    ) -> Run {
        let step = |step: &super::own::Step| RunStep {
            step: step.clone(),
            owner: step.who.clone(),
            done: None,
            left_out: false,
            note: String::new(),
            extra: Extra::new(),
        };
        let message = |message: &super::own::Message| RunMessage {
            message: message.clone(),
            edited: None,
            sent: None,
            extra: Extra::new(),
        };
        let tell = |tell: &super::own::Tell| RunTell {
            tell: tell.clone(),
            stakeholder: find_stakeholder(card, &tell.who),
            told: None,
            extra: Extra::new(),
        };
        let touch = |touch: &super::own::Touch| {
            let kpi = card.all::<Kpi>().find(|kpi| kpi.library == touch.key)?;
            Some(RunTouch {
                kpi: kpi.id,
                low: touch.low,
                high: touch.high,
                how: touch.how.clone(),
                extra: Extra::new(),
            })
        };
        Run {
            id,
            playbook: reference,
            name: self.name.clone(),
            what: match what.trim() {
                "" => self.name.clone(),
                what => what.to_owned(),
            },
            lead: card.settings().coordinator,
            client: card.settings().client,
            vendor: String::new(),
            next_update: String::new(),
            aim: self.aim.clone(),
            impact: String::new(),
            started: now,
            happened: None,
            detected: now,
            contained: None,
            resolved: None,
            ended: None,
            steps: self.steps.iter().map(step).collect(),
            messages: self.messages.iter().map(message).collect(),
            tell: self.tell.iter().map(tell).collect(),
            kpis: self.kpis.iter().filter_map(touch).collect(),
            suggested: self.risks.clone(),
            questions: self.lessons.clone(),
            risks: Vec::new(),
            tasks: Vec::new(),
            measurements: Vec::new(),
            log: Vec::new(),
            lessons: Vec::new(),
            report: None,
            extra: Extra::new(),
        }
    }
}

/// Returns the one stakeholder whose role or name is the one asked for; none where it is not clear.
fn find_stakeholder(card: &Scorecard, who: &str) -> Option<Id> {
    let who = who.to_lowercase();
    let is_meant = |text: &str| {
        let text = text.trim().to_lowercase();
        !text.is_empty() && (text == who || who.contains(&text))
    };
    let mut found = (card.all::<Stakeholder>())
        .filter(|one| is_meant(&one.role) || is_meant(&one.name) || is_meant(one.audience.name()));
    match (found.next(), found.next()) {
        (Some(one), None) => Some(one.id),
        _ => None,
    }
}
