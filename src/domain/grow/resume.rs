//! What is kept for applications: the résumé as pasted, the line in work, and edited answers.

use crate::domain::field::Value;

use super::bullet::draft::Draft;
use crate::domain::base::{Extra, Invalid, record};
use crate::domain::revision::Id;

/// The longest résumé that is kept, in bytes: far more than any has, and little of what a browser stores.
pub const LONGEST: usize = 400_000;

/// The coordinator's résumé and what belongs to it; one record, under [`Id::ONLY`].
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Resume {
    pub id: Id,
    #[field(long)]
    pub text: String,
    /// The line that the bullet builder is at.
    pub bullet: Draft,
    /// Stories that were edited by hand, at most one for each.
    pub answers: Vec<Answer>,
    pub extra: Extra,
}

/// A story as the coordinator wants to tell it.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Answer {
    /// The decision, KPI or risk that it tells of.
    pub story: Id,
    #[field(needed)]
    pub text: String,
    /// The draft that was edited: when the facts give another draft, the text is out of date.
    #[field(needed)]
    pub draft: String,
    pub extra: Extra,
}

impl Default for Resume {
    fn default() -> Resume {
        Resume {
            id: Id::ONLY,
            text: String::new(),
            bullet: Draft::default(),
            answers: Vec::new(),
            extra: Extra::new(),
        }
    }
}

impl Resume {
    pub fn answer(&self, story: Id) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.story == story)
    }

    /// Keeps the wording of a story; none goes back to the draft.
    pub fn set_answer(&mut self, story: Id, text: Option<String>, draft: String) {
        self.answers.retain(|answer| answer.story != story);
        if let Some(text) = text.filter(|text| *text != draft) {
            self.answers.push(Answer {
                story,
                text,
                draft,
                extra: Extra::new(),
            });
        }
    }

    /// Puts a finished line at the end of the text.
    pub fn add_line(&mut self, line: &str) {
        let text = self.text.trim_end();
        let between = if text.is_empty() { "" } else { "\n" };
        self.text = format!("{text}{between}- {}", line.trim());
    }
}

record!(Resume, |resume| {
    if resume.text.len() > LONGEST {
        let why = format!(
            "the résumé is longer than {} KB; paste the part that matters",
            LONGEST / 1000
        );
        return Err(Invalid::new("text", why));
    }
    Ok(())
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;

    #[test]
    fn a_resume_may_be_long_but_not_without_end() {
        let of = |length| Resume {
            text: "x".repeat(length),
            ..Resume::default()
        };
        assert_eq!(of(100_000).check(), Ok(()));
        assert!(of(LONGEST + 1).check().is_err());
    }

    #[test]
    fn a_line_is_added_as_a_point_and_an_answer_is_kept_once() {
        let mut resume = Resume::default();
        resume.add_line("Cut it.");
        resume.add_line(" Led it. ");
        assert_eq!(resume.text, "- Cut it.\n- Led it.");
        let story = Id::from_number(1);
        resume.set_answer(story, Some("mine".to_owned()), "draft".to_owned());
        resume.set_answer(story, Some("newer".to_owned()), "draft".to_owned());
        assert_eq!(
            resume.answer(story).map(|one| one.text.as_str()),
            Some("newer")
        );
        assert_eq!(resume.answers.len(), 1);
        resume.set_answer(story, Some("draft".to_owned()), "draft".to_owned());
        assert_eq!(resume.answer(story), None);
    }
}
