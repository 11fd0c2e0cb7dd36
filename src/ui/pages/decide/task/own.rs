//! A person's own priority in place of the computed one, with the reason.

use super::subject::OpenTask;
use crate::domain::base::{Extra, Record};
use crate::domain::decide::task::{OwnPriority, Priority, Task};
use crate::ui::form::{Field, Form, One, Refused};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

type Of = Field<OwnPriority>;

static FIELDS: [Of; 3] = [
    Of::widget(
        |_| view! { <p class="wide note">"When you know something that the numbers do not."</p> },
    ),
    Of::one("Priority", &One(|own| &mut own.priority)),
    Of::line("Reason", |own| &mut own.reason)
        .needs("Say why: whoever looks at the list tomorrow will ask."),
];

/// The card.
#[component]
pub fn OwnPriorityCard(subject: OpenTask) -> Node {
    let own = Memo::new(move |_| subject.task.with(|task| task.own_priority.clone()));
    let body = move || match own.get() {
        Some(own) => set(subject, &own),
        None => form(subject),
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

fn form(subject: OpenTask) -> Node {
    let blank = OwnPriority {
        priority: Priority::ALL[0],
        reason: String::new(),
        extra: Extra::new(),
    };
    let save = move |own: OwnPriority| {
        let task = Task {
            own_priority: Some(own.clone()),
            ..subject.task.get_untracked()
        };
        task.check()
            .map_err(|invalid| Refused::at("Reason", format!("Not kept: {}.", invalid.why)))?;
        subject.keep("set the priority of", task, "Your own priority counts now.");
        Ok(own)
    };
    (Form::new(&FIELDS, blank).minor()).beside("Your own priority", "Set it", (), save)
}
