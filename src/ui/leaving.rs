//! Leaving: what is typed is kept before the page, or a part of it, is taken away.
//!
//! A control tells the page of its text with `change`, which browsers send when it is left. Not every way out leaves the
//! control first: Back, an edited address, another tab, a phone that puts the browser away. So the page is told here, in
//! one place for all of them ([`keep`]), and half a second after the last key as well.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlInputElement};

use super::dom::typing;
use crate::ui::prelude::*;

/// So long after the last key the text is kept.
const REST: Duration = Duration::from_millis(500);

/// The controls that one types into.
const TYPED: &str =
    "textarea, input:not([type=checkbox], [type=radio], [type=file], [type=button], [type=submit])";

/// What the page is being told.
#[derive(Clone, Copy)]
struct Telling {
    /// The typing that it is of.
    number: Option<u32>,
    is_still_typing: bool,
}

thread_local! {
    static TELLING: Cell<Option<Telling>> = const { Cell::new(None) };
    /// Counts the edits, to tell what became one.
    static EDITS: Cell<u32> = const { Cell::new(0) };
    static KEYS: Cell<u32> = const { Cell::new(0) };
    static DRAFTS: Cell<Option<Drafts>> = const { Cell::new(None) };
    static WAITING: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
}

/// Where forms are kept that are not saved yet.
#[derive(Clone, Copy)]
pub struct Drafts {
    /// Keeps the drafts of all forms.
    pub write: fn(),
    /// Hears that what was typed into a field became an edit.
    pub kept_itself: fn(&Element),
}

/// Starts to look after what is typed.
pub fn provide(drafts: Drafts) {
    DRAFTS.set(Some(drafts));
    typed("input", |control, _| {
        if TELLING.get().is_none() {
            KEYS.set(KEYS.get().wrapping_add(1));
            typing::typed(control);
            keep_later();
        }
    });
    typed("change", |control, event| {
        if TELLING.get().is_some() || typing::is_going(control) {
            return;
        }
        if typing::number(control).is_some() {
            // Told again below, as every other text is.
            event.stop_immediate_propagation();
            if !is_half_a_day(control) {
                leave(control);
            }
        }
    });
    typed("focusout", |control, _| {
        if typing::number(control).is_some() && !typing::is_going(control) {
            leave(control);
            typing::settle();
        }
    });
}

/// Listens to what happens to controls that one types into.
fn typed(event: &str, run: fn(&Element, &Event)) {
    hear(event, move |control, event| {
        if control.matches(TYPED) == Ok(true) {
            run(control, event);
        }
    });
}

/// Listens to what happens anywhere, before the page does, for as long as there is a page.
pub fn hear(event: &str, run: impl Fn(&Element, &Event) + 'static) {
    // It may hear itself: what is told again is an event of the same name.
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if let Some(target) = target {
            run(&target, &event);
        }
    });
    let callback = listener.into_js_value().unchecked_into();
    // Fails for no name of an event; the Result is the binding's.
    let _ = document().add_event_listener_with_callback_and_bool(event, &callback, true);
}

/// Keeps what is typed half a second from now, if nothing more is.
pub fn keep_later() {
    let timer = set_timeout_with_handle(keep_typing, REST).ok();
    if let Some(before) = WAITING.replace(timer) {
        before.clear();
    }
}

/// Keeps what is typed before it is taken away: called for every way in which a page, a part of it or the scorecard goes.
pub fn keep() {
    if let Some(control) = typing::untold() {
        leave(&control);
    }
    typing::settle();
    write_drafts();
}

/// Keeps what is typed so far; the control stays as it is, with its cursor.
pub fn keep_typing() {
    if let Some(control) = typing::untold() {
        tell(&control, true);
    }
    write_drafts();
}

fn write_drafts() {
    if let Some(drafts) = DRAFTS.get() {
        (drafts.write)();
    }
}

/// Tells the page what a control holds that is left now.
fn leave(control: &Element) {
    let is_over = !typing::is_in(control) || typing::is_kept(control);
    typing::left(control);
    if !is_over {
        tell(control, false);
    }
}

/// Tells whether the year of a day is not typed whole: browsers say that it is 2, 20 and 202 before it is 2027.
pub fn is_half_a_day(control: &Element) -> bool {
    let is_of_days = control.matches("[type=date], [type=datetime-local]") == Ok(true);
    let input = control.dyn_ref::<HtmlInputElement>();
    is_of_days && input.is_some_and(|input| input.value().starts_with('0'))
}

fn tell(control: &Element, is_still_typing: bool) {
    if is_half_a_day(control) {
        return;
    }
    let Ok(event) = Event::new_with_event_init_dict("change", &{
        let bubbles = web_sys::EventInit::new();
        bubbles.set_bubbles(true);
        bubbles
    }) else {
        return;
    };
    let before = EDITS.get();
    typing::telling(control);
    let outer = TELLING.replace(Some(Telling {
        number: typing::number(control),
        is_still_typing,
    }));
    // Fails only for an event that is on its way already, and this one is new.
    let _ = control.dispatch_event(&event);
    TELLING.set(outer);
    let is_edit = EDITS.get() != before;
    typing::told(control, is_edit);
    if is_edit && let Some(drafts) = DRAFTS.get() {
        (drafts.kept_itself)(control);
    }
}

/// Lets the program fill in fields as if somebody had, without taking it for typing.
pub fn quietly(run: impl FnOnce()) {
    let outer = TELLING.replace(Some(Telling {
        number: None,
        is_still_typing: false,
    }));
    run();
    TELLING.set(outer);
}

/// Tells whether the page is being told of a text, by this module and not by the browser.
pub fn is_telling() -> bool {
    TELLING.get().is_some()
}

/// Tells whether the text that the page is told may still grow: then it is too early to complain of it.
pub fn is_still_typing() -> bool {
    TELLING.get().is_some_and(|telling| telling.is_still_typing)
}

/// Returns the number of the typing that the page is told of, so that what comes of one typing is one step to take back.
pub fn typing_told() -> Option<u32> {
    TELLING.get().and_then(|telling| telling.number)
}

/// Returns the number of the typing that is under way.
pub fn typing_now() -> Option<u32> {
    typing::under_way()
}

/// Where the person's hands are: what has the focus, and how much was typed.
pub struct Hands {
    focus: Option<Element>,
    keys: u32,
}

impl Hands {
    pub fn now() -> Hands {
        Hands {
            focus: document().active_element(),
            keys: KEYS.get(),
        }
    }

    /// Tells whether somebody has typed since, or gone to another element. One that went away took nobody anywhere.
    pub fn have_moved(&self) -> bool {
        let now = Hands::now();
        let is_nowhere = |focus: &Element| focus.tag_name() == "BODY";
        let moved = now.focus != self.focus && !now.focus.as_ref().is_none_or(is_nowhere);
        moved || now.keys != self.keys
    }
}

/// Counts the edits that were made.
pub fn edits() -> u32 {
    EDITS.get()
}

/// Notes that an edit was made.
pub fn edited() {
    EDITS.set(EDITS.get().wrapping_add(1));
}

/// Takes over from another tab: a control that somebody is typing in does not change under the hands.
pub fn follow_another_tab(take_over: impl FnOnce()) {
    typing::following(true);
    take_over();
    // The page follows before the browser comes to this.
    set_timeout(|| typing::following(false), Duration::ZERO);
}
