//! One risk.

use crate::ui::dom::view;
use leptos::prelude::*;

use crate::domain::revision::Id;
use crate::ui::app::name_page;
use crate::ui::widgets::*;

/// The page.
#[component]
pub fn RiskPage(id: Id) -> impl IntoView {
    let _ = id;
    name_page(|| "Risk".to_owned());
    view! {
        <div class="page">
            <PageHeader title="Risk" purpose="How likely, how bad, and what is done about it." />
        </div>
    }
}
