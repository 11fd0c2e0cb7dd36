//! What an old program shows of storage that a newer one wrote: nothing it could damage.

use crate::ui::prelude::*;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// Refuses to work, and offers the way out.
#[component]
pub fn Newer() -> Node {
    name_page(|| "A newer Linchpin was here".to_owned());
    let workspace = Workspace::get();
    let reload = || drop(window().location().reload());
    view! {
        <div class="page">
            <PageHeader title="A newer Linchpin was here"
                purpose="Your data in this browser was written by a newer version than this page. To keep it whole, this version changes nothing." />
            <p class="prose">
                "Most likely this tab still runs an older copy of the program. Reload it. If that does not help, close all tabs of Linchpin and open one again. You can also download the raw data, as it is."
            </p>
            <div class="actions">
                <Button kind=ButtonKind::Primary on_click=reload>"Reload"</Button>
                <Button icon=Glyph::Download on_click=move || workspace.save_raw()>"Download the raw data"</Button>
            </div>
        </div>
    }
}
