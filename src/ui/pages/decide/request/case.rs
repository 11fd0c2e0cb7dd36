//! The business case: the words to ask with, to edit, copy, print and save.

use super::subject::OpenRequest;
use crate::domain::base::Extra;
use crate::domain::decide::request::EditedCase;
use crate::domain::explain::business_case::{self, Context};
use crate::domain::explain::document::{Block, Document};
use crate::ui::browser;
use crate::ui::pages::explain::document_tools::{Tools, buttons};
use crate::ui::pages::explain::plain_panel::plain_panel;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The case.
#[component]
pub fn Case(subject: OpenRequest) -> Node {
    let draft = Memo::new(move |_| write(subject));
    let current = Memo::new(move |_| {
        draft.with(|draft| {
            subject
                .request
                .with(|request| business_case::current(draft, request.edited_case.as_ref()))
        })
    });
    let editing = RwSignal::new(false);
    let text = Signal::derive(move || current.with(|current| current.document.editable()));
    let keep = move |text: Option<String>| keep(subject, draft, text);
    let shown = move || match editing.get() {
        true => view! {
            <TextArea label="Your wording" rows=20 value=text on_commit=move |text| keep(Some(text))
                hint="A line that starts with # is the title, with ## a heading, with - a point." />
        },
        false => {
            view! { <div class="case">{current.with(|current| paper(&current.document))}</div> }
        }
    };
    let is_edited = Memo::new(move |_| current.with(|current| current.is_edited));
    // Before the simulation is done the draft lacks its range, so that an edited text would look old.
    let waits = Memo::new(move |_| {
        let has_plan = subject.appraisal.with(|appraisal| {
            subject
                .policy
                .with(|policy| appraisal.plan(policy).is_some())
        });
        has_plan && subject.range.with(Option::is_none)
    });
    let is_old = Memo::new(move |_| !waits.get() && current.with(|current| current.is_old));
    let name = move || {
        subject
            .request
            .with(|request| browser::file_stem(&request.name))
    };
    let tools = Tools {
        document: Signal::derive(move || current.with(|current| current.document.clone())),
        copy: "Copy the business case",
        paper: "case",
        file: Signal::derive(move || format!("business-case-{}", name())),
        editing,
        is_edited: Signal::derive(move || is_edited.get()),
        back: Callback::new(move |()| keep(None)),
    };
    view! {
        <div class="case-sheet">
            <Card title="Business case" note="One page for whoever decides">
                <div class="stack">
                    {move || is_old.get().then(|| view! {
                        <Notice kind=NoticeKind::Warn title="Your wording is older than the figures."
                            actions=move || view! { <Button small=true on_click=move || keep(None)>"Use the new draft"</Button> }>
                            "Something it says may have changed since you edited it. Read it again before you use it."
                        </Notice>
                    })}
                    {move || (!is_edited.get()).then(|| view! { <Gaps subject /> })}
                    {shown}
                    {buttons(tools)}
                    {plain_panel(text, Callback::new(move |text| keep(Some(text))))}
                </div>
            </Card>
        </div>
    }
}

/// Keeps the wording; `None` goes back to the draft.
fn keep(subject: OpenRequest, draft: Memo<Document>, text: Option<String>) {
    let draft = draft.with_untracked(Document::editable);
    let edited = text.filter(|text| *text != draft && !text.trim().is_empty());
    subject.change("edit the business case", |request| {
        request.edited_case = edited.map(|text| EditedCase {
            text,
            draft,
            extra: Extra::new(),
        });
    });
}

/// Writes the draft from what the records say now.
fn write(subject: OpenRequest) -> Document {
    let today = subject.today.get();
    let range = subject.range.get();
    subject.workspace.scorecard.with(|card| {
        subject.request.with(|request| {
            subject.appraisal.with(|appraisal| {
                business_case::draft(&Context {
                    card,
                    settings: &card.settings(),
                    request,
                    appraisal,
                    range: range.as_ref(),
                    today,
                })
            })
        })
    })
}

/// Says what is still missing.
#[component]
fn Gaps(subject: OpenRequest) -> Node {
    move || {
        let gaps = subject.request.with(|request| {
            subject
                .appraisal
                .with(|appraisal| business_case::gaps(request, appraisal))
        });
        (!gaps.is_empty()).then(|| view! {
            <p class="note" role="status">{format!("Still to say, in the fields above: {}.", gaps.join("; "))}</p>
        })
    }
}

/// Shows the document as it would stand on paper.
pub fn paper(document: &Document) -> Node {
    let mut parts = Vec::new();
    let mut points = Vec::new();
    for block in &document.blocks {
        if let Block::Point(text) = block {
            points.push(view! { <li>{text.clone()}</li> });
            continue;
        }
        close_list(&mut parts, &mut points);
        parts.push(match block {
            Block::Title(text) => view! { <h3 class="case-title">{text.clone()}</h3> },
            Block::Heading(text) => view! { <h4>{text.clone()}</h4> },
            other => view! { <p>{other.words()}</p> },
        });
    }
    close_list(&mut parts, &mut points);
    Node::list(parts)
}

fn close_list(parts: &mut Vec<Node>, points: &mut Vec<Node>) {
    if !points.is_empty() {
        let points = std::mem::take(points);
        parts.push(view! { <ul>{points}</ul> });
    }
}
