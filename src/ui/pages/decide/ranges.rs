//! The simulated ranges behind budget requests: one simulation after the other, kept while the page is open.

use crate::ui::prelude::*;

use crate::domain::decide::simulation::{Plan, Spread};
use crate::ui::simulation::{SimState, Simulation};
use crate::ui::widgets::*;

/// What was simulated, and what is to be; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Ranges {
    wanted: Memo<Vec<Plan>>,
    done: RwSignal<Vec<(Plan, Spread)>>,
    /// What runs now.
    current: RwSignal<Option<Plan>>,
    simulation: Simulation,
    /// Cancelled, or failed: nothing starts until someone asks for it.
    is_paused: RwSignal<bool>,
}

impl Ranges {
    /// Starts to simulate what is wanted, and goes on as that changes.
    pub fn new(wanted: Memo<Vec<Plan>>) -> Ranges {
        let ranges = Ranges {
            wanted,
            done: RwSignal::new(Vec::new()),
            current: RwSignal::new(None),
            simulation: Simulation::new(),
            is_paused: RwSignal::new(false),
        };
        Effect::new(move || ranges.hear());
        Effect::new(move || ranges.go_on());
        ranges
    }

    /// Returns the spread of what is avoided, once it was simulated.
    pub fn of(self, plan: &Plan) -> Option<Spread> {
        self.done.with(|done| {
            let found = done.iter().find(|(made_from, _)| made_from == plan);
            found.map(|(_, spread)| *spread)
        })
    }

    /// Keeps what a simulation found.
    fn hear(self) {
        let state = self.simulation.state.get();
        match (state, self.current.get_untracked()) {
            (SimState::Done(outcome), Some(plan)) => {
                self.done.update(|done| done.push((plan, outcome.avoided)));
                self.current.set(None);
            }
            (SimState::Failed(_) | SimState::Stopped, Some(_)) => {
                self.is_paused.set(true);
                self.current.set(None);
            }
            _ => {}
        }
    }

    fn next(self) -> Option<Plan> {
        self.wanted.with(|wanted| {
            let mut open = wanted.iter().filter(|plan| self.of(plan).is_none());
            open.next().cloned()
        })
    }

    fn go_on(self) {
        if self.is_paused.get() || self.current.with(Option::is_some) {
            return;
        }
        if let Some(plan) = self.next() {
            self.current.set(Some(plan.clone()));
            self.simulation.start(plan);
        }
    }

    fn resume(self) {
        self.is_paused.set(false);
    }

    /// Shows how far it is, with a way to end it, or to go on.
    pub fn progress(self) -> Node {
        let share = Signal::derive(move || match self.simulation.state.get() {
            SimState::Running(share) => share,
            _ => 0.0,
        });
        let label = Signal::derive(move || {
            let all = self.wanted.with(Vec::len);
            let done = (self.wanted)
                .with(|wanted| wanted.iter().filter(|plan| self.of(plan).is_some()).count());
            match all {
                1 => "Simulating the loss avoided".to_owned(),
                all => format!("Simulating the loss avoided, {} of {all}", done + 1),
            }
        });
        let is_running = Memo::new(move |_| self.current.with(Option::is_some));
        let waits = Memo::new(move |_| self.is_paused.get() && self.next().is_some());
        let failure = move || match self.simulation.state.get() {
            SimState::Failed(sentence) => sentence,
            _ => "The simulation was cancelled.".to_owned(),
        };
        let shown = move || {
            if is_running.get() {
                let cancel = Callback::new(move |()| self.simulation.cancel());
                return view! { <Progress label value=share on_cancel=cancel /> };
            }
            if waits.get() {
                return view! {
                    <Notice actions=move || view! { <Button small=true on_click=move || self.resume()>"Simulate"</Button> }>
                        {failure}
                    </Notice>
                };
            }
            Node::Nothing
        };
        shown.into_node()
    }
}
