//! Choosing or dropping a file, reading it, and asking what becomes of it.

use gloo_file::Blob;
use leptos::{ev, html};
use wasm_bindgen_futures::spawn_local;

use super::decision::{Decision, Incoming};
use super::decision_view::{DecisionBody, DecisionButtons};
use crate::files::preview::Mode;
use crate::files::refusal::Refusal;
use crate::files::scorecard_file;
use crate::files::text::MAX_BYTES;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// What the last file came to.
#[derive(Clone, PartialEq)]
enum TakingIn {
    Nothing,
    Busy(String),
    Refused { name: String, why: String },
}

/// The file input with its drop area, and all that follows.
#[component]
pub fn ImportButton() -> Node {
    let asks = RwSignal::new(false);
    let reading = RwSignal::new(TakingIn::Nothing);
    let decision = Decision::new(move |done| {
        let _ = asks.try_set(false);
        if done == Some(Mode::AddAsCopy) {
            Route::Scorecard.go();
        }
    });
    let take = move |files: Option<web_sys::FileList>| {
        let Some(file) = files.and_then(|files| files.get(0)) else {
            return;
        };
        let name = file.name();
        reading.set(TakingIn::Busy(name.clone()));
        spawn_local(async move {
            match read(file).await {
                Ok(file) => {
                    if reading.try_set(TakingIn::Nothing).is_none() {
                        decision.consider(Incoming { from: name, file });
                        asks.set(true);
                    }
                }
                Err(why) => drop(reading.try_set(TakingIn::Refused { name, why })),
            }
        });
    };
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            take(input.files());
            // Emptied, so that the same file can be chosen again after it was mended.
            input.set_value("");
        }
    };
    let over = RwSignal::new(false);
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()));
    };
    keep_dropped_files_from_replacing_the_page();
    let cancel = move || decision.cancel();
    view! {
        <div class="stack">
            <div class="drop" class:drop-over=move || over.get()
                on:dragover=move |event: ev::DragEvent| { event.prevent_default(); over.set(true); }
                on:dragleave=move |_| over.set(false)
                on:drop=dropped>
                <label class="btn drop-button">
                    <Icon glyph=Glyph::Upload />
                    <span>"Import a file"</span>
                    <input type="file" class="drop-input" accept=".json,application/json" node_ref=input on:change=chosen />
                </label>
                <p class="note">"or drop it here"</p>
            </div>
            {move || outcome(reading)}
        </div>
        <Dialog open=asks title="Import this scorecard?" size=DialogSize::Large
            actions=move || view! { <DecisionButtons decision /> } on_close=cancel>
            <DecisionBody decision />
        </Dialog>
    }
}

fn outcome(reading: RwSignal<TakingIn>) -> Node {
    match reading.get() {
        TakingIn::Nothing => Node::Nothing,
        TakingIn::Busy(name) => view! { <Progress label=format!("Reading “{name}”") /> },
        TakingIn::Refused { name, why } => view! {
            <Notice kind=NoticeKind::Bad title=format!("“{name}” was not imported, and nothing was changed.")
                actions=move || view! { <Button small=true kind=ButtonKind::Quiet on_click=move || reading.set(TakingIn::Nothing)>"Dismiss"</Button> }>
                {why}
            </Notice>
        },
    }
}

/// Reads a scorecard file, or says why not.
pub(super) async fn read(file: web_sys::File) -> Result<scorecard_file::File, String> {
    // Asked first: a file far too large need not be in memory to be refused.
    let bytes = file.size() as usize;
    if bytes > MAX_BYTES {
        return Err(Refusal::TooLarge { bytes }.to_string());
    }
    let blob = Blob::from(web_sys::Blob::from(file));
    let bytes = gloo_file::futures::read_as_bytes(&blob).await.map_err(|_| {
        "The browser could not read it: it may have been moved, or it is a folder. Choose it again.".to_owned()
    })?;
    scorecard_file::read(&bytes).map_err(|refusal| refusal.to_string())
}

/// A file dropped beside the area would otherwise be opened in place of the page.
pub(super) fn keep_dropped_files_from_replacing_the_page() {
    let over = window_event_listener(ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(ev::drop, |event| event.prevent_default());
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
}
