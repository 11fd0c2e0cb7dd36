//! What the parts of the page share: which scorecards, which days, and their summaries.
//!
//! Each scorecard is read once and evaluated in a slice of its own, so that the page stays awake with fifty of them.
//! What did not change since is not read again.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveDateTime};
use js_sys::Promise;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::domain::decide::simulation::{Plan, SimulationOutcome};
use crate::domain::portfolio::Pair;
use crate::domain::portfolio::summary::Summary;
use crate::domain::revision::Id;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::simulation::{SimState, Simulation};
use crate::ui::workspace::Workspace;

/// So long a slice may take before the browser gets its turn, in milliseconds.
const SLICE: i64 = 12;

/// How far back the page compares at first, in days.
const BACK: u64 = 30;

/// Summaries that were worked out before, kept while the app is open.
#[derive(Clone, Copy)]
pub struct Kept(StoredValue<Vec<PortfolioEntry>>);

/// A summary, and what it was made of.
#[derive(Clone)]
struct PortfolioEntry {
    id: Id,
    then: NaiveDate,
    day: NaiveDate,
    /// The hour it was made in: a status gets stale with time.
    hour: i64,
    fingerprint: u64,
    pair: Arc<Pair>,
}

impl Kept {
    /// Gives the store of summaries to everything below.
    pub fn provide() {
        provide_context(Kept(StoredValue::new(Vec::new())));
    }
}

/// The shared state; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct PortfolioDesk {
    pub workspace: Workspace,
    /// The scorecards that are not looked at.
    pub left_out: RwSignal<Vec<Id>>,
    /// The day that is compared with.
    pub then: RwSignal<NaiveDate>,
    /// The day that is looked at; today unless somebody chose another.
    pub day: RwSignal<Option<NaiveDate>>,
    pub pairs: RwSignal<Arc<Vec<Arc<Pair>>>>,
    pub unreadable: RwSignal<Vec<String>>,
    /// Set while scorecards are read.
    pub progress: RwSignal<Option<()>>,
    /// The share that is read.
    pub share: RwSignal<f64>,
    pub tab: RwSignal<usize>,
    pub simulation: Simulation,
    /// What is being simulated, and what was.
    pub simulated: RwSignal<Vec<Simulated>>,
    run: StoredValue<u32>,
    kept: Kept,
}

/// The simulation of one currency.
#[derive(Clone)]
pub struct Simulated {
    pub currency: String,
    pub plan: Plan,
    /// Nothing while it runs.
    pub outcome: Option<Arc<SimulationOutcome>>,
}

impl PortfolioDesk {
    pub fn new() -> PortfolioDesk {
        let workspace = Workspace::get();
        let today = workspace.now.get_untracked().date();
        let desk = PortfolioDesk {
            workspace,
            left_out: RwSignal::new(workspace.left_out()),
            then: RwSignal::new(today.checked_sub_days(Days::new(BACK)).unwrap_or(today)),
            day: RwSignal::new(None),
            pairs: RwSignal::new(Arc::default()),
            unreadable: RwSignal::new(Vec::new()),
            progress: RwSignal::new(Some(())),
            share: RwSignal::new(0.0),
            tab: RwSignal::new(0),
            simulation: Simulation::new(),
            simulated: RwSignal::new(Vec::new()),
            run: StoredValue::new(0),
            kept: expect_context(),
        };
        Effect::new(move || desk.read());
        Effect::new(move || desk.take_outcome());
        desk
    }

    /// Looks at all but these from now on, and remembers it.
    pub fn choose(self, left_out: Vec<Id>) {
        self.workspace.leave_out(&left_out);
        self.left_out.set(left_out);
    }

    /// Tells whether this browser has no scorecard at all.
    pub fn is_empty(self) -> bool {
        self.all().is_empty()
    }

    /// Returns the scorecards of this browser; where storage is blocked, the open one.
    pub fn all(self) -> Vec<(Id, String)> {
        let mut all: Vec<(Id, String)> = self.workspace.listed.with(|listed| {
            listed
                .iter()
                .map(|one| (one.id, one.title.clone()))
                .collect()
        });
        if let (true, Some(id)) = (all.is_empty(), self.workspace.open.get()) {
            let title = self.workspace.scorecard.with(|card| card.settings().title);
            all.push((id, title));
        }
        all
    }

    /// Lends the summaries of the day that is looked at.
    pub fn with_summaries<T>(self, run: impl FnOnce(&[&Summary]) -> T) -> T {
        let pairs = self.pairs.get();
        let summaries: Vec<&Summary> = pairs.iter().map(|pair| &pair.now).collect();
        run(&summaries)
    }

    /// Opens the scorecard and goes to its own page.
    pub fn open(self, id: Id) {
        self.workspace.open(id);
        crate::ui::route::Route::Scorecard.go();
    }

    /// Reads what is chosen, and again whenever that or a scorecard changes.
    fn read(self) {
        let left_out = self.left_out.get();
        let mut chosen = self.all();
        chosen.retain(|(id, _)| !left_out.contains(id));
        self.workspace.scorecard.track();
        let today = self.workspace.now.get_untracked();
        let day = self.day.get().unwrap_or(today.date());
        let days = (self.then.get(), day);
        let run = self.run.get_value().wrapping_add(1);
        self.run.set_value(run);
        self.share.set(0.0);
        self.progress.set(Some(()));
        spawn_local(self.read_all(run, chosen, days, today));
    }

    async fn read_all(
        self,
        run: u32,
        chosen: Vec<(Id, String)>,
        days: (NaiveDate, NaiveDate),
        now: NaiveDateTime,
    ) {
        let (mut pairs, mut unreadable) = (Vec::new(), Vec::new());
        let count = chosen.len();
        let mut began = browser::now();
        for (at, (id, title)) in chosen.into_iter().enumerate() {
            if (browser::now() - began).num_milliseconds() > SLICE {
                pause().await;
                began = browser::now();
            }
            // A page that was left, or that reads anew, needs no more of this.
            if self.run.try_get_value() != Some(run) {
                return;
            }
            match self.pair(id, days, now) {
                Some(pair) => pairs.push(pair),
                None => unreadable.push(title),
            }
            self.share.set((at + 1) as f64 / count as f64);
        }
        if self.run.try_get_value() == Some(run) {
            self.progress.set(None);
            self.unreadable.set(unreadable);
            self.pairs.set(Arc::new(pairs));
        }
    }

    /// Returns the summaries of one scorecard; `None` when it cannot be read.
    fn pair(
        self,
        id: Id,
        (then, day): (NaiveDate, NaiveDate),
        now: NaiveDateTime,
    ) -> Option<Arc<Pair>> {
        if self.workspace.open.get_untracked() == Some(id) && self.workspace.has_unsaved() {
            let pair =
                (self.workspace.scorecard).with_untracked(|card| Pair::of(card, then, day, now));
            return Some(Arc::new(pair));
        }
        let hour = now.and_utc().timestamp() / 3600;
        let known = self.kept.0.with_value(|kept| {
            let same = |one: &&PortfolioEntry| {
                (one.id, one.then, one.day, one.hour) == (id, then, day, hour)
            };
            kept.iter().find(same).cloned()
        });
        let fingerprint = known.as_ref().map(|known| known.fingerprint);
        let Some((fingerprint, card)) = self.workspace.peek_if_changed(id, fingerprint)? else {
            return known.map(|known| known.pair);
        };
        let pair = Arc::new(Pair::of(&card, then, day, now));
        let entry = PortfolioEntry {
            id,
            then,
            day,
            hour,
            fingerprint,
            pair: Arc::clone(&pair),
        };
        self.kept.0.update_value(|kept| {
            kept.retain(|one| one.id != id);
            kept.push(entry);
        });
        Some(pair)
    }

    /// Starts to simulate the losses of one currency together.
    pub fn simulate(self, currency: String, plan: Plan) {
        self.simulated.update(|all| {
            all.retain(|one| one.outcome.is_some() && one.currency != currency);
            all.push(Simulated {
                currency,
                plan: plan.clone(),
                outcome: None,
            });
        });
        self.simulation.start(plan);
    }

    fn take_outcome(self) {
        match self.simulation.state.get() {
            SimState::Done(outcome) => self.simulated.update(|all| {
                if let Some(one) = all.iter_mut().find(|one| one.outcome.is_none()) {
                    one.outcome = Some(outcome);
                }
            }),
            SimState::Stopped | SimState::Failed(_) => {
                self.simulated
                    .update(|all| all.retain(|one| one.outcome.is_some()));
            }
            SimState::Idle | SimState::Running(_) => {}
        }
    }
}

/// Lets the browser show what there is and answer the person.
async fn pause() {
    let wait = Promise::new(&mut |resolve, _| {
        // A timer can always be set; without one the promise would only settle later.
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(wait).await;
}
