//! The sample's coordinator, half a year apart, and how the manager sees it.

use chrono::{Months, NaiveDate};

use super::COORDINATOR;
use crate::domain::grow::assessment::{Answer, Assessment, Dimension, View};
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::library::behaviours;

/// How many behaviours of each level were shown, in the order of the dimensions.
type ShownLevels = [[usize; 3]; 7];

const HALF_A_YEAR_AGO: ShownLevels = [
    [3, 1, 0],
    [4, 2, 0],
    [3, 1, 0],
    [2, 0, 0],
    [4, 3, 0],
    [3, 1, 0],
    [3, 0, 0],
];
const TODAY: ShownLevels = [
    [4, 3, 1],
    [4, 3, 1],
    [4, 3, 0],
    [4, 2, 0],
    [4, 4, 2],
    [3, 2, 0],
    [4, 3, 0],
];
/// The manager sees better foresight, and less clarity.
const BY_THE_MANAGER: ShownLevels = [
    [4, 3, 0],
    [4, 3, 1],
    [4, 1, 0],
    [4, 3, 0],
    [4, 4, 1],
    [3, 2, 0],
    [4, 3, 0],
];

const EVIDENCE: [(Dimension, &str); 3] = [
    (
        Dimension::BusinessImpact,
        "The steering board used the loss range of the vendor risk in its budget talk.",
    ),
    (
        Dimension::ActingEarly,
        "The vendor's breach was gone through as a drill; its lessons are in the risk register.",
    ),
    (
        Dimension::DecidingWithData,
        "Decision log: options with cost and delay, each with a reason.",
    ),
];

/// Adds the assessments to the edit.
pub fn tell(edit: Edit, today: NaiveDate, new_id: &mut dyn FnMut() -> Id) -> Edit {
    let day = |months: u32| {
        today
            .checked_sub_months(Months::new(months))
            .unwrap_or(today)
    };
    let before = Assessment::new(new_id(), COORDINATOR, day(6));
    let now = Assessment::new(new_id(), COORDINATOR, day(0));
    let manager = Assessment {
        by: "Helen Brandt".to_owned(),
        view: View::Manager,
        ..now.blank_copy(new_id(), today)
    };
    let now = (EVIDENCE.iter()).fold(now, |now, (dimension, text)| {
        now.with_shown(*dimension, text, Some(day(1)))
    });
    edit.put(answered(before, &HALF_A_YEAR_AGO))
        .put(answered(now, &TODAY))
        .put(answered(manager, &BY_THE_MANAGER))
}

fn answered(assessment: Assessment, shown: &ShownLevels) -> Assessment {
    let mut left = *shown;
    behaviours::all()
        .iter()
        .fold(assessment, |assessment, one| {
            let left = &mut left[one.dimension as usize][one.level as usize];
            let answer = match *left {
                0 => Answer::No,
                _ => Answer::Yes,
            };
            *left = left.saturating_sub(1);
            assessment.with_answer(one.key, answer)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grow::assessment::{Level, earlier, newest_first, views};
    use crate::domain::grow::level::{differences, result};
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Scorecard;

    #[test]
    fn the_coordinator_has_grown_and_the_manager_differs_in_two_dimensions() {
        let mut last = 0;
        let mut new_id = || {
            last += 1;
            Id::from_number(last)
        };
        let today = "2026-06-15".parse().unwrap();
        let mut scorecard = Scorecard::empty(Id::ONLY);
        let edit = tell(Edit::new("sample"), today, &mut new_id);
        scorecard.apply(edit, Replica(1)).unwrap();
        let all = newest_first(scorecard.all());
        let behaviours = behaviours::all();
        let level = |one: &Assessment| result(one, behaviours).level();
        assert_eq!(level(&all[0]), Some(Level::Strong));
        let before = earlier(&all, &all[0]).unwrap();
        assert_eq!(level(before), Some(Level::Baseline));
        let views = views(&all, &all[0]);
        assert_eq!(views.len(), 2);
        assert!((3..=8).contains(&differences(&views, behaviours).len()));
    }
}
