//! Decide: what to do first, and whether it is worth the money.
//!
//! - [`scale`]: the 5 × 5 scale of likelihood and impact.
//! - [`policy`]: how this project weighs risk: the words of the scale, the appetite, the budget.
//! - [`risk`]: a record of the risk register; [`risk_edit`]: changing it; [`loss`]: what a risk may cost a year;
//!   [`loss_form`]: an estimate as it is typed.
//! - [`exposure`]: how much risk is open, and what of it is too much; [`promptness`]: whether risks are dealt with in time;
//!   [`burn_down`]: how exposure falls.
//! - [`check`]: answers of the failure-mode check; [`dismissal`]: red flags that were looked at.
//! - [`task`]: what is to be done, once or again and again.
//! - [`decision`]: options side by side, and what was decided.
//! - [`request`]: money asked for, what it was to bring, and what it brought.

pub mod burn_down;
pub mod check;
pub mod decision;
pub mod dismissal;
pub mod exposure;
pub mod loss;
pub mod loss_form;
pub mod policy;
pub mod promptness;
pub mod request;
pub mod risk;
pub mod risk_edit;
pub mod scale;
pub mod task;
