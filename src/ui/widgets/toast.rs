//! Short messages at the edge of the page, for what was just done, often with an Undo.
//!
//! The shell calls [`Toasts::provide`] and renders one [`ToastRegion`]; anything below pushes with
//! `Toasts::get().push(Toast::new("KPI deleted").action("Undo", …))`. A toast stays at least eight seconds, longer while
//! it is hovered or focused, and at most three stand at a time. One that offers to take the newest change back goes with
//! the next change: its Undo would take back another one.

use std::sync::Arc;
use std::time::Duration;

use leptos::{ev, html};

use super::button::{Button, ButtonKind, IconButton};
use super::icon::{Glyph, Icon};
use crate::ui::prelude::*;

const STAYS: u32 = 10;
const AT_MOST: usize = 3;
/// So many pixels stay free between the messages and what has the focus, the gap below them included.
const AWAY: f64 = 40.0;

/// One message.
#[derive(Clone)]
pub struct Toast {
    words: String,
    tone: &'static str,
    glyph: Glyph,
    /// Not `Callback`s: those would end with the row or dialog that pushed the toast.
    actions: Vec<(String, Arc<dyn Fn() + Send + Sync>)>,
    /// Stands for the newest change only.
    is_undo: bool,
}

impl Toast {
    /// Says that something was done.
    pub fn new(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            tone: "good",
            glyph: Glyph::Check,
            actions: Vec::new(),
            is_undo: false,
        }
    }

    /// Says that something did not work.
    pub fn problem(words: impl Into<String>) -> Self {
        Self {
            tone: "bad",
            glyph: Glyph::Off,
            ..Self::new(words)
        }
    }

    /// Offers something to do about it.
    pub fn action(
        mut self,
        label: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        self.actions.push((label.into(), Arc::new(run)));
        self
    }

    /// Offers to take the newest change back, until the next one.
    pub fn undo(self, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            is_undo: true,
            ..self.action("Undo", run)
        }
    }
}

#[derive(Clone)]
struct ShownToast {
    id: u32,
    seconds_left: u32,
    toast: Toast,
}

/// The messages that stand now.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<ShownToast>>,
    next_id: StoredValue<u32>,
    held: RwSignal<bool>,
}

impl Toasts {
    /// Makes them and gives them to everything below.
    pub fn provide() -> Self {
        let toasts = Self {
            shown: RwSignal::new(Vec::new()),
            next_id: StoredValue::new(0),
            held: RwSignal::new(false),
        };
        provide_context(toasts);
        toasts
    }

    /// The ones provided above, or a set nobody sees.
    pub fn get() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Shows a message; the oldest makes room when there are too many.
    pub fn push(self, toast: Toast) {
        let id = self.next_id.get_value();
        self.next_id.set_value(id.wrapping_add(1));
        self.shown.update(|shown| {
            shown.push(ShownToast {
                id,
                seconds_left: STAYS,
                toast,
            });
            let too_many = shown.len().saturating_sub(AT_MOST);
            shown.drain(..too_many);
        });
    }

    /// Takes away the messages that offer to take a change back.
    pub fn withdraw_undo(self) {
        self.keep(|one| !one.toast.is_undo);
    }

    /// Takes all messages away.
    pub fn clear(self) {
        self.keep(|_| false);
    }

    fn dismiss(self, id: u32) {
        self.keep(|one| one.id != id);
    }

    fn keep(self, stays: impl Fn(&ShownToast) -> bool) {
        self.shown.update(|shown| shown.retain(stays));
        if self.shown.with_untracked(Vec::is_empty) {
            self.held.set(false);
        }
    }

    fn tick(self) {
        if self.held.get_untracked() || self.shown.with_untracked(Vec::is_empty) {
            return;
        }
        let is_over = |one: &ShownToast| one.seconds_left == 0;
        self.shown.update_untracked(|shown| {
            shown
                .iter_mut()
                .for_each(|one| one.seconds_left = one.seconds_left.saturating_sub(1));
        });
        if self.shown.with_untracked(|shown| shown.iter().any(is_over)) {
            self.shown.update(|shown| shown.retain(|one| !is_over(one)));
        }
    }
}

/// The place where toasts stand. Once, at the end of the shell.
#[component]
pub fn ToastRegion() -> Node {
    let toasts = Toasts::get();
    if let Ok(timer) = set_interval_with_handle(move || toasts.tick(), Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
    let one = move |shown: ShownToast| {
        let (
            id,
            Toast {
                words,
                tone,
                glyph,
                actions,
                is_undo: _,
            },
        ) = (shown.id, shown.toast);
        let act = move |run: Arc<dyn Fn() + Send + Sync>| {
            move || {
                toasts.dismiss(id);
                run();
            }
        };
        view! {
            <div class="toast" data-tone=tone>
                <Icon glyph />
                <p>{words}</p>
                {actions
                    .into_iter()
                    .map(|(label, run)| {
                        view! { <Button kind=ButtonKind::Quiet small=true on_click=act(run)>{label}</Button> }
                    })
                    .collect_view()}
                <IconButton icon=Glyph::Close label="Dismiss" small=true on_click=move || toasts.dismiss(id) />
            </div>
        }
    };
    let region = NodeRef::<html::Div>::new();
    let above = RwSignal::new(false);
    let place = move || {
        if let Some(region) = region.try_get_untracked().flatten() {
            // A message that is being clicked has the focus, and must not move away under the pointer.
            if let Some(over) = lies_over_the_focus(&region) {
                above.set(over);
            }
        }
    };
    Effect::new(move || {
        if !toasts.shown.with(Vec::is_empty) {
            request_animation_frame(place);
        }
    });
    let moved = window_event_listener(ev::focusin, move |_| place());
    on_cleanup(move || moved.remove());
    view! {
        <div
            class="toasts"
            role="status"
            node_ref=region
            data-above=move || above.get()
            on:pointerenter=move |_| toasts.held.set(true)
            on:pointerleave=move |_| toasts.held.set(false)
            on:focusin=move |_| toasts.held.set(true)
            on:focusout=move |_| toasts.held.set(false)
        >
            {Node::each(move || toasts.shown.get(), |shown| shown.id.to_string(), one)}
        </div>
    }
}

/// Tells whether the messages, at the foot of the window, would cover what has the focus; nothing while they have it.
fn lies_over_the_focus(region: &web_sys::HtmlDivElement) -> Option<bool> {
    let focus = document().active_element()?;
    if region.contains(Some(&focus)) {
        return None;
    }
    if focus.tag_name() == "BODY" {
        return Some(false);
    }
    let foot = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let free = foot.unwrap_or(f64::MAX) - region.get_bounding_client_rect().height() - AWAY;
    Some(focus.get_bounding_client_rect().bottom() > free)
}
