//! Days on which the way of working changed: what is normal is computed anew from there.

use chrono::NaiveDate;
use leptos::{ev, html};

use super::parts::{day_text, focus_list, form_foot};
use super::subject::OpenKpi;
use crate::domain::base::Extra;
use crate::domain::measure::kpi::ProcessChange;
use crate::domain::scorecard::Edit;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The declared changes, newest first.
#[component]
pub fn ProcessChanges(subject: OpenKpi) -> impl IntoView {
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
            <ChangeDialog subject correcting is_open />
        </Card>
    }
}

#[component]
fn Entry(
    subject: OpenKpi,
    change: ProcessChange,
    ask: Callback<Option<ProcessChange>>,
    list: NodeRef<html::Div>,
) -> impl IntoView {
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

/// What the fields hold, and what is wrong with them.
#[derive(Clone, Copy)]
struct ChangeDraft {
    on: RwSignal<Option<NaiveDate>>,
    what: RwSignal<String>,
    on_error: RwSignal<Option<String>>,
    what_error: RwSignal<Option<String>>,
}

impl ChangeDraft {
    fn of(subject: OpenKpi, old: Option<&ProcessChange>) -> ChangeDraft {
        let on = old.map_or_else(|| subject.today.get_untracked(), |old| old.on);
        ChangeDraft {
            on: RwSignal::new(Some(on)),
            what: RwSignal::new(old.map(|old| old.what.clone()).unwrap_or_default()),
            on_error: RwSignal::new(None),
            what_error: RwSignal::new(None),
        }
    }

    fn read(self, extra: Extra) -> Option<ProcessChange> {
        let what = self.what.get_untracked().trim().to_owned();
        let on = self.on.get_untracked();
        let missing = |is_missing: bool, words: &str| is_missing.then(|| words.to_owned());
        self.on_error
            .set(missing(on.is_none(), "Choose the day of the change."));
        self.what_error
            .set(missing(what.is_empty(), "Say in a few words what changed."));
        let on = on.filter(|_| !what.is_empty())?;
        Some(ProcessChange { on, what, extra })
    }

    /// Keeps the change; tells whether it did.
    fn put(self, subject: OpenKpi, old: Option<&ProcessChange>) -> bool {
        let extra = old.map_or_else(Extra::new, |old| old.extra.clone());
        let Some(change) = self.read(extra) else {
            return false;
        };
        let kpi = subject.kpi.get_untracked();
        match kpi.with_process_change(old.map(|old| old.on), change) {
            Ok(kpi) => {
                let (title, said) = match old {
                    Some(_) => ("edit a process change", "Process change edited"),
                    None => ("declare a process change", "Process change declared"),
                };
                subject
                    .workspace
                    .edit_with_undo(Edit::new(title).put(kpi), said);
                true
            }
            Err(taken) => {
                self.on_error.set(Some(taken.to_string()));
                false
            }
        }
    }
}

#[component]
fn ChangeDialog(
    subject: OpenKpi,
    correcting: RwSignal<Option<ProcessChange>>,
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let form = unique_id("form");
    let body = {
        let form = form.clone();
        move || {
            let old = correcting.get_untracked();
            let draft = ChangeDraft::of(subject, old.as_ref());
            let save = move |event: ev::SubmitEvent| {
                event.prevent_default();
                if draft.put(subject, old.as_ref()) {
                    is_open.set(false);
                }
            };
            view! {
                <form class="stack" id=form.clone() novalidate on:submit=save>
                    <TextField label="What changed" value=draft.what error=draft.what_error
                        placeholder="Second on-call shift" on_commit=move |text| draft.what.set(text) />
                    <DateField label="From" value=draft.on error=draft.on_error
                        on_commit=move |day| draft.on.set(day) />
                </form>
            }
        }
    };
    let title = move || match correcting.with(Option::is_some) {
        true => "Edit the process change".to_owned(),
        false => "Declare a process change".to_owned(),
    };
    let foot = move || form_foot(is_open, form.clone(), "Save");
    view! { <Dialog open=is_open title=Signal::derive(title) size=DialogSize::Small actions=foot>{body()}</Dialog> }
}
