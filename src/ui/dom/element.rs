//! Elements with their attributes, and how those follow a change.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::prelude::{NodeRef, RenderEffect, document};
use leptos::tachys::html::node_ref::NodeRefContainer;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use super::mounted::Mounted;
use super::node::Node;
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
    Fixed(Slot),
    Live(
        Slot,
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
            .map(|part| MountedPart::new(&element, part))
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
    fn new(element: &Element, part: Part) -> MountedPart {
        match part {
            Part::Value(slot, Value::Live(mut compute)) => {
                let element = element.clone();
                let effect = RenderEffect::new(move |_| apply(&element, slot, compute()));
                MountedPart::Live(slot, effect)
            }
            Part::Value(slot, value) => {
                apply(element, slot, value);
                MountedPart::Fixed(slot)
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
            (MountedPart::Fixed(ours) | MountedPart::Live(ours, _), Part::Value(theirs, _)) => {
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
                *listener.handler.borrow_mut() = handle.take();
            }
            (_, part) => *self = MountedPart::new(element, part),
        }
    }
}

/// A handler on an element; removed with it.
struct Listener {
    element: Element,
    name: &'static str,
    handler: Rc<RefCell<Handler>>,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    fn new(element: &Element, name: &'static str, handler: Handler) -> Listener {
        let handler = Rc::new(RefCell::new(handler));
        let called = handler.clone();
        let closure = Closure::<dyn FnMut(Event)>::new(move |event| {
            // A handler is never followed, so that what it reads is not reported as read in vain.
            #[cfg(debug_assertions)]
            let _handling = leptos::reactive::diagnostics::SpecialNonReactiveZone::enter();
            (called.borrow_mut())(event);
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
fn apply(element: &Element, slot: Slot, value: Value) {
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
            let (name, value) = (JsValue::from_str(name), property(value));
            // Setting the text that is there already would move the cursor.
            if js_sys::Reflect::get(element, &name).ok().as_ref() != Some(&value) {
                let _ = js_sys::Reflect::set(element, &name, &value);
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
        self.element.remove();
    }
}
