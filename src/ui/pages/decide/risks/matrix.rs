//! How many risks stand where.

use leptos::prelude::*;

use crate::ui::widgets::*;

/// The tab.
#[component]
pub fn Matrix() -> impl IntoView {
    view! { <Card title="Matrix"><p></p></Card> }
}
