//! Library.
use leptos::prelude::*;
#[component]
pub fn Library() -> impl IntoView {
    view! { <h1 tabindex="-1">"library"</h1> }
}
