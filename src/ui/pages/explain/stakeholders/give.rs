//! The dialog in which an update is given: when, how, and a note for the log.

use chrono::NaiveDate;
use leptos::ev;

use crate::domain::explain::plan;
use crate::domain::explain::stakeholder::{Method, Stakeholder};
use crate::domain::scorecard::Edit;
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::pages::measure::kpi::parts::form_foot;
use crate::ui::prelude::*;
use crate::ui::title::focus;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The dialog; it is open while somebody is chosen. Afterwards the place that listed them has the focus.
pub fn dialog(
    workspace: Workspace,
    giving: RwSignal<Option<Stakeholder>>,
    place: &'static str,
) -> Node {
    let is_open = RwSignal::new(false);
    Effect::new(move || is_open.set(giving.get().is_some()));
    let form = unique_id("give");
    let title = Signal::derive(move || {
        let name = giving.with(|one| one.as_ref().map(|one| one.name.clone()));
        format!("Update for {}", name.unwrap_or_default())
    });
    let foot = {
        let form = form.clone();
        move || form_foot(is_open, form.clone(), "Log the update")
    };
    let body = move || {
        let stakeholder = giving.get_untracked()?;
        Some(fields(workspace, stakeholder, form.clone(), is_open, place))
    };
    view! { <Dialog open=is_open title=title actions=foot on_close=move || giving.set(None)>{body()}</Dialog> }
}

fn fields(
    workspace: Workspace,
    stakeholder: Stakeholder,
    form: String,
    is_open: RwSignal<bool>,
    place: &'static str,
) -> Node {
    let today = workspace.now.get_untracked().date();
    let day = RwSignal::new(Some(today));
    let method = RwSignal::new(stakeholder.method);
    let note = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    let error = Signal::derive(move || match day.get() {
        None if asked.get() => Some("Choose the day on which they were told.".to_owned()),
        Some(day) if day > today => {
            Some("This day is yet to come. Log the update once it was given.".to_owned())
        }
        _ => None,
    });
    let effect = {
        let stakeholder = stakeholder.clone();
        move || match day.get() {
            Some(day) if day <= today => plan::effect_words(&stakeholder, day, today),
            _ => String::new(),
        }
    };
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.set(true);
        let Some(day) = day.get_untracked().filter(|&day| day <= today) else {
            return;
        };
        let words = note.get_untracked();
        give(
            workspace,
            &stakeholder,
            (day, today),
            method.get_untracked(),
            &words,
        );
        is_open.set(false);
        // The button that opened the dialog may be gone.
        request_animation_frame(move || focus(place));
    };
    let methods = pick(
        "How",
        fixed(Method::ALL.map(Method::name)),
        Signal::derive(move || method.get() as usize),
        Callback::new(move |index: usize| method.set(Method::ALL[index])),
        false,
    );
    view! {
        <form id=form class="form" novalidate on:submit=save>
            <DateField label="Told on" value=day error=error max=today on_commit=move |chosen| day.set(chosen) />
            {methods}
            <div class="wide"><TextArea label="Note" rows=3 optional=true value=note
                hint="What was said, what was asked: for the log." on_commit=move |text| note.set(text) /></div>
            <p class="wide note" role="status">{effect}</p>
        </form>
    }
}

/// Gives the update to the stakeholder as they are now.
fn give(
    workspace: Workspace,
    seen: &Stakeholder,
    (day, today): (NaiveDate, NaiveDate),
    method: Method,
    note: &str,
) {
    let scorecard = workspace.scorecard;
    let Some(now) = scorecard.with_untracked(|card| card.get::<Stakeholder>(seen.id).cloned())
    else {
        return;
    };
    let told = plan::give_update(&now, day, method, note);
    let next = plan::due_words(&told, today);
    let said = format!("Update for {} logged. Next: {next}", told.name);
    let edit = Edit::new(format!("log an update for “{}”", told.name)).put(told);
    workspace.edit_with_undo(edit, said);
}
