//! Tables: semantic markup with a caption, a head that stays, and rows that become cards where there is no width.
//!
//! A page writes `<tr>`, `<th scope="row">` and `<td data-label="Target">` itself. `class="num"` on a cell aligns
//! figures; `data-label` is the heading its value gets in the card form.

use super::icon::{Glyph, Icon};
use crate::ui::prelude::*;

/// A table with its caption and scrolling frame.
#[component]
pub fn Table(
    /// Says what the table lists; read by screen readers first.
    #[prop(into)]
    caption: Signal<String>,
    /// Shows the caption above the table too.
    #[prop(optional)]
    show_caption: bool,
    /// Has so many columns that rows become cards below about 60rem instead of 44rem.
    #[prop(optional)]
    wide: bool,
    /// Stays a table at any width, scrolling sideways: for data behind charts.
    #[prop(optional)]
    keep_columns: bool,
    /// `<thead>` and `<tbody>`.
    children: Children,
) -> Node {
    view! {
        <div class="table-frame" class:table-scroll=keep_columns
            class:table-wide=wide tabindex=keep_columns.then_some("0")
            role=keep_columns.then_some("region") aria-label=move || keep_columns.then(|| caption.get())>
            <table class="table" class:table-cards=!keep_columns>
                <caption class:visually-hidden=!show_caption>{move || caption.get()}</caption>
                {children()}
            </table>
        </div>
    }
}

/// The order of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A column heading that sorts. `on_sort` gets the order to apply.
#[component]
pub fn SortHeader(
    /// The heading.
    #[prop(into)]
    label: String,
    /// The order of this column now; nothing when another column decides.
    #[prop(into)]
    order: Signal<Option<Order>>,
    /// Runs with the next order.
    #[prop(into)]
    on_sort: Callback<Order>,
    /// A column of figures.
    #[prop(optional)]
    num: bool,
) -> Node {
    let aria = move || match order.get() {
        Some(Order::Ascending) => "ascending",
        Some(Order::Descending) => "descending",
        None => "none",
    };
    let next = move || match order.get_untracked() {
        Some(Order::Ascending) => Order::Descending,
        _ => Order::Ascending,
    };
    let arrow = move || {
        order.get().map(|order| {
            let glyph = if order == Order::Ascending {
                Glyph::Up
            } else {
                Glyph::Down
            };
            view! { <Icon glyph /> }
        })
    };
    view! {
        <th scope="col" class:num=num aria-sort=aria>
            <button type="button" class="sort" on:click=move |_| on_sort.run(next())>
                <span>{label}</span>
                <span class="sort-arrow">{arrow}</span>
            </button>
        </th>
    }
}
