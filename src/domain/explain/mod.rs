//! Explain: words made from numbers.
//!
//! [`wording`] holds the short phrases that every page shares, [`situation`] says what a KPI's numbers
//! amount to, [`four_cells`] what to do about it. [`computed`] lets a KPI that nobody types explain itself. [`script`] holds what the coordinator adds, and
//! [`variance_script`] writes the draft.

pub mod computed;
pub mod four_cells;
pub mod script;
pub mod situation;
pub mod variance_script;
pub mod wording;
