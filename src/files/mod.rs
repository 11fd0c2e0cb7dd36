//! What goes in and out. Only this module parses or writes a format.
pub mod scorecard_file;
