//! What the natural limits rest on: gaps, values set aside, and a baseline that can be fixed.

use chrono::NaiveDate;
use leptos::{ev, html};

use super::aside::count_again;
use super::entry::moment_text;
use super::parts::{day_text, focus_list, form_foot};
use super::subject::OpenKpi;
use crate::domain::base::Extra;
use crate::domain::explain::limits_words;
use crate::domain::measure::aside;
use crate::domain::measure::kpi::{Baseline, Kpi};
use crate::domain::measure::measurement::Measurement;
use crate::domain::scorecard::Edit;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The card; for a running total or a stock it says why there are none.
#[component]
pub fn NaturalLimits(subject: OpenKpi) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let list = NodeRef::<html::Div>::new();
    let lines = Memo::new(move |_| {
        let today = subject.today.get();
        let evaluation = subject.evaluation;
        subject
            .kpi
            .with(|kpi| evaluation.with(|all| limits_words::basis(kpi, all, today)))
    });
    let can_be = Memo::new(move |_| subject.kpi.with(|kpi| kpi.covers().why_untold().is_none()));
    let is_fixed = Memo::new(move |_| subject.kpi.with(|kpi| kpi.baseline.is_some()));
    let aside = Memo::new(move |_| {
        let card = subject.workspace.scorecard;
        subject.kpi.with(|kpi| {
            let all = card.with(|card| aside::all(card, kpi).into_iter().cloned().collect());
            let all: Vec<Measurement> = all;
            all
        })
    });
    let rows = move || {
        let all = aside.get().into_iter();
        all.map(|measurement| view! { <Entry subject measurement list /> })
            .collect_view()
    };
    let has_any = Memo::new(move |_| aside.with(|all| !all.is_empty()));
    let release = move || {
        let kpi = Kpi {
            baseline: None,
            ..subject.kpi.get_untracked()
        };
        let edit = Edit::new("release the baseline").put(kpi);
        subject.workspace.edit_with_undo(edit, "Baseline released");
    };
    let said = move || {
        lines.with(|lines| {
            lines
                .iter()
                .map(|line| view! { <p>{line.clone()}</p> })
                .collect_view()
        })
    };
    view! {
        <Card title="What is normal" why="limits" actions=move || view! {
            {move || can_be.get().then(|| view! {
                <Button small=true on_click=move || is_open.set(true)>
                    {move || if is_fixed.get() { "Change the baseline" } else { "Fix a baseline" }}
                </Button>
            })}
            {move || is_fixed.get().then(|| view! { <Button small=true kind=ButtonKind::Quiet on_click=release>"Release it"</Button> })}
        }>
            <div class="stack">
                {said}
                <div tabindex="-1" node_ref=list class="kpi-focus">
                    {move || has_any.get().then(|| view! { <ul class="kpi-list">{rows}</ul> })}
                </div>
                {move || can_be.get().then(|| view! {
                    <p class="note">"A value with a cause of its own can be set aside, from its row below or from its signal. A baseline makes the limits from a time that was ordinary, and holds all later values against it."</p>
                })}
            </div>
            <BaselineDialog subject is_open />
        </Card>
    }
}

#[component]
fn Entry(subject: OpenKpi, measurement: Measurement, list: NodeRef<html::Div>) -> impl IntoView {
    let (id, value) = (measurement.id, measurement.value.get());
    let day = moment_text(measurement.at);
    let again = move || {
        count_again(subject, id);
        focus_list(list);
    };
    view! {
        <li class="kpi-item">
            <div>
                <p class="kpi-item-title">{move || subject.format(value)}" on "{day.clone()}</p>
                <p class="note">"Set aside: "{measurement.set_aside.clone()}</p>
            </div>
            <Button small=true on_click=again>"Count again"<span class="visually-hidden">{format!(" the value of {day}")}</span></Button>
        </li>
    }
}

/// What the fields hold, and what is wrong with them.
#[derive(Clone, Copy)]
struct LimitsDraft {
    from: RwSignal<Option<NaiveDate>>,
    to: RwSignal<Option<NaiveDate>>,
    error: RwSignal<Option<String>>,
}

impl LimitsDraft {
    /// Starts from the baseline, or from all values of the newest phase.
    fn of(subject: OpenKpi) -> LimitsDraft {
        let own = subject.kpi.with_untracked(|kpi| kpi.baseline.clone());
        let (from, to) = match own {
            Some(own) => (Some(own.from), Some(own.to)),
            None => subject.evaluation.with_untracked(|all| {
                let range = all.phases.last().map(|phase| phase.range.clone());
                let inside = range.and_then(|range| all.points.get(range));
                let inside = inside.unwrap_or_default();
                let day = |point: Option<&crate::domain::measure::evaluation::Point>| {
                    point.map(|point| point.at.date)
                };
                (day(inside.first()), day(inside.last()))
            }),
        };
        LimitsDraft {
            from: RwSignal::new(from),
            to: RwSignal::new(to),
            error: RwSignal::new(None),
        }
    }

    fn read(self, extra: Extra) -> Option<Baseline> {
        let (from, to) = (self.from.get_untracked(), self.to.get_untracked());
        let (Some(from), Some(to)) = (from, to) else {
            let words = "Choose the first and the last day.";
            self.error.set(Some(words.to_owned()));
            return None;
        };
        if from > to {
            let words = "The baseline ends before it starts. Put the earlier day first.";
            self.error.set(Some(words.to_owned()));
            return None;
        }
        Some(Baseline { from, to, extra })
    }
}

#[component]
fn BaselineDialog(subject: OpenKpi, is_open: RwSignal<bool>) -> impl IntoView {
    let form = unique_id("form");
    let body = {
        let form = form.clone();
        move || {
            let draft = LimitsDraft::of(subject);
            let save = move |event: ev::SubmitEvent| {
                event.prevent_default();
                let kpi = subject.kpi.get_untracked();
                let extra = kpi.baseline.as_ref().map(|own| own.extra.clone());
                let Some(baseline) = draft.read(extra.unwrap_or_default()) else {
                    return;
                };
                let said = format!(
                    "Baseline fixed, {} to {}",
                    day_text(baseline.from),
                    day_text(baseline.to)
                );
                let kpi = Kpi {
                    baseline: Some(baseline),
                    ..kpi
                };
                let edit = Edit::new("fix the baseline").put(kpi);
                subject.workspace.edit_with_undo(edit, said);
                is_open.set(false);
            };
            view! {
                <form class="stack" id=form.clone() novalidate on:submit=save>
                    <p>"Choose a time that was ordinary, with at least six values. Limits are made from its values alone, until you release it or declare a process change."</p>
                    <DateField label="From" value=draft.from on_commit=move |day| draft.from.set(day) />
                    <DateField label="To" value=draft.to error=draft.error
                        on_commit=move |day| { draft.error.set(None); draft.to.set(day) } />
                </form>
            }
        }
    };
    let foot = move || form_foot(is_open, form.clone(), "Save");
    view! { <Dialog open=is_open title="Fix a baseline" size=DialogSize::Small actions=foot>{body()}</Dialog> }
}
