//! What all parts of the page look at, and what can be done with a task from any of them.

use std::time::Duration;

use chrono::NaiveDate;
use leptos::ev;
use wasm_bindgen::JsCast;

use crate::domain::decide::ranking::Ranking;
use crate::domain::decide::recurrence;
use crate::domain::decide::task::{Stage, Task, TaskState};
use crate::domain::decide::worklist::{Filter, Horizon, Wanted, passing};
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::words::date_phrase;
use crate::ui::prelude::*;
use crate::ui::title::focus;
use crate::ui::workspace::Workspace;

/// So many tasks are drawn at first, and as many more each time someone asks.
const SHOWN: usize = 20;

/// Between two letters of a word there is rarely more.
const REST: Duration = Duration::from_millis(80);

/// The desk; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct PriorityDesk {
    pub workspace: Workspace,
    pub ranking: Memo<Ranking>,
    pub query: RwSignal<String>,
    /// The query once someone has stopped typing: a letter is on the screen before the list follows it.
    sought: RwSignal<String>,
    pub owner: RwSignal<Option<String>>,
    pub wanted: RwSignal<Wanted>,
    /// The task whose reasons are open.
    pub explained: RwSignal<Option<Id>>,
    /// Whether the dialog of starter tasks is open.
    pub starters: RwSignal<bool>,
    /// So many tasks are drawn.
    pub shown: RwSignal<usize>,
}

impl PriorityDesk {
    pub fn new() -> PriorityDesk {
        let workspace = Workspace::get();
        let ranking = Memo::new(move |_| {
            let now = workspace.now.get();
            workspace.scorecard.with(|card| Ranking::of(card, now))
        });
        let (query, sought) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        follow(query, sought);
        let shown = RwSignal::new(SHOWN);
        // Paper has no button that shows more.
        let before = ev::Custom::<web_sys::Event>::new("beforeprint");
        let before = window_event_listener(before, move |_| shown.set(usize::MAX));
        let after = ev::Custom::<web_sys::Event>::new("afterprint");
        let after = window_event_listener(after, move |_| shown.set(SHOWN));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
        PriorityDesk {
            workspace,
            ranking,
            query,
            sought,
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
            query: self.sought.get(),
        };
        self.ranking.with(|ranking| passing(ranking, &filter))
    }

    pub fn show_more(self) {
        self.shown
            .update(|shown| *shown = shown.saturating_add(SHOWN * 5));
    }

    pub fn show_fewer(self) {
        self.shown.set(SHOWN);
    }

    pub fn clear_filters(self) {
        self.query.set(String::new());
        self.sought.set(String::new());
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
        if done && recurrence::is_done_today(task, today) {
            return;
        }
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

/// Lets one text follow the other as soon as that has rested.
fn follow(text: RwSignal<String>, follower: RwSignal<String>) {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move || {
        let text = text.get();
        if let Some(timer) = timer.get_value() {
            timer.clear();
        }
        let set = move || {
            // The page may have gone since.
            let _ = follower.try_set(text);
        };
        timer.set_value(set_timeout_with_handle(set, REST).ok());
    });
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
