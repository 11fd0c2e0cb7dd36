//! A menu button after the ARIA Authoring Practices, on the browser's popover: top layer, Escape, click outside.
//!
//! Arrow keys move and wrap, Home and End jump, a letter goes to the next item that starts with it.

use leptos::{ev, html};
use wasm_bindgen::JsCast;

use super::button::ButtonKind;
use super::icon::{Glyph, Icon};
use super::ids::unique_id;
use crate::ui::prelude::*;

/// One thing a menu does.
#[derive(Clone)]
pub struct MenuItem {
    label: String,
    icon: Option<Glyph>,
    hint: Option<String>,
    danger: bool,
    ticked: Option<bool>,
    starts_group: bool,
    run: Callback<()>,
}

impl MenuItem {
    /// An item with its words and what it does.
    pub fn new(label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        let run = Callback::new(move |()| run());
        Self {
            label: label.into(),
            icon: None,
            hint: None,
            danger: false,
            ticked: None,
            starts_group: false,
            run,
        }
    }

    /// Puts an icon before the words.
    pub fn icon(self, icon: Glyph) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    /// Shows a quiet text at the end: a shortcut, a count.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }

    /// Marks it as deleting something.
    pub fn danger(self) -> Self {
        Self {
            danger: true,
            ..self
        }
    }

    /// Makes it one of several to choose from, ticked when it is the chosen one.
    pub fn ticked(self, ticked: bool) -> Self {
        Self {
            ticked: Some(ticked),
            ..self
        }
    }

    /// Draws a line above it.
    pub fn starts_group(self) -> Self {
        Self {
            starts_group: true,
            ..self
        }
    }

    fn view(self, close: impl Fn() + 'static) -> Node {
        let role = if self.ticked.is_some() {
            "menuitemradio"
        } else {
            "menuitem"
        };
        let icon = match self.ticked {
            Some(true) => Some(Glyph::Tick),
            Some(false) => None,
            None => self.icon,
        };
        view! {
            {self.starts_group.then(|| view! { <hr role="separator" /> })}
            <button
                type="button"
                class="menu-item"
                role=role
                tabindex="-1"
                aria-checked=self.ticked.map(|ticked| ticked.to_string())
                data-tone=self.danger.then_some("bad")
                on:click=move |_| {
                    close();
                    self.run.run(());
                }
            >
                <span class="menu-icon">{icon.map(|glyph| view! { <Icon glyph /> })}</span>
                <span class="menu-label">{self.label}</span>
                {self.hint.map(|hint| view! { <span class="menu-hint">{hint}</span> })}
            </button>
        }
    }
}

/// A button that opens a menu.
#[component]
pub fn Menu(
    /// The words of the button, or its accessible name when `icon_only`.
    #[prop(into)]
    label: Signal<String>,
    /// What it offers; read again at every opening.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
    /// Drawn before the words.
    #[prop(optional, into)]
    icon: MaybeProp<Glyph>,
    /// Shows only the icon.
    #[prop(optional)]
    icon_only: bool,
    /// The weight of the button.
    #[prop(optional)]
    kind: ButtonKind,
    /// For rows and toolbars.
    #[prop(optional)]
    small: bool,
) -> Node {
    let id = unique_id("menu");
    let button = NodeRef::<html::Button>::new();
    let panel = NodeRef::<html::Div>::new();
    let is_open = RwSignal::new(false);
    let place = RwSignal::new(Placement::default());

    let close = move || {
        if let (Some(panel), Some(button)) = (panel.get_untracked(), button.get_untracked()) {
            let _ = panel.hide_popover();
            let _ = button.focus();
        }
    };
    // Runs before the browser opens the popover, so that it never shows at the wrong place.
    let position = move || {
        place.set(
            button
                .get_untracked()
                .map(|button| Placement::below(&button))
                .unwrap_or_default(),
        )
    };
    let toggled = move |_| {
        let Some(panel) = panel.get_untracked() else {
            return;
        };
        let open = panel.matches(":popover-open").unwrap_or(false);
        is_open.set(open);
        if open {
            // A frame later the items are there.
            request_animation_frame(move || focus_item(&panel, |_, _| 0));
        }
    };
    let on_button_key = move |event: ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
            event.prevent_default();
            position();
            if let Some(panel) = panel.get_untracked() {
                let _ = panel.show_popover();
            }
        }
    };
    let on_panel_key = move |event: ev::KeyboardEvent| {
        let Some(panel) = panel.get_untracked() else {
            return;
        };
        let key = event.key();
        match key.as_str() {
            "ArrowDown" => focus_item(&panel, |now, count| now.map_or(0, |now| (now + 1) % count)),
            "ArrowUp" => focus_item(&panel, |now, count| {
                now.map_or(count - 1, |now| (now + count - 1) % count)
            }),
            "Home" => focus_item(&panel, |_, _| 0),
            "End" => focus_item(&panel, |_, count| count - 1),
            "Tab" => {
                close();
                return;
            }
            letter if letter.chars().count() == 1 && letter != " " => focus_letter(&panel, letter),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <button
            type="button"
            class="btn"
            class:btn-icon=icon_only
            class:btn-small=small
            data-kind=kind.name()
            node_ref=button
            popovertarget=id.clone()
            aria-haspopup="menu"
            aria-expanded=move || is_open.get().to_string()
            aria-label=move || icon_only.then(|| label.get())
            on:click=move |_| position()
            on:keydown=on_button_key
        >
            {move || icon.get().map(|glyph| view! { <Icon glyph /> })}
            {move || {
                if icon_only {
                    view! { <span class="tip" aria-hidden="true">{label.get()}</span> }
                } else {
                    view! { <span>{label.get()}</span><Icon glyph=Glyph::Chevron /> }
                }
            }}
        </button>
        <div
            class="menu"
            id=id
            role="menu"
            popover="auto"
            node_ref=panel
            aria-label=move || label.get()
            style:inset-block-start=move || place.get().top
            style:inset-block-end=move || place.get().bottom
            style:left=move || place.get().left
            style:right=move || place.get().right
            on:toggle=toggled
            on:keydown=on_panel_key
        >
            {move || is_open.get().then(|| items.get().into_iter().map(|item| item.view(close)).collect_view())}
        </div>
    }
}

/// Where the menu hangs: under its button, or over it when the button is low; towards the middle of the page.
#[derive(Clone, Debug)]
pub(super) struct Placement {
    pub(super) top: String,
    pub(super) bottom: String,
    pub(super) left: String,
    pub(super) right: String,
}

impl Default for Placement {
    fn default() -> Self {
        let auto = || "auto".to_owned();
        Self {
            top: auto(),
            bottom: auto(),
            left: auto(),
            right: auto(),
        }
    }
}

impl Placement {
    pub(super) fn below(button: &web_sys::Element) -> Self {
        let at = button.get_bounding_client_rect();
        let root = document().document_element();
        let (width, height) = root.map_or((0.0, 0.0), |root| {
            (
                f64::from(root.client_width()),
                f64::from(root.client_height()),
            )
        });
        let px = |length: f64| format!("{length:.0}px");
        let mut place = Self::default();
        if at.bottom() > height * 0.66 {
            place.bottom = px(height - at.top() + 4.0);
        } else {
            place.top = px(at.bottom() + 4.0);
        }
        if at.left() + at.width() / 2.0 > width / 2.0 {
            place.right = px((width - at.right()).max(8.0));
        } else {
            place.left = px(at.left().max(8.0));
        }
        place
    }
}

fn items_of(panel: &web_sys::Element) -> Vec<web_sys::HtmlElement> {
    let Ok(list) = panel.query_selector_all("[role^=menuitem]") else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into().ok())
        .collect()
}

fn index_of_focus(items: &[web_sys::HtmlElement]) -> Option<usize> {
    let focused = document().active_element()?;
    items.iter().position(|item| **item == focused)
}

fn focus_item(panel: &web_sys::Element, pick: impl Fn(Option<usize>, usize) -> usize) {
    let items = items_of(panel);
    if items.is_empty() {
        return;
    }
    if let Some(item) = items.get(pick(index_of_focus(&items), items.len())) {
        let _ = item.focus();
    }
}

fn focus_letter(panel: &web_sys::Element, letter: &str) {
    let items = items_of(panel);
    let start = index_of_focus(&items).map_or(0, |now| now + 1);
    let starts_with = |item: &&web_sys::HtmlElement| {
        let text = item.text_content().unwrap_or_default();
        text.trim()
            .to_lowercase()
            .starts_with(&letter.to_lowercase())
    };
    let (before, after) = items.split_at(start.min(items.len()));
    if let Some(item) = after.iter().chain(before).find(starts_with) {
        let _ = item.focus();
    }
}
