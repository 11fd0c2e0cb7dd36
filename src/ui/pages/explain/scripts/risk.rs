//! A risk told: what may happen, what it would mean, what we do about it.

use super::chooser::{Chooser, nothing};
use crate::domain::decide::risk::Risk;
use crate::domain::explain::matter::open_risks;
use crate::domain::explain::message::{About, Message, MessageText};
use crate::domain::explain::risk_message;
use crate::domain::explain::script::Audience;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::words::letter::Letter;
use crate::library::letters;
use crate::ui::pages::explain::text_panel::{Edited, Text, text_panel};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The forms of the text: a paragraph, or a mail for a reader.
const FORMS: [(&str, MessageText, Option<Audience>); 5] = [
    ("A paragraph", MessageText::RiskStatement, None),
    (
        "Project manager",
        MessageText::RiskToProjectManager,
        Some(Audience::ProjectManager),
    ),
    ("CISO", MessageText::RiskToCiso, Some(Audience::Ciso)),
    ("Client", MessageText::RiskToClient, Some(Audience::Client)),
    (
        "Executives",
        MessageText::RiskToExecutives,
        Some(Audience::Executives),
    ),
];

/// The occasion.
#[component]
pub fn OfRisk() -> Node {
    let workspace = Workspace::get();
    let risks = Memo::new(move |_| {
        let today = workspace.today();
        workspace.scorecard.with(|card| {
            let open = open_risks(card, today).into_iter();
            open.map(|risk| (risk.id, risk.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let chooser = Chooser::new(risks);
    let form = RwSignal::new(0_usize);
    move || match risks.with(Vec::is_empty) {
        true => nothing(
            "No open risk to tell",
            "Once a risk is in the register, its words are here: what may happen, what it would mean, what we do.",
            Route::NewRisk.href(),
            "Add a risk",
        ),
        false => view! {
            <Card title="Tell a risk" note="What may happen, what it would mean, what we do">
                <div class="stack">
                    {chooser.field("Risk")}
                    <div class="toolbar"><Segmented legend="For whom" choices=forms() value=form on_commit=move |chosen| form.set(chosen) /></div>
                    {move || chooser.chosen.get().map(|risk| risk_panel(workspace, risk, form.get()))}
                    <p class="note">{move || chooser.chosen.get().map(|id| view! {
                        <a href=Route::Risk(id).href()>"Open the risk"</a>" to change what is said of it."
                    })}</p>
                </div>
            </Card>
        },
    }
}

fn forms() -> Vec<Choice<usize>> {
    let forms = FORMS.iter().enumerate();
    forms
        .map(|(index, form)| Choice::new(index, form.0))
        .collect()
}

/// The paragraph about the risk, for its own page.
pub fn statement_panel(workspace: Workspace, id: Id) -> Node {
    risk_panel(workspace, id, 0)
}

/// One text about the risk.
fn risk_panel(workspace: Workspace, id: Id, form: usize) -> Node {
    let (_, kind, reader) = FORMS[form.min(FORMS.len() - 1)];
    let letter = Memo::new(move |_| {
        let today = workspace.today();
        workspace.scorecard.with(|card| match card.get::<Risk>(id) {
            Some(risk) => match reader {
                Some(reader) => letters::risk(card, risk, reader, today),
                None => risk_message::statement(card, risk, today),
            },
            None => Letter::default(),
        })
    });
    message_panel(workspace, id, kind, letter, Message::new(id, About::Risk))
}

/// A text of a message; `new` is the message that is kept when there is none yet.
pub fn message_panel(
    workspace: Workspace,
    id: Id,
    kind: MessageText,
    letter: Memo<Letter>,
    new: Message,
) -> Node {
    let edited = Memo::new(move |_| {
        workspace.scorecard.with(|card| {
            let wording = card.get::<Message>(id)?.wording(kind)?;
            Some(Edited {
                text: wording.text.clone(),
                draft: wording.draft.clone(),
            })
        })
    });
    let keep = move |(text, draft): (Option<String>, String)| {
        let kept = workspace
            .scorecard
            .with_untracked(|card| card.get::<Message>(id).cloned());
        let before = kept.unwrap_or_else(|| new.clone());
        let mut message = before.clone();
        message.keep(kind, text, &draft);
        if message != before {
            workspace.edit(Edit::new("edit the wording").put(message));
        }
    };
    text_panel(Text {
        letter,
        edited,
        keep: Callback::new(keep),
        label: "Your wording",
    })
}
