//! Assessments as files: a blank copy for somebody else, a filled one back.

use gloo_file::Blob;
use leptos::html;

use super::one::OpenAssessment;
use crate::domain::grow::assessment::{Assessment, View};
use crate::domain::scorecard::Edit;
use crate::files::assessment_file::{self, AssessmentRefusal, EXTENSION, MAX_BYTES};
use crate::library::profiles;
use crate::ui::browser;
use crate::ui::pages::start::begin;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::{Edited, Workspace};

/// Applies the edit, in a new scorecard when none is open, and goes to the page.
pub fn put(workspace: Workspace, edit: Edit, then: Route) -> Edited {
    if workspace.open.get_untracked().is_none() {
        let mut blank = profiles::blank("My self-assessment");
        blank.changes.extend(edit.changes);
        return begin(workspace, blank, then);
    }
    let edited = workspace.edit(edit);
    if edited.is_kept() {
        then.go();
    }
    edited
}

/// The ways out of one assessment.
#[component]
pub fn Passing(subject: OpenAssessment) -> Node {
    let copy = move || {
        let today = subject.workspace.now.get_untracked().date();
        let own = subject.assessment.get_untracked();
        save(&own.blank_copy(browser::new_id(), today), "to-fill");
    };
    let export = move || subject.assessment.with_untracked(|one| save(one, "filled"));
    let body = move || match subject.assessment.with(|one| one.view) {
        View::Own => view! {
            <p class="prose">"Send a blank copy to a peer or your manager. They open it in their own Linchpin, without your answers before their eyes, and send it back; then both views stand side by side here."</p>
            <div class="actions">
                <Button icon=Glyph::Download on_click=copy>"Export a copy to fill"</Button>
                <Button kind=ButtonKind::Quiet icon=Glyph::Download on_click=export>"Export this assessment"</Button>
            </div>
        },
        _ => view! {
            <p class="prose">"When you are done, export it and send the file back. It holds your answers and what you wrote as evidence, nothing else of your scorecard."</p>
            <div class="actions"><Button icon=Glyph::Download on_click=export>"Export this assessment"</Button></div>
        },
    };
    view! {
        <Card title="A second pair of eyes"><div class="stack">{body}</div></Card>
        <BringIn workspace=subject.workspace />
    }
}

fn save(assessment: &Assessment, what: &str) {
    let stem = browser::file_stem(&format!("{} {} {what}", assessment.of, assessment.date));
    let name = format!("{stem}{EXTENSION}");
    browser::save_file(
        &name,
        "application/json",
        &assessment_file::write(assessment),
    );
}

/// Choosing a file, and what is wrong with it.
#[component]
pub fn BringIn(workspace: Workspace) -> Node {
    let refused = RwSignal::new(None::<(String, String)>);
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // Emptied, so that the same file can be chosen again after it was mended.
        input.set_value("");
        let Some(file) = file else { return };
        let name = file.name();
        wasm_bindgen_futures::spawn_local(async move {
            match read(file).await {
                Ok(assessment) => {
                    let _ = refused.try_set(None);
                    take_in(workspace, assessment);
                }
                Err(why) => drop(refused.try_set(Some((name, why)))),
            }
        });
    };
    let trouble = move || {
        refused.get().map(|(name, why)| {
            view! {
                <Notice kind=NoticeKind::Bad title=format!("“{name}” was not imported, and nothing was changed.")
                    actions=move || view! { <Button small=true kind=ButtonKind::Quiet on_click=move || refused.set(None)>"Dismiss"</Button> }>
                    {why}
                </Notice>
            }
        })
    };
    view! {
        <Card title="Bring a copy in" note="One to fill for a colleague, or one that came back filled">
            <div class="stack">
                <div class="actions">
                    <label class="btn drop-button">
                        <Icon glyph=Glyph::Upload />
                        <span>"Import an assessment"</span>
                        <input type="file" class="drop-input" accept=".json,application/json" node_ref=input on:change=chosen />
                    </label>
                </div>
                {trouble}
            </div>
        </Card>
    }
}

async fn read(file: web_sys::File) -> Result<Assessment, String> {
    let bytes = file.size() as usize;
    if bytes > MAX_BYTES {
        return Err(AssessmentRefusal::TooLarge { bytes }.to_string());
    }
    let blob = Blob::from(web_sys::Blob::from(file));
    let bytes = gloo_file::futures::read_as_bytes(&blob).await;
    let bytes = bytes.map_err(|_| {
        "The browser could not read it: it may have been moved, or it is a folder. Choose it again.".to_owned()
    })?;
    assessment_file::read(&bytes).map_err(|refusal| refusal.to_string())
}

/// Keeps the assessment and shows it. One that is there already is replaced, which can be undone.
fn take_in(workspace: Workspace, assessment: Assessment) {
    let before: Option<Assessment> =
        (workspace.scorecard).with_untracked(|card| card.get(assessment.id).cloned());
    let route = Route::Assessment(assessment.id);
    let said = match before {
        Some(before) if before == assessment => return route.go(),
        Some(_) => "Imported again: the answers you had of it were replaced",
        None => "Assessment imported",
    };
    let edit = Edit::new("import an assessment").put(assessment);
    workspace.say_with_undo(put(workspace, edit, route), said);
}
