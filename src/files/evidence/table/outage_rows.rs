//! The rows of a table of uptime or outages.

use csv::StringRecord;

use super::cells;
use super::layout::{Table, cell};
use super::rows::{Outcome, Reader};
use crate::domain::measure::evidence::Reason;
use crate::domain::measure::evidence::table::service::{self, Uptime};
use crate::domain::measure::evidence::table::{Left, Role};

impl Reader {
    pub fn uptime(&self, table: &Table, left: Left) -> Outcome {
        let column = self.mapping.column(Role::UpShare);
        let mut shares = table.rows.iter().map(|row| cell(row, column));
        let scale = cells::scale(&mut shares);
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            rows.push(self.up(row, scale));
        }
        let (share, minutes) = (self.has(Role::UpShare), self.has(Role::DownMinutes));
        let (series, rows, mut notes) = service::figures(&rows, share, minutes, self.today, left);
        if scale > 1.0 {
            notes.push(
                "The shares are parts of 1 and are read as percent: 0.97 is 97 %.".to_owned(),
            );
        }
        (series, rows, notes)
    }

    fn up(&self, row: &StringRecord, scale: f64) -> Result<Uptime, Reason> {
        let day = match self.text(row, Role::Period) {
            "" if self.has(Role::Period) => return Err(Reason::NoDate),
            "" => None,
            text => Some(cells::period(text, self.order).ok_or(Reason::NoDate)?),
        };
        if day.is_some_and(|day| day > self.today) {
            return Err(Reason::Future);
        }
        let (share, minutes) = (
            self.text(row, Role::UpShare),
            self.text(row, Role::DownMinutes),
        );
        let up = cells::share(share, scale);
        let down_minutes = cells::minutes(minutes);
        let is_strange =
            (up.is_none() && !share.is_empty()) || (down_minutes.is_none() && !minutes.is_empty());
        match is_strange || (up.is_none() && down_minutes.is_none()) {
            true => Err(Reason::NoNumber),
            false => Ok(Uptime {
                day,
                up,
                down_minutes,
            }),
        }
    }
}
