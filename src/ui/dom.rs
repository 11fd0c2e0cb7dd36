//! What a page is made of: [`Node`], one type for all markup, and [`El`], which builds an element.
//!
//! `view!` makes nodes of markup. A [`Node`] is a view to Leptos, so that components, contexts and effects are those of
//! Leptos; only elements, texts and what changes in them are our own, because Leptos compiles those anew for each shape.
//!
//! - `node`: the nodes; `mounted`: nodes that stand in the page, and how they follow a change.
//! - `element`: elements with their attributes; `value`: what an attribute can be; `typing`: the control that nothing
//!   may be set in, because somebody is typing there.

mod element;
mod mounted;
mod node;
pub mod typing;
mod value;

pub use element::El;
pub use linchpin_view::view;
pub use node::{IntoNode, Node};
pub use value::{IntoValue, Value};
