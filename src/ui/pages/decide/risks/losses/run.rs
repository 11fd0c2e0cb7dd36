//! The simulation: how many years, which seed, start, progress, cancel.

use super::Money;
use crate::domain::decide::policy::Policy;
use crate::domain::measure::quantity;
use crate::domain::scorecard::Edit;
use crate::ui::prelude::*;
use crate::ui::simulation::SimState;
use crate::ui::widgets::*;

/// The years to choose from.
const YEARS: [u32; 3] = [100_000, 250_000, 1_000_000];

/// The controls of the simulation.
#[component]
pub fn Run(money: Money) -> Node {
    let simulation = money.simulation;
    let change = move |change: &dyn Fn(&mut Policy)| {
        let mut policy = money.policy.get_untracked();
        change(&mut policy);
        money
            .workspace
            .edit(Edit::new("set the simulation").put(policy));
    };
    let years = YEARS.map(|years| {
        Choice::new(
            years,
            format!("{} years", quantity::number(f64::from(years), 0)),
        )
    });
    let start = move || {
        let policy = money.policy.get_untracked();
        simulation.start(money.table.with_untracked(|table| table.plan(&policy)));
    };
    let is_running = move || {
        simulation
            .state
            .with(|state| matches!(state, SimState::Running(_)))
    };
    let can_start = Signal::derive(move || is_running().then(|| "It is running.".to_owned()));
    view! {
        <Card title="Simulate years"
            note="Shows what a sum cannot: how much a bad year costs, and how likely one is">
            <div class="stack">
                <div class="toolbar loss-run">
                    <Segmented legend="Years to simulate" choices=years.into()
                        value=Signal::derive(move || money.policy.with(|policy| policy.years))
                        on_commit=move |years| change(&|policy| policy.years = years) />
                    <Seed money />
                    <Button kind=ButtonKind::Primary on_click=start disabled_because=can_start>"Simulate"</Button>
                </div>
                {move || view! { <State money /> }}
            </div>
        </Card>
    }
}

/// The seed of chance.
#[component]
fn Seed(money: Money) -> Node {
    let error = RwSignal::new(None::<String>);
    let kept = RwSignal::new(None::<String>);
    let text = move || {
        let seed = money.policy.with(|policy| policy.seed);
        kept.get().unwrap_or_else(|| seed.to_string())
    };
    let commit = move |text: String| match text.trim().parse::<u32>() {
        Ok(seed) => {
            error.set(None);
            kept.set(None);
            let policy = money.policy.get_untracked();
            if policy.seed != seed {
                let edit = Edit::new("set the seed").put(Policy { seed, ..policy });
                money.workspace.edit(edit);
            }
        }
        Err(_) => {
            error.set(Some(
                "The seed is a whole number from 0 to 4294967295.".to_owned(),
            ));
            kept.set(Some(text));
        }
    };
    view! {
        <TextField label="Seed" value=Signal::derive(text) on_commit=commit error=error max_length=20 />
    }
}

/// How far the simulation is.
#[component]
fn State(money: Money) -> Node {
    let simulation = money.simulation;
    // A change of the share alone moves the bar and builds nothing anew.
    let share = RwSignal::new(0.0);
    let shown = RwSignal::new(SimState::Idle);
    Effect::new(move || {
        let state = simulation.state.get();
        if let SimState::Running(done) = state {
            share.set(done);
            if matches!(shown.get_untracked(), SimState::Running(_)) {
                return;
            }
        }
        shown.set(state);
    });
    move || match shown.get() {
        SimState::Idle | SimState::Done(_) => None,
        SimState::Running(_) => Some(view! {
            <Progress label="Simulating" value=share on_cancel=move || simulation.cancel() />
        }),
        SimState::Stopped => Some(view! { <Notice>"Stopped. Nothing was changed."</Notice> }),
        SimState::Failed(sentence) => Some(view! {
            <Notice kind=NoticeKind::Bad title="Not simulated.">{sentence}</Notice>
        }),
    }
}
