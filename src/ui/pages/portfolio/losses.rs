//! What the open risks of all projects may cost together: a card for each currency.

use super::desk::PortfolioDesk;
use crate::domain::decide::simulation::SimulationOutcome;
use crate::domain::explain::loss_words::about;
use crate::domain::portfolio::losses::{CurrencyLosses, ScorecardLosses, by_currency};
use crate::domain::portfolio::report::{expected, exposure};
use crate::ui::pages::decide::risks::losses::{curves, figures};
use crate::ui::prelude::*;
use crate::ui::simulation::SimState;
use crate::ui::widgets::*;

/// The tab.
pub fn cards(desk: PortfolioDesk) -> Node {
    let all = Memo::new(move |_| desk.with_summaries(by_currency));
    let cards = move || {
        let all = all.get();
        let several = all.len() > 1;
        let cards: Vec<Node> = all
            .into_iter()
            .map(|losses| currency(desk, losses))
            .collect();
        let apart = several.then(|| view! {
            <Notice title="Each currency stands for itself.">"Amounts of different currencies are never added up. What they are worth in one currency is for whoever knows the rate."</Notice>
        });
        match cards.is_empty() {
            true => view! {
                <EmptyState icon=Glyph::Gauge title="No open risks"
                    sentence="What the risks of all projects may cost together shows here as soon as one of them has an open risk with an estimate." />
            },
            false => view! { {apart}{cards} },
        }
    };
    view! {
        <div class="stack">
            <p class="prose">{move || desk.with_summaries(exposure)}</p>
            {progress(desk)}
            {cards}
        </div>
    }
}

fn progress(desk: PortfolioDesk) -> Node {
    let share = RwSignal::new(0.0);
    let running = Memo::new(move |_| {
        desk.simulation.state.with(|state| match state {
            SimState::Running(done) => {
                share.set(*done);
                true
            }
            _ => false,
        })
    });
    let failed = move || match desk.simulation.state.get() {
        SimState::Failed(why) => {
            Some(view! { <Notice kind=NoticeKind::Bad title="Not simulated.">{why}</Notice> })
        }
        _ => None,
    };
    let shown = move || match running.get() {
        true => Some(view! {
            <Progress label="Simulating all projects together" value=share on_cancel=move || desk.simulation.cancel() />
        }),
        false => failed(),
    };
    view! { {shown} }
}

fn currency(desk: PortfolioDesk, losses: CurrencyLosses) -> Node {
    let rows: Vec<Node> = (losses.scorecards.iter())
        .map(|one| row(one, &losses.currency))
        .collect();
    let caveats: Vec<Node> = (losses.caveats().into_iter())
        .map(|said| view! { <p class="note">{said}</p> })
        .collect();
    let has_estimates = !losses.risks.is_empty();
    let title = format!("Losses in {}", losses.currency);
    let (way, together) = has_estimates.then(|| together(desk, &losses)).unzip();
    let said = has_estimates.then(|| view! { <p class="prose">{expected(&losses)}</p> });
    let sum = has_estimates.then(|| view! {
        <tr class="loss-total">
            <th scope="row">"Together"</th>
            <td class="num" data-label="Risks with an estimate">{losses.risks.len()}</td>
            <td class="num" data-label="Without one">{losses.unknown}</td>
            <td class="num" data-label="Before mitigation">{about(losses.before, &losses.currency)}</td>
            <td class="num" data-label="After mitigation">{about(losses.after, &losses.currency)}</td>
        </tr>
    });
    view! {
        <Card title>
            <div class="stack">
                {said}
                {caveats}
                <Table caption="Expected loss of a year in each project; means may be added up">
                    <thead><tr>
                        <th scope="col">"Project"</th><th scope="col" class="num">"Risks with an estimate"</th>
                        <th scope="col" class="num">"Without one"</th><th scope="col" class="num">"Before mitigation"</th>
                        <th scope="col" class="num">"After mitigation"</th>
                    </tr></thead>
                    <tbody>{rows}{sum}</tbody>
                </Table>
                {way}
            </div>
        </Card>
        {together}
    }
}

fn row(one: &ScorecardLosses, currency: &str) -> Node {
    let amount = |amount: Option<f64>| {
        amount.map_or_else(|| "Unknown".to_owned(), |amount| about(amount, currency))
    };
    view! {
        <tr>
            <th scope="row" class="own-words">{one.title.clone()}</th>
            <td class="num" data-label="Risks with an estimate">{one.risks}</td>
            <td class="num" data-label="Without one">{one.unknown}</td>
            <td class="num" data-label="Before mitigation">{amount(one.expected.map(|sums| sums.0))}</td>
            <td class="num" data-label="After mitigation">{amount(one.expected.map(|sums| sums.1))}</td>
        </tr>
    }
}

/// Returns the way to simulate all risks together, and what that showed: one of the two is there.
fn together(desk: PortfolioDesk, losses: &CurrencyLosses) -> (Node, Node) {
    let (currency, plan) = (losses.currency.clone(), losses.plan());
    let (wanted, of) = (plan.clone(), currency.clone());
    let outcome = Memo::new(move |_| {
        desk.simulated.with(|all| {
            let mut all = all.iter();
            let found = all.find(|one| one.currency == of && one.plan == wanted);
            found.and_then(|one| one.outcome.clone())
        })
    });
    let busy = Signal::derive(move || {
        let state = desk.simulation.state.get();
        matches!(state, SimState::Running(_)).then(|| "A simulation is running.".to_owned())
    });
    let money = currency.clone();
    let start = Callback::new(move |()| desk.simulate(currency.clone(), plan.clone()));
    let way = move || {
        outcome.with(Option::is_none).then(|| view! {
            <p class="prose">"How much a bad year costs cannot be added up: the bad years of two projects seldom fall together. Simulate the risks of all projects in the same years to see it."</p>
            <div class="actions"><Button kind=ButtonKind::Primary on_click=start disabled_because=busy>"Simulate together"</Button></div>
        })
    };
    let shown = move || outcome.get().map(|outcome| result(&outcome, &money));
    (view! { {way} }, view! { {shown} })
}

fn result(outcome: &SimulationOutcome, currency: &str) -> Node {
    view! {
        <div class="stack" data-portfolio-loss="">
            {figures(outcome, currency)}
            {curves(outcome, currency)}
        </div>
    }
}
