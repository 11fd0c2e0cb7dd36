//! Which level the answers show: per dimension, and overall.
//!
//! The rule is our own. A level is reached when at least [`ENOUGH`] of its behaviours and all lower levels are shown: one
//! behaviour may not fit a project, two missing ones are a gap. The overall level is the highest that at least [`MOST`] of
//! the seven dimensions reach: one weak side does not hide the rest, and two strong ones do not make up for it.

use super::assessment::{Answer, Assessment, Behaviour, Dimension, Level};

/// So many of a level's four behaviours show it.
pub const ENOUGH: usize = 3;
/// So many of the seven dimensions carry the overall level.
pub const MOST: usize = 5;

/// The rule in words.
pub const RULE: &str = "A level is reached when at least three of its four behaviours are a yes and the levels below it are reached too. Overall counts the highest level that at least five of the seven dimensions reach. “Not yet known” counts neither way.";

/// Where somebody stands in one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub dimension: Dimension,
    /// How many behaviours of each level are shown.
    pub shown: [usize; 3],
    /// How many are not known, or not answered.
    pub open: [usize; 3],
    /// How many have an answer, “not yet known” included.
    pub answered: usize,
}

impl Standing {
    /// Returns the level that the answers show.
    pub fn level(&self) -> Option<Level> {
        highest(|level| self.shown[level] >= ENOUGH)
    }

    /// Returns the level if everything that is open turned out to be a yes.
    pub fn at_best(&self) -> Option<Level> {
        highest(|level| self.shown[level] + self.open[level] >= ENOUGH)
    }

    /// Returns the next level and how many more of its behaviours it takes.
    pub fn next(&self) -> Option<(Level, usize)> {
        let next = Level::ALL.get(rank(self.level()))?;
        Some((*next, ENOUGH - self.shown[rank(self.level())].min(ENOUGH)))
    }

    /// Says the level, and what is still open.
    pub fn words(&self) -> String {
        words(self.level(), self.at_best(), self.answered > 0)
    }
}

/// Where somebody stands as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Result {
    /// In the order of [`Dimension::ALL`].
    pub standings: Vec<Standing>,
    pub answered: usize,
    pub asked: usize,
}

impl Result {
    /// Returns the overall level that the answers show.
    pub fn level(&self) -> Option<Level> {
        self.carried(Standing::level)
    }

    /// Returns the overall level if everything that is open turned out to be a yes.
    pub fn at_best(&self) -> Option<Level> {
        self.carried(Standing::at_best)
    }

    fn carried(&self, of: fn(&Standing) -> Option<Level>) -> Option<Level> {
        let reach = |level: usize| {
            let reaching = self.standings.iter().filter(|one| rank(of(one)) > level);
            reaching.count() >= MOST
        };
        highest(reach)
    }

    pub fn words(&self) -> String {
        words(self.level(), self.at_best(), self.answered > 0)
    }
}

/// Returns the rank of a level: 0 for none, 3 for elite.
pub fn rank(level: Option<Level>) -> usize {
    level.map_or(0, |level| level as usize + 1)
}

/// Returns the highest level that is reached together with all below it.
fn highest(reached: impl Fn(usize) -> bool) -> Option<Level> {
    let steps = (0..Level::ALL.len()).take_while(|level| reached(*level));
    Level::ALL.get(steps.count().checked_sub(1)?).copied()
}

/// Says a level; “below baseline” where there is none.
pub fn name(level: Option<Level>) -> &'static str {
    level.map_or("Below baseline", Level::name)
}

fn words(level: Option<Level>, at_best: Option<Level>, is_begun: bool) -> String {
    match (is_begun, at_best > level) {
        (false, _) => "Not answered yet".to_owned(),
        (true, false) => name(level).to_owned(),
        (true, true) => format!("{}, up to {} with what is open", name(level), name(at_best)),
    }
}

/// Returns where the answers put somebody.
pub fn result(assessment: &Assessment, behaviours: &[Behaviour]) -> Result {
    let standing = |dimension: Dimension| {
        let mut standing = Standing {
            dimension,
            shown: [0; 3],
            open: [0; 3],
            answered: 0,
        };
        for behaviour in behaviours.iter().filter(|one| one.dimension == dimension) {
            let (level, answer) = (behaviour.level as usize, assessment.answer(behaviour.key));
            match answer {
                Some(Answer::Yes) => standing.shown[level] += 1,
                Some(Answer::No) => {}
                Some(Answer::NotKnown) | None => standing.open[level] += 1,
            }
            standing.answered += usize::from(answer.is_some());
        }
        standing
    };
    let standings: Vec<Standing> = Dimension::ALL.into_iter().map(standing).collect();
    Result {
        answered: standings.iter().map(|one| one.answered).sum(),
        asked: behaviours.len(),
        standings,
    }
}

/// Something that two views see differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub behaviour: Behaviour,
    /// The answers, in the order of the views.
    pub answers: Vec<Option<Answer>>,
}

/// Returns the behaviours that one view says yes to and another no.
pub fn differences(views: &[Assessment], behaviours: &[Behaviour]) -> Vec<Difference> {
    let mut differences = Vec::new();
    for behaviour in behaviours {
        let answers: Vec<Option<Answer>> =
            views.iter().map(|one| one.answer(behaviour.key)).collect();
        if answers.contains(&Some(Answer::Yes)) && answers.contains(&Some(Answer::No)) {
            differences.push(Difference {
                behaviour: *behaviour,
                answers,
            });
        }
    }
    differences
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::domain::revision::Id;
    use crate::library::behaviours;
    use proptest::prelude::*;

    pub fn blank() -> Assessment {
        let today = "2026-06-15".parse().unwrap();
        Assessment::new(Id::from_number(1), "Ana", today)
    }

    /// Says yes to so many behaviours of each level of the dimension, and no to the others.
    pub fn answered(assessment: Assessment, of: Dimension, shown: [usize; 3]) -> Assessment {
        let mut left = shown;
        (behaviours::all().iter())
            .filter(|one| one.dimension == of)
            .fold(assessment, |assessment, one| {
                let left = &mut left[one.level as usize];
                let answer = match *left {
                    0 => Answer::No,
                    _ => Answer::Yes,
                };
                *left = left.saturating_sub(1);
                assessment.with_answer(one.key, answer)
            })
    }

    fn levels(shown: [[usize; 3]; 7]) -> Result {
        let assessment = (Dimension::ALL.into_iter().zip(shown))
            .fold(blank(), |assessment, (of, shown)| {
                answered(assessment, of, shown)
            });
        result(&assessment, behaviours::all())
    }

    #[test]
    fn three_of_four_reach_a_level_and_two_do_not() {
        let of = |shown| levels([shown; 7]).standings[0].level();
        assert_eq!(of([2, 4, 4]), None);
        assert_eq!(of([3, 2, 4]), Some(Level::Baseline));
        assert_eq!(of([3, 3, 2]), Some(Level::Strong));
        assert_eq!(of([4, 3, 3]), Some(Level::Elite));
    }

    #[test]
    fn five_of_seven_dimensions_carry_the_overall_level() {
        let (none, baseline, strong) = ([0; 3], [4, 0, 0], [4, 4, 0]);
        let five = levels([strong, strong, strong, strong, strong, none, none]);
        assert_eq!(five.level(), Some(Level::Strong));
        let four = levels([strong, strong, strong, strong, baseline, none, none]);
        assert_eq!(four.level(), Some(Level::Baseline));
        let few = levels([strong, strong, strong, strong, none, none, none]);
        assert_eq!(few.level(), None);
        assert_eq!(few.words(), "Below baseline");
    }

    #[test]
    fn what_is_not_known_is_neither_a_yes_nor_a_no() {
        let nothing = result(&blank(), behaviours::all());
        assert_eq!(
            (nothing.level(), nothing.at_best()),
            (None, Some(Level::Elite))
        );
        assert_eq!(nothing.words(), "Not answered yet");
        let first = behaviours::all()[0];
        let one = blank().with_answer(first.key, Answer::NotKnown);
        let one = result(&one, behaviours::all());
        assert_eq!(one.words(), "Below baseline, up to Elite with what is open");
        assert_eq!((one.answered, one.standings[0].open), (1, [4, 4, 4]));
    }

    #[test]
    fn the_next_level_says_how_many_behaviours_it_takes() {
        let next = |shown| levels([shown; 7]).standings[0].next();
        assert_eq!(next([1, 0, 0]), Some((Level::Baseline, 2)));
        assert_eq!(next([3, 2, 4]), Some((Level::Strong, 1)));
        assert_eq!(next([4, 4, 4]), None);
    }

    #[test]
    fn two_views_differ_where_one_says_yes_and_one_no() {
        let behaviours = behaviours::all();
        let keys = [behaviours[0].key, behaviours[1].key, behaviours[2].key];
        let own = (blank().with_answer(keys[0], Answer::Yes))
            .with_answer(keys[1], Answer::Yes)
            .with_answer(keys[2], Answer::Yes);
        let other = (blank().with_answer(keys[0], Answer::No))
            .with_answer(keys[1], Answer::NotKnown)
            .with_answer(keys[2], Answer::Yes);
        let found = differences(&[own, other], behaviours);
        let found: Vec<&str> = found.iter().map(|one| one.behaviour.key).collect();
        assert_eq!(found, [keys[0]]);
    }

    fn answer() -> impl Strategy<Value = Option<Answer>> {
        prop_oneof![
            Just(None),
            Just(Some(Answer::Yes)),
            Just(Some(Answer::No)),
            Just(Some(Answer::NotKnown))
        ]
    }

    proptest! {
        #[test]
        fn one_behaviour_more_never_lowers_a_level(
            answers in proptest::collection::vec(answer(), 84),
            more in 0..84_usize,
        ) {
            let behaviours = behaviours::all();
            let before = (behaviours.iter().zip(answers)).fold(blank(), |before, (one, answer)| {
                match answer {
                    Some(answer) => before.with_answer(one.key, answer),
                    None => before,
                }
            });
            let after = before.clone().with_answer(behaviours[more].key, Answer::Yes);
            let (before, after) = (result(&before, behaviours), result(&after, behaviours));
            prop_assert!(after.level() >= before.level());
            for (before, after) in before.standings.iter().zip(&after.standings) {
                prop_assert!(after.level() >= before.level());
                prop_assert!(before.level() <= before.at_best());
            }
        }
    }
}
