//! Explain: the words.

pub mod script_panel;
pub mod scripts;
