//! The signals of the shown period, each explained in a line.

use std::ops::Range;

use crate::domain::words::english::counted;
use crate::ui::prelude::*;

use super::parts::day_text;
use super::subject::OpenKpi;
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::stretch::Stretch;
use crate::domain::revision::Id;
use crate::ui::widgets::*;

/// So many are listed at once; the older ones open below.
const AT_ONCE: usize = 6;

/// One signal in words.
#[derive(Clone, PartialEq)]
struct ToldSignal {
    when: String,
    why: String,
    better: Option<bool>,
    /// The value, when it is a single one that can be set aside.
    single: Option<Id>,
}

fn tell(kpi: &Kpi, evaluation: &Evaluation, stretch: &Stretch, currency: &str) -> ToldSignal {
    let points = evaluation
        .points
        .get(stretch.range.clone())
        .unwrap_or_default();
    let day = |point: Option<&_>| {
        let point: Option<&crate::domain::measure::evaluation::Point> = point;
        point
            .map(|point| day_text(point.at.date))
            .unwrap_or_default()
    };
    let (first, last) = (day(points.first()), day(points.last()));
    ToldSignal {
        when: if first == last {
            first
        } else {
            format!("{first} to {last}")
        },
        why: stretch.reason(evaluation, kpi.unit, currency),
        better: stretch.is_for_the_better(kpi, evaluation),
        single: stretch.only(evaluation).map(|point| point.id),
    }
}

/// What is more than noise in the shown period, newest first.
#[component]
pub fn Signals(subject: OpenKpi, shown: Memo<Range<usize>>) -> Node {
    let told = Memo::new(move |_| {
        let (shown, currency) = (shown.get(), subject.currency.get());
        subject.kpi.with(|kpi| {
            subject.evaluation.with(|evaluation| {
                let stretches = evaluation.stretches();
                let inside = stretches.iter().rev().filter(|stretch| {
                    stretch.range.start < shown.end && shown.start < stretch.range.end
                });
                inside
                    .map(|stretch| tell(kpi, evaluation, stretch, &currency))
                    .collect::<Vec<_>>()
            })
        })
    });
    move || {
        let mut newest = told.get();
        let older = newest.split_off(newest.len().min(AT_ONCE));
        let heading = match newest.len() + older.len() {
            0 => return None,
            count => counted(count, "signal"),
        };
        Some(view! {
            <section class="kpi-signals">
                <h3>{heading}<span class="note">" in this period: changes too big to be noise"</span></h3>
                <ul>{newest.into_iter().map(|told| line(subject, told)).collect_view()}</ul>
                {(!older.is_empty()).then(|| view! {
                    <Disclosure summary=format!("Show {}", counted(older.len(), "older signal"))>
                        <ul>{older.into_iter().map(|told| line(subject, told)).collect_view()}</ul>
                    </Disclosure>
                })}
            </section>
        })
    }
}

fn line(subject: OpenKpi, told: ToldSignal) -> Node {
    let verdict = told.better.map(|better| {
        let (glyph, tone, words) = if better {
            (Glyph::Check, "good", "for the better")
        } else {
            (Glyph::Off, "bad", "for the worse")
        };
        view! { <span class="change" data-tone=tone><Icon glyph /><span>{words}</span></span> }
    });
    let day = told.when.clone();
    let set_aside = told.single.map(|id| {
        view! {
            <Button small=true kind=ButtonKind::Quiet on_click=move || subject.asking.ask(id)>
                "Set aside…"<span class="visually-hidden">{format!(" the value of {day}")}</span>
            </Button>
        }
    });
    view! { <li><strong>{told.when}</strong><span>{told.why}</span>{verdict}{set_aside}</li> }
}
