//! Grow: how the coordinator does, and how to show it.
//!
//! - [`assessment`]: which behaviours were seen; [`level`]: what that comes to, [`suggestion`]: what the scorecard shows of
//!   it, and [`next_step`]: what lifts it most.
//! - [`duty`]: what the coordinator owns, influences and supports.
//! - [`artifact`]: the documents of the role, and whether they can be relied on.
//! - [`workflow`]: how much work stands at each stage, from intake to change control.
//! - [`resume`]: what is kept for applications.
//! - [`scan`]: what a reader of a résumé looks for, found in it or missing.
//! - [`bullet`]: a line of a résumé, made from figures.
//! - [`story`]: answers for interviews, assembled from the records.

pub mod artifact;
pub mod assessment;
pub mod bullet;
pub mod duty;
pub mod level;
pub mod next_step;
pub mod resume;
pub mod scan;
pub mod story;
pub mod suggestion;
pub mod workflow;
