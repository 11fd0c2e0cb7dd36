//! What is marked in a line, and what is said beside it.

use std::ops::Range;

use super::look::Look;
use super::{Finding, Scanned};
use crate::domain::order::sort_by;

/// A stretch of the text that is marked, with all that was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub at: Range<usize>,
    pub findings: Vec<Finding>,
}

impl Mark {
    /// Tells whether nothing in it is to be done better.
    pub fn is_good(&self) -> bool {
        self.findings.iter().all(|finding| finding.is_good)
    }
}

/// What is said beside a line about one or several of its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The numbers of the marks, counted from 1.
    pub marks: Vec<usize>,
    pub look: Look,
    pub is_good: bool,
    pub words: String,
}

impl Scanned {
    /// Returns the stretches to mark, in order and without overlap.
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        for finding in &self.findings {
            match marks.last_mut() {
                Some(last) if last.at.end > finding.at.start => {
                    last.at.end = last.at.end.max(finding.at.end);
                    last.findings.push(finding.clone());
                }
                _ => marks.push(Mark {
                    at: finding.at.clone(),
                    findings: vec![finding.clone()],
                }),
            }
        }
        marks
    }

    /// Returns what is said about the marks: what is good once for all that are good alike, then what can be better.
    pub fn notes(&self, marks: &[Mark]) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        for (place, mark) in marks.iter().enumerate() {
            for finding in &mark.findings {
                let alike = (notes.iter_mut())
                    .find(|note| finding.is_good && note.is_good && note.look == finding.look);
                let words = format!("{} {}", finding.why, finding.advice);
                match alike {
                    Some(note) if note.marks.last() == Some(&(place + 1)) => {}
                    Some(note) => note.marks.push(place + 1),
                    None => notes.push(Note {
                        marks: vec![place + 1],
                        look: finding.look,
                        is_good: finding.is_good,
                        words: words.trim_end().to_owned(),
                    }),
                }
            }
        }
        sort_by(&mut notes, |a, b| b.is_good.cmp(&a.is_good));
        notes
    }

    /// Returns the claim of the line that nobody measured, if it has one.
    pub fn claim(&self) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.is_claim)
    }
}
