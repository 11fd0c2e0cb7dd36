//! The form of an artifact, new or known.

use leptos::ev;

use crate::domain::grow::artifact::{Artifact, ArtifactState, ReviewCadence};
use crate::domain::link::check_link;
use crate::domain::scorecard::Edit;
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::pages::measure::kpi::parts::form_foot;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The dialog.
#[component]
pub fn ArtifactDialog(
    workspace: Workspace,
    editing: RwSignal<Option<Artifact>>,
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let form = unique_id("artifact");
    let body = {
        let form = form.clone();
        move || {
            let old = editing.get_untracked()?;
            let artifact = RwSignal::new(old.clone());
            let asked = RwSignal::new(false);
            let save = move |event: ev::SubmitEvent| {
                event.prevent_default();
                asked.set(true);
                let changed = artifact.get_untracked();
                let is_named = !changed.name.is_empty();
                if is_named && link_error(&changed.link).is_none() {
                    let edit = Edit::new("edit an artifact").put_from(old.clone(), changed);
                    workspace.edit_with_undo(edit, "Artifact kept");
                    is_open.set(false);
                }
            };
            Some(view! {
                <form id=form.clone() novalidate on:submit=save>{fields(artifact, asked)}</form>
            })
        }
    };
    let title = Signal::derive(move || {
        let name = editing.with(|artifact| artifact.as_ref().map(|one| one.name.clone()));
        match name {
            Some(name) if !name.is_empty() => format!("Edit “{name}”"),
            _ => "Add an artifact".to_owned(),
        }
    });
    let foot = move || form_foot(is_open, form.clone(), "Save");
    view! { <Dialog open=is_open title=title actions=foot>{body()}</Dialog> }
}

fn link_error(link: &str) -> Option<String> {
    let fault = check_link(link).err().filter(|_| !link.is_empty());
    fault.map(|fault| fault.to_string())
}

fn fields(artifact: RwSignal<Artifact>, asked: RwSignal<bool>) -> Node {
    let text = move |part: fn(&mut Artifact) -> &mut String| {
        let value = Signal::derive(move || part(&mut artifact.get()).clone());
        let set = Callback::new(move |text: String| {
            artifact.update(|artifact| *part(artifact) = text.trim().to_owned());
        });
        (value, set)
    };
    let (name, set_name) = text(|artifact| &mut artifact.name);
    let (owner, set_owner) = text(|artifact| &mut artifact.owner);
    let (link, set_link) = text(|artifact| &mut artifact.link);
    let (good, set_good) = text(|artifact| &mut artifact.good);
    let name_error = Signal::derive(move || {
        let is_empty = artifact.with(|artifact| artifact.name.is_empty());
        (asked.get() && is_empty).then(|| "Give it a name.".to_owned())
    });
    let wrong_link = Signal::derive(move || artifact.with(|artifact| link_error(&artifact.link)));
    let state = pick(
        "State",
        fixed(ArtifactState::ALL.map(ArtifactState::name)),
        Signal::derive(move || artifact.with(|artifact| artifact.state as usize)),
        Callback::new(move |index: usize| {
            artifact.update(|artifact| artifact.state = ArtifactState::ALL[index]);
        }),
        false,
    );
    let review = pick(
        "Reviewed",
        fixed(ReviewCadence::ALL.map(ReviewCadence::name)),
        Signal::derive(move || artifact.with(|artifact| artifact.review as usize)),
        Callback::new(move |index: usize| {
            artifact.update(|artifact| artifact.review = ReviewCadence::ALL[index]);
        }),
        false,
    );
    let reviewed = Signal::derive(move || artifact.with(|artifact| artifact.reviewed));
    view! {
        <div class="form">
            <div class="wide"><TextField label="Name" value=name error=name_error max_length=200 on_commit=set_name /></div>
            <TextField label="Owner" optional=true value=owner max_length=200 on_commit=set_owner />
            {state}
            <div class="wide"><TextField label="Link" optional=true value=link error=wrong_link max_length=2000 on_commit=set_link /></div>
            <DateField label="Last review" optional=true value=reviewed
                on_commit=move |day| artifact.update(|artifact| artifact.reviewed = day) />
            {review}
            <div class="wide"><TextArea label="What counts as good" rows=3 optional=true value=good on_commit=set_good /></div>
        </div>
    }
}
