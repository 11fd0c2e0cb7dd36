//! The control that somebody is typing in: the program keeps its hands off it until it is left.
//!
//! [`super::element`] asks here before it sets a value. `ui::leaving` tells what people do, and hears what is new.

use std::cell::{Cell, RefCell};

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

/// One typing: from the first key in a control until it is left.
struct Typing {
    control: Element,
    number: u32,
    /// Keys came that the page has not been told of.
    is_untold: bool,
    /// What the page was told last became an edit.
    is_kept: bool,
    /// The program has the same text as the control, so that another one is its answer to what was done.
    is_agreed: bool,
    /// It was left, or Enter was pressed: the program may set it again.
    is_left: bool,
    /// What the program would have shown meanwhile.
    wanted: Option<JsValue>,
}

thread_local! {
    static TYPING: RefCell<Option<Typing>> = const { RefCell::new(None) };
    static NUMBER: Cell<u32> = const { Cell::new(0) };
    static IS_FOLLOWING: Cell<bool> = const { Cell::new(false) };
    static GOING: RefCell<Vec<Node>> = const { RefCell::new(Vec::new()) };
}

fn here<T>(control: &Element, run: impl FnOnce(&mut Typing) -> T) -> Option<T> {
    TYPING.with_borrow_mut(|typing| {
        let typing = typing.as_mut();
        typing.filter(|typing| typing.control == *control).map(run)
    })
}

/// Notes that a key was typed into the control.
pub fn typed(control: &Element) {
    let went_on = here(control, |typing| {
        typing.is_untold = true;
        typing.is_agreed = false;
        !typing.is_left
    });
    if went_on != Some(true) {
        let number = NUMBER.get().wrapping_add(1);
        NUMBER.set(number);
        TYPING.set(Some(Typing {
            control: control.clone(),
            number,
            is_untold: true,
            is_kept: false,
            is_agreed: false,
            is_left: false,
            wanted: None,
        }));
    }
}

/// Returns the control with keys that the page has not been told of.
pub fn untold() -> Option<Element> {
    TYPING.with_borrow(|typing| {
        let typing = typing.as_ref().filter(|typing| typing.is_untold);
        typing.map(|typing| typing.control.clone())
    })
}

/// Returns the number of the typing in the control that has not been left.
pub fn under_way() -> Option<u32> {
    TYPING.with_borrow(|typing| {
        let typing = typing.as_ref().filter(|typing| !typing.is_left);
        typing.map(|typing| typing.number)
    })
}

/// Tells whether the control is being typed in.
pub fn is_in(control: &Element) -> bool {
    here(control, |typing| !typing.is_left) == Some(true)
}

/// Tells whether the page has all that was typed into the control, and made an edit of it.
pub fn is_kept(control: &Element) -> bool {
    here(control, |typing| typing.is_kept && !typing.is_untold) == Some(true)
}

/// Returns the number of the typing in the control.
pub fn number(control: &Element) -> Option<u32> {
    here(control, |typing| typing.number)
}

/// Notes that the page is told now; what comes later is new.
pub fn telling(control: &Element) {
    here(control, |typing| typing.is_untold = false);
}

/// Notes whether what the page was told became an edit.
pub fn told(control: &Element, is_edit: bool) {
    here(control, |typing| typing.is_kept = is_edit);
}

/// Notes that the control is left, or that Enter ended what was typed.
pub fn left(control: &Element) {
    here(control, |typing| typing.is_left = true);
}

/// Lets the control show what the program wanted meanwhile; the typing is over.
pub fn settle() {
    let Some(typing) = TYPING.take() else { return };
    if let Some(wanted) = typing.wanted {
        // Controls take any text; the Result is the binding's.
        let _ = js_sys::Reflect::set(&typing.control, &"value".into(), &wanted);
    }
}

/// Notes that the program wants what the control shows.
pub(super) fn agree(element: &Element) {
    here(element, |typing| {
        typing.is_agreed = true;
        typing.wanted = None;
    });
}

/// Tells whether the program may set the element's value. What it may not set is shown when the control is left, if it
/// is not what the program wanted before as well.
pub(super) fn gives_way(element: &Element, value: &JsValue, is_new: bool) -> bool {
    let is_following = IS_FOLLOWING.get();
    let allowed = here(element, |typing| {
        let allowed = typing.is_left || (typing.is_agreed && !is_following);
        typing.wanted = (!allowed && is_new).then(|| value.clone());
        allowed
    });
    allowed.unwrap_or_else(|| {
        let has_focus = || document().active_element().as_ref() == Some(element);
        !(is_following && !is_new && has_focus())
    })
}

/// What of an element people change, and where it is noted what the program has set it to.
const SHOWN: [(&str, &str); 3] = [
    ("value", "shownValue"),
    ("checked", "shownChecked"),
    ("selected", "shownSelected"),
];

fn note_of(property: &str) -> Option<&'static str> {
    let found = SHOWN.iter().find(|(name, _)| *name == property);
    found.map(|(_, note)| *note)
}

/// Notes what the program shows in a control, whatever somebody makes of it.
pub(super) fn shows(element: &Element, property: &str, value: &JsValue) {
    if let Some(note) = note_of(property) {
        // Elements take any property; the Result is the binding's.
        let _ = js_sys::Reflect::set(element, &note.into(), value);
    }
}

/// Returns what the program has set a property of a control to last; nothing where it has set none.
pub fn shown(element: &Element, property: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(element, &note_of(property)?.into()).ok();
    value.filter(|value| !value.is_undefined())
}

/// Says whether what changes now comes from another tab.
pub fn following(is_following: bool) {
    IS_FOLLOWING.set(is_following);
}

/// Removes the element. Browsers tell a control that has the focus of its end; nobody within hears it.
pub(super) fn remove(element: &Element) {
    GOING.with_borrow_mut(|going| going.push(element.clone().unchecked_into()));
    element.remove();
    GOING.with_borrow_mut(Vec::pop);
}

/// Tells whether the element is just being removed.
pub fn is_going(element: &Element) -> bool {
    GOING.with_borrow(|going| going.iter().any(|root| root.contains(Some(element))))
}
