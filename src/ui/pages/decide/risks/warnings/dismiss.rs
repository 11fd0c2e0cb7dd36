//! Putting a red flag aside: not without a reason.

use leptos::html;

use super::focus_soon;
use crate::domain::base::NAME_LIMIT;
use crate::domain::decide::flags::Flag;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::form::{Field, FormDialog};
use crate::ui::prelude::*;
use crate::ui::workspace::Workspace;

/// What the fields hold, and of which flag.
#[derive(Clone)]
struct Dismissing {
    flag: Flag,
    reason: String,
}

type Of = Field<Dismissing>;

static FIELDS: [Of; 2] = [
    Of::widget(|form| view! { <p class="wide">{form.read(|it| it.flag.headline.clone())}</p> }),
    Of::line("Reason", |it| &mut it.reason)
        .needs("Say why, so that others can follow.")
        .checked(|it| {
            let length = it.reason.chars().count();
            let words = || format!("It has {length} characters, and {NAME_LIMIT} fit; shorten it.");
            (length > NAME_LIMIT).then(words)
        })
        .hint("Why it need not be looked at. It comes back when there is new evidence.")
        .wide(),
];

/// Asks why the flag in `dismissing` need not be shown, and closes by emptying it.
#[component]
pub fn DismissDialog(
    dismissing: RwSignal<Option<Flag>>,
    /// Takes the focus when the flag is gone.
    list: NodeRef<html::Div>,
) -> Node {
    let workspace = Workspace::get();
    let start = move || {
        Some(Dismissing {
            flag: dismissing.get_untracked()?,
            reason: String::new(),
        })
    };
    let save = move |_: &Dismissing, it: Dismissing| {
        let today = workspace.now.get_untracked().date();
        let dismissal = (workspace.scorecard)
            .with_untracked(|card| it.flag.dismiss(card, &it.reason, today, browser::new_id()));
        let edit = Edit::new("dismiss a red flag").put(dismissal);
        workspace.edit_with_undo(edit, "Red flag dismissed");
        focus_soon(list);
        Ok(())
    };
    FormDialog::about(dismissing, "Dismiss the red flag", "Dismiss the flag").of(
        &FIELDS,
        |it| it.flag.headline.clone(),
        start,
        save,
    )
}
