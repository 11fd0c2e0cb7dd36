//! Newer.
use leptos::prelude::*;
#[component]
pub fn Newer() -> impl IntoView {
    view! { <h1 tabindex="-1">"newer"</h1> }
}
