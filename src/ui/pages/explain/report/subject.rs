//! What every part of the page looks at: the report, its parts and its paper, computed once for all.

use chrono::NaiveDate;

use crate::domain::explain::report::Report;
use crate::domain::explain::report::paper::Paper;
use crate::domain::explain::report::parts::Part;
use crate::domain::explain::report::writer::{self, Context, Written};
use crate::domain::revision::Id;
use crate::ui::page::{Page, subject_of};
use crate::ui::prelude::*;
use crate::ui::workspace::Workspace;

/// The report of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct OpenReport {
    page: Page<Report>,
    pub report: Memo<Report>,
    /// The day it was sent.
    pub sent: Memo<Option<NaiveDate>>,
    /// The parts of a draft; none once it was sent.
    pub parts: Memo<Vec<Written>>,
    /// The whole: as the numbers give it now, or as it was sent.
    pub paper: Memo<Paper>,
    /// The part whose words are being edited.
    pub editing: RwSignal<Option<Part>>,
}

subject_of!(OpenReport, Report);

impl OpenReport {
    /// Starts following the report; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<OpenReport> {
        let page = Page::<Report>::find(workspace, id)?;
        let (scorecard, report) = (workspace.scorecard, page.record);
        let written = Memo::new(move |_| {
            let now = workspace.now.get();
            report.with(|report| match &report.sent {
                Some(sent) => (Vec::new(), sent.paper.clone()),
                None => scorecard.with(|card| {
                    let context = Context::of(card, report, now);
                    let parts = writer::written(&context);
                    let paper = writer::paper(&context, &parts);
                    (parts, paper)
                }),
            })
        });
        Some(OpenReport {
            page,
            report,
            sent: Memo::new(move |_| {
                report.with(|report| report.sent.as_ref().map(|sent| sent.on))
            }),
            parts: Memo::new(move |_| written.with(|(parts, _)| parts.clone())),
            paper: Memo::new(move |_| written.with(|(_, paper)| paper.clone())),
            editing: RwSignal::new(None),
        })
    }
}
