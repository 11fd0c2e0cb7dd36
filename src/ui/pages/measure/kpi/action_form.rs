//! The form of an action: what, who, by when, and what it is expected to change.

use chrono::NaiveDate;

use super::subject::OpenKpi;
use crate::domain::base::Extra;
use crate::domain::measure::action::{Action, ActionState};
use crate::domain::revision::Id;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What the fields hold.
#[derive(Clone, Copy)]
pub struct ActionDraft {
    what: RwSignal<String>,
    who: RwSignal<String>,
    due: RwSignal<Option<NaiveDate>>,
    effect: RwSignal<String>,
    /// Set once someone tried to save.
    asked: RwSignal<bool>,
}

impl ActionDraft {
    /// A new action.
    pub fn new() -> ActionDraft {
        ActionDraft {
            what: RwSignal::new(String::new()),
            who: RwSignal::new(String::new()),
            due: RwSignal::new(None),
            effect: RwSignal::new(String::new()),
            asked: RwSignal::new(false),
        }
    }

    /// An action to edit.
    pub fn of(action: &Action) -> ActionDraft {
        ActionDraft {
            what: RwSignal::new(action.what.clone()),
            who: RwSignal::new(action.who.clone()),
            due: RwSignal::new(action.due),
            effect: RwSignal::new(action.effect.clone()),
            asked: RwSignal::new(false),
        }
    }

    pub fn clear(self) {
        self.what.set(String::new());
        self.who.set(String::new());
        self.due.set(None);
        self.effect.set(String::new());
        self.asked.set(false);
    }

    fn lacks(self, text: RwSignal<String>, words: &'static str) -> Signal<Option<String>> {
        let is_empty = move || text.with(|text| text.trim().is_empty());
        Signal::derive(move || (self.asked.get() && is_empty()).then(|| words.to_owned()))
    }

    /// Reads the fields; `None` when something is missing, which they then say.
    fn read(self) -> Option<(String, String, NaiveDate, String)> {
        self.asked.set(true);
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let (what, who) = (text(self.what), text(self.who));
        if what.is_empty() || who.is_empty() {
            return None;
        }
        Some((what, who, self.due.get_untracked()?, text(self.effect)))
    }

    /// Returns a new, open action.
    pub fn agreed(self, subject: OpenKpi, id: Id) -> Option<Action> {
        let (what, who, due, effect) = self.read()?;
        Some(Action {
            id,
            kpi: subject.id,
            what,
            who,
            due: Some(due),
            effect,
            state: ActionState::Open,
            created: subject.today.get_untracked(),
            closed: None,
            extra: Extra::new(),
        })
    }

    /// Returns the action with what was edited.
    pub fn edited(self, action: &Action) -> Option<Action> {
        let (what, who, due, effect) = self.read()?;
        Some(Action {
            what,
            who,
            due: Some(due),
            effect,
            ..action.clone()
        })
    }
}

/// The fields of an action.
#[component]
pub fn ActionFields(draft: ActionDraft) -> impl IntoView {
    let due_error = move || {
        let is_missing = draft.asked.get() && draft.due.get().is_none();
        is_missing.then(|| "Say by when; a day can still be moved.".to_owned())
    };
    view! {
        <div class="form">
            <div class="wide">
                <TextField label="What is done" value=draft.what error=draft.lacks(draft.what, "Say what is done.")
                    on_commit=move |text| draft.what.set(text) />
            </div>
            <TextField label="Who" value=draft.who error=draft.lacks(draft.who, "Name one person, who answers for it.")
                on_commit=move |text| draft.who.set(text) />
            <DateField label="By when" value=draft.due error=Signal::derive(due_error)
                on_commit=move |day| draft.due.set(day) />
            <div class="wide">
                <TextField label="Expected effect" value=draft.effect optional=true max_length=2000
                    hint="What should be better afterwards, and by how much."
                    on_commit=move |text| draft.effect.set(text) />
            </div>
        </div>
    }
}
