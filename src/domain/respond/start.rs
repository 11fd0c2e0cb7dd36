//! The beginning of a run: what is known of it, and whom the project's rules want told.

use super::own::{Playbook, Tell};
use super::run::{Run, RunMessage, RunStep, RunTell, RunTouch};
use super::stamp::Stamp;
use crate::domain::base::Extra;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

/// When there is news again, until somebody says another time.
pub const NEXT_UPDATE: &str = "within 24 hours";

/// What is known when a run starts.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    pub id: Id,
    /// How the playbook is found again.
    pub reference: String,
    /// What happened; may be empty, for time cannot be caught up.
    pub what: String,
    pub client: String,
    pub vendor: String,
    /// Whose data it may be, or who else is concerned.
    pub people: String,
    /// When we learned of it.
    pub learned: Stamp,
    /// When work on it begins.
    pub now: Stamp,
}

impl Start {
    /// Returns a start of which nothing else is known than that it is learned of now.
    pub fn now(id: Id, reference: String, now: Stamp) -> Start {
        Start {
            id,
            reference,
            what: String::new(),
            client: String::new(),
            vendor: String::new(),
            people: String::new(),
            learned: now,
            now,
        }
    }
}

impl Playbook {
    /// Starts a run of the playbook at `now`, which is learned of at the same time, and by no rule of law.
    pub fn start(
        &self,
        card: &Scorecard,
        id: Id,
        reference: String,
        what: &str,
        now: Stamp,
    ) -> Run {
        let start = Start {
            what: what.to_owned(),
            ..Start::now(id, reference, now)
        };
        self.start_with(card, start, self.tell.clone())
    }

    /// Starts a run of the playbook; `tell` is who must be told, with what the project's rules add to the playbook's list.
    pub fn start_with(&self, card: &Scorecard, start: Start, tell: Vec<Tell>) -> Run {
        let or = |said: &str, else_: String| match said.trim() {
            "" => else_,
            said => said.to_owned(),
        };
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
        let person = |tell: &Tell| RunTell {
            tell: tell.clone(),
            stakeholder: find_stakeholder(card, &tell.who),
            told: None,
            applies: None,
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
            id: start.id,
            playbook: start.reference,
            name: self.name.clone(),
            what: or(&start.what, self.name.clone()),
            lead: card.settings().coordinator,
            client: or(&start.client, card.settings().client),
            vendor: start.vendor.trim().to_owned(),
            people: start.people.trim().to_owned(),
            next_update: NEXT_UPDATE.to_owned(),
            aim: self.aim.clone(),
            impact: String::new(),
            started: start.now,
            happened: None,
            detected: start.learned.min(start.now),
            classified: None,
            material: None,
            fixed: None,
            contained: None,
            resolved: None,
            ended: None,
            steps: self.steps.iter().map(step).collect(),
            messages: self.messages.iter().map(message).collect(),
            tell: tell.iter().map(person).collect(),
            occasions: self.occasions.clone(),
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
pub fn find_stakeholder(card: &Scorecard, who: &str) -> Option<Id> {
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
