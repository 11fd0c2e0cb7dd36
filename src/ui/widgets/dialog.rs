//! Dialogs on the browser's own `<dialog>`: modal, Escape closes, focus returns to where it was.
//!
//! At phone width a dialog is a sheet at the bottom edge. The content is built when it opens, so a form starts fresh.

use leptos::{ev, html};
use wasm_bindgen::JsCast;

use super::button::IconButton;
use super::icon::Glyph;
use super::ids::unique_id;
use crate::ui::prelude::*;

/// How wide a dialog may grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    /// A question.
    Small,
    /// A form.
    #[default]
    Medium,
    /// A preview or a table.
    Large,
    /// The command palette: near the top, no heading, and a click beside it closes.
    Palette,
}

impl DialogSize {
    fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::Palette => "palette",
        }
    }
}

/// A modal dialog.
#[component]
pub fn Dialog(
    /// Opens and closes it; closing by the user sets it to false.
    open: RwSignal<bool>,
    /// Its heading and accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// How wide it may grow.
    #[prop(optional)]
    size: DialogSize,
    /// Buttons at the foot; the main one last.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// Runs after it closed, however that came about.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// The body.
    children: ChildrenFn,
) -> Node {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = unique_id("dialog");
    let is_palette = size == DialogSize::Palette;
    Effect::new(move || {
        let (open, Some(element)) = (open.get(), dialog.get()) else {
            return;
        };
        if open && !element.open() {
            // A frame later the body is there, so that the browser finds its first field to focus.
            request_animation_frame(move || {
                let _ = element.show_modal();
                focus_first_field(&element);
            });
        } else if !open && element.open() {
            element.close();
        }
    });
    let closed = move |_: ev::Event| {
        open.set(false);
        if let Some(on_close) = on_close {
            on_close.run(());
        }
    };
    let click_beside = move |event: ev::MouseEvent| {
        let element = dialog.get_untracked().map(web_sys::EventTarget::from);
        let on_backdrop = element.is_some() && event.target() == element;
        if is_palette && on_backdrop {
            open.set(false);
        }
    };
    // The close button comes last in the markup: the first focus belongs to the body, the way out is the last stop.
    let parts = move || {
        let (children, actions, heading) = (children.clone(), actions.clone(), heading.clone());
        open.get().then(move || {
            view! {
                <div class="dialog-frame">
                    <h2 class="dialog-title" class:visually-hidden=is_palette id=heading>{move || title.get()}</h2>
                    <div class="dialog-body">{children()}</div>
                    {actions.map(|actions| view! { <footer class="dialog-foot">{actions.run()}</footer> })}
                    {(!is_palette)
                        .then(|| {
                            view! {
                                <div class="dialog-close">
                                    <IconButton icon=Glyph::Close label="Close" on_click=move || open.set(false) />
                                </div>
                            }
                        })}
                </div>
            }
        })
    };
    view! {
        <dialog
            class="dialog"
            data-size=size.name()
            node_ref=dialog
            aria-label=move || title.get()
            on:close=closed
            on:click=click_beside
        >
            {parts}
        </dialog>
    }
}

/// Chromium gives the first focus to a body that scrolls; it belongs to the first field in it.
fn focus_first_field(dialog: &web_sys::Element) {
    let focused = document().active_element();
    let on_body = focused.is_some_and(|element| element.matches(".dialog-body").unwrap_or(false));
    let first = dialog.query_selector(".dialog-body :is(input, select, textarea, button, a[href])");
    let first = first.ok().flatten().filter(|_| on_body);
    if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = first.focus();
    }
}
