//! The risk register, and what it says together.
//!
//! - `register`: the table, with filters, bulk edit and CSV.
//! - `matrix`: how many risks stand where, before and after mitigation, and the appetite.
//! - `policy`: the words of the scale, and the appetite.
//! - `burn_down`: open exposure over time.
//! - `losses`: what it all may cost a year.
//! - `warnings`: the failure-mode check and the quiet red flags.

mod burn_down;
pub(in crate::ui::pages) mod losses;
mod matrix;
mod policy;
mod register;
mod warnings;

use crate::ui::prelude::*;
use crate::ui::title::name_page;
use crate::ui::widgets::*;

/// The tab of the failure-mode check and the red flags.
pub const WARNINGS: usize = 4;

/// The page.
#[component]
pub fn Risks(
    /// The tab that shows first.
    #[prop(optional)]
    tab: usize,
) -> Node {
    name_page(|| "Risks".to_owned());
    let tabs = vec![
        Tab::new("Register", || view! { <register::RegisterTab /> }),
        Tab::new("Matrix", || view! { <matrix::MatrixTab /> }),
        Tab::new("Burn-down", || view! { <burn_down::BurnDownTab /> }),
        Tab::new("Loss in money", || view! { <losses::Losses /> }),
        Tab::new("Check and red flags", || view! { <warnings::Warnings /> }),
    ];
    view! {
        <div class="page">
            <PageHeader title="Risks" purpose="What may go wrong, how bad it would be, and whether what we do about it works." />
            <Tabs label="Views of the risks" tabs selected=RwSignal::new(tab) />
        </div>
    }
}
