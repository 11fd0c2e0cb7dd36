//! Renaming a scorecard that need not be the open one.

use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::settings::Settings;
use crate::ui::form::{Field, FormDialog};
use crate::ui::prelude::*;
use crate::ui::widgets::DialogSize;
use crate::ui::workspace::Workspace;

static FIELDS: [Field<String>; 1] = [Field::<String>::line("New title", |title| title)
    .needs("A scorecard needs a title.")
    .wide()];

/// Asks for the new title of the scorecard in `which`, and closes by emptying it.
#[component]
pub fn Rename(which: RwSignal<Option<(Id, String)>>) -> Node {
    let workspace = Workspace::get();
    let start = move || which.get_untracked().map(|(_, title)| title);
    let save = move |_: &String, title: String| {
        if let Some((id, _)) = which.get_untracked() {
            rename(workspace, id, title);
        }
        Ok(())
    };
    FormDialog::about(which, "Rename the scorecard", "Rename")
        .size(DialogSize::Small)
        .of(&FIELDS, |_| String::new(), start, save)
}

/// Renames it, and goes back to the one that was open.
fn rename(workspace: Workspace, id: Id, title: String) {
    let before = workspace.open.get_untracked();
    if before != Some(id) {
        workspace.open(id);
    }
    let settings = workspace.scorecard.with_untracked(|card| card.settings());
    let edit = Edit::new(format!("rename “{}” to “{title}”", settings.title));
    workspace.edit_with_undo(
        edit.put(Settings {
            title: title.clone(),
            ..settings
        }),
        format!("Renamed to “{title}”"),
    );
    // What is not saved would be left behind: then the renamed one stays open.
    if let Some(before) = before.filter(|&before| before != id && !workspace.has_unsaved()) {
        workspace.open(before);
    }
}
