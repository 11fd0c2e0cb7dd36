//! The scorecard: one line a KPI, what needs attention first.
//!
//! - `filters`: which KPIs and which time the page shows.
//! - `health`: the tiles at the top and how the health index is made.
//! - `line`: one KPI.
//! - `quiet`: how many red flags there are.

mod filters;
mod health;
mod line;
mod quiet;

use crate::domain::measure::kpi::{FOCUS_LIMIT, Kpi};
use crate::domain::measure::overview::{self, Row, Span};
use crate::domain::scorecard::Edit;
use crate::domain::words::english::counted;
use crate::domain::words::template::in_number;
use crate::ui::charts::{date_text, day_number};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;
use filters::{Filters, PeriodChooser, Toolbar};

/// The page.
#[component]
pub fn ScorecardPage() -> impl IntoView {
    name_page(|| "Scorecard".to_owned());
    let workspace = Workspace::get();
    let filters = Filters::new();
    let rows = Memo::new(move |_| {
        let (period, now) = (filters.period.get(), workspace.now.get());
        workspace
            .scorecard
            .with(|card| overview::rows(card, period, now))
    });
    let span = Signal::derive(move || filters.period.get().span(workspace.today()));
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    view! {
        <div class="page">
            <PageHeader title="Scorecard"
                purpose="Where we stand, whether that is a change or just noise, and what is done about it."
                actions=move || view! {
                    <Button icon=Glyph::Download on_click=move || workspace.export()>"Export scorecard"</Button>
                    <a class="btn" data-kind="primary" href=Route::Library.href()><Icon glyph=Glyph::Plus /><span>"Add KPIs"</span></a>
                } />
            <SampleNotice />
            {move || if is_empty.get() {
                view! { <Nothing /> }
            } else {
                view! {
                    <Advice rows />
                    <quiet::RedFlags />
                    <health::Tiles rows />
                    <Toolbar filters rows />
                    <Lines rows filters span />
                    <health::Explained rows />
                }
            }}
        </div>
    }
}

/// Says that the figures are invented, and the way to one's own.
#[component]
fn SampleNotice() -> impl IntoView {
    let workspace = Workspace::get();
    move || {
        workspace.scorecard.with(|card| card.settings().sample_of).map(|day| {
            let day = date_text(day_number(day));
            view! {
                <Notice title="This is a sample."
                    actions=|| view! { <a class="btn btn-small" href=Route::Data.href()>"Start your own"</a> }>
                    {format!("The project and its figures are invented, as of {day}. Change what you like: you can undo everything.")}
                </Notice>
            }
        })
    }
}

/// A scorecard without KPIs.
#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState icon=Glyph::Gauge title="No KPIs yet"
            sentence="A KPI is a number with a target that somebody cares about. Start with the five that every coordinator is asked for, or define your own.">
            <a class="btn" data-kind="primary" href=Route::Library.href()>"Choose from the library"</a>
            <a class="btn" href=Route::OwnKpi.href()>"Define your own"</a>
            <a class="btn" href=Route::Data.href()>"Import a file"</a>
        </EmptyState>
    }
}

/// What the page asks for: actions for KPIs that are off, and focus.
#[component]
fn Advice(rows: Memo<Vec<Row>>) -> impl IntoView {
    let lacking = Memo::new(move |_| {
        rows.with(|rows| {
            let lacking = rows.iter().filter(|row| row.lacks_action());
            lacking
                .map(|row| (row.kpi.id, row.kpi.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let demand = move || {
        let lacking = lacking.get();
        let href = Route::Kpi(lacking.first()?.0).href();
        let names: Vec<&str> = lacking.iter().map(|(_, name)| name.as_str()).collect();
        let title = in_number(
            lacking.len(),
            "{n KPI} {n is/are} off target and {n has/have} no action.",
        );
        let demand = format!(
            "{}: what is done about it, by whom, by when?",
            names.join(", ")
        );
        Some(view! {
            <Notice kind=NoticeKind::Warn title
                actions=move || view! { <a class="btn btn-small" href=href.clone()>"Say what is done"</a> }>
                {demand}
            </Notice>
        })
    };
    let in_focus = move || rows.with(|rows| rows.iter().filter(|row| row.kpi.focus).count());
    let focus = move || {
        let count = in_focus();
        (count > FOCUS_LIMIT).then(|| {
            view! {
                <Notice title="Fewer would be more.">
                    {format!("{count} KPIs are in focus, and nobody follows that many. Keep the {FOCUS_LIMIT} that a decision depends on, and take the others out of focus: they stay on the scorecard.")}
                </Notice>
            }
        })
    };
    view! { {demand} {focus} }
}

/// The table of KPIs.
#[component]
fn Lines(rows: Memo<Vec<Row>>, filters: Filters, span: Signal<Span>) -> impl IntoView {
    let workspace = Workspace::get();
    let shown = Memo::new(move |_| rows.with(|rows| filters.apply(rows)));
    let currency = Memo::new(move |_| workspace.scorecard.with(|card| card.settings().currency));
    let note = Signal::derive(move || {
        let (some, all) = (shown.with(Vec::len), rows.with(Vec::len));
        let what = counted(all, "KPI");
        if some == all {
            format!("{what}, what needs attention first")
        } else {
            format!("{some} of {what}")
        }
    });
    let lines = move || {
        let (span, currency, today) = (span.get(), currency.get(), workspace.today());
        let lines = shown.get().into_iter();
        lines
            .map(|row| line::line(row, span, &currency, today))
            .collect_view()
    };
    let none = move || {
        shown.with(Vec::is_empty).then(|| {
            view! {
                <EmptyState icon=Glyph::Filter title="No KPI matches" sentence="The filters leave nothing to show.">
                    <Button on_click=move || filters.clear()>"Show all KPIs"</Button>
                </EmptyState>
            }
        })
    };
    view! {
        <Card title="KPIs" note flush=true actions=move || view! { <PeriodChooser period=filters.period /> }>
            <Table wide=true caption="KPIs with actual, status, target, variance, trend, outlook and action">
                <thead>
                    <tr>
                        <th scope="col">"KPI"</th>
                        <th scope="col">"Actual"</th>
                        <th scope="col">"Against target"</th>
                        <th scope="col">"Trend"</th>
                        <th scope="col">"Signal and outlook"</th>
                        <th scope="col">"Action"</th>
                        <th scope="col"><span class="visually-hidden">"More"</span></th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </Table>
            {none}
        </Card>
    }
}

/// Takes a KPI into focus or out of it.
fn toggle_focus(workspace: Workspace, kpi: &Kpi) {
    let (verb, focus) = if kpi.focus {
        ("take out of focus", false)
    } else {
        ("bring into focus", true)
    };
    let edit = Edit::new(format!("{verb} “{}”", kpi.name));
    workspace.edit(edit.put(Kpi {
        focus,
        ..kpi.clone()
    }));
}
