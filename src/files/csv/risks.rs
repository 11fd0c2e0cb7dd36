//! The risk register as a table: to a CSV file that a spreadsheet opens, and from one, ours or anybody's.
//!
//! In the order of the data's flow:
//! - [`write_risks`]: all risks to a file that reads back exactly.
//! - `columns`: the names of the columns, ours and those that other registers use.
//! - `cells`: levels, responses, steps and losses, to and from a cell.
//! - `row` and `scores`: a row to a risk, over the one that is there.
//! - [`plan`]: what a table would do, before anything is changed; [`Plan::edit`] does it.
//!
//! What a table does not hold stays as it was: the history of scores, evidence, hurt KPIs.

mod cells;
mod columns;
mod plan;
mod row;
mod scores;
mod write;

pub use plan::{Fate, Plan, PlanReading, Planned, RisksRefusal, plan};
pub use write::write_risks;
