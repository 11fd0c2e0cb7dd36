//! The table of risks.

use leptos::prelude::*;

use crate::ui::widgets::*;

/// The tab.
#[component]
pub fn Register() -> impl IntoView {
    view! { <Card title="Register"><p></p></Card> }
}
