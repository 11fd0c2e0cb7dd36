//! What the request promises for KPIs: from which value, to which, by when.

use chrono::NaiveDate;
use leptos::html;

use super::subject::OpenRequest;
use crate::domain::base::Extra;
use crate::domain::decide::request::PromisedKpi;
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::measure::quantity;
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::value::Finite;
use crate::ui::form::AmountField;
use crate::ui::pages::measure::kpi::parts::focus_list;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The promises, and a way to add one.
#[component]
pub fn Promises(subject: OpenRequest) -> Node {
    let scorecard = subject.workspace.scorecard;
    let list = NodeRef::<html::Div>::new();
    let promised = Memo::new(move |_| {
        subject
            .request
            .with(|request| request.kpis.iter().map(|one| one.kpi).collect::<Vec<Id>>())
    });
    let others = Memo::new(move |_| {
        let mut others: Vec<Choice<Option<Id>>> = scorecard.with(|card| {
            promised.with(|promised| {
                let kpis = card.all::<Kpi>().filter(|kpi| !promised.contains(&kpi.id));
                kpis.map(|kpi| Choice::new(Some(kpi.id), kpi.name.clone()))
                    .collect()
            })
        });
        sort_by(&mut others, |a, b| a.label.cmp(&b.label));
        if !others.is_empty() {
            others.insert(0, Choice::new(None, "Choose a KPI…"));
        }
        others
    });
    let add = move |kpi: Option<Id>| {
        if let Some(promise) = kpi.and_then(|kpi| start(subject, kpi)) {
            subject.change("promise a KPI", |request| request.kpis.push(promise));
        }
    };
    let none: Signal<Option<Id>> = Signal::derive(|| None);
    let rows = move || {
        let promised = promised.get().into_iter();
        promised
            .filter_map(|kpi| row(subject, kpi, list))
            .collect_view()
    };
    view! {
        <Card title="What it promises" note="KPIs that are better afterwards">
            <div class="stack">
                <div tabindex="-1" node_ref=list class="kpi-focus"><ul class="kpi-list">{rows}</ul></div>
                {move || if others.with(Vec::is_empty) {
                    view! { <p class="note">"Every KPI of the scorecard is promised, or there is none yet."</p> }
                } else {
                    view! {
                        <SelectField label="Add a KPI that gets better" choices=others value=none on_commit=add
                            hint="After the purchase its value is held against what was promised." />
                    }
                }}
            </div>
        </Card>
    }
}

/// Starts a promise from where the KPI stands now, to its target.
fn start(subject: OpenRequest, id: Id) -> Option<PromisedKpi> {
    let now = subject.workspace.now.get_untracked();
    subject.workspace.scorecard.with_untracked(|card| {
        let kpi = card.get::<Kpi>(id)?;
        let evaluation = Evaluation::of(card, kpi, now);
        let from = evaluation.latest().map(|latest| latest.value);
        let target = evaluation.target(kpi).map(|target| {
            let value = from.map_or(0.0, Finite::get);
            target.target.nearest(value)
        });
        Some(PromisedKpi {
            kpi: id,
            from,
            to: target.and_then(Finite::new).or(from).unwrap_or_default(),
            by: None,
            extra: Extra::new(),
        })
    })
}

fn row(subject: OpenRequest, id: Id, list: NodeRef<html::Div>) -> Option<Node> {
    let card = subject.workspace.scorecard;
    let (name, unit) =
        card.with(|card| card.get::<Kpi>(id).map(|kpi| (kpi.name.clone(), kpi.unit)))?;
    let now = move || {
        let from = promise(subject, id).and_then(|promise| promise.from);
        match from {
            Some(from) => format!(
                "From {}",
                quantity::format(unit, from.get(), &subject.currency.get())
            ),
            None => "Not measured when it was promised".to_owned(),
        }
    };
    let to = Signal::derive(move || promise(subject, id).map(|promise| promise.to));
    let by = Signal::derive(move || promise(subject, id).and_then(|promise| promise.by));
    let suffix = Signal::derive(move || (unit == Unit::Money).then(|| subject.currency.get()));
    let set_to = move |to: Option<Finite>| {
        change(subject, id, |promise| promise.to = to.unwrap_or(promise.to));
    };
    let set_by = move |by: Option<NaiveDate>| change(subject, id, |promise| promise.by = by);
    let remove = move || {
        subject.change_with_undo("take back a promise", "Promise taken back", |request| {
            request.kpis.retain(|promise| promise.kpi != id);
        });
        focus_list(list);
    };
    let label = format!("Take back the promise for “{name}”");
    Some(view! {
        <li class="kpi-item">
            <div class="stack">
                <div>
                    <p class="kpi-item-title"><a href=Route::Kpi(id).href()>{name.clone()}</a></p>
                    <p class="kpi-item-line">{now}</p>
                </div>
                <div class="form">
                    <AmountField label=format!("Promised value of {name}") unit value=to suffix signed=true on_commit=set_to />
                    <DateField label=format!("By when, for {name}") optional=true value=by on_commit=set_by />
                </div>
            </div>
            <IconButton icon=Glyph::Close label small=true on_click=remove />
        </li>
    })
}

fn promise(subject: OpenRequest, id: Id) -> Option<PromisedKpi> {
    subject.request.with(|request| {
        request
            .kpis
            .iter()
            .find(|promise| promise.kpi == id)
            .cloned()
    })
}

fn change(subject: OpenRequest, id: Id, change: impl FnOnce(&mut PromisedKpi)) {
    subject.change("change a promise", |request| {
        if let Some(promise) = request.kpis.iter_mut().find(|promise| promise.kpi == id) {
            change(promise);
        }
    });
}
