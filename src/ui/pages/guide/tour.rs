//! The tour through the sample: a bar below the page that goes along from page to page and blocks nothing.

use leptos::ev;
use wasm_bindgen::JsCast;

use crate::domain::measure::kpi::Kpi;
use crate::library::guide::tour::{STEPS, TourPlace, TourStep};
use crate::ui::pages::start::begin_sample;
use crate::ui::prelude::*;
use crate::ui::route::{Route, Router};
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The step of the tour that shows, while someone takes it.
#[derive(Clone, Copy)]
pub struct Tour(RwSignal<Option<usize>>);

impl Tour {
    /// Listens to the keyboard, and gives the tour to everything below.
    pub fn provide(workspace: Workspace) -> Tour {
        let tour = Tour(RwSignal::new(None));
        provide_context(tour);
        let keys = window_event_listener(ev::keydown, move |event| {
            let Some(at) = tour.0.get_untracked().filter(|_| is_ours(&event)) else {
                return;
            };
            match event.key().as_str() {
                "ArrowRight" => tour.next(workspace, at),
                "ArrowLeft" => tour.back(workspace, at),
                "Escape" => tour.leave(),
                _ => return,
            }
            event.prevent_default();
        });
        on_cleanup(move || keys.remove());
        tour
    }

    pub fn get() -> Tour {
        expect_context()
    }

    /// Begins at the first step, in the sample.
    pub fn start(self, workspace: Workspace) {
        if !workspace.open_sample() {
            begin_sample(workspace);
        }
        // Storage that is full takes no sample; that was said already.
        if workspace.open.get_untracked().is_some() {
            self.go(workspace, 0);
        }
    }

    fn next(self, workspace: Workspace, at: usize) {
        match at + 1 < STEPS.len() {
            true => self.go(workspace, at + 1),
            false => self.leave(),
        }
    }

    fn back(self, workspace: Workspace, at: usize) {
        if let Some(before) = at.checked_sub(1) {
            self.go(workspace, before);
        }
    }

    fn leave(self) {
        self.0.set(None);
        crate::ui::title::focus("main h1");
    }

    fn go(self, workspace: Workspace, at: usize) {
        if let Some(step) = STEPS.get(at) {
            self.0.set(Some(at));
            route(workspace, step).go();
        }
    }
}

/// Tells whether a key is for the tour: pressed in its bar, or where nothing else wants it.
fn is_ours(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
    !has_modifier
        && target.is_some_and(|target: web_sys::Element| {
            target
                .matches("body, main, main h1, .tour *")
                .unwrap_or(false)
        })
        && (document().query_selector("dialog[open], :popover-open:not(.nav)"))
            .is_ok_and(|open| open.is_none())
}

/// Returns the page of the step in the scorecard that is open.
fn route(workspace: Workspace, step: &TourStep) -> Route {
    match step.place {
        TourPlace::Page(address) => Route::from_hash(address),
        TourPlace::Kpi(key) => workspace
            .scorecard
            .with_untracked(|card| {
                let mut kpis = card.all::<Kpi>();
                kpis.find(|kpi| kpi.library == key).map(|kpi| kpi.id)
            })
            .map_or(Route::Scorecard, Route::Kpi),
    }
}

/// The bar, while someone takes the tour.
pub fn bar(workspace: Workspace, router: Router) -> impl Fn() -> Option<Node> {
    let tour = Tour::get();
    let is_taken = Memo::new(move |_| tour.0.get().is_some());
    move || is_taken.get().then(|| view(tour, workspace, router))
}

fn view(tour: Tour, workspace: Workspace, router: Router) -> Node {
    let at = move || tour.0.get().unwrap_or_default();
    let now = move || tour.0.get_untracked().unwrap_or_default();
    let step = move || STEPS.get(at());
    let count = move || format!("Step {} of {}", at() + 1, STEPS.len());
    let title = move || step().map(|step| step.title);
    let look = move || step().map(|step| step.look);
    // Who followed a link on the way finds back.
    let astray = move || {
        let page = step().map(|step| route(workspace, step))?;
        (router.0.get() != page).then(
            || view! { <a class="btn btn-small" href=page.href()>"Back to this step's page"</a> },
        )
    };
    let onward = move || match at() + 1 == STEPS.len() {
        true => "Finish",
        false => "Next",
    };
    let first = Signal::derive(move || (at() == 0).then(|| "This is the first step".to_owned()));
    view! {
        <aside class="tour" aria-label="Tour">
            <div class="tour-words" role="status">
                <p class="tour-title"><span class="note">{count}</span>" "<strong>{title}</strong></p>
                <p>{look}</p>
            </div>
            <div class="actions">
                {astray}
                <p class="note tour-keys"><Kbd keys="←" />" "<Kbd keys="→" />" "<Kbd keys="Esc" /></p>
                <Button small=true kind=ButtonKind::Quiet on_click=move || tour.leave()>"Leave the tour"</Button>
                <Button small=true disabled_because=first on_click=move || tour.back(workspace, now())>"Back"</Button>
                <Button small=true kind=ButtonKind::Primary on_click=move || tour.next(workspace, now())>{onward}</Button>
            </div>
        </aside>
    }
}
