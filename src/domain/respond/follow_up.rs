//! The risks and tasks that come of a run, linked to it.

use chrono::NaiveDate;

use super::run::{Lesson, Run};
use crate::domain::base::{Extra, NAME_LIMIT};
use crate::domain::decide::risk::{FailureMode, Risk};
use crate::domain::decide::scale::Score;
use crate::domain::decide::task::{Stage, Task, TaskCadence, TaskState};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

/// Returns a risk that the run showed, to be scored: in the middle of the scale until then.
pub fn risk(run: &Run, id: Id, name: &str, today: NaiveDate) -> Risk {
    let mut risk = Risk::new(
        id,
        short(name),
        FailureMode::default(),
        Score::MIDDLE,
        today,
    );
    risk.description = format!("Learned in “{}”: {}", run.what, name.trim());
    risk.owner = run.lead.clone();
    risk
}

/// Returns a task that the run asks for.
pub fn task(run: &Run, id: Id, what: &str, today: NaiveDate) -> Task {
    Task {
        id,
        what: short(what),
        cadence: TaskCadence::Once,
        kpis: run.kpis.iter().map(|touch| touch.kpi).collect(),
        risks: run.risks.clone(),
        effect: format!("Follows from “{}”.", run.what),
        effort: None,
        due: None,
        month_day: None,
        owner: run.lead.clone(),
        state: TaskState::NotStarted,
        blocked_by: Vec::new(),
        stage: Stage::Intake,
        rules: Vec::new(),
        own_priority: None,
        created: today,
        completed: Vec::new(),
        library: String::new(),
        extra: Extra::new(),
    }
}

/// Returns the lessons of the run; what they became counts only while it is there.
pub fn lessons(card: &Scorecard, run: &Run) -> Vec<Lesson> {
    let living = |lesson: &Lesson| Lesson {
        risk: lesson.risk.filter(|&id| card.get::<Risk>(id).is_some()),
        task: lesson.task.filter(|&id| card.get::<Task>(id).is_some()),
        ..lesson.clone()
    };
    run.lessons.iter().map(living).collect()
}

/// Returns a text as a name: trimmed, and not longer than names may be.
fn short(text: &str) -> String {
    text.trim().chars().take(NAME_LIMIT).collect()
}

#[cfg(test)]
mod tests {
    use super::super::run::tests::run;
    use super::*;
    use crate::domain::base::Record;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;

    #[test]
    fn what_comes_of_a_run_is_valid_however_long_its_words_are() {
        let (run, long) = (run(), "é".repeat(1000));
        let today = run.started.utc().date();
        let risk = risk(&run, Id::from_number(30), &long, today);
        assert_eq!(risk.check(), Ok(()));
        assert!(risk.description.ends_with(&long));
        assert_eq!(
            task(&run, Id::from_number(31), &long, today).check(),
            Ok(())
        );
    }

    #[test]
    fn a_lesson_whose_risk_is_gone_is_open_again() {
        let (mut run, mut card) = (run(), Scorecard::empty(Id::from_number(1)));
        let today = run.started.utc().date();
        let id = Id::from_number(30);
        run.lessons.push(Lesson {
            what: "Ask sooner".to_owned(),
            risk: Some(id),
            task: None,
            extra: Extra::new(),
        });
        assert_eq!(lessons(&card, &run)[0].risk, None);
        let edit = Edit::new("").put(risk(&run, id, "Ask sooner", today));
        card.apply(edit, Replica(1)).unwrap();
        assert_eq!(lessons(&card, &run)[0].risk, Some(id));
    }
}
