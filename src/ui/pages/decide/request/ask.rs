//! What is asked for: the name, what it buys, why now, and what it costs.

use super::subject::OpenRequest;
use crate::domain::decide::request::BudgetRequest;
use crate::domain::explain::worth::horizon_words;
use crate::domain::measure::kpi::Unit;
use crate::domain::value::Finite;
use crate::ui::form::Field;
use crate::ui::prelude::*;
use crate::ui::widgets::Card;

type Of = Field<BudgetRequest>;

static WORDS: [Of; 3] = [
    Of::name("Give it a name that says what is bought.", |request| {
        &mut request.name
    })
    .title("rename a request")
    .wide(),
    Of::lines("What it buys", 2, |request| &mut request.buys)
        .title("say what it buys")
        .hint("So that someone outside of security knows what arrives and who uses it.")
        .wide(),
    Of::lines("Why now", 2, |request| &mut request.why_now)
        .title("say why now")
        .hint("What happens if it waits: an audit, an incident, a contract that ends.")
        .wide(),
];
static ONE_OFF: Of = money(
    "One-off cost",
    "set the one-off cost",
    |request| Some(request.one_off),
    |request, cost| {
        request.one_off = cost.unwrap_or_default();
    },
);
static YEARLY: Of = money(
    "Yearly cost",
    "set the yearly cost",
    |request| Some(request.yearly),
    |request, cost| {
        request.yearly = cost.unwrap_or_default();
    },
);
static BENEFIT: [Of; 2] = [
    money("Yearly benefit beyond the loss avoided", "set the benefit", |request| Some(request.benefit), |request, benefit| {
        request.benefit = benefit.unwrap_or_default();
    })
    .signed()
    .hint("Money that it saves or earns besides: hours, licences, a contract. Less than 0 where it costs more elsewhere.")
    .wide(),
    Of::line("What that benefit is", |request| &mut request.benefit_note).title("say what the benefit is").max(2000).wide(),
];

const fn money(
    label: &'static str,
    title: &'static str,
    get: fn(&BudgetRequest) -> Option<Finite>,
    set: fn(&mut BudgetRequest, Option<Finite>),
) -> Of {
    Of::amount_by(label, Unit::Money, get, set)
        .title(title)
        .needed()
}

/// The fields.
#[component]
pub fn Ask(subject: OpenRequest) -> Node {
    let horizon = Signal::derive(move || {
        let horizon = subject.policy.with(|policy| policy.horizon);
        Some(format!("Looked at for {}.", horizon_words(horizon)))
    });
    view! {
        <Card title="What is asked for">
            <div class="form">
                {subject.fields(&WORDS)}
                {subject.field(&ONE_OFF)}
                {subject.hinted(&YEARLY, horizon)}
                {subject.fields(&BENEFIT)}
            </div>
        </Card>
    }
}
