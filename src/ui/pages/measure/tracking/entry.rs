//! A value, entered on its line of the checklist.

use leptos::{ev, html};

use super::TrackingDesk;
use crate::domain::base::Extra;
use crate::domain::measure::tracking::checklist::Line;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::pages::measure::kpi::entry::{EntryDraft, MainFields, moment_text};
use crate::ui::pages::measure::kpi::parts::{SubmitButton, focus};
use crate::ui::pages::measure::kpi::subject::OpenKpi;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::{browser, title};

/// The form of the line; its value has the focus. Once entered, the next line that is due opens.
#[component]
pub fn EntryForm(desk: TrackingDesk, id: Id) -> Node {
    OpenKpi::find(desk.workspace, id).map(|subject| view! { <Fields desk subject /> })
}

#[component]
fn Fields(desk: TrackingDesk, subject: OpenKpi) -> Node {
    let draft = EntryDraft::new(subject);
    let value_box = NodeRef::<html::Input>::new();
    request_animation_frame(move || focus(value_box));
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(measurement) = draft.read(subject, browser::new_id(), Extra::new()) else {
            return focus(value_box);
        };
        let name = subject.kpi.with_untracked(|kpi| kpi.name.clone());
        let day = moment_text(measurement.at);
        let value = subject.format(measurement.value.get());
        let said = format!("{name}: {value} on {day} added");
        let edit = Edit::new(format!("add the value of {day} to “{name}”")).put(measurement);
        let before = untrack(|| desk.shown());
        if desk.workspace.edit_with_undo(edit, said).is_kept() {
            go_on(desk, &before, subject.id);
        }
    };
    let leave = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            desk.open.set(None);
            focus_first();
        }
    };
    view! {
        <form class="kpi-entry" data-about=subject.id.to_string() novalidate on:submit=add on:keydown=leave aria-label="Add a measurement">
            <div class="kpi-entry-row">
                <MainFields subject draft value_box />
                <TextField label="Note" value=draft.note optional=true max_length=2000
                    on_commit=move |text| draft.note.set(text) />
                <SubmitButton>"Save"</SubmitButton>
            </div>
        </form>
    }
}

/// Opens the line that is due after this one, this one where more than one value is; without any, the list has the focus.
fn go_on(desk: TrackingDesk, before: &[Line], done: Id) {
    let now = untrack(|| desk.shown());
    let is_due = |id: Id| now.iter().any(|line| line.id == id && line.group.is_due());
    let place = before.iter().position(|line| line.id == done).unwrap_or(0);
    let (earlier, later) = before.split_at(place);
    let next = (later.iter().chain(earlier)).find(|line| is_due(line.id));
    // Also where it is this line again: its form starts anew.
    desk.open.set(None);
    match next {
        Some(line) => desk.open.set(Some(line.id)),
        None => focus_first(),
    }
}

fn focus_first() {
    request_animation_frame(|| title::focus("#checklist"));
}
