//! Marks a report as sent: what it says is kept, and the stakeholder's log gets its line.

use chrono::NaiveDate;

use super::paper::Paper;
use super::{Report, Sent};
use crate::domain::base::Extra;
use crate::domain::explain::plan::give_update;
use crate::domain::explain::stakeholder::{Method, Stakeholder};
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
        Some(stakeholder) => {
            let method = Method::StatusReport;
            edit.put(give_update(stakeholder, today, method, &report.title))
        }
        None => edit,
    }
}
