//! Nodes before they stand in the page.

use std::borrow::Cow;

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::{AddAnyAttr, Render, RenderHtml};

use crate::ui::signal::Signal;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState};

use super::each::Items;
use super::mounted::Mounted;
use super::template::Template;

/// A piece of a page.
pub enum Node {
    Nothing,
    Text(Cow<'static, str>),
    Template(Box<Template>),
    /// Computed, again when a signal that it read changes.
    Live(Box<dyn FnMut() -> Node + Send>),
    List(Vec<Node>),
    /// A list that is followed item by item.
    Each(Items),
}

impl Node {
    pub fn list(nodes: Vec<Node>) -> Node {
        Node::List(nodes)
    }

    #[inline(never)]
    fn push(list: &mut Vec<Node>, node: Node) {
        list.push(node);
    }
}

impl Render for Node {
    type State = Mounted;

    fn build(self) -> Mounted {
        Mounted::new(self)
    }

    fn rebuild(self, state: &mut Mounted) {
        state.follow(self);
    }
}

impl AddAnyAttr for Node {
    type Output<A: Attribute> = Node;

    /// A node has all its attributes already.
    fn add_any_attr<A: Attribute>(self, _: A) -> Node {
        self
    }
}

/// Pages are made in the browser alone: there is no HTML text to write or to take over.
impl RenderHtml for Node {
    type AsyncOutput = Node;
    type Owned = Node;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Node {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Mounted {
        self.build()
    }

    fn into_owned(self) -> Node {
        self
    }
}

/// What can stand in markup. `M` only keeps implementations apart.
pub trait IntoNode<M>: Sized {
    fn into_node(self) -> Node;

    /// Fills a hole of the template.
    fn fill(self, template: &mut Template) {
        template.node(self.into_node());
    }
}

/// Marks what is a node by itself.
pub struct Plain;
/// Marks what holds nodes.
pub struct Holds<M>(M);
/// Makes one node of many.
pub trait CollectView<M> {
    fn collect_view(self) -> Node;
}

impl<I, M> CollectView<M> for I
where
    I: IntoIterator,
    I::Item: IntoNode<M>,
{
    fn collect_view(self) -> Node {
        let mut nodes = Vec::new();
        for item in self {
            Node::push(&mut nodes, item.into_node());
        }
        Node::List(nodes)
    }
}

/// Marks what is computed.
pub struct Computed<M>(M);

impl IntoNode<Plain> for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl IntoNode<Plain> for () {
    fn into_node(self) -> Node {
        Node::Nothing
    }
}

impl IntoNode<Plain> for &'static str {
    fn into_node(self) -> Node {
        Node::Text(Cow::Borrowed(self))
    }
}

impl IntoNode<Plain> for String {
    fn into_node(self) -> Node {
        Node::Text(Cow::Owned(self))
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl IntoNode<Plain> for $number {
            fn into_node(self) -> Node {
                Node::Text(Cow::Owned(self.to_string()))
            }
        }
    )*};
}
numbers!(u8, u32, u64, i64, usize, f64);

impl<T: IntoNode<M>, M> IntoNode<Holds<M>> for Option<T> {
    fn into_node(self) -> Node {
        self.map_or(Node::Nothing, T::into_node)
    }
}

impl<T: IntoNode<M>, M> IntoNode<Holds<M>> for Vec<T> {
    fn into_node(self) -> Node {
        self.collect_view()
    }
}

impl<T: IntoNode<M>, M, const N: usize> IntoNode<Holds<M>> for [T; N] {
    fn into_node(self) -> Node {
        self.collect_view()
    }
}

impl<F, T, M> IntoNode<Computed<M>> for F
where
    F: FnMut() -> T + Send + 'static,
    T: IntoNode<M>,
{
    fn into_node(mut self) -> Node {
        Node::Live(Box::new(move || self().into_node()))
    }

    fn fill(mut self, template: &mut Template) {
        template.live_node(Box::new(move || self().into_node()));
    }
}

/// Marks what a signal holds.
pub struct Held<M>(M);

impl<T, M> IntoNode<Held<M>> for Signal<T>
where
    T: IntoNode<M> + Clone + Send + Sync + 'static,
{
    fn into_node(self) -> Node {
        Node::Live(Box::new(move || self.get().into_node()))
    }
}
