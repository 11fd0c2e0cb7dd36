//! What every part of the page looks at: the stakeholder, and the way to change them.

use crate::domain::explain::stakeholder::Stakeholder;
use crate::ui::page::Page;
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The stakeholder of the page.
pub type OpenStakeholder = Page<Stakeholder>;

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
pub fn text(subject: OpenStakeholder, of: TextOf) -> Node {
    let value = Signal::derive(move || (of.part)(&mut subject.record.get()).clone());
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
    subject: OpenStakeholder,
    of: ChoiceOf,
    names: impl IntoIterator<Item = &'static str>,
) -> Node {
    let chosen = Signal::derive(move || subject.record.with(of.get));
    let choose = Callback::new(move |index: usize| {
        let mut who = subject.now();
        (of.set)(&mut who, index);
        subject.put(of.title, who);
    });
    pick(of.label, fixed(names), chosen, choose, false)
}
