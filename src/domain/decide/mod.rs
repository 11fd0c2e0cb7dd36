//! Decide: what to do first, and whether it is worth the money.
//!
//! - [`scale`]: the 5 × 5 scale of likelihood and impact.
//! - [`policy`]: how this project weighs risk: the words of the scale, the appetite, the budget.
//! - [`risk`]: a record of the risk register; [`loss`]: what a risk may cost a year; [`simulation`]: what all may cost
//!   together.
//! - [`exposure`]: how much risk is open, and what of it is too much.
//! - [`check`]: answers of the failure-mode check; [`dismissal`]: red flags that were looked at.
//! - [`task`]: what is to be done, once or again and again.
//! - [`decision`]: options side by side, and what was decided.
//! - [`request`]: money asked for, what it was to bring, and what it brought: [`appraisal`] and [`sensitivity`] say
//!   what it is worth by the formulas of [`finance`], [`selection`] which requests are the best under one budget (a
//!   [`knapsack`]), [`promise`] what came of those bought.

pub mod appraisal;
pub mod check;
pub mod decision;
pub mod dismissal;
pub mod exposure;
pub mod finance;
pub mod knapsack;
pub mod loss;
pub mod policy;
pub mod promise;
pub mod request;
pub mod risk;
pub mod scale;
pub mod selection;
pub mod sensitivity;
pub mod simulation;
pub mod task;
