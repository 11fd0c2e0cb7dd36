//! After the purchase: what it has cost and what the loss looks like now, held against what was promised.

use leptos::{ev, html};

use super::subject::OpenRequest;
use crate::domain::base::Extra;
use crate::domain::decide::promise::{self, Check, Kept};
use crate::domain::decide::request::{ActualEffect, RequestState};
use crate::domain::explain::loss_words::money;
use crate::domain::explain::worth::{promise_name, promise_value};
use crate::domain::measure::kpi::Unit;
use crate::domain::order::sort_by;
use crate::domain::value::Finite;
use crate::ui::charts::{date_text, day_number};
use crate::ui::form::AmountField;
use crate::ui::pages::measure::kpi::parts::focus_list;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The card; nothing before the purchase.
#[component]
pub fn Actuals(subject: OpenRequest) -> impl IntoView {
    let is_bought = Memo::new(move |_| {
        subject
            .request
            .with(|request| request.state == RequestState::Bought)
    });
    move || {
        is_bought.get().then(|| {
            view! {
                <Card title="What came of it" note="Actual against promised">
                    <div class="stack">
                        <Checks subject />
                        <Noted subject />
                        <Note subject />
                    </div>
                </Card>
            }
        })
    }
}

#[component]
fn Checks(subject: OpenRequest) -> impl IntoView {
    let workspace = subject.workspace;
    let rows = move || {
        let (now, currency) = (workspace.now.get(), subject.currency.get());
        let checks = workspace.scorecard.with(|card| {
            subject.request.with(|request| {
                subject
                    .appraisal
                    .with(|appraisal| promise::checks(card, request, appraisal, now))
            })
        });
        checks
            .iter()
            .map(|check| check_row(check, &currency))
            .collect_view()
    };
    view! {
        <Table caption="Each promise with what was promised, what came of it and whether it was kept">
            <thead>
                <tr>
                    <th scope="col">"Promise"</th>
                    <th scope="col" class="num">"Promised"</th>
                    <th scope="col" class="num">"Actual"</th>
                    <th scope="col">"Verdict"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

fn check_row(check: &Check, currency: &str) -> Node {
    let mark = match check.kept {
        Kept::Kept => Mark::OnTarget,
        Kept::Partly => Mark::Watch,
        Kept::Missed => Mark::OffTarget,
        Kept::TooEarly => Mark::Stale,
        Kept::Unknown => Mark::NoData,
    };
    let actual = (check.actual).map(|actual| promise_value(check, actual, currency));
    view! {
        <tr>
            <th scope="row">{promise_name(check)}</th>
            <td class="num" data-label="Promised">{promise_value(check, check.promised, currency)}</td>
            <td class="num" data-label="Actual">{actual.unwrap_or_else(|| "Not known".to_owned())}</td>
            <td data-label="Verdict"><Badge mark words=check.kept.name().to_owned() /></td>
        </tr>
    }
}

/// What was noted so far, newest first.
#[component]
fn Noted(subject: OpenRequest) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let actuals = Memo::new(move |_| subject.request.with(|request| request.actuals.clone()));
    let rows = move || {
        let currency = subject.currency.get();
        let newest = actuals.get().into_iter().enumerate().rev();
        newest
            .map(|(position, actual)| noted(subject, position, actual, &currency, list))
            .collect_view()
    };
    view! { <div tabindex="-1" node_ref=list class="kpi-focus"><ul class="kpi-list">{rows}</ul></div> }
}

fn noted(
    subject: OpenRequest,
    position: usize,
    actual: ActualEffect,
    currency: &str,
    list: NodeRef<html::Div>,
) -> Node {
    let day = date_text(day_number(actual.on));
    let mut parts = Vec::new();
    parts.extend(
        actual
            .spent
            .map(|spent| format!("spent so far {}", money(spent.get(), currency))),
    );
    parts.extend(
        actual
            .loss
            .map(|loss| format!("yearly loss now {}", money(loss.get(), currency))),
    );
    let remove = move || {
        subject.change_with_undo("remove what was noted", "Note removed", |request| {
            if position < request.actuals.len() {
                request.actuals.remove(position);
            }
        });
        focus_list(list);
    };
    view! {
        <li class="kpi-item">
            <div>
                <p class="kpi-item-title">{format!("{day}: {}", parts.join(", "))}</p>
                <p class="note">{actual.note}</p>
            </div>
            <IconButton icon=Glyph::Close label=format!("Remove what was noted on {day}") small=true on_click=remove />
        </li>
    }
}

/// The form for what is known now.
#[component]
fn Note(subject: OpenRequest) -> impl IntoView {
    let on = RwSignal::new(Some(subject.today.get_untracked()));
    let (spent, loss) = (RwSignal::new(None::<Finite>), RwSignal::new(None::<Finite>));
    let note = RwSignal::new(String::new());
    let (on_error, error) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (day, spent_now, loss_now) = (
            on.get_untracked(),
            spent.get_untracked(),
            loss.get_untracked(),
        );
        let is_empty = spent_now.is_none() && loss_now.is_none();
        on_error.set(day.is_none().then(|| "Choose the day.".to_owned()));
        error.set(is_empty.then(|| "Enter what was spent, the yearly loss, or both.".to_owned()));
        let Some(day) = day.filter(|_| !is_empty) else {
            return;
        };
        let actual = ActualEffect {
            on: day,
            spent: spent_now,
            loss: loss_now,
            note: note.get_untracked().trim().to_owned(),
            extra: Extra::new(),
        };
        let edited = subject.change("note what came of a request", |request| {
            request.actuals.push(actual);
            sort_by(&mut request.actuals, |a, b| a.on.cmp(&b.on));
        });
        if edited.is_kept() {
            spent.set(None);
            loss.set(None);
            note.set(String::new());
        }
    };
    view! {
        <form class="stack" novalidate on:submit=add>
            <div class="form">
                <DateField label="As of" value=on error=on_error on_commit=move |day| on.set(day) />
                <AmountField label="Spent so far, in all" unit=Unit::Money suffix=subject.currency optional=true
                    value=spent on_commit=move |amount| spent.set(amount) />
                <AmountField label="Yearly loss as it looks now" unit=Unit::Money suffix=subject.currency optional=true
                    value=loss on_commit=move |amount| loss.set(amount) />
                <div class="wide">
                    <TextField label="Note" optional=true max_length=2000 value=note on_commit=move |text| note.set(text) />
                </div>
            </div>
            <div aria-live="polite">
                {move || error.get().map(|error| view! { <p class="field-error"><Icon glyph=Glyph::Off /><span>{error}</span></p> })}
            </div>
            <div><button type="submit" class="btn">"Note it"</button></div>
        </form>
    }
}
