//! The rows of a table of uptime or outages.

use super::cells;
use super::heard::Heard;
use super::rows::{RowReader, RowsOutcome};
use crate::domain::measure::evidence::Reason;
use crate::domain::measure::evidence::table::ending::End;
use crate::domain::measure::evidence::table::service::{self, Has, Uptime, end_of};
use crate::domain::measure::evidence::table::{Left, Meaning, Role};
use crate::domain::value::Moment;
use crate::domain::words::template::in_number;
use crate::files::table::{Row, Sheet, cell};

impl RowReader {
    pub fn uptime(&self, table: &Sheet, left: Left, heard: &mut Heard) -> RowsOutcome {
        let column = self.mapping.column(Role::UpShare);
        let mut shares = table.rows.iter().map(|row| cell(row, column));
        let scale = cells::scale(&mut shares);
        let only_ones = self.has(Role::UpShare) && is_only_ones(table, column);
        let scale = match (only_ones, self.mapping.parts_of_one) {
            (true, Some(true)) => 100.0,
            _ => scale,
        };
        let is_asked = only_ones && self.mapping.parts_of_one.is_none();
        let mut rows = Vec::with_capacity(table.rows.len());
        let (mut above, mut merged) = (None, 0_usize);
        for row in &table.rows {
            let up = self.up(row, scale, &mut above, &mut merged, heard);
            rows.push(up);
        }
        let has = Has {
            period: self.has(Role::Period),
            share: self.has(Role::UpShare) && !is_asked,
            minutes: self.has(Role::DownMinutes),
            ended: self.has(Role::Ended),
            planned: self.has(Role::Planned),
        };
        let mut outcome = RowsOutcome::from(service::figures(&rows, has, self.as_of, left));
        outcome.asks.parts_of_one = only_ones;
        if scale > 1.0 {
            outcome.notes.push(
                "The shares are parts of 1 and are read as percent: 0.97 is 97 %.".to_owned(),
            );
        }
        if merged > 0 {
            outcome.notes.push(in_number(
                merged,
                "{#n row} {n has/have} no day or month of {n its/their} own; {n it is/they are} taken for more of the one \
                 above {n it/them}.",
            ));
        }
        outcome
    }

    fn up(
        &self,
        row: &Row,
        scale: f64,
        above: &mut Option<Moment>,
        merged: &mut usize,
        heard: &mut Heard,
    ) -> Result<Uptime, Reason> {
        let from = match self.text(row, Role::Period) {
            // Merged cells of a spreadsheet leave out what is the same as above.
            "" if self.has(Role::Period) => {
                *merged += usize::from(above.is_some());
                Some(above.ok_or(Reason::NoDate)?)
            }
            "" => None,
            text => Some(self.began(row, text).ok_or(Reason::NoDate)?),
        };
        *above = from;
        if from.is_some_and(|at| at.date > self.today) {
            return Err(Reason::Future);
        }
        let to = self.end(row, Role::Ended, from, heard);
        if let (Some(from), End::At(to)) = (from, to)
            && to < from
            && to.time.is_some()
        {
            return Err(Reason::EndsBeforeStart);
        }
        let (share, minutes) = (
            self.text(row, Role::UpShare),
            self.text(row, Role::DownMinutes),
        );
        let up = cells::share(share, scale);
        let down_minutes = cells::minutes(minutes);
        let is_strange =
            (up.is_none() && !share.is_empty()) || (down_minutes.is_none() && !minutes.is_empty());
        let planned = self.meaning(row, Role::Planned, heard);
        let uptime = Uptime {
            from,
            to,
            up,
            down_minutes,
            planned: planned.map(|meaning| meaning == Meaning::Yes),
        };
        match is_strange || !uptime.tells(end_of(self.as_of)) {
            true => Err(Reason::NoNumber),
            false => Ok(uptime),
        }
    }

    /// Reads a day, a month, or the start of an outage.
    fn began(&self, row: &Row, text: &str) -> Option<Moment> {
        match self.moment(row, Role::Period) {
            Ok(Some(at)) => Some(at),
            _ => cells::period(text, self.order(Role::Period)).map(Moment::day),
        }
    }
}

/// Tells whether every share is 0 or 1 without a sign of percent, which may be 1 % or all.
fn is_only_ones(table: &Sheet, column: Option<usize>) -> bool {
    let mut has_one = false;
    for row in &table.rows {
        let text = cell(row, column).replace(',', ".");
        match text.parse::<f64>() {
            _ if text.is_empty() => {}
            Ok(1.0) => has_one = true,
            Ok(0.0) => {}
            _ => return false,
        }
    }
    has_one
}
