//! Scripts.
use leptos::prelude::*;
#[component]
pub fn Scripts() -> impl IntoView {
    view! { <h1 tabindex="-1">"scripts"</h1> }
}
