//! Respond: playbooks, runs of them, and drills.

mod begin;
mod parts;
pub mod playbook;
pub mod playbooks;
pub mod practice;
pub mod run;
mod start;
