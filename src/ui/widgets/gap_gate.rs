//! The one rule for texts with gaps, wherever they leave the page: copied, as a mail, on paper, as a file.
//!
//! The first click does nothing but name what is missing; the button then says with how many gaps the text goes out, and
//! the next click lets it go. What is optional leaves no gap, and so never stands in the way.

use super::button::{Button, ButtonKind};
use super::icon::Glyph;
use crate::domain::words::gaps;
use crate::domain::words::letter::Letter;
use crate::ui::prelude::*;

/// Stands before the ways out of one text; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct GapGate {
    /// What belongs into the gaps.
    missing: Signal<Vec<String>>,
    warned: RwSignal<bool>,
}

impl GapGate {
    /// Stands before a text of a person's, whose gaps have to be looked for.
    pub fn new(text: Signal<String>) -> GapGate {
        let missing = Signal::derive(move || text.with(|text| gaps::missing(text)));
        GapGate::before(missing, move || text.track())
    }

    /// Stands before a text of ours, which knows its gaps.
    pub fn of(letter: Signal<Letter>) -> GapGate {
        let missing = Signal::derive(move || letter.with(Letter::missing));
        GapGate::before(missing, move || letter.track())
    }

    fn before(missing: Signal<Vec<String>>, track: impl Fn() + Send + Sync + 'static) -> GapGate {
        let warned = RwSignal::new(false);
        // A text that changed has other gaps.
        Effect::new(move || {
            track();
            if warned.get_untracked() {
                warned.set(false);
            }
        });
        GapGate { missing, warned }
    }

    /// Tells whether the text may go out; else it has been said now what is missing.
    pub fn lets_pass(self) -> bool {
        let is_whole = self.missing.with_untracked(Vec::is_empty);
        let passes = is_whole || self.warned.get_untracked();
        self.warned.set(!passes);
        passes
    }

    /// Returns the words of a button: the usual ones, or with how many gaps the text would go out.
    pub fn label(self, usual: &str) -> String {
        match self.warned.get() {
            true => gaps::with_gaps(usual, self.missing.with(Vec::len)),
            false => usual.to_owned(),
        }
    }

    /// Says what is missing, once somebody has tried; `said` says that nothing has happened yet.
    pub fn notice(self, said: &'static str) -> Node {
        let words = move || {
            let missing = self.warned.get().then(|| self.missing.get())?;
            Some(format!("{said} Still missing: {}.", missing.join("; ")))
        };
        view! { <span class="copy-missing" role="status">{words}</span> }
    }
}

/// A link by which the text leaves, such as one to the mail program.
pub fn gated_link(gate: GapGate, href: String, label: &'static str) -> Node {
    let click = move |event: leptos::ev::MouseEvent| {
        if !gate.lets_pass() {
            event.prevent_default();
        }
    };
    view! {
        <span class="copy">
            <a class="btn" href=href on:click=click>{move || gate.label(label)}</a>
            {gate.notice("Not done yet.")}
        </span>
    }
}

/// A button by which the text leaves, such as one that prints or saves it.
pub fn gated_button(
    gate: GapGate,
    label: &'static str,
    kind: ButtonKind,
    icon: Option<Glyph>,
    act: impl Fn() + Send + Sync + 'static,
) -> Node {
    let click = move || {
        if gate.lets_pass() {
            act();
        }
    };
    let words = move || gate.label(label);
    let button = match icon {
        Some(icon) => view! { <Button kind icon on_click=click>{words}</Button> },
        None => view! { <Button kind on_click=click>{words}</Button> },
    };
    view! { <span class="copy">{button}{gate.notice("Not done yet.")}</span> }
}
