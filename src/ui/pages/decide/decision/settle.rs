//! Deciding: which option, why, who, and when it is looked at again.

use chrono::NaiveDate;
use leptos::ev;

use super::subject::{OpenDecision, ToldOption, focus_heading};
use crate::domain::base::{Extra, NAME_LIMIT};
use crate::domain::decide::carry_out;
use crate::domain::decide::decision::Outcome;
use crate::domain::decide::risk::Risk;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::words::template::in_number;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What the fields hold.
#[derive(Clone, Copy)]
struct SettlingDraft {
    option: RwSignal<Option<Id>>,
    reason: RwSignal<String>,
    by: RwSignal<String>,
    on: RwSignal<Option<NaiveDate>>,
    review: RwSignal<Option<NaiveDate>>,
    rescore: RwSignal<bool>,
    /// Set once someone tried to save.
    asked: RwSignal<bool>,
}

impl SettlingDraft {
    fn lacks(
        self,
        is_missing: impl Fn() -> bool + Send + Sync + 'static,
        words: &'static str,
    ) -> Signal<Option<String>> {
        Signal::derive(move || (self.asked.get() && is_missing()).then(|| words.to_owned()))
    }

    /// Reads the fields; `None` when something is missing, which they then say.
    fn read(self, subject: OpenDecision) -> Option<Outcome> {
        self.asked.set(true);
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let (reason, by) = (text(self.reason), text(self.by));
        let (option, on) = (self.option.get_untracked()?, self.on.get_untracked()?);
        if reason.is_empty() || by.is_empty() || by.chars().count() > NAME_LIMIT {
            return None;
        }
        let against = subject.told.with_untracked(|told| {
            let is_against = told
                .options
                .iter()
                .any(|one| one.id == option && one.is_against);
            is_against.then(|| told.line.clone())
        });
        Some(Outcome {
            option,
            reason,
            by,
            on,
            review: self.review.get_untracked(),
            against: against.unwrap_or_default(),
            extra: Extra::new(),
        })
    }
}

/// Returns the risks with the scores that the option expects; only those that change.
pub fn rescored(subject: OpenDecision, option: Id) -> Vec<Risk> {
    let today = subject.workspace.now.get_untracked().date();
    subject.workspace.scorecard.with_untracked(|card| {
        subject.decision.with_untracked(|decision| {
            let risks: Vec<&Risk> = card.all().collect();
            match decision.option(option) {
                Some(option) => carry_out::rescored(option, &decision.question, &risks, today),
                None => Vec::new(),
            }
        })
    })
}

/// The card of deciding.
#[component]
pub fn Settle(subject: OpenDecision) -> impl IntoView {
    let today = subject.workspace.now.get_untracked().date();
    let draft = SettlingDraft {
        option: RwSignal::new(None),
        reason: RwSignal::new(String::new()),
        by: RwSignal::new(String::new()),
        on: RwSignal::new(Some(today)),
        review: RwSignal::new(None),
        rescore: RwSignal::new(false),
        asked: RwSignal::new(false),
    };
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(outcome) = draft.read(subject) else {
            return;
        };
        let mut edit = Edit::new("decide");
        if draft.rescore.get_untracked() {
            for risk in rescored(subject, outcome.option) {
                edit = edit.put(risk);
            }
        }
        let mut decision = subject.decision.get_untracked();
        decision.outcome = Some(outcome);
        let decided = (subject.workspace).edit_with_undo(edit.put(decision), "Decided");
        if decided.is_kept() {
            focus_heading();
        }
    };
    view! {
        <Card title="Decide">
            <form class="stack" novalidate on:submit=save aria-label="Decide">
                <Fields subject draft today />
                <div class="toolbar">
                    <button type="submit" class="btn" data-kind="primary"><span>"Record the decision"</span></button>
                </div>
            </form>
        </Card>
    }
}

#[component]
fn Fields(subject: OpenDecision, draft: SettlingDraft, today: NaiveDate) -> impl IntoView {
    let choices = Signal::derive(move || {
        let mut choices = vec![Choice::new(None, "Choose an option")];
        subject.told.with(|told| {
            let all = told
                .options
                .iter()
                .map(|option| Choice::new(Some(option.id), option.name.clone()));
            choices.extend(all);
        });
        choices
    });
    let chosen = move || {
        let id = draft.option.get()?;
        subject
            .told
            .with(|told| told.options.iter().find(|option| option.id == id).cloned())
    };
    let warning = move || {
        let ToldOption {
            reason, is_against, ..
        } = chosen()?;
        let line = subject.told.with(|told| told.line.clone());
        is_against.then(|| view! {
            <Notice kind=NoticeKind::Warn title="This differs from the rule.">
                {format!("It says: {line} Of this option it says: {reason} You may choose it all the same; the log will show what the rule said.")}
            </Notice>
        })
    };
    let rescores = move || {
        let count = chosen().map_or(0, |option| rescored(subject, option.id).len());
        (count > 0).then(|| {
            view! {
                <Checkbox label=in_number(count, "Set the {n score/scores} of the {n risk/risks} to what this option expects")
                    hint="Only when it is in place already. You can do it later, from this page."
                    checked=draft.rescore on_commit=move |is_set| draft.rescore.set(is_set) />
            }
        })
    };
    let is_empty = |text: RwSignal<String>| move || text.with(|text| text.trim().is_empty());
    let review_hint = Signal::derive(move || {
        let review = draft.review.get()?;
        (review <= today).then(|| "This day is not ahead: it will count as due at once.".to_owned())
    });
    view! {
        <div class="form">
            <SelectField label="Option" choices value=draft.option
                error=draft.lacks(move || draft.option.get().is_none(), "Choose what is done.")
                on_commit=move |option| draft.option.set(option) />
            <TextField label="Decided by" value=draft.by hint=subject.known_people()
                error=draft.lacks(is_empty(draft.by), "Name who decided: one person, or a board.")
                on_commit=move |text| draft.by.set(text) />
            <div class="wide">
                <TextArea label="Reason" rows=2 value=draft.reason
                    error=draft.lacks(is_empty(draft.reason), "Say why, so that it can be understood in a year.")
                    on_commit=move |text| draft.reason.set(text) />
            </div>
            <DateField label="Decided on" value=draft.on
                error=draft.lacks(move || draft.on.get().is_none(), "Say on which day.")
                on_commit=move |day| draft.on.set(day) />
            <DateField label="Review on" optional=true value=draft.review hint=review_hint
                on_commit=move |day| draft.review.set(day) />
            <div class="wide stack">{warning}{rescores}</div>
        </div>
    }
}
