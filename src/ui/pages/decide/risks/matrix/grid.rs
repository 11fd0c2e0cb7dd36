//! The matrix itself, and the risks of one of its cells.

use leptos::html;

use super::{Place, cell_words, moves};
use crate::domain::decide::matrix::{Cell, Line, Matrix, Size};
use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The table with its counts, and the list that a cell opens.
#[component]
pub fn Grid(shown: Memo<Matrix>, size: RwSignal<Size>) -> Node {
    let open = RwSignal::new(None::<Place>);
    // Another size has other cells.
    Effect::new(move || {
        size.track();
        open.set(None);
    });
    let list = NodeRef::<html::Section>::new();
    let list_id = unique_id("cell");
    let body = {
        let list_id = list_id.clone();
        move || {
            let matrix = shown.get();
            let levels = matrix.lines.len();
            let lines = matrix.lines.into_iter().enumerate();
            let arrows = matrix.arrows;
            lines
                .map(|(place, line)| {
                    let overlay = (place == 0 && !arrows.is_empty())
                        .then(|| moves::overlay(arrows.clone(), levels));
                    self::line(line, place, overlay, open, list, &list_id)
                })
                .collect_view()
        }
    };
    let head = move || {
        let columns = shown.with(|matrix| matrix.columns.clone());
        let column = |(heading, level): (String, String)| {
            view! { <th scope="col"><span class="matrix-name">{heading}</span><span class="sub">{level}</span></th> }
        };
        columns.into_iter().map(column).collect_view()
    };
    let levels = move || if size.get() == Size::Five { "5" } else { "3" };
    view! {
        <div class="matrix-frame">
            <table class="matrix" data-levels=levels>
                <caption class="visually-hidden">"Open risks by likelihood (rows) and impact (columns)"</caption>
                <thead>
                    <tr>
                        <th scope="col" class="matrix-corner"><span>"Likelihood ↑"</span><span>"Impact →"</span></th>
                        {head}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
            <Opened shown open list list_id />
        </div>
    }
}

fn line(
    line: Line,
    place: usize,
    overlay: Option<Node>,
    open: RwSignal<Option<Place>>,
    list: NodeRef<html::Section>,
    list_id: &str,
) -> Node {
    let mut overlay = overlay;
    let cells = line.cells.into_iter().enumerate();
    let cells = cells
        .map(|(column, one)| {
            cell(
                one,
                (place, column),
                overlay.take(),
                open,
                list,
                list_id.to_owned(),
            )
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row"><span class="matrix-name">{line.heading}</span><span class="sub">{line.level}</span></th>
            {cells}
        </tr>
    }
}

fn cell(
    cell: Cell,
    place: Place,
    overlay: Option<Node>,
    open: RwSignal<Option<Place>>,
    list: NodeRef<html::Section>,
    list_id: String,
) -> Node {
    let is_open = move || open.get() == Some(place);
    let toggle = move |_| {
        let opens = open.get_untracked() != Some(place);
        open.set(opens.then_some(place));
        if opens {
            request_animation_frame(move || {
                if let Some(list) = list.try_get_untracked().flatten() {
                    let _ = list.focus();
                }
            });
        }
    };
    let count = cell.risks.len();
    let counted = match count {
        0 => view! { <span class="matrix-none">"0"</span> },
        _ => view! {
            <button type="button" class="matrix-count" aria-expanded=move || is_open().to_string() aria-controls=list_id.clone()
                aria-label=format!("{}: {}", counted(count, "risk"), cell.words) on:click=toggle>
                {count}
            </button>
        },
    };
    let score = cell.score.clone();
    view! {
        <td data-shade=cell.shade.to_string() class:matrix-start=cell.line_at_start class:matrix-below=cell.line_below
            class:matrix-open=is_open>
            {overlay}
            {counted}
            <span class="matrix-score"><span class="visually-hidden">"score "</span>{score}</span>
        </td>
    }
}

/// The risks of the cell that was opened.
#[component]
fn Opened(
    shown: Memo<Matrix>,
    open: RwSignal<Option<Place>>,
    list: NodeRef<html::Section>,
    list_id: String,
) -> Node {
    let cell = Memo::new(move |_| {
        let (line, column) = open.get()?;
        shown.with(|matrix| {
            let (count, words) = cell_words(matrix, (line, column))?;
            let risks = matrix.lines.get(line)?.cells.get(column)?.risks.clone();
            Some((format!("{}: {words}", counted(count, "risk")), risks))
        })
    });
    let title = move || cell.get().map(|(title, _)| title);
    let risks = move || {
        let risks = cell
            .get()
            .map(|(_, risks)| risks)
            .unwrap_or_default()
            .into_iter();
        let link = |(id, name)| view! { <li><a href=Route::Risk(id).href()>{name}</a></li> };
        risks.map(link).collect_view()
    };
    view! {
        <section class="matrix-list" id=list_id tabindex="-1" node_ref=list aria-label="Risks of a cell" hidden=move || cell.with(Option::is_none)>
            <h3>{title}</h3>
            <ul>{risks}</ul>
            <Button small=true kind=ButtonKind::Quiet icon=Glyph::Close on_click=move || open.set(None)>"Close the list"</Button>
        </section>
    }
}
