//! How much work stands at each stage, from intake to change control.

use chrono::NaiveDate;

use crate::domain::decide::task::{Stage, Task};
use crate::domain::scorecard::Scorecard;

/// The open tasks of one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageLoad {
    pub stage: Stage,
    pub open: usize,
    pub overdue: usize,
    /// Days since the oldest open task was written down; none when nothing stands there.
    pub oldest: Option<i64>,
}

/// Returns the stages in their order, those without work too.
pub fn stages(scorecard: &Scorecard, today: NaiveDate) -> Vec<StageLoad> {
    let empty = |stage| StageLoad {
        stage,
        open: 0,
        overdue: 0,
        oldest: None,
    };
    let mut stages: Vec<StageLoad> = Stage::ALL.into_iter().map(empty).collect();
    for task in scorecard.all::<Task>().filter(|task| task.is_open()) {
        let Some(load) = stages.iter_mut().find(|load| load.stage == task.stage) else {
            continue;
        };
        load.open += 1;
        load.overdue += usize::from(task.is_overdue(today));
        let age = (today - task.created).num_days().max(0);
        load.oldest = load.oldest.max(Some(age));
    }
    stages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;
    use serde_json::json;

    #[test]
    fn open_work_is_counted_where_it_stands_and_done_work_nowhere() {
        let task = |number: u128, stage: &str, state: &str, due: &str, created: &str| -> Task {
            let task = json!({
                "id": Id::from_number(number), "what": "x", "stage": stage, "state": state,
                "due": due, "created": created,
            });
            serde_json::from_value(task).unwrap()
        };
        let mut card = Scorecard::empty(Id::from_number(9));
        let edit = Edit::new("")
            .put(task(1, "review", "not_started", "2026-03-09", "2026-03-01"))
            .put(task(2, "review", "in_progress", "2026-03-10", "2026-02-01"))
            .put(task(3, "review", "complete", "2026-03-01", "2025-01-01"))
            .put(task(4, "intake", "not_started", "2026-04-01", "2026-03-11"));
        card.apply(edit, Replica(1)).unwrap();
        let stages = stages(&card, "2026-03-10".parse().unwrap());
        let of = |stage| *stages.iter().find(|load| load.stage == stage).unwrap();
        let review = of(Stage::Review);
        assert_eq!(
            (review.open, review.overdue, review.oldest),
            (2, 1, Some(37))
        );
        // Written down tomorrow, by another clock: no age below 0.
        assert_eq!(of(Stage::Intake).oldest, Some(0));
        assert_eq!(of(Stage::Planning).oldest, None);
        assert_eq!(stages.len(), 7);
    }
}
