//! The list engine: rows of records with columns said as data, that one goes through and types into as in a spreadsheet.
//!
//! A page says its columns ([`Column`]), and what it makes of what is typed ([`Hears`]). Here are the table, which becomes
//! cards where there is no width; rows that stay the same elements while their records change and their order does; and the
//! keyboard: arrows, Enter to the next cell that is due, Esc back.
//!
//! - `keys`: finding the cell that a key leads to.

pub mod keys;

use std::sync::Arc;

use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::leaving;
use crate::domain::revision::Id;
use crate::ui::prelude::*;
use crate::ui::widgets::Table;

/// A column: its heading, said once for the table and for the cards, and its cells.
pub struct Column<R: 'static, C: 'static> {
    head: &'static str,
    /// The heading is not shown: the cell says what it is.
    is_only_heard: bool,
    class: &'static str,
    cell: Cell<R, C>,
}

enum Cell<R, C> {
    /// Drawn again when its record changes.
    Shown(fn(&R, C) -> Node),
    /// Made once for its row, because somebody may be in it when the record changes.
    Kept(fn(Memo<R>, C) -> Node),
}

impl<R, C> Column<R, C> {
    /// A column that shows something of the record.
    pub const fn shown(head: &'static str, cell: fn(&R, C) -> Node) -> Self {
        Column {
            head,
            is_only_heard: false,
            class: "",
            cell: Cell::Shown(cell),
        }
    }

    /// A column that people type or press something in.
    pub const fn kept(head: &'static str, cell: fn(Memo<R>, C) -> Node) -> Self {
        Column {
            cell: Cell::Kept(cell),
            ..Column::shown(head, |_, _| Node::Nothing)
        }
    }

    pub const fn class(self, class: &'static str) -> Self {
        Column { class, ..self }
    }

    pub const fn only_heard(self) -> Self {
        Column {
            is_only_heard: true,
            ..self
        }
    }
}

/// What the page makes of what is typed into its cells: into controls with `data-cell`, in the row of a record.
pub struct Hears<C> {
    /// Somebody types.
    pub typed: fn(C, Id, String),
    /// What was typed is to be kept.
    pub keep: fn(C, Id) -> Keeping,
    /// What was typed is to be taken back. Tells whether there was anything.
    pub take_back: fn(C, Id) -> bool,
    /// A text is pasted. Tells whether the page has taken it; otherwise it is typed.
    pub pasted: fn(C, Id, &str) -> bool,
}

/// What becomes of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing was.
    Nothing,
    Kept,
    /// It cannot be kept as it is, which the cell says.
    Refused,
}

/// A list.
pub struct List<R: 'static, C: 'static> {
    /// Says what the table lists.
    pub caption: &'static str,
    pub columns: &'static [Column<R, C>],
    pub hears: &'static Hears<C>,
    /// Which record a row is of.
    pub id: fn(&R) -> Id,
    /// The records, in any order.
    pub rows: Memo<Vec<R>>,
    /// Those that show, in their order.
    pub order: Signal<Vec<Id>>,
    /// What the cells share.
    pub context: C,
}

impl<R, C> List<R, C>
where
    R: Clone + PartialEq + Send + Sync + 'static,
    C: Copy + Send + Sync + 'static,
{
    /// Shows the list. The first column names the row.
    pub fn view(self) -> Node {
        let List {
            caption,
            columns,
            hears,
            id: id_of,
            rows,
            order,
            context,
        } = self;
        let row = move |id: Id| {
            let find = move |rows: &Vec<R>| rows.iter().find(|row| id_of(row) == id).cloned();
            // The order may name a record that has just gone.
            let Some(first) = rows.with_untracked(find) else {
                return Node::Nothing;
            };
            let record = Memo::new(move |before: Option<&R>| {
                let now = rows.with(find);
                now.unwrap_or_else(|| before.unwrap_or(&first).clone())
            });
            let cells = (columns.iter().enumerate()).map(|(place, column)| {
                let cell = match column.cell {
                    Cell::Shown(cell) => Node::Live(Box::new(move || {
                        record.with(|record| cell(record, context))
                    })),
                    Cell::Kept(cell) => cell(record, context),
                };
                let head = (!column.is_only_heard).then_some(column.head);
                table_cell(place == 0, head, column.class, cell)
            });
            let cells = Node::list(cells.collect());
            view! { <tr data-row=id.to_string()>{cells}</tr> }
        };
        let heads =
            (columns.iter()).map(|column| heading(column.head, column.class, column.is_only_heard));
        let heads = Node::list(heads.collect());
        let typed = move |event: ev::Event| {
            if let Some((cell, id)) = keys::cell_of(&event) {
                (hears.typed)(context, id, keys::text(&cell));
            }
        };
        let changed = move |event: ev::Event| {
            // What is not typed to its end, or was filled in again, is not kept yet.
            let is_whole = !leaving::is_telling() || leaving::typing_told().is_some();
            if is_whole
                && !leaving::is_still_typing()
                && let Some((_, id)) = keys::cell_of(&event)
            {
                (hears.keep)(context, id);
            }
        };
        let left = move |event: ev::FocusEvent| {
            if let Some((cell, id)) = keys::cell_of(&event)
                && (hears.keep)(context, id) == Keeping::Kept
            {
                super::drafts::kept_itself(&cell);
            }
        };
        let pasted = move |event: ev::ClipboardEvent| {
            let taken = keys::cell_of(&event)
                .zip(pasted_text(&event))
                .is_some_and(|((_, id), text)| (hears.pasted)(context, id, &text));
            if taken {
                event.prevent_default();
            }
        };
        let came_from = StoredValue::new(Vec::<Id>::new());
        let pressed = move |event: ev::KeyboardEvent| {
            let Some((cell, id)) = keys::cell_of(&event) else {
                return;
            };
            let is_plain = !(event.ctrl_key()
                || event.meta_key()
                || event.alt_key()
                || event.shift_key()
                || event.is_composing());
            if !is_plain {
                return;
            }
            let is_typed = cell.has_type::<HtmlInputElement>();
            let to = match event.key().as_str() {
                "Enter" if is_typed => {
                    event.prevent_default();
                    let next = keys::next_due(&cell).or_else(|| keys::beside(&cell, 1, 0));
                    match (hears.keep)(context, id) {
                        Keeping::Refused => return keys::answer_soon(cell),
                        Keeping::Kept => super::drafts::kept_itself(&cell),
                        Keeping::Nothing => {}
                    }
                    came_from.update_value(|from| from.push(id));
                    Some(next.unwrap_or(cell))
                }
                "Escape" if is_typed => {
                    event.prevent_default();
                    if (hears.take_back)(context, id) {
                        super::drafts::kept_itself(&cell);
                        return;
                    }
                    let before = came_from.try_update_value(Vec::pop).flatten();
                    before.and_then(|before| keys::cell_in(&cell, before))
                }
                key => keys::arrow(&cell, key),
            };
            if let Some(to) = to {
                event.prevent_default();
                keys::focus(&to);
            }
        };
        view! {
            <Table wide=true caption=caption>
                <thead><tr>{heads}</tr></thead>
                <tbody class="list-rows" on:input=typed on:change=changed on:focusout=left on:keydown=pressed on:paste=pasted>
                    {keyed(order, Arc::new(row))}
                </tbody>
            </Table>
        }
    }
}

/// Keeps the elements of a row while its place changes.
fn keyed(order: Signal<Vec<Id>>, row: Arc<dyn Fn(Id) -> Node + Send + Sync>) -> Node {
    Node::each(move || order.get(), Id::to_string, move |id| row(id))
}

fn heading(head: &'static str, class: &'static str, is_only_heard: bool) -> Node {
    match is_only_heard {
        true => {
            view! { <th scope="col" class=class><span class="visually-hidden">{head}</span></th> }
        }
        false => view! { <th scope="col" class=class>{head}</th> },
    }
}

fn table_cell(is_name: bool, head: Option<&'static str>, class: &'static str, cell: Node) -> Node {
    match is_name {
        true => view! { <th scope="row" class=class>{cell}</th> },
        false => view! { <td class=class data-label=head>{cell}</td> },
    }
}

/// Returns the plain text that is pasted.
fn pasted_text(event: &web_sys::Event) -> Option<String> {
    let data = js_sys::Reflect::get(event, &"clipboardData".into()).ok()?;
    let data: web_sys::DataTransfer = data.dyn_into().ok()?;
    data.get_data("text/plain").ok()
}

/// Lets a control hold a text as if somebody had typed it.
pub fn type_into(cell: &HtmlElement, text: &str) {
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
        let bubbles = web_sys::EventInit::new();
        bubbles.set_bubbles(true);
        if let Ok(event) = web_sys::Event::new_with_event_init_dict("input", &bubbles) {
            // Fails only for an event that is on its way already, and this one is new.
            let _ = input.dispatch_event(&event);
        }
    }
}

/// Returns the first cell of the page that is due, or else the first that can be typed into.
pub fn first_cell() -> Option<HtmlElement> {
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    let found: Option<Element> = find("[data-cell][data-due]").or_else(|| find("input[data-cell]"));
    found.and_then(|found| found.dyn_into().ok())
}

/// Goes on from the cell of a record: to the next that is due, or the one below.
pub fn go_on_from(row: Id) {
    request_animation_frame(move || {
        if let Some(cell) = keys::of_row("actual", row) {
            super::drafts::kept_itself(&cell);
            let next = keys::next_due(&cell).or_else(|| keys::beside(&cell, 1, 0));
            keys::focus(&next.unwrap_or(cell));
        }
    });
}
