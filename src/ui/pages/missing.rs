//! An address that leads nowhere.

use crate::ui::prelude::*;
use crate::ui::title::name_page;
use crate::ui::widgets::*;

/// Says that there is no such page, and where to go instead.
#[component]
pub fn Missing(
    /// The address, after the `#`.
    path: String,
) -> Node {
    name_page(|| "Page not found".to_owned());
    view! {
        <PageHeader title="There is no such page" purpose=format!("The address “{path}” leads nowhere. Perhaps the link was cut short.") />
        <p><a class="btn" href="#/scorecard">"Go to the scorecard"</a></p>
    }
}
