//! What is done about the KPI. Off target without an open action is not an answer, so the page asks for one.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::html;

use super::parts::focus_list;
use super::subject::OpenKpi;
use crate::domain::base::Extra;
use crate::domain::measure::action::{Action, ActionState};
use crate::domain::measure::evaluation::Status;
use crate::domain::measure::forecast::Forecast;
use crate::domain::measure::variance::Verdict;
use crate::domain::order::sort_by;
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::words::date_phrase;
use crate::ui::browser;
use crate::ui::form::{Editing, Field, Form, Refused};
use crate::ui::widgets::*;

type Of = Field<Action>;

/// The fields of an action; the first three are the least that is agreed.
pub static FIELDS: [Field<Action>; 4] = [
    Of::line("What is done", |action| &mut action.what)
        .needs("Say what is done.")
        .wide(),
    Of::line("Who", |action| &mut action.who).needs("Name one person, who answers for it."),
    Of::day("By when", |action| &mut action.due).needs("Say by when; a day can still be moved."),
    Of::line("Expected effect", |action| &mut action.effect)
        .max(2000)
        .hint("What should be better afterwards, and by how much.")
        .wide(),
];

/// Says what a KPI without actions needs.
fn no_action_yet(subject: OpenKpi) -> &'static str {
    subject.evaluation.with(
        |evaluation| match (evaluation.status, &evaluation.forecast) {
            (Status::NoData, _) => "Nothing to act on until there is a value.",
            (Status::Stale, _) => "The newest value is old. Measure first.",
            (_, Forecast::Leaves { .. }) => {
                "On target, but moving away from it: agree one step now."
            }
            (Status::Watch, _) => {
                "It misses its target within the tolerance. One step now may save many later."
            }
            _ => "No action is needed while it holds its target.",
        },
    )
}

/// The actions of the KPI, and the form for a new one.
#[component]
pub fn Actions(subject: OpenKpi) -> Node {
    let all = Memo::new(move |_| of(subject));
    let is_demanded = Memo::new(move |_| {
        let is_off = subject.evaluation.with(|evaluation| {
            let latest = evaluation.latest();
            latest.is_some_and(|point| point.verdict == Verdict::OffTarget)
        });
        is_off && !all.with(|all| all.iter().any(Action::is_open))
    });
    let is_wanted = RwSignal::new(false);
    let shows_form = Memo::new(move |_| is_demanded.get() || is_wanted.get());
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty) && !shows_form.get());
    let add = move || {
        (!shows_form.get()).then(|| {
            view! { <Button small=true icon=Glyph::Plus on_click=move || is_wanted.set(true)>"Add an action"</Button> }
        })
    };
    view! {
        <Card title="Actions" actions=move || add.into_node()>
            <div class="stack">
                {move || is_demanded.get().then(|| view! {
                    <Notice kind=NoticeKind::Warn title="Off target, and nobody has said what is done about it.">
                        "Agree one step: what, who, by when, and what it should change."
                    </Notice>
                })}
                {move || shows_form.get().then(|| view! { <NewAction subject is_demanded is_wanted /> })}
                {move || is_empty.get().then(|| view! {
                    <p class="note">{no_action_yet(subject)}</p>
                })}
                <Lists subject all />
            </div>
        </Card>
    }
}

/// Returns the KPI's actions: those due first come first, closed ones by the day they were closed.
fn of(subject: OpenKpi) -> Vec<Action> {
    let card = subject.workspace.scorecard;
    let mut actions: Vec<Action> = card.with(|card| {
        let all = card.all::<Action>();
        all.filter(|action| action.kpi == subject.id)
            .cloned()
            .collect()
    });
    let rank = |action: &Action| {
        let due = action.due.unwrap_or(NaiveDate::MAX);
        (
            !action.is_open(),
            std::cmp::Reverse(action.closed),
            due,
            action.id,
        )
    };
    sort_by(&mut actions, |a, b| rank(a).cmp(&rank(b)));
    actions
}

#[component]
fn NewAction(subject: OpenKpi, is_demanded: Memo<bool>, is_wanted: RwSignal<bool>) -> Node {
    let cancel = move || {
        (!is_demanded.get()).then(|| {
            view! { <Button kind=ButtonKind::Quiet on_click=move || is_wanted.set(false)>"Cancel"</Button> }
        })
    };
    let save = move |action: Action| {
        let edit = Edit::new("add an action").put(action);
        let edited = subject.workspace.edit_with_undo(edit, "Action added");
        Refused::unless(edited.is_kept())?;
        is_wanted.set(false);
        Ok(blank(subject.id, subject.today.get_untracked()))
    };
    let first = blank(subject.id, subject.today.get_untracked());
    Form::new(&FIELDS, first).beside("New action", "Add the action", cancel, save)
}

/// An action of which nothing is said yet.
pub fn blank(kpi: Id, today: NaiveDate) -> Action {
    Action {
        id: browser::new_id(),
        kpi,
        what: String::new(),
        who: String::new(),
        due: None,
        effect: String::new(),
        state: ActionState::Open,
        created: today,
        closed: None,
        extra: Extra::new(),
    }
}

#[component]
fn Lists(subject: OpenKpi, all: Memo<Vec<Action>>) -> Node {
    let editing = Editing::default();
    let list = NodeRef::<html::Div>::new();
    let keep = move |old: &Action, action: Action| {
        let edit = Edit::new("edit an action").put_from(old.clone(), action);
        subject.workspace.edit_with_undo(edit, "Action edited");
        Ok(())
    };
    let id = |action: &Action| action.id.to_string();
    let items = move |open: bool| {
        let all = all
            .get()
            .into_iter()
            .filter(move |action| action.is_open() == open);
        all.map(|action| view! { <Item subject action editing list /> })
            .collect_view()
    };
    let closed =
        Memo::new(move |_| all.with(|all| all.iter().filter(|action| !action.is_open()).count()));
    let has_open = Memo::new(move |_| all.with(|all| all.iter().any(Action::is_open)));
    view! {
        <div tabindex="-1" node_ref=list class="kpi-focus">
            {move || has_open.get().then(|| view! { <ul class="kpi-list">{move || items(true)}</ul> })}
            {move || (closed.get() > 0).then(|| view! {
                <Disclosure summary=Signal::derive(move || format!("{} done or dropped", counted(closed.get(), "action")))>
                    <ul class="kpi-list">{move || items(false)}</ul>
                </Disclosure>
            })}
        </div>
        {editing.dialog("Edit the action", "Save", &FIELDS, id, keep)}
    }
}

/// Says who does it by when, or what became of it.
fn line(action: &Action, today: NaiveDate) -> String {
    let day = |day: NaiveDate| date_phrase(day, today);
    let closed = action
        .closed
        .map(|closed| format!(" on {}", day(closed)))
        .unwrap_or_default();
    let state = match (action.state, action.due) {
        (ActionState::Done, _) => format!("done{closed}"),
        (ActionState::Dropped, _) => format!("dropped{closed}"),
        (ActionState::Open, None) => "no day agreed".to_owned(),
        (ActionState::Open, Some(due)) if due == today => "due today".to_owned(),
        (ActionState::Open, Some(due)) => format!("due {}", day(due)),
    };
    match action.who.as_str() {
        "" => format!("Nobody named, {state}"),
        who => format!("{who}, {state}"),
    }
}

#[component]
fn Item(
    subject: OpenKpi,
    action: Action,
    editing: Editing<Action>,
    list: NodeRef<html::Div>,
) -> Node {
    let today = subject.today;
    let words = {
        let action = action.clone();
        move || line(&action, today.get())
    };
    let overdue = {
        let action = action.clone();
        move || {
            let days = action
                .due
                .filter(|_| action.is_overdue(today.get()))
                .map(|due| today.get() - due)?;
            let words = format!(
                "Overdue by {}",
                counted(days.num_days().unsigned_abs() as usize, "day")
            );
            Some(view! { <Badge mark=Mark::OffTarget words /> })
        }
    };
    let (what, effect, is_open) = (action.what.clone(), action.effect.clone(), action.is_open());
    let move_to = Callback::new({
        let action = action.clone();
        move |state: ActionState| change_state(subject, &action, state, list)
    });
    let name = what.clone();
    let items = move || {
        let (own, id) = (action.clone(), action.id);
        let to = |words: &str, state| MenuItem::new(words, move || move_to.run(state));
        let mut items =
            vec![MenuItem::new("Edit", move || editing.edit(own.clone())).icon(Glyph::Pencil)];
        items.extend(is_open.then(|| to("Drop", ActionState::Dropped).icon(Glyph::Close)));
        items.extend((!is_open).then(|| to("Reopen", ActionState::Open).icon(Glyph::Undo)));
        let delete = move || {
            let edit = Edit::new("delete an action").delete(Kind::Action, id);
            subject.workspace.edit_with_undo(edit, "Action deleted");
            focus_list(list);
        };
        items.push(
            MenuItem::new("Delete", delete)
                .icon(Glyph::Trash)
                .danger()
                .starts_group(),
        );
        items
    };
    view! {
        <li class="kpi-item">
            <div>
                <p class="kpi-item-title">{what}</p>
                <p class="kpi-item-line"><span>{words}</span>{overdue}</p>
                {(!effect.is_empty()).then(|| view! { <p class="note">"Expected: "{effect}</p> })}
            </div>
            <div class="actions">
                {is_open.then(|| view! {
                    <Button small=true on_click=move || move_to.run(ActionState::Done)>"Mark done"</Button>
                })}
                <Menu label=format!("More for “{name}”") icon=Glyph::More icon_only=true small=true
                    kind=ButtonKind::Quiet items=Signal::derive(items) />
            </div>
        </li>
    }
}

fn change_state(subject: OpenKpi, action: &Action, state: ActionState, list: NodeRef<html::Div>) {
    let (title, said) = match state {
        ActionState::Done => ("mark an action done", "Action done"),
        ActionState::Dropped => ("drop an action", "Action dropped"),
        ActionState::Open => ("reopen an action", "Action open again"),
    };
    let closed = (state != ActionState::Open).then(|| subject.today.get_untracked());
    let changed = Action {
        state,
        closed,
        ..action.clone()
    };
    subject
        .workspace
        .edit_with_undo(Edit::new(title).put(changed), said);
    focus_list(list);
}
