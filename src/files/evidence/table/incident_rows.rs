//! The rows of a table of incidents or tickets.

use super::heard::Heard;
use super::rows::{RowReader, RowsOutcome};
use super::{cells, words};
use crate::domain::measure::evidence::Reason;
use crate::domain::measure::evidence::Severity;
use crate::domain::measure::evidence::table::ending::End;
use crate::domain::measure::evidence::table::incidents::{self, Has, Incident};
use crate::domain::measure::evidence::table::{Asks, Left, Meaning, Role};
use crate::domain::value::Moment;
use crate::files::table::{Row, Sheet};

impl RowReader {
    pub fn incidents(&self, table: &Sheet, left: Left, heard: &mut Heard) -> RowsOutcome {
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let number = self.text(row, Role::Incident).to_owned();
            rows.push((number, self.incident(row, heard)));
        }
        let has = Has {
            number: self.has(Role::Incident),
            started: self.has(Role::Started),
            responded: self.has(Role::Responded),
            contained: self.has(Role::Contained),
            resolved: self.has(Role::Resolved),
            state: self.has(Role::State),
            changed: self.has(Role::Changed),
            severity: self.has(Role::Severity),
            level: self.has(Role::TargetMet)
                || self.has(Role::TargetMissed)
                || self.has(Role::TargetHours),
            hours: self.has(Role::TargetHours),
        };
        let newest_first = self.mapping.newest_first;
        let outcome = incidents::figures(rows, has, newest_first, self.as_of, left);
        RowsOutcome {
            series: outcome.series,
            rows: outcome.rows,
            notes: outcome.notes,
            asks: Asks {
                newest: outcome.ask_newest,
                ..Asks::default()
            },
        }
    }

    fn incident(&self, row: &Row, heard: &mut Heard) -> Result<Incident, Reason> {
        // A row without a number belongs to the one above, and may leave out what it shares with it.
        let is_more = self.has(Role::Incident) && self.text(row, Role::Incident).is_empty();
        let started = self.moment(row, Role::Started)?;
        if started.is_none() && self.has(Role::Started) && !is_more {
            return Err(Reason::NoDate);
        }
        let mut end = |role| match is_more && self.text(row, role).is_empty() {
            true => End::Unknown,
            false => self.end(row, role, started, heard),
        };
        let (responded, contained) = (end(Role::Responded), end(Role::Contained));
        let resolved = end(Role::Resolved);
        let state = self.meaning(row, Role::State, heard);
        let severity = self.meaning(row, Role::Severity, heard);
        let met = self.meaning(row, Role::TargetMet, heard);
        let missed = self.meaning(row, Role::TargetMissed, heard);
        let incident = Incident {
            started,
            responded,
            contained,
            resolved: settled(resolved, state),
            changed: self.moment(row, Role::Changed).unwrap_or(None),
            is_serious: severity
                .and_then(Meaning::severity)
                .map(|severity| matches!(severity, Severity::Critical | Severity::High)),
            target: cells::hours(self.text(row, Role::TargetHours)),
            met: met.or(missed).map(|meaning| meaning == Meaning::Met),
        };
        incident.check(self.today)?;
        Ok(incident)
    }

    /// Returns what the word in the cell means: as a person has said, or as it is known. What is not known is heard.
    pub fn meaning(&self, row: &Row, role: Role, heard: &mut Heard) -> Option<Meaning> {
        let text = self.text(row, role);
        if let Some(known) = words::known(role, text) {
            return Some(known);
        }
        if !words::says_nothing(text) {
            heard.word(role, text);
        }
        self.mapping.means(role, text)
    }

    /// Reads an end. What is no date is a mark or a word for "open" or "over"; an unknown word counts as open until a
    /// person says what it means, and what looks like a date but is none as unknown.
    pub fn end(&self, row: &Row, role: Role, started: Option<Moment>, heard: &mut Heard) -> End {
        const DIGITS: usize = 3;
        let text = self.text(row, role);
        if !self.has(role) {
            return End::Unknown;
        }
        if let Ok(Some(at)) = self.moment(row, role) {
            return End::of(at, started, self.as_of);
        }
        if text.is_empty() || words::known(role, text) == Some(Meaning::Open) {
            return End::Open;
        }
        if words::known(role, text) == Some(Meaning::Done) {
            return End::Done;
        }
        if text.bytes().filter(u8::is_ascii_digit).count() >= DIGITS {
            heard.end(role, text);
            return End::Unknown;
        }
        heard.word(role, text);
        match self.mapping.means(role, text) {
            Some(Meaning::Done) => End::Done,
            _ => End::Open,
        }
    }
}

/// Joins the end with the state: who says "open" is open, even where an earlier end is told, and who says "closed" is over.
pub(super) fn settled(end: End, state: Option<Meaning>) -> End {
    match (state, end) {
        (Some(Meaning::Open), _) => End::Open,
        (Some(_), End::Open | End::Unknown) => End::Done,
        (_, end) => end,
    }
}
