//! Tabs after the ARIA Authoring Practices: one tab stop, arrow keys move and select, Home and End jump.

use leptos::{ev, html};
use wasm_bindgen::JsCast;

use super::ids::unique_id;
use crate::ui::prelude::*;

/// One tab and what it shows.
#[derive(Clone)]
pub struct Tab {
    label: String,
    view: ViewFn,
}

impl Tab {
    /// A tab with its words and its panel, which is built when the tab is selected.
    pub fn new(label: impl Into<String>, view: impl Into<ViewFn>) -> Self {
        Self {
            label: label.into(),
            view: view.into(),
        }
    }
}

/// A row of tabs and the selected one's panel.
#[component]
pub fn Tabs(
    /// What the tabs divide; for screen readers.
    #[prop(into)]
    label: String,
    /// The tabs.
    tabs: Vec<Tab>,
    /// The index of the selected tab.
    #[prop(optional, into)]
    selected: RwSignal<usize>,
) -> Node {
    let id = unique_id("tabs");
    let list = NodeRef::<html::Div>::new();
    let count = tabs.len();
    let go = move |index: usize| {
        selected.set(index);
        let tab = list
            .get_untracked()
            .and_then(|list| list.children().item(index as u32));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = tab.focus();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let now = selected.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" => (now + 1) % count,
            "ArrowLeft" => (now + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        go(next);
    };
    let panel_id = format!("{id}-panel");
    let tab_id = move |index: usize| format!("{id}-{index}");
    let panels: Vec<ViewFn> = tabs.iter().map(|tab| tab.view.clone()).collect();
    let buttons = tabs.into_iter().enumerate().map(|(index, tab)| {
        let is_selected = move || selected.get() == index;
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                id=tab_id(index)
                aria-controls=panel_id.clone()
                aria-selected=move || is_selected().to_string()
                tabindex=move || if is_selected() { "0" } else { "-1" }
                on:click=move |_| selected.set(index)
            >
                {tab.label}
            </button>
        }
    });
    let buttons = buttons.collect_view();
    let labelled_by = {
        let tab_id = tab_id.clone();
        move || tab_id(selected.get())
    };
    view! {
        <div class="tabs">
            <div class="tab-list" role="tablist" aria-label=label node_ref=list on:keydown=on_key>
                {buttons}
            </div>
            <div class="tab-panel" role="tabpanel" id=panel_id.clone() aria-labelledby=labelled_by tabindex="0">
                {move || panels.get(selected.get()).map(ViewFn::run)}
            </div>
        </div>
    }
}
