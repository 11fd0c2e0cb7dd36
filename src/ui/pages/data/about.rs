//! The open scorecard: its own facts, its export, undo and redo.

use chrono::NaiveDateTime;

use super::link::CopyLink;
use crate::domain::settings::Settings;
use crate::domain::value::clock;
use crate::ui::charts::{date_text, day_number};
use crate::ui::form::{Field, One};
use crate::ui::page::Page;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

type Of = Field<Settings>;

static FIELDS: [Of; 7] = [
    Of::line("Title", |settings| &mut settings.title)
        .titled(|settings| format!("rename to “{}”", settings.title))
        .needs("A scorecard needs a title. The old one stays until then.")
        .wide(),
    Of::line("Project", |settings| &mut settings.project)
        .title("change the project's name")
        .max(2000)
        .hint("As people call it, in letters, messages and reports."),
    Of::line("Organisation", |settings| &mut settings.organisation)
        .max(2000)
        .hint("Who runs the project."),
    Of::line("Client", |settings| &mut settings.client)
        .max(2000)
        .hint("Whom the project is done for."),
    Of::line("Your name", |settings| &mut settings.coordinator)
        .max(2000)
        .hint("Signs the scripts, and is entered beside your measurements."),
    Of::meant(
        "Currency",
        |settings| settings.currency.clone(),
        set_currency,
    )
    .unmarked()
    .hint("Of money values. Changing it converts nothing."),
    Of::one("Industry", &One(|settings| &mut settings.industry))
        .hint("The profile that the scorecard started from."),
];

fn set_currency(settings: &mut Settings, text: &str) -> Result<(), String> {
    let code = text.to_uppercase();
    if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err("Three letters, such as EUR, USD or GBP.".to_owned());
    }
    settings.currency = code;
    Ok(())
}

/// Its facts, each changed in place.
#[component]
pub fn About() -> Node {
    let workspace = Workspace::get();
    view! {
        <Card title="This scorecard">
            <div class="stack">
                <div class="form">{Page::only(workspace).fields(&FIELDS)}</div>
                <Steps workspace />
            </div>
        </Card>
    }
}

/// Undo and redo, with what they would do.
#[component]
fn Steps(workspace: Workspace) -> Node {
    let words = |what: Option<String>, none: &str| what.unwrap_or_else(|| none.to_owned());
    let reason = |what: Option<String>, why: &str| what.is_none().then(|| why.to_owned());
    view! {
        <div class="steps">
            <Button icon=Glyph::Undo on_click=move || workspace.undo()
                disabled_because=Signal::derive(move || reason(workspace.can_undo(), "Nothing was changed since this page was opened"))>"Undo"</Button>
            <p class="note">{move || words(workspace.can_undo(), "Nothing to undo")}</p>
            <Button icon=Glyph::Redo on_click=move || workspace.redo()
                disabled_because=Signal::derive(move || reason(workspace.can_redo(), "Nothing was undone"))>"Redo"</Button>
            <p class="note">{move || words(workspace.can_redo(), "Nothing to redo")}</p>
        </div>
    }
}

/// The file and the link of it.
#[component]
pub fn Export() -> Node {
    let workspace = Workspace::get();
    let state = move || {
        let exported = workspace
            .last_exported()
            .map(|at| format!("Last exported {}.", when(at)));
        let changed = match workspace.unexported_since() {
            Some(since) => format!("Changes since {} are in no exported file.", when(since)),
            None => "Nothing has changed since.".to_owned(),
        };
        match exported {
            Some(exported) => format!("{exported} {changed}"),
            None => "Never exported from this browser.".to_owned(),
        }
    };
    view! {
        <Card title="Export and share">
            <div class="stack">
                <p>{state}</p>
                <div class="cluster">
                    <Button kind=ButtonKind::Primary icon=Glyph::Download on_click=move || workspace.export()>"Export scorecard"</Button>
                    <CopyLink />
                </div>
                <p class="note">
                    <strong>"File and link contain names."</strong>" Owners, who entered a value, your own: all of it as plain text, in the file and in the link. Give them only to people who may read it."
                </p>
            </div>
        </Card>
    }
}

/// Says a time as people write it.
pub fn when(at: NaiveDateTime) -> String {
    let day = date_text(day_number(at.date()));
    format!("{day}, {}", clock(at.time()))
}
