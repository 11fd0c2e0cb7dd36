//! Explain: the words.

mod paper;
pub mod report;
pub mod reports;
pub mod script_panel;
pub mod scripts;
