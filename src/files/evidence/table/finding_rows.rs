//! The rows of a table of findings.

use super::heard::Heard;
use super::incident_rows::settled;
use super::rows::{RowReader, RowsOutcome};
use crate::domain::measure::evidence::table::findings::{self, Finding, Has};
use crate::domain::measure::evidence::table::{Left, Meaning, Role};
use crate::domain::measure::evidence::{Reason, Severity};
use crate::files::table::{Row, Sheet};

impl RowReader {
    pub fn findings(&self, table: &Sheet, left: Left, heard: &mut Heard) -> RowsOutcome {
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            rows.push(self.finding(row, heard));
        }
        let has = Has {
            id: self.has(Role::Finding),
            asset: self.has(Role::Asset),
            severity: self.has(Role::Severity),
            found: self.has(Role::Found),
            fixed: self.has(Role::Fixed),
            state: self.has(Role::State),
            fix_ready: self.has(Role::FixReady),
            due: self.has(Role::Due),
        };
        findings::figures(rows, has, &self.mapping, self.as_of, left).into()
    }

    fn finding(&self, row: &Row, heard: &mut Heard) -> Result<Finding, Reason> {
        let state = self.meaning(row, Role::State, heard);
        match state {
            Some(Meaning::Accepted) => return Err(Reason::Accepted),
            Some(Meaning::FalsePositive) => return Err(Reason::FalsePositive),
            _ => {}
        }
        let found = self.moment(row, Role::Found).unwrap_or(None);
        if found.is_some_and(|at| at.date > self.today) {
            return Err(Reason::Future);
        }
        let fixed = settled(self.end(row, Role::Fixed, found, heard), state);
        let severity = self.meaning(row, Role::Severity, heard);
        let severity = severity.and_then(Meaning::severity);
        if severity == Some(Severity::Info) {
            return Err(Reason::Informational);
        }
        Ok(Finding {
            id: self.text(row, Role::Finding).to_owned(),
            asset: self.text(row, Role::Asset).to_owned(),
            severity: severity.unwrap_or(Severity::Unknown),
            found,
            fixed,
            fix_ready: self.moment(row, Role::FixReady).unwrap_or(None),
            due: self
                .moment(row, Role::Due)
                .unwrap_or(None)
                .map(|at| at.date),
        })
    }
}
