//! This week: the first page. A row a KPI, what needs attention first, typed into as into a spreadsheet.
//!
//! - `desk`: what the parts share, the day, and what becomes of what is typed.
//! - `columns`: what a row shows, said as data for the list engine.
//! - `action`: what is done about a KPI, typed in its row.
//! - `paste`: a column or a block out of a spreadsheet.
//! - `filters`: which KPIs and which time the page shows.
//! - `health`: how the scorecard does, in a line, and how its index is made.
//! - `needs`: what needs somebody, in a line.

mod action;
mod columns;
mod desk;
mod filters;
mod health;
mod needs;
mod paste;

use std::cell::Cell;

use self::columns::{COLUMNS, HEARS};
use self::desk::WeekDesk;
use self::filters::{PeriodChooser, Toolbar};
use self::paste::BlockDialog;
use crate::ui::list::{self, List, keys};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

thread_local! {
    static BEGINS: Cell<bool> = const { Cell::new(false) };
}

/// Lets the page open in its first cell: a new scorecard is there to be filled in.
pub fn begin_in_the_first_cell() {
    BEGINS.set(true);
}

fn enter_values() {
    if let Some(cell) = list::first_cell() {
        keys::focus(&cell);
    }
}

/// The page.
#[component]
pub fn ScorecardPage() -> Node {
    name_page(|| "This week".to_owned());
    let desk = WeekDesk::new(Workspace::get());
    let is_empty = Memo::new(move |_| desk.rows.with(Vec::is_empty));
    if BEGINS.take() {
        request_animation_frame(enter_values);
    }
    let enter = move || {
        (!is_empty.get()).then(|| {
            view! { <Button kind=ButtonKind::Primary on_click=enter_values>"Enter values"</Button> }
        })
    };
    view! {
        <div class="page week">
            <PageHeader title="This week"
                purpose="Where we stand, whether that is a change or just noise, and what is done about it."
                actions=move || view! {
                    {day_field(desk)}
                    <Button icon=Glyph::Download on_click=move || desk.workspace.export()>"Export scorecard"</Button>
                    <a class="btn" href=Route::Library.href()><Icon glyph=Glyph::Plus /><span>"Add KPIs"</span></a>
                    {enter}
                } />
            {move || if is_empty.get() {
                view! { {needs::line(desk)}<Nothing /> }
            } else {
                view! {
                    <div class="week-lines">{health::line(desk)}{needs::line(desk)}</div>
                    <section class="card card-flush" aria-labelledby="week-kpis">
                        <h2 class="visually-hidden" id="week-kpis">"KPIs"</h2>
                        {grid(desk)}
                        {below(desk)}
                    </section>
                    <Disclosure summary="Find and filter">
                        <div class="stack">
                            <Toolbar filters=desk.filters rows=desk.overview />
                            <PeriodChooser period=desk.filters.period />
                        </div>
                    </Disclosure>
                    <health::Explained rows=desk.overview />
                }
            }}
            <BlockDialog desk />
        </div>
    }
}

/// The day that values are typed for.
fn day_field(desk: WeekDesk) -> Node {
    let today = move || desk.workspace.today().to_string();
    view! {
        <label class="week-day">
            <span>"Day"</span>
            <input class="input input-date" type="date" data-no-draft="" max=today
                prop:value=move || desk.day().to_string()
                on:change=move |event| desk.choose_day(&event_target_value(&event)) />
        </label>
    }
}

/// A scorecard without KPIs.
#[component]
fn Nothing() -> Node {
    view! {
        <EmptyState icon=Glyph::Gauge title="No KPIs yet"
            sentence="A KPI is a number with a target that somebody cares about. Start with the five that every coordinator is asked for, or define your own.">
            <a class="btn" data-kind="primary" href=Route::Library.href()>"Choose from the library"</a>
            <a class="btn" href=Route::OwnKpi.href()>"Define your own"</a>
            <a class="btn" href=Route::Data.href()>"Import a file"</a>
        </EmptyState>
    }
}

/// The rows; made anew for another day, whose values are others.
fn grid(desk: WeekDesk) -> Node {
    let of_day = Memo::new(move |_| desk.day());
    Node::Live(Box::new(move || {
        of_day.get();
        let grid = List {
            caption: "KPIs with their values, targets, status, what to say and what is done",
            columns: COLUMNS,
            hears: &HEARS,
            id: |row| row.id,
            rows: desk.rows,
            order: desk.shown,
            context: desk,
        };
        grid.view()
    }))
}

/// How the cells are used, and the way to another order.
fn below(desk: WeekDesk) -> Node {
    let words = move || match (desk.shown.with(Vec::len), desk.rows.with(Vec::len)) {
        (0, _) => view! {
            <EmptyState icon=Glyph::Filter title="No KPI matches" sentence="The filters leave nothing to show.">
                <Button on_click=move || desk.filters.clear()>"Show all KPIs"</Button>
            </EmptyState>
        },
        (some, all) if some < all => {
            view! { <p class="note">{format!("{some} of {all} KPIs")}</p> }
        }
        _ => view! {
            <p class="note">"Type into the cells: 99.7, 44/50, 12 of 15, 5h30. Enter goes to the next that is due; a pasted column fills down."</p>
        },
    };
    let again = move || {
        (!desk.is_sorted()).then(|| {
            view! { <Button small=true kind=ButtonKind::Quiet on_click=move || desk.sort()>"Put what needs attention first"</Button> }
        })
    };
    view! { <div class="week-below">{words}{again}</div> }
}
