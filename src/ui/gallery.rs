//! Every widget in its states.
use leptos::prelude::*;
/// The gallery.
#[component]
pub fn Gallery() -> impl IntoView { view! { <h1>"Gallery"</h1> } }
