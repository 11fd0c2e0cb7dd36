//! The frame around the pages: navigation, top bar, notices that concern everything, and the page itself.

use leptos::ev;

use super::browser;
use super::commands::{Overlays, Palette, Shortcuts};
use super::memo::Memo;
use super::navigation::{Verb, navigation};
use super::pages;
use super::route::{Route, Router};
use super::title::focus;
use super::widgets::*;
use super::workspace::{Saved, Workspace};
use super::{drafts, leaving, needs};
use crate::domain::revision::Id;
use crate::domain::value::clock;
use crate::domain::words::english::plural;
use crate::store::SaveError;
use crate::store::disk::DiskError;
use crate::store::recorder;
use crate::ui::prelude::*;

/// Puts the product onto the page.
pub fn start() {
    #[cfg(feature = "gallery")]
    if window()
        .location()
        .hash()
        .is_ok_and(|hash| hash == "#/gallery")
    {
        leptos::mount::mount_to_body(super::gallery::Gallery);
        return ready();
    }
    wasm_bindgen_futures::spawn_local(async {
        recorder::recover(browser::new_replica(), browser::milliseconds).await;
        leptos::mount::mount_to_body(App);
        ready();
    });
}

/// Takes the splash away and says that the page can be used.
fn ready() {
    if let Some(splash) = document().get_element_by_id("splash") {
        splash.remove();
    }
    if let Some(root) = document().document_element() {
        // Setting an attribute of this name cannot fail; the Result is the binding's.
        let _ = root.set_attribute("data-ready", "true");
    }
}

/// The whole product.
#[component]
fn App() -> Node {
    let toasts = Toasts::provide();
    leaving::provide(leaving::Drafts {
        write: drafts::write,
        kept_itself: drafts::kept_itself,
    });
    let router = Router::provide();
    let workspace = Workspace::provide(toasts);
    pages::portfolio::Kept::provide();
    let overlays = Overlays::provide(workspace);
    pages::guide::tour::Tour::provide(workspace);
    drafts::provide(workspace, router);
    follow_the_world(workspace);
    focus_on_navigation(router, workspace);
    let panel = why_panel();
    let groups = Signal::derive(|| {
        let link = |(label, page): (&str, Route)| NavLink::new(label, page.href());
        let group = |verb: Verb| NavGroup {
            label: verb.name.to_owned(),
            icon: verb.icon,
            links: verb.pages.into_iter().map(link).collect(),
        };
        navigation().into_iter().map(group).collect::<Vec<_>>()
    });
    let conflicts = Memo::new(move |_| workspace.scorecard.with(|card| card.conflicts().count()));
    let more = Signal::derive(move || {
        let count = u32::try_from(conflicts.get()).unwrap_or(u32::MAX);
        let words = plural(conflicts.get(), "conflict");
        vec![
            NavLink::new("Portfolio", Route::Portfolio.href()),
            NavLink {
                count: (count > 0).then(|| (count, format!("{words} to look at"))),
                ..NavLink::new("Your data", Route::Data.href())
            },
            NavLink::new("Guide", Route::Guide.href()),
        ]
    });
    let current = Signal::derive(move || match router.0.get() {
        Route::Library | Route::OwnKpi => Route::Library.href(),
        other => other.section().href(),
    });
    view! {
        <Shell groups more current
            switcher=move || view! { <Switcher workspace /> }
            tools=move || view! { <Tools workspace overlays /> }>
            <Notices workspace />
            {panel}
            <Page router workspace />
            {pages::guide::tour::bar(workspace, router)}
        </Shell>
        <Palette />
        <Shortcuts />
        <ToastRegion />
    }
}

/// Follows the clock, other tabs, and the person leaving.
fn follow_the_world(workspace: Workspace) {
    let tick = move || {
        let now = browser::now();
        let minute = |time: chrono::NaiveDateTime| time.and_utc().timestamp() / 60;
        if minute(now) != minute(workspace.now.get_untracked()) {
            workspace.now.set(now);
        }
    };
    if let Ok(timer) = set_interval_with_handle(tick, std::time::Duration::from_secs(5)) {
        on_cleanup(move || timer.clear());
    }
    let storage = window_event_listener(ev::storage, move |event| {
        if let Some(key) = event.key() {
            workspace.follow(&key, event.new_value().as_deref());
        }
    });
    on_cleanup(move || storage.remove());
    let closing = window_event_listener(ev::beforeunload, move |event| {
        leaving::keep_typing();
        if workspace.has_unsaved() || drafts::is_unstored() {
            event.prevent_default();
        }
    });
    on_cleanup(move || closing.remove());
    // Phones put pages away, and close them, without asking.
    for event in ["pagehide", "visibilitychange"] {
        let hiding = window_event_listener_untyped(event, |_| leaving::keep_typing());
        on_cleanup(move || hiding.remove());
    }
}

/// Gives the focus and the start of the window to each page that is navigated to, or that shows another scorecard.
fn focus_on_navigation(router: Router, workspace: Workspace) {
    Effect::new(move |before: Option<(Route, Option<Id>)>| {
        let page = shown(router, workspace);
        if before.is_some_and(|before| before != page) {
            let hands = leaving::Hands::now();
            request_animation_frame(move || {
                // On a slow machine somebody may be typing on the new page already.
                if !hands.have_moved() {
                    focus("main h1");
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                }
            });
        }
        page
    });
}

/// Returns the address and the scorecard that its page shows; the portfolio is of all, whichever is open.
fn shown(router: Router, workspace: Workspace) -> (Route, Option<Id>) {
    match router.0.get() {
        Route::Portfolio => (Route::Portfolio, None),
        route => (route, workspace.open.get()),
    }
}

/// The page for the address; before the first scorecard, the first start.
#[component]
fn Page(router: Router, workspace: Workspace) -> Node {
    // Keyed by the scorecard too: a page never shows one scorecard's half-typed text in another.
    let shown = Memo::new(move |_| {
        let (route, open) = shown(router, workspace);
        (route, open, workspace.newer.get())
    });
    move || match shown.get() {
        (_, _, true) => view! { <pages::newer::Newer /> },
        (Route::Shared(payload), ..) => view! { <pages::data::Shared payload /> },
        (Route::Data, ..) => view! { <pages::data::Data /> },
        // It works without a scorecard: it offers to make one for itself.
        (Route::Assessments, ..) => view! { <pages::grow::assessment::Assessments /> },
        (Route::Portfolio, ..) => view! { <pages::portfolio::PortfolioPage /> },
        (Route::Guide, ..) => view! { <pages::guide::Guide /> },
        (Route::Article(key), ..) => view! { <pages::guide::ArticlePage key /> },
        (_, None, _) => view! { <pages::start::Start /> },
        (Route::Scorecard, ..) => view! { <pages::measure::scorecard::ScorecardPage /> },
        (Route::Kpi(id), ..) => view! { <pages::measure::kpi::KpiPage id /> },
        (Route::EditKpi(id), ..) => view! { <pages::measure::kpi_form::EditKpi id /> },
        (Route::Library, ..) => view! { <pages::measure::library::Library /> },
        (Route::OwnKpi, ..) => view! { <pages::measure::kpi_form::OwnKpi /> },
        (Route::Evidence, ..) => view! { <pages::measure::evidence::Evidence /> },
        (Route::Risks, ..) => view! { <pages::decide::risks::Risks /> },
        (Route::Warnings, ..) => {
            view! { <pages::decide::risks::Risks tab=pages::decide::risks::WARNINGS /> }
        }
        (Route::NewRisk, ..) => view! { <pages::decide::risk_library::RiskLibrary /> },
        (Route::Risk(id), ..) => view! { <pages::decide::risk::RiskPage id /> },
        (Route::Tracking, ..) => view! { <pages::measure::tracking::Tracking /> },
        (Route::Priorities, ..) => view! { <pages::decide::priorities::Priorities /> },
        (Route::Task(id), ..) => view! { <pages::decide::task::TaskPage id /> },
        (Route::Decisions, ..) => view! { <pages::decide::decisions::Decisions /> },
        (Route::Decision(id), ..) => {
            view! { <pages::decide::decision::DecisionPage id /> }
        }
        (Route::Budget, ..) => view! { <pages::decide::budget::Budget /> },
        (Route::Request(id), ..) => view! { <pages::decide::request::RequestPage id /> },
        (Route::Stakeholders, ..) => {
            view! { <pages::explain::stakeholders::Stakeholders /> }
        }
        (Route::Stakeholder(id), ..) => {
            view! { <pages::explain::stakeholder::StakeholderPage id /> }
        }
        (Route::Scripts, ..) => view! { <pages::explain::scripts::Scripts /> },
        (Route::Role, ..) => view! { <pages::grow::role::RolePage /> },
        (Route::Career, ..) => view! { <pages::grow::career::Career /> },
        (Route::Assessment(id), ..) => view! { <pages::grow::assessment::AssessmentPage id /> },
        (Route::Phrases, ..) => view! { <pages::explain::phrases::Phrases /> },
        (Route::Reports, ..) => view! { <pages::explain::reports::Reports /> },
        (Route::Report(id), ..) => view! { <pages::explain::report::ReportPage id /> },
        (Route::Playbooks, ..) => view! { <pages::respond::playbooks::Playbooks /> },
        (Route::Playbook(reference), ..) => {
            view! { <pages::respond::playbook::PlaybookPage reference /> }
        }
        (Route::Run(id), ..) => view! { <pages::respond::run::RunPage id /> },
        (Route::Practice(id), ..) => view! { <pages::respond::practice::PracticePage id /> },
        (Route::Missing(path), ..) => view! { <pages::missing::Missing path /> },
    }
}

/// Which scorecard is open, and the way to another.
#[component]
fn Switcher(workspace: Workspace) -> Node {
    let label = Signal::derive(move || workspace.scorecard.with(|card| card.settings().title));
    let items = Signal::derive(move || {
        let open = workspace.open.get();
        let mut items: Vec<MenuItem> = (workspace.listed.get().into_iter())
            .map(|listed| {
                MenuItem::new(listed.title, move || workspace.open(listed.id))
                    .ticked(open == Some(listed.id))
            })
            .collect();
        items.push(MenuItem::new("Manage scorecards…", || Route::Data.go()).starts_group());
        items
    });
    let sample = move || {
        workspace
            .scorecard
            .with(|card| card.settings().sample_of.is_some())
            .then(|| view! { <span class="wide-only"><Badge mark=Mark::Sample /></span> })
    };
    move || {
        workspace.open.get().map(|_| {
            view! { <Menu label items kind=ButtonKind::Quiet /> {sample} }
        })
    }
}

/// The tools of the top bar.
#[component]
fn Tools(workspace: Workspace, overlays: Overlays) -> Node {
    let words = Signal::derive(move || match workspace.saved.get() {
        Saved::AsLoaded => "Saved".to_owned(),
        Saved::At(time) => format!("Saved {}", clock(time.time())),
        Saved::No(_) => "Not saved".to_owned(),
    });
    let is_saved = Signal::derive(move || !matches!(workspace.saved.get(), Saved::No(_)));
    let undo_label = Signal::derive(move || labelled("Undo", workspace.can_undo()));
    let redo_label = Signal::derive(move || labelled("Redo", workspace.can_redo()));
    let nothing_to = move |what: Option<String>, verb: &str| {
        what.is_none().then(|| format!("Nothing to {verb}"))
    };
    let themes = Signal::derive(move || {
        let item = |words: &str, glyph: Glyph, theme: Option<&'static str>| {
            MenuItem::new(words, move || workspace.set_theme(theme)).icon(glyph)
        };
        vec![
            item("Light", Glyph::Sun, Some("light")),
            item("Dark", Glyph::Moon, Some("dark")),
            item("As the system", Glyph::System, None),
        ]
    });
    view! {
        {move || workspace.open.get().map(|_| view! { <SavedSign words is_saved /> })}
        <IconButton icon=Glyph::Undo label=undo_label on_click=move || workspace.undo()
            disabled_because=Signal::derive(move || nothing_to(workspace.can_undo(), "undo")) />
        <IconButton icon=Glyph::Redo label=redo_label on_click=move || workspace.redo()
            disabled_because=Signal::derive(move || nothing_to(workspace.can_redo(), "redo")) />
        <IconButton icon=Glyph::Search label="Find (Ctrl+K)" on_click=move || overlays.palette.set(true) />
        <Menu label="Theme" items=themes icon=Glyph::System icon_only=true kind=ButtonKind::Quiet />
    }
}

fn labelled(verb: &str, what: Option<String>) -> String {
    match what {
        Some(what) => format!("{verb}: {what}"),
        None => verb.to_owned(),
    }
}

/// What concerns every page: storage that does not keep, the sample, an export that is due.
#[component]
fn Notices(workspace: Workspace) -> Node {
    let failing = Memo::new(move |_| match workspace.saved.get() {
        Saved::No(error) => Some(error),
        _ => None,
    });
    let advice = |error: &SaveError| match error {
        SaveError::Disk(DiskError::Full) => {
            "What you see is only in this tab. Export it now; then delete a scorecard you no longer need, and try again."
        }
        SaveError::Disk(DiskError::Blocked(_)) => {
            "You can work, but nothing is kept when you close the page. Export before you leave, or allow storage for this page."
        }
        _ => "What you see is only in this tab. Export it now, then try again.",
    };
    let not_saved = move || {
        failing.get().map(|error| {
            view! {
                <Notice kind=NoticeKind::Bad title="Not saved."
                    actions=move || view! {
                        <Button small=true on_click=move || workspace.export()>"Export now"</Button>
                        <Button small=true on_click=move || workspace.retry()>"Try again"</Button>
                    }>
                    {format!("{error}. {}", advice(&error))}
                </Notice>
            }
        })
    };
    let router = Router::get();
    // A mark where the record is: its page.
    let in_conflict = Memo::new(move |_| {
        let record = router.0.with(Route::record);
        record.is_some()
            && workspace
                .scorecard
                .with(|card| card.conflicts().any(|(_, id, _)| Some(id) == record))
    });
    let conflict = move || {
        in_conflict.get().then(|| {
            view! {
                <Notice kind=NoticeKind::Warn
                    actions=|| view! { <a class="btn btn-small" href="#/data">"Look at both"</a> }>
                    "This was changed in two places at once. What you see counts; the other version is kept."
                </Notice>
            }
        })
    };
    // The first page says them in its own line.
    let needs = Memo::new(move |_| {
        let has_line = workspace.open.get().is_some();
        match router.0.get() {
            Route::Scorecard if has_line => Vec::new(),
            route => needs::of_all_pages(workspace, &route),
        }
    });
    let needs = move || {
        let needs = needs.get().into_iter();
        Node::list(needs.map(|need| need.notice(workspace)).collect())
    };
    view! { <div class="notices">{not_saved}{conflict}{needs}<drafts::Waiting /></div> }
}
