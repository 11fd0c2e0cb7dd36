//! The strip that says how many quiet red flags there are, and leads to them.

use crate::domain::decide::flags;
use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The strip; nothing while there is no red flag.
#[component]
pub fn RedFlags() -> impl IntoView {
    let workspace = Workspace::get();
    let headlines = Memo::new(move |_| {
        let today = workspace.today();
        let open = workspace
            .scorecard
            .with(|card| flags::sorted(card, today).open);
        let headlines = open.into_iter().map(|(flag, _)| flag.headline);
        headlines.collect::<Vec<String>>()
    });
    move || {
        let headlines = headlines.get();
        let title = match headlines.len() {
            0 => return None,
            many => format!("{}.", counted(many, "quiet red flag")),
        };
        Some(view! {
            <Notice title
                actions=|| view! { <a class="btn btn-small" href=Route::Warnings.href()>"See the evidence"</a> }>
                {format!("{}.", headlines.join("; "))}
            </Notice>
        })
    }
}
