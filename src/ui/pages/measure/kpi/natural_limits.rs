//! What the natural limits rest on: gaps, values set aside, and a baseline that can be fixed.

use chrono::NaiveDate;
use leptos::html;

use super::aside::count_again;
use super::entry::moment_text;
use super::parts::{day_text, focus_list};
use super::subject::OpenKpi;
use crate::domain::explain::limits_words;
use crate::domain::measure::aside;
use crate::domain::measure::kpi::{Baseline, Kpi};
use crate::domain::measure::measurement::Measurement;
use crate::domain::scorecard::Edit;
use crate::ui::form::{Field, FormDialog};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The card; for a running total or a stock it says why there are none.
#[component]
pub fn NaturalLimits(subject: OpenKpi) -> Node {
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
            {dialog(subject, is_open)}
        </Card>
    }
}

#[component]
fn Entry(subject: OpenKpi, measurement: Measurement, list: NodeRef<html::Div>) -> Node {
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

/// The first and the last day of the baseline.
#[derive(Clone)]
struct Span {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

type Of = Field<Span>;

static FIELDS: [Of; 3] = [
    Of::widget(|_| {
        view! {
            <p class="wide">"Choose a time that was ordinary, with at least six values. Limits are made from its values alone, until you release it or declare a process change."</p>
        }
    }),
    Of::day("From", |span| &mut span.from)
        .needs("Choose the first day.")
        .wide(),
    Of::day("To", |span| &mut span.to)
        .needs("Choose the last day.")
        .checked(|span| {
            let is_backward = span.from.zip(span.to).is_some_and(|(from, to)| from > to);
            let words = "The baseline ends before it starts. Put the earlier day first.";
            is_backward.then(|| words.to_owned())
        })
        .wide(),
];

/// Starts from the baseline, or from all values of the newest phase.
fn start(subject: OpenKpi) -> Span {
    if let Some(own) = subject.kpi.with_untracked(|kpi| kpi.baseline.clone()) {
        return Span {
            from: Some(own.from),
            to: Some(own.to),
        };
    }
    subject.evaluation.with_untracked(|all| {
        let range = all.phases.last().map(|phase| phase.range.clone());
        let inside = range.and_then(|range| all.points.get(range));
        let inside = inside.unwrap_or_default();
        Span {
            from: inside.first().map(|point| point.at.date),
            to: inside.last().map(|point| point.at.date),
        }
    })
}

fn dialog(subject: OpenKpi, is_open: RwSignal<bool>) -> Node {
    let save = move |_: &Span, span: Span| {
        let mut kpi = subject.kpi.get_untracked();
        if let (Some(from), Some(to)) = (span.from, span.to) {
            let extra = kpi.baseline.take().map(|own| own.extra);
            let extra = extra.unwrap_or_default();
            kpi.baseline = Some(Baseline { from, to, extra });
            let said = format!("Baseline fixed, {} to {}", day_text(from), day_text(to));
            (subject.workspace).edit_with_undo(Edit::new("fix the baseline").put(kpi), said);
        }
        Ok(())
    };
    FormDialog::new(is_open, "Fix a baseline", "Save")
        .size(DialogSize::Small)
        .of(
            &FIELDS,
            |_| String::new(),
            move || Some(start(subject)),
            save,
        )
}
