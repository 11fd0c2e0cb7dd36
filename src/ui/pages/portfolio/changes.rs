//! What changed between the two days.

use super::desk::PortfolioDesk;
use super::projects::course;
use crate::domain::portfolio::changes::{Change, Move};
use crate::domain::portfolio::report::health;
use crate::ui::pages::measure::kpi::parts::day_text;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The tab.
pub fn card(desk: PortfolioDesk) -> Node {
    let rows = move || {
        let pairs = desk.pairs.get();
        let rows: Vec<Node> = pairs.iter().map(|pair| row(&Change::of(pair))).collect();
        rows
    };
    let note = move || {
        let pairs = desk.pairs.get();
        pairs.first().map(|pair| {
            format!(
                "From {} to {}: choose the days above",
                day_text(pair.then.day),
                day_text(pair.now.day)
            )
        })
    };
    view! {
        <Card title="What changed" note=Signal::derive(note) flush=true>
            <Table wide=true caption="What changed in each project between the two days">
                <thead><tr>
                    <th scope="col">"Project"</th><th scope="col">"Since then"</th><th scope="col">"Health"</th>
                    <th scope="col">"Exposure"</th><th scope="col">"Open risks"</th><th scope="col">"Overdue actions"</th>
                    <th scope="col">"KPIs with another status"</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        </Card>
    }
}

fn row(change: &Change) -> Node {
    let from_to = |then: String, now: String| match then == now {
        true => now,
        false => format!("{then} → {now}"),
    };
    let known = (change.known.then != change.known.now).then(|| {
        let words = format!("over {} then, {} now", change.known.then, change.known.now);
        view! { <span class="sub sub-wraps">{words}</span> }
    });
    let moved: Vec<Node> = [&change.worse, &change.better, &change.other]
        .into_iter()
        .flatten()
        .map(step)
        .collect();
    let moved = match moved.is_empty() {
        true => view! { "None" },
        false => view! { <ul class="portfolio-moves">{moved}</ul> },
    };
    view! {
        <tr>
            <th scope="row" class="own-words">{change.title.clone()}</th>
            <td data-label="Since then">{course(change.course())}</td>
            <td data-label="Health">{from_to(health(change.health.then), health(change.health.now))}{known}</td>
            <td data-label="Exposure">{from_to(change.exposure.then.to_string(), change.exposure.now.to_string())}</td>
            <td data-label="Open risks">{from_to(change.open_risks.then.to_string(), change.open_risks.now.to_string())}</td>
            <td data-label="Overdue actions">{from_to(change.overdue.then.to_string(), change.overdue.now.to_string())}</td>
            <td class="wide" data-label="KPIs with another status">{moved}</td>
        </tr>
    }
}

fn step(step: &Move) -> Node {
    let words = format!(
        "{}: {} → {}",
        step.name,
        step.then.name().to_lowercase(),
        step.now.name().to_lowercase()
    );
    view! { <li>{words}</li> }
}
