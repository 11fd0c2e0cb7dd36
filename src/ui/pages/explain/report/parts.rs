//! The parts of a draft: to read, to edit, to leave out, to put in another order.

use super::subject::OpenReport;
use crate::domain::base::Extra;
use crate::domain::explain::report::EditedPart;
use crate::domain::explain::report::parts::Part;
use crate::domain::explain::report::writer::Written;
use crate::ui::pages::explain::paper;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The draft as it would stand on paper, with the tools of each part.
#[component]
pub fn Parts(subject: OpenReport) -> Node {
    let head = move || {
        subject
            .paper
            .with(|paper| paper::head(&paper.title, &paper.facts))
    };
    let parts = move || {
        let editing = subject.editing.get();
        subject.parts.with(|parts| {
            let last = parts.len().saturating_sub(1);
            let shown = parts.iter().enumerate();
            shown
                .map(|(place, part)| {
                    let ends = (place == 0, place == last);
                    one(subject, part, ends, editing == Some(part.section.part))
                })
                .collect_view()
        })
    };
    view! { <article class="paper">{head}{parts}</article> }
}

/// One part; `ends` tells whether it is the first and the last.
fn one(subject: OpenReport, written: &Written, ends: (bool, bool), is_edited_now: bool) -> Node {
    let part = written.section.part;
    let is_out = written.section.left_out;
    let badge = match (is_out, written.is_old, written.section.edited.is_some()) {
        (true, ..) => Some("Left out"),
        (_, true, _) => None,
        (.., true) => Some("Edited"),
        _ => None,
    };
    let badge = badge.map(|words| view! { <span class="note">{words}</span> });
    let body = (!is_out).then(|| {
        let figures = paper::blocks(&written.figures);
        let words = paper::blocks(&written.words.blocks);
        let (first, second) = match part {
            Part::Figure => (figures, words),
            _ => (words, figures),
        };
        let field = is_edited_now.then(|| words_field(subject, written));
        view! { {old(subject, written)}{field}{first}{second} }
    });
    view! {
        <section class="paper-part" class:paper-out=is_out aria-label=written.heading>
            <div class="paper-part-head">
                <h2 class="paper-heading">{written.heading}</h2>
                {badge}
                {tools(subject, written, ends, is_edited_now)}
            </div>
            {body}
        </section>
    }
}

/// Says that the numbers give other words by now.
fn old(subject: OpenReport, written: &Written) -> Node {
    if !written.is_old {
        return Node::Nothing;
    }
    let part = written.section.part;
    let new_draft = move || {
        view! {
            <Button small=true on_click=move || keep(subject, part, None)>"Use the new draft"</Button>
        }
    };
    view! {
        <Notice kind=NoticeKind::Warn title="Your wording is older than the numbers." actions=new_draft>
            "Something it says may have changed since you edited it. Read it again before you send it."
        </Notice>
    }
}

fn words_field(subject: OpenReport, written: &Written) -> Node {
    let part = written.section.part;
    let text = written.words.editable();
    let label = format!("Your wording of “{}”", written.heading);
    let rows = u32::try_from(text.lines().count())
        .unwrap_or(20)
        .clamp(4, 20);
    view! {
        <div class="paper-field">
            <TextArea label rows value=text on_commit=move |text| keep(subject, part, Some(text))
                hint="A line that starts with - is a point, with | a row of a table." />
        </div>
    }
}

/// Keeps the wording of a part; `None` goes back to the draft.
fn keep(subject: OpenReport, part: Part, text: Option<String>) {
    let draft = subject.parts.with_untracked(|parts| {
        let of = parts.iter().find(|written| written.section.part == part);
        of.map(|written| written.draft.clone())
    });
    let draft = draft.unwrap_or_default();
    let edited = text.filter(|text| *text != draft);
    subject.change("edit the wording", |report| {
        report.change(part, |section| {
            section.edited = edited.map(|text| EditedPart {
                text,
                draft,
                extra: Extra::new(),
            });
        });
    });
}

fn tools(subject: OpenReport, written: &Written, ends: (bool, bool), is_edited_now: bool) -> Node {
    let part = written.section.part;
    let heading = written.heading;
    let is_edited = written.section.edited.is_some();
    let is_out = written.section.left_out;
    let items = move || {
        let put_out = move || {
            subject.change("leave a part out", |report| {
                report.change(part, |section| section.left_out = true);
            });
        };
        let shift = move |down: bool| {
            subject.change("move a part", |report| report.shift(part, down));
        };
        let mut items = Vec::new();
        if is_edited {
            let back = move || keep(subject, part, None);
            items.push(MenuItem::new("Back to the draft", back).icon(Glyph::Undo));
        }
        if !ends.0 {
            items.push(MenuItem::new("Move up", move || shift(false)).icon(Glyph::Up));
        }
        if !ends.1 {
            items.push(MenuItem::new("Move down", move || shift(true)).icon(Glyph::Down));
        }
        if !is_out {
            items.push(MenuItem::new("Leave it out", put_out).icon(Glyph::Close));
        }
        items
    };
    let put_back = move || {
        subject.change("put a part back", |report| {
            report.change(part, |section| section.left_out = false);
        });
    };
    let edit = move || subject.editing.set((!is_edited_now).then_some(part));
    let main = match (is_out, is_edited_now) {
        (true, _) => view! { <Button small=true on_click=put_back>"Put it back"</Button> },
        (_, true) => view! { <Button small=true on_click=edit>"Done"</Button> },
        _ => view! {
            <IconButton icon=Glyph::Pencil label=format!("Edit “{heading}”") on_click=edit />
        },
    };
    view! {
        <div class="actions paper-tools">
            {main}
            <Menu label=format!("More for “{heading}”") icon=Glyph::More icon_only=true small=true
                kind=ButtonKind::Quiet items=Signal::derive(items) />
        </div>
    }
}
