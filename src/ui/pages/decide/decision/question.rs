//! What is asked, why, and by when it has to be answered.

use crate::ui::prelude::*;

use super::subject::OpenDecision;
use crate::domain::decide::decision::Decision;
use crate::domain::words::date_phrase;
use crate::ui::form::Field;
use crate::ui::widgets::*;

type Of = Field<Decision>;

static WORDS: [Of; 2] = [
    Of::line("What is to be decided", |decision| &mut decision.question)
        .title("change the question")
        .needs("A decision needs a question.")
        .wide(),
    Of::lines("Context", 2, |decision| &mut decision.context)
        .hint("What led to it, and what is fixed already.")
        .wide(),
];
static BY: Of =
    Of::day("Needed by", |decision| &mut decision.decide_by).title("change the day of a decision");

/// The question: fields while it is open, words once it is decided.
#[component]
pub fn Question(subject: OpenDecision, is_made: bool) -> Node {
    if is_made {
        let context = move || {
            let words = subject.decision.with(|decision| decision.context.clone());
            (!words.is_empty()).then(|| {
                view! {
                    <Card title="Context"><p class="prose decision-words">{words}</p></Card>
                }
            })
        };
        return context.into_node();
    }
    let by = Signal::derive(move || subject.decision.with(|decision| decision.decide_by));
    let hint = Signal::derive(move || {
        let (by, today) = (by.get()?, subject.workspace.today());
        let day = date_phrase(by, today);
        (by < today).then(|| format!("{day} is over: decide, or agree another day."))
    });
    view! {
        <Card title="The question">
            <div class="form">
                {subject.fields(&WORDS)}
                {subject.hinted(&BY, hint)}
            </div>
        </Card>
    }
}
