//! The tasks by workflow stage. A card moves by drag, by its menu, and by Alt with an arrow key.

use leptos::{ev, html};
use wasm_bindgen::JsCast;

use super::desk::PriorityDesk;
use super::filters::FilterBar;
use super::why::priority_badge;
use crate::domain::decide::ranking::{Ranked, Ranking};
use crate::domain::decide::task::{Stage, Task, TaskState};
use crate::domain::decide::worklist::{Horizon, at_stage, due_words};
use crate::domain::revision::Id;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// So many cards of a stage are drawn when a list would draw twenty tasks.
const SHARE: usize = 2;
/// The pointer may tremble so many pixels before a press becomes a drag.
const TREMBLE: f64 = 5.0;
/// So near to an edge of the board it scrolls, in pixels.
const EDGE: f64 = 40.0;

/// A card under the pointer.
#[derive(Clone, Copy, PartialEq)]
struct Drag {
    task: Id,
    pointer: i32,
    from: (f64, f64),
    at: (f64, f64),
    /// It has moved far enough to be meant.
    is_meant: bool,
    over: Option<usize>,
}

/// What the parts of the board share.
#[derive(Clone, Copy)]
struct BoardTable {
    desk: PriorityDesk,
    drag: RwSignal<Option<Drag>>,
    frame: NodeRef<html::Div>,
}

/// The board.
#[component]
pub fn Board(desk: PriorityDesk) -> Node {
    desk.show_fewer();
    let table = BoardTable {
        desk,
        drag: RwSignal::new(None),
        frame: NodeRef::new(),
    };
    let positions = Memo::new(move |_| desk.passing(Horizon::All));
    let give_up = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && table.drag.with_untracked(Option::is_some) {
            table.drag.set(None);
        }
    });
    on_cleanup(move || give_up.remove());
    let columns = move || {
        let shown = desk.shown.get() / SHARE;
        positions.with(|positions| {
            desk.ranking.with(|ranking| {
                let stages = Stage::ALL.into_iter().enumerate();
                let columns = stages.map(|(index, stage)| {
                    column(
                        table,
                        ranking,
                        index,
                        &at_stage(ranking, positions, stage),
                        shown,
                    )
                });
                columns.collect::<Vec<Node>>()
            })
        })
    };
    view! {
        <div class="stack">
            <FilterBar desk />
            <p class="note">
                "Drag a card to another stage, choose a stage from its menu, or press "<Kbd keys="Alt+→" />" or "<Kbd keys="Alt+←" />" on it."
            </p>
            <div class="board" role="region" aria-label="Board of the workflow stages" tabindex="0" node_ref=table.frame
                on:pointermove=move |event| drag_on(table, &event) on:pointerup=move |_| drop_card(table)
                on:pointercancel=move |_| table.drag.set(None)>{columns}</div>
        </div>
    }
}

fn column(
    table: BoardTable,
    ranking: &Ranking,
    index: usize,
    positions: &[usize],
    shown: usize,
) -> Node {
    let stage = Stage::ALL[index];
    let cards = positions.iter().take(shown);
    let cards = cards.map(|&position| card(table, &ranking.rows[position], ranking));
    let cards: Vec<Node> = cards.collect();
    let hidden = positions.len().saturating_sub(shown);
    let more = (hidden > 0).then(|| {
        let words = format!("Show more ({hidden} hidden)");
        view! { <Button small=true kind=ButtonKind::Quiet on_click=move || table.desk.show_more()>{words}</Button> }
    });
    let heading = format!("stage-{index}");
    let is_over = move || {
        table
            .drag
            .with(|drag| drag.is_some_and(|drag| drag.is_meant && drag.over == Some(index)))
    };
    view! {
        <section class="board-stage" class:board-over=is_over data-stage=index.to_string() aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{stage.name()}" "<span class="board-count">{positions.len()}</span></h2>
            <ul>{cards}</ul>
            {more}
        </section>
    }
}

fn card(table: BoardTable, ranked: &Ranked, ranking: &Ranking) -> Node {
    let (task, id) = (ranked.task.clone(), ranked.task.id);
    let today = ranking.facts.today;
    let state = match ranked.is_blocked {
        true => format!("{}, waits", task.state.name()),
        false => task.state.name().to_owned(),
    };
    let line = format!("{state} · {}", due_words(ranked, today));
    let is_lifted = move || {
        table
            .drag
            .with(|drag| drag.is_some_and(|drag| drag.is_meant && drag.task == id))
    };
    let offset = move || {
        let drag = table
            .drag
            .get()
            .filter(|drag| drag.is_meant && drag.task == id);
        drag.map_or("none".to_owned(), |drag| {
            format!(
                "{:.0}px {:.0}px",
                drag.at.0 - drag.from.0,
                drag.at.1 - drag.from.1
            )
        })
    };
    let on_key = {
        let task = task.clone();
        move |event: ev::KeyboardEvent| key(table, &task, &event)
    };
    let menu = {
        let task = task.clone();
        Signal::derive(move || items(table.desk, &task))
    };
    view! {
        <li class="board-card" id=format!("card-{id}") class:board-lifted=is_lifted style:translate=offset
            on:pointerdown=move |event| press(table, id, &event)
            on:keydown=on_key
        >
            <p class="task-what"><a draggable="false" href=Route::Task(id).href()>{task.what.clone()}</a></p>
            <p class="board-line">{priority_badge(ranked.priority)}<span>{line}</span></p>
            <Menu label=format!("Move “{}” to…", task.what) icon=Glyph::More icon_only=true small=true
                kind=ButtonKind::Quiet items=menu />
        </li>
    }
}

fn items(desk: PriorityDesk, task: &Task) -> Vec<MenuItem> {
    let mut items: Vec<MenuItem> = Vec::new();
    for stage in Stage::ALL {
        let own = task.clone();
        let item = MenuItem::new(stage.name(), move || desk.move_to(&own, stage));
        items.push(item.ticked(task.stage == stage));
    }
    for state in TaskState::ALL {
        let own = task.clone();
        let item = MenuItem::new(state.name(), move || desk.set_state(&own, state));
        let item = item.ticked(task.state == state);
        items.push(match state {
            TaskState::NotStarted => item.starts_group(),
            _ => item,
        });
    }
    items
}

/// Moves the card whose link or menu has the focus one stage on or back.
fn key(table: BoardTable, task: &Task, event: &ev::KeyboardEvent) {
    if !event.alt_key() {
        return;
    }
    let at = Stage::ALL.iter().position(|&stage| stage == task.stage);
    let next = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => at.map(|at| at + 1),
        "ArrowLeft" | "ArrowUp" => at.and_then(|at| at.checked_sub(1)),
        _ => return,
    };
    // Alt and an arrow would otherwise leave the page.
    event.prevent_default();
    if let Some(&stage) = next.and_then(|next| Stage::ALL.get(next)) {
        table.desk.move_to(task, stage);
    }
}

/// A finger scrolls; for it there is the menu.
fn press(table: BoardTable, task: Id, event: &ev::PointerEvent) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let on_button =
        target.is_some_and(|target| matches!(target.closest("button, [popover]"), Ok(Some(_))));
    if event.button() != 0 || event.pointer_type() == "touch" || on_button {
        return;
    }
    let at = (f64::from(event.client_x()), f64::from(event.client_y()));
    table.drag.set(Some(Drag {
        task,
        pointer: event.pointer_id(),
        from: at,
        at,
        is_meant: false,
        over: None,
    }));
}

/// Followed on the whole board: a quick pointer has left the card before its first move is heard of.
fn drag_on(table: BoardTable, event: &ev::PointerEvent) {
    let Some(mut drag) = table.drag.get_untracked() else {
        return;
    };
    if event.buttons() == 0 {
        table.drag.set(None);
        return;
    }
    drag.at = (f64::from(event.client_x()), f64::from(event.client_y()));
    let (right, down) = (drag.at.0 - drag.from.0, drag.at.1 - drag.from.1);
    if !drag.is_meant && right.hypot(down) < TREMBLE {
        return;
    }
    if !drag.is_meant {
        drag.is_meant = true;
        // Held by the board, the pointer cannot get lost, and letting go is no click on the link.
        if let Some(frame) = table.frame.get_untracked() {
            let _ = frame.set_pointer_capture(drag.pointer);
        }
    }
    drag.over = stage_at(drag.at);
    event.prevent_default();
    table.drag.set(Some(drag));
    scroll(table, drag.at.0);
}

/// Returns the stage under the point; the card itself lets the pointer through.
fn stage_at((x, y): (f64, f64)) -> Option<usize> {
    let element = document().element_from_point(x as f32, y as f32)?;
    let column = element.closest("[data-stage]").ok().flatten()?;
    column.get_attribute("data-stage")?.parse().ok()
}

fn scroll(table: BoardTable, x: f64) {
    let Some(frame) = table.frame.get_untracked() else {
        return;
    };
    let edges = frame.get_bounding_client_rect();
    let by = match x {
        x if x > edges.right() - EDGE => EDGE,
        x if x < edges.left() + EDGE => -EDGE,
        _ => return,
    };
    frame.set_scroll_left(frame.scroll_left() + by as i32 / 4);
}

fn drop_card(table: BoardTable) {
    let Some(drag) = table.drag.get_untracked() else {
        return;
    };
    table.drag.set(None);
    let stage = drag
        .over
        .filter(|_| drag.is_meant)
        .and_then(|index| Stage::ALL.get(index));
    let card = table.desk.workspace.scorecard;
    let task = card.with_untracked(|card| card.get::<Task>(drag.task).cloned());
    if let (Some(&stage), Some(task)) = (stage, task) {
        table.desk.move_to(&task, stage);
    }
}
