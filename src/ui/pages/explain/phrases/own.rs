//! The form for a phrase of one's own.

use leptos::ev;

use super::desk::Desk;
use crate::domain::explain::own_phrase::OwnPhrase;
use crate::domain::explain::phrase::{Occasion, Slot, Tone};
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::pages::explain::plain_panel::plain_panel;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The dialog; it starts with the phrase of `desk.form`, or empty.
#[component]
pub fn OwnForm(desk: Desk) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let when = RwSignal::new(String::new());
    let occasion = RwSignal::new(Occasion::default());
    let tone = RwSignal::new(Tone::default());
    let tried = RwSignal::new(false);
    Effect::new(move || {
        let phrase = desk.form.get();
        desk.form_open.track();
        text.set(
            phrase
                .as_ref()
                .map(|one| one.text.clone())
                .unwrap_or_default(),
        );
        when.set(
            phrase
                .as_ref()
                .map(|one| one.when.clone())
                .unwrap_or_default(),
        );
        let chosen = desk.occasion.get_untracked().unwrap_or_default();
        occasion.set(phrase.as_ref().map_or(chosen, |one| one.occasion));
        tone.set(phrase.map_or(Tone::default(), |one| one.tone));
        tried.set(false);
    });
    let error = Signal::derive(move || {
        let is_empty = text.with(|text| text.trim().is_empty());
        (tried.get() && is_empty).then(|| "Write the phrase.".to_owned())
    });
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if error.get_untracked().is_some() {
            return;
        }
        let before = desk.form.get_untracked();
        let phrase = OwnPhrase {
            id: before.as_ref().map_or_else(browser::new_id, |one| one.id),
            occasion: occasion.get_untracked(),
            tone: tone.get_untracked(),
            when: when.get_untracked().trim().to_owned(),
            text: text.get_untracked().trim().to_owned(),
            favourite: before.as_ref().is_some_and(|one| one.favourite),
            extra: before.map(|one| one.extra).unwrap_or_default(),
        };
        let edit = Edit::new("keep a phrase");
        let edit = match desk.form.get_untracked() {
            Some(old) => edit.put_from(old, phrase),
            None => edit.put(phrase),
        };
        if desk.workspace.edit(edit).is_kept() {
            desk.form_open.set(false);
        }
    };
    let form = unique_id("phrase");
    let body = {
        let form = form.clone();
        move || {
            let occasions = Occasion::ALL
                .map(|one| Choice::new(one, one.name()))
                .to_vec();
            let tones = Tone::ALL.map(|one| Choice::new(one, one.name())).to_vec();
            view! {
                <form class="stack" id=form.clone() novalidate on:submit=save>
                    <TextArea label="The phrase" rows=4 value=text error hint=slots_hint() on_commit=move |words| text.set(words) />
                    {plain_panel(text.into(), Callback::new(move |words| text.set(words)))}
                    <div class="form">
                        <TextField label="When to use it" optional=true value=when on_commit=move |words| when.set(words) />
                        <SelectField label="Occasion" choices=occasions value=occasion on_commit=move |chosen| occasion.set(chosen) />
                        <SelectField label="Tone" choices=tones value=tone on_commit=move |chosen| tone.set(chosen) />
                    </div>
                </form>
            }
        }
    };
    let foot = move || {
        view! {
            <Button kind=ButtonKind::Quiet on_click=move || desk.form_open.set(false)>"Cancel"</Button>
            <button type="submit" class="btn" data-kind="primary" form=form.clone()><span>"Keep the phrase"</span></button>
        }
    };
    let title = Signal::derive(move || match desk.form.with(Option::is_some) {
        true => "Change the phrase".to_owned(),
        false => "New phrase".to_owned(),
    });
    view! { <Dialog open=desk.form_open title actions=foot>{body.clone()}</Dialog> }
}

fn slots_hint() -> String {
    let slots = Slot::ALL.map(|slot| format!("{{{}}}", slot.name()));
    format!("These fill from the scorecard: {}.", slots.join(" "))
}
