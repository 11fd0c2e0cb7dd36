//! Asks about a value that can hardly be meant: two buttons, one for each reading.
//!
//! Called by the field of a value and by the preview of a table.

use crate::ui::dom::{Node, view};
use leptos::prelude::*;

use crate::domain::measure::quantity::doubt::{Question, Reading};
use crate::ui::widgets::*;

/// Draws the question. `about` says for screen readers what the buttons are about; `id` is where the focus can go.
pub fn ask(id: String, about: &str, question: Question, choose: Callback<Reading>) -> Node {
    let Question { why, readings } = question;
    let buttons: Vec<Node> = (readings.into_iter())
        .map(|reading| {
            let shown = reading.shown.clone();
            let (about, choose) = (about.to_owned(), move || choose.run(reading.clone()));
            view! {
                <Button small=true on_click=choose>{shown}<span class="visually-hidden">" for "{about}</span></Button>
            }
        })
        .collect();
    view! {
        <div class="doubt" id=id role="group" aria-label=format!("Which value is meant for {about}?")>
            <p role="status">{format!("{why} Which is meant?")}</p>
            <div class="actions">{buttons}</div>
        </div>
    }
}
