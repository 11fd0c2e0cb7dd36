//! One decision.

use leptos::prelude::*;

use crate::domain::revision::Id;
use crate::ui::app::name_page;
use crate::ui::widgets::*;

/// The page.
#[component]
pub fn DecisionPage(id: Id) -> impl IntoView {
    let _ = id;
    name_page(|| "Decision".to_owned());
    view! {
        <div class="page">
            <PageHeader title="Decision" purpose="Options side by side, and what was decided." />
        </div>
    }
}
