//! The risk register as a list: a row a risk, with all that the table says about it.
//!
//! - [`query`]: which rows are shown, in which order, and what they come to.
//! - [`bulk`]: one change to many risks.

pub mod bulk;
pub mod query;

use chrono::NaiveDate;

use super::exposure;
use super::policy::Policy;
use super::risk::{FailureMode, Response, Risk, StepState};
use super::scale::Score;
use crate::domain::field::search_text;
use crate::domain::named;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::day_text;

/// Where a risk is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Open,
    /// Open, and somebody lives with it until a day.
    Accepted,
    Mitigated,
    Closed,
}

named!(State {
    Open: "Open",
    Accepted: "Accepted",
    Mitigated: "Mitigated",
    Closed: "Closed",
});

impl State {
    /// Returns where the risk is on the day; a day of mitigation that lies ahead leaves it open.
    pub fn of(risk: &Risk, today: NaiveDate) -> State {
        let is_over = |day: Option<NaiveDate>| day.is_some_and(|day| day <= today);
        match risk.response {
            _ if is_over(risk.closed) => State::Closed,
            _ if is_over(risk.mitigated) => State::Mitigated,
            Response::Accept => State::Accepted,
            _ => State::Open,
        }
    }
}

/// How far the mitigation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    pub done: usize,
    pub open: usize,
    /// The earliest day by which an open step is due.
    pub next: Option<NaiveDate>,
}

impl Steps {
    pub fn of(risk: &Risk) -> Steps {
        let is_open = |state: StepState| state != StepState::Done;
        let open = || risk.steps.iter().filter(|step| is_open(step.state));
        Steps {
            done: risk.steps.len() - open().count(),
            open: open().count(),
            next: open().filter_map(|step| step.due).min(),
        }
    }

    /// Writes how many are done: `2 of 3 done`.
    pub fn words(self) -> String {
        match self.done + self.open {
            0 => "No steps".to_owned(),
            all => format!("{} of {all} done", self.done),
        }
    }

    /// Writes when the next one is due, when a day was said.
    pub fn next_words(self, today: NaiveDate) -> Option<String> {
        let next = self.next?;
        let day = day_text(next);
        Some(match next < today {
            true => format!("Overdue since {day}"),
            false => format!("Next due {day}"),
        })
    }
}

/// One risk as the table shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterRow {
    pub id: Id,
    pub name: String,
    pub category: FailureMode,
    pub owner: String,
    pub response: Response,
    pub inherent: Score,
    pub residual: Score,
    pub target: Option<Score>,
    /// The scores in the words of the scale, inherent to target.
    pub score_words: String,
    pub steps: Steps,
    /// An open step of an open risk is past its day.
    pub is_overdue: bool,
    pub identified: NaiveDate,
    pub state: State,
    /// What the state is, since when or until when.
    pub state_words: String,
    /// It is accepted, and the day to look at it again is past.
    pub is_review_overdue: bool,
    /// The points that it adds to the exposure of today; none when it is not open.
    pub exposure: Option<u8>,
    pub is_above_appetite: bool,
    /// What the search looks at, in small letters; the name comes first, so that it sorts by name as well.
    text: String,
}

impl RegisterRow {
    fn new(risk: &Risk, policy: &Policy, today: NaiveDate) -> Option<RegisterRow> {
        // A risk without any score is refused by its record, so none is left out.
        let scores = risk.scores_on(today)?;
        let state = State::of(risk, today);
        let steps = Steps::of(risk);
        let is_open = risk.is_open(today);
        let all = [Some(scores.inherent), Some(scores.residual), scores.target];
        let mut words: Vec<String> = (all.into_iter().flatten())
            .map(|score| score_words(policy, score))
            .collect();
        // Where nothing changes, saying it once is enough.
        words.dedup();
        let category = risk.category.name();
        let text = format!("{}{}", search_text(risk), category.to_lowercase());
        Some(RegisterRow {
            id: risk.id,
            name: risk.name.clone(),
            category: risk.category,
            owner: risk.owner.clone(),
            response: risk.response,
            inherent: scores.inherent,
            residual: scores.residual,
            target: scores.target,
            score_words: words.join(" → "),
            steps,
            is_overdue: is_open && steps.next.is_some_and(|next| next < today),
            identified: risk.identified,
            state,
            state_words: state_words(risk, state, today),
            is_review_overdue: state == State::Accepted
                && (risk.acceptance.as_ref()).is_some_and(|one| one.review < today),
            exposure: exposure::of(risk, today),
            is_above_appetite: exposure::is_above_appetite(risk, policy, today),
            text,
        })
    }

    /// Writes the scores in numbers: `16 → 9`, with the target behind them where there is one.
    pub fn score_numbers(&self) -> String {
        let numbers = format!("{} → {}", self.inherent.value(), self.residual.value());
        match self.target {
            Some(target) => format!("{numbers} → {}", target.value()),
            None => numbers,
        }
    }

    /// Says which number is what: `inherent 16, residual 9, target 4`.
    pub fn score_sentence(&self) -> String {
        let (inherent, residual) = (self.inherent.value(), self.residual.value());
        match self.target {
            Some(target) => {
                let target = target.value();
                format!("inherent {inherent}, residual {residual}, target {target}")
            }
            None => format!("inherent {inherent}, residual {residual}, no target"),
        }
    }
}

/// Returns a row for each risk, by id.
pub fn rows(scorecard: &Scorecard, today: NaiveDate) -> Vec<RegisterRow> {
    let policy = scorecard.policy();
    (scorecard.all::<Risk>())
        .filter_map(|risk| RegisterRow::new(risk, &policy, today))
        .collect()
}

/// Writes a score in the words of the scale: `Likely × Major`.
pub fn score_words(policy: &Policy, score: Score) -> String {
    let likelihood = policy.likelihood.get(score.likelihood.index());
    let impact = policy.impact.get(score.impact.index());
    // A policy has five levels of each; see its check.
    let likelihood = likelihood.map_or("", |anchor| anchor.name.as_str());
    let impact = impact.map_or("", |anchor| anchor.name.as_str());
    format!("{likelihood} × {impact}")
}

fn state_words(risk: &Risk, state: State, today: NaiveDate) -> String {
    let since = |what: &str, day: Option<NaiveDate>| match day {
        Some(day) => format!("{what} {}", day_text(day)),
        None => what.to_owned(),
    };
    match (state, &risk.acceptance) {
        (State::Mitigated, _) => since("Mitigated", risk.mitigated),
        (State::Closed, _) => since("Closed", risk.closed),
        (State::Accepted, Some(acceptance)) if acceptance.review < today => {
            let day = day_text(acceptance.review);
            format!("Accepted, review overdue since {day}")
        }
        (State::Accepted, Some(acceptance)) => {
            format!("Accepted until {}", day_text(acceptance.review))
        }
        _ => state.name().to_owned(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::decide::policy::AppetiteFrom;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;
    use serde_json::{Value, json};

    pub fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub const TODAY: &str = "2026-06-15";

    /// A risk of likelihood × impact before and after mitigation, with more fields of its file.
    pub fn risk(number: u128, before: (u8, u8), after: (u8, u8), more: Value) -> Risk {
        let score = |(likelihood, impact)| json!({"likelihood": likelihood, "impact": impact});
        let mut risk = json!({
            "id": Id::from_number(number), "name": format!("Risk {number}"), "identified": "2026-02-01",
            "scores": [{"from": "2026-02-01", "inherent": score(before), "residual": score(after)}],
        });
        for (key, value) in more.as_object().unwrap() {
            risk[key] = value.clone();
        }
        serde_json::from_value(risk).unwrap()
    }

    /// A scorecard with the risks and an appetite of 9 since 1 March 2026.
    pub fn scorecard(risks: &[Risk]) -> Scorecard {
        let mut policy = Policy::default();
        policy.appetite.push(AppetiteFrom {
            from: day("2026-03-01"),
            limit: 9,
            note: "the steering board".to_owned(),
            extra: Extra::new(),
        });
        let edit = (risks.iter().cloned()).fold(Edit::new("").put(policy), Edit::put);
        let mut scorecard = Scorecard::empty(Id::from_number(99));
        scorecard.apply(edit, Replica(1)).unwrap();
        scorecard
    }

    fn row(more: Value) -> RegisterRow {
        let scorecard = scorecard(&[risk(1, (4, 4), (3, 4), more)]);
        rows(&scorecard, day(TODAY)).remove(0)
    }

    #[test]
    fn a_row_says_the_scores_in_words_and_numbers() {
        let row = row(json!({}));
        assert_eq!(row.score_numbers(), "16 → 12");
        assert_eq!(row.score_words, "Likely × Major → Possible × Major");
        assert_eq!(row.score_sentence(), "inherent 16, residual 12, no target");
        assert_eq!(row.exposure, Some(12));
        assert!(row.is_above_appetite);
    }

    #[test]
    fn a_score_that_stays_is_said_once() {
        let scorecard = scorecard(&[risk(1, (2, 2), (2, 2), json!({}))]);
        let row = rows(&scorecard, day(TODAY)).remove(0);
        assert_eq!(
            (row.score_numbers().as_str(), row.score_words.as_str()),
            ("4 → 4", "Unlikely × Moderate")
        );
    }

    #[test]
    fn a_state_says_since_or_until_when() {
        let accepted = |review: &str| json!({"response": "accept", "acceptance": {"reason": "Too dear", "by": "Ada", "review": review}});
        for (more, state, words) in [
            (json!({}), State::Open, "Open"),
            (
                json!({"mitigated": "2026-06-15"}),
                State::Mitigated,
                "Mitigated 15 Jun 2026",
            ),
            (json!({"mitigated": "2026-06-16"}), State::Open, "Open"),
            (
                json!({"mitigated": "2026-03-01", "closed": "2026-04-02"}),
                State::Closed,
                "Closed 2 Apr 2026",
            ),
            (
                accepted("2026-06-15"),
                State::Accepted,
                "Accepted until 15 Jun 2026",
            ),
            (
                accepted("2026-06-14"),
                State::Accepted,
                "Accepted, review overdue since 14 Jun 2026",
            ),
        ] {
            let row = row(more);
            assert_eq!((row.state, row.state_words.as_str()), (state, words));
            assert_eq!(row.is_review_overdue, words.contains("overdue"));
        }
    }

    #[test]
    fn the_next_step_is_the_open_one_that_is_due_first() {
        let steps = json!({"steps": [
            {"what": "a", "due": "2026-05-01", "state": "done"},
            {"what": "b", "due": "2026-07-01"},
            {"what": "c", "due": "2026-06-14", "state": "in_progress"},
            {"what": "d"},
        ]});
        let row = row(steps.clone());
        assert_eq!(row.steps.words(), "1 of 4 done");
        let today = day(TODAY);
        assert_eq!(
            row.steps.next_words(today).as_deref(),
            Some("Overdue since 14 Jun 2026")
        );
        assert!(row.is_overdue);
        let next = row.steps.next_words(day("2026-06-14"));
        assert_eq!(next.as_deref(), Some("Next due 14 Jun 2026"));
    }

    #[test]
    fn no_step_of_a_closed_risk_is_overdue() {
        let closed = json!({"closed": "2026-06-01", "steps": [{"what": "a", "due": "2026-05-01"}]});
        let row = row(closed);
        assert!(!row.is_overdue);
        assert_eq!(row.exposure, None);
    }
}
