//! Explain: words made from numbers.
//!
//! [`script`] holds what the coordinator adds, [`variance_script`] writes the draft.

pub mod script;
pub mod variance_script;
