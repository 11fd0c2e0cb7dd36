//! Decide: what to do first, and whether it is worth the money.
//!
//! - [`scale`]: the 5 × 5 scale of likelihood and impact.
//! - [`policy`]: how this project weighs risk: the words of the scale, the appetite, the budget; [`policy_edit`]: changing them.
//! - [`loss_table`]: what all open risks may cost, in sums; [`simulation`]: the same in simulated years.
//! - [`register`]: all risks as a list, filtered, sorted and changed together; [`matrix`]: how many stand where.
//! - [`check`]: answers of the failure-mode check.
//! - [`flags`]: quiet red flags, found in the records; [`dismissal`]: those that were looked at.
//! - [`risk`]: a record of the risk register; [`risk_edit`]: changing it; [`loss`]: what a risk may cost a year;
//!   [`loss_form`]: an estimate as it is typed.
//! - [`exposure`]: how much risk is open, and what of it is too much; [`promptness`]: whether risks are dealt with in time;
//!   [`burn_down`]: how exposure falls.
//! - [`task`]: what is to be done, once or again and again.
//! - [`priority`]: how soon a task deserves to be done, and why; [`ranking`]: all tasks in that order.
//! - [`recurrence`]: what becomes of a task that is done; [`blocking`]: which tasks wait for which.
//! - [`worklist`]: which tasks belong to today and to this week.
//! - [`decision`]: options side by side, and what was decided; [`rule`] holds them against each other, [`what_if`] says
//!   what would become of KPIs and losses, and [`carry_out`] what changes in the register; [`change_request`] is what
//!   somebody asked for, when that is what is decided about.
//! - [`request`]: money asked for, what it was to bring, and what it brought: [`appraisal`] and [`sensitivity`] say
//!   what it is worth by the formulas of [`finance`], [`selection`] which requests are the best under one budget (a
//!   [`knapsack`]), [`promise`] what came of those bought.

pub mod appraisal;
pub mod blocking;
pub mod burn_down;
pub mod carry_out;
pub mod change_request;
pub mod check;
pub mod decision;
pub mod dismissal;
pub mod exposure;
pub mod finance;
pub mod flags;
pub mod frequency;
pub mod knapsack;
pub mod lognormal;
pub mod loss;
pub mod loss_form;
pub mod loss_table;
pub mod matrix;
pub mod policy;
pub mod policy_edit;
pub mod priority;
pub mod promise;
pub mod promptness;
pub mod ranking;
pub mod recurrence;
pub mod register;
pub mod request;
pub mod risk;
pub mod risk_edit;
pub mod rule;
pub mod scale;
pub mod selection;
pub mod sensitivity;
pub mod simulation;
pub mod task;
pub mod what_if;
pub mod worklist;
