//! A new task in one line: type, Enter.

use chrono::NaiveDate;
use leptos::{ev, html};

use super::desk::PriorityDesk;
use crate::domain::base::{Extra, Record};
use crate::domain::decide::task::{Stage, Task, TaskCadence, TaskState};
use crate::domain::decide::worklist::ordinal;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The form. On the view of today the day is filled in, or the task would not show there.
#[component]
pub fn QuickAdd(desk: PriorityDesk, selected: RwSignal<usize>) -> Node {
    let what = RwSignal::new(String::new());
    let due = RwSignal::new(None::<NaiveDate>);
    let cadence = RwSignal::new(0_usize);
    let kpi = RwSignal::new(0_usize);
    let error = RwSignal::new(None::<String>);
    let usual_due = move || (selected.get() == 0).then(|| desk.today());
    Effect::new(move || due.set(usual_due()));
    let kpis = Signal::derive(move || {
        desk.ranking.with(|ranking| {
            let kpis = ranking.facts.kpis_by_name().into_iter();
            let names = kpis.map(|fact| fact.name.clone());
            std::iter::once("No KPI".to_owned()).chain(names).collect()
        })
    });
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let of_kpi = kpi.get_untracked().checked_sub(1);
        let kpi_id = desk.ranking.with_untracked(|ranking| {
            of_kpi.and_then(|index| Some(ranking.facts.kpis_by_name().get(index)?.id))
        });
        let cadence_chosen = TaskCadence::ALL.get(cadence.get_untracked());
        let task = Task {
            id: browser::new_id(),
            what: what.get_untracked().trim().to_owned(),
            cadence: cadence_chosen.copied().unwrap_or_default(),
            kpis: kpi_id.into_iter().collect(),
            due: due.get_untracked(),
            ..blank(desk.today())
        };
        if task.what.is_empty() {
            error.set(Some("Say what is to be done, then press Enter.".to_owned()));
            return;
        }
        if let Err(invalid) = task.check() {
            error.set(Some(format!("Not added: {}.", invalid.why)));
            return;
        }
        let (id, name) = (task.id, task.what.clone());
        let edited = (desk.workspace).edit(Edit::new(format!("add “{name}”")).put(task));
        if edited.is_kept() {
            let said = format!("Added: “{name}”, {}.", place(desk, id));
            desk.workspace.say_with_undo(edited, said);
            what.set(String::new());
            cadence.set(0);
            due.set(usual_due());
            error.set(None);
        }
    };
    view! {
        <form class="quick-add" novalidate on:submit=add aria-label="Add a task">
            <WhatField what error />
            <DateField label="Due" value=due on_commit=move |day| due.set(day) />
            {pick("How often", fixed(TaskCadence::ALL.map(TaskCadence::name)), cadence.into(), Callback::new(move |index| cadence.set(index)), false)}
            {pick("For the KPI", kpis, kpi.into(), Callback::new(move |index| kpi.set(index)), false)}
            <button type="submit" class="btn" data-kind="primary"><Icon glyph=Glyph::Plus /><span>"Add"</span></button>
        </form>
    }
}

/// The text keeps what is typed without telling anyone: only the form reads it.
#[component]
fn WhatField(what: RwSignal<String>, error: RwSignal<Option<String>>) -> Node {
    let ids = FieldIds::new();
    let (id, links) = (ids.control.clone(), ids.clone());
    let input = NodeRef::<html::Input>::new();
    view! {
        <Field ids label="New task" error=error>
            <input class="input" type="text" id=id node_ref=input maxlength="200" autocomplete="off"
                placeholder="What is to be done"
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || links.described_by(false, error.get().is_some())
                prop:value=move || what.get()
                on:input=move |event| {
                    what.set(event_target_value(&event));
                    if error.with_untracked(Option::is_some) {
                        error.set(None);
                    }
                } />
        </Field>
    }
}

/// Says where the new task came to stand.
fn place(desk: PriorityDesk, id: Id) -> String {
    desk.ranking.with_untracked(|ranking| {
        let open = || ranking.rows.iter().filter(|ranked| ranked.is_to_do());
        let place = open()
            .position(|ranked| ranked.task.id == id)
            .map_or(0, |at| at + 1);
        format!("{} of {}", ordinal(place), open().count())
    })
}

/// A task of which nothing is known yet.
fn blank(today: NaiveDate) -> Task {
    Task {
        id: Id::ONLY,
        what: String::new(),
        cadence: TaskCadence::Once,
        kpis: Vec::new(),
        risks: Vec::new(),
        effect: String::new(),
        effort: None,
        due: None,
        month_day: None,
        owner: String::new(),
        state: TaskState::NotStarted,
        blocked_by: Vec::new(),
        stage: Stage::Intake,
        rules: Vec::new(),
        own_priority: None,
        created: today,
        completed: Vec::new(),
        library: String::new(),
        extra: Extra::new(),
    }
}
