//! Explain: words made from numbers.
//!
//! [`wording`] holds the short phrases that every page shares, [`situation`] says what a KPI's numbers
//! amount to, [`four_cells`] what to do about it. [`script`] holds what the coordinator adds, and
//! [`variance_script`] writes the draft. [`loss_words`] says what risks may cost.

pub mod four_cells;
pub mod loss_words;
pub mod script;
pub mod situation;
pub mod variance_script;
pub mod wording;
