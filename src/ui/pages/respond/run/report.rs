//! The incident report: to edit, copy, print and save.

use super::subject::OpenRun;
use crate::domain::base::Extra;
use crate::domain::decide::request::EditedCase;
use crate::domain::explain::business_case;
use crate::domain::explain::document::Document;
use crate::domain::respond::effects::effects;
use crate::domain::respond::report::{RunContext, draft};
use crate::ui::browser;
use crate::ui::pages::decide::request::case::paper;
use crate::ui::pages::explain::document_tools::{Tools, buttons};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The report of the run.
pub fn sheet(subject: OpenRun) -> Node {
    let draft = Memo::new(move |_| write(subject));
    let current = Memo::new(move |_| {
        let edited = subject.run.with(|run| run.report.clone());
        draft.with(|draft| business_case::current(draft, edited.as_ref()))
    });
    let editing = RwSignal::new(false);
    let text = Signal::derive(move || current.with(|current| current.document.editable()));
    let shown = move || match editing.get() {
        true => view! {
            <TextArea label="Your wording" rows=20 value=text on_commit=move |text: String| keep(subject, draft, Some(text))
                hint="A line that starts with # is the title, with ## a heading, with - a point." />
        },
        false => {
            view! { <div class="case">{current.with(|current| paper(&current.document))}</div> }
        }
    };
    let is_old = Memo::new(move |_| current.with(|current| current.is_old));
    let old = move || {
        is_old.get().then(|| view! {
            <Notice kind=NoticeKind::Warn title="Your wording is older than the run."
                actions=move || view! { <Button small=true on_click=move || keep(subject, draft, None)>"Use the new draft"</Button> }>
                "Something has changed since you edited it. Read it again before you use it."
            </Notice>
        })
    };
    let name = move || subject.run.with(|run| browser::file_stem(&run.what));
    let tools = Tools {
        document: Signal::derive(move || current.with(|current| current.document.clone())),
        copy: "Copy the report",
        paper: "case",
        file: Signal::derive(move || format!("incident-report-{}", name())),
        editing,
        is_edited: Signal::derive(move || current.with(|current| current.is_edited)),
        back: Callback::new(move |()| keep(subject, draft, None)),
    };
    view! {
        <div class="case-sheet">
            <Card title="Incident report">
                <div class="stack">{old}{shown}{buttons(tools)}</div>
            </Card>
        </div>
    }
}

fn write(subject: OpenRun) -> Document {
    let (now, local) = (subject.now.get(), subject.workspace.now.get());
    subject.workspace.scorecard.with(|card| {
        subject.run.with(|run| {
            draft(&RunContext {
                card,
                run,
                effects: &effects(card, run, local),
                now,
                local: &browser::local,
            })
        })
    })
}

/// Keeps the wording; `None` goes back to the draft.
fn keep(subject: OpenRun, draft: Memo<Document>, text: Option<String>) {
    let draft = draft.with_untracked(Document::editable);
    let edited = text.filter(|text| *text != draft && !text.trim().is_empty());
    subject.change("edit the incident report", |run| {
        run.report = edited.map(|text| EditedCase {
            text,
            draft,
            extra: Extra::new(),
        });
    });
}
