//! Explain: the words.

pub mod phrases;
mod plain_panel;
pub mod script_panel;
pub mod scripts;
pub mod text_panel;
