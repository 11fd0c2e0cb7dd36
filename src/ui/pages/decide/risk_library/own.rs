//! The form of a risk of one's own: a name, a category and a score suffice.

use crate::domain::decide::risk::{FailureMode, Risk};
use crate::domain::decide::scale::Score;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::form::{Field, FormDialog, One, Refused};
use crate::ui::pages::decide::risk::score_form::{Levels, Offered, levels};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::workspace::Workspace;

/// What the fields hold.
#[derive(Clone)]
struct NewRisk {
    name: String,
    category: FailureMode,
    score: Levels,
}

type Of = Field<NewRisk>;

static FIELDS: [Of; 3] = [
    Of::name("Give it a name, as people say it in a meeting.", |risk| {
        &mut risk.name
    })
    .hint("What may happen: “The vendor is breached”.")
    .wide(),
    Of::one("Category", &One(|risk| &mut risk.category))
        .hint("Where projects fail.")
        .wide(),
    Of::widget(|form| {
        levels(form, "Score as it is today", Offered::Meanings, |risk| {
            &mut risk.score
        })
    }),
];

/// The dialog; saving opens the page of the new risk.
#[component]
pub fn OwnRisk(workspace: Workspace, open: RwSignal<bool>) -> Node {
    let start = || {
        Some(NewRisk {
            name: String::new(),
            category: FailureMode::default(),
            score: Levels::of(Some(Score::MIDDLE)),
        })
    };
    let save = move |_: &NewRisk, new: NewRisk| {
        let (id, today) = (browser::new_id(), workspace.now.get_untracked().date());
        let (said, edit) = (
            format!("Added “{}”", new.name),
            format!("add “{}”", new.name),
        );
        let score = new.score.score().unwrap_or(Score::MIDDLE);
        let edit = Edit::new(edit).put(Risk::new(id, new.name, new.category, score, today));
        Refused::unless(workspace.edit_with_undo(edit, said).is_kept())?;
        Route::Risk(id).go();
        Ok(())
    };
    FormDialog::new(open, "Your own risk", "Add the risk").of(
        &FIELDS,
        |_| String::new(),
        start,
        save,
    )
}
