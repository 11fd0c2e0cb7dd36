//! Decisions to make, and those made.

use leptos::prelude::*;

use crate::ui::app::name_page;
use crate::ui::widgets::*;

/// The page.
#[component]
pub fn Decisions() -> impl IntoView {
    name_page(|| "Decisions".to_owned());
    view! {
        <div class="page">
            <PageHeader title="Decisions" purpose="Options side by side: least risk for most value." />
        </div>
    }
}
