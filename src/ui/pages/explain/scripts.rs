//! All texts that the app writes in one place, by occasion.
//!
//! Texts that have a page of their own, the decision's and the request's, are the same here: the same generator, the same
//! fields, the same record.

mod chooser;
mod decided;
mod kpi;
pub mod risk;
mod vendor;

use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;

/// The page.
#[component]
pub fn Scripts() -> Node {
    name_page(|| "Scripts".to_owned());
    let tabs = vec![
        Tab::new("A KPI is off", || view! { <kpi::OfKpi /> }),
        Tab::new("Tell a risk", || view! { <risk::OfRisk /> }),
        Tab::new("Scope change", || view! { <decided::OfScope /> }),
        Tab::new("Vendor breach", || view! { <vendor::OfVendor /> }),
        Tab::new("Escalation", || view! { <decided::OfEscalation /> }),
        Tab::new("Budget ask", || view! { <decided::OfBudget /> }),
        Tab::new("Someone resists", || view! { <decided::OfResistance /> }),
    ];
    let actions = || view! { <a class="btn" href=Route::Phrases.href()>"Phrases"</a> };
    view! {
        <div class="page">
            <PageHeader title="Scripts" actions
                purpose="What to say, written from the scorecard: choose the occasion, fill the gaps, copy." />
            <Tabs label="Occasion" tabs />
        </div>
    }
}
