//! What needs somebody, in one line; what it is about opens on demand.

use super::desk::WeekDesk;
use crate::domain::decide::flags;
use crate::domain::measure::kpi::FOCUS_LIMIT;
use crate::domain::revision::Id;
use crate::domain::words::english::{counted, verb};
use crate::ui::charts::{date_text, day_number};
use crate::ui::needs::{Need, Way, of_all_pages};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

fn needs(desk: WeekDesk) -> Vec<Need> {
    let workspace = desk.workspace;
    let lacking: Vec<(Id, String)> = desk.rows.with(|rows| {
        let lacking = rows.iter().filter(|row| row.lacks_action);
        lacking.map(|row| (row.id, row.name.clone())).collect()
    });
    let mut needs = Vec::new();
    if let Some((first, _)) = lacking.first() {
        let names: Vec<&str> = lacking.iter().map(|(_, name)| name.as_str()).collect();
        needs.push(Need {
            kind: NoticeKind::Warn,
            short: format!(
                "{} off target without an action",
                counted(lacking.len(), "KPI")
            ),
            text: format!(
                "Off target without an action: {}. What is done about it, by whom, by when?",
                names.join(", ")
            ),
            way: Some(("Open the first", Way::Page(Route::Kpi(*first)))),
        });
    }
    needs.extend(of_all_pages(workspace, &Route::Scorecard));
    let today = workspace.today();
    let flags = workspace
        .scorecard
        .with(|card| flags::sorted(card, today).open);
    if !flags.is_empty() {
        let headlines: Vec<String> = flags.into_iter().map(|(flag, _)| flag.headline).collect();
        needs.push(Need {
            kind: NoticeKind::Info,
            short: counted(headlines.len(), "quiet red flag"),
            text: format!(
                "{}: {}.",
                counted(headlines.len(), "quiet red flag"),
                headlines.join("; ")
            ),
            way: Some(("See the evidence", Way::Page(Route::Warnings))),
        });
    }
    let in_focus = desk
        .rows
        .with(|rows| rows.iter().filter(|row| row.is_in_focus).count());
    if in_focus > FOCUS_LIMIT {
        needs.push(Need {
            kind: NoticeKind::Info,
            short: format!("{in_focus} KPIs in focus"),
            text: format!("{in_focus} KPIs are in focus, and nobody follows that many. Keep the {FOCUS_LIMIT} that a decision depends on, and take the others out of focus: they stay on the scorecard."),
            way: None,
        });
    }
    if let Some(day) = workspace.scorecard.with(|card| card.settings().sample_of) {
        let day = date_text(day_number(day));
        needs.push(Need {
            kind: NoticeKind::Info,
            short: "this is a sample".to_owned(),
            text: format!("This is a sample. The project and its figures are invented, as of {day}. Change what you like: you can undo everything."),
            way: Some(("Start your own", Way::Page(Route::Data))),
        });
    }
    needs
}

/// The line; it keeps its place while nothing needs anybody.
pub fn line(desk: WeekDesk) -> Node {
    let needs = Memo::new(move |_| needs(desk));
    let is_any = Memo::new(move |_| needs.with(|needs| !needs.is_empty()));
    let summary = Signal::derive(move || {
        needs.with(|needs| {
            let short: Vec<&str> = needs.iter().map(|need| need.short.as_str()).collect();
            let things = counted(needs.len(), "thing");
            let need = verb(needs.len(), "needs", "need");
            format!("{things} {need} you: {}", short.join(", "))
        })
    });
    let all = move || {
        let needs = needs.get().into_iter();
        Node::list(needs.map(|need| need.notice(desk.workspace)).collect())
    };
    let line = move || {
        is_any
            .get()
            .then(|| view! { <Disclosure summary>{all}</Disclosure> })
    };
    view! { <div class="week-needs">{line}</div> }
}
