//! Asks about a value that can hardly be meant: two buttons, one for each reading.
//!
//! Called by the fields of values and by the preview of a table.

use crate::domain::measure::quantity::doubt::{DoubtReading, Question};
use crate::ui::prelude::*;
use crate::ui::title;
use crate::ui::widgets::*;

/// Draws the question. `about` says for screen readers what the buttons are about; `id` is where the focus can go.
pub fn ask(id: String, about: &str, question: Question, choose: Callback<DoubtReading>) -> Node {
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

/// A field, and below it the question about its text, where that has two readings.
#[component]
pub fn Asking(
    /// What the field is called.
    #[prop(into)]
    about: Signal<String>,
    #[prop(into)] question: Signal<Option<Question>>,
    /// Takes the text of the reading that is meant.
    #[prop(into)]
    on_choose: Callback<String>,
    /// The field.
    children: Children,
) -> Node {
    let id = unique_id("asking");
    let field = format!("#{id} input");
    let choose = Callback::new(move |reading: DoubtReading| {
        on_choose.run(reading.text);
        // The button that was pressed is gone.
        let field = field.clone();
        request_animation_frame(move || title::focus(&field));
    });
    let asked = move || {
        let question = question.get()?;
        Some(ask(
            unique_id("doubt"),
            &about.get_untracked(),
            question,
            choose,
        ))
    };
    view! { <div class="asking" id=id>{children()}{asked}</div> }
}

/// Leaves out what is wrong with a text while the question about it says so already.
pub fn unless_asked(
    error: impl Fn() -> Option<String> + Send + Sync + 'static,
    question: Memo<Option<Question>>,
) -> Signal<Option<String>> {
    Signal::derive(move || error().filter(|_| question.with(Option::is_none)))
}
