//! After the purchase: what it has cost and what the loss looks like now, held against what was promised.

use leptos::html;

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
use crate::ui::form::{Field, Form, Refused};
use crate::ui::pages::measure::kpi::parts::focus_list;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use chrono::NaiveDate;

/// The card; nothing before the purchase.
#[component]
pub fn Actuals(subject: OpenRequest) -> Node {
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
                        {note(subject)}
                    </div>
                </Card>
            }
        })
    }
}

#[component]
fn Checks(subject: OpenRequest) -> Node {
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
fn Noted(subject: OpenRequest) -> Node {
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

/// What is known now.
#[derive(Clone)]
struct KnownCost {
    on: Option<NaiveDate>,
    spent: Option<Finite>,
    loss: Option<Finite>,
    note: String,
}

type Of = Field<KnownCost>;

static FIELDS: [Of; 4] = [
    Of::day("As of", |known| &mut known.on).needs("Choose the day."),
    Of::amount("Spent so far, in all", Unit::Money, |known| {
        &mut known.spent
    }),
    Of::amount("Yearly loss as it looks now", Unit::Money, |known| {
        &mut known.loss
    }),
    Of::line("Note", |known| &mut known.note).max(2000).wide(),
];

fn note(subject: OpenRequest) -> Node {
    let blank = |on| KnownCost {
        on,
        spent: None,
        loss: None,
        note: String::new(),
    };
    let save = move |known: KnownCost| {
        let Some(on) = known.on.filter(|_| known.spent.or(known.loss).is_some()) else {
            let words = "Enter what was spent, the yearly loss, or both.";
            return Err(Refused::at("Spent so far, in all", words));
        };
        let actual = ActualEffect {
            on,
            spent: known.spent,
            loss: known.loss,
            note: known.note,
            extra: Extra::new(),
        };
        let edited = subject.change("note what came of a request", |request| {
            request.actuals.push(actual);
            sort_by(&mut request.actuals, |a, b| a.on.cmp(&b.on));
        });
        Refused::unless(edited.is_kept())?;
        Ok(blank(Some(on)))
    };
    let form = Form::new(&FIELDS, blank(Some(subject.today.get_untracked())));
    form.minor().beside("", "Note it", (), save)
}
