//! The addresses of the pages, after the `#`. They are stable: people keep links to them.

use std::sync::Arc;

use wasm_bindgen::JsValue;

use super::leaving;
use crate::domain::revision::Id;
use crate::files::share_link::MAX_READ;
use crate::ui::prelude::*;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/scorecard`: where every KPI stands. The home page.
    Scorecard,
    /// `#/kpi/<id>`: one KPI.
    Kpi(Id),
    /// `#/kpi/<id>/edit`: its definition.
    EditKpi(Id),
    /// `#/kpi/new`: the library of KPIs.
    Library,
    /// `#/kpi/new/own`: a KPI of one's own.
    OwnKpi,
    /// `#/evidence`: values from the files of tools.
    Evidence,
    /// `#/tracking`: which values are to be collected, and how well they were.
    Tracking,
    /// `#/risks`: the risk register, and what it says together.
    Risks,
    /// `#/risks/warnings`: the failure-mode check and the red flags.
    Warnings,
    /// `#/risk/new`: a risk from the library or of one's own.
    NewRisk,
    /// `#/risk/<id>`: one risk.
    Risk(Id),
    /// `#/priorities`: what to do first.
    Priorities,
    /// `#/task/<id>`: one task.
    Task(Id),
    /// `#/decisions`: decisions to make, and those made.
    Decisions,
    /// `#/decision/<id>`: one decision.
    Decision(Id),
    /// `#/budget`: money asked for.
    Budget,
    /// `#/request/<id>`: one budget request.
    Request(Id),
    /// `#/stakeholders`: who is told what, how and when.
    Stakeholders,
    /// `#/stakeholder/<id>`: one stakeholder.
    Stakeholder(Id),
    /// `#/scripts`: all texts that the app writes.
    Scripts,
    /// `#/role`: duties, artifacts and the workflow.
    Role,
    /// `#/career`: the hiring scan, the bullet builder and the interview.
    Career,
    /// `#/assessment`: how strong the coordinator is, and how that changes.
    Assessments,
    /// `#/assessment/<id>`: one assessment, to fill and to read.
    Assessment(Id),
    /// `#/phrases`: the language bank.
    Phrases,
    /// `#/reports`: what readers were told, and what they are about to be.
    Reports,
    /// `#/report/<id>`: one report.
    Report(Id),
    /// `#/playbooks`: what to do when something happens.
    Playbooks,
    /// `#/playbook/<key or id>`: one playbook.
    Playbook(String),
    /// `#/run/<id>`: a playbook that is carried out.
    Run(Id),
    /// `#/practice/<id>`: a playbook as a drill.
    Practice(Id),
    /// `#/portfolio`: several scorecards side by side.
    Portfolio,
    /// `#/data`: keeping, sharing, importing, erasing.
    Data,
    /// `#/guide`: the method, the figures and the tour.
    Guide,
    /// `#/guide/<key>`: one article of it.
    Article(String),
    /// `#/open=<payload>`: a look at a shared scorecard. The payload is long, so routes share it.
    Shared(Arc<str>),
    /// Any other address.
    Missing(String),
}

impl Route {
    /// Reads the part of an address after the `#`, with or without it.
    pub fn from_hash(hash: &str) -> Route {
        let path = hash.trim_start_matches('#');
        if let Some(payload) = path.strip_prefix("/open=") {
            // Enough to be refused for its length; an address may have millions of characters.
            return Route::Shared(payload.get(..MAX_READ + 1).unwrap_or(payload).into());
        }
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let of = |id: &str, page: fn(Id) -> Route| {
            id.parse()
                .map_or_else(|_| Route::Missing(path.to_owned()), page)
        };
        match parts[..] {
            [""] | ["scorecard"] => Route::Scorecard,
            ["kpi", "new"] => Route::Library,
            ["kpi", "new", "own"] => Route::OwnKpi,
            ["kpi", id] => of(id, Route::Kpi),
            ["kpi", id, "edit"] => of(id, Route::EditKpi),
            ["evidence"] => Route::Evidence,
            ["tracking"] => Route::Tracking,
            ["risks"] => Route::Risks,
            ["risks", "warnings"] => Route::Warnings,
            ["risk", "new"] => Route::NewRisk,
            ["risk", id] => of(id, Route::Risk),
            ["priorities"] => Route::Priorities,
            ["task", id] => of(id, Route::Task),
            ["decisions"] => Route::Decisions,
            ["decision", id] => of(id, Route::Decision),
            ["budget"] => Route::Budget,
            ["request", id] => of(id, Route::Request),
            ["stakeholders"] => Route::Stakeholders,
            ["stakeholder", id] => of(id, Route::Stakeholder),
            ["scripts"] => Route::Scripts,
            ["role"] => Route::Role,
            ["career"] => Route::Career,
            ["assessment"] => Route::Assessments,
            ["assessment", id] => of(id, Route::Assessment),
            ["phrases"] => Route::Phrases,
            ["reports"] => Route::Reports,
            ["report", id] => of(id, Route::Report),
            ["playbooks"] => Route::Playbooks,
            ["playbook", playbook] => Route::Playbook(playbook.to_owned()),
            ["run", id] => of(id, Route::Run),
            ["practice", id] => of(id, Route::Practice),
            ["portfolio"] => Route::Portfolio,
            ["data"] => Route::Data,
            ["guide"] => Route::Guide,
            ["guide", key] => Route::Article(key.to_owned()),
            _ => Route::Missing(path.to_owned()),
        }
    }

    /// Returns the record whose page this is.
    pub fn record(&self) -> Option<Id> {
        match self {
            Route::Kpi(id)
            | Route::EditKpi(id)
            | Route::Risk(id)
            | Route::Task(id)
            | Route::Decision(id)
            | Route::Request(id)
            | Route::Stakeholder(id)
            | Route::Assessment(id)
            | Route::Report(id)
            | Route::Run(id)
            | Route::Practice(id) => Some(*id),
            _ => None,
        }
    }

    /// Returns the address for links.
    pub fn href(&self) -> String {
        match self {
            Route::Scorecard => "#/scorecard".to_owned(),
            Route::Kpi(id) => format!("#/kpi/{id}"),
            Route::EditKpi(id) => format!("#/kpi/{id}/edit"),
            Route::Library => "#/kpi/new".to_owned(),
            Route::OwnKpi => "#/kpi/new/own".to_owned(),
            Route::Evidence => "#/evidence".to_owned(),
            Route::Tracking => "#/tracking".to_owned(),
            Route::Risks => "#/risks".to_owned(),
            Route::Warnings => "#/risks/warnings".to_owned(),
            Route::NewRisk => "#/risk/new".to_owned(),
            Route::Risk(id) => format!("#/risk/{id}"),
            Route::Priorities => "#/priorities".to_owned(),
            Route::Task(id) => format!("#/task/{id}"),
            Route::Decisions => "#/decisions".to_owned(),
            Route::Decision(id) => format!("#/decision/{id}"),
            Route::Budget => "#/budget".to_owned(),
            Route::Request(id) => format!("#/request/{id}"),
            Route::Stakeholders => "#/stakeholders".to_owned(),
            Route::Stakeholder(id) => format!("#/stakeholder/{id}"),
            Route::Scripts => "#/scripts".to_owned(),
            Route::Role => "#/role".to_owned(),
            Route::Career => "#/career".to_owned(),
            Route::Assessments => "#/assessment".to_owned(),
            Route::Assessment(id) => format!("#/assessment/{id}"),
            Route::Phrases => "#/phrases".to_owned(),
            Route::Reports => "#/reports".to_owned(),
            Route::Report(id) => format!("#/report/{id}"),
            Route::Playbooks => "#/playbooks".to_owned(),
            Route::Playbook(playbook) => format!("#/playbook/{playbook}"),
            Route::Run(id) => format!("#/run/{id}"),
            Route::Practice(id) => format!("#/practice/{id}"),
            Route::Portfolio => "#/portfolio".to_owned(),
            Route::Data => "#/data".to_owned(),
            Route::Guide => "#/guide".to_owned(),
            Route::Article(key) => format!("#/guide/{key}"),
            Route::Shared(payload) => format!("#/open={payload}"),
            Route::Missing(path) => format!("#{path}"),
        }
    }

    /// Returns the page of the navigation that this one belongs to.
    pub fn section(&self) -> Route {
        match self {
            Route::Kpi(_) | Route::EditKpi(_) | Route::Library | Route::OwnKpi => Route::Scorecard,
            Route::Warnings | Route::NewRisk | Route::Risk(_) => Route::Risks,
            Route::Task(_) => Route::Priorities,
            Route::Decision(_) => Route::Decisions,
            Route::Request(_) => Route::Budget,
            Route::Stakeholder(_) => Route::Stakeholders,
            Route::Assessment(_) => Route::Assessments,
            Route::Report(_) => Route::Reports,
            Route::Playbook(_) | Route::Run(_) | Route::Practice(_) => Route::Playbooks,
            Route::Shared(_) => Route::Data,
            Route::Article(_) => Route::Guide,
            other => other.clone(),
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
