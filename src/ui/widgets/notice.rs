//! Things said in place: a banner with a state and perhaps a way out, and details that open.

use super::icon::{Glyph, Icon};
use crate::ui::prelude::*;

/// The weight of a notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Worth knowing.
    #[default]
    Info,
    /// Went well.
    Good,
    /// Needs a look.
    Warn,
    /// Went wrong or will.
    Bad,
}

impl NoticeKind {
    fn parts(self) -> (&'static str, Glyph, &'static str) {
        match self {
            Self::Info => ("accent", Glyph::Info, "Note"),
            Self::Good => ("good", Glyph::Check, "Good"),
            Self::Warn => ("watch", Glyph::Watch, "Warning"),
            Self::Bad => ("bad", Glyph::Off, "Problem"),
        }
    }
}

/// An inline banner. `Bad` is announced at once, the others politely, when they appear.
#[component]
pub fn Notice(
    /// Its weight.
    #[prop(optional)]
    kind: NoticeKind,
    /// A short bold start.
    #[prop(optional, into)]
    title: Option<String>,
    /// Buttons: what to do about it.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// What happened, and what it means.
    children: Children,
) -> Node {
    let (tone, glyph, word) = kind.parts();
    view! {
        <div class="notice" data-tone=tone role=if kind == NoticeKind::Bad { "alert" } else { "status" }>
            <Icon glyph />
            <div class="notice-text">
                <span class="visually-hidden">{word}": "</span>
                {title.map(|title| view! { <strong>{title}</strong> " " })}
                {children()}
            </div>
            <div class="actions">{actions.run()}</div>
        </div>
    }
}

/// Details that open and close.
#[component]
pub fn Disclosure(
    /// The line that is always there.
    #[prop(into)]
    summary: Signal<String>,
    /// Starts open.
    #[prop(optional)]
    open: bool,
    /// Runs when it was opened or closed.
    #[prop(optional, into)]
    on_toggle: Option<Callback<()>>,
    /// What it opens.
    children: Children,
) -> Node {
    let toggled = move |_| {
        if let Some(on_toggle) = on_toggle {
            on_toggle.run(());
        }
    };
    view! {
        <details class="disclosure" open=open on:toggle=toggled>
            <summary><Icon glyph=Glyph::Chevron /><span>{move || summary.get()}</span></summary>
            <div class="disclosure-body">{children()}</div>
        </details>
    }
}
