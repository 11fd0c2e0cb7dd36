//! A text that the app writes: its gaps marked, to edit, to check for hard words, to copy, to open as a mail.
//!
//! Every page that shows such a text uses this panel; where an edited wording is kept is the page's business.

use crate::ui::prelude::*;

use super::plain_panel::plain_panel;
use crate::domain::words::gaps;
use crate::domain::words::letter::{Letter, LetterPart};
use crate::domain::words::template::in_number;
use crate::files::mail;
use crate::ui::widgets::*;

/// A wording that was edited by hand, and the draft that it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    pub text: String,
    pub draft: String,
}

/// What the panel shows and where it keeps.
#[derive(Clone, Copy)]
pub struct Text {
    pub letter: Memo<Letter>,
    pub edited: Memo<Option<Edited>>,
    /// Is given the new wording and the draft; no wording goes back to the draft.
    pub keep: Callback<(Option<String>, String)>,
    /// What the box is called while it is edited.
    pub label: &'static str,
}

impl Text {
    /// What is shown: the draft, or what a person made of it.
    fn shown(self) -> Letter {
        match self.edited.get() {
            Some(edited) => gaps::read(&edited.text),
            None => self.letter.get(),
        }
    }

    fn is_old(self) -> bool {
        self.edited.with(|edited| {
            let draft = edited.as_ref().map(|edited| &edited.draft);
            draft.is_some_and(|draft| self.letter.with(|letter| letter.text() != *draft))
        })
    }

    fn keep(self, text: Option<String>) {
        let draft = self.letter.with_untracked(Letter::text);
        self.keep.run((text, draft));
    }
}

/// The text: the draft, or what a person made of it.
pub fn text_panel(panel: Text) -> Node {
    let letter: Signal<Letter> = Memo::new(move |_| panel.shown()).into();
    let text: Signal<String> = Memo::new(move |_| letter.with(Letter::text)).into();
    let editing = RwSignal::new(false);
    let is_edited = Memo::new(move |_| panel.edited.with(Option::is_some));
    let is_old = Memo::new(move |_| panel.is_old());
    let shown = move || match editing.get() {
        true => view! {
            <TextArea label=panel.label rows=12 value=text on_commit=move |text| panel.keep(Some(text)) />
        },
        false => view! { <p class="script-words">{letter.with(marked)}</p> },
    };
    let gaps = move || match letter.with(|letter| letter.missing().len()) {
        0 => "Nothing is missing.".to_owned(),
        many => in_number(many, "{n gap} {n is/are} left; {n it is/they are} marked."),
    };
    let old = move || {
        is_old.get().then(|| view! {
            <Notice kind=NoticeKind::Warn title="Your wording is older than the facts."
                actions=move || view! { <Button small=true on_click=move || panel.keep(None)>"Use the new draft"</Button> }>
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
                <CopyButton text letter kind=ButtonKind::Primary label="Copy the text" />
                {mail_link(text, GapGate::of(letter))}
                {move || if editing.get() {
                    view! { <Button on_click=move || editing.set(false)>"Done"</Button> }
                } else {
                    view! { <Button icon=Glyph::Pencil on_click=move || editing.set(true)>"Edit the wording"</Button> }
                }}
                {move || is_edited.get().then(|| view! {
                    <Button kind=ButtonKind::Quiet on_click=move || panel.keep(None)>"Back to the draft"</Button>
                })}
            </div>
            {plain_panel(text, Callback::new(move |text| panel.keep(Some(text))))}
        </div>
    }
}

/// Marks the gaps of a text.
pub fn marked(letter: &Letter) -> Node {
    let part = |part: &LetterPart| match part {
        LetterPart::Words(words) => view! { <span>{words.clone()}</span> },
        LetterPart::Gap(hint) => view! { <mark class="slot">"["{hint.clone()}"]"</mark> },
    };
    Node::list(letter.parts.iter().map(part).collect())
}

/// The way to the mail program: the whole text, or an empty mail when it is too long for a link.
pub fn mail_link(text: Signal<String>, gate: GapGate) -> Node {
    let link = move || {
        let draft = mail::draft("", &text.get());
        match draft.is_whole {
            true => gated_link(gate, draft.link, "Open as mail"),
            false => view! {
                <a class="btn" href=draft.link>"Open an empty mail"</a>
                <span class="note">"Too long for a mail link: copy the text into it."</span>
            },
        }
    };
    link.into_node()
}
