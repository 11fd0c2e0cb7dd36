//! What to do first, and why.

use leptos::prelude::*;

use crate::ui::app::name_page;
use crate::ui::widgets::*;

/// The page.
#[component]
pub fn Priorities() -> impl IntoView {
    name_page(|| "Priorities".to_owned());
    view! {
        <div class="page">
            <PageHeader title="Priorities" purpose="What to do first today and this week, and why." />
        </div>
    }
}
