//! The addresses of the pages, after the `#`. They are stable: people keep links to them.

use std::sync::Arc;

use wasm_bindgen::JsValue;

use super::leaving;
use crate::domain::revision::Id;
use crate::files::share_link::MAX_READ;
use crate::ui::prelude::*;

macro_rules! routes {
    ($($(#[$doc:meta])* $address:literal: $page:ident $(($part:ty))? in $section:ident;)*) => {
        /// A page.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Route {
            $($(#[$doc])* $page $(($part))?,)*
            /// `#/open=<payload>`: a look at a shared scorecard. The payload is long, so routes share it.
            Shared(Arc<str>),
            /// Any other address.
            Missing(String),
        }

        /// The addresses, and how the part that stands for `_` is read.
        const ADDRESSES: &[(&str, fn(&str) -> Option<Route>)] = &[
            $(($address, |_part| Some(Route::$page $((_part.parse::<$part>().ok()?))?)),)*
        ];

        impl Route {
            /// Returns its address, what stands for `_` in it, and the page of the navigation that it belongs to.
            fn entry(&self) -> Option<(&'static str, Option<&dyn AddressPart>, Route)> {
                match self {
                    $(routes!(@bind part $page $(($part))?) => {
                        Some(($address, routes!(@part part $($part)?), Route::$section))
                    })*
                    Route::Shared(_) | Route::Missing(_) => None,
                }
            }
        }
    };
    (@bind $name:ident $page:ident) => { Route::$page };
    (@bind $name:ident $page:ident ($part:ty)) => { Route::$page($name) };
    (@part $name:ident) => { None };
    (@part $name:ident $part:ty) => { Some($name) };
}

routes! {
    /// Where every KPI stands. The home page.
    "scorecard": Scorecard in Scorecard;
    /// The library of KPIs.
    "kpi/new": Library in Scorecard;
    /// A KPI of one's own.
    "kpi/new/own": OwnKpi in Scorecard;
    /// One KPI.
    "kpi/_": Kpi(Id) in Scorecard;
    /// Its definition.
    "kpi/_/edit": EditKpi(Id) in Scorecard;
    /// Values from the files of tools.
    "evidence": Evidence in Evidence;
    /// Which values are to be collected, and how well they were.
    "tracking": Tracking in Tracking;
    /// The risk register, and what it says together.
    "risks": Risks in Risks;
    /// The failure-mode check and the red flags.
    "risks/warnings": Warnings in Risks;
    /// A risk from the library or of one's own.
    "risk/new": NewRisk in Risks;
    /// One risk.
    "risk/_": Risk(Id) in Risks;
    /// What to do first.
    "priorities": Priorities in Priorities;
    /// One task.
    "task/_": Task(Id) in Priorities;
    /// Decisions to make, and those made.
    "decisions": Decisions in Decisions;
    /// One decision.
    "decision/_": Decision(Id) in Decisions;
    /// Money asked for.
    "budget": Budget in Budget;
    /// One budget request.
    "request/_": Request(Id) in Budget;
    /// Who is told what, how and when.
    "stakeholders": Stakeholders in Stakeholders;
    /// One stakeholder.
    "stakeholder/_": Stakeholder(Id) in Stakeholders;
    /// All texts that the app writes.
    "scripts": Scripts in Scripts;
    /// Duties, artifacts and the workflow.
    "role": Role in Role;
    /// The hiring scan, the bullet builder and the interview.
    "career": Career in Career;
    /// How strong the coordinator is, and how that changes.
    "assessment": Assessments in Assessments;
    /// One assessment, to fill and to read.
    "assessment/_": Assessment(Id) in Assessments;
    /// The language bank.
    "phrases": Phrases in Phrases;
    /// What readers were told, and what they are about to be.
    "reports": Reports in Reports;
    /// One report.
    "report/_": Report(Id) in Reports;
    /// What to do when something happens.
    "playbooks": Playbooks in Playbooks;
    /// One playbook, by its key or id.
    "playbook/_": Playbook(String) in Playbooks;
    /// A playbook that is carried out.
    "run/_": Run(Id) in Playbooks;
    /// A playbook as a drill.
    "practice/_": Practice(Id) in Playbooks;
    /// Several scorecards side by side.
    "portfolio": Portfolio in Portfolio;
    /// Keeping, sharing, importing, erasing.
    "data": Data in Data;
    /// The method, the figures and the tour.
    "guide": Guide in Guide;
    /// One article of it, by its key.
    "guide/_": Article(String) in Guide;
}

/// What stands for `_` in an address.
trait AddressPart: ToString {
    /// The record that it names.
    fn record(&self) -> Option<Id>;
}

impl AddressPart for Id {
    fn record(&self) -> Option<Id> {
        Some(*self)
    }
}

impl AddressPart for String {
    fn record(&self) -> Option<Id> {
        None
    }
}

/// Returns what of the path stands for `_`, if it is of the address.
fn part_of<'a>(address: &str, path: &'a str) -> Option<&'a str> {
    match address.split_once('_') {
        Some((before, behind)) => {
            let part = path.strip_prefix(before)?.strip_suffix(behind)?;
            (!part.is_empty() && !part.contains('/')).then_some(part)
        }
        None => (address == path).then_some(""),
    }
}

impl Route {
    /// Reads the part of an address after the `#`, with or without it.
    pub fn from_hash(hash: &str) -> Route {
        let path = hash.trim_start_matches('#');
        if let Some(payload) = path.strip_prefix("/open=") {
            // Enough to be refused for its length; an address may have millions of characters.
            return Route::Shared(payload.get(..MAX_READ + 1).unwrap_or(payload).into());
        }
        let trimmed = path.trim_matches('/');
        if trimmed.is_empty() {
            return Route::Scorecard;
        }
        let found = ADDRESSES
            .iter()
            .find_map(|(address, read)| part_of(address, trimmed).map(read));
        found
            .flatten()
            .unwrap_or_else(|| Route::Missing(path.to_owned()))
    }

    /// Returns the record whose page this is.
    pub fn record(&self) -> Option<Id> {
        self.entry()?.1?.record()
    }

    /// Returns the address for links.
    pub fn href(&self) -> String {
        match (self, self.entry()) {
            (_, Some((address, None, _))) => format!("#/{address}"),
            (_, Some((address, Some(part), _))) => {
                format!("#/{}", address.replace('_', &part.to_string()))
            }
            (Route::Shared(payload), None) => format!("#/open={payload}"),
            (Route::Missing(path), None) => format!("#{path}"),
            // Only those two have no entry.
            (_, None) => String::new(),
        }
    }

    /// Returns the page of the navigation that this one belongs to.
    pub fn section(&self) -> Route {
        match (self, self.entry()) {
            (_, Some((_, _, section))) => section,
            (Route::Shared(_), None) => Route::Data,
            (other, None) => other.clone(),
        }
    }

    /// Goes to the page.
    pub fn go(&self) {
        // Setting a hash cannot fail; the Result is the binding's.
        let _ = window().location().set_hash(&self.href());
    }
}

/// The page that shows, following the address.
#[derive(Clone, Copy)]
pub struct Router(pub ReadSignal<Route>);

/// Reads the address. A scorecard in it is taken out at once, whatever becomes of it: the browser's history would keep it,
/// and may be shared with other devices. From here on it is in memory alone.
fn read() -> Route {
    let route = Route::from_hash(&window().location().hash().unwrap_or_default());
    if let Route::Shared(payload) = &route
        && !payload.is_empty()
    {
        let emptied = Route::Shared("".into()).href();
        let history = window().history();
        // Only a document that is not shown has none.
        let _ = history
            .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&emptied)));
    }
    route
}

impl Router {
    /// Starts following the address, and gives the router to everything below.
    pub fn provide() -> Router {
        let (route, set_route) = signal(read());
        let listener = window_event_listener(leptos::ev::hashchange, move |_| {
            leaving::keep();
            set_route.set(read());
        });
        on_cleanup(move || listener.remove());
        let router = Router(route);
        provide_context(router);
        router
    }

    pub fn get() -> Router {
        expect_context()
    }
}
