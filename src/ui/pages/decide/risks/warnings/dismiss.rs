//! Putting a red flag aside: not without a reason.

use leptos::{ev, html};

use super::focus_soon;
use crate::domain::base::NAME_LIMIT;
use crate::domain::decide::flags::Flag;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// Asks why the flag in `dismissing` need not be shown, and closes by emptying it.
#[component]
pub fn DismissDialog(
    dismissing: RwSignal<Option<Flag>>,
    /// Takes the focus when the flag is gone.
    list: NodeRef<html::Div>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let open = RwSignal::new(false);
    let (reason, error) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    Effect::new(move || {
        open.set(dismissing.with(Option::is_some));
        reason.set(String::new());
        error.set(None);
    });
    let form = unique_id("form");
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(flag) = dismissing.get_untracked() else {
            return;
        };
        let words = reason.get_untracked();
        if let Some(wrong) = wrong(&words) {
            error.set(Some(wrong));
            return;
        }
        let dismissal = workspace.scorecard.with_untracked(|card| {
            flag.dismiss(
                card,
                &words,
                workspace.now.get_untracked().date(),
                browser::new_id(),
            )
        });
        let edit = Edit::new("dismiss a red flag").put(dismissal);
        dismissing.set(None);
        workspace.edit_with_undo(edit, "Red flag dismissed");
        focus_soon(list);
    };
    let foot = {
        let form = form.clone();
        move || {
            view! {
                <Button kind=ButtonKind::Quiet on_click=move || dismissing.set(None)>"Cancel"</Button>
                <button type="submit" class="btn" data-kind="primary" form=form.clone()><span>"Dismiss the flag"</span></button>
            }
        }
    };
    let headline = move || dismissing.with(|flag| flag.as_ref().map(|flag| flag.headline.clone()));
    view! {
        <Dialog open title="Dismiss the red flag" actions=foot on_close=move || dismissing.set(None)>
            <form class="stack" id=form.clone() data-about=headline novalidate on:submit=save>
                <p>{headline}</p>
                <TextField label="Reason" value=reason error hint="Why it need not be looked at. It comes back when there is new evidence."
                    on_commit=move |text| reason.set(text) />
            </form>
        </Dialog>
    }
}

fn wrong(reason: &str) -> Option<String> {
    let length = reason.trim().chars().count();
    match length {
        0 => Some("Say why, so that others can follow.".to_owned()),
        1..=NAME_LIMIT => None,
        _ => Some(format!(
            "It has {length} characters, and {NAME_LIMIT} fit; shorten it."
        )),
    }
}
