//! The page of one report: a draft with its parts to edit, or what was sent.
//!
//! - `subject`: the report, its parts and its paper, computed once for all.
//! - `parts`: each part to read, edit, leave out and move.
//! - `about`: title, period, what is left out, and the rules it is written by.
//! - `outputs`: paper, mail, text and files; marking it as sent.

mod about;
mod outputs;
mod parts;
mod subject;

use self::about::About;
use self::outputs::Outputs;
use self::parts::Parts;
use self::subject::OpenReport;
use super::paper;
use crate::domain::explain::report::Report;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::charts::{date_text, day_number};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page of the report, or a way out when there is none.
#[component]
pub fn ReportPage(id: Id) -> Node {
    let workspace = Workspace::get();
    let exists = Memo::new(move |_| {
        workspace
            .scorecard
            .with(|card| card.get::<Report>(id).is_some())
    });
    move || match exists.get() {
        true => OpenReport::find(workspace, id).map(|subject| view! { <Known subject /> }),
        false => Some(view! { <NoSuchReport /> }),
    }
}

#[component]
fn NoSuchReport() -> Node {
    name_page(|| "No such report".to_owned());
    view! {
        <PageHeader title="There is no such report"
            purpose="It may have been deleted, or it belongs to another scorecard than the one that is open." />
        <p class="toolbar">
            <a class="btn" data-kind="primary" href=Route::Reports.href()>"Go to the reports"</a>
        </p>
    }
}

#[component]
fn Known(subject: OpenReport) -> Node {
    let title = move || subject.report.with(|report| report.title.clone());
    name_page(title);
    let purpose = move || match subject.sent.get() {
        Some(day) => format!(
            "Sent on {}. It stays as it left, whatever is corrected later.",
            date_text(day_number(day))
        ),
        None => "A draft: read it, edit it, send it.".to_owned(),
    };
    let sheet = move || match subject.sent.get() {
        Some(_) => subject.paper.with(paper::whole),
        None => view! { <Parts subject /> },
    };
    let about = move || {
        let is_draft = subject.sent.get().is_none();
        is_draft.then(|| view! { <About subject /> })
    };
    view! {
        <div class="page report">
            <PageHeader title=Signal::derive(title) purpose=Signal::derive(purpose)
                actions=move || view! { <HeaderActions subject /> } />
            <div class="columns">
                <div class="report-sheet">{sheet}</div>
                <div class="stack report-side">
                    <Outputs subject />
                    {about}
                </div>
            </div>
        </div>
    }
}

#[component]
fn HeaderActions(subject: OpenReport) -> Node {
    let delete = move || {
        let title = subject.report.with_untracked(|report| report.title.clone());
        let edit = Edit::new(format!("delete “{title}”")).delete(Kind::Report, subject.id);
        let said = format!("“{title}” deleted");
        if (subject.workspace.edit_with_undo(edit, said)).is_kept() {
            Route::Reports.go();
        }
    };
    let more = move || {
        vec![
            MenuItem::new("Delete report", delete)
                .icon(Glyph::Trash)
                .danger(),
        ]
    };
    view! {
        <Menu label="More for this report" icon=Glyph::More icon_only=true kind=ButtonKind::Quiet items=Signal::derive(more) />
        <a class="btn" href=Route::Reports.href()>"All reports"</a>
    }
}
