//! What changes of an element: attributes, classes, styles, properties, and what it hears.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::{RenderEffect, on_cleanup};
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use super::typing;
use super::value::Value;

pub type Handler = Box<dyn FnMut(Event)>;

pub enum ElementPart {
    Value(ElementSlot, Value),
    Event(&'static str, Handler),
    /// Told the element once it is there.
    Reference(Box<dyn FnOnce(&Element) + Send>),
}

/// What of an element a value sets.
#[derive(Clone, Copy, PartialEq)]
pub enum ElementSlot {
    Attribute(&'static str),
    Class(&'static str),
    Style(&'static str),
    Property(&'static str),
}

/// A part of an element of the page.
pub enum MountedPart {
    Fixed(Applied),
    Live(
        Applied,
        #[expect(dead_code, reason = "stops when it is dropped")] RenderEffect<()>,
    ),
    Event(Listener),
    Reference,
}

impl MountedPart {
    pub fn new(element: &Element, part: ElementPart) -> MountedPart {
        let applied = Applied::of(&part);
        MountedPart::after(element, part, applied)
    }

    fn after(element: &Element, part: ElementPart, applied: Applied) -> MountedPart {
        match part {
            ElementPart::Value(slot, Value::Live(mut compute)) => {
                let (element, kept) = (element.clone(), applied.clone());
                let effect = RenderEffect::new(move |_| apply(&element, slot, compute(), &kept));
                MountedPart::Live(applied, effect)
            }
            ElementPart::Value(slot, value) => {
                apply(element, slot, value, &applied);
                MountedPart::Fixed(applied)
            }
            ElementPart::Event(name, handle) => {
                MountedPart::Event(Listener::new(element, name, handle))
            }
            ElementPart::Reference(tell) => {
                tell(element);
                MountedPart::Reference
            }
        }
    }

    /// Becomes another part of the same place.
    pub fn follow(&mut self, element: &Element, part: ElementPart) {
        match (&mut *self, part) {
            (MountedPart::Event(listener), ElementPart::Event(_, handle)) => {
                *listener.handler.borrow_mut() = Hearing::new(handle);
            }
            (MountedPart::Fixed(applied) | MountedPart::Live(applied, _), part) => {
                let applied = applied.clone();
                *self = MountedPart::after(element, part, applied);
            }
            (_, part) => *self = MountedPart::new(element, part),
        }
    }
}

/// What a property was set to last; kept while the element is.
#[derive(Clone)]
pub struct Applied(Option<SendWrapper<Rc<RefCell<JsValue>>>>);

impl Applied {
    fn of(part: &ElementPart) -> Applied {
        let is_property = matches!(part, ElementPart::Value(ElementSlot::Property(_), _));
        let none = || SendWrapper::new(Rc::new(RefCell::new(JsValue::UNDEFINED)));
        Applied(is_property.then(none))
    }

    /// Notes the value; tells whether it is another one.
    fn replace(&self, value: &JsValue) -> bool {
        let before = |kept: &SendWrapper<Rc<RefCell<JsValue>>>| kept.replace(value.clone());
        self.0.as_ref().map(before).as_ref() != Some(value)
    }
}

/// A handler, as long as what it was made with is there.
struct Hearing {
    handler: Handler,
    is_deaf: Arc<AtomicBool>,
}

impl Hearing {
    fn new(handler: Handler) -> Hearing {
        let is_deaf = Arc::new(AtomicBool::new(false));
        let end = is_deaf.clone();
        on_cleanup(move || end.store(true, Ordering::Relaxed));
        Hearing { handler, is_deaf }
    }
}

/// A handler on an element; removed with it.
///
/// It is deaf while the element is being removed, and once the signals of its page are gone: browsers send `change` and
/// `blur` to a control that goes while it has the focus.
pub struct Listener {
    element: Element,
    name: &'static str,
    handler: Rc<RefCell<Hearing>>,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    fn new(element: &Element, name: &'static str, handler: Handler) -> Listener {
        let handler = Rc::new(RefCell::new(Hearing::new(handler)));
        let (called, of) = (handler.clone(), element.clone());
        let closure = Closure::<dyn Fn(Event)>::new(move |event| {
            // A handler that sends its own event again does not hear it.
            let Ok(mut hearing) = called.try_borrow_mut() else {
                return;
            };
            if hearing.is_deaf.load(Ordering::Relaxed) || typing::is_going(&of) {
                return;
            }
            // A handler is never followed, so that what it reads is not reported as read in vain.
            #[cfg(debug_assertions)]
            let _handling = leptos::reactive::diagnostics::SpecialNonReactiveZone::enter();
            (hearing.handler)(event);
        });
        // Fails for no element and no name; the Result is the binding's.
        let _ = element.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        Listener {
            element: element.clone(),
            name,
            handler,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        let _ = self
            .element
            .remove_event_listener_with_callback(self.name, callback);
    }
}

/// Sets what the value is for. None of the calls can fail for the names in the source.
#[inline(never)]
fn apply(element: &Element, slot: ElementSlot, value: Value, applied: &Applied) {
    match (slot, value) {
        (ElementSlot::Attribute(name), Value::Text(text)) => {
            let _ = element.set_attribute(name, &text);
        }
        (ElementSlot::Attribute(name), Value::Flag(true)) => {
            let _ = element.set_attribute(name, "");
        }
        (ElementSlot::Attribute(name), _) => {
            let _ = element.remove_attribute(name);
        }
        (ElementSlot::Class(name), value) => {
            let _ = element
                .class_list()
                .toggle_with_force(name, matches!(value, Value::Flag(true)));
        }
        (ElementSlot::Style(name), value) => {
            let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() else {
                return;
            };
            let _ = match value {
                Value::Text(text) => element.style().set_property(name, &text),
                _ => element.style().remove_property(name).map(drop),
            };
        }
        (ElementSlot::Property(name), value) => {
            let (key, value) = (JsValue::from_str(name), property(value));
            let is_new = applied.replace(&value);
            let held = || js_sys::Reflect::get(element, &key).ok();
            // Setting the text that is there already would move the cursor.
            if held().as_ref() == Some(&value) {
                typing::agree(element);
                typing::shows(element, name, &value);
            } else if name != "value" || typing::gives_way(element, &value, is_new) {
                let _ = js_sys::Reflect::set(element, &key, &value);
                // Controls have their own way of writing days and ends of lines.
                typing::shows(element, name, &held().unwrap_or(value));
            } else {
                typing::shows(element, name, &value);
            }
        }
    }
}

fn property(value: Value) -> JsValue {
    match value {
        Value::Text(text) => JsValue::from_str(&text),
        Value::Flag(flag) => JsValue::from_bool(flag),
        Value::None | Value::Live(_) => JsValue::UNDEFINED,
    }
}
