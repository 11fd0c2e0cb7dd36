//! What is asked for: the name, what it buys, why now, and what it costs.

use super::subject::OpenRequest;
use crate::domain::decide::request::BudgetRequest;
use crate::domain::explain::worth::horizon_words;
use crate::domain::measure::kpi::Unit;
use crate::domain::value::Finite;
use crate::ui::pages::decide::amount_field::AmountField;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The fields.
#[component]
pub fn Ask(subject: OpenRequest) -> impl IntoView {
    let name_error = RwSignal::new(None::<String>);
    let rename = move |name: String| {
        let name = name.trim().to_owned();
        let words = "Give it a name that says what is bought.";
        name_error.set(name.is_empty().then(|| words.to_owned()));
        if !name.is_empty() {
            subject.change("rename a request", |request| request.name = name);
        }
    };
    let amount = move |pick: fn(&BudgetRequest) -> Finite| {
        Signal::derive(move || Some(subject.request.with(pick)))
    };
    let set_one_off = move |cost: Option<Finite>| {
        subject.change("set the one-off cost", |request| {
            request.one_off = cost.unwrap_or_default();
        });
    };
    let set_yearly = move |cost: Option<Finite>| {
        subject.change("set the yearly cost", |request| {
            request.yearly = cost.unwrap_or_default();
        });
    };
    let set_benefit = move |benefit: Option<Finite>| {
        subject.change("set the benefit", |request| {
            request.benefit = benefit.unwrap_or_default();
        });
    };
    let horizon = move || {
        let horizon = subject.policy.with(|policy| policy.horizon);
        Some(format!("Looked at for {}.", horizon_words(horizon)))
    };
    let benefit_hint = "Money that it saves or earns besides: hours, licences, a contract. Less than 0 where it costs more elsewhere.";
    view! {
        <Card title="What is asked for">
            <div class="form">
                <div class="wide">
                    <TextField label="Name" value=subject.text(|request| &request.name) error=name_error on_commit=rename />
                </div>
                <div class="wide">
                    <TextArea label="What it buys" rows=2 optional=true value=subject.text(|request| &request.buys)
                        on_commit=move |text: String| { subject.change("say what it buys", |request| request.buys = text.trim().to_owned()); }
                        hint="So that someone outside of security knows what arrives and who uses it." />
                </div>
                <div class="wide">
                    <TextArea label="Why now" rows=2 optional=true value=subject.text(|request| &request.why_now)
                        on_commit=move |text: String| { subject.change("say why now", |request| request.why_now = text.trim().to_owned()); }
                        hint="What happens if it waits: an audit, an incident, a contract that ends." />
                </div>
                <AmountField label="One-off cost" unit=Unit::Money suffix=subject.currency
                    value=amount(|request| request.one_off)
                    on_commit=set_one_off />
                <AmountField label="Yearly cost" unit=Unit::Money suffix=subject.currency hint=Signal::derive(horizon)
                    value=amount(|request| request.yearly)
                    on_commit=set_yearly />
                <div class="wide">
                    <AmountField label="Yearly benefit beyond the loss avoided" unit=Unit::Money suffix=subject.currency signed=true hint=benefit_hint
                        value=amount(|request| request.benefit)
                        on_commit=set_benefit />
                </div>
                <div class="wide">
                    <TextField label="What that benefit is" optional=true max_length=2000 value=subject.text(|request| &request.benefit_note)
                        on_commit=move |text: String| { subject.change("say what the benefit is", |request| request.benefit_note = text.trim().to_owned()); } />
                </div>
            </div>
        </Card>
    }
}
