//! Explain: the words.

mod paper;
pub mod phrases;
pub mod plain_panel;
pub mod report;
pub mod reports;
pub mod script_panel;
pub mod scripts;
pub mod text_panel;
