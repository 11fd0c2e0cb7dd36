//! Starter tasks: what coordinators usually do for a KPI, added all at once.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;

use super::desk::PriorityDesk;
use crate::domain::decide::task::Task;
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::measure::quantity;
use crate::domain::order::sort_by;
use crate::domain::record::Kind;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::library::tasks::{TaskTemplate, for_kpi};
use crate::ui::pages::decide::picks::pick;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The dialog.
#[component]
pub fn Starters(desk: PriorityDesk, open: RwSignal<bool>) -> Node {
    view! {
        <Dialog open title="Add starter tasks" size=DialogSize::Large>
            <Choose desk open />
        </Dialog>
    }
}

/// A starter task for a KPI, and whether the list of tasks has it.
#[derive(Clone, PartialEq)]
struct Offer {
    kpi: Kpi,
    template: &'static TaskTemplate,
    is_there: bool,
}

fn by_name(card: &Scorecard) -> Vec<&Kpi> {
    let mut kpis: Vec<&Kpi> = card.all().collect();
    sort_by(&mut kpis, |a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    kpis
}

/// Returns the starter tasks of one KPI, by position, or of all.
fn offers(card: &Scorecard, kpi: Option<usize>) -> Vec<Offer> {
    let kpis = by_name(card).into_iter().enumerate();
    let wanted = kpis.filter(|(position, _)| kpi.is_none_or(|kpi| kpi == *position));
    let mut offers = Vec::new();
    for (_, kpi) in wanted {
        for template in for_kpi(&kpi.library) {
            let is_it = |task: &Task| task.library == template.key && task.kpis.contains(&kpi.id);
            offers.push(Offer {
                kpi: kpi.clone(),
                template,
                is_there: card.all::<Task>().any(is_it),
            });
        }
    }
    offers
}

#[component]
fn Choose(desk: PriorityDesk, open: RwSignal<bool>) -> Node {
    let card = desk.workspace.scorecard;
    let chosen = RwSignal::new(0_usize);
    let names = Signal::derive(move || {
        card.with(|card| {
            let names = by_name(card).into_iter().map(|kpi| kpi.name.clone());
            std::iter::once("All KPIs".to_owned())
                .chain(names)
                .collect()
        })
    });
    let offers = Memo::new(move |_| {
        let kpi = chosen.get().checked_sub(1);
        card.with(|card| offers(card, kpi))
    });
    let missing =
        move || offers.with(|offers| offers.iter().filter(|offer| !offer.is_there).count());
    let add = move || {
        let today = desk.today();
        let mut edit = Edit::new("add starter tasks");
        let mut count = 0;
        offers.with_untracked(|offers| {
            for offer in offers.iter().filter(|offer| !offer.is_there) {
                let name = offer.template.name_for(offer.kpi.id);
                let id = desk.workspace.id_for(Kind::Task, &name);
                let task = offer.template.to_task(id, &offer.kpi, today);
                edit.changes.extend(Edit::new("").put(task).changes);
                count += 1;
            }
        });
        open.set(false);
        desk.workspace
            .edit_with_undo(edit, format!("{} added.", counted(count, "task")));
    };
    let body = move || {
        offers.with(|offers| match offers.is_empty() {
            true => view! {
                <p>"Starter tasks belong to KPIs, and this scorecard has none yet."</p>
                <p><a class="btn" href=Route::Library.href()>"Add KPIs"</a></p>
            },
            false => view! { <ul class="starters">{offers.iter().map(offer_line).collect::<Vec<_>>()}</ul> },
        })
    };
    let button = move || match missing() {
        0 => view! { <p class="note">"All of them are on your list."</p> },
        count => view! {
            <Button kind=ButtonKind::Primary on_click=add>{format!("Add {}", counted(count, "task"))}</Button>
        },
    };
    view! {
        <div class="stack">
            {pick("Starter tasks for", names, chosen.into(), Callback::new(move |index| chosen.set(index)), false)}
            {body}
            <div class="actions">{button}</div>
        </div>
    }
}

fn offer_line(offer: &Offer) -> Node {
    let template = offer.template;
    let effort = quantity::format(Unit::Hours, template.effort, "");
    let line = format!(
        "{} · {effort} · {}",
        template.cadence.name(),
        offer.kpi.name
    );
    let there = offer.is_there.then(|| {
        view! { <span class="badge" data-tone="good"><Icon glyph=Glyph::Tick /><span>"On your list"</span></span> }
    });
    view! {
        <li>
            <p class="task-what"><strong>{template.what}</strong>{there}</p>
            <p>{template.effect}</p>
            <p class="note">{line}</p>
        </li>
    }
}
