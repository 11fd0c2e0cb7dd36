//! What the simulated years showed: figures, the curve, who contributes, and the words for it.

use std::sync::Arc;

use super::Money;
use crate::domain::decide::simulation::{Contribution, Distribution, SimulationOutcome};
use crate::domain::explain::loss_words::{about, basis, chance, curve, report, uncertainty};
use crate::ui::charts::ExceedanceChart;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::simulation::SimState;
use crate::ui::widgets::*;

/// So many contributors are listed.
const CONTRIBUTORS: usize = 10;

/// The result, once there is one.
#[component]
pub fn Result(money: Money) -> Node {
    let outcome = Memo::new(move |_| match money.simulation.state.get() {
        SimState::Done(outcome) => Some(outcome),
        _ => None,
    });
    let is_stale = Memo::new(move |_| {
        let policy = money.policy.get();
        money
            .table
            .with(|table| money.simulation.is_stale(&table.plan(&policy)))
    });
    let stale = move || {
        is_stale.get().then(|| view! {
        <Notice kind=NoticeKind::Warn title="Older than the register.">
            "A risk or the simulation's settings have changed since. Simulate again before you use these figures."
        </Notice>
    })
    };
    move || {
        outcome.get().map(|outcome| {
            let currency = money.currency.get();
            view! {
                <div class="stack" data-loss-result="">
                    {stale}
                    {figures(&outcome, &currency)}
                    {curves(&outcome, &currency)}
                    {contributors(money, &outcome, &currency)}
                    <Words money outcome />
                </div>
            }
        })
    }
}

/// The figures before and after mitigation side by side.
pub(in crate::ui::pages) fn figures(outcome: &SimulationOutcome, currency: &str) -> Node {
    let row = |name: &'static str, figures: [String; 2]| {
        let [before, after] = figures;
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num" data-label="Before mitigation">{before}</td>
                <td class="num" data-label="After mitigation">{after}</td>
            </tr>
        }
    };
    let sides = [&outcome.before, &outcome.after];
    let amount = |pick: fn(&Distribution) -> f64| sides.map(|side| about(pick(side), currency));
    let rows = [
        row("Mean", amount(|side| side.mean)),
        row(
            "Uncertainty of the mean (95 %)",
            sides.map(|side| uncertainty(side, currency)),
        ),
        row(
            "Exceeded every other year (P50)",
            amount(|side| side.median),
        ),
        row("Exceeded one year in ten (P90)", amount(|side| side.p90)),
        row("Exceeded one year in twenty (P95)", amount(|side| side.p95)),
        row("Chance of any loss", sides.map(|side| chance(side.any))),
    ];
    let (rows, note) = (rows.collect_view(), basis(outcome));
    view! {
        <Card title="Loss in a year" why="percentiles" note flush=true>
            <Table caption="What the simulated years cost">
                <thead>
                    <tr>
                        <th scope="col">"Figure"</th>
                        <th scope="col" class="num">"Before mitigation"</th>
                        <th scope="col" class="num">"After mitigation"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </Card>
    }
}

/// The loss exceedance curve and the table behind it.
pub(in crate::ui::pages) fn curves(outcome: &SimulationOutcome, currency: &str) -> Option<Node> {
    if outcome.before.curve.is_empty() {
        return None;
    }
    let pairs = outcome.before.curve.iter().zip(&outcome.after.curve);
    let rows = pairs.map(|(before, after)| {
        view! {
            <tr>
                <th scope="row" class="num">{about(before.0, currency)}</th>
                <td class="num">{chance(before.1)}</td>
                <td class="num">{chance(after.1)}</td>
            </tr>
        }
    });
    let (rows, label) = (rows.collect_view(), curve(outcome, currency));
    let axis = format!("Loss in a year, {currency}, on a logarithmic scale");
    let (before, after) = (outcome.before.curve.clone(), outcome.after.curve.clone());
    Some(view! {
        <Card title="Loss exceedance curve" why="exceedance" note="The chance that the losses of a year exceed an amount">
            <ExceedanceChart before after label axis />
            <Disclosure summary="Show the data as a table">
                <Table caption="The chance that the losses of a year exceed an amount" keep_columns=true>
                    <thead>
                        <tr>
                            <th scope="col" class="num">"More than"</th>
                            <th scope="col" class="num">"Before mitigation"</th>
                            <th scope="col" class="num">"After mitigation"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </Table>
            </Disclosure>
        </Card>
    })
}

/// The risks that cost the most, with bars.
fn contributors(money: Money, outcome: &SimulationOutcome, currency: &str) -> Node {
    let most = outcome
        .contributors
        .iter()
        .flat_map(|one| [one.before, one.after])
        .fold(0.0, f64::max);
    let bar = |class: &'static str, amount: f64| {
        let share = if most > 0.0 {
            amount / most * 100.0
        } else {
            0.0
        };
        view! {
            <div class="loss-bar">
                <span class=class style:inline-size=format!("{share:.1}%")></span>
                <span class="loss-amount">{about(amount, currency)}</span>
            </div>
        }
    };
    let entry = |one: &Contribution| {
        let name = money
            .table
            .with_untracked(|table| table.name(one.id).to_owned());
        view! {
            <li>
                <a href=Route::Risk(one.id).href()>{name}</a>
                <div class="loss-bars">
                    <span class="visually-hidden">"Before mitigation: "</span>{bar("loss-before", one.before)}
                    <span class="visually-hidden">"After mitigation: "</span>{bar("loss-after", one.after)}
                </div>
            </li>
        }
    };
    let entries = outcome
        .contributors
        .iter()
        .take(CONTRIBUTORS)
        .map(entry)
        .collect_view();
    view! {
        <Card title="Where the losses come from" note="Mean of a year: before mitigation (hatched), after it (filled)">
            <ol class="loss-contributors">{entries}</ol>
        </Card>
    }
}

/// The words, to edit and to copy.
#[component]
fn Words(money: Money, outcome: Arc<SimulationOutcome>) -> Node {
    let draft = money.currency.with_untracked(|currency| {
        money
            .table
            .with_untracked(|table| report(&outcome, table, currency))
    });
    let text = RwSignal::new(draft);
    view! {
        <Card title="In words" actions=move || view! { <CopyButton text label="Copy the text" small=true /> }>
            <TextArea label="Edit it before you copy it" rows=6 value=text on_commit=move |edited| text.set(edited) />
        </Card>
    }
}
