//! Grow: how the coordinator does, and how to show it.
//!
//! - [`duty`]: what the coordinator owns, influences and supports.
//! - [`artifact`]: the documents of the role, and whether they can be relied on.
//! - [`workflow`]: how much work stands at each stage, from intake to change control.

pub mod artifact;
pub mod duty;
pub mod workflow;
