//! A playbook that is carried out, from the first minute to the lessons.
//!
//! A run holds its own copy of the steps, so that changing a playbook never changes it. What has passed is computed from
//! the stored start and the time now, so that reloads, sleep and other tabs cannot disturb it.

use crate::domain::field::Value;

use super::duty::{Event, Occasion};
use super::own::{Message, Step, Tell};
use super::playbook::Phase;
use super::stamp::Stamp;
use crate::domain::base::{Extra, Invalid, record};
use crate::domain::decide::request::EditedCase;
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// A run.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Run {
    pub id: Id,
    /// The key of the library's playbook, or the id of an own one.
    #[field(line)]
    pub playbook: String,
    /// The playbook's name at the start.
    #[field(line)]
    pub name: String,
    /// What happened, in a line.
    #[field(line)]
    pub what: String,
    /// Who leads the run.
    pub lead: String,
    pub client: String,
    pub vendor: String,
    /// Whose data it may be, or who else is concerned.
    pub people: String,
    /// When there is news again, in words.
    pub next_update: String,
    pub aim: String,
    /// What it did to the project, for the report.
    pub impact: String,
    /// When work on it began: the timer's zero.
    pub started: Stamp,
    /// When it began to happen, once that is known.
    pub happened: Option<Stamp>,
    /// When we learned of it: from here the law counts.
    pub detected: Stamp,
    /// When it was classified as a major incident of a financial entity.
    pub classified: Option<Stamp>,
    /// When it was determined to be material for investors.
    pub material: Option<Stamp>,
    /// When a fix or a workaround was available.
    pub fixed: Option<Stamp>,
    /// When it stopped getting worse.
    pub contained: Option<Stamp>,
    /// When everything worked again.
    pub resolved: Option<Stamp>,
    /// When the run was closed.
    pub ended: Option<Stamp>,
    pub steps: Vec<RunStep>,
    pub messages: Vec<RunMessage>,
    pub tell: Vec<RunTell>,
    /// What a law may look at in it.
    pub occasions: Vec<Occasion>,
    /// The KPIs of the scorecard that it moves.
    #[field(label = "KPIs")]
    pub kpis: Vec<RunTouch>,
    /// Keys of the library's risks that it may add.
    pub suggested: Vec<String>,
    /// What to ask afterwards.
    pub questions: Vec<String>,
    /// The risks that were added from it.
    pub risks: Vec<Id>,
    /// The tasks that were added from it.
    pub tasks: Vec<Id>,
    /// The measurements that its times became.
    pub measurements: Vec<Id>,
    pub log: Vec<LogEntry>,
    pub lessons: Vec<Lesson>,
    /// The report as the coordinator wants it.
    pub report: Option<EditedCase>,
    pub extra: Extra,
}

/// A step of a run.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct RunStep {
    pub step: Step,
    /// Who does it this time.
    pub owner: String,
    pub done: Option<Stamp>,
    /// It does not apply this time.
    pub left_out: bool,
    pub note: String,
    pub extra: Extra,
}

/// A message of a run.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct RunMessage {
    pub message: Message,
    /// The words in place of the prepared ones.
    pub edited: Option<String>,
    pub sent: Option<Stamp>,
    pub extra: Extra,
}

/// Somebody to tell in a run.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct RunTell {
    pub tell: Tell,
    /// The stakeholder of the plan who it is.
    pub stakeholder: Option<Id>,
    pub told: Option<Stamp>,
    /// Whether they must be told this time, once somebody has decided it.
    pub applies: Option<bool>,
    pub extra: Extra,
}

/// A KPI of the scorecard that the run moves, and by how much, in its own unit.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct RunTouch {
    pub kpi: Id,
    pub low: Finite,
    pub high: Finite,
    pub how: String,
    pub extra: Extra,
}

/// Something worth keeping, said during the run.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct LogEntry {
    pub at: Stamp,
    #[field(needed)]
    pub text: String,
    pub extra: Extra,
}

/// What was learned, and what became of it.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Lesson {
    #[field(line)]
    pub what: String,
    pub risk: Option<Id>,
    pub task: Option<Id>,
    pub extra: Extra,
}

impl RunStep {
    /// Tells whether it still waits.
    pub fn is_open(&self) -> bool {
        self.done.is_none() && !self.left_out
    }
}

impl Run {
    pub fn is_running(&self) -> bool {
        self.ended.is_none()
    }

    /// Returns the position of the step that comes next: the first that waits.
    pub fn next_step(&self) -> Option<usize> {
        self.steps.iter().position(RunStep::is_open)
    }

    /// Returns how many steps are done or left out, and how many there are; of one phase, or of all.
    pub fn progress(&self, phase: Option<Phase>) -> (usize, usize) {
        let counted = |step: &&RunStep| phase.is_none_or(|phase| step.step.phase == phase);
        let all = self.steps.iter().filter(counted);
        let settled = self.steps.iter().filter(counted).filter(|s| !s.is_open());
        (settled.count(), all.count())
    }

    /// Returns what happened; `None` while nobody has said it and the name of the playbook stands in its place.
    pub fn known_what(&self) -> Option<&str> {
        let what = self.what.trim();
        (what != self.name.trim()).then_some(what)
    }

    /// Returns when the event was.
    pub fn at(&self, event: Event) -> Option<Stamp> {
        match event {
            Event::Classified => self.classified,
            Event::Material => self.material,
            Event::Fixed => self.fixed,
        }
    }

    /// Says when the event was.
    pub fn set(&mut self, event: Event, at: Option<Stamp>) {
        match event {
            Event::Classified => self.classified = at,
            Event::Material => self.material = at,
            Event::Fixed => self.fixed = at,
        }
    }

    /// Returns the phase of the step that comes next; the last one when nothing waits.
    pub fn phase(&self) -> Phase {
        let next = self.next_step().and_then(|next| self.steps.get(next));
        next.map_or(Phase::Learn, |step| step.step.phase)
    }
}

record!(Run, check_times);

/// Refuses times that contradict each other.
fn check_times(run: &Run) -> Result<(), Invalid> {
    let wrong = |field, why| Err(Invalid::new(field, why));
    let before = |time: Option<Stamp>, other: Stamp| time.is_some_and(|time| time < other);
    if run.happened.is_some_and(|happened| happened > run.detected) {
        return wrong("happened", "it cannot begin after it was noticed");
    }
    if before(run.classified, run.detected) || before(run.material, run.detected) {
        let field = if before(run.material, run.detected) {
            "material"
        } else {
            "classified"
        };
        return wrong(field, "it cannot be judged before it was noticed");
    }
    if before(run.contained, run.detected) {
        return wrong("contained", "it cannot be contained before it was noticed");
    }
    if before(run.resolved, run.detected) {
        return wrong("resolved", "it cannot be resolved before it was noticed");
    }
    if let (Some(contained), Some(resolved)) = (run.contained, run.resolved)
        && resolved < contained
    {
        return wrong("resolved", "it cannot be resolved before it was contained");
    }
    Ok(())
}

#[cfg(test)]
pub mod tests {
    use super::super::own::Playbook;
    use super::super::stamp::tests::at;
    use super::*;
    use crate::domain::base::Record;
    use crate::domain::scorecard::Scorecard;

    /// A run that began at noon: two steps to identify, one to contain, one message, one person to tell.
    pub fn run() -> Run {
        let step = |phase, what: &str| Step {
            phase,
            what: what.to_owned(),
            who: "Coordinator".to_owned(),
            ..Step::default()
        };
        let playbook = Playbook {
            steps: vec![
                step(Phase::Identify, "Contact the vendor"),
                step(Phase::Identify, "Find out whose data it is"),
                step(Phase::Contain, "Change the shared keys"),
            ],
            messages: vec![Message {
                to: "Client".to_owned(),
                subject: "Your data".to_owned(),
                text: "At {started} we learned of {what}.".to_owned(),
                ..Message::default()
            }],
            tell: vec![Tell {
                who: "CISO".to_owned(),
                within_minutes: 30,
                ..Tell::default()
            }],
            ..Playbook::named(Id::from_number(7), "Vendor data breach")
        };
        let card = Scorecard::empty(Id::from_number(1));
        let what = "A breach at the payment provider";
        playbook.start(&card, Id::from_number(8), "vendor".to_owned(), what, at(0))
    }

    #[test]
    fn the_next_step_is_the_first_that_is_neither_done_nor_left_out() {
        let mut run = run();
        assert_eq!((run.next_step(), run.phase()), (Some(0), Phase::Identify));
        run.steps[0].done = Some(at(4));
        run.steps[1].left_out = true;
        assert_eq!((run.next_step(), run.phase()), (Some(2), Phase::Contain));
        assert_eq!(run.progress(Some(Phase::Identify)), (2, 2));
        assert_eq!(run.progress(None), (2, 3));
        run.steps[2].done = Some(at(9));
        assert_eq!((run.next_step(), run.phase()), (None, Phase::Learn));
    }

    #[test]
    fn changing_a_playbook_leaves_its_runs_alone() {
        let mut playbook = Playbook::named(Id::from_number(7), "Own");
        playbook.steps.push(Step {
            what: "Call".to_owned(),
            ..Step::default()
        });
        let card = Scorecard::empty(Id::from_number(1));
        let run = playbook.start(
            &card,
            Id::from_number(8),
            playbook.id.to_string(),
            "",
            at(0),
        );
        playbook.steps.clear();
        playbook.name = "Other".to_owned();
        assert_eq!((run.steps.len(), run.what.as_str()), (1, "Own"));
    }

    #[test]
    fn times_that_contradict_each_other_are_refused() {
        let refused = |change: fn(&mut Run)| {
            let mut run = run();
            change(&mut run);
            run.check().err().map(|invalid| invalid.field.into_owned())
        };
        assert_eq!(refused(|_| ()), None);
        assert_eq!(
            refused(|run| run.happened = Some(at(1))).as_deref(),
            Some("happened")
        );
        assert_eq!(refused(|run| run.detected = at(5)), None);
        let before = |run: &mut Run| {
            run.detected = at(5);
            run.contained = Some(at(4));
        };
        assert_eq!(refused(before).as_deref(), Some("contained"));
        let turned = |run: &mut Run| {
            run.contained = Some(at(9));
            run.resolved = Some(at(8));
        };
        assert_eq!(refused(turned).as_deref(), Some("resolved"));
    }
}
