//! Scorecard.
use leptos::prelude::*;
#[component]
pub fn ScorecardPage() -> impl IntoView {
    view! { <h1 tabindex="-1">"scorecard"</h1> }
}
