//! Explain: words made from numbers.
//!
//! [`wording`] holds the short phrases that every page shares, [`situation`] says what a KPI's numbers
//! amount to, [`four_cells`] what to do about it. [`computed`] lets a KPI that nobody types explain itself,
//! [`burn_down`] tells how exposure falls, and [`risk_statement`] what a risk is. [`script`] holds what the coordinator adds, and
//! [`variance_script`] writes the draft.

pub mod burn_down;
pub mod computed;
pub mod four_cells;
pub mod risk_statement;
pub mod script;
pub mod situation;
pub mod variance_script;
pub mod wording;
