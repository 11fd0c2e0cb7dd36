//! The failure-mode check: questions that find out where a project is likely to fail, by failure mode.
//!
//! The questions stand in `en/checks.txt`.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::risks;
use crate::domain::base::Extra;
use crate::domain::decide::check::{Answer, CheckAnswer};
use crate::domain::decide::risk::{FailureMode, Risk};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::english::{counted, of_them};
use crate::library::text::{self, Entry, Fault, choices, file, read};

/// One question; "in place" is the good answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question {
    /// The stable name that answers remember; never changed, never used again.
    pub key: &'static str,
    /// Makes the id of the answer, so that two copies answer the same record. Never changed.
    pub number: u32,
    pub category: FailureMode,
    /// Asks for what should be in place.
    pub asks: &'static str,
    /// What goes wrong where it is missing.
    pub gap: &'static str,
    /// The key of the risk that a gap becomes.
    pub risk: &'static str,
}

static QUESTIONS: LazyLock<Vec<Question>> =
    LazyLock::new(|| text::entries(file!("checks.txt"), question));

choices!(FailureMode);

fn question(entry: &Entry) -> Result<Question, Fault> {
    read!(entry => Question { key, number, category, asks = entry.title(), gap, risk })
}

/// Returns all questions, by failure mode.
pub fn all() -> impl Iterator<Item = &'static Question> {
    QUESTIONS.iter()
}

impl Question {
    /// Returns the id of the record that holds the answer.
    pub fn answer_id(&self) -> Id {
        const BASE: u128 = 0xf41e_0000_0000_4000_8000_0000_0000_0000;
        Id::from_number(BASE + u128::from(self.number))
    }

    /// Returns the record of an answer given on the day; note and risk of an earlier one stay.
    pub fn answered(&self, scorecard: &Scorecard, answer: Answer, on: NaiveDate) -> CheckAnswer {
        let earlier = scorecard.get::<CheckAnswer>(self.answer_id()).cloned();
        let earlier = earlier.unwrap_or_else(|| CheckAnswer {
            id: self.answer_id(),
            question: self.key.to_owned(),
            answer,
            note: String::new(),
            on,
            risk: None,
            extra: Extra::new(),
        });
        CheckAnswer {
            answer,
            on,
            ..earlier
        }
    }

    /// Returns the risk that a gap becomes, identified on the day.
    pub fn to_risk(&self, scorecard: &Scorecard, id: Id, today: NaiveDate) -> Option<Risk> {
        Some(risks::by_key(self.risk)?.to_risk(id, today, scorecard))
    }

    /// Returns the risk of the register that this question is about: the one a gap was turned into, else one from the
    /// same entry of the library, an open one first.
    fn listed<'a>(&self, scorecard: &'a Scorecard, today: NaiveDate) -> Option<&'a Risk> {
        let made = scorecard.get::<CheckAnswer>(self.answer_id());
        let made = made.and_then(|answer| scorecard.get::<Risk>(answer.risk?));
        made.or_else(|| {
            (scorecard.all::<Risk>())
                .filter(|risk| risk.library == self.risk)
                .max_by_key(|risk| (risk.is_open(today), risk.identified))
        })
    }
}

/// How a question was answered, and the risk of the register that it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub question: &'static Question,
    pub answer: Option<Answer>,
    /// The day of the answer.
    pub on: Option<NaiveDate>,
    pub risk: Option<ListedRisk>,
}

/// A risk as the check names it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedRisk {
    pub id: Id,
    pub name: String,
    pub is_open: bool,
}

impl Standing {
    /// Tells whether the answer leaves something to do.
    pub fn is_gap(&self) -> bool {
        self.answer.is_some_and(Answer::is_gap)
    }
}

/// Returns where each question stands, in the order of the check.
pub fn standings(scorecard: &Scorecard, today: NaiveDate) -> Vec<Standing> {
    let standing = |question: &'static Question| {
        let answer = scorecard.get::<CheckAnswer>(question.answer_id());
        Standing {
            question,
            answer: answer.map(|answer| answer.answer),
            on: answer.map(|answer| answer.on),
            risk: (question.listed(scorecard, today)).map(|risk| ListedRisk {
                id: risk.id,
                name: risk.name.clone(),
                is_open: risk.is_open(today),
            }),
        }
    };
    all().map(standing).collect()
}

/// Writes how far the check is: `14 of 35 answered`.
pub fn answered_words(standings: &[Standing]) -> String {
    let answered = (standings.iter()).filter(|standing| standing.answer.is_some());
    format!("{} of {} answered", answered.count(), standings.len())
}

/// Writes what the check has found: `3 gaps, one of them in the register`.
pub fn gap_words(standings: &[Standing]) -> String {
    let gaps: Vec<&Standing> = (standings.iter())
        .filter(|standing| standing.is_gap())
        .collect();
    let listed = gaps.iter().filter(|gap| gap.risk.is_some()).count();
    match (gaps.len(), listed) {
        (0, _) => "No gap".to_owned(),
        (1, 0) => "1 gap, not in the register yet".to_owned(),
        (1, _) => "1 gap, in the register".to_owned(),
        (many, listed) => {
            let yet = if listed == 0 { " yet" } else { "" };
            let (gaps, of) = (counted(many, "gap"), of_them(listed, many));
            format!("{gaps}, {of} in the register{yet}")
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::record::AnyRecord;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;

    #[test]
    fn there_are_at_least_24_questions_and_4_for_each_failure_mode() {
        assert!(all().count() >= 24, "{}", all().count());
        for mode in FailureMode::ALL {
            let count = all().filter(|question| question.category == mode).count();
            assert!(count >= 4, "{mode:?} has {count}");
        }
    }

    #[test]
    fn keys_numbers_and_ids_are_unique() {
        let keys: BTreeSet<_> = all().map(|question| question.key).collect();
        let ids: BTreeSet<_> = all().map(Question::answer_id).collect();
        assert_eq!((keys.len(), ids.len()), (all().count(), all().count()));
    }

    #[test]
    fn every_gap_becomes_a_risk_of_the_same_failure_mode() {
        for question in all() {
            let template = risks::by_key(question.risk).unwrap_or_else(|| panic!("{question:?}"));
            assert_eq!(template.category, question.category, "{}", question.key);
        }
        let risks: BTreeSet<_> = all().map(|question| question.risk).collect();
        assert_eq!(risks.len(), all().count(), "one question for a risk");
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn put(scorecard: &mut Scorecard, record: impl Into<AnyRecord>) {
        let edit = Edit::new("").put(record.into());
        scorecard.apply(edit, Replica(1)).unwrap();
    }

    #[test]
    fn an_answer_can_change_and_keeps_its_note_and_its_risk() {
        let mut scorecard = Scorecard::empty(Id::from_number(9));
        let question = all().next().unwrap();
        let first = CheckAnswer {
            note: "Ask Tom".to_owned(),
            risk: Some(Id::from_number(3)),
            ..question.answered(&scorecard, Answer::Unknown, day())
        };
        put(&mut scorecard, first);
        let second = question.answered(&scorecard, Answer::InPlace, day());
        assert_eq!(
            (second.answer, second.id),
            (Answer::InPlace, question.answer_id())
        );
        assert_eq!(
            (second.note.as_str(), second.risk),
            ("Ask Tom", Some(Id::from_number(3)))
        );
    }

    #[test]
    fn gaps_are_counted_and_found_in_the_register() {
        let mut scorecard = Scorecard::empty(Id::from_number(9));
        let words = |scorecard: &Scorecard| {
            let standings = standings(scorecard, day());
            (answered_words(&standings), gap_words(&standings))
        };
        let none = ("0 of 35 answered".to_owned(), "No gap".to_owned());
        assert_eq!(words(&scorecard), none);
        let answers = [
            Answer::Finding,
            Answer::Unknown,
            Answer::InPlace,
            Answer::NotApplicable,
        ];
        for (question, answer) in all().zip(answers) {
            let answer = question.answered(&scorecard, answer, day());
            put(&mut scorecard, answer);
        }
        let (answered, gaps) = words(&scorecard);
        assert_eq!(answered, "4 of 35 answered");
        assert_eq!(gaps, "2 gaps, none in the register yet");
        let risk = (all().next().unwrap()).to_risk(&scorecard, Id::from_number(5), day());
        put(&mut scorecard, risk.unwrap());
        assert_eq!(words(&scorecard).1, "2 gaps, one of them in the register");
        let listed = standings(&scorecard, day()).remove(0).risk.unwrap();
        assert_eq!((listed.id, listed.is_open), (Id::from_number(5), true));
    }

    #[test]
    fn the_risk_that_a_gap_was_turned_into_is_found_even_when_it_has_another_origin() {
        let mut scorecard = Scorecard::empty(Id::from_number(9));
        let mut questions = all();
        let (question, other) = (questions.next().unwrap(), questions.next().unwrap());
        let risk = other
            .to_risk(&scorecard, Id::from_number(5), day())
            .unwrap();
        put(&mut scorecard, risk);
        let answer = CheckAnswer {
            risk: Some(Id::from_number(5)),
            ..question.answered(&scorecard, Answer::Finding, day())
        };
        put(&mut scorecard, answer);
        let listed = standings(&scorecard, day()).remove(0).risk;
        assert_eq!(listed.map(|risk| risk.id), Some(Id::from_number(5)));
    }

    #[test]
    fn a_question_asks_and_its_gap_is_a_sentence() {
        for question in all() {
            assert!(question.asks.ends_with('?'), "{}", question.asks);
            assert!(question.gap.ends_with('.'), "{}", question.gap);
        }
    }
}
