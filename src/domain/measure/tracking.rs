//! The tracking checklist: which value is due when, from whom, and how well the series was kept.
//!
//! - [`rhythm`]: which distances between values are in time, late, or leave values out; how the source changed.
//! - [`checklist`]: what is to be collected, the most overdue first.
//! - [`habit`]: completeness and consistency over a year, and the periods that a heat map shows.
//! - [`mistakes`]: what usually goes wrong with measuring, found in this scorecard.

pub mod checklist;
pub mod habit;
pub mod mistakes;
pub mod rhythm;
