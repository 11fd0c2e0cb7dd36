//! What is true: the records of a scorecard, their invariants, and every formula.
//!
//! Nothing here knows a browser, a clock or a source of randomness: today's date, new ids and seeds
//! are arguments. Everything above (`library`, `files`, `store`, `ui`) builds on these types, and every
//! change to a person's data goes through [`scorecard::Scorecard::apply`].
//!
//! - [`value`]: the small types that cannot be wrong ([`value::Finite`], [`value::Moment`]).
//! - [`words`]: what all texts are made with.
//! - [`link`]: which addresses become links.
//! - `named`: what the variants of an enum are called.
//! - [`order`]: how things are sorted, compiled once for all.
//! - [`revision`]: who changed what when, so that copies can be merged.
//! - [`identity`]: ids that are the same for everybody.
//! - [`joining`]: records of two scorecards that are one thing.
//! - [`base`]: what every record has; [`record`]: the kinds of record.
//! - [`edit`]: what becomes of records, and what it was made from.
//! - [`field`]: a record as a table of fields, and the codec that reads it.
//! - [`fields`]: two changes of one record, joined field by field.
//! - [`extra`]: what a newer version says and this one does not know.
//! - [`slot`]: one record through its versions, and how two copies of it join.
//! - [`scorecard`]: the aggregate; applying edits, their inverses, and merging.
//! - [`settings`]: what a scorecard says about itself.
//! - [`measure`]: KPIs, measurements, actions, and what they add up to.
//! - [`explain`]: words made from numbers.
//! - [`grow`]: how the coordinator does, and how to show it.
//! - [`respond`]: playbooks, and runs of them.
//! - [`portfolio`]: several scorecards side by side.

pub mod base;
pub mod decide;
pub mod edit;
pub mod explain;
pub mod extra;
pub mod field;
pub mod fields;
pub mod grow;
pub mod identity;
pub mod joining;
pub mod link;
pub mod measure;
mod named;
pub mod order;
pub mod portfolio;
pub mod record;
pub mod respond;
pub mod revision;
pub mod scorecard;
pub mod settings;
pub mod slot;
pub mod value;
pub mod words;

pub use named::Named;
pub(crate) use named::named;
