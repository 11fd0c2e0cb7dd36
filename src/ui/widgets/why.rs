//! "Why?" beside a figure: what it means, how it is made, where the formula comes from, and the way to the guide.
//!
//! All buttons share one panel, a popover of the browser: Escape and a click outside close it, and the focus goes back.

use leptos::{ev, html};
use wasm_bindgen::JsCast;

use super::menu::Placement;
use crate::library::guide::{self, Figure};
use crate::ui::prelude::*;

const PANEL: &str = "why";

/// What the panel says, and where it hangs.
#[derive(Clone, Copy)]
struct Whys {
    said: RwSignal<Option<&'static Figure>>,
    place: RwSignal<Placement>,
}

/// Returns the button beside the figure with this key of the guide.
pub fn why(key: &'static str) -> Option<Node> {
    let whys = use_context::<Whys>()?;
    let figure = guide::figure(key)?;
    let ask = move |event: ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        let button =
            target.and_then(|target: web_sys::Element| target.closest("button").ok().flatten());
        if let Some(button) = button {
            whys.place.set(Placement::below(&button));
        }
        let before = whys.said.get_untracked().map(|figure| figure.key);
        whys.said.set(Some(figure));
        if before != Some(key) && is_open() {
            // The panel only changes its text; the browser would close it.
            event.prevent_default();
        }
    };
    Some(view! {
        <button type="button" class="why" popovertarget=PANEL on:click=ask>
            "Why?"<span class="visually-hidden">" "{figure.name}</span>
        </button>
    })
}

fn is_open() -> bool {
    let panel = document().query_selector("#why:popover-open");
    panel.is_ok_and(|panel| panel.is_some())
}

/// The panel that all buttons share; lets those below it be asked.
pub fn why_panel() -> Node {
    let whys = Whys {
        said: RwSignal::new(None),
        place: RwSignal::new(Placement::default()),
    };
    provide_context(whys);
    let panel = NodeRef::<html::Div>::new();
    let leave = move |_| {
        if let Some(panel) = panel.get_untracked() {
            let _ = panel.hide_popover();
        }
    };
    let name = move || {
        whys.said
            .get()
            .map(|figure| format!("Why? {}", figure.name))
    };
    let text = move || {
        let figure = whys.said.get()?;
        Some(view! {
            <p class="why-name">{figure.name}</p>
            <p>{figure.text}</p>
            {words(figure.words())}
            <p class="note">"Source: "{figure.source}"."</p>
            <p><a href=format!("#/guide/{}", figure.article) on:click=leave>"More in the guide"</a></p>
        })
    };
    let place = whys.place;
    view! {
        <div class="menu why-panel" id=PANEL role="dialog" popover="auto" tabindex="-1" autofocus=true node_ref=panel
            aria-label=name
            style:inset-block-start=move || place.get().top
            style:inset-block-end=move || place.get().bottom
            style:left=move || place.get().left
            style:right=move || place.get().right
        >{text}</div>
    }
}

/// The words of the trade with what they mean; nothing when there are none.
pub fn words(words: Vec<(String, &'static str)>) -> Option<Node> {
    if words.is_empty() {
        return None;
    }
    let line = |(word, plain)| view! { <dt>{word}</dt><dd>{plain}</dd> };
    let lines: Vec<Node> = words.into_iter().map(line).collect();
    Some(view! { <dl class="facts guide-words">{lines}</dl> })
}
