//! The table of risks.
//!
//! - `filters`: which risks are shown, in which order.
//! - `list`: the rows.
//! - `bulk`: one change to many of them.
//! - `table_in`: a CSV file in.

mod bulk;
mod filters;
mod list;
mod table_in;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::policy::PolicyButton;
use crate::domain::decide::register::query::{Query, Shown};
use crate::domain::decide::register::{self, RegisterRow};
use crate::domain::revision::Id;
use crate::files::csv::risks::write_risks;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// So many rows are shown at a time.
const AT_A_TIME: usize = 30;

/// The register and what is shown of it; a handle that is cheap to copy.
#[derive(Clone, Copy)]
struct Register {
    workspace: Workspace,
    today: Memo<NaiveDate>,
    rows: Memo<Vec<RegisterRow>>,
    /// What is searched; the rest of the question is in `query`.
    text: RwSignal<String>,
    query: RwSignal<Query>,
    limit: RwSignal<usize>,
    shown: Memo<Shown>,
    selected: RwSignal<BTreeSet<Id>>,
    toasts: Toasts,
}

impl Register {
    fn new(workspace: Workspace) -> Register {
        let today = Memo::new(move |_| workspace.today());
        let rows = Memo::new(move |_| {
            let today = today.get();
            workspace.scorecard.with(|card| register::rows(card, today))
        });
        let text = RwSignal::new(String::new());
        let query = RwSignal::new(Query::default());
        let limit = RwSignal::new(AT_A_TIME);
        let shown = Memo::new(move |_| {
            let mut query = query.get();
            query.text = text.get();
            rows.with(|rows| query.select(rows, limit.get()))
        });
        // A new search starts short again, so that a key is not answered by hundreds of rows.
        Effect::new(move || {
            text.track();
            limit.set(AT_A_TIME);
        });
        Register {
            workspace,
            today,
            rows,
            text,
            query,
            limit,
            shown,
            selected: RwSignal::new(BTreeSet::new()),
            toasts: Toasts::get(),
        }
    }

    fn clear(self) {
        self.text.set(String::new());
        self.query.update(Query::clear);
    }
}

/// The tab.
#[component]
pub fn RegisterTab() -> Node {
    let register = Register::new(Workspace::get());
    let is_empty = Memo::new(move |_| register.rows.with(Vec::is_empty));
    let importing = RwSignal::new(false);
    view! {
        {move || match is_empty.get() {
            true => view! { <Nothing importing /> },
            false => view! { <Full register importing /> },
        }}
        <Dialog open=importing title="Import risks from a table" size=DialogSize::Large>
            <table_in::Intake open=importing />
        </Dialog>
    }
}

/// A register without risks.
#[component]
fn Nothing(importing: RwSignal<bool>) -> Node {
    view! {
        <Card title="Register" actions=move || view! { <PolicyButton /> }>
            <EmptyState icon=Glyph::Scales title="No risks yet"
                sentence="A risk is something that may happen and would hurt the project. Write down the three that worry you most, say how likely and how bad each is, and who does what about it.">
                <a class="btn" data-kind="primary" href=Route::NewRisk.href()>"Add a risk from the library"</a>
                <Button icon=Glyph::Upload on_click=move || importing.set(true)>"Import CSV"</Button>
            </EmptyState>
        </Card>
    }
}

#[component]
fn Full(register: Register, importing: RwSignal<bool>) -> Node {
    let export = move || {
        let (title, text) = register
            .workspace
            .scorecard
            .with_untracked(|card| (card.settings().file_title(), write_risks(card)));
        let name = format!("{}.risks.csv", browser::file_stem(&title));
        browser::save_file(&name, "text/csv", &text);
    };
    let actions = move || {
        view! {
            <PolicyButton />
            <Button small=true icon=Glyph::Upload on_click=move || importing.set(true)>"Import CSV"</Button>
            <Button small=true icon=Glyph::Download on_click=export>"Export CSV"</Button>
            <a class="btn btn-small" data-kind="primary" href=Route::NewRisk.href()><Icon glyph=Glyph::Plus /><span>"Add a risk"</span></a>
        }
    };
    view! {
        <Card title="Register" actions flush=true>
            <div class="card-inset stack">
                <filters::Toolbar register />
                <bulk::Bar register />
            </div>
            <list::List register />
        </Card>
    }
}
