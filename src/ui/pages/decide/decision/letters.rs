//! A text that the app writes about the decision: its gaps marked, to edit, to copy.

use leptos::prelude::*;

use super::subject::{Subject, Told};
use crate::domain::decide::decision::TextKind;
use crate::domain::explain::letter::{Letter, Part};
use crate::ui::memo::Memo;
use crate::ui::widgets::*;

/// The words as they are now.
#[derive(Clone, PartialEq)]
struct Words {
    text: String,
    draft: String,
    is_edited: bool,
    /// The facts give another draft since the text was edited.
    is_old: bool,
}

/// The text: the draft, or what a person made of it.
#[component]
pub fn LetterPanel(
    subject: Subject,
    kind: TextKind,
    /// Which of the texts.
    pick: fn(&Told) -> &Letter,
    /// What the box is called while it is edited.
    label: &'static str,
) -> impl IntoView {
    let letter = Memo::new(move |_| subject.told.with(|told| pick(told).clone()));
    let words = Memo::new(move |_| {
        let draft = letter.with(Letter::text);
        subject.decision.with(|decision| {
            let mut wordings = decision.wordings.iter();
            match wordings.find(|wording| wording.kind == kind) {
                Some(edited) => Words {
                    text: edited.text.clone(),
                    is_edited: true,
                    is_old: edited.draft != draft,
                    draft,
                },
                None => Words {
                    text: draft.clone(),
                    is_edited: false,
                    is_old: false,
                    draft,
                },
            }
        })
    });
    let keep = move |text: Option<String>| {
        let draft = words.with_untracked(|words| words.draft.clone());
        subject.keep_wording(kind, text, draft);
    };
    let editing = RwSignal::new(false);
    let text = Signal::derive(move || words.with(|words| words.text.clone()));
    let shown = move || {
        if editing.get() {
            return view! { <TextArea label rows=12 value=text on_commit=move |text| keep(Some(text)) /> }.into_any();
        }
        if words.with(|words| words.is_edited) {
            return view! { <p class="script-words">{text}</p> }.into_any();
        }
        let parts = letter.with(|letter| letter.parts.iter().cloned().map(part).collect_view());
        view! { <p class="script-words">{parts}</p> }.into_any()
    };
    let gaps = move || {
        let gaps = if words.with(|words| words.is_edited) {
            0
        } else {
            letter.with(Letter::gaps)
        };
        (gaps > 0).then(|| match gaps {
            1 => "One gap is left; it is marked.".to_owned(),
            many => format!("{many} gaps are left; they are marked."),
        })
    };
    let old = move || {
        words.with(|words| words.is_old).then(|| view! {
        <Notice kind=NoticeKind::Warn title="Your wording is older than the facts."
            actions=move || view! { <Button small=true on_click=move || keep(None)>"Use the new draft"</Button> }>
            "Something it says may have changed since you edited it. Read it again before you use it."
        </Notice>
    })
    };
    view! {
        <div class="script">
            {old}
            {shown}
            <p class="note" role="status">{gaps}</p>
            <div class="actions">
                <CopyButton text label="Copy the text" />
                {move || if editing.get() {
                    view! { <Button on_click=move || editing.set(false)>"Done"</Button> }.into_any()
                } else {
                    view! { <Button icon=Glyph::Pencil on_click=move || editing.set(true)>"Edit the wording"</Button> }.into_any()
                }}
                {move || words.with(|words| words.is_edited).then(|| view! {
                    <Button kind=ButtonKind::Quiet on_click=move || keep(None)>"Back to the draft"</Button>
                })}
            </div>
        </div>
    }
}

fn part(part: Part) -> AnyView {
    match part {
        Part::Words(words) => view! { <span>{words}</span> }.into_any(),
        Part::Gap(hint) => view! { <mark class="slot">"["{hint}"]"</mark> }.into_any(),
    }
}
