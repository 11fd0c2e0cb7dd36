//! Explain: the words.

pub mod scripts;
