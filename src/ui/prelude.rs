//! What the files of `ui` have in common: Leptos, with signals, memos and markup of our own in the place of its own.

pub use leptos::prelude::*;

pub use super::dom::{
    Children, ChildrenFn, CollectView, IntoNode, Node, ViewFn, ViewFnOnce, component, view,
};
pub use super::memo::Memo;
pub use super::signal::{MaybeProp, RwSignal, Signal, StoredValue};
