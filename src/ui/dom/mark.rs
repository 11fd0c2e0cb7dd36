//! The marks of a template. `view!` writes them and the page reads them: `macros/` has this very file.

/// An element of HTML begins; its name follows.
pub const HTML: char = '\u{1}';
/// The same of a drawing.
pub const SVG: char = '\u{2}';
/// The element ends.
pub const CLOSE: char = '\u{3}';
/// A text, which follows.
pub const TEXT: char = '\u{4}';
/// An attribute that never changes: its name, [`IS`] and its value follow.
pub const CONSTANT: char = '\u{5}';
/// Stands between the name and the value of a constant.
pub const IS: char = '\u{6}';
/// A hole for a node.
pub const CHILD: char = '\u{7}';
/// A hole for the value of an attribute, whose name follows.
pub const ATTRIBUTE: char = '\u{8}';
/// A hole that says whether the element has the class.
pub const CLASS: char = '\u{e}';
/// A hole for a style.
pub const STYLE: char = '\u{f}';
/// A hole for a property.
pub const PROPERTY: char = '\u{10}';
/// A hole for what hears the event.
pub const EVENT: char = '\u{11}';
/// A hole for what is told the element.
pub const REFERENCE: char = '\u{12}';
