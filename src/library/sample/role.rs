//! The role map of the sample: the usual duties, and documents of which one is overdue and one is not written yet.

use chrono::NaiveDate;

use super::COORDINATOR;
use super::when::When::{self, Ago};
use crate::domain::grow::artifact::{Artifact, ArtifactState};
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::library::role;

/// The owner, the state, the name of its page, and the last review, in the order of [`role::artifacts`].
const STORIES: [(&str, ArtifactState, &str, Option<When>); 6] = [
    (
        COORDINATOR,
        ArtifactState::InUse,
        "security-plan",
        Some(Ago(41)),
    ),
    (
        COORDINATOR,
        ArtifactState::InUse,
        "risk-register",
        Some(Ago(6)),
    ),
    (
        COORDINATOR,
        ArtifactState::InUse,
        "dashboard",
        Some(Ago(12)),
    ),
    (
        "Priya (monitoring)",
        ArtifactState::InUse,
        "incidents",
        Some(Ago(17)),
    ),
    (
        "Sofia (people)",
        ArtifactState::InUse,
        "training",
        Some(Ago(210)),
    ),
    ("", ArtifactState::Missing, "", None),
];

/// Adds duties and artifacts to the edit.
pub fn tell(edit: Edit, today: NaiveDate, new_id: &mut dyn FnMut() -> Id) -> Edit {
    let edit = (role::duties().iter()).fold(edit, |edit, duty| edit.put(duty.to_duty(new_id())));
    let artifacts = role::artifacts().iter().zip(STORIES);
    artifacts.fold(edit, |edit, (template, (owner, state, page, reviewed))| {
        let link = match page {
            "" => String::new(),
            page => format!("https://wiki.example.org/portal/{page}"),
        };
        edit.put(Artifact {
            owner: owner.to_owned(),
            state,
            link,
            reviewed: reviewed.map(|when| when.day(today)),
            ..template.to_artifact(new_id())
        })
    })
}
