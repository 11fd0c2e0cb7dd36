//! The risk in words, to copy as they are or with one's own changes.

use crate::ui::dom::view;
use leptos::prelude::*;

use super::subject::Subject;
use crate::domain::decide::risk::Risk;
use crate::domain::explain::risk_statement;
use crate::ui::memo::Memo;
use crate::ui::widgets::*;

/// The statement; it follows the risk until somebody rewords it.
#[component]
pub fn Statement(subject: Subject) -> impl IntoView {
    let draft = Memo::new(move |_| {
        let today = subject.today.get();
        (subject.workspace.scorecard).with(|card| {
            let risk = card.get::<Risk>(subject.id);
            risk.map(|risk| risk_statement::statement(card, risk, today))
                .unwrap_or_default()
        })
    });
    let own = RwSignal::new(None::<String>);
    let text = Signal::derive(move || own.get().unwrap_or_else(|| draft.get()));
    let commit = move |words: String| {
        let is_draft = draft.with_untracked(|draft| *draft == words);
        own.set((!is_draft).then_some(words));
    };
    let note = move || match own.with(Option::is_some) {
        true => "Your wording stays until you leave the page; copy it before.",
        false => "It follows the risk. Reword it here before you copy it.",
    };
    view! {
        <Card title="Say it" note="The risk in words, for a mail or a report">
            <div class="stack">
                <TextArea label="Risk statement" value=text rows=6 on_commit=commit hint=Signal::derive(move || Some(note().to_owned())) />
                <div class="actions">
                    <CopyButton text label="Copy the statement" />
                    {move || own.with(Option::is_some).then(|| view! {
                        <Button kind=ButtonKind::Quiet on_click=move || own.set(None)>"Back to the draft"</Button>
                    })}
                </div>
            </div>
        </Card>
    }
}
