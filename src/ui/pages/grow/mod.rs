//! Grow: how the coordinator does, and how to show it.

pub mod assessment;
pub mod career;
pub mod role;
