//! Nodes that stand in the page, and how they follow a change.
//!
//! What is written at one place of the source keeps its elements, so that focus and typed text stay: what fills the
//! holes of one template is changed in place; everything else is made anew.

use std::borrow::Cow;

use leptos::prelude::{Mountable, RenderEffect, document};
use wasm_bindgen::JsCast;
use web_sys::{CharacterData, Element};

use super::each::MountedItems;
use super::node::Node;
use super::template::MountedTemplate;

/// A node in the page.
pub enum Mounted {
    /// Keeps the place of nothing.
    Nothing(CharacterData),
    Text(CharacterData, Cow<'static, str>),
    Template(Box<MountedTemplate>),
    Live(RenderEffect<Mounted>),
    /// The items, and what keeps the place behind them.
    List(Vec<Mounted>, CharacterData),
    Each(MountedItems),
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
            Node::Template(template) => {
                Mounted::Template(Box::new(MountedTemplate::new(*template)))
            }
            Node::Live(compute) => Mounted::live(compute, None),
            Node::List(nodes) => {
                Mounted::List(nodes.into_iter().map(Mounted::new).collect(), text(""))
            }
            Node::Each(items) => {
                let mut mounted = MountedItems::new(text(""));
                mounted.follow(items);
                Mounted::Each(mounted)
            }
        }
    }

    /// Makes the node in the page, where an empty text keeps its place.
    #[inline(never)]
    pub fn at(place: CharacterData, node: Node) -> Mounted {
        match node {
            Node::Nothing => Mounted::Nothing(place),
            Node::Text(content) => {
                place.set_data(&content);
                Mounted::Text(place, content)
            }
            Node::Live(compute) => Mounted::live(compute, Some(place)),
            Node::List(nodes) => {
                let mut items = Vec::new();
                follow_list(&mut items, &place, nodes);
                Mounted::List(items, place)
            }
            Node::Each(items) => {
                let mut mounted = MountedItems::new(place);
                mounted.follow(items);
                Mounted::Each(mounted)
            }
            node @ Node::Template(_) => {
                let mut mounted = Mounted::new(node);
                insert_before(&place, &mut mounted);
                place.remove();
                mounted
            }
        }
    }

    fn live(
        mut compute: Box<dyn FnMut() -> Node + Send>,
        mut place: Option<CharacterData>,
    ) -> Mounted {
        Mounted::Live(RenderEffect::new(move |before: Option<Mounted>| {
            let node = compute();
            match (before, place.take()) {
                (Some(mut mounted), _) => {
                    mounted.follow(node);
                    mounted
                }
                (None, Some(place)) => Mounted::at(place, node),
                (None, None) => Mounted::new(node),
            }
        }))
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
            (Mounted::Template(mounted), Node::Template(template)) => {
                if let Err(template) = mounted.follow(*template) {
                    self.replace(Node::Template(Box::new(template)));
                }
            }
            (Mounted::List(items, end), Node::List(nodes)) => follow_list(items, end, nodes),
            (Mounted::Each(mounted), Node::Each(items)) => mounted.follow(items),
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
            Mounted::Template(mounted) => insert(parent, &mounted.element, marker),
            Mounted::Live(effect) => effect.mount(parent, marker),
            Mounted::List(items, end) => {
                for item in items {
                    item.put(parent, marker);
                }
                insert(parent, end, marker);
            }
            Mounted::Each(mounted) => {
                for item in mounted.all_mut() {
                    item.put(parent, marker);
                }
                insert(parent, &mounted.end, marker);
            }
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
            Mounted::Template(mounted) => mounted.remove(),
            Mounted::Live(effect) => effect.unmount(),
            Mounted::List(items, end) => {
                items.iter_mut().for_each(Mounted::unmount);
                end.remove();
            }
            Mounted::Each(mounted) => {
                mounted.all_mut().for_each(Mounted::unmount);
                mounted.end.remove();
            }
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&web_sys::Node>) {
        self.put(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Mounted::Nothing(place) | Mounted::Text(place, _) => insert_before(place, child),
            Mounted::Template(mounted) => insert_before(&mounted.element, child),
            Mounted::Live(effect) => effect.insert_before_this(child),
            Mounted::List(items, end) => match items.first() {
                Some(first) => first.insert_before_this(child),
                None => insert_before(end, child),
            },
            Mounted::Each(mounted) => match mounted.all().next() {
                Some(first) => first.insert_before_this(child),
                None => insert_before(&mounted.end, child),
            },
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Mounted::Nothing(_) | Mounted::Text(..) => Vec::new(),
            Mounted::Template(mounted) => vec![mounted.element.clone()],
            Mounted::Live(effect) => effect.elements(),
            Mounted::List(items, _) => items.iter().flat_map(Mounted::elements).collect(),
            Mounted::Each(mounted) => mounted.all().flat_map(Mounted::elements).collect(),
        }
    }
}
