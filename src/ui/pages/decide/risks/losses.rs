//! What all risks together may cost a year.

use leptos::prelude::*;

use crate::ui::widgets::*;

/// The tab.
#[component]
pub fn Losses() -> impl IntoView {
    view! { <Card title="Loss in money"><p></p></Card> }
}
