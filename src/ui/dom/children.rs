//! What a component is given to show.

use std::sync::Arc;

use super::node::Node;

/// What stands in a component, made once.
pub type Children = Box<dyn FnOnce() -> Node + Send>;

/// What stands in a component, made as often as it is shown.
pub type ChildrenFn = Arc<dyn Fn() -> Node + Send + Sync>;

/// How `view!` hands children over, whichever the component takes.
pub trait ToChildren<F> {
    fn to_children(make: F) -> Self;
}

impl<F: FnOnce() -> Node + Send + 'static> ToChildren<F> for Children {
    fn to_children(make: F) -> Self {
        Box::new(make)
    }
}

impl<F: Fn() -> Node + Send + Sync + 'static> ToChildren<F> for ChildrenFn {
    fn to_children(make: F) -> Self {
        Arc::new(make)
    }
}

/// A part that a component shows once; nothing where none is given.
#[derive(Default)]
pub struct ViewFnOnce(Option<Children>);

impl ViewFnOnce {
    pub fn run(self) -> Node {
        self.0.map_or(Node::Nothing, |make| make())
    }
}

impl<F: FnOnce() -> Node + Send + 'static> From<F> for ViewFnOnce {
    fn from(make: F) -> Self {
        ViewFnOnce(Some(Box::new(make)))
    }
}

/// A part that a component shows again and again.
#[derive(Clone)]
pub struct ViewFn(ChildrenFn);

impl ViewFn {
    pub fn run(&self) -> Node {
        (self.0)()
    }
}

impl<F: Fn() -> Node + Send + Sync + 'static> From<F> for ViewFn {
    fn from(make: F) -> Self {
        ViewFn(Arc::new(make))
    }
}
