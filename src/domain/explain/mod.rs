//! Explain: words made from numbers.
//!
//! [`wording`] holds the short phrases that every page shares, [`situation`] says what a KPI's numbers
//! amount to, [`four_cells`] what to do about it. [`script`] holds what the coordinator adds, and
//! [`variance_script`] writes the draft.
//!
//! For budget requests [`worth`] holds the figures in words, [`best_set`] says why these and not the others, and
//! [`business_case`] writes the page for whoever decides, as a [`document`].

pub mod best_set;
pub mod business_case;
pub mod document;
pub mod four_cells;
pub mod script;
pub mod situation;
pub mod variance_script;
pub mod wording;
pub mod worth;
