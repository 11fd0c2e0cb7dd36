//! The rows of a table of training.

use super::heard::Heard;
use super::rows::{RowReader, RowsOutcome};
use super::words;
use crate::domain::measure::evidence::Reason;
use crate::domain::measure::evidence::table::ending::End;
use crate::domain::measure::evidence::table::training::{self, Basis, Training};
use crate::domain::measure::evidence::table::{Left, Meaning, Role};
use crate::files::table::{Row, Sheet};
use chrono::{Datelike, NaiveDate};

impl RowReader {
    pub fn training(
        &self,
        table: &Sheet,
        left: Left,
        roster: Option<u32>,
        heard: &mut Heard,
    ) -> RowsOutcome {
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            rows.push(self.person(row, heard));
        }
        let basis = Basis {
            has_roster: self.has(Role::OnRoster),
            has_course: self.has(Role::Course),
            has_due: self.has(Role::Due),
            has_expiry: self.has(Role::Expires),
            roster,
            as_of: self.as_of,
        };
        training::figures(&rows, basis, left).into()
    }

    fn person(&self, row: &Row, heard: &mut Heard) -> Result<Training, Reason> {
        let names = [Role::FirstName, Role::Person].map(|role| self.text(row, role));
        let name = names.join(" ").trim().to_owned();
        let person = match self.text(row, Role::PersonId) {
            "" => name.clone(),
            id => id.to_owned(),
        };
        if person.is_empty() {
            return Err(Reason::NoName);
        }
        let passed = self.passed(row, heard);
        let day = |role| self.day(row, role);
        Ok(Training {
            person,
            name,
            course: self.text(row, Role::Course).to_owned(),
            completed: self.completed(row, passed, heard)?,
            expires: day(Role::Expires),
            due: day(Role::Due),
            required: self
                .meaning(row, Role::OnRoster, heard)
                .map(|meaning| meaning == Meaning::Yes),
            passed,
        })
    }

    /// Reads a day that may be left open: an end that never comes is none.
    fn day(&self, row: &Row, role: Role) -> Option<NaiveDate> {
        const NEVER: i32 = 2100;
        let at = self.moment(row, role).unwrap_or(None)?;
        (at.date.year() < NEVER).then_some(at.date)
    }

    fn completed(&self, row: &Row, passed: Option<bool>, heard: &mut Heard) -> Result<End, Reason> {
        if let Some(day) = self.day(row, Role::Completed)
            && day > self.today
        {
            return Err(Reason::Future);
        }
        let end = self.end(row, Role::Completed, None, heard);
        Ok(match (end, passed) {
            // Whoever has passed has completed, whether or not it says when.
            (End::Open | End::Unknown, Some(true)) => End::Done,
            (End::Unknown, _) => End::Open,
            (end, _) => end,
        })
    }

    /// Tells whether the course was passed: by a word, or by a score from which on it is.
    fn passed(&self, row: &Row, heard: &mut Heard) -> Option<bool> {
        let text = self.text(row, Role::Passed);
        let is_word = words::known(Role::Passed, text).is_some();
        match words::score(text).filter(|_| !is_word) {
            Some(score) => match self.mapping.pass_mark {
                Some(mark) => Some(score >= mark.get()),
                None => {
                    heard.score(text);
                    None
                }
            },
            None => {
                let meaning = self.meaning(row, Role::Passed, heard)?;
                Some(meaning == Meaning::Passed)
            }
        }
    }
}
