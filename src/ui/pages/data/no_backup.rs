//! What to do when the browser keeps no backup before something large.

use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// Says why there is no backup, and leaves the choice to the person.
#[component]
pub fn NoBackup(
    /// Why.
    #[prop(into)]
    why: String,
    /// Hands out what would be lost as a file.
    #[prop(into)]
    on_export: Callback<()>,
    /// Does it all the same.
    #[prop(into)]
    on_go_on: Callback<()>,
) -> Node {
    view! {
        <Notice kind=NoticeKind::Bad title="No backup was kept."
            actions=move || view! {
                <Button small=true icon=Glyph::Download on_click=on_export>"Export first"</Button>
                <Button small=true kind=ButtonKind::Danger on_click=on_go_on>"Go on without a backup"</Button>
            }>
            {format!("{why}. Nothing has been changed yet.")}
        </Notice>
    }
}
