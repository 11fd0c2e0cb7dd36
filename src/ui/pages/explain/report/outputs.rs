//! How a report leaves: on paper, as a mail, as text, as a file; and marking it as sent.

use super::subject::OpenReport;
use crate::domain::explain::report::giving;
use crate::domain::explain::report::paper::Paper;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::value::is_safe_link;
use crate::files::{mail, markdown, plain_text, report_page};
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The card.
#[component]
pub fn Outputs(subject: OpenReport) -> Node {
    let print = move || {
        subject.editing.set(None);
        // A frame later the fields are gone.
        request_animation_frame(|| drop(window().print()));
    };
    let save = move |kind: OutputFile| {
        let (name, text) = subject.paper.with_untracked(|paper| {
            let text = match kind {
                OutputFile::Page => report_page::report(paper),
                OutputFile::Markdown => markdown::report(paper),
                OutputFile::Text => plain_text::report(paper),
            };
            (browser::file_stem(&paper.title), text)
        });
        let (ending, mime) = kind.names();
        browser::save_file(&format!("{name}.{ending}"), mime, &text);
    };
    let plain = Signal::derive(move || subject.paper.with(Paper::plain));
    let file = move |label: &'static str, kind: OutputFile| {
        let icon = Some(Glyph::Download);
        gated_button(
            GapGate::new(plain),
            label,
            ButtonKind::Secondary,
            icon,
            move || save(kind),
        )
    };
    view! {
        <Card title="Send it">
            <div class="stack">
                {move || gaps(subject)}
                <div class="actions">
                    {gated_button(GapGate::new(plain), "Print or save as PDF", ButtonKind::Primary, None, print)}
                </div>
                <Mail subject />
                <div class="actions">
                    {file("HTML file", OutputFile::Page)}
                    {file("Markdown", OutputFile::Markdown)}
                    {file("Plain text", OutputFile::Text)}
                </div>
                {move || subject.sent.get().is_none().then(|| view! { <Marking subject /> })}
            </div>
        </Card>
    }
}

/// A kind of file.
#[derive(Clone, Copy)]
enum OutputFile {
    Page,
    Markdown,
    Text,
}

impl OutputFile {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            OutputFile::Page => ("html", "text/html"),
            OutputFile::Markdown => ("md", "text/markdown"),
            OutputFile::Text => ("txt", "text/plain"),
        }
    }
}

/// Says what nobody has filled in yet.
fn gaps(subject: OpenReport) -> Node {
    if subject.sent.get().is_some() {
        return Node::Nothing;
    }
    let Some((title, words)) = subject.paper.with(Paper::gap_words) else {
        return Node::Nothing;
    };
    view! {
        <Notice kind=NoticeKind::Warn title>
            {words}" Answer in the "<a href=Route::Scripts.href()>"scripts of the KPIs"</a>", or edit the part."
        </Notice>
    }
}

/// The mail draft: as it would be opened, and an empty one when the text is too long for that.
#[derive(Clone, PartialEq)]
struct SendingDraft {
    link: Option<String>,
    too_long: Option<String>,
}

fn draft(subject: OpenReport) -> SendingDraft {
    let to = subject.workspace.scorecard.with(|card| {
        let id = subject.report.with(|report| report.stakeholder);
        let stakeholder = id.and_then(|id| card.get::<Stakeholder>(id));
        stakeholder.map_or_else(String::new, |one| one.mail.clone())
    });
    subject.paper.with(|paper| {
        let whole = mail::link(&to, &paper.title, &paper.plain());
        let too_long = whole.as_ref().err().map(ToString::to_string);
        let link = whole.or_else(|_| mail::link(&to, &paper.title, "")).ok();
        SendingDraft {
            link: link.filter(|link| is_safe_link(link)),
            too_long,
        }
    })
}

#[component]
fn Mail(subject: OpenReport) -> Node {
    let draft = Memo::new(move |_| draft(subject));
    let text = Signal::derive(move || subject.paper.with(Paper::plain));
    let gate = GapGate::new(text);
    move || {
        let SendingDraft { link, too_long } = draft.get();
        let label = match too_long {
            Some(_) => "Open an empty mail",
            None => "Open as a mail",
        };
        let link = link.map(|link| gated_link(gate, link, label));
        let why = too_long.map(|why| view! { <p class="note" role="status">{why}</p> });
        view! {
            <div class="actions"><CopyButton text label="Copy as text" />{link}</div>
            {why}
        }
    }
}

/// Keeps the report as it is now, and notes at the stakeholder that they were told.
#[component]
fn Marking(subject: OpenReport) -> Node {
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
