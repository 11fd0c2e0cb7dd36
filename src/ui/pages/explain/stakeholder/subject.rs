//! What every part of the page looks at: the stakeholder, and the way to change them.

use crate::ui::dom::{Node, view};
use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::memo::Memo;
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The stakeholder of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Subject {
    pub id: Id,
    pub workspace: Workspace,
    /// The stakeholder; as they were last, once deleted.
    pub who: Memo<Stakeholder>,
    pub today: Memo<NaiveDate>,
}

impl Subject {
    /// Starts following the stakeholder; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<Subject> {
        let scorecard = workspace.scorecard;
        let first = scorecard.with_untracked(|card| card.get::<Stakeholder>(id).cloned())?;
        Some(Subject {
            id,
            workspace,
            who: Memo::new(move |before: Option<&Stakeholder>| {
                let now = scorecard.with(|card| card.get::<Stakeholder>(id).cloned());
                now.unwrap_or_else(|| before.unwrap_or(&first).clone())
            }),
            today: Memo::new(move |_| workspace.today()),
        })
    }

    pub fn now(self) -> Stakeholder {
        self.who.get_untracked()
    }

    /// Keeps the stakeholder as they are to be; tells whether anything changed.
    pub fn put(self, title: &str, who: Stakeholder) -> bool {
        let is_same = self.who.with_untracked(|old| *old == who);
        !is_same && self.workspace.edit(Edit::new(title).put(who))
    }

    /// The same, and says so with a way back.
    pub fn put_with_undo(self, title: &str, who: Stakeholder, said: &str) {
        if self.put(title, who) {
            self.workspace.say_with_undo(said);
        }
    }
}

/// A field for a text of the stakeholder: how to read it, and how to write it.
#[derive(Clone, Copy)]
pub struct TextOf {
    pub label: &'static str,
    pub hint: &'static str,
    /// The end of "Undo: …".
    pub title: &'static str,
    /// So many lines; one is a single line.
    pub rows: u32,
    pub part: fn(&mut Stakeholder) -> &mut String,
}

/// The field, kept when it is left.
pub fn text(subject: Subject, of: TextOf) -> Node {
    let value = Signal::derive(move || (of.part)(&mut subject.who.get()).clone());
    let commit = Callback::new(move |text: String| {
        let mut who = subject.now();
        *(of.part)(&mut who) = text.trim().to_owned();
        subject.put(of.title, who);
    });
    match of.rows {
        1 => {
            view! { <TextField label=of.label value optional=true hint=of.hint on_commit=commit /> }
        }
        rows => {
            view! { <TextArea label=of.label value optional=true rows=rows hint=of.hint on_commit=commit /> }
        }
    }
}

/// A choice of the stakeholder, known by its position.
#[derive(Clone, Copy)]
pub struct ChoiceOf {
    pub label: &'static str,
    pub title: &'static str,
    pub get: fn(&Stakeholder) -> usize,
    pub set: fn(&mut Stakeholder, usize),
}

/// The select, kept when another is chosen.
pub fn choice(
    subject: Subject,
    of: ChoiceOf,
    names: impl IntoIterator<Item = &'static str>,
) -> Node {
    let chosen = Signal::derive(move || subject.who.with(of.get));
    let choose = Callback::new(move |index: usize| {
        let mut who = subject.now();
        (of.set)(&mut who, index);
        subject.put(of.title, who);
    });
    pick(of.label, fixed(names), chosen, choose, false)
}
