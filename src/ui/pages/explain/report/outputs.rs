//! How a report leaves: on paper, as a mail, as text, as a file; and marking it as sent.

use crate::ui::dom::{Node, view};
use leptos::prelude::*;

use super::subject::Subject;
use crate::domain::explain::report::giving;
use crate::domain::explain::report::paper::Paper;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::value::is_safe_link;
use crate::files::{mail, markdown, plain_text, report_page};
use crate::ui::browser;
use crate::ui::memo::Memo;
use crate::ui::widgets::*;

/// The card.
#[component]
pub fn Outputs(subject: Subject) -> impl IntoView {
    let plain = Signal::derive(move || subject.paper.with(Paper::plain));
    let print = move || {
        subject.editing.set(None);
        // A frame later the fields are gone.
        request_animation_frame(|| drop(window().print()));
    };
    let save = move |kind: File| {
        let (name, text) = subject.paper.with_untracked(|paper| {
            let text = match kind {
                File::Page => report_page::report(paper),
                File::Markdown => markdown::report(paper),
                File::Text => plain_text::report(paper),
            };
            (browser::file_stem(&paper.title), text)
        });
        let (ending, mime) = kind.names();
        browser::save_file(&format!("{name}.{ending}"), mime, &text);
    };
    view! {
        <Card title="Send it">
            <div class="stack">
                {move || gaps(subject)}
                <div class="actions">
                    <Button kind=ButtonKind::Primary on_click=print>"Print or save as PDF"</Button>
                    <CopyButton text=plain label="Copy as text" />
                    <Mail subject />
                </div>
                <div class="actions">
                    <Button icon=Glyph::Download on_click=move || save(File::Page)>"HTML file"</Button>
                    <Button icon=Glyph::Download on_click=move || save(File::Markdown)>"Markdown"</Button>
                    <Button icon=Glyph::Download on_click=move || save(File::Text)>"Plain text"</Button>
                </div>
                {move || subject.sent.get().is_none().then(|| view! { <Marking subject /> })}
            </div>
        </Card>
    }
}

/// A kind of file.
#[derive(Clone, Copy)]
enum File {
    Page,
    Markdown,
    Text,
}

impl File {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            File::Page => ("html", "text/html"),
            File::Markdown => ("md", "text/markdown"),
            File::Text => ("txt", "text/plain"),
        }
    }
}

/// Says what nobody has filled in yet.
fn gaps(subject: Subject) -> Node {
    let gaps = match subject.sent.get() {
        Some(_) => Vec::new(),
        None => subject.paper.with(Paper::gaps),
    };
    if gaps.is_empty() {
        return Node::Nothing;
    }
    let title = match gaps.len() {
        1 => "One gap is left.".to_owned(),
        many => format!("{many} gaps are left."),
    };
    let words = format!(
        "They stand in square brackets: {}. Fill them in the scripts of the KPIs, or edit the part.",
        gaps.join("; ")
    );
    view! { <Notice kind=NoticeKind::Warn title>{words}</Notice> }
}

/// A link that opens a mail, or why there is none.
#[component]
fn Mail(subject: Subject) -> impl IntoView {
    let link = Memo::new(move |_| {
        let to = subject.workspace.scorecard.with(|card| {
            let id = subject.report.with(|report| report.stakeholder);
            let stakeholder = id.and_then(|id| card.get::<Stakeholder>(id));
            stakeholder.map_or_else(String::new, |one| one.mail.clone())
        });
        subject
            .paper
            .with(|paper| mail::link(&to, &paper.title, &paper.plain()))
    });
    move || match link.get() {
        Ok(link) if is_safe_link(&link) => {
            view! { <a class="btn" href=link>"Open as a mail"</a> }
        }
        Ok(_) => Node::Nothing,
        Err(too_long) => view! { <p class="note" role="status">{too_long.to_string()}</p> },
    }
}

/// Keeps the report as it is now, and notes at the stakeholder that they were told.
#[component]
fn Marking(subject: Subject) -> impl IntoView {
    let send = move || {
        let today = subject.workspace.now.get_untracked().date();
        subject.editing.set(None);
        let edit = subject.workspace.scorecard.with_untracked(|card| {
            let paper = subject.paper.get_untracked();
            subject
                .report
                .with_untracked(|report| giving::send(card, report, paper, today))
        });
        subject
            .workspace
            .edit_with_undo(edit, "Kept as it was sent");
    };
    let note = move || match subject.report.with(|report| report.stakeholder) {
        Some(_) => {
            "Once it has left: it is kept as it is now, their log gets a line, and their next update moves on."
        }
        None => "Once it has left: it is kept as it is now, whatever is corrected later.",
    };
    view! {
        <div class="stack-tight">
            <div class="actions"><Button icon=Glyph::Check on_click=send>"Mark as sent"</Button></div>
            <p class="note">{note}</p>
        </div>
    }
}
