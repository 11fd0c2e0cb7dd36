//! Data.
use leptos::prelude::*;
/// How many characters browsers let one origin keep in localStorage: 5 MiB of UTF-16 units.
pub const STORAGE_LIMIT: f64 = 5.0 * 1024.0 * 1024.0;
#[component]
pub fn ImportButton() -> impl IntoView {}
#[component]
pub fn Data() -> impl IntoView {
    view! { <h1 tabindex="-1">"data"</h1> }
}
#[component]
pub fn Shared(payload: String) -> impl IntoView {
    view! { <h1 tabindex="-1">{payload}</h1> }
}
