//! What may go wrong without anybody having said so.
//!
//! - `red_flags`: patterns in the records, each with its evidence and the next step.
//! - `dismiss`: putting a flag aside, with a reason.
//! - `check`: the questions of the failure-mode check.

mod check;
mod dismiss;
mod red_flags;

use crate::ui::prelude::*;
use leptos::html;

/// The tab.
#[component]
pub fn Warnings() -> Node {
    view! {
        <div class="stack">
            <red_flags::RedFlags />
            <check::Check />
        </div>
    }
}

/// Moves the focus to what took the place of a focused element that is gone.
fn focus_soon(place: NodeRef<html::Div>) {
    request_animation_frame(move || {
        if let Some(place) = place.try_get_untracked().flatten() {
            // What has a tabindex can be focused; the Result is the binding's.
            let _ = place.focus();
        }
    });
}
