//! What people read, looked through for faults that no eye should have to find: doubled words, wrong articles, numbers that
//! do not agree, sentences that do not end.
//!
//! - `faults`: what is looked for.
//! - `library`: every text of the library.
//! - `names`: what it says around names of all sorts, and with nothing known.
//! - `plain_words`: texts after their hard words were replaced.
//! - `sentences`: what the product builds, with none, one, two and many of everything.

mod faults;
mod library;
mod names;
mod plain_words;
mod sentences;
