//! One task of a list.

use super::desk::PriorityDesk;
use super::why::{priority_badge, reasons};
use crate::domain::decide::blocking;
use crate::domain::decide::priority::{Facts, in_a_line, waiting};
use crate::domain::decide::ranking::{Ranked, Ranking};
use crate::domain::decide::task::{Task, TaskCadence, TaskState};
use crate::domain::decide::worklist::{due_words, ordinal};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// Draws the task at the position of the ranking.
pub fn row(desk: PriorityDesk, ranking: &Ranking, position: usize) -> Node {
    let ranked = &ranking.rows[position];
    let (task, facts) = (&ranked.task, &ranking.facts);
    let is_done = !ranked.is_to_do();
    let tick = {
        let task = task.clone();
        move |event| desk.tick(&task, event_target_checked(&event))
    };
    let name = format!("Done: {}", task.what);
    let cadence = (task.cadence != TaskCadence::Once).then(|| {
        view! { <span class="task-cadence">{task.cadence.name()}</span> }
    });
    let overdue = task.is_overdue(facts.today).then_some("bad");
    view! {
        <li class="task" class:task-done=is_done>
            <label class="task-box"><input type="checkbox" class="task-tick" aria-label=name
                prop:checked=is_done on:change=tick /></label>
            <div class="task-main">
                <p class="task-what"><a href=Route::Task(task.id).href()>{task.what.clone()}</a>{cadence}</p>
                {(!is_done).then(|| why_line(desk, ranked, facts, position))}
                {links(desk, ranked, facts)}
            </div>
            <div class="task-side">
                {(!is_done).then(|| priority_badge(ranked.priority))}
                <span class="task-due" data-tone=overdue>{due_words(ranked, facts.today)}</span>
                {side_words(ranked).map(|words| view! { <span class="task-who">{words}</span> })}
            </div>
        </li>
    }
}

/// The best reasons in a line, and the button that opens all of them.
fn why_line(desk: PriorityDesk, ranked: &Ranked, facts: &Facts, position: usize) -> Node {
    let id = ranked.task.id;
    let question = match position {
        0 => "Why is this first?".to_owned(),
        _ => format!("Why is this {}?", ordinal(position + 1)),
    };
    let is_open = move || desk.explained.get() == Some(id);
    let toggle = move |_| {
        let opened = desk.explained.get_untracked() == Some(id);
        desk.explained.set((!opened).then_some(id));
    };
    let name = format!("{question} {}", ranked.task.what);
    let opened = move || {
        is_open().then(|| {
            desk.ranking.with_untracked(|ranking| {
                let ranked = ranking.rows.iter().find(|ranked| ranked.task.id == id);
                ranked.map(|ranked| reasons(ranked, &ranking.facts))
            })
        })
    };
    view! {
        <p class="task-why">
            <span>{in_a_line(ranked, facts)}</span>" "
            <button type="button" class="task-ask" aria-label=name aria-expanded=move || is_open().to_string()
                on:click=toggle>{question}</button>
        </p>
        {opened}
    }
}

/// The KPIs and risks that it is for, and whether it waits.
fn links(desk: PriorityDesk, ranked: &Ranked, facts: &Facts) -> Option<Node> {
    let task = &ranked.task;
    let mut links: Vec<Node> = Vec::new();
    if ranked.is_blocked {
        let words = waits_for(desk, task);
        links.push(
            view! { <span class="task-blocked"><Icon glyph=Glyph::Clock /><span>{words}</span></span> },
        );
    }
    if ranked.points.waiting > 0 {
        let words = waiting(facts.waiting_for(task.id));
        links.push(view! { <span>{words}</span> });
    }
    let kpis = task.kpis.iter().filter_map(|&id| facts.kpi(id));
    links.extend(kpis.map(|fact| {
        view! { <a href=Route::Kpi(fact.id).href()><Icon glyph=Glyph::Gauge />{fact.name.clone()}</a> }
    }));
    let risks = task.risks.iter().filter_map(|&id| facts.risk(id));
    links.extend(risks.map(|fact| {
        view! { <a href=Route::Risk(fact.id).href()><Icon glyph=Glyph::Scales />{fact.name.clone()}</a> }
    }));
    (!links.is_empty()).then(|| view! { <p class="task-links">{links}</p> })
}

/// Effort, state and owner, as far as they are known.
fn side_words(ranked: &Ranked) -> Option<String> {
    let task = &ranked.task;
    let mut words = Vec::new();
    if let Some(effort) = task.effort {
        words.push(quantity::format(Unit::Hours, effort.get(), ""));
    }
    if task.state == TaskState::InProgress {
        words.push("in progress".to_owned());
    }
    if !task.owner.is_empty() {
        words.push(task.owner.clone());
    }
    (!words.is_empty()).then(|| words.join(" · "))
}

fn waits_for(desk: PriorityDesk, task: &Task) -> String {
    let card = desk.workspace.scorecard;
    card.with_untracked(|card| match blocking::blockers(card, task)[..] {
        [] => String::new(),
        [one] => format!("Waits for “{}”", one.what),
        [first, ref others @ ..] => format!("Waits for “{}” and {} more", first.what, others.len()),
    })
}
