//! The lists: today, this week, all, and by KPI.

use super::desk::PriorityDesk;
use super::filters::FilterBar;
use super::row::row;
use crate::domain::decide::ranking::Ranking;
use crate::domain::decide::worklist::{Group, Horizon, by_kpi, summary};
use crate::domain::revision::Id;
use crate::domain::words::template::in_number;
use crate::ui::charts::{date_text, day_number};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// So many tasks of one KPI are drawn until someone asks for all.
const OF_KPI: usize = 5;

/// How a list is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum View {
    Flat(Horizon),
    ByKpi,
}

/// The filters and the list.
#[component]
pub fn List(desk: PriorityDesk, view: View) -> Node {
    desk.show_fewer();
    let horizon = match view {
        View::Flat(horizon) => horizon,
        View::ByKpi => Horizon::All,
    };
    let positions = Memo::new(move |_| desk.passing(horizon));
    let words = move || {
        positions.with(|positions| desk.ranking.with(|ranking| summary(ranking, positions)))
    };
    let body = move || match view {
        View::Flat(_) => view! { <Flat desk positions /> },
        View::ByKpi => view! { <ByKpi desk positions /> },
    };
    let is_empty = Memo::new(move |_| positions.with(Vec::is_empty));
    view! {
        <div class="stack">
            {(view == View::Flat(Horizon::Today)).then(|| view! { <h2 class="paper-only">{move || checklist_title(desk)}</h2> })}
            <FilterBar desk />
            <p class="note" role="status">{words}</p>
            {move || match is_empty.get() {
                true => view! { <NothingHere desk horizon /> },
                false => body(),
            }}
        </div>
    }
}

/// What the list of today is called on paper.
fn checklist_title(desk: PriorityDesk) -> String {
    let today = desk.ranking.with(|ranking| ranking.facts.today);
    format!("Checklist for {}", date_text(day_number(today)))
}

/// A list that has nothing to show.
#[component]
fn NothingHere(desk: PriorityDesk, horizon: Horizon) -> Node {
    let (title, sentence) = match horizon {
        Horizon::Today => (
            "Nothing is left for today",
            "No task is due, comes daily or is of high priority. Look at the week, or clear the filters.",
        ),
        _ => ("No task matches", "The filters leave nothing to show."),
    };
    view! {
        <EmptyState icon=Glyph::Filter title sentence>
            <Button on_click=move || desk.clear_filters()>"Clear the filters"</Button>
        </EmptyState>
    }
}

#[component]
fn Flat(desk: PriorityDesk, positions: Memo<Vec<usize>>) -> Node {
    let rows = move || {
        let shown = desk.shown.get();
        positions.with(|positions| {
            desk.ranking
                .with(|ranking| rows(desk, ranking, positions, shown))
        })
    };
    let more = move || {
        let hidden = positions.with(Vec::len).saturating_sub(desk.shown.get());
        (hidden > 0).then(|| {
            view! { <Button on_click=move || desk.show_more()>{format!("Show more ({hidden} hidden)")}</Button> }
        })
    };
    view! {
        <ul class="tasks">{rows}</ul>
        {more}
    }
}

fn rows(desk: PriorityDesk, ranking: &Ranking, positions: &[usize], shown: usize) -> Vec<Node> {
    let positions = positions.iter().take(shown);
    positions
        .map(|&position| row(desk, ranking, position))
        .collect()
}

#[component]
fn ByKpi(desk: PriorityDesk, positions: Memo<Vec<usize>>) -> Node {
    // The group that shows all its tasks.
    let whole = RwSignal::new(None::<Option<Id>>);
    let groups = move || {
        let (shown, whole_group) = (desk.shown.get(), whole.get());
        positions.with(|positions| {
            desk.ranking.with(|ranking| {
                let groups = by_kpi(ranking, positions);
                let hidden = groups.len().saturating_sub(groups_shown(shown));
                let groups = groups.into_iter().take(groups_shown(shown));
                let drawn: Vec<Node> = groups
                    .map(|group| {
                        let is_whole = whole_group == Some(group.0) || shown == usize::MAX;
                        one_group(desk, ranking, group, is_whole, whole)
                    })
                    .collect();
                let more = (hidden > 0).then(|| {
                    view! { <Button on_click=move || desk.show_more()>{format!("Show more KPIs ({hidden} hidden)")}</Button> }
                });
                view! { {drawn} {more} }
            })
        })
    };
    view! { <div class="stack">{groups} {move || without_tasks(desk)}</div> }
}

/// Says which KPIs nobody does anything for.
fn without_tasks(desk: PriorityDesk) -> Option<Node> {
    let names: Vec<String> = desk.ranking.with(|ranking| {
        let has_task = |id: Id| {
            let mut open = ranking.rows.iter().filter(|ranked| ranked.task.is_open());
            open.any(|ranked| ranked.task.kpis.contains(&id))
        };
        let kpis = ranking.facts.kpis_by_name().into_iter();
        kpis.filter(|fact| !has_task(fact.id))
            .map(|fact| fact.name.clone())
            .collect()
    });
    let title = match names.len() {
        0 => return None,
        count => in_number(count, "{n KPI} {n has/have} no task."),
    };
    let actions = move || {
        view! { <Button small=true on_click=move || desk.starters.set(true)>"Add starter tasks"</Button> }
    };
    Some(view! { <Notice title actions>{names.join(", ")}</Notice> })
}

fn groups_shown(tasks: usize) -> usize {
    tasks / OF_KPI
}

fn one_group(
    desk: PriorityDesk,
    ranking: &Ranking,
    (kpi, positions): Group,
    is_whole: bool,
    whole: RwSignal<Option<Option<Id>>>,
) -> Node {
    let title = match kpi.and_then(|id| ranking.facts.kpi(id)) {
        Some(fact) => {
            view! { <a href=Route::Kpi(fact.id).href()>{fact.name.clone()}</a> }
        }
        None => view! { "For no KPI" },
    };
    let shown = if is_whole { usize::MAX } else { OF_KPI };
    let hidden = positions.len().saturating_sub(shown);
    let more = (hidden > 0).then(|| {
        let all = format!("Show all {}", positions.len());
        view! { <Button small=true kind=ButtonKind::Quiet on_click=move || whole.set(Some(kpi))>{all}</Button> }
    });
    view! {
        <section class="task-group">
            <h2>{title}</h2>
            <p class="note">{summary(ranking, &positions)}</p>
            <ul class="tasks">{rows(desk, ranking, &positions, shown)}</ul>
            {more}
        </section>
    }
}
