//! Markup as it is written in the source: what never changes of it is made once and then copied, and what may change
//! fills its holes.
//!
//! `view!` writes the template, with the marks of `mark`. Compiled code is only what fills the holes: the rest is a
//! text, and what stands in the page of one template is followed hole by hole, without a look at the rest.

use std::cell::RefCell;
use std::collections::HashMap;

use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::prelude::{NodeRef, document};
use leptos::tachys::html::node_ref::NodeRefContainer;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::mark;
use super::mounted::Mounted;
use super::node::{IntoNode, Node};
use super::part::{ElementPart, ElementSlot, Handler, MountedPart};
use super::typing;
use super::value::{IntoValue, Value};

/// An element with all that is in it, while its holes are being filled.
pub struct Template {
    text: &'static str,
    fills: Vec<Fill>,
}

enum Fill {
    Node(Node),
    Value(Value),
    Event(SendWrapper<Handler>),
    /// Told the element once it is there.
    Reference(Box<dyn FnOnce(&Element) + Send>),
}

impl Template {
    #[inline(never)]
    pub fn new(text: &'static str) -> Template {
        Template {
            text,
            fills: Vec::new(),
        }
    }

    pub fn child<M>(&mut self, child: impl IntoNode<M>) {
        child.fill(self);
    }

    #[inline(never)]
    pub fn node(&mut self, node: Node) {
        self.fills.push(Fill::Node(node));
    }

    #[inline(never)]
    pub(super) fn live_node(&mut self, compute: Box<dyn FnMut() -> Node + Send>) {
        self.fills.push(Fill::Node(Node::Live(compute)));
    }

    pub fn value<M>(&mut self, value: impl IntoValue<M>) {
        value.fill(self);
    }

    #[inline(never)]
    pub(super) fn fixed_value(&mut self, value: Value) {
        self.fills.push(Fill::Value(value));
    }

    #[inline(never)]
    pub(super) fn live_value(&mut self, compute: Box<dyn FnMut() -> Value + Send>) {
        self.fills.push(Fill::Value(Value::Live(compute)));
    }

    pub fn on<E>(&mut self, _: E, mut handle: impl FnMut(E::EventType) + 'static)
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        self.listen(Box::new(move |event| handle(event.unchecked_into())));
    }

    #[inline(never)]
    fn listen(&mut self, handle: Handler) {
        self.fills.push(Fill::Event(SendWrapper::new(handle)));
    }

    pub fn node_ref<E>(&mut self, reference: NodeRef<E>)
    where
        E: ElementType + 'static,
        NodeRef<E>: NodeRefContainer<E>,
    {
        let tell: Box<dyn FnOnce(&Element) + Send> =
            Box::new(move |element| reference.load(element));
        self.fills.push(Fill::Reference(tell));
    }

    #[inline(never)]
    pub fn into_node(self) -> Node {
        Node::Template(Box::new(self))
    }
}

/// What is the same wherever a template is shown.
struct TemplateShape {
    model: Element,
    /// The nodes with holes and those above them: the spot of the parent, and which of its children it is. The first is
    /// the element itself.
    spots: Vec<(usize, u32)>,
    holes: Vec<Hole>,
    /// The holes in the order in which they are filled: a select takes its value from the options that it has.
    order: Vec<usize>,
}

#[derive(Clone, Copy)]
struct Hole {
    spot: usize,
    of: Of,
}

#[derive(Clone, Copy)]
enum Of {
    Child,
    Value(ElementSlot),
    Event(&'static str),
    Reference,
}

thread_local! {
    static SHAPES: RefCell<HashMap<(*const u8, usize), &'static TemplateShape>> = RefCell::default();
}

/// Returns the shape of a template; the first time, reads it.
fn shape(text: &'static str) -> &'static TemplateShape {
    let place = (text.as_ptr(), text.len());
    let known = SHAPES.with_borrow(|shapes| shapes.get(&place).copied());
    known.unwrap_or_else(|| {
        let shape: &'static TemplateShape = Box::leak(Box::new(TemplateReader::read(text)));
        SHAPES.with_borrow_mut(|shapes| shapes.insert(place, shape));
        shape
    })
}

/// An element that is being read.
struct OpenElement {
    element: Element,
    /// Which of its parent's children it is.
    place: u32,
    spot: Option<usize>,
    children: u32,
    /// The holes of its attributes.
    parts: Vec<usize>,
}

#[derive(Default)]
struct TemplateReader {
    open: Vec<OpenElement>,
    model: Option<Element>,
    spots: Vec<(usize, u32)>,
    holes: Vec<Hole>,
    order: Vec<usize>,
}

impl TemplateReader {
    fn read(text: &'static str) -> TemplateShape {
        let mut reader = TemplateReader {
            spots: vec![(0, 0)],
            ..TemplateReader::default()
        };
        let mut rest = text;
        while let Some(kind) = rest.chars().next() {
            let behind = &rest[kind.len_utf8()..];
            let end = behind.find(|next| next <= mark::REFERENCE && !"\t\n\r".contains(next));
            let end = match kind {
                mark::CONSTANT => behind.find(mark::IS).map(|is| {
                    let value = &behind[is + 1..];
                    let end =
                        value.find(|next| next <= mark::REFERENCE && !"\t\n\r".contains(next));
                    is + 1 + end.unwrap_or(value.len())
                }),
                _ => end,
            };
            let (said, next) = behind.split_at(end.unwrap_or(behind.len()));
            reader.take(kind, said);
            rest = next;
        }
        TemplateShape {
            model: reader.model.expect("markup has an element around it"),
            spots: reader.spots,
            holes: reader.holes,
            order: reader.order,
        }
    }

    fn take(&mut self, kind: char, said: &'static str) {
        match kind {
            mark::HTML | mark::SVG => self.open(kind == mark::SVG, said),
            mark::CLOSE => self.close(),
            mark::TEXT => self.append(&document().create_text_node(said)),
            mark::CHILD => {
                let parent = self.spot(self.open.len() - 1);
                let place = self.open.last().map_or(0, |open| open.children);
                self.append(&document().create_text_node(""));
                self.order.push(self.holes.len());
                self.holes.push(Hole {
                    spot: self.spots.len(),
                    of: Of::Child,
                });
                self.spots.push((parent, place));
            }
            mark::CONSTANT => {
                if let (Some(open), Some((name, value))) =
                    (self.open.last(), said.split_once(mark::IS))
                {
                    // The names of attributes are written in the source, where all are valid.
                    let _ = open.element.set_attribute(name, value);
                }
            }
            mark::EVENT => self.part(Of::Event(said)),
            mark::REFERENCE => self.part(Of::Reference),
            mark::ATTRIBUTE => self.part(Of::Value(ElementSlot::Attribute(said))),
            mark::CLASS => self.part(Of::Value(ElementSlot::Class(said))),
            mark::STYLE => self.part(Of::Value(ElementSlot::Style(said))),
            mark::PROPERTY => self.part(Of::Value(ElementSlot::Property(said))),
            _ => {}
        }
    }

    fn open(&mut self, is_svg: bool, tag: &str) {
        let element = match is_svg {
            true => document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag),
            false => document().create_element(tag),
        };
        let element =
            element.expect("the names of elements are written in the source, where all are valid");
        self.open.push(OpenElement {
            element,
            place: self.open.last().map_or(0, |parent| parent.children),
            spot: self.open.is_empty().then_some(0),
            children: 0,
            parts: Vec::new(),
        });
    }

    fn close(&mut self) {
        let Some(OpenElement { element, parts, .. }) = self.open.pop() else {
            return;
        };
        self.order.extend(parts);
        match self.open.is_empty() {
            true => self.model = Some(element),
            false => self.append(&element),
        }
    }

    fn append(&mut self, node: &web_sys::Node) {
        if let Some(open) = self.open.last_mut() {
            // An element that was just made takes any child.
            let _ = open.element.append_child(node);
            open.children += 1;
        }
    }

    fn part(&mut self, of: Of) {
        let spot = self.spot(self.open.len() - 1);
        let hole = self.holes.len();
        self.holes.push(Hole { spot, of });
        if let Some(open) = self.open.last_mut() {
            open.parts.push(hole);
        }
    }

    /// Returns the spot of the open element at the depth.
    fn spot(&mut self, depth: usize) -> usize {
        if let Some(spot) = self.open[depth].spot {
            return spot;
        }
        let parent = self.spot(depth - 1);
        self.spots.push((parent, self.open[depth].place));
        let spot = self.spots.len() - 1;
        self.open[depth].spot = Some(spot);
        spot
    }
}

/// An element of the page, with what keeps it up to date.
pub struct MountedTemplate {
    pub element: Element,
    text: &'static str,
    /// In the order in which they are filled.
    holes: Vec<Filled>,
}

enum Filled {
    Child(Mounted),
    ElementPart(Element, MountedPart),
}

impl MountedTemplate {
    pub fn new(template: Template) -> MountedTemplate {
        let shape = shape(template.text);
        let copy = (shape.model.clone_node_with_deep(true)).expect("elements can be copied");
        let mut nodes: Vec<web_sys::Node> = Vec::with_capacity(shape.spots.len());
        for (parent, place) in &shape.spots {
            let node = nodes.get(*parent).map(|parent| {
                let child = parent.child_nodes().get(*place);
                child.expect("a copy has the children of its model")
            });
            nodes.push(node.unwrap_or_else(|| copy.clone()));
        }
        let mut fills: Vec<Option<Fill>> = template.fills.into_iter().map(Some).collect();
        let filled = shape.order.iter().filter_map(|at| {
            let Hole { spot, of } = shape.holes[*at];
            let node = nodes[spot].clone();
            Filled::new(node, of, fills[*at].take()?)
        });
        MountedTemplate {
            holes: filled.collect(),
            element: copy.unchecked_into(),
            text: template.text,
        }
    }

    /// Becomes what the template shows, if it is the same one; gives it back if it is not.
    pub fn follow(&mut self, template: Template) -> Result<(), Template> {
        if !std::ptr::eq(self.text, template.text) {
            return Err(template);
        }
        let shape = shape(template.text);
        let mut fills: Vec<Option<Fill>> = template.fills.into_iter().map(Some).collect();
        for (filled, at) in self.holes.iter_mut().zip(&shape.order) {
            if let Some(fill) = fills[*at].take() {
                filled.follow(shape.holes[*at].of, fill);
            }
        }
        Ok(())
    }

    pub fn remove(&self) {
        typing::remove(&self.element);
    }
}

impl Filled {
    fn new(node: web_sys::Node, of: Of, fill: Fill) -> Option<Filled> {
        Some(match fill {
            Fill::Node(child) => Filled::Child(Mounted::at(node.unchecked_into(), child)),
            fill => {
                let element: Element = node.unchecked_into();
                let part = MountedPart::new(&element, part(of, fill)?);
                Filled::ElementPart(element, part)
            }
        })
    }

    fn follow(&mut self, of: Of, fill: Fill) {
        match (self, fill) {
            (Filled::Child(child), Fill::Node(node)) => child.follow(node),
            (Filled::ElementPart(element, mounted), fill) => {
                if let Some(part) = part(of, fill) {
                    mounted.follow(element, part);
                }
            }
            (Filled::Child(_), _) => {}
        }
    }
}

fn part(of: Of, fill: Fill) -> Option<ElementPart> {
    match (of, fill) {
        (Of::Value(slot), Fill::Value(value)) => Some(ElementPart::Value(slot, value)),
        (Of::Event(name), Fill::Event(handle)) => Some(ElementPart::Event(name, handle.take())),
        (Of::Reference, Fill::Reference(tell)) => Some(ElementPart::Reference(tell)),
        _ => None,
    }
}
