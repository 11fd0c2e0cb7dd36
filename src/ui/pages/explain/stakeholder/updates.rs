//! How and when the stakeholder is told, and the log of what they were told.

use chrono::NaiveDate;
use leptos::html;

use super::subject::OpenStakeholder;
use crate::domain::explain::plan::{self, next_due};
use crate::domain::explain::stakeholder::{Stakeholder, Update, UpdateCadence};
use crate::ui::form::{Field, One};
use crate::ui::pages::measure::kpi::parts::{day_text, focus_list};
use crate::ui::prelude::*;
use crate::ui::widgets::{Button, Card, Glyph, IconButton};

type Of = Field<Stakeholder>;

static METHOD: Of = Of::one("How", &One(|who| &mut who.method)).title("change how they are told");
static CADENCE: Of =
    Of::one("How often", &One(|who| &mut who.cadence)).title("change how often they are told");
static MAIL: Of = Of::line("Mail address", |who| &mut who.mail).hint("For drafts.");
static DUE: Of = Of::day("Next update due", |who| &mut who.due)
    .title("change the day of the next update")
    .hint("The days of the series count from here.");

/// How they are told, and when next.
pub fn rhythm(subject: OpenStakeholder) -> Node {
    let start = move || {
        let (who, today) = (subject.now(), subject.today.get_untracked());
        let due = next_due(who.cadence, today, today);
        let planned = Stakeholder { due, ..who };
        subject.put_with_undo(
            "plan the next update",
            planned,
            "The next update is planned",
        );
    };
    let offer = move || {
        let lacks =
            |who: &Stakeholder| who.due.is_none() && who.cadence != UpdateCadence::OnRequest;
        let lacks = subject.record.with(lacks);
        lacks.then(|| view! { <Button small=true on_click=start>"Plan the next update"</Button> })
    };
    let kept = move || {
        let today = subject.today.get();
        let kept = subject.record.with(|who| plan::on_time(who, today));
        format!("{}.", kept.words())
    };
    view! {
        <Card title="Updates">
            <div class="form">
                {subject.field(&METHOD)}
                {subject.field(&CADENCE)}
                {subject.field(&DUE)}
                {subject.field(&MAIL)}
                <div class="wide">{offer}</div>
                <p class="wide note">{kept}</p>
            </div>
        </Card>
    }
}

/// What they were told, the newest first.
pub fn log(subject: OpenStakeholder) -> Node {
    let list = NodeRef::<html::Div>::new();
    let rows = move || {
        let updates = subject.record.with(|who| who.updates.clone());
        if updates.is_empty() {
            return view! { <p class="note">"Nothing yet. “Give the update” writes the first line."</p> };
        }
        let rows: Vec<Node> = (updates.into_iter().enumerate().rev())
            .map(|(position, update)| row(subject, position, update, list))
            .collect();
        view! { <ol class="kpi-list" reversed="">{rows}</ol> }
    };
    view! {
        <Card title="Updates given">
            <div tabindex="-1" node_ref=list class="kpi-focus">{rows}</div>
        </Card>
    }
}

fn row(
    subject: OpenStakeholder,
    position: usize,
    update: Update,
    list: NodeRef<html::Div>,
) -> Node {
    let day = day_text(update.on);
    let delete = move || {
        let mut who = subject.now();
        if position < who.updates.len() {
            who.updates.remove(position);
        }
        subject.put_with_undo("delete an update", who, "Update deleted");
        focus_list(list);
    };
    let label = format!("Delete the update of {day}");
    view! {
        <li class="kpi-item">
            <div>
                <p class="kpi-item-line"><span class="kpi-item-title">{day}</span><span>{format!("{}, {}", update.method.name(), in_time(update.due, update.on))}</span></p>
                <p>{update.note}</p>
            </div>
            <IconButton icon=Glyph::Trash small=true label=label on_click=delete />
        </li>
    }
}

fn in_time(due: Option<NaiveDate>, on: NaiveDate) -> String {
    match due {
        None => "on top of the plan".to_owned(),
        Some(due) if on <= due => "in time".to_owned(),
        Some(due) => format!("late, was due {}", day_text(due)),
    }
}
