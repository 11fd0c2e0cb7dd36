//! The KPI over time: the period to look at, the chart, its signals and the figures behind it.

use std::ops::Range;

use chrono::{Days, NaiveDate};

use super::data_table::DataTable;
use super::signals::Signals;
use super::subject::OpenKpi;
use crate::domain::measure::kpi::Cadence;
use crate::domain::measure::overview::Period;
use crate::ui::charts::RunChart;
use crate::ui::kpi_chart;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What the period chooser offers.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    Days(u64),
    All,
    Range,
}

impl Look {
    /// Returns a period in which a KPI of this cadence has enough values to be worth a chart.
    fn fitting(cadence: Cadence) -> Look {
        match cadence {
            Cadence::Hourly | Cadence::Daily => Look::Days(90),
            Cadence::Weekly => Look::Days(365),
            Cadence::Monthly | Cadence::Quarterly | Cadence::Yearly => Look::All,
        }
    }
}

/// The days that a person can set.
#[derive(Clone, Copy)]
struct Ends {
    from: RwSignal<Option<NaiveDate>>,
    to: RwSignal<Option<NaiveDate>>,
}

/// The chart and what belongs to it.
#[component]
pub fn ChartCard(subject: OpenKpi) -> Node {
    let look = RwSignal::new(Look::fitting(subject.kpi.with_untracked(|kpi| kpi.cadence)));
    let today = subject.today.get_untracked();
    let ends = Ends {
        from: RwSignal::new(today.checked_sub_days(Days::new(90))),
        to: RwSignal::new(Some(today)),
    };
    let shown = Memo::new(move |_| {
        let period = match look.get() {
            Look::Days(days) => Period::Days(days),
            Look::All => Period::All,
            Look::Range => Period::Range {
                from: ends.from.get().unwrap_or(NaiveDate::MIN),
                to: ends.to.get().unwrap_or(subject.today.get()),
            },
        };
        let span = period.span(subject.today.get());
        subject
            .evaluation
            .with(|evaluation| kpi_chart::shown(evaluation, span))
    });
    let note = move || {
        let cadence = subject.kpi.with(|kpi| kpi.cadence.name());
        let count = crate::domain::words::english::counted(shown.with(Range::len), "value");
        format!("{cadence}, {count} in this period")
    };
    let has_data = Memo::new(move |_| !shown.with(Range::is_empty));
    view! {
        <Card title="Over time" why="limits" note=Signal::derive(note) actions=move || view! { <Chooser look /> }>
            <div class="stack">
                {move || (look.get() == Look::Range).then(|| view! { <EndFields ends /> })}
                {move || match has_data.get() {
                    true => view! { <Chart subject shown /> },
                    false => view! { <NothingShown subject look /> },
                }}
            </div>
        </Card>
    }
}

#[component]
fn Chooser(look: RwSignal<Look>) -> Node {
    let choices = vec![
        Choice::new(Look::Days(30), "30 days"),
        Choice::new(Look::Days(90), "90 days"),
        Choice::new(Look::Days(365), "365 days"),
        Choice::new(Look::All, "All"),
        Choice::new(Look::Range, "From–to"),
    ];
    view! { <Segmented legend="Period" choices value=look on_commit=move |chosen| look.set(chosen) /> }
}

#[component]
fn EndFields(ends: Ends) -> Node {
    view! {
        <div class="toolbar">
            <DateField label="From" value=ends.from on_commit=move |day| ends.from.set(day) />
            <DateField label="To" value=ends.to on_commit=move |day| ends.to.set(day) />
        </div>
    }
}

#[component]
fn Chart(subject: OpenKpi, shown: Memo<Range<usize>>) -> Node {
    let OpenKpi {
        kpi, evaluation, ..
    } = subject;
    let currency = subject.currency;
    let model = Memo::new(move |_| {
        kpi.with(|kpi| {
            evaluation.with(|evaluation| {
                kpi_chart::run_model(kpi, evaluation, shown.get(), &currency.get())
            })
        })
    });
    let label = move || {
        kpi.with(|kpi| {
            evaluation.with(|evaluation| {
                kpi_chart::describe(kpi, evaluation, shown.get(), &currency.get())
            })
        })
    };
    let is_open = RwSignal::new(false);
    view! {
        <RunChart model label=Signal::derive(label) format=move |value| subject.value_text(subject.today.get(), value) />
        <Signals subject shown />
        <Disclosure summary="Show the data as a table" on_toggle=move |()| is_open.update(|open| *open = !*open)>
            // Thousands of cells are worth building only for someone who looks.
            {move || is_open.get().then(|| view! { <DataTable subject shown /> })}
        </Disclosure>
    }
}

#[component]
fn NothingShown(subject: OpenKpi, look: RwSignal<Look>) -> Node {
    let never = Memo::new(move |_| {
        subject
            .evaluation
            .with(|evaluation| evaluation.points.is_empty())
    });
    move || match never.get() {
        true => view! {
            <EmptyState icon=Glyph::Gauge title="No measurements yet"
                sentence="The chart starts with the first value. From the sixth on it can tell a signal from noise." />
        },
        false => view! {
            <EmptyState icon=Glyph::Gauge title="Nothing was measured in this period"
                sentence="There are values outside of it.">
                <Button on_click=move || look.set(Look::All)>"Show all"</Button>
            </EmptyState>
        },
    }
}
