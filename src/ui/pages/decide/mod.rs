//! Decide: what to do first, and whether it is worth the money.

pub mod budget;
pub mod decision;
pub mod decisions;
pub mod picks;
pub mod priorities;
mod ranges;
pub mod request;
pub mod risk;
pub mod risk_library;
pub mod risks;
pub mod task;
