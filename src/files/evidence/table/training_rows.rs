//! The rows of a table of training.

use csv::StringRecord;

use super::layout::Table;
use super::rows::{Outcome, Reader};
use super::words;
use crate::domain::measure::evidence::Reason;
use crate::domain::measure::evidence::table::training::{self, Basis, Training};
use crate::domain::measure::evidence::table::{Left, Role};

impl Reader {
    pub fn training(&self, table: &Table, left: Left, roster: Option<u32>) -> Outcome {
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            rows.push(self.person(row));
        }
        let basis = Basis {
            has_roster: self.has(Role::OnRoster),
            has_due: self.has(Role::Due),
            roster,
            today: self.today,
        };
        training::figures(&rows, basis, left)
    }

    fn person(&self, row: &StringRecord) -> Result<Training, Reason> {
        let person = self.text(row, Role::Person);
        if person.is_empty() {
            return Err(Reason::NoName);
        }
        let completed = self.moment(row, Role::Completed)?.map(|at| at.date);
        if completed.is_some_and(|day| day > self.today) {
            return Err(Reason::Future);
        }
        Ok(Training {
            person: person.to_owned(),
            completed,
            due: self.moment(row, Role::Due)?.map(|at| at.date),
            on_roster: words::yes(self.text(row, Role::OnRoster)),
        })
    }
}
