//! Nodes that stand in the page, and how they follow a change.
//!
//! What keeps its shape keeps its elements, so that focus and typed text stay: elements of the same tag with the same
//! attributes and as many children are changed in place; everything else is made anew.

use std::borrow::Cow;

use leptos::prelude::{AnyView, Mountable, Render, RenderEffect, document};
use wasm_bindgen::JsCast;
use web_sys::{CharacterData, Element};

use super::element::MountedElement;
use super::node::Node;

/// A node in the page.
pub enum Mounted {
    /// Keeps the place of nothing.
    Nothing(CharacterData),
    Text(CharacterData, Cow<'static, str>),
    Element(Box<MountedElement>),
    Live(RenderEffect<Mounted>),
    /// The items, and what keeps the place behind them.
    List(Vec<Mounted>, CharacterData),
    View(<AnyView as Render>::State),
}

fn text(content: &str) -> CharacterData {
    document().create_text_node(content).unchecked_into()
}

impl Mounted {
    #[inline(never)]
    pub fn new(node: Node) -> Mounted {
        match node {
            Node::Nothing => Mounted::Nothing(text("")),
            Node::Text(content) => Mounted::Text(text(&content), content),
            Node::Element(el) => Mounted::Element(Box::new(MountedElement::new(*el))),
            Node::Live(mut compute) => {
                Mounted::Live(RenderEffect::new(move |before: Option<Mounted>| {
                    let node = compute();
                    match before {
                        Some(mut mounted) => {
                            mounted.follow(node);
                            mounted
                        }
                        None => Mounted::new(node),
                    }
                }))
            }
            Node::List(nodes) => {
                Mounted::List(nodes.into_iter().map(Mounted::new).collect(), text(""))
            }
            Node::View(view) => Mounted::View(view.build()),
        }
    }

    /// Becomes the other node.
    #[inline(never)]
    pub fn follow(&mut self, node: Node) {
        match (&mut *self, node) {
            (Mounted::Nothing(_), Node::Nothing) => {}
            (Mounted::Text(place, shown), Node::Text(content)) => {
                if *shown != content {
                    place.set_data(&content);
                    *shown = content;
                }
            }
            (Mounted::Element(mounted), Node::Element(el)) => {
                if let Err(el) = mounted.follow(*el) {
                    self.replace(Node::Element(Box::new(el)));
                }
            }
            (Mounted::List(items, end), Node::List(nodes)) => follow_list(items, end, nodes),
            (Mounted::View(state), Node::View(view)) => view.rebuild(state),
            (_, node) => self.replace(node),
        }
    }

    fn replace(&mut self, node: Node) {
        let mut new = Mounted::new(node);
        self.insert_before_this(&mut new);
        self.unmount();
        *self = new;
    }

    /// Puts the node into the element, before the marker or at the end.
    pub fn put(&mut self, parent: &Element, marker: Option<&web_sys::Node>) {
        match self {
            Mounted::Nothing(place) | Mounted::Text(place, _) => insert(parent, place, marker),
            Mounted::Element(mounted) => insert(parent, &mounted.element, marker),
            Mounted::Live(effect) => effect.mount(parent, marker),
            Mounted::List(items, end) => {
                for item in items {
                    item.put(parent, marker);
                }
                insert(parent, end, marker);
            }
            Mounted::View(state) => state.mount(parent, marker),
        }
    }
}

/// The task of an effect keeps what it made until it is polled once more. By then effects within that may have run
/// again, on signals that are gone; so they end here.
impl Drop for Mounted {
    fn drop(&mut self) {
        if let Mounted::Live(effect) = self {
            drop(effect.take_value());
        }
    }
}

fn insert(parent: &Element, node: &web_sys::Node, marker: Option<&web_sys::Node>) {
    // Fails only for a marker that stands elsewhere, which is how Leptos treats it too.
    let _ = parent.insert_before(node, marker);
}

fn follow_list(items: &mut Vec<Mounted>, end: &CharacterData, nodes: Vec<Node>) {
    for mut gone in items.drain(nodes.len().min(items.len())..) {
        gone.unmount();
    }
    let mut nodes = nodes.into_iter();
    for (item, node) in items.iter_mut().zip(nodes.by_ref()) {
        item.follow(node);
    }
    let parent = end.parent_element();
    for node in nodes {
        let mut item = Mounted::new(node);
        if let Some(parent) = &parent {
            item.put(parent, Some(end));
        }
        items.push(item);
    }
}

fn insert_before(place: &web_sys::Node, child: &mut dyn Mountable) -> bool {
    match place.parent_element() {
        Some(parent) => {
            child.mount(&parent, Some(place));
            true
        }
        None => false,
    }
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        match self {
            Mounted::Nothing(place) | Mounted::Text(place, _) => place.remove(),
            Mounted::Element(mounted) => mounted.remove(),
            Mounted::Live(effect) => effect.unmount(),
            Mounted::List(items, end) => {
                items.iter_mut().for_each(Mounted::unmount);
                end.remove();
            }
            Mounted::View(state) => state.unmount(),
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&web_sys::Node>) {
        self.put(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Mounted::Nothing(place) | Mounted::Text(place, _) => insert_before(place, child),
            Mounted::Element(mounted) => insert_before(&mounted.element, child),
            Mounted::Live(effect) => effect.insert_before_this(child),
            Mounted::List(items, end) => match items.first() {
                Some(first) => first.insert_before_this(child),
                None => insert_before(end, child),
            },
            Mounted::View(state) => state.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Mounted::Nothing(_) | Mounted::Text(..) => Vec::new(),
            Mounted::Element(mounted) => vec![mounted.element.clone()],
            Mounted::Live(effect) => effect.elements(),
            Mounted::List(items, _) => items.iter().flat_map(Mounted::elements).collect(),
            Mounted::View(state) => state.elements(),
        }
    }
}
