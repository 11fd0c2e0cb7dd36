//! What is asked, why, and by when it has to be answered.

use crate::ui::dom::IntoNode;
use crate::ui::prelude::*;

use super::subject::OpenDecision;
use crate::domain::words::date_phrase;
use crate::ui::widgets::*;

/// The question: fields while it is open, words once it is decided.
#[component]
pub fn Question(subject: OpenDecision, is_made: bool) -> impl IntoView {
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
    let error = RwSignal::new(None::<String>);
    let rename = move |text: String| match text.trim() {
        "" => error.set(Some("A decision needs a question.".to_owned())),
        text => {
            error.set(None);
            subject.change("change the question", |decision| {
                decision.question = text.to_owned()
            });
        }
    };
    let by = Signal::derive(move || subject.decision.with(|decision| decision.decide_by));
    let hint = Signal::derive(move || {
        let (by, today) = (by.get()?, subject.workspace.today());
        let day = date_phrase(by, today);
        (by < today).then(|| format!("{day} is over: decide, or agree another day."))
    });
    view! {
        <Card title="The question">
            <div class="form">
                <div class="wide">
                    <TextField label="What is to be decided" value=subject.text(|decision| &decision.question)
                        error=error on_commit=rename />
                </div>
                <div class="wide">
                    <TextArea label="Context" rows=2 optional=true value=subject.text(|decision| &decision.context)
                        hint="What led to it, and what is fixed already."
                        on_commit=move |text: String| { subject.change("change the context",
                            |decision| decision.context = text.trim().to_owned()); } />
                </div>
                <DateField label="Needed by" optional=true value=by hint=hint
                    on_commit=move |day| { subject.change("change the day of a decision",
                        |decision| decision.decide_by = day); } />
            </div>
        </Card>
    }
}
