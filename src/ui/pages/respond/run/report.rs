//! The incident report: to edit, copy, print and save.

use crate::ui::dom::{Node, view};
use leptos::prelude::*;

use super::subject::Subject;
use crate::domain::decide::request::EditedCase;
use crate::domain::explain::business_case::{self, Current};
use crate::domain::explain::document::Document;
use crate::domain::record::Extra;
use crate::domain::respond::effects::effects;
use crate::domain::respond::report::{Context, draft};
use crate::files::markdown;
use crate::ui::browser;
use crate::ui::memo::Memo;
use crate::ui::pages::decide::request::case::paper;
use crate::ui::widgets::*;

/// The report of the run.
pub fn sheet(subject: Subject) -> Node {
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
    view! {
        <div class="case-sheet">
            <Card title="Incident report">
                <div class="stack">{old}{shown}{buttons(subject, draft, current, editing)}</div>
            </Card>
        </div>
    }
}

fn write(subject: Subject) -> Document {
    let (now, local) = (subject.now.get(), subject.workspace.now.get());
    subject.workspace.scorecard.with(|card| {
        subject.run.with(|run| {
            draft(&Context {
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
fn keep(subject: Subject, draft: Memo<Document>, text: Option<String>) {
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

fn buttons(
    subject: Subject,
    draft: Memo<Document>,
    current: Memo<Current>,
    editing: RwSignal<bool>,
) -> Node {
    let plain = Signal::derive(move || current.with(|current| current.document.plain()));
    let is_edited = Memo::new(move |_| current.with(|current| current.is_edited));
    let save = move || {
        let name = subject
            .run
            .with_untracked(|run| browser::file_stem(&run.what));
        let text = current.with_untracked(|current| markdown::write(&current.document));
        browser::save_file(
            &format!("incident-report-{name}.md"),
            "text/markdown",
            &text,
        );
    };
    let print = move || {
        editing.set(false);
        // A frame later the words are there instead of the field.
        request_animation_frame(|| browser::print_only("case"));
    };
    let edit = move || {
        if editing.get() {
            "Done"
        } else {
            "Edit the wording"
        }
    };
    let back = move || {
        is_edited.get().then(|| view! {
            <Button kind=ButtonKind::Quiet on_click=move || keep(subject, draft, None)>"Back to the draft"</Button>
        })
    };
    view! {
        <div class="actions">
            <CopyButton text=plain kind=ButtonKind::Primary label="Copy the report" />
            <Button on_click=print>"Print"</Button>
            <Button icon=Glyph::Download on_click=save>"Download as Markdown"</Button>
            <Button icon=Glyph::Pencil on_click=move || editing.update(|on| *on = !*on)>{edit}</Button>
            {back}
        </div>
    }
}
