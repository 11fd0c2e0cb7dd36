//! Explain: the words.

pub mod phrases;
pub mod plain_panel;
pub mod script_panel;
pub mod scripts;
pub mod text_panel;
