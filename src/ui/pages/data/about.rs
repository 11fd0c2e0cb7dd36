//! The open scorecard: its own facts, its export, undo and redo.

use chrono::NaiveDateTime;

use super::link::CopyLink;
use crate::domain::scorecard::Edit;
use crate::domain::settings::{Industry, Settings};
use crate::domain::value::clock;
use crate::ui::charts::{date_text, day_number};
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// Its facts, each changed in place.
#[component]
pub fn About() -> impl IntoView {
    let workspace = Workspace::get();
    let settings = Memo::new(move |_| workspace.scorecard.with(|card| card.settings()));
    let text = move |read: fn(&Settings) -> &String| {
        Signal::derive(move || settings.with(|settings| read(settings).clone()))
    };
    let change = move |title: &str, set: &dyn Fn(&mut Settings)| {
        let mut changed = settings.get_untracked();
        set(&mut changed);
        if changed != settings.get_untracked() {
            workspace.edit(Edit::new(title).put(changed));
        }
    };
    let (no_title, bad_currency) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let rename = move |title: String| {
        let title = title.trim().to_owned();
        no_title.set(
            title
                .is_empty()
                .then(|| "A scorecard needs a title. The old one stays until then.".to_owned()),
        );
        if !title.is_empty() {
            change(&format!("rename to “{title}”"), &|settings| {
                settings.title = title.clone()
            });
        }
    };
    let set_currency = move |currency: String| {
        let code = currency.trim().to_uppercase();
        let is_code = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
        bad_currency.set((!is_code).then(|| "Three letters, such as EUR, USD or GBP.".to_owned()));
        if is_code {
            change("change the currency", &|settings| {
                settings.currency = code.clone()
            });
        }
    };
    let industries = Industry::ALL
        .map(|industry| Choice::new(industry, industry.name()))
        .to_vec();
    view! {
        <Card title="This scorecard">
            <div class="stack">
                <div class="form">
                    <div class="wide"><TextField label="Title" value=text(|settings| &settings.title) error=no_title on_commit=rename /></div>
                    <TextField label="Project" optional=true value=text(|settings| &settings.project) max_length=2000
                        hint="As people call it, in letters, messages and reports."
                        on_commit=move |name: String| change("change the project's name", &|settings| settings.project = name.trim().to_owned()) />
                    <TextField label="Organisation" optional=true value=text(|settings| &settings.organisation) max_length=2000
                        hint="Who runs the project."
                        on_commit=move |name: String| change("change the organisation", &|settings| settings.organisation = name.trim().to_owned()) />
                    <TextField label="Client" optional=true value=text(|settings| &settings.client) max_length=2000
                        hint="Whom the project is done for."
                        on_commit=move |name: String| change("change the client", &|settings| settings.client = name.trim().to_owned()) />
                    <TextField label="Your name" optional=true value=text(|settings| &settings.coordinator) max_length=2000
                        hint="Signs the scripts, and is entered beside your measurements."
                        on_commit=move |name: String| change("change your name", &|settings| settings.coordinator = name.trim().to_owned()) />
                    <TextField label="Currency" value=text(|settings| &settings.currency) error=bad_currency
                        hint="Of money values. Changing it converts nothing." on_commit=set_currency />
                    <SelectField label="Industry" choices=industries value=Signal::derive(move || settings.with(|settings| settings.industry))
                        hint="The profile that the scorecard started from."
                        on_commit=move |industry| change("change the industry", &|settings| settings.industry = industry) />
                </div>
                <Steps workspace />
            </div>
        </Card>
    }
}

/// Undo and redo, with what they would do.
#[component]
fn Steps(workspace: Workspace) -> impl IntoView {
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
pub fn Export() -> impl IntoView {
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
