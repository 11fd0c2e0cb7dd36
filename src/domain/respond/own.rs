//! A playbook that a person owns: a copy of one of the library, or one from scratch.

use crate::domain::field::Value;

use super::duty::{Duty, Occasion};
use super::playbook::{Phase, PlaybookTemplate};
use crate::domain::base::{Extra, record};
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// A playbook. Those of the library are shown and run as one too, so that there is one form of both.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Playbook {
    pub id: Id,
    #[field(line)]
    pub name: String,
    pub summary: String,
    /// What sets it off.
    pub trigger: String,
    pub signals: Vec<String>,
    /// What a good outcome is.
    pub aim: String,
    pub steps: Vec<Step>,
    pub messages: Vec<Message>,
    pub tell: Vec<Tell>,
    /// What a law may look at in it; each rule of the project that does so adds whom it wants told.
    pub occasions: Vec<Occasion>,
    /// What shows whether the answer worked.
    pub measures: Vec<String>,
    #[field(label = "KPIs")]
    pub kpis: Vec<Touch>,
    /// Keys of the library's risks that a run may add.
    pub risks: Vec<String>,
    pub weak: Vec<String>,
    pub strong: Vec<String>,
    /// What to ask afterwards.
    pub lessons: Vec<String>,
    /// The playbook of the library that it was copied from, whose drill it keeps.
    #[field(key)]
    pub library: String,
    pub extra: Extra,
}

/// Something to do.
#[derive(Clone, Debug, Default, PartialEq, Value)]
pub struct Step {
    /// What conditions in messages call it; steps that a person added have none.
    pub key: String,
    pub phase: Phase,
    /// Minutes after the start by which it should be done; missing for what comes after the first hour.
    pub minute: Option<u32>,
    #[field(line)]
    pub what: String,
    pub why: String,
    /// The role that does it.
    pub who: String,
    pub detail: String,
    pub extra: Extra,
}

/// A prepared message.
#[derive(Clone, Debug, Default, PartialEq, Value)]
#[field(name = "PlaybookMessage")]
pub struct Message {
    #[field(line)]
    pub to: String,
    pub subject: String,
    pub when: String,
    /// May hold gaps and conditions in braces.
    pub text: String,
    pub extra: Extra,
}

/// Somebody who must be told.
#[derive(Clone, Debug, Default, PartialEq, Value)]
pub struct Tell {
    #[field(line)]
    pub who: String,
    /// Minutes after the start by which they must know; of a duty only roughly how long it gives.
    pub within_minutes: u32,
    pub why: String,
    /// When they must know at all, after “if”; empty when always.
    pub only_if: String,
    /// What a law or a contract asks for, with its own clock.
    pub duty: Option<Duty>,
    pub extra: Extra,
}

/// A KPI of the library that is moved, by a range in its own unit.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Touch {
    #[field(needed)]
    pub key: String,
    pub low: Finite,
    pub high: Finite,
    pub how: String,
    pub extra: Extra,
}

record!(Playbook);

impl Playbook {
    /// Returns a playbook that says nothing but its name.
    pub fn named(id: Id, name: &str) -> Playbook {
        Playbook {
            id,
            name: name.to_owned(),
            summary: String::new(),
            trigger: String::new(),
            signals: Vec::new(),
            aim: String::new(),
            steps: Vec::new(),
            messages: Vec::new(),
            tell: Vec::new(),
            occasions: Vec::new(),
            measures: Vec::new(),
            kpis: Vec::new(),
            risks: Vec::new(),
            weak: Vec::new(),
            strong: Vec::new(),
            lessons: Vec::new(),
            library: String::new(),
            extra: Extra::new(),
        }
    }
}

impl PlaybookTemplate {
    /// Returns the playbook as one that can be owned.
    pub fn to_playbook(&self, id: Id) -> Playbook {
        let owned = |list: &[&str]| list.iter().map(|&line| line.to_owned()).collect();
        let step = |step: &super::playbook::StepTemplate| Step {
            key: step.key.to_owned(),
            phase: step.phase,
            minute: step.minute.map(u32::from),
            what: step.what.to_owned(),
            why: step.why.to_owned(),
            who: step.who.to_owned(),
            detail: step.detail.to_owned(),
            extra: Extra::new(),
        };
        let message = |message: &super::playbook::MessageTemplate| Message {
            to: message.to.to_owned(),
            subject: message.subject.to_owned(),
            when: message.when.to_owned(),
            text: message.text.to_owned(),
            extra: Extra::new(),
        };
        let tell = |tell: &super::playbook::TellTemplate| Tell {
            who: tell.who.to_owned(),
            within_minutes: tell.within_minutes,
            why: tell.why.to_owned(),
            only_if: tell.only_if.to_owned(),
            duty: None,
            extra: Extra::new(),
        };
        // A test of the library keeps these numbers finite.
        let number = |number: f64| Finite::new(number).unwrap_or_default();
        let touch = |touch: &super::playbook::KpiTouch| Touch {
            key: touch.key.to_owned(),
            low: number(touch.by.0),
            high: number(touch.by.1),
            how: touch.how.to_owned(),
            extra: Extra::new(),
        };
        Playbook {
            summary: self.summary.to_owned(),
            trigger: self.trigger.to_owned(),
            signals: owned(&self.signals),
            aim: self.aim.to_owned(),
            steps: self.steps.iter().map(step).collect(),
            messages: self.messages.iter().map(message).collect(),
            tell: self.tell.iter().map(tell).collect(),
            occasions: self.occasions.clone(),
            measures: owned(&self.measures),
            kpis: self.kpis.iter().map(touch).collect(),
            risks: owned(&self.risks),
            weak: owned(&self.weak),
            strong: owned(&self.strong),
            lessons: owned(&self.lessons),
            library: self.key.to_owned(),
            ..Playbook::named(id, self.name)
        }
    }
}
