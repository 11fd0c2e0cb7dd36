//! Days on which the way of working changed: what is normal is computed anew from there.

use chrono::NaiveDate;
use leptos::html;

use super::parts::{day_text, focus_list};
use super::subject::OpenKpi;
use crate::domain::base::Extra;
use crate::domain::measure::kpi::ProcessChange;
use crate::domain::scorecard::Edit;
use crate::ui::form::{Field, FormDialog, Refused};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The declared changes, newest first.
#[component]
pub fn ProcessChanges(subject: OpenKpi) -> Node {
    let correcting = RwSignal::new(None::<ProcessChange>);
    let is_open = RwSignal::new(false);
    let list = NodeRef::<html::Div>::new();
    let ask = Callback::new(move |change: Option<ProcessChange>| {
        correcting.set(change);
        is_open.set(true);
    });
    let changes = Memo::new(move |_| subject.kpi.with(|kpi| kpi.process_changes.clone()));
    let rows = move || {
        let newest = changes.get().into_iter().rev();
        newest
            .map(|change| view! { <Entry subject change ask list /> })
            .collect_view()
    };
    let has_any = Memo::new(move |_| changes.with(|changes| !changes.is_empty()));
    view! {
        <Card title="Process changes" actions=move || view! {
            <Button small=true on_click=move || ask.run(None)>"Declare"<span class="visually-hidden">" a process change"</span></Button>
        }>
            <div class="stack">
                <div tabindex="-1" node_ref=list class="kpi-focus">
                    {move || has_any.get().then(|| view! { <ul class="kpi-list">{rows}</ul> })}
                </div>
                <p class="note">
                    "When you change the way of working on purpose, say so here: the natural limits start anew on that day, so that old values no longer say what is normal."
                </p>
            </div>
            {dialog(subject, correcting, is_open)}
        </Card>
    }
}

#[component]
fn Entry(
    subject: OpenKpi,
    change: ProcessChange,
    ask: Callback<Option<ProcessChange>>,
    list: NodeRef<html::Div>,
) -> Node {
    let on = change.on;
    let day = day_text(on);
    let remove = {
        let day = day.clone();
        move || {
            let kpi = subject.kpi.get_untracked().without_process_change(on);
            let edit = Edit::new(format!("remove the process change of {day}")).put(kpi);
            subject
                .workspace
                .edit_with_undo(edit, format!("Process change of {day} removed"));
            focus_list(list);
        }
    };
    let what = change.what.clone();
    let items = move || {
        let (change, remove) = (change.clone(), remove.clone());
        vec![
            MenuItem::new("Edit", move || ask.run(Some(change.clone()))).icon(Glyph::Pencil),
            MenuItem::new("Remove", remove).icon(Glyph::Trash).danger(),
        ]
    };
    view! {
        <li class="kpi-item">
            <div>
                <p class="kpi-item-title">{what}</p>
                <p class="note">{day.clone()}</p>
            </div>
            <Menu label=format!("More for the process change of {day}") icon=Glyph::More icon_only=true small=true
                kind=ButtonKind::Quiet items=Signal::derive(items) />
        </li>
    }
}

/// What the fields hold.
#[derive(Clone)]
struct ChangeDraft {
    on: Option<NaiveDate>,
    what: String,
}

type Of = Field<ChangeDraft>;

static FIELDS: [Of; 2] = [
    Of::line("What changed", |change| &mut change.what)
        .needs("Say in a few words what changed.")
        .hint("Like “Second on-call shift”.")
        .wide(),
    Of::day("From", |change| &mut change.on)
        .needs("Choose the day of the change.")
        .wide(),
];

fn dialog(
    subject: OpenKpi,
    correcting: RwSignal<Option<ProcessChange>>,
    is_open: RwSignal<bool>,
) -> Node {
    let start = move || {
        let old = correcting.get_untracked();
        let on = (old.as_ref()).map_or_else(|| subject.today.get_untracked(), |old| old.on);
        Some(ChangeDraft {
            on: Some(on),
            what: old.map(|old| old.what).unwrap_or_default(),
        })
    };
    let save = move |_: &ChangeDraft, draft| put(subject, correcting.get_untracked(), draft);
    let title = Signal::derive(move || match correcting.with(Option::is_some) {
        true => "Edit the process change".to_owned(),
        false => "Declare a process change".to_owned(),
    });
    FormDialog::new(is_open, title, "Save")
        .size(DialogSize::Small)
        .of(&FIELDS, |_| String::new(), start, save)
}

/// Keeps the change, in the place of the old one.
fn put(subject: OpenKpi, old: Option<ProcessChange>, draft: ChangeDraft) -> Result<(), Refused> {
    let Some(on) = draft.on else {
        return Ok(());
    };
    let change = ProcessChange {
        on,
        what: draft.what,
        extra: (old.as_ref()).map_or_else(Extra::new, |old| old.extra.clone()),
    };
    let kpi = (subject.kpi.get_untracked())
        .with_process_change(old.as_ref().map(|old| old.on), change)
        .map_err(|taken| Refused::at("From", taken))?;
    let (title, said) = match old {
        Some(_) => ("edit a process change", "Process change edited"),
        None => ("declare a process change", "Process change declared"),
    };
    (subject.workspace).edit_with_undo(Edit::new(title).put(kpi), said);
    Ok(())
}
