//! What needs somebody, whichever page shows: said at the head of the page, and on the first page in its one line.

use crate::domain::respond::run::Run;
use crate::domain::words::english::{counted, verb};
use crate::domain::words::template::in_number;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// From this share of the storage on, it is time to make room.
const NEARLY_FULL: f64 = 0.7;
/// So many days may pass without an exported file.
const UNEXPORTED: i64 = 7;

/// Something that needs somebody.
#[derive(Clone, PartialEq)]
pub struct Need {
    pub kind: NoticeKind,
    /// In a line of several: `4 quiet red flags`.
    pub short: String,
    pub text: String,
    /// Where it is seen to.
    pub way: Option<(&'static str, Way)>,
}

/// How something is seen to.
#[derive(Clone, PartialEq)]
pub enum Way {
    Page(Route),
    Export,
}

impl Need {
    /// Says it in full, with the way to where it is seen to.
    pub fn notice(self, workspace: Workspace) -> Node {
        let way = self.way;
        let actions = move || {
            way.map(|(words, way)| match way {
                Way::Page(route) => {
                    view! { <a class="btn btn-small" href=route.href()>{words}</a> }
                }
                Way::Export => {
                    view! { <Button small=true on_click=move || workspace.export()>{words}</Button> }
                }
            })
            .into_node()
        };
        view! { <Notice kind=self.kind actions>{self.text}</Notice> }
    }
}

/// Returns what needs somebody on any page; a run does not on its own.
pub fn of_all_pages(workspace: Workspace, route: &Route) -> Vec<Need> {
    let running = match route {
        Route::Run(_) | Route::Playbooks => None,
        _ => running(workspace),
    };
    let needs = [
        full(workspace),
        set_aside(workspace),
        running,
        export(workspace),
    ];
    needs.into_iter().flatten().collect()
}

fn full(workspace: Workspace) -> Option<Need> {
    let share = workspace.used() as f64 / super::pages::data::STORAGE_LIMIT;
    (share >= NEARLY_FULL).then(|| {
        let full = format!("{:.0} % full", share * 100.0);
        Need {
            kind: NoticeKind::Warn,
            short: format!("the storage is {full}"),
            text: format!("This browser's storage for Linchpin is {full}. Export what you no longer need, then delete it here."),
            way: Some(("Make room", Way::Page(Route::Data))),
        }
    })
}

fn set_aside(workspace: Workspace) -> Option<Need> {
    let count = workspace.quarantined.with(Vec::len);
    (count > 0).then(|| {
        let short = format!("{} could not be read", counted(count, "stored part"));
        Need {
            kind: NoticeKind::Warn,
            text: in_number(count, "{#n stored part} could not be read. Nothing was thrown away: you can download {n it/them}."),
            short,
            way: Some(("Look at it", Way::Page(Route::Data))),
        }
    })
}

fn running(workspace: Workspace) -> Option<Need> {
    let running = workspace.scorecard.with(|card| {
        let running = card.all::<Run>().filter(|run| run.is_running());
        running
            .map(|run| (run.id, run.what.clone()))
            .collect::<Vec<_>>()
    });
    let (id, what) = running.first()?;
    let (words, page) = match running.len() - 1 {
        0 => (format!("“{what}” is running"), Route::Run(*id)),
        more => (
            format!(
                "“{what}” and {more} more {} running",
                verb(more + 1, "is", "are")
            ),
            Route::Playbooks,
        ),
    };
    Some(Need {
        kind: NoticeKind::Info,
        text: format!("{words}."),
        short: words,
        way: Some(("Go to the run", Way::Page(page))),
    })
}

fn export(workspace: Workspace) -> Option<Need> {
    let since = workspace.unexported_since()?;
    let days = (workspace.now.get() - since).num_days();
    let sample = (workspace.scorecard).with(|card| card.settings().sample_of.is_some());
    (workspace.open.get().is_some() && !sample && days >= UNEXPORTED).then(|| Need {
        kind: NoticeKind::Info,
        short: format!("changes from {days} days in no file"),
        text: format!("There are changes from {days} days that no exported file has. A file is your safety copy."),
        way: Some(("Export scorecard", Way::Export)),
    })
}
