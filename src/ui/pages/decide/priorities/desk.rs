//! What all parts of the page look at, and what can be done with a task from any of them.

use chrono::NaiveDate;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::decide::ranking::Ranking;
use crate::domain::decide::recurrence;
use crate::domain::decide::task::{Stage, Task, TaskState};
use crate::domain::decide::worklist::{Filter, Horizon, Wanted, passing};
use crate::domain::explain::wording::date_phrase;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::app::focus;
use crate::ui::memo::Memo;
use crate::ui::workspace::Workspace;

/// So many tasks are drawn at first, and as many more each time someone asks.
const SHOWN: usize = 30;

/// The desk; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    pub workspace: Workspace,
    pub ranking: Memo<Ranking>,
    pub query: RwSignal<String>,
    pub owner: RwSignal<Option<String>>,
    pub wanted: RwSignal<Wanted>,
    /// The task whose reasons are open.
    pub explained: RwSignal<Option<Id>>,
    /// Whether the dialog of starter tasks is open.
    pub starters: RwSignal<bool>,
    /// So many tasks are drawn.
    pub shown: RwSignal<usize>,
}

impl Desk {
    pub fn new() -> Desk {
        let workspace = Workspace::get();
        let ranking = Memo::new(move |_| {
            let now = workspace.now.get();
            workspace.scorecard.with(|card| Ranking::of(card, now))
        });
        let shown = RwSignal::new(SHOWN);
        // Paper has no button that shows more.
        let on_print = window_event_listener(
            leptos::ev::Custom::new("beforeprint"),
            move |_: web_sys::Event| {
                shown.set(usize::MAX);
            },
        );
        on_cleanup(move || on_print.remove());
        Desk {
            workspace,
            ranking,
            query: RwSignal::new(String::new()),
            owner: RwSignal::new(None),
            wanted: RwSignal::new(Wanted::Open),
            explained: RwSignal::new(None),
            starters: RwSignal::new(false),
            shown,
        }
    }

    pub fn today(self) -> NaiveDate {
        self.ranking.with_untracked(|ranking| ranking.facts.today)
    }

    /// Returns the positions of the tasks that pass the filters, and follows them.
    pub fn passing(self, horizon: Horizon) -> Vec<usize> {
        let filter = Filter {
            horizon,
            wanted: self.wanted.get(),
            owner: self.owner.get(),
            query: self.query.get(),
        };
        self.ranking.with(|ranking| passing(ranking, &filter))
    }

    pub fn show_more(self) {
        self.shown
            .update(|shown| *shown = shown.saturating_add(SHOWN * 3));
    }

    pub fn show_fewer(self) {
        self.shown.set(SHOWN);
    }

    pub fn clear_filters(self) {
        self.query.set(String::new());
        self.owner.set(None);
        self.wanted.set(Wanted::Open);
    }

    /// Opens the browser's print dialog once everything is drawn.
    pub fn print(self) {
        self.clear_filters();
        self.shown.set(usize::MAX);
        request_animation_frame(|| {
            // A browser without a printer says so itself.
            let _ = window().print();
        });
    }

    /// Marks the task done, or takes that back.
    pub fn tick(self, task: &Task, done: bool) {
        let place = place_of_tick();
        let today = self.today();
        let what = &task.what;
        match done {
            true => {
                let done = recurrence::complete(task, today);
                let said = match done.due.filter(|_| done.is_open()) {
                    Some(next) => format!("Done: “{what}”. Next on {}.", date_phrase(next, today)),
                    None => format!("Done: “{what}”."),
                };
                let edit = Edit::new(format!("complete “{what}”"));
                self.workspace.edit_with_undo(edit.put(done), said);
            }
            false => {
                let edit = Edit::new(format!("reopen “{what}”"));
                let open = recurrence::reopen(task, today);
                self.workspace
                    .edit_with_undo(edit.put(open), format!("To do again: “{what}”."));
            }
        }
        request_animation_frame(move || focus_tick(place));
    }

    /// Moves the task to another stage, and the focus with it.
    pub fn move_to(self, task: &Task, stage: Stage) {
        if task.stage == stage {
            return;
        }
        let (what, to) = (&task.what, stage.name());
        let moved = Task {
            stage,
            ..task.clone()
        };
        let edit = Edit::new(format!("move “{what}” to {to}")).put(moved);
        self.workspace
            .edit_with_undo(edit, format!("“{what}” is now at {to}."));
        let card = format!("[id='card-{}'] a", task.id);
        request_animation_frame(move || focus(&card));
    }

    pub fn set_state(self, task: &Task, state: TaskState) {
        let today = self.today();
        let changed = match state {
            TaskState::Complete => return self.tick(task, true),
            state if task.is_open() => Task {
                state,
                ..task.clone()
            },
            state => Task {
                state,
                ..recurrence::reopen(task, today)
            },
        };
        let (what, name) = (&task.what, state.name().to_lowercase());
        let edit = Edit::new(format!("mark “{what}” as {name}")).put(changed);
        self.workspace
            .edit_with_undo(edit, format!("“{what}”: {name}."));
        let card = format!("[id='card-{}'] a", task.id);
        request_animation_frame(move || focus(&card));
    }
}

fn ticks() -> Vec<web_sys::HtmlElement> {
    let Ok(list) = document().query_selector_all(".task-tick") else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into().ok())
        .collect()
}

/// Returns the place of the box that has the focus.
fn place_of_tick() -> Option<usize> {
    let focused = document().active_element()?;
    let focused: &web_sys::Node = &focused;
    ticks()
        .iter()
        .position(|tick| tick.is_same_node(Some(focused)))
}

/// What was ticked goes to the end of the list; the focus stays where it was, on the next one.
fn focus_tick(place: Option<usize>) {
    let ticks = ticks();
    let Some(place) = place else { return };
    if let Some(tick) = ticks.get(place).or_else(|| ticks.last()) {
        // A box can always be focused; the Result is the binding's.
        let _ = tick.focus();
    }
}
