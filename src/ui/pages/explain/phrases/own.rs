//! The form for a phrase of one's own.

use super::desk::PhraseDesk;
use crate::domain::explain::own_phrase::OwnPhrase;
use crate::domain::explain::phrase::{Slot, Tone};
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::form::{Field, Form, FormDialog, One, Refused};
use crate::ui::pages::explain::plain_panel::plain_panel;
use crate::ui::prelude::*;

type Of = Field<OwnPhrase>;

static FIELDS: [Of; 5] = [
    Of::lines("The phrase", 4, |phrase| &mut phrase.text)
        .needs("Write the phrase.")
        .said(slots_hint)
        .wide(),
    Of::widget(plain),
    Of::line("When to use it", |phrase| &mut phrase.when),
    Of::one("Occasion", &One(|phrase| &mut phrase.occasion)),
    Of::one("Tone", &One(|phrase| &mut phrase.tone)),
];

fn plain(form: Form<OwnPhrase>) -> Node {
    let text = Signal::derive(move || form.read(|phrase| phrase.text.clone()));
    let replace = Callback::new(move |text| form.draft.update(|phrase| phrase.text = text));
    view! { <div class="wide">{plain_panel(text, replace)}</div> }
}

/// The dialog; it starts with the phrase of `desk.form`, or empty.
#[component]
pub fn OwnForm(desk: PhraseDesk) -> Node {
    let start = move || {
        let new = || OwnPhrase {
            id: browser::new_id(),
            occasion: desk.occasion.get_untracked().unwrap_or_default(),
            tone: Tone::default(),
            when: String::new(),
            text: String::new(),
            favourite: false,
            extra: Default::default(),
        };
        Some(desk.form.get_untracked().unwrap_or_else(new))
    };
    let save = move |_: &OwnPhrase, phrase: OwnPhrase| {
        let edit = Edit::new("keep a phrase");
        let edit = match desk.form.get_untracked() {
            Some(old) => edit.put_from(old, phrase),
            None => edit.put(phrase),
        };
        Refused::unless(desk.workspace.edit(edit).is_kept())
    };
    let title = Signal::derive(move || match desk.form.with(Option::is_some) {
        true => "Change the phrase".to_owned(),
        false => "New phrase".to_owned(),
    });
    FormDialog::new(desk.form_open, title, "Keep the phrase").of(
        &FIELDS,
        |_| String::new(),
        start,
        save,
    )
}

fn slots_hint(_: &OwnPhrase) -> String {
    let slots = Slot::ALL.map(|slot| format!("{{{}}}", slot.name()));
    format!("These fill from the scorecard: {}.", slots.join(" "))
}
