//! A playbook as a drill: situations, choices, and what each is worth.

use crate::domain::field::Value;

use super::playbook::{Choice, Drill, Scene, Verdict};
use super::stamp::Stamp;
use crate::domain::base::{Extra, Invalid, record};
use crate::domain::revision::Id;

/// One way through a drill.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Practice {
    pub id: Id,
    /// The key of the library's playbook.
    #[field(line)]
    pub playbook: String,
    /// The playbook's name at the start.
    #[field(line)]
    pub name: String,
    pub started: Stamp,
    /// The position of each choice, in order.
    pub answers: Vec<u8>,
    /// What it came to, once it is over.
    pub result: Option<Outcome>,
    pub extra: Extra,
}

/// The end of a drill. Kept, so that a correction of the library does not move old scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Value)]
#[field(name = "PracticeOutcome")]
pub struct Outcome {
    pub at: Stamp,
    pub points: u32,
    pub of: u32,
}

impl Outcome {
    /// Returns the points as a share in percent; `None` when there were none to earn.
    pub fn percent(self) -> Option<u32> {
        let share = u64::from(self.points) * 100 / u64::from(self.of).max(1);
        (self.of > 0).then(|| share.min(100) as u32)
    }
}

record!(Practice, |practice| {
    match practice.result {
        Some(result) if result.points > result.of => Err(Invalid::new(
            "result",
            "it has more points than could be earned",
        )),
        _ => Ok(()),
    }
});

impl Practice {
    pub fn new(id: Id, playbook: &str, name: &str, now: Stamp) -> Practice {
        Practice {
            id,
            playbook: playbook.to_owned(),
            name: name.to_owned(),
            started: now,
            answers: Vec::new(),
            result: None,
            extra: Extra::new(),
        }
    }

    /// Writes the score: `6 of 8 points, 75 %`.
    pub fn score_words(&self) -> String {
        match self.result {
            None => "Not finished".to_owned(),
            Some(result) => match result.percent() {
                Some(percent) => {
                    format!(
                        "{} of {} points, {percent}\u{a0}%",
                        result.points, result.of
                    )
                }
                None => "No points to earn".to_owned(),
            },
        }
    }

    /// Compares the score with the same drill the time before.
    pub fn trend_words(&self, all: &[Practice]) -> String {
        let percent = |one: &Practice| one.result.and_then(Outcome::percent);
        let Some(now) = percent(self) else {
            return String::new();
        };
        let earlier = all.iter().filter(|one| {
            one.playbook == self.playbook && one.started < self.started && percent(one).is_some()
        });
        let before = earlier.max_by_key(|one| one.started).and_then(percent);
        match before {
            None => "The first time.".to_owned(),
            Some(before) if before < now => format!("Better than the {before}\u{a0}% before."),
            Some(before) if before > now => format!("Less than the {before}\u{a0}% before."),
            Some(_) => "The same as before.".to_owned(),
        }
    }

    /// Returns the practice after one more choice; the last one ends it.
    pub fn answered(&self, drill: &'static Drill, choice: usize, now: Stamp) -> Practice {
        let mut after = self.clone();
        let is_offered = walk(drill, &self.answers)
            .scene
            .is_some_and(|scene| choice < scene.choices.len());
        let Some(choice) = u8::try_from(choice).ok().filter(|_| is_offered) else {
            return after;
        };
        after.answers.push(choice);
        let walked = walk(drill, &after.answers);
        if walked.scene.is_none() {
            after.result = Some(Outcome {
                at: now,
                points: walked.points,
                of: walked.of,
            });
        }
        after
    }
}

/// A way through a drill, as far as it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    pub past: Vec<(&'static Scene, &'static Choice)>,
    /// The situation to answer; none once the drill is over.
    pub scene: Option<&'static Scene>,
    pub points: u32,
    /// The most points that could be earned so far.
    pub of: u32,
}

/// Follows the answers through the drill. Answers that it does not have any more end the way.
pub fn walk(drill: &'static Drill, answers: &[u8]) -> Walk {
    let scenes = &drill.scenes;
    let mut walk = Walk {
        past: Vec::new(),
        scene: scenes.first(),
        points: 0,
        of: 0,
    };
    for &answer in answers {
        let Some(scene) = walk.scene else { break };
        let Some(choice) = scene.choices.get(usize::from(answer)) else {
            break;
        };
        walk.past.push((scene, choice));
        walk.points += choice.verdict.points();
        walk.of += Verdict::Strong.points();
        walk.scene = scenes.iter().find(|scene| scene.key == choice.next);
    }
    walk
}

/// Says what a score means.
pub fn judged(outcome: Outcome) -> &'static str {
    match outcome.percent() {
        Some(85..) => "You would lead this well.",
        Some(60..85) => "Mostly right. Read the fair and weak answers below once more.",
        Some(_) => "In earnest this would have cost time and trust. Read why, then try again.",
        None => "There was nothing to score.",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::super::stamp::tests::at;
    use super::*;
    use proptest::prelude::*;

    fn choice(verdict: Verdict, next: &'static str) -> Choice {
        Choice {
            text: "",
            verdict,
            why: "",
            next,
        }
    }

    static DRILL: LazyLock<Drill> = LazyLock::new(|| Drill {
        scenes: vec![
            Scene {
                key: "call",
                minute: 0,
                situation: "",
                choices: vec![
                    choice(Verdict::Strong, "keys"),
                    choice(Verdict::Weak, "worse"),
                ],
            },
            Scene {
                key: "worse",
                minute: 20,
                situation: "",
                choices: vec![choice(Verdict::Fair, "keys"), choice(Verdict::Weak, "")],
            },
            Scene {
                key: "keys",
                minute: 30,
                situation: "",
                choices: vec![choice(Verdict::Strong, ""), choice(Verdict::Fair, "")],
            },
        ],
    });

    fn practised(choices: &[usize]) -> Practice {
        let new = Practice::new(Id::from_number(1), "vendor", "Vendor", at(0));
        choices.iter().fold(new, |practice, &choice| {
            practice.answered(&DRILL, choice, at(5))
        })
    }

    #[test]
    fn choices_branch_and_earn_nothing_half_or_all() {
        let best = practised(&[0, 0]).result.unwrap();
        assert_eq!((best.points, best.of, best.percent()), (4, 4, Some(100)));
        let detour = practised(&[1, 0, 1]).result.unwrap();
        assert_eq!(
            (detour.points, detour.of, detour.percent()),
            (2, 6, Some(33))
        );
        let given_up = practised(&[1, 1]).result.unwrap();
        assert_eq!((given_up.points, given_up.percent()), (0, Some(0)));
    }

    #[test]
    fn a_drill_waits_for_an_answer_that_it_offers() {
        let practice = practised(&[0, 7]);
        assert_eq!((practice.answers.len(), practice.result), (1, None));
        assert_eq!(
            walk(&DRILL, &practice.answers).scene.map(|s| s.key),
            Some("keys")
        );
        let over = practised(&[0, 0, 0]);
        assert_eq!(over.answers.len(), 2);
    }

    #[test]
    fn a_score_is_compared_with_the_same_drill_the_time_before() {
        let mut all = [practised(&[1, 1]), practised(&[0, 0]), practised(&[0, 0])];
        all[1].started = at(10);
        all[2].started = at(20);
        all[2].playbook = "other".to_owned();
        assert_eq!(all[1].score_words(), "4 of 4 points, 100\u{a0}%");
        assert_eq!(all[1].trend_words(&all), "Better than the 0\u{a0}% before.");
        assert_eq!(all[0].trend_words(&all), "The first time.");
        assert_eq!(all[2].trend_words(&all), "The first time.");
        assert_eq!(practised(&[0]).trend_words(&all), "");
    }

    proptest! {
        #[test]
        fn no_way_earns_more_than_there_is(answers in proptest::collection::vec(any::<u8>(), 0..9)) {
            let walked = walk(&DRILL, &answers);
            prop_assert!(walked.points <= walked.of);
            prop_assert_eq!(walked.of as usize, 2 * walked.past.len());
        }
    }
}
