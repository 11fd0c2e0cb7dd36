//! The dialog in which an update is given: when, how, and a note for the log.

use chrono::NaiveDate;

use crate::domain::explain::plan;
use crate::domain::explain::stakeholder::{Method, Stakeholder};
use crate::domain::scorecard::Edit;
use crate::ui::form::{Field, Form, FormDialog, One};
use crate::ui::prelude::*;
use crate::ui::title::focus;
use crate::ui::workspace::Workspace;

/// What the fields hold, and for whom.
#[derive(Clone)]
struct Given {
    stakeholder: Stakeholder,
    today: NaiveDate,
    day: Option<NaiveDate>,
    method: Method,
    note: String,
}

type Of = Field<Given>;

static FIELDS: [Of; 4] = [
    Of::day("Told on", |given| &mut given.day)
        .past()
        .needs("Choose the day on which they were told.")
        .checked(|given| {
            let is_ahead = given.day.is_some_and(|day| day > given.today);
            let words = "This day is yet to come. Log the update once it was given.";
            is_ahead.then(|| words.to_owned())
        }),
    Of::one("How", &One(|given| &mut given.method)),
    Of::lines("Note", 3, |given| &mut given.note)
        .hint("What was said, what was asked: for the log.")
        .wide(),
    Of::widget(effect),
];

fn effect(form: Form<Given>) -> Node {
    let words = move || {
        form.read(|given| match given.day {
            Some(day) if day <= given.today => {
                plan::effect_words(&given.stakeholder, day, given.today)
            }
            _ => String::new(),
        })
    };
    view! { <p class="wide note" role="status">{words}</p> }
}

/// The dialog; it is open while somebody is chosen. Afterwards the place that listed them has the focus.
pub fn dialog(
    workspace: Workspace,
    giving: RwSignal<Option<Stakeholder>>,
    place: &'static str,
) -> Node {
    let title = Signal::derive(move || {
        let name = giving.with(|one| one.as_ref().map(|one| one.name.clone()));
        format!("Update for {}", name.unwrap_or_default())
    });
    let start = move || {
        let stakeholder = giving.get_untracked()?;
        let today = workspace.now.get_untracked().date();
        Some(Given {
            method: stakeholder.method,
            stakeholder,
            today,
            day: Some(today),
            note: String::new(),
        })
    };
    let save = move |_: &Given, given: Given| {
        give(workspace, &given);
        // The button that opened the dialog may be gone.
        request_animation_frame(move || focus(place));
        Ok(())
    };
    FormDialog::about(giving, title, "Log the update").of(&FIELDS, |_| String::new(), start, save)
}

/// Gives the update to the stakeholder as they are now.
fn give(workspace: Workspace, given: &Given) {
    let scorecard = workspace.scorecard;
    let now = |id| scorecard.with_untracked(|card| card.get::<Stakeholder>(id).cloned());
    let (Some(now), Some(day)) = (now(given.stakeholder.id), given.day) else {
        return;
    };
    let told = plan::give_update(&now, day, given.method, &given.note);
    let next = plan::due_words(&told, given.today);
    let said = format!("Update for {} logged. Next: {next}", told.name);
    let edit = Edit::new(format!("log an update for “{}”", told.name)).put(told);
    workspace.edit_with_undo(edit, said);
}
