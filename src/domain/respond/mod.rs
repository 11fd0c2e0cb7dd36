//! Respond: something happened, and the next hour counts.
//!
//! - [`playbook`]: what a playbook of the library says; [`own`]: one that a person owns and changes.
//! - [`run`]: a playbook that is carried out; [`start`]: its beginning; [`stamp`]: the times in it.
//! - [`clock`]: the timer of the first hour, and who must be told by when; [`slots`]: texts with gaps.
//! - [`timeline`]: what happened when; [`report`]: the incident report.
//! - [`effects`]: what a run does to KPIs; [`times`]: the times that become measurements; [`follow_up`]: the risks and
//!   tasks that come of it.
//! - [`practice`]: a playbook as a drill, with its score.

pub mod clock;
pub mod effects;
pub mod follow_up;
pub mod own;
pub mod playbook;
pub mod practice;
pub mod report;
pub mod run;
pub mod slots;
pub mod stamp;
pub mod start;
pub mod timeline;
pub mod times;
