//! Money asked for, and which set of requests is the best.

use crate::ui::dom::view;
use leptos::prelude::*;

use crate::ui::app::name_page;
use crate::ui::widgets::*;

/// The page.
#[component]
pub fn Budget() -> impl IntoView {
    name_page(|| "Budget".to_owned());
    view! {
        <div class="page">
            <PageHeader title="Budget" purpose="What a measure is worth, before and after it is bought." />
        </div>
    }
}
