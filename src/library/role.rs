//! The usual role of a Security Coordinator: duties, artifacts, and what enters and leaves each stage of the work.

use std::sync::LazyLock;

use crate::domain::base::Extra;
use crate::domain::decide::task::Stage;
use crate::domain::grow::artifact::{Artifact, ArtifactState, ReviewCadence};
use crate::domain::grow::duty::{Duty, Part};
use crate::domain::revision::Id;
use crate::library::text::{self, choices, file, read};

/// A duty that most coordinators have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DutyTemplate {
    /// The stable name; never changed, never used again for another.
    pub key: &'static str,
    pub what: &'static str,
    pub part: Part,
    /// Who decides or does it, where it is not the coordinator.
    pub with: &'static str,
}

/// A document that most coordinators keep.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ArtifactTemplate {
    /// The stable name; never changed, never used again for another.
    pub key: &'static str,
    pub name: &'static str,
    pub review: ReviewCadence,
    /// What counts as good.
    pub good: &'static str,
}

/// What a piece of work needs to enter a stage, and what it has when it leaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gate {
    stage: Stage,
    pub enters: &'static str,
    pub leaves: &'static str,
}

choices!(Part, ReviewCadence);

static DUTIES: LazyLock<Vec<DutyTemplate>> = LazyLock::new(|| {
    text::entries(file!("role/duties.txt"), |entry| {
        read!(entry => DutyTemplate {
            key,
            what = entry.title(),
            part,
            with = entry.text("with")?,
        })
    })
});

static ARTIFACTS: LazyLock<Vec<ArtifactTemplate>> = LazyLock::new(|| {
    text::entries(
        file!("role/artifacts.txt"),
        |entry| read!(entry => ArtifactTemplate { key, name = entry.title(), review, good }),
    )
});

static GATES: LazyLock<Vec<Gate>> = LazyLock::new(|| {
    text::entries(
        file!("role/stages.txt"),
        |entry| read!(entry => Gate { stage = entry.named()?, enters, leaves }),
    )
});

/// Returns the duties that most coordinators have.
pub fn duties() -> &'static [DutyTemplate] {
    &DUTIES
}

/// Returns the documents that most coordinators keep.
pub fn artifacts() -> &'static [ArtifactTemplate] {
    &ARTIFACTS
}

/// Returns what a piece of work needs to enter the stage, and what it has when it leaves.
pub fn gate(stage: Stage) -> &'static Gate {
    let found = GATES.iter().find(|gate| gate.stage == stage);
    // The file is part of the program, and a test asks for each stage.
    found.unwrap_or_else(|| panic!("{} has no gate", stage.name()))
}

impl DutyTemplate {
    pub fn to_duty(&self, id: Id) -> Duty {
        Duty {
            id,
            what: self.what.to_owned(),
            part: self.part,
            with: self.with.to_owned(),
            extra: Extra::new(),
        }
    }
}

impl ArtifactTemplate {
    pub fn to_artifact(&self, id: Id) -> Artifact {
        Artifact {
            id,
            name: self.name.to_owned(),
            owner: String::new(),
            state: ArtifactState::Missing,
            link: String::new(),
            reviewed: None,
            review: self.review,
            good: self.good.to_owned(),
            extra: Extra::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;

    #[test]
    fn the_usual_role_is_valid_and_has_every_part() {
        let id = Id::from_number(1);
        for part in Part::ALL {
            let count = duties().iter().filter(|duty| duty.part == part).count();
            assert!(count >= 3, "{}", part.name());
        }
        for duty in duties() {
            assert_eq!(duty.to_duty(id).check(), Ok(()));
            let is_own = duty.part == Part::Own;
            assert_eq!(is_own, duty.with.is_empty(), "{}", duty.what);
        }
        for artifact in artifacts() {
            assert_eq!(artifact.to_artifact(id).check(), Ok(()));
            assert!(artifact.good.len() > 60, "{}", artifact.name);
        }
    }

    #[test]
    fn every_stage_says_what_enters_and_what_leaves() {
        for stage in Stage::ALL {
            let gate = gate(stage);
            assert!(gate.enters.ends_with('.') && gate.leaves.ends_with('.'));
        }
    }
}
