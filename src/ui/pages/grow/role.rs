//! The role map: what the coordinator owns, influences and supports, the documents of the role, and the work on its way.

mod artifacts;
mod duties;
mod workflow;

use crate::domain::grow::artifact::Artifact;
use crate::domain::grow::duty::Duty;
use crate::domain::record::Kind;
use crate::domain::scorecard::Edit;
use crate::library::role;
use crate::ui::prelude::*;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page.
#[component]
pub fn RolePage() -> Node {
    name_page(|| "Role map".to_owned());
    let workspace = Workspace::get();
    let is_empty = Memo::new(move |_| {
        workspace.scorecard.with(|card| {
            card.all::<Duty>().next().is_none() && card.all::<Artifact>().next().is_none()
        })
    });
    let start = move || {
        workspace.edit_with_undo(
            usual_role(workspace),
            "The usual role is there: change what differs",
        );
    };
    let body = move || match is_empty.get() {
        true => view! {
            <EmptyState icon=Glyph::Sprout title="No role map yet"
                sentence="What do you own, where do you only influence, what do you support? Written down once, it ends many discussions. Start with the usual role and change what differs.">
                <Button kind=ButtonKind::Primary on_click=start>"Start with the usual role"</Button>
            </EmptyState>
        },
        false => view! {
            <duties::Duties workspace />
            <artifacts::Artifacts workspace />
        },
    };
    view! {
        <div class="page role">
            <PageHeader title="Role map" purpose="What is yours, what you shape, what you support; and the documents that show it." />
            {body}
            <workflow::Workflow workspace />
        </div>
    }
}

/// Returns the edit that adds the usual duties and artifacts.
fn usual_role(workspace: Workspace) -> Edit {
    let edit = Edit::new("start with the usual role");
    let edit = role::duties().iter().fold(edit, |edit, duty| {
        edit.put(duty.to_duty(workspace.id_for(Kind::Duty, duty.key)))
    });
    role::artifacts().iter().fold(edit, |edit, artifact| {
        let id = workspace.id_for(Kind::Artifact, artifact.key);
        edit.put(artifact.to_artifact(id))
    })
}
