//! The rows of a table of incidents or tickets.

use csv::StringRecord;

use super::layout::Table;
use super::rows::{Outcome, Reader};
use super::{cells, words};
use crate::domain::measure::evidence::Reason;
use crate::domain::measure::evidence::table::incidents::{self, Has, Incident};
use crate::domain::measure::evidence::table::{Left, Role};

impl Reader {
    pub fn incidents(&self, table: &Table, left: Left) -> Outcome {
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let number = self.text(row, Role::Incident).to_owned();
            rows.push((number, self.incident(row)));
        }
        let has = Has {
            started: self.has(Role::Started),
            responded: self.has(Role::Responded),
            resolved: self.has(Role::Resolved),
            severity: self.has(Role::Severity),
            level: self.has(Role::TargetMet)
                || self.has(Role::TargetMissed)
                || self.has(Role::TargetHours),
        };
        incidents::figures(&rows, has, left)
    }

    fn incident(&self, row: &StringRecord) -> Result<Incident, Reason> {
        let started = self.moment(row, Role::Started)?;
        if started.is_none() && self.has(Role::Started) {
            return Err(Reason::NoDate);
        }
        let met = words::is_met(self.text(row, Role::TargetMet), true);
        let missed = words::is_met(self.text(row, Role::TargetMissed), false);
        let incident = Incident {
            started,
            responded: self.moment(row, Role::Responded)?,
            resolved: self.moment(row, Role::Resolved)?,
            is_serious: words::is_serious(self.text(row, Role::Severity)),
            target: cells::hours(self.text(row, Role::TargetHours)),
            met: met.or(missed),
        };
        incident.check(self.today)?;
        Ok(incident)
    }
}
