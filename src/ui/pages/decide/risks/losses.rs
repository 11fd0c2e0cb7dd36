//! What all risks together may cost a year.
//!
//! - `table`: a line for each risk, and the sums in closed form.
//! - `run`: how much is simulated, start, progress, cancel.
//! - `result`: what the simulated years showed.

mod result;
mod run;
mod table;

pub(in crate::ui::pages) use self::result::{curves, figures};
use crate::ui::prelude::*;

use crate::domain::decide::loss_table::LossTable;
use crate::domain::decide::policy::Policy;
use crate::domain::explain::loss_words;
use crate::domain::scorecard::Scorecard;
use crate::ui::route::Route;
use crate::ui::simulation::Simulation;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// What the parts of the tab share.
#[derive(Clone, Copy)]
struct Money {
    workspace: Workspace,
    policy: Memo<Policy>,
    table: Memo<LossTable>,
    currency: Memo<String>,
    simulation: Simulation,
}

impl Money {
    fn new() -> Money {
        let workspace = Workspace::get();
        let policy = Memo::new(move |_| workspace.scorecard.with(Scorecard::policy));
        let table = Memo::new(move |_| {
            let today = workspace.today();
            workspace
                .scorecard
                .with(|card| policy.with(|policy| LossTable::of(card, policy, today)))
        });
        let currency =
            Memo::new(move |_| workspace.scorecard.with(|card| card.settings().currency));
        Money {
            workspace,
            policy,
            table,
            currency,
            simulation: Simulation::new(),
        }
    }

    /// Takes the losses that nobody has estimated from likelihood and impact.
    fn estimate_unknown(self) {
        let edit = self.workspace.scorecard.with_untracked(|card| {
            self.table
                .with_untracked(|table| table.estimate_unknown(card))
        });
        self.workspace
            .edit_with_undo(edit, "Losses taken from the scores.");
    }
}

/// The tab.
#[component]
pub fn Losses() -> Node {
    let money = Money::new();
    let has_lines = Memo::new(move |_| money.table.with(|table| !table.lines.is_empty()));
    move || match has_lines.get() {
        true => view! {
            <div class="stack">
                {left_out(money)}
                <table::LossLines money />
                <run::Run money />
                <result::Result money />
            </div>
        },
        false => view! { <Card title="Loss in money">{nothing(money)}</Card> },
    }
}

/// Says which risks are in no sum.
fn left_out(money: Money) -> Node {
    let shown = move || {
        let said = money.table.with(loss_words::left_out)?;
        let names = money.table.with(|table| {
            let names = table.unknown.iter().take(10);
            let links = names.map(|(id, name)| {
                view! { <li><a href=Route::Risk(*id).href()>{name.clone()}</a></li> }
            });
            links.collect_view()
        });
        Some(view! {
            <Notice title=said actions=move || view! {
                    <Button small=true on_click=move || money.estimate_unknown()>"Take their losses from the scores"</Button>
                }>
                "Open one to estimate how often it happens and what it costs; unknown is not counted as 0."
                <ul class="loss-unknown">{names}</ul>
            </Notice>
        })
    };
    shown.into_node()
}

/// Without any estimate: how to get one.
fn nothing(money: Money) -> Node {
    let has_unknown = Memo::new(move |_| money.table.with(|table| !table.unknown.is_empty()));
    let shown = move || match has_unknown.get() {
        true => view! {
            <EmptyState icon=Glyph::Gauge title="No risk has an estimate of its loss"
                sentence="Money makes risks comparable with what their mitigation costs. Take the losses from likelihood and impact to start with, and refine them on the page of each risk.">
                <Button kind=ButtonKind::Primary on_click=move || money.estimate_unknown()>"Take the losses from the scores"</Button>
            </EmptyState>
        },
        false => view! {
            <EmptyState icon=Glyph::Gauge title="No open risks"
                sentence="What they may cost a year, and what mitigation takes off, shows here as soon as the register has open risks.">
                <a class="btn" href=Route::NewRisk.href()>"Add a risk"</a>
            </EmptyState>
        },
    };
    shown.into_node()
}
