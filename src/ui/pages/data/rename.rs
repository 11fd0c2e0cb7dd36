//! Renaming a scorecard that need not be the open one.

use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::settings::Settings;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// Asks for the new title of the scorecard in `which`, and closes by emptying it.
#[component]
pub fn Rename(which: RwSignal<Option<(Id, String)>>) -> impl IntoView {
    let workspace = Workspace::get();
    let open = RwSignal::new(false);
    let (title, error) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    Effect::new(move || {
        let old = which.get().map(|(_, title)| title);
        open.set(old.is_some());
        title.set(old.unwrap_or_default());
        error.set(None);
    });
    let save = move || {
        let (Some((id, _)), new) = (
            which.get_untracked(),
            title.get_untracked().trim().to_owned(),
        ) else {
            return;
        };
        if new.is_empty() {
            error.set(Some("A scorecard needs a title.".to_owned()));
            return;
        }
        which.set(None);
        rename(workspace, id, new);
    };
    view! {
        <Dialog open title="Rename the scorecard" size=DialogSize::Small on_close=move || which.set(None)
            actions=move || view! {
                <Button kind=ButtonKind::Quiet on_click=move || which.set(None)>"Cancel"</Button>
                <Button kind=ButtonKind::Primary on_click=save>"Rename"</Button>
            }>
            <TextField label="New title" value=title error on_commit=move |text| title.set(text) />
        </Dialog>
    }
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
