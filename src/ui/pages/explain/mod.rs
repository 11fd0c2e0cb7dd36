//! Explain: the words.

pub mod document_tools;
mod paper;
pub mod phrases;
pub mod plain_panel;
pub mod report;
pub mod reports;
pub mod script_panel;
pub mod scripts;
pub mod stakeholder;
pub mod stakeholders;
pub mod text_panel;
