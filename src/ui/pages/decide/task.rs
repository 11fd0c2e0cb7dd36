//! One task: everything about it, and why it stands where it does.
//!
//! - `subject`: what all parts look at, and how a change is kept.
//! - `fields`: what, when, how much, who; `links`: the KPIs, the risks and the tasks it waits for.
//! - `rules`: what raises it by itself; `own`: a person's own priority.

mod fields;
mod links;
mod own;
mod rules;
mod subject;

use self::subject::OpenTask;
use super::priorities::why::{priority_badge, reasons};
use crate::domain::decide::ranking::Ranked;
use crate::domain::decide::recurrence;
use crate::domain::decide::task::Task;
use crate::domain::decide::worklist::{due_words, ordinal};
use crate::domain::record::Kind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::words::date_phrase;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// So many completions are listed until someone asks for all.
const SHOWN: usize = 20;

/// The page of the task, or a way out when there is none.
#[component]
pub fn TaskPage(id: Id) -> Node {
    let workspace = Workspace::get();
    let exists = Memo::new(move |_| {
        workspace
            .scorecard
            .with(|card| card.get::<Task>(id).is_some())
    });
    move || match exists.get() {
        true => OpenTask::find(workspace, id).map(|subject| view! { <Known subject /> }),
        false => Some(view! { <NoSuchTask /> }),
    }
}

#[component]
fn NoSuchTask() -> Node {
    name_page(|| "No such task".to_owned());
    view! {
        <PageHeader title="There is no such task"
            purpose="It may have been deleted, or it belongs to another scorecard than the one that is open." />
        <p class="toolbar"><a class="btn" data-kind="primary" href=Route::Priorities.href()>"Go to the priorities"</a></p>
    }
}

#[component]
fn Known(subject: OpenTask) -> Node {
    let name = move || subject.task.with(|task| task.what.clone());
    name_page(name);
    let purpose = move || {
        subject.task.with(|task| match task.effect.as_str() {
            "" => "What should be better afterwards is not written down yet.".to_owned(),
            effect => effect.to_owned(),
        })
    };
    let actions = move || view! { <HeaderActions subject /> };
    view! {
        <div class="page">
            <p><a href=Route::Priorities.href()>"All priorities"</a></p>
            <PageHeader title=Signal::derive(name) purpose=Signal::derive(purpose) actions />
            <div class="columns">
                <div class="stack">
                    <fields::Fields subject />
                    <links::Links subject />
                    <rules::Rules subject />
                </div>
                <div class="stack">
                    <Standing subject />
                    <own::OwnPriorityCard subject />
                    <History subject />
                </div>
            </div>
        </div>
    }
}

#[component]
fn HeaderActions(subject: OpenTask) -> Node {
    let workspace = subject.workspace;
    let is_done = Memo::new(move |_| !subject.ranked.with(Ranked::is_to_do));
    let tick = move || {
        let (task, today) = (subject.task.get_untracked(), subject.today.get_untracked());
        match is_done.get_untracked() {
            true => subject.keep("reopen", recurrence::reopen(&task, today), "To do again."),
            false => {
                let done = recurrence::complete(&task, today);
                let said = match done.due.filter(|_| done.is_open()) {
                    Some(next) => format!("Done. Next on {}.", date_phrase(next, today)),
                    None => "Done.".to_owned(),
                };
                subject.keep("complete", done, said);
            }
        }
    };
    let delete = move || {
        let what = subject.task.with_untracked(|task| task.what.clone());
        let edit = Edit::new(format!("delete “{what}”")).delete(Kind::Task, subject.id);
        let said = format!("“{what}” deleted");
        if workspace.edit_with_undo(edit, said).is_kept() {
            Route::Priorities.go();
        }
    };
    let more = move || {
        vec![
            MenuItem::new("Delete task", delete)
                .icon(Glyph::Trash)
                .danger(),
        ]
    };
    let words = move || match is_done.get() {
        true => "Not done after all",
        false => "Mark done",
    };
    view! {
        <Menu label="More for this task" icon=Glyph::More icon_only=true kind=ButtonKind::Quiet items=Signal::derive(more) />
        <Button kind=ButtonKind::Primary icon=Glyph::Tick on_click=tick>{words}</Button>
    }
}

/// The priority, the place in the order, and every reason.
#[component]
fn Standing(subject: OpenTask) -> Node {
    let note = move || {
        let (place, count) = subject.place.get();
        (place > 0).then(|| format!("{} of {count} open", ordinal(place)))
    };
    let title = move || match subject.place.get().0 {
        1 => "Why is this first?".to_owned(),
        0 => "Priority".to_owned(),
        place => format!("Why is this {}?", ordinal(place)),
    };
    let body = move || {
        subject.ranked.with(|ranked| {
            subject.facts.with(|facts| {
                let due = due_words(ranked, facts.today);
                view! {
                    <p class="cluster">{priority_badge(ranked.priority)}<span>{due}</span></p>
                    {reasons(ranked, facts)}
                }
            })
        })
    };
    view! {
        <Card title=Signal::derive(title) note=Signal::derive(note)><div class="stack">{body}</div></Card>
    }
}

/// The days on which it was done.
#[component]
fn History(subject: OpenTask) -> Node {
    let all = RwSignal::new(false);
    let body = move || {
        let shown = if all.get() { usize::MAX } else { SHOWN };
        let today = subject.today.get_untracked();
        subject.task.with(|task| {
            let days = task.completed.iter().rev().take(shown);
            let days: Vec<Node> = days
                .map(|&day| view! { <li>{date_phrase(day, today)}</li> })
                .collect();
            let more = (task.completed.len() > shown).then(|| {
                let words = format!("Show all {}", task.completed.len());
                view! { <Button small=true on_click=move || all.set(true)>{words}</Button> }
            });
            match days.is_empty() {
                true => view! { <p class="note">"Not done yet."</p> },
                false => view! { <ol class="history">{days}</ol> {more} },
            }
        })
    };
    let note = move || {
        let created = subject.task.with(|task| task.created);
        format!(
            "written down on {}",
            date_phrase(created, subject.today.get_untracked())
        )
    };
    view! { <Card title="Done on" note=Signal::derive(note)><div class="stack">{body}</div></Card> }
}
