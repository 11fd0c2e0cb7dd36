//! Starting a drill, or a playbook of one's own, and going there.

use crate::domain::respond::own::Playbook;
use crate::domain::respond::practice::Practice;
use crate::domain::scorecard::Edit;
use crate::library::playbooks;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::workspace::Workspace;

/// Starts a drill of the library's playbook.
pub fn practice(workspace: Workspace, key: &str) {
    let Some(template) = playbooks::by_key(key) else {
        return;
    };
    let (id, now) = (browser::new_id(), browser::stamp());
    let practice = Practice::new(id, key, template.name, now);
    let edit = Edit::new(format!("practise “{}”", template.name)).put(practice);
    if workspace.edit(edit).is_kept() {
        Route::Practice(id).go();
    }
}

/// Adds an own playbook: a copy of the one referred to, or an empty one.
pub fn own(workspace: Workspace, reference: Option<&str>) {
    let id = browser::new_id();
    let copied = reference.and_then(|reference| {
        let of = |card: &_| playbooks::find(card, reference);
        workspace.scorecard.with_untracked(of)
    });
    let playbook = match copied {
        Some(playbook) => Playbook {
            id,
            name: format!("{} (our own)", playbook.name)
                .chars()
                .take(crate::domain::base::NAME_LIMIT)
                .collect(),
            ..playbook
        },
        None => Playbook::named(id, "New playbook"),
    };
    let edit = Edit::new("add a playbook").put(playbook);
    if workspace.edit_with_undo(edit, "Playbook added").is_kept() {
        Route::Playbook(id.to_string()).go();
    }
}
