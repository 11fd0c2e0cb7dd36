//! The failure-mode check and the quiet red flags.

use leptos::prelude::*;

use crate::ui::widgets::*;

/// The tab.
#[component]
pub fn Warnings() -> impl IntoView {
    view! { <Card title="Check and red flags"><p></p></Card> }
}
