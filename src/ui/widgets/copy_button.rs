//! A button that copies a text, unless it has gaps that nobody has been told of. Where the browser refuses the clipboard, it shows the text selected, to copy by hand.

use std::time::Duration;

use leptos::html;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::button::ButtonKind;
use super::gap_gate::GapGate;
use super::icon::{Glyph, Icon};
use crate::domain::words::letter::Letter;
use crate::ui::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Copying {
    Waiting,
    Copied,
    Refused,
}

/// Writes the text to the clipboard.
///
/// Looked up step by step: outside a secure context there is no clipboard, some browsers and extensions take it away
/// elsewhere too, and calling what is not there would be an uncaught error rather than an answer.
pub async fn copied(text: &str) -> Result<(), JsValue> {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into())?;
    let write = js_sys::Reflect::get(&clipboard, &"writeText".into())?;
    let write: js_sys::Function = write.dyn_into()?;
    let written = write.call1(&clipboard, &text.into())?;
    JsFuture::from(js_sys::Promise::resolve(&written)).await?;
    Ok(())
}

/// Copies `text` and says so for two seconds, politely announced.
#[component]
pub fn CopyButton(
    /// What is copied; read at the click.
    #[prop(into)]
    text: Signal<String>,
    /// The same with its gaps, where the program wrote it.
    #[prop(optional, into)]
    letter: Option<Signal<Letter>>,
    /// The words of the button.
    #[prop(default = "Copy".to_owned(), into)]
    label: String,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// For rows and toolbars.
    #[prop(optional)]
    small: bool,
    /// Runs after a successful copy.
    #[prop(optional, into)]
    on_copied: Option<Callback<()>>,
) -> Node {
    let outcome = RwSignal::new(Copying::Waiting);
    let by_hand = NodeRef::<html::Textarea>::new();
    let copy = move || {
        spawn_local(async move {
            if copied(&text.get_untracked()).await.is_err() {
                outcome.set(Copying::Refused);
                return;
            }
            outcome.set(Copying::Copied);
            if let Some(on_copied) = on_copied {
                // The page may be gone by now.
                on_copied.try_run(());
            }
            set_timeout(
                move || {
                    let _ = outcome.try_set(Copying::Waiting);
                },
                Duration::from_secs(2),
            );
        });
    };
    let gate = letter.map_or_else(|| GapGate::new(text), GapGate::of);
    let on_click = move |()| {
        if gate.lets_pass() {
            copy()
        }
    };
    Effect::new(move || {
        if outcome.get() == Copying::Refused
            && let Some(area) = by_hand.get()
        {
            let _ = area.focus();
            area.select();
        }
    });
    view! {
        <span class="copy">
            <button
                type="button"
                class="btn"
                class:btn-small=small
                data-kind=kind.name()
                on:click=move |_| on_click(())
            >
                {move || {
                    let glyph = if outcome.get() == Copying::Copied { Glyph::Tick } else { Glyph::Copy };
                    view! { <Icon glyph /> }
                }}
                <span>
                    {move || match outcome.get() {
                        Copying::Copied => "Copied".to_owned(),
                        _ => gate.label(&label),
                    }}
                </span>
            </button>
            <span class="visually-hidden" role="status">
                {move || (outcome.get() == Copying::Copied).then_some("Copied")}
            </span>
            {gate.notice("Not copied yet.")}
            {move || {
                (outcome.get() == Copying::Refused)
                    .then(|| {
                        view! {
                            <label class="copy-by-hand">
                                "The browser did not allow copying. Press Ctrl+C (⌘C) to copy the selected text."
                                <textarea readonly rows="4" node_ref=by_hand prop:value=text.get_untracked() />
                            </label>
                        }
                    })
            }}
        </span>
    }
}
