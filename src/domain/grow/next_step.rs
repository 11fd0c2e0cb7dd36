//! The two next steps that lift an assessment most, and the tasks they become.
//!
//! A step is a behaviour that is not shown yet. The shortest way up comes first: dimensions that hold the overall level
//! back before others, then those that need the fewest behaviours for their next level, then the lowest ones. What is
//! only not known comes after what is known to be missing: it needs a look, not work.

use chrono::{Days, NaiveDate};

use super::assessment::{Answer, Assessment, Behaviour, Level};
use super::level::{self, Standing, rank};
use crate::domain::base::Extra;
use crate::domain::decide::task::{Stage, Task, TaskCadence, TaskState};
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

/// So many steps are proposed: more at once are not carried out.
pub const STEPS: usize = 2;
/// So many days a task of a step has.
const DAYS: u64 = 30;

/// A step, and what it would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    pub behaviour: Behaviour,
    /// The level that it leads to.
    pub to: Level,
    /// How many behaviours that level takes, this one included.
    pub needs: usize,
}

impl NextStep {
    /// Says why this step is proposed.
    pub fn why(&self) -> String {
        let (name, level) = (self.behaviour.dimension.name(), self.to.name());
        match self.needs {
            1 => format!("With this one, “{name}” reaches {level}."),
            needs => format!("“{name}” is {needs} behaviours away from {level}; this is one."),
        }
    }

    /// Returns what a task remembers of the step.
    fn key(&self) -> String {
        format!("assessment/{}", self.behaviour.key)
    }

    /// Returns what names the step of the person among all tasks of the library; see [`crate::domain::identity`].
    pub fn name_for(&self, person: &str) -> String {
        format!("{}/{}", self.key(), person.trim().to_lowercase())
    }
}

/// Returns the steps that lift the assessment most; none when it is elite, or before anything was answered.
pub fn next_steps(assessment: &Assessment, behaviours: &[Behaviour]) -> Vec<NextStep> {
    let result = level::result(assessment, behaviours);
    if result.answered == 0 {
        return Vec::new();
    }
    let overall = rank(result.level());
    let mut standings: Vec<(Standing, Level, usize)> = (result.standings.into_iter())
        .filter_map(|standing| {
            let (to, needs) = standing.next()?;
            Some((standing, to, needs))
        })
        .collect();
    sort_by(&mut standings, |a, b| {
        let order = |(standing, to, needs): &(Standing, Level, usize)| {
            let holds_back = rank(standing.level()) <= overall;
            (!holds_back, *needs, *to, standing.dimension)
        };
        order(a).cmp(&order(b))
    });
    let mut steps = Vec::new();
    for (standing, to, needs) in standings {
        let of_level = |answer: fn(Option<Answer>) -> bool| {
            let open = behaviours.iter().filter(move |one| {
                let is_next = one.dimension == standing.dimension && one.level == to;
                is_next && answer(assessment.answer(one.key))
            });
            open.map(|one| NextStep {
                behaviour: *one,
                to,
                needs,
            })
        };
        let missing = of_level(|answer| answer == Some(Answer::No));
        let unknown = of_level(|answer| matches!(answer, None | Some(Answer::NotKnown)));
        steps.extend(missing.chain(unknown).take(needs));
    }
    steps.truncate(STEPS);
    steps
}

/// Returns the open task that carries the step out, when there is one.
pub fn task_of(scorecard: &Scorecard, step: &NextStep) -> Option<Id> {
    let key = step.key();
    let task = (scorecard.all::<Task>()).find(|task| task.library == key && task.is_open())?;
    Some(task.id)
}

/// Returns the step as a task of the person.
pub fn to_task(step: &NextStep, owner: &str, today: NaiveDate, id: Id) -> Task {
    Task {
        id,
        what: step.behaviour.does.to_owned(),
        cadence: TaskCadence::Once,
        kpis: Vec::new(),
        risks: Vec::new(),
        effect: step.why(),
        effort: None,
        due: today.checked_add_days(Days::new(DAYS)),
        month_day: None,
        owner: owner.to_owned(),
        state: TaskState::NotStarted,
        blocked_by: Vec::new(),
        stage: Stage::Planning,
        rules: Vec::new(),
        own_priority: None,
        created: today,
        completed: Vec::new(),
        library: step.key(),
        extra: Extra::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;
    use crate::domain::grow::assessment::Dimension;
    use crate::domain::grow::level::tests::{answered, blank};
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;
    use crate::library::behaviours;

    fn all(shown: [[usize; 3]; 7]) -> Assessment {
        (Dimension::ALL.into_iter().zip(shown)).fold(blank(), |assessment, (of, shown)| {
            answered(assessment, of, shown)
        })
    }

    #[test]
    fn the_shortest_way_up_comes_first() {
        let strong = [4, 4, 0];
        let assessment = all([
            strong,
            strong,
            strong,
            strong,
            [4, 2, 0],
            [4, 1, 0],
            [4, 0, 0],
        ]);
        let steps = next_steps(&assessment, behaviours::all());
        let of: Vec<(Dimension, usize)> = (steps.iter())
            .map(|step| (step.behaviour.dimension, step.needs))
            .collect();
        assert_eq!(
            of,
            [(Dimension::DecidingWithData, 1), (Dimension::Aligning, 2)]
        );
        assert_eq!(
            steps[0].why(),
            "With this one, “Decides with data” reaches Strong."
        );
    }

    #[test]
    fn a_dimension_that_holds_the_whole_back_comes_before_a_shorter_way_elsewhere() {
        // Elite in one more is a step away, but only a baseline carries the whole.
        let near = [4, 4, 2];
        let assessment = all([near, near, near, near, [1, 0, 0], [0; 3], [0; 3]]);
        let steps = next_steps(&assessment, behaviours::all());
        let is_it = |step: &NextStep| step.behaviour.dimension == Dimension::DecidingWithData;
        assert!(steps.iter().all(is_it), "{steps:?}");
        assert_eq!((steps.len(), steps[0].to), (2, Level::Baseline));
    }

    #[test]
    fn nobody_is_sent_anywhere_before_the_first_answer_or_from_the_top() {
        assert_eq!(next_steps(&blank(), behaviours::all()), []);
        assert_eq!(next_steps(&all([[4, 4, 4]; 7]), behaviours::all()), []);
    }

    #[test]
    fn a_step_becomes_one_task_and_is_found_again() {
        let steps = next_steps(&all([[4, 0, 0]; 7]), behaviours::all());
        let today = "2026-06-15".parse().unwrap();
        let task = to_task(&steps[0], "Ana", today, Id::from_number(7));
        assert_eq!(task.check(), Ok(()));
        assert_eq!(task.due, "2026-07-15".parse().ok());
        let mut scorecard = Scorecard::empty(Id::ONLY);
        assert_eq!(task_of(&scorecard, &steps[0]), None);
        let edit = Edit::new("test").put(task);
        scorecard.apply(edit, Replica(1)).unwrap();
        assert_eq!(task_of(&scorecard, &steps[0]), Some(Id::from_number(7)));
        assert_eq!(task_of(&scorecard, &steps[1]), None);
    }
}
