//! Open exposure over time.

use crate::ui::dom::view;
use leptos::prelude::*;

use crate::ui::widgets::*;

/// The tab.
#[component]
pub fn BurnDown() -> impl IntoView {
    view! { <Card title="Burn-down"><p></p></Card> }
}
