//! The stakeholder plan: who is due an update, where each stands in the grid, and all of them in a list.
//!
//! - `dues`: who is due when; `give`: the dialog in which an update is given.
//! - `grid`: influence and interest. `list`: everybody. `add`: from the library or of one's own.

mod add;
mod dues;
pub mod give;
mod grid;
mod list;

use chrono::NaiveDate;

use crate::domain::explain::plan;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::identity;
use crate::domain::record::Kind;
use crate::domain::scorecard::Edit;
use crate::files::updates;
use crate::library::stakeholders::{self, StakeholderTemplate};
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// So many of the ready-made stakeholders are there in every project.
const FIRST: usize = 3;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct PlanDesk {
    workspace: Workspace,
    /// Everybody, whose update is due first before the others.
    all: Memo<Vec<Stakeholder>>,
    today: Memo<NaiveDate>,
    giving: RwSignal<Option<Stakeholder>>,
    adding: RwSignal<bool>,
}

/// The page.
#[component]
pub fn Stakeholders() -> Node {
    name_page(|| "Stakeholders".to_owned());
    let workspace = Workspace::get();
    let desk = PlanDesk {
        workspace,
        all: Memo::new(move |_| workspace.scorecard.with(plan::by_due)),
        today: Memo::new(move |_| workspace.today()),
        giving: RwSignal::new(None),
        adding: RwSignal::new(false),
    };
    let is_empty = Memo::new(move |_| desk.all.with(Vec::is_empty));
    let is_planned = Memo::new(move |_| {
        let is_due = |one: &Stakeholder| one.due.is_some();
        desk.all.with(|all| all.iter().any(is_due))
    });
    let reason =
        Signal::derive(move || (!is_planned.get()).then(|| "No update is planned yet".to_owned()));
    let actions = move || {
        view! {
            <Button icon=Glyph::Download on_click=move || save_calendar(workspace) disabled_because=reason>"Calendar file"</Button>
            <Button kind=ButtonKind::Primary icon=Glyph::Plus on_click=move || desk.adding.set(true)>"Add stakeholders"</Button>
        }
    };
    let body = move || match is_empty.get() {
        true => view! { <Nothing desk /> },
        false => view! {
            {dues::card(desk)}
            {grid::card(desk)}
            {list::card(desk)}
        },
    };
    view! {
        <div class="page">
            <PageHeader title="Stakeholders" purpose="Who has a say in the project, what they care about, and what they hear from you, how and when." actions />
            {body}
        </div>
        {give::dialog(workspace, desk.giving, "#dues")}
        {add::dialog(desk)}
    }
}

/// A plan without anybody.
#[component]
fn Nothing(desk: PlanDesk) -> Node {
    let start = move || {
        let templates = &stakeholders::all()[..FIRST];
        let edit = added(desk.workspace, "start the stakeholder plan", templates);
        let done = "Project manager, CISO and client are in the plan: put in their names";
        desk.workspace.edit_with_undo(edit, done);
    };
    view! {
        <EmptyState icon=Glyph::Speech title="Nobody is in the plan yet"
            sentence="Bad news travels anyway; the plan decides who hears it from you first. Start with project manager, CISO and client: each comes with what they care about, a cadence, and the KPIs of this scorecard that answer them.">
            <Button kind=ButtonKind::Primary on_click=start>"Start with these three"</Button>
            <Button on_click=move || desk.adding.set(true)>"Choose others"</Button>
        </EmptyState>
    }
}

/// Returns the edit that adds ready-made stakeholders.
fn added(workspace: Workspace, title: &str, templates: &[StakeholderTemplate]) -> Edit {
    let today = workspace.now.get_untracked().date();
    workspace.scorecard.with_untracked(|card| {
        templates.iter().fold(Edit::new(title), |edit, template| {
            let id = identity::for_taking(card, Kind::Stakeholder, template.key, browser::new_id);
            edit.put(template.to_stakeholder(id, card, today))
        })
    })
}

fn save_calendar(workspace: Workspace) {
    let (today, stamp) = (browser::now().date(), browser::utc_now());
    let (title, text) = (workspace.scorecard).with_untracked(|card| {
        (
            card.settings().file_title(),
            updates::write(card, today, stamp),
        )
    });
    let name = format!("{}-updates.ics", browser::file_stem(&title));
    browser::save_file(&name, "text/calendar;charset=utf-8", &text);
}
