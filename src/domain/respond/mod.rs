//! Respond: something happened, and the next hour counts.
//!
//! - [`playbook`]: what a playbook of the library says; [`own`]: one that a person owns and changes.
//! - [`run`]: a playbook that is carried out; [`start`]: its beginning; [`stamp`]: the times in it.
//! - [`clock`]: the timer of the first hour. [`duty`]: what a law or a contract asks to be told; [`due`]: by when somebody
//!   must know, with [`business`] days; [`telling`]: where telling them stands.
//! - [`slots`]: the prepared messages, which claim only what is done.
//! - [`timeline`]: what happened when; [`report`]: the incident report.
//! - [`effects`]: what a run does to KPIs; [`times`]: the times that become measurements; [`follow_up`]: the risks and
//!   tasks that come of it.
//! - [`practice`]: a playbook as a drill, with its score.

pub mod business;
pub mod clock;
pub mod due;
pub mod duty;
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
pub mod telling;
pub mod timeline;
pub mod times;
