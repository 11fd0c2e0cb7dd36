//! The risk in words, to copy as they are or with one's own changes.

use super::subject::OpenRisk;
use crate::ui::pages::explain::scripts::risk::statement_panel;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The statement; it follows the risk until somebody rewords it.
#[component]
pub fn Statement(subject: OpenRisk) -> Node {
    view! {
        <Card title="Say it" note="The risk in words, for a report; as a mail it is among the scripts"
            actions=|| view! { <a class="btn btn-small" href=Route::Scripts.href()>"Scripts"</a> }>
            {statement_panel(subject.workspace, subject.id)}
        </Card>
    }
}
