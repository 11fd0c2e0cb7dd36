//! What every part of the page looks at: the risk, how the project weighs risk, and the way to change it.

use crate::ui::dom::{Node, view};
use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::Risk;
use crate::domain::record::Record;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::memo::Memo;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The risk of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Subject {
    pub id: Id,
    pub workspace: Workspace,
    /// The risk; as it was last, once it is deleted.
    pub risk: Memo<Risk>,
    pub policy: Memo<Policy>,
    pub currency: Memo<String>,
    pub today: Memo<NaiveDate>,
    /// The step that was just done, while nobody has said whether the score changed.
    pub just_done: RwSignal<Option<String>>,
    /// Whether the dialog for new scores is open.
    pub scoring: RwSignal<bool>,
}

impl Subject {
    /// Starts following the risk; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<Subject> {
        let scorecard = workspace.scorecard;
        let first = scorecard.with_untracked(|card| card.get::<Risk>(id).cloned())?;
        Some(Subject {
            id,
            workspace,
            risk: Memo::new(move |before: Option<&Risk>| {
                let now = scorecard.with(|card| card.get::<Risk>(id).cloned());
                now.unwrap_or_else(|| before.unwrap_or(&first).clone())
            }),
            policy: Memo::new(move |_| scorecard.with(Policy::of)),
            currency: Memo::new(move |_| scorecard.with(|card| card.settings().currency)),
            today: Memo::new(move |_| workspace.today()),
            just_done: RwSignal::new(None),
            scoring: RwSignal::new(false),
        })
    }

    pub fn now(self) -> Risk {
        self.risk.get_untracked()
    }

    /// Keeps the risk as it is to be; tells whether it changed.
    pub fn put(self, title: &str, risk: Risk) -> bool {
        let is_same = self.risk.with_untracked(|old| *old == risk);
        !is_same && self.workspace.edit(Edit::new(title).put(risk))
    }

    /// The same, and says so with a way back.
    pub fn put_with_undo(self, title: &str, risk: Risk, said: &str) {
        if self.put(title, risk) {
            self.workspace.say_with_undo(said);
        }
    }

    /// Keeps the risk unless it contradicts itself; tells whether it does not.
    pub fn put_if_right(self, title: &str, risk: Risk) -> bool {
        let is_right = risk.check().is_ok();
        if is_right {
            self.put(title, risk);
        }
        is_right
    }
}

/// A field for a text of the risk: how to read it, and how to write it.
#[derive(Clone, Copy)]
pub struct TextOf {
    pub label: &'static str,
    pub hint: &'static str,
    /// The end of "Undo: …".
    pub title: &'static str,
    pub get: fn(&Risk) -> &String,
    pub set: fn(&mut Risk, String),
}

/// One line of text, kept when it is left.
pub fn line(subject: Subject, of: TextOf) -> Node {
    let (value, commit) = parts(subject, of);
    view! { <TextField label=of.label value optional=true hint=of.hint on_commit=commit /> }
}

/// Several lines of text, kept when they are left.
pub fn lines(subject: Subject, of: TextOf) -> Node {
    let (value, commit) = parts(subject, of);
    view! { <TextArea label=of.label value optional=true rows=2 hint=of.hint on_commit=commit /> }
}

fn parts(subject: Subject, of: TextOf) -> (Signal<String>, Callback<String>) {
    let value = Signal::derive(move || subject.risk.with(|risk| (of.get)(risk).clone()));
    let commit = Callback::new(move |text: String| {
        let mut risk = subject.now();
        (of.set)(&mut risk, text.trim().to_owned());
        subject.put(of.title, risk);
    });
    (value, commit)
}
