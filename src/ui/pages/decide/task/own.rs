//! A person's own priority in place of the computed one, with the reason.

use leptos::ev;

use super::subject::OpenTask;
use crate::domain::base::{Extra, Record};
use crate::domain::decide::task::{OwnPriority, Priority, Task};
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The card.
#[component]
pub fn OwnPriorityCard(subject: OpenTask) -> impl IntoView {
    let own = Memo::new(move |_| subject.task.with(|task| task.own_priority.clone()));
    let body = move || match own.get() {
        Some(own) => set(subject, &own),
        None => view! { <Form subject /> },
    };
    view! { <Card title="Your own priority">{body}</Card> }
}

fn set(subject: OpenTask, own: &OwnPriority) -> Node {
    let words = format!("{}: {}", own.priority.name(), own.reason);
    let computed = move || {
        let computed = subject.ranked.with(|ranked| ranked.computed.name());
        format!("Computed: {computed}.")
    };
    let back = move || {
        let task = subject.task.get_untracked();
        let computed = Task {
            own_priority: None,
            ..task
        };
        subject.keep(
            "compute the priority of",
            computed,
            "Back to the computed priority.",
        );
    };
    view! {
        <div class="stack">
            <p>{words}</p>
            <p class="note">{computed}</p>
            <p><Button icon=Glyph::Undo on_click=back>"Back to the computed one"</Button></p>
        </div>
    }
}

#[component]
fn Form(subject: OpenTask) -> impl IntoView {
    let chosen = RwSignal::new(0_usize);
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let reason = reason.get_untracked().trim().to_owned();
        if reason.is_empty() {
            error.set(Some(
                "Say why: whoever looks at the list tomorrow will ask.".to_owned(),
            ));
            return;
        }
        let own = OwnPriority {
            priority: Priority::ALL[chosen.get_untracked()],
            reason,
            extra: Extra::new(),
        };
        let task = Task {
            own_priority: Some(own),
            ..subject.task.get_untracked()
        };
        match task.check() {
            Err(invalid) => error.set(Some(format!("Not kept: {}.", invalid.why))),
            Ok(()) => subject.keep("set the priority of", task, "Your own priority counts now."),
        }
    };
    view! {
        <form class="stack" novalidate on:submit=save aria-label="Your own priority">
            <p class="note">"When you know something that the numbers do not."</p>
            {pick("Priority", fixed(Priority::ALL.map(Priority::name)), chosen.into(), Callback::new(move |index| chosen.set(index)), false)}
            <TextField label="Reason" value=reason error on_commit=move |text: String| {
                if !text.trim().is_empty() {
                    error.set(None);
                }
                reason.set(text);
            } />
            <p><button type="submit" class="btn"><span>"Set it"</span></button></p>
        </form>
    }
}
