//! KPI form.
use crate::domain::revision::Id;
use leptos::prelude::*;
#[component]
pub fn EditKpi(id: Id) -> impl IntoView {
    view! { <h1 tabindex="-1">{id.to_string()}</h1> }
}
#[component]
pub fn OwnKpi() -> impl IntoView {
    view! { <h1 tabindex="-1">"own"</h1> }
}
