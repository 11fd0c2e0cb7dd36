//! What every part of the page looks at: the risk, how the project weighs risk, and the way to change it.

use crate::domain::decide::policy::Policy;
use crate::domain::decide::risk::Risk;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::ui::page::{Page, subject_of};
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The risk of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct OpenRisk {
    page: Page<Risk>,
    pub risk: Memo<Risk>,
    pub policy: Memo<Policy>,
    /// The step that was just done, while nobody has said whether the score changed.
    pub just_done: RwSignal<Option<String>>,
    /// Whether the dialog for new scores is open.
    pub scoring: RwSignal<bool>,
}

subject_of!(OpenRisk, Risk);

impl OpenRisk {
    /// Starts following the risk; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<OpenRisk> {
        let page = Page::find(workspace, id)?;
        Some(OpenRisk {
            page,
            risk: page.record,
            policy: Memo::new(move |_| workspace.scorecard.with(Scorecard::policy)),
            just_done: RwSignal::new(None),
            scoring: RwSignal::new(false),
        })
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
pub fn line(subject: OpenRisk, of: TextOf) -> Node {
    let (value, commit) = parts(subject, of);
    view! { <TextField label=of.label value optional=true hint=of.hint on_commit=commit /> }
}

/// Several lines of text, kept when they are left.
pub fn lines(subject: OpenRisk, of: TextOf) -> Node {
    let (value, commit) = parts(subject, of);
    view! { <TextArea label=of.label value optional=true rows=2 hint=of.hint on_commit=commit /> }
}

fn parts(subject: OpenRisk, of: TextOf) -> (Signal<String>, Callback<String>) {
    let value = Signal::derive(move || subject.risk.with(|risk| (of.get)(risk).clone()));
    let commit = Callback::new(move |text: String| {
        let mut risk = subject.now();
        (of.set)(&mut risk, text.trim().to_owned());
        subject.put(of.title, risk);
    });
    (value, commit)
}
