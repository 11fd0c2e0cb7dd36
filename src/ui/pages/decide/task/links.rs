//! What the task is for and what it waits for: KPIs, risks, other tasks.

use super::subject::OpenTask;
use crate::domain::decide::blocking;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::task::Task;
use crate::domain::measure::kpi::Kpi;
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// So many of what was found are offered; another letter finds the rest.
const OFFERED: usize = 6;

/// The three kinds of links.
#[component]
pub fn Links(subject: OpenTask) -> Node {
    let kpis = Linking {
        title: "KPIs",
        one: "KPI",
        nothing: "No KPI is linked: link the one that should get better.",
        part: |task| &mut task.kpis,
        name: |card, id| Some(card.get::<Kpi>(id)?.name.clone()),
        all: |card| {
            card.all::<Kpi>()
                .map(|kpi| (kpi.id, kpi.name.clone()))
                .collect()
        },
        route: Route::Kpi,
    };
    let risks = Linking {
        title: "Risks",
        one: "risk",
        nothing: "No risk is linked: link the one that this makes smaller.",
        part: |task| &mut task.risks,
        name: |card, id| Some(card.get::<Risk>(id)?.name.clone()),
        all: |card| {
            card.all::<Risk>()
                .map(|risk| (risk.id, risk.name.clone()))
                .collect()
        },
        route: Route::Risk,
    };
    let tasks = Linking {
        title: "Waits for",
        one: "task",
        nothing: "It waits for no other task.",
        part: |task| &mut task.blocked_by,
        name: |card, id| Some(card.get::<Task>(id)?.what.clone()),
        all: |card| {
            card.all::<Task>()
                .map(|task| (task.id, task.what.clone()))
                .collect()
        },
        route: Route::Task,
    };
    view! {
        <Card title="What it is for, and what it waits for">
            <div class="stack">{links(subject, kpis)} {links(subject, risks)} {links(subject, tasks)}</div>
        </Card>
    }
}

/// One kind of links.
#[derive(Clone, Copy)]
struct Linking {
    title: &'static str,
    one: &'static str,
    nothing: &'static str,
    part: fn(&mut Task) -> &mut Vec<Id>,
    name: fn(&Scorecard, Id) -> Option<String>,
    /// Everything that could be linked.
    all: fn(&Scorecard) -> Vec<(Id, String)>,
    route: fn(Id) -> Route,
}

fn links(subject: OpenTask, kind: Linking) -> Node {
    let card = subject.workspace.scorecard;
    let error = RwSignal::new(None::<String>);
    let linked = Memo::new(move |_| {
        let ids = (kind.part)(&mut subject.task.get()).clone();
        card.with(|card| {
            let known = ids
                .into_iter()
                .filter_map(|id| Some((id, (kind.name)(card, id)?)));
            known.collect::<Vec<(Id, String)>>()
        })
    });
    let list = move || {
        let linked = linked.get();
        if linked.is_empty() {
            return view! { <p class="note">{kind.nothing}</p> };
        }
        let lines = linked
            .into_iter()
            .map(|(id, name)| line(subject, kind, id, name));
        view! { <ul class="linked">{lines.collect::<Vec<Node>>()}</ul> }
    };
    let said = move || {
        error.get().map(|error| {
            view! { <p class="field-error"><Icon glyph=Glyph::Off /><span>{error}</span></p> }
        })
    };
    view! {
        <section class="linking">
            <h3>{kind.title}</h3>
            {list}
            <Disclosure summary=format!("Link a {}", kind.one)>
                {finder(subject, kind, error)}
            </Disclosure>
            <div aria-live="polite">{said}</div>
        </section>
    }
}

fn line(subject: OpenTask, kind: Linking, id: Id, name: String) -> Node {
    let remove = move || {
        let mut task = subject.task.get_untracked();
        (kind.part)(&mut task).retain(|&one| one != id);
        subject.keep(
            "unlink from",
            task,
            format!("The {} is no longer linked.", kind.one),
        );
    };
    let label = format!("Unlink {name}");
    view! {
        <li>
            <a href=(kind.route)(id).href()>{name}</a>
            <IconButton icon=Glyph::Close label small=true on_click=remove />
        </li>
    }
}

/// A search box, and a button for each of the first that it finds.
fn finder(subject: OpenTask, kind: Linking, error: RwSignal<Option<String>>) -> Node {
    let card = subject.workspace.scorecard;
    let query = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let query = query.get().to_lowercase();
        let ids = (kind.part)(&mut subject.task.get()).clone();
        let mut all = card.with(kind.all);
        all.retain(|(id, name)| {
            *id != subject.id && !ids.contains(id) && name.to_lowercase().contains(query.trim())
        });
        let count = all.len();
        sort_by(&mut all, |a, b| a.1.cmp(&b.1));
        all.truncate(OFFERED);
        (all, count)
    });
    let link = move |id: Id| {
        let refused = card.with_untracked(|card| match kind.one {
            "task" => blocking::check(card, subject.id, id).err(),
            _ => None,
        });
        error.set(refused.as_ref().map(ToString::to_string));
        if refused.is_none() {
            let mut task = subject.task.get_untracked();
            (kind.part)(&mut task).push(id);
            subject.keep("link to", task, format!("The {} is linked.", kind.one));
        }
    };
    let buttons = move || {
        let (all, count) = found.get();
        let buttons = all.into_iter().map(|(id, name)| {
            view! { <Button small=true icon=Glyph::Plus on_click=move || link(id)>{name}</Button> }
        });
        let buttons: Vec<Node> = buttons.collect();
        let rest = match count.saturating_sub(OFFERED) {
            0 if count == 0 => Some("Nothing more to link under this name.".to_owned()),
            0 => None,
            rest => Some(format!("and {rest} more: type a part of the name")),
        };
        view! { {buttons} {rest.map(|rest| view! { <p class="note">{rest}</p> })} }
    };
    view! {
        <div class="stack">
            <SearchField label=format!("Find a {}", kind.one) query />
            <div class="found">{buttons}</div>
        </div>
    }
}
