//! From cell to cell: which one a key leads to. Cells are what of a row has `data-cell`: a column is what they name alike.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, NodeList};

use crate::domain::revision::Id;

fn all(list: Option<NodeList>) -> Vec<HtmlElement> {
    let length = list.as_ref().map_or(0, NodeList::length);
    (0..length)
        .filter_map(|place| list.as_ref()?.get(place)?.dyn_into().ok())
        .collect()
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// Returns the cell that an event is of, and the record of its row.
pub fn cell_of(event: &Event) -> Option<(HtmlElement, Id)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let cell = closest(&target, "[data-cell]")?;
    let row = closest(&cell, "[data-row]")?;
    let id = row.get_attribute("data-row")?.parse().ok()?;
    Some((cell.dyn_into().ok()?, id))
}

/// Returns what a cell holds that is typed into.
pub fn text(cell: &HtmlElement) -> String {
    cell.dyn_ref::<HtmlInputElement>()
        .map(HtmlInputElement::value)
        .unwrap_or_default()
}

/// Returns the cells of a column from top to bottom.
fn column(name: &str) -> Vec<HtmlElement> {
    let selector = format!("[data-row] [data-cell=\"{name}\"]");
    all(document().query_selector_all(&selector).ok())
}

fn alike(cell: &HtmlElement) -> Vec<HtmlElement> {
    column(&cell.get_attribute("data-cell").unwrap_or_default())
}

fn place_of(cell: &HtmlElement, among: &[HtmlElement]) -> Option<usize> {
    among.iter().position(|other| other == cell)
}

/// Returns the cell so many rows further down and so many columns across.
pub fn beside(cell: &HtmlElement, down: isize, across: isize) -> Option<HtmlElement> {
    let cells = match across {
        0 => alike(cell),
        _ => all(closest(cell, "[data-row]")?
            .query_selector_all("[data-cell]")
            .ok()),
    };
    let place = place_of(cell, &cells)?.checked_add_signed(down + across)?;
    cells.into_iter().nth(place)
}

/// Returns the next cell of the column that is due, from the top again behind the last one.
pub fn next_due(cell: &HtmlElement) -> Option<HtmlElement> {
    let cells = alike(cell);
    let place = place_of(cell, &cells)?;
    let (before, after) = cells.split_at(place);
    let others = after.iter().skip(1).chain(before);
    let is_due = |cell: &&HtmlElement| cell.has_attribute("data-due");
    others.into_iter().find(is_due).cloned()
}

/// Returns the cell of a column in the row of a record.
pub fn of_row(name: &str, row: Id) -> Option<HtmlElement> {
    let row = row.to_string();
    let is_there = |cell: &HtmlElement| {
        let of = closest(cell, "[data-row]");
        of.and_then(|of| of.get_attribute("data-row")) == Some(row.clone())
    };
    column(name).into_iter().find(is_there)
}

/// Returns the cell of the same column in the row of a record.
pub fn cell_in(cell: &HtmlElement, row: Id) -> Option<HtmlElement> {
    of_row(&cell.get_attribute("data-cell")?, row)
}

/// Goes to a cell, once the page has followed what was done.
pub fn focus_row(name: &'static str, row: Id) {
    request_animation_frame(move || {
        if let Some(cell) = of_row(name, row) {
            focus(&cell);
        }
    });
}

/// Returns the cell that an arrow leads to; in a text, an arrow to the side first goes to its end.
pub fn arrow(cell: &HtmlElement, key: &str) -> Option<HtmlElement> {
    let input = cell.dyn_ref::<HtmlInputElement>();
    let is_at = |end: bool| {
        let Some(input) = input else { return true };
        let start = input.selection_start().ok().flatten().unwrap_or(0);
        let stop = input.selection_end().ok().flatten().unwrap_or(0);
        let length = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
        start == stop && start == if end { length } else { 0 }
    };
    match key {
        "ArrowDown" => beside(cell, 1, 0),
        "ArrowUp" => beside(cell, -1, 0),
        "ArrowRight" if is_at(true) => beside(cell, 0, 1),
        "ArrowLeft" if is_at(false) => beside(cell, 0, -1),
        _ => None,
    }
}

/// Goes to a cell; a text in it is selected, so that one types in its place.
pub fn focus(cell: &HtmlElement) {
    // A cell can always be focused; the Result is the binding's.
    let _ = cell.focus();
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

/// Goes to the first answer, where the cell asks something.
pub fn answer_soon(cell: HtmlElement) {
    request_animation_frame(move || {
        let answers = cell.parent_element();
        let first =
            answers.and_then(|cell| cell.query_selector("[role=group] button").ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            focus(&first);
        }
    });
}
