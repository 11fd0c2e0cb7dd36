//! Risks that projects know, ready to be taken into the register.

use crate::ui::dom::view;
use leptos::prelude::*;

use crate::ui::app::name_page;
use crate::ui::widgets::*;

/// The page.
#[component]
pub fn RiskLibrary() -> impl IntoView {
    name_page(|| "Add risks".to_owned());
    view! {
        <div class="page">
            <PageHeader title="Add risks" purpose="Risks that many projects have, each with what usually helps." />
        </div>
    }
}
