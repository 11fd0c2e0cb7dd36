//! The form of a mitigation step: what, who, by when.

use chrono::NaiveDate;

use crate::domain::base::Extra;
use crate::domain::decide::risk::{MitigationStep, StepState};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What the fields hold.
#[derive(Clone, Copy)]
pub struct StepDraft {
    what: RwSignal<String>,
    owner: RwSignal<String>,
    due: RwSignal<Option<NaiveDate>>,
    /// Set once someone tried to save.
    asked: RwSignal<bool>,
}

impl StepDraft {
    pub fn of(step: Option<&MitigationStep>) -> StepDraft {
        let text = |pick: fn(&MitigationStep) -> &String| {
            RwSignal::new(step.map(pick).cloned().unwrap_or_default())
        };
        StepDraft {
            what: text(|step| &step.what),
            owner: text(|step| &step.owner),
            due: RwSignal::new(step.and_then(|step| step.due)),
            asked: RwSignal::new(false),
        }
    }

    pub fn clear(self) {
        self.what.set(String::new());
        self.owner.set(String::new());
        self.due.set(None);
        self.asked.set(false);
    }

    /// Returns the step, with what the form does not ask taken from the old one.
    pub fn read(self, old: Option<&MitigationStep>) -> Option<MitigationStep> {
        self.asked.set(true);
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let what = Some(text(self.what)).filter(|what| !what.is_empty())?;
        Some(MitigationStep {
            what,
            owner: text(self.owner),
            due: self.due.get_untracked(),
            state: old.map_or(StepState::Open, |old| old.state),
            extra: old.map_or_else(Extra::new, |old| old.extra.clone()),
        })
    }
}

/// The fields.
#[component]
pub fn StepFields(draft: StepDraft) -> impl IntoView {
    let error = move || {
        let is_empty = draft.what.with(|what| what.trim().is_empty());
        (draft.asked.get() && is_empty).then(|| "Say what is done.".to_owned())
    };
    view! {
        <div class="form">
            <div class="wide">
                <TextField label="Step" value=draft.what error=Signal::derive(error) on_commit=move |text| draft.what.set(text) />
            </div>
            <TextField label="Who" value=draft.owner optional=true on_commit=move |text| draft.owner.set(text) />
            <DateField label="Due" value=draft.due optional=true on_commit=move |day| draft.due.set(day) />
        </div>
    }
}
