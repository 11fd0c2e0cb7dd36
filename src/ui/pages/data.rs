//! Your data: keeping, sharing, importing, backups, conflicts and erasing.
//!
//! - `about`: the open scorecard's own facts, its export, undo and redo.
//! - `take_in`: choosing or dropping a file; `decision` holds what becomes of it, `decision_view` asks.
//! - `same`: which of its records are likely ones that are here.
//! - `take_many`: many files or a folder at once, for the portfolio.
//! - `link`: a scorecard in a link, made and opened.
//! - `scorecards`, `backup_list`: what else is in this browser.
//! - `conflicts`, `unreadable`: what needs a person.
//! - `erase`: the way out.

mod about;
mod backup_list;
mod conflicts;
mod copies;
mod decision;
mod decision_view;
mod erase;
mod link;
mod no_backup;
mod rename;
mod rules;
mod same;
mod scorecards;
mod take_in;
mod take_many;
mod unreadable;

use crate::ui::prelude::*;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

pub use link::Shared;
pub use take_in::ImportButton;
pub use take_many::ImportMany;

/// How many characters browsers let one origin keep in localStorage: 5 MiB of UTF-16 units.
pub const STORAGE_LIMIT: f64 = 5.0 * 1024.0 * 1024.0;

/// The page.
#[component]
pub fn Data() -> Node {
    name_page(|| "Your data".to_owned());
    let workspace = Workspace::get();
    let is_open = workspace.open.get_untracked().is_some();
    view! {
        <div class="page">
            <PageHeader title="Your data"
                purpose="Everything stays in this browser. A file is how it gets to another machine or another person, and it is your safety copy." />
            <conflicts::Conflicts />
            <unreadable::Unreadable />
            {if is_open {
                view! {
                    <div class="columns">
                        <div class="stack"><about::About /><Import /></div>
                        <div class="stack"><about::Export /><Room /><rules::Rules /></div>
                    </div>
                }
            } else {
                view! { <Import /> }
            }}
            <scorecards::Scorecards />
            <backup_list::Backups />
            {(!is_open).then(|| view! { <Room /> })}
            <erase::Erase />
        </div>
    }
}

#[component]
fn Import() -> Node {
    view! {
        <Card title="Import">
            <div class="stack">
                <p>"A scorecard that you or a colleague exported. You see what is in it, and what it would change, before anything is kept."</p>
                <ImportButton />
            </div>
        </Card>
    }
}

/// How full this browser's storage is.
#[component]
fn Room() -> Node {
    let workspace = Workspace::get();
    let share = Signal::derive(move || workspace.used() as f64 / STORAGE_LIMIT);
    let words = Signal::derive(move || {
        format!(
            "{} of 5 MB ({:.0} %)",
            copies::size(workspace.used()),
            share.get() * 100.0
        )
    });
    view! {
        <Card title="Room">
            <div class="stack">
                <Meter label="Storage in this browser" words value=share />
                <p class="note">"Browsers give each site about 5 MB. Five years of daily values of twenty KPIs fit. Backups do not count: they are kept elsewhere."</p>
                {move || (share.get() >= 0.7).then(|| view! {
                    <Notice kind=NoticeKind::Warn>
                        "Make room before it is full: export the scorecards that you no longer work with, then delete them here."
                    </Notice>
                })}
            </div>
        </Card>
    }
}
