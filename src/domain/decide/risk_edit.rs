//! Changing a risk: its scores from a day on, its steps, and making a new one of it.
//!
//! Each returns the risk as it is to be kept; [`Risk`]'s own check has the last word.

use chrono::NaiveDate;

use super::loss::Loss;
use super::risk::{FailureMode, Response, Risk, ScoresFrom, StepState};
use super::scale::Score;
use crate::domain::base::{Extra, NAME_LIMIT};
use crate::domain::measure::history::{Dated, DayTaken, enter};
use crate::domain::revision::Id;

impl Dated for ScoresFrom {
    fn day(&self) -> NaiveDate {
        self.from
    }
}

impl Risk {
    /// Returns a risk of which only the name, the category and the score are known.
    pub fn new(
        id: Id,
        name: String,
        category: FailureMode,
        score: Score,
        today: NaiveDate,
    ) -> Risk {
        Risk {
            id,
            name,
            description: String::new(),
            category,
            owner: String::new(),
            scores: vec![ScoresFrom {
                from: today,
                inherent: score,
                residual: score,
                target: None,
                note: String::new(),
                extra: Extra::new(),
            }],
            response: Response::Mitigate,
            acceptance: None,
            steps: Vec::new(),
            identified: today,
            mitigated: None,
            closed: None,
            occurred: None,
            trigger: String::new(),
            warning_signs: String::new(),
            kpis: Vec::new(),
            evidence: Vec::new(),
            loss: Loss::Unknown,
            library: String::new(),
            extra: Extra::new(),
        }
    }

    /// Adds scores from their day on, or puts them in the place of those from `instead_of`.
    pub fn with_scores(
        mut self,
        instead_of: Option<NaiveDate>,
        scores: ScoresFrom,
    ) -> Result<Risk, DayTaken> {
        enter(&mut self.scores, instead_of, scores)?;
        Ok(self)
    }

    /// Takes out the scores from the day; the last ones stay, for a risk needs a score.
    pub fn without_scores(mut self, from: NaiveDate) -> Risk {
        if self.scores.len() > 1 {
            self.scores.retain(|scores| scores.from != from);
        }
        self
    }

    /// Moves a step one place up or down; where there is no place it stays.
    pub fn with_step_moved(mut self, position: usize, up: bool) -> Risk {
        let other = match up {
            true => position.checked_sub(1),
            false => position.checked_add(1),
        };
        if let Some(other) = other.filter(|other| (*other).max(position) < self.steps.len()) {
            self.steps.swap(position, other);
        }
        self
    }

    /// Returns the first step that is not done.
    pub fn next_step(&self) -> Option<&super::risk::MitigationStep> {
        (self.steps.iter()).find(|step| step.state != StepState::Done)
    }

    /// Returns a risk like this one that was identified today: open, nothing done, accepted by nobody.
    pub fn copy(&self, id: Id, today: NaiveDate) -> Risk {
        const MARK: &str = " (copy)";
        let room = NAME_LIMIT - MARK.len();
        let name: String = self.name.chars().take(room).collect();
        let mut copy = Risk {
            id,
            name: name + MARK,
            acceptance: None,
            identified: today,
            mitigated: None,
            closed: None,
            occurred: None,
            ..self.clone()
        };
        if copy.response == Response::Accept {
            copy.response = Response::Mitigate;
        }
        copy.steps
            .iter_mut()
            .for_each(|step| step.state = StepState::Open);
        // The newest scores go on; what they were before is the other risk's history.
        copy.scores.drain(..copy.scores.len().saturating_sub(1));
        copy.scores
            .iter_mut()
            .for_each(|scores| scores.from = today);
        copy
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;
    use crate::domain::decide::risk::{Acceptance, MitigationStep};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn scores(from: &str, likelihood: u8) -> ScoresFrom {
        let score = Score::of(likelihood, 4).unwrap();
        ScoresFrom {
            from: day(from),
            inherent: score,
            residual: score,
            target: None,
            note: String::new(),
            extra: Extra::new(),
        }
    }

    fn step(what: &str, state: StepState) -> MitigationStep {
        MitigationStep {
            what: what.to_owned(),
            owner: String::new(),
            due: None,
            state,
            extra: Extra::new(),
        }
    }

    fn risk() -> Risk {
        Risk {
            scores: vec![scores("2026-01-01", 5), scores("2026-06-01", 3)],
            steps: vec![
                step("Ask", StepState::Done),
                step("Plan", StepState::InProgress),
                step("Do", StepState::Open),
            ],
            ..Risk::new(
                Id::from_number(1),
                "Vendor breach".to_owned(),
                FailureMode::Commercial,
                Score::MIDDLE,
                day("2026-01-01"),
            )
        }
    }

    #[test]
    fn new_scores_take_their_place_in_time_and_leave_the_others() {
        let changed = risk().with_scores(None, scores("2026-03-01", 4)).unwrap();
        let days: Vec<_> = (changed.scores.iter())
            .map(|scores| scores.from.to_string())
            .collect();
        assert_eq!(days, ["2026-01-01", "2026-03-01", "2026-06-01"]);
        assert_eq!(changed.check(), Ok(()));
        assert_eq!(changed.current(), risk().current());
    }

    #[test]
    fn scores_are_corrected_in_place_and_a_taken_day_is_refused() {
        let first = Some(day("2026-01-01"));
        let corrected = risk().with_scores(first, scores("2026-02-01", 1)).unwrap();
        assert_eq!(corrected.scores[0], scores("2026-02-01", 1));
        assert_eq!(corrected.scores.len(), 2);
        let taken = risk().with_scores(first, scores("2026-06-01", 1));
        assert_eq!(taken, Err(DayTaken));
    }

    #[test]
    fn the_last_scores_stay() {
        let one = risk().without_scores(day("2026-06-01"));
        assert_eq!(one.scores, [scores("2026-01-01", 5)]);
        assert_eq!(one.clone().without_scores(day("2026-01-01")), one);
    }

    #[test]
    fn a_step_moves_up_and_down_and_not_beyond_the_ends() {
        let order = |risk: Risk| {
            let steps = risk.steps.into_iter();
            steps.map(|step| step.what).collect::<Vec<_>>()
        };
        assert_eq!(
            order(risk().with_step_moved(2, true)),
            ["Ask", "Do", "Plan"]
        );
        assert_eq!(
            order(risk().with_step_moved(0, false)),
            ["Plan", "Ask", "Do"]
        );
        for (position, up) in [(0, true), (2, false), (9, true), (usize::MAX, false)] {
            assert_eq!(
                order(risk().with_step_moved(position, up)),
                ["Ask", "Plan", "Do"]
            );
        }
    }

    #[test]
    fn the_next_step_is_the_first_that_is_not_done() {
        let next = risk().next_step().map(|step| step.what.clone());
        assert_eq!(next.as_deref(), Some("Plan"));
        assert_eq!(
            Risk {
                steps: Vec::new(),
                ..risk()
            }
            .next_step(),
            None
        );
    }

    #[test]
    fn a_copy_starts_today_with_nothing_done_and_nobody_accepting() {
        let accepted = Risk {
            response: Response::Accept,
            acceptance: Some(Acceptance {
                reason: "Small".to_owned(),
                by: "Dana".to_owned(),
                review: day("2026-09-01"),
                extra: Extra::new(),
            }),
            mitigated: Some(day("2026-07-01")),
            name: "é".repeat(NAME_LIMIT),
            ..risk()
        };
        let copy = accepted.copy(Id::from_number(2), day("2026-08-01"));
        assert_eq!(copy.check(), Ok(()));
        assert!(copy.name.ends_with(" (copy)") && copy.is_open(day("2026-08-01")));
        assert_eq!(copy.scores, [scores("2026-08-01", 3)]);
        assert_eq!((copy.response, copy.acceptance), (Response::Mitigate, None));
        let untouched = |step: &MitigationStep| step.state == StepState::Open;
        assert!(copy.steps.iter().all(untouched));
    }
}
