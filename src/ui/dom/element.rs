//! Elements with their attributes, and how those follow a change.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::prelude::{NodeRef, RenderEffect, document, on_cleanup};
use leptos::tachys::html::node_ref::NodeRefContainer;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use super::mounted::Mounted;
use super::node::Node;
use super::typing;
use super::value::{IntoValue, Value};

type Handler = Box<dyn FnMut(Event)>;

/// An element that is being built.
pub struct El {
    tag: &'static str,
    is_svg: bool,
    parts: Vec<Part>,
    children: Vec<Node>,
}

enum Part {
    Value(Slot, Value),
    Event(&'static str, SendWrapper<Handler>),
    /// Told the element once it is there.
    Reference(Box<dyn FnOnce(&Element) + Send>),
}

/// What of an element a value sets.
#[derive(Clone, Copy, PartialEq)]
enum Slot {
    Attribute(&'static str),
    Class(&'static str),
    Style(&'static str),
    Property(&'static str),
}

impl El {
    pub fn new(tag: &'static str) -> El {
        El {
            tag,
            is_svg: false,
            parts: Vec::new(),
            children: Vec::new(),
        }
    }

    /// The same for an element of SVG.
    pub fn svg(tag: &'static str) -> El {
        El {
            is_svg: true,
            ..El::new(tag)
        }
    }

    pub fn attr<M>(self, name: &'static str, value: impl IntoValue<M>) -> El {
        self.set(Slot::Attribute(name), value.into_value())
    }

    /// Has the class while the value is true.
    pub fn class_if<M>(self, name: &'static str, value: impl IntoValue<M>) -> El {
        self.set(Slot::Class(name), value.into_value())
    }

    pub fn style<M>(self, name: &'static str, value: impl IntoValue<M>) -> El {
        self.set(Slot::Style(name), value.into_value())
    }

    pub fn prop<M>(self, name: &'static str, value: impl IntoValue<M>) -> El {
        self.set(Slot::Property(name), value.into_value())
    }

    #[inline(never)]
    fn set(mut self, slot: Slot, value: Value) -> El {
        self.parts.push(Part::Value(slot, value));
        self
    }

    pub fn on<E>(self, event: E, mut handle: impl FnMut(E::EventType) + 'static) -> El
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        let std::borrow::Cow::Borrowed(name) = event.name() else {
            return self;
        };
        self.listen(name, Box::new(move |event| handle(event.unchecked_into())))
    }

    #[inline(never)]
    fn listen(mut self, name: &'static str, handle: Handler) -> El {
        self.parts.push(Part::Event(name, SendWrapper::new(handle)));
        self
    }

    pub fn node_ref<E>(mut self, reference: NodeRef<E>) -> El
    where
        E: ElementType + 'static,
        NodeRef<E>: NodeRefContainer<E>,
    {
        self.parts.push(Part::Reference(Box::new(move |element| {
            reference.load(element)
        })));
        self
    }

    #[inline(never)]
    pub fn child(mut self, child: Node) -> El {
        self.children.push(child);
        self
    }

    pub fn into_node(self) -> Node {
        Node::Element(Box::new(self))
    }
}

/// An element of the page, with what keeps it up to date.
pub struct MountedElement {
    pub element: Element,
    tag: &'static str,
    parts: Vec<MountedPart>,
    children: Vec<Mounted>,
}

enum MountedPart {
    Fixed(Slot, Applied),
    Live(
        Slot,
        Applied,
        #[expect(dead_code, reason = "stops when it is dropped")] RenderEffect<()>,
    ),
    Event(Listener),
    Reference,
}

impl MountedElement {
    pub fn new(el: El) -> MountedElement {
        let page = document();
        let element = match el.is_svg {
            true => page.create_element_ns(Some("http://www.w3.org/2000/svg"), el.tag),
            false => page.create_element(el.tag),
        };
        let element =
            element.expect("the names of elements are written in the source, where all are valid");
        // Children first: a select takes its value from the options that it has.
        let mut children: Vec<Mounted> = el.children.into_iter().map(Mounted::new).collect();
        for child in &mut children {
            child.put(&element, None);
        }
        let parts = el
            .parts
            .into_iter()
            .map(|part| {
                let applied = Applied::of(&part);
                MountedPart::new(&element, part, applied)
            })
            .collect();
        MountedElement {
            element,
            tag: el.tag,
            parts,
            children,
        }
    }

    /// Becomes the other element, where that has the same shape; gives it back where it has not.
    pub fn follow(&mut self, el: El) -> Result<(), El> {
        let is_alike = self.tag == el.tag
            && self.children.len() == el.children.len()
            && self.parts.len() == el.parts.len()
            && self
                .parts
                .iter()
                .zip(&el.parts)
                .all(|(mounted, part)| mounted.is_like(part));
        if !is_alike {
            return Err(el);
        }
        for (child, node) in self.children.iter_mut().zip(el.children) {
            child.follow(node);
        }
        for (mounted, part) in self.parts.iter_mut().zip(el.parts) {
            mounted.follow(&self.element, part);
        }
        Ok(())
    }
}

impl MountedPart {
    fn new(element: &Element, part: Part, applied: Applied) -> MountedPart {
        match part {
            Part::Value(slot, Value::Live(mut compute)) => {
                let (element, kept) = (element.clone(), applied.clone());
                let effect = RenderEffect::new(move |_| apply(&element, slot, compute(), &kept));
                MountedPart::Live(slot, applied, effect)
            }
            Part::Value(slot, value) => {
                apply(element, slot, value, &applied);
                MountedPart::Fixed(slot, applied)
            }
            Part::Event(name, handle) => {
                MountedPart::Event(Listener::new(element, name, handle.take()))
            }
            Part::Reference(tell) => {
                tell(element);
                MountedPart::Reference
            }
        }
    }

    fn is_like(&self, part: &Part) -> bool {
        match (self, part) {
            (MountedPart::Fixed(ours, _) | MountedPart::Live(ours, ..), Part::Value(theirs, _)) => {
                ours == theirs
            }
            (MountedPart::Event(listener), Part::Event(name, _)) => listener.name == *name,
            (MountedPart::Reference, Part::Reference(_)) => true,
            _ => false,
        }
    }

    fn follow(&mut self, element: &Element, part: Part) {
        match (&mut *self, part) {
            (MountedPart::Event(listener), Part::Event(_, handle)) => {
                *listener.handler.borrow_mut() = Hearing::new(handle.take());
            }
            (MountedPart::Fixed(_, applied) | MountedPart::Live(_, applied, _), part) => {
                let applied = applied.clone();
                *self = MountedPart::new(element, part, applied);
            }
            (_, part) => *self = MountedPart::new(element, part, Applied(None)),
        }
    }
}

/// What a property was set to last; kept while the element is.
#[derive(Clone)]
struct Applied(Option<SendWrapper<Rc<RefCell<JsValue>>>>);

impl Applied {
    fn of(part: &Part) -> Applied {
        let is_property = matches!(part, Part::Value(Slot::Property(_), _));
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
struct Listener {
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
fn apply(element: &Element, slot: Slot, value: Value, applied: &Applied) {
    match (slot, value) {
        (Slot::Attribute(name), Value::Text(text)) => {
            let _ = element.set_attribute(name, &text);
        }
        (Slot::Attribute(name), Value::Flag(true)) => {
            let _ = element.set_attribute(name, "");
        }
        (Slot::Attribute(name), _) => {
            let _ = element.remove_attribute(name);
        }
        (Slot::Class(name), value) => {
            let _ = element
                .class_list()
                .toggle_with_force(name, matches!(value, Value::Flag(true)));
        }
        (Slot::Style(name), value) => {
            let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() else {
                return;
            };
            let _ = match value {
                Value::Text(text) => element.style().set_property(name, &text),
                _ => element.style().remove_property(name).map(drop),
            };
        }
        (Slot::Property(name), value) => {
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

impl MountedElement {
    pub fn remove(&self) {
        typing::remove(&self.element);
    }
}
