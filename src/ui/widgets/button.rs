//! Buttons that do something. What goes somewhere is a link: `<a class="btn" href="#/…">`.
//!
//! A button that cannot act now stays focusable and says why (`aria-disabled` and a reason), because a greyed-out
//! button that will not explain itself is a dead end.

use leptos::html;

use super::icon::{Glyph, Icon};
use super::ids::unique_id;
use crate::ui::prelude::*;

/// How much a button asks for attention. At most one `Primary` in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Anything else.
    #[default]
    Secondary,
    /// Rows, toolbars, "Cancel".
    Quiet,
    /// Deletes or overwrites.
    Danger,
}

impl ButtonKind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

/// A button with words.
#[component]
pub fn Button(
    /// Runs on click, Enter and Space, never while disabled.
    #[prop(into)]
    on_click: Callback<()>,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// For rows and toolbars.
    #[prop(optional)]
    small: bool,
    /// Drawn before the words.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// While this has a text, the button is disabled, and the text is its reason.
    #[prop(optional, into)]
    disabled_because: MaybeProp<String>,
    /// The element, to move focus to it.
    #[prop(optional)]
    node_ref: NodeRef<html::Button>,
    /// The words.
    children: Children,
) -> Node {
    let tip_id = unique_id("tip");
    let described_by = {
        let tip_id = tip_id.clone();
        move || disabled_because.get().map(|_| tip_id.clone())
    };
    view! {
        <button
            type="button"
            class="btn"
            class:btn-small=small
            data-kind=kind.name()
            node_ref=node_ref
            aria-disabled=move || disabled_because.get().map(|_| "true")
            aria-describedby=described_by
            on:click=move |_| {
                if disabled_because.get_untracked().is_none() {
                    on_click.run(());
                }
            }
        >
            {icon.map(|glyph| view! { <Icon glyph /> })}
            <span>{children()}</span>
            {move || {
                let id = tip_id.clone();
                disabled_because
                    .get()
                    .map(|reason| view! { <span class="tip" id=id aria-hidden="true">{reason}</span> })
            }}
        </button>
    }
}

/// A button that shows only an icon; its label is its name and appears on hover and focus.
#[component]
pub fn IconButton(
    /// The icon.
    #[prop(into)]
    icon: Signal<Glyph>,
    /// Its accessible name, a verb: "Delete KPI".
    #[prop(into)]
    label: Signal<String>,
    /// Runs on click, Enter and Space, never while disabled.
    #[prop(into)]
    on_click: Callback<()>,
    /// Its weight; quiet unless said otherwise.
    #[prop(default = ButtonKind::Quiet)]
    kind: ButtonKind,
    /// For rows and toolbars.
    #[prop(optional)]
    small: bool,
    /// While this has a text, the button is disabled, and the text is its reason.
    #[prop(optional, into)]
    disabled_because: MaybeProp<String>,
    /// The element, to move focus to it.
    #[prop(optional)]
    node_ref: NodeRef<html::Button>,
) -> Node {
    let tip_id = unique_id("tip");
    let described_by = {
        let tip_id = tip_id.clone();
        move || disabled_because.get().map(|_| tip_id.clone())
    };
    view! {
        <button
            type="button"
            class="btn btn-icon"
            class:btn-small=small
            data-kind=kind.name()
            node_ref=node_ref
            aria-label=move || label.get()
            aria-disabled=move || disabled_because.get().map(|_| "true")
            aria-describedby=described_by
            on:click=move |_| {
                if disabled_because.get_untracked().is_none() {
                    on_click.run(());
                }
            }
        >
            {move || view! { <Icon glyph=icon.get() /> }}
            <span class="tip" id=tip_id aria-hidden="true">
                {move || disabled_because.get().unwrap_or_else(|| label.get())}
            </span>
        </button>
    }
}

/// A key or a chord, as on a keyboard.
#[component]
pub fn Kbd(
    /// The keys, joined with `+`: `"Ctrl+K"`.
    keys: &'static str,
) -> Node {
    view! {
        <span class="keys">{keys.split('+').map(|key| view! { <kbd>{key}</kbd> }).collect_view()}</span>
    }
}
