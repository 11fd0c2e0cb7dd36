//! The sample's run and drills.

use super::*;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::task::Task;
use crate::domain::respond::practice::Practice;
use crate::domain::respond::run::Run;

#[test]
fn one_incident_left_a_risk_a_task_and_a_lesson_for_later_and_a_drill_became_better() {
    for today in days() {
        let card = scorecard(today);
        let runs: Vec<&Run> = card.all().collect();
        let [run] = runs[..] else { panic!("one run") };
        assert_eq!((run.is_running(), run.next_step()), (false, None));
        assert!(card.get::<Risk>(run.lessons[0].risk.unwrap()).is_some());
        assert!(card.get::<Task>(run.lessons[1].task.unwrap()).is_some());
        assert_eq!((run.lessons[2].risk, run.lessons[2].task), (None, None));
        let mut drills: Vec<Practice> = card.all().cloned().collect();
        drills.sort_by_key(|drill| drill.started);
        assert_eq!(drills.len(), 2);
        let words = drills[1].trend_words(&drills);
        assert!(words.starts_with("Better than"), "{words}");
    }
}
