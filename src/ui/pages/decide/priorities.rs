//! What to do first, and why.
//!
//! - `desk`: what all parts look at, and what can be done with a task.
//! - `quick_add`: a task in one line; `starters`: many for a KPI at once.
//! - `filters`, `list`, `row`: the lists of today, this week and all, and by KPI.
//! - `board`: the tasks by workflow stage.
//! - `why`: the reasons behind a priority.

mod board;
mod desk;
mod filters;
mod list;
mod quick_add;
mod row;
mod starters;
pub mod why;

use std::sync::atomic::{AtomicUsize, Ordering};

use self::desk::PriorityDesk;
use self::list::View;
use crate::domain::decide::worklist::Horizon;
use crate::ui::prelude::*;
use crate::ui::title::name_page;
use crate::ui::widgets::*;

/// The view that was open last, so that who comes back from a task finds it again.
static LAST_VIEW: AtomicUsize = AtomicUsize::new(0);

/// The page.
#[component]
pub fn Priorities() -> Node {
    name_page(|| "Priorities".to_owned());
    let desk = PriorityDesk::new();
    let selected = RwSignal::new(LAST_VIEW.load(Ordering::Relaxed));
    Effect::new(move || LAST_VIEW.store(selected.get(), Ordering::Relaxed));
    let is_empty = Memo::new(move |_| desk.ranking.with(|ranking| ranking.rows.is_empty()));
    let print = move || {
        selected.set(0);
        desk.print();
    };
    let actions = move || {
        view! {
            <Button on_click=print>"Print today’s checklist"</Button>
            <Button icon=Glyph::Plus on_click=move || desk.starters.set(true)>"Add starter tasks"</Button>
        }
    };
    view! {
        <div class="page">
            <PageHeader title="Priorities" purpose="What to do first today and this week, and why." actions />
            <quick_add::QuickAdd desk selected />
            {move || match is_empty.get() {
                true => view! { <Nothing starters=desk.starters /> },
                false => view! { <Tabs label="Views of the tasks" tabs=views(desk) selected /> },
            }}
            <div class="actions">{crate::ui::widgets::why("priority")}</div>
            <why::HowItWorks />
            <starters::Starters desk open=desk.starters />
        </div>
    }
}

fn views(desk: PriorityDesk) -> Vec<Tab> {
    let list = move |label: &str, view| Tab::new(label, move || view! { <list::List desk view /> });
    vec![
        list("Today", View::Flat(Horizon::Today)),
        list("This week", View::Flat(Horizon::Week)),
        list("By KPI", View::ByKpi),
        Tab::new("Board", move || view! { <board::Board desk /> }),
        list("All tasks", View::Flat(Horizon::All)),
    ]
}

/// A scorecard without tasks.
#[component]
fn Nothing(starters: RwSignal<bool>) -> Node {
    view! {
        <EmptyState icon=Glyph::Check title="No tasks yet"
            sentence="A task is something you do once or again and again so that a KPI gets better or a risk smaller. Type the first one above, or start with what coordinators usually do for each KPI.">
            <Button kind=ButtonKind::Primary on_click=move || starters.set(true)>"Choose starter tasks"</Button>
        </EmptyState>
    }
}
