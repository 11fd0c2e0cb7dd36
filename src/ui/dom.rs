//! What a page is made of: [`Node`], one type for all markup, and [`Template`], an element as it is written, with holes.
//!
//! `view!` makes nodes of markup, `#[component]` makes a component of a function. Contexts, owners and effects are those
//! of Leptos; elements, texts and what changes in them are our own, because Leptos compiles those anew for each shape.
//!
//! - `node`: the nodes; `mounted`: nodes that stand in the page, and how they follow a change; `each`: lists whose items
//!   keep their elements; `children`: what a component is given to show.
//! - `template`: elements as they are written in the source; `part`: what changes of an element; `value`: what an
//!   attribute can be; `typing`: the control that nothing may be set in, because somebody is typing there.

mod children;
mod each;
mod mark;
mod mounted;
mod node;
mod part;
mod template;
pub mod typing;
mod value;

pub use children::{Children, ChildrenFn, ToChildren, ViewFn, ViewFnOnce};
pub use linchpin_view::{component, view};
pub use node::{CollectView, IntoNode, Node};
pub use template::Template;
pub use value::{IntoValue, Value};
