//! One KPI.
use crate::domain::revision::Id;
use leptos::prelude::*;
#[component]
pub fn KpiPage(id: Id) -> impl IntoView {
    view! { <h1 tabindex="-1">{id.to_string()}</h1> }
}
