//! Who is due an update: overdue, today, and within the next seven days.

use chrono::NaiveDate;

use super::PlanDesk;
use crate::domain::explain::plan::{self, Due};
use crate::domain::explain::stakeholder::Stakeholder;
use crate::ui::pages::measure::kpi::parts::day_text;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

const GROUPS: [(Due, &str); 3] = [
    (Due::Overdue, "Overdue"),
    (Due::Today, "Today"),
    (Due::Soon, "In the next 7 days"),
];

/// The card.
pub fn card(desk: PlanDesk) -> Node {
    let groups = move || {
        let today = desk.today.get();
        desk.all.with(|all| {
            let groups = GROUPS.map(|(due, name)| group(desk, all, due, name, today));
            Node::list(groups.into())
        })
    };
    let note = Signal::derive(move || {
        let today = desk.today.get();
        Some(desk.all.with(|all| plan::summary(all, today)))
    });
    view! {
        <Card title="Due an update" note=note>
            <div class="kpi-focus" id="dues" tabindex="-1">{groups}</div>
        </Card>
    }
}

fn group(desk: PlanDesk, all: &[Stakeholder], due: Due, name: &str, today: NaiveDate) -> Node {
    let rows: Vec<Node> = (all.iter())
        .filter(|one| plan::due(one, today) == due)
        .map(|one| row(desk, one, today))
        .collect();
    if rows.is_empty() {
        return Node::list(Vec::new());
    }
    let heading = format!("{name} ({})", rows.len());
    view! { <section class="plan-group"><h3>{heading}</h3><ul class="kpi-list">{rows}</ul></section> }
}

fn row(desk: PlanDesk, one: &Stakeholder, today: NaiveDate) -> Node {
    let told = match one.updates.last() {
        Some(update) => format!(" · last told {}", day_text(update.on)),
        None => " · never told yet".to_owned(),
    };
    let facts = format!(
        "{} · {}{told}",
        one.method.name(),
        one.cadence.name().to_lowercase()
    );
    let kind = match plan::due(one, today).is_now() {
        true => ButtonKind::Primary,
        false => ButtonKind::Secondary,
    };
    let (name, stakeholder) = (one.name.clone(), one.clone());
    view! {
        <li class="kpi-item">
            <div>
                <p class="kpi-item-line"><a class="kpi-item-title" href=Route::Stakeholder(one.id).href()>{one.name.clone()}</a>{due_mark(one, today)}</p>
                <p class="note">{facts}</p>
            </div>
            <div class="actions">
                <Button small=true kind=kind on_click=move || desk.giving.set(Some(stakeholder.clone()))>
                    "Give the update"<span class="visually-hidden">{format!(": {name}")}</span>
                </Button>
            </div>
        </li>
    }
}

/// When the next update is due, with a sign of its own for what is late.
pub fn due_mark(one: &Stakeholder, today: NaiveDate) -> Node {
    let (tone, glyph) = match plan::due(one, today) {
        Due::Overdue => ("bad", Glyph::Off),
        Due::Today => ("watch", Glyph::Watch),
        Due::Soon | Due::Later => ("unknown", Glyph::Clock),
        Due::Open => ("unknown", Glyph::Dash),
    };
    let words = plan::due_words(one, today);
    view! { <span class="plan-due" data-tone=tone><Icon glyph /><span>{words}</span></span> }
}
