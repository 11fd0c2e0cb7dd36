//! The list of the command palette: a combobox whose options the arrow keys move through while the text keeps focus.
//!
//! The caller filters and orders; items of one group are expected next to each other.

use leptos::{ev, html};

use super::icon::{Glyph, Icon};
use super::ids::unique_id;
use crate::ui::prelude::*;

/// One thing the palette finds.
#[derive(Clone, Debug)]
pub struct CommandItem {
    /// Stays the same while the list changes.
    pub id: String,
    /// The heading it stands under: "Pages", "KPIs", "Actions".
    pub group: String,
    /// Its words.
    pub title: String,
    /// A quiet text at the end: a shortcut, a status.
    pub hint: String,
    /// Further words it is found by; for the caller's filter.
    pub keywords: String,
    /// What it does.
    pub run: Callback<()>,
}

/// A search box and the matching commands below it.
#[component]
pub fn CommandList(
    /// Its accessible name, and the placeholder of the box.
    #[prop(into)]
    label: String,
    /// The text, set at every key; the caller filters by it.
    query: RwSignal<String>,
    /// What matches, groups together.
    #[prop(into)]
    items: Signal<Vec<CommandItem>>,
    /// Runs after a command ran: close the dialog.
    #[prop(into)]
    on_done: Callback<()>,
) -> Node {
    let list_id = unique_id("commands");
    let active = RwSignal::new(0_usize);
    let list = NodeRef::<html::Div>::new();
    Effect::new(move || {
        items.track();
        active.set(0);
    });
    let run = move |index: usize| {
        let item = items.with_untracked(|items| items.get(index).cloned());
        if let Some(item) = item {
            on_done.run(());
            item.run.run(());
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let count = items.with_untracked(Vec::len);
        let now = active.get_untracked();
        let next = match event.key().as_str() {
            _ if count == 0 || event.is_composing() => return,
            "ArrowDown" => (now + 1) % count,
            "ArrowUp" => (now + count - 1) % count,
            "PageDown" => (now + 8).min(count - 1),
            "PageUp" => now.saturating_sub(8),
            "Enter" => {
                event.prevent_default();
                return run(now);
            }
            _ => return,
        };
        event.prevent_default();
        active.set(next);
        let option = list.get_untracked().and_then(|list| {
            list.query_selector_all("[role=option]")
                .ok()?
                .item(next as u32)
        });
        if let Some(option) =
            option.and_then(|node| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(node).ok())
        {
            let nearest = web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    };
    let option_id = {
        let list_id = list_id.clone();
        move |index: usize| format!("{list_id}-{index}")
    };
    let active_id = {
        let option_id = option_id.clone();
        move || items.with(|items| (!items.is_empty()).then(|| option_id(active.get())))
    };
    let option = {
        let option_id = option_id.clone();
        move |index: usize, item: CommandItem| {
            view! {
                <div
                    class="command"
                    role="option"
                    id=option_id(index)
                    aria-selected=move || (active.get() == index).to_string()
                    on:click=move |_| run(index)
                    on:pointermove=move |_| active.set(index)
                >
                    <span class="command-title">{item.title}</span>
                    <span class="command-hint">{item.hint}</span>
                </div>
            }
        }
    };
    let groups = move || {
        let mut indexed = items.get().into_iter().enumerate().peekable();
        let mut views = Vec::new();
        while let Some((index, first)) = indexed.next() {
            let group = first.group.clone();
            let mut options = vec![option(index, first)];
            while let Some((index, item)) = indexed.next_if(|(_, item)| item.group == group) {
                options.push(option(index, item));
            }
            let heading = group.clone();
            views.push(view! {
                <div role="group" aria-label=group>
                    <p class="command-group" aria-hidden="true">{heading}</p>
                    {options}
                </div>
            });
        }
        views
    };
    view! {
        <div class="commands">
            <div class="commands-box">
                <Icon glyph=Glyph::Search />
                <input
                    type="text"
                    role="combobox"
                    autofocus
                    autocomplete="off"
                    spellcheck="false"
                    aria-expanded="true"
                    aria-autocomplete="list"
                    aria-controls=list_id.clone()
                    aria-activedescendant=active_id
                    aria-label=label.clone()
                    placeholder=label.clone()
                    prop:value=move || query.get()
                    on:input=move |event| query.set(event_target_value(&event))
                    on:keydown=on_key
                />
            </div>
            <div class="commands-list" role="listbox" id=list_id aria-label=label node_ref=list>
                {groups}
            </div>
            <p class="commands-none" role="status">
                {move || {
                    items.with(Vec::is_empty).then(|| format!("Nothing matches “{}”.", query.get()))
                }}
            </p>
        </div>
    }
}
