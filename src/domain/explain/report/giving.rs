//! Marks a report as sent: what it says is kept, and the stakeholder's log gets its line.

use chrono::{Days, Months, NaiveDate};

use super::paper::Paper;
use super::{Report, Sent};
use crate::domain::explain::stakeholder::{Method, Stakeholder, Update, UpdateCadence};
use crate::domain::record::Extra;
use crate::domain::scorecard::{Edit, Scorecard};

/// Returns the edit that keeps the report as it is sent, and moves what the stakeholder is due.
pub fn send(card: &Scorecard, report: &Report, paper: Paper, today: NaiveDate) -> Edit {
    let sent = Report {
        sent: Some(Sent {
            on: today,
            paper,
            extra: Extra::new(),
        }),
        ..report.clone()
    };
    let edit = Edit::new(format!("mark “{}” as sent", report.title)).put(sent);
    let stakeholder = report
        .stakeholder
        .and_then(|id| card.get::<Stakeholder>(id));
    match stakeholder {
        Some(stakeholder) => edit.put(given(stakeholder, &report.title, today)),
        None => edit,
    }
}

fn given(stakeholder: &Stakeholder, note: &str, today: NaiveDate) -> Stakeholder {
    let mut stakeholder = stakeholder.clone();
    stakeholder.updates.push(Update {
        on: today,
        due: stakeholder.due,
        method: Method::StatusReport,
        note: note.to_owned(),
        extra: Extra::new(),
    });
    stakeholder.due = next_due(stakeholder.cadence, stakeholder.due, today);
    stakeholder
}

/// Returns the day of the next update: the first in step with the planned day that lies ahead.
fn next_due(cadence: UpdateCadence, due: Option<NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
    let start = due.unwrap_or(today);
    let step = |count: u32| match cadence {
        UpdateCadence::Weekly => start.checked_add_days(Days::new(7 * u64::from(count))),
        UpdateCadence::Fortnightly => start.checked_add_days(Days::new(14 * u64::from(count))),
        UpdateCadence::Monthly => start.checked_add_months(Months::new(count)),
        UpdateCadence::Quarterly => start.checked_add_months(Months::new(3 * count)),
        UpdateCadence::OnRequest => None,
    };
    (1..100_000).map_while(step).find(|day| *day > today)
}
