//! What a playbook says: the shape of the library's content, in `library/en/playbooks/`.
//!
//! Messages name what differs from run to run, and what they may only say once it is done, in braces; see
//! [`super::slots`].

use crate::domain::field::Value;

use super::duty::Occasion;
use crate::domain::named;

/// The phases of an incident, in order; after the incident handling life cycle of NIST SP 800-61r2, with its second and
/// third phase told apart as responders do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Phase {
    #[default]
    Identify,
    Contain,
    Eradicate,
    Recover,
    Learn,
}

named!(Phase {
    Identify: "Identify",
    Contain: "Contain",
    Eradicate: "Eradicate",
    Recover: "Recover",
    Learn: "Learn",
});

impl Phase {
    /// Says what the phase is for.
    pub fn question(self) -> &'static str {
        match self {
            Phase::Identify => "What happened, and what does it touch?",
            Phase::Contain => "How do we stop it from getting worse?",
            Phase::Eradicate => "How do we remove the cause?",
            Phase::Recover => "How do we get back to normal, and know that we are?",
            Phase::Learn => "What do we change so that it does not happen again?",
        }
    }
}

/// One playbook of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaybookTemplate {
    /// The stable name that runs and copies remember; never changed, never used again for another playbook.
    pub key: &'static str,
    pub name: &'static str,
    /// One or two sentences for the list.
    pub summary: &'static str,
    /// What sets it off.
    pub trigger: &'static str,
    /// What can be noticed before or while it happens.
    pub signals: Vec<&'static str>,
    /// What a good outcome is.
    pub aim: &'static str,
    /// In the order in which they are done, phase by phase; the first hour comes first.
    pub steps: Vec<StepTemplate>,
    pub messages: Vec<MessageTemplate>,
    pub tell: Vec<TellTemplate>,
    /// What a law may look at in it; `library/en/law.txt` says whom its rules want told.
    pub occasions: Vec<Occasion>,
    /// What shows whether the answer worked, in words.
    pub measures: Vec<&'static str>,
    /// The library's KPIs that it moves.
    pub kpis: Vec<KpiTouch>,
    /// Keys of the library's risks that a run or a lesson may add.
    pub risks: Vec<&'static str>,
    /// How a weak answer looks.
    pub weak: Vec<&'static str>,
    /// How a strong answer looks, each beside its weak one.
    pub strong: Vec<&'static str>,
    /// What to ask afterwards.
    pub lessons: Vec<&'static str>,
    pub drill: Drill,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub struct StepTemplate {
    /// Unique in its playbook and never changed: conditions in messages name the step by it.
    pub key: &'static str,
    pub phase: Phase,
    /// Minutes after the start by which it should be done, 1 to 60; none for what comes after the first hour.
    pub minute: Option<u16>,
    /// In a line, as an order.
    pub what: &'static str,
    pub why: &'static str,
    /// The role that does it.
    pub who: &'static str,
    /// How, with what to look at; may be empty.
    pub detail: &'static str,
}

/// A prepared message.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageTemplate {
    /// Whom it goes to, as a role.
    pub to: &'static str,
    /// The subject of the mail.
    pub subject: &'static str,
    /// When it is sent.
    pub when: &'static str,
    /// May hold gaps and conditions; see [`super::slots`].
    pub text: &'static str,
}

/// Somebody who must be told.
#[derive(Clone, Debug, PartialEq)]
pub struct TellTemplate {
    /// A role.
    pub who: &'static str,
    /// Minutes after the start by which they must know: 60 is an hour, 4320 three days.
    pub within_minutes: u32,
    pub why: &'static str,
    /// When they must know at all, after “if”; empty when always.
    pub only_if: &'static str,
}

/// A KPI that is moved.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiTouch {
    /// The key of a KPI of the library.
    pub key: &'static str,
    /// The least and the most by which its next value may change, in its own unit; the first is the smaller number. Both
    /// are 0 where nobody can say beforehand.
    pub by: (f64, f64),
    /// Why, in a sentence.
    pub how: &'static str,
}

/// A playbook as an exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct Drill {
    /// The first one is where it starts.
    pub scenes: Vec<Scene>,
}

/// A situation with choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Unique in its drill.
    pub key: &'static str,
    /// The minute of the story, for its clock.
    pub minute: u16,
    pub situation: &'static str,
    /// Two to four.
    pub choices: Vec<Choice>,
}

/// What can be done in a situation.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub text: &'static str,
    pub verdict: Verdict,
    /// Why it is weak, fair or strong: what follows from it.
    pub why: &'static str,
    /// The key of the scene that follows; empty where the drill ends.
    pub next: &'static str,
}

/// How good an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    Weak,
    Fair,
    Strong,
}

impl Verdict {
    pub const ALL: [Verdict; 3] = [Verdict::Weak, Verdict::Fair, Verdict::Strong];

    pub fn name(self) -> &'static str {
        match self {
            Verdict::Weak => "Weak",
            Verdict::Fair => "Fair",
            Verdict::Strong => "Strong",
        }
    }

    /// Returns the points it earns: nothing, half, all.
    pub fn points(self) -> u32 {
        match self {
            Verdict::Weak => 0,
            Verdict::Fair => 1,
            Verdict::Strong => 2,
        }
    }
}
