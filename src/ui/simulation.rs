//! A simulation of losses as pages see it: to start, to follow, to cancel.

use std::sync::Arc;

use super::worker::{Job, Reply, Worker};
use crate::domain::decide::simulation::{Plan, SimulationOutcome};
use crate::ui::prelude::*;

/// How far it is.
#[derive(Clone, PartialEq)]
pub enum SimState {
    /// Nobody has asked for it.
    Idle,
    /// The share that is done, from 0 to 1.
    Running(f64),
    Done(Arc<SimulationOutcome>),
    /// What went wrong, in a sentence.
    Failed(String),
    /// Cancelled.
    Stopped,
}

/// A simulation in a worker; a handle that is cheap to copy. It ends with the page that made it.
#[derive(Clone, Copy)]
pub struct Simulation {
    pub state: RwSignal<SimState>,
    plan: StoredValue<Option<Plan>>,
    worker: leptos::prelude::StoredValue<Option<Worker>, LocalStorage>,
}

impl Simulation {
    #[expect(
        clippy::new_without_default,
        reason = "it makes signals, which a default should not"
    )]
    pub fn new() -> Simulation {
        Simulation {
            state: RwSignal::new(SimState::Idle),
            plan: StoredValue::new(None),
            worker: leptos::prelude::StoredValue::new_local(None),
        }
    }

    /// Starts it; one that is running ends.
    pub fn start(self, plan: Plan) {
        self.state.set(SimState::Running(0.0));
        let job = Job::Simulate(plan.clone());
        self.plan.set_value(Some(plan));
        match Worker::start(&job, move |reply| self.hear(reply)) {
            Ok(worker) => self.worker.set_value(Some(worker)),
            Err(sentence) => self.end(SimState::Failed(sentence)),
        }
    }

    /// Ends it at once, if it is running.
    pub fn cancel(self) {
        if matches!(self.state.get_untracked(), SimState::Running(_)) {
            self.end(SimState::Stopped);
        }
    }

    /// Tells whether what is shown was made from another plan.
    pub fn is_stale(self, plan: &Plan) -> bool {
        self.state.with(|state| matches!(state, SimState::Done(_)))
            && self
                .plan
                .with_value(|made_from| made_from.as_ref() != Some(plan))
    }

    fn hear(self, reply: Reply) {
        match reply {
            Reply::Progress(share) => self.state.set(SimState::Running(share)),
            Reply::Simulated(outcome) => self.end(SimState::Done(Arc::from(outcome))),
            Reply::Evidence(..) | Reply::Table(..) | Reply::Block(..) => {}
            Reply::Failed(sentence) => self.end(SimState::Failed(sentence)),
        }
    }

    fn end(self, state: SimState) {
        self.worker.set_value(None);
        self.state.set(state);
    }
}
