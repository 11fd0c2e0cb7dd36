//! One budget request.

use crate::ui::dom::view;
use leptos::prelude::*;

use crate::domain::revision::Id;
use crate::ui::app::name_page;
use crate::ui::widgets::*;

/// The page.
#[component]
pub fn RequestPage(id: Id) -> impl IntoView {
    let _ = id;
    name_page(|| "Budget request".to_owned());
    view! {
        <div class="page">
            <PageHeader title="Budget request" purpose="What it costs, what it brings, and how sure that is." />
        </div>
    }
}
