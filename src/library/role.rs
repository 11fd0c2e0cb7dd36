//! The usual role of a Security Coordinator: duties, artifacts, and what enters and leaves each stage of the work.

use crate::domain::base::Extra;
use crate::domain::decide::task::Stage;
use crate::domain::grow::artifact::{Artifact, ArtifactState, ReviewCadence};
use crate::domain::grow::duty::{Duty, Part};
use crate::domain::revision::Id;

/// A duty: what, which part, who decides where it is not the coordinator, and the stable name, which is never changed.
pub type DutyTemplate = (&'static str, Part, &'static str, &'static str);

/// The duties that most coordinators have.
pub const DUTIES: [DutyTemplate; 11] = [
    (
        "Carrying out the security plan",
        Part::Own,
        "",
        "security-plan",
    ),
    (
        "KPI tracking: values on time, from the same source",
        Part::Own,
        "",
        "kpi-tracking",
    ),
    (
        "The risk register: complete, scored, up to date",
        Part::Own,
        "",
        "risk-register",
    ),
    (
        "Security training of the project team",
        Part::Own,
        "",
        "security-training",
    ),
    (
        "The security budget",
        Part::Influence,
        "Project manager or sponsor",
        "security-budget",
    ),
    (
        "Choice of tools",
        Part::Influence,
        "Architect, CISO",
        "choice-of-tools",
    ),
    (
        "Scope and priorities",
        Part::Influence,
        "Project manager, product owner",
        "scope-and-priorities",
    ),
    (
        "Risk appetite",
        Part::Influence,
        "CISO, sponsor",
        "risk-appetite",
    ),
    ("Audits", Part::Support, "Auditor, compliance", "audits"),
    (
        "Compliance reports",
        Part::Support,
        "Compliance",
        "compliance-reports",
    ),
    (
        "Incident response",
        Part::Support,
        "Incident team",
        "incident-response",
    ),
];

/// A document of the role.
pub struct ArtifactTemplate {
    /// The stable name; never changed, never used again for another.
    pub key: &'static str,
    pub name: &'static str,
    pub review: ReviewCadence,
    /// What counts as good.
    pub good: &'static str,
}

/// The documents that most coordinators keep.
pub const ARTIFACTS: [ArtifactTemplate; 6] = [
    ArtifactTemplate {
        key: "security-plan",
        name: "Security plan",
        review: ReviewCadence::Quarterly,
        good: "Says what is protected, by which measures, by whom and by when; fits on a few pages; the project manager has agreed to it.",
    },
    ArtifactTemplate {
        key: "risk-register",
        name: "Risk register",
        review: ReviewCadence::Monthly,
        good: "Every risk has an owner, a score with its reason, a response and a next step; nothing above the appetite is without a decision.",
    },
    ArtifactTemplate {
        key: "kpi-dashboard",
        name: "KPI dashboard",
        review: ReviewCadence::Monthly,
        good: "Few KPIs, each with a target, a source and a goal; values arrive on time; every miss has a reason and an action.",
    },
    ArtifactTemplate {
        key: "incident-reports",
        name: "Incident reports",
        review: ReviewCadence::Quarterly,
        good: "One for each incident: timeline, effect, cause, what was learned; its lessons are in the register as risks or tasks.",
    },
    ArtifactTemplate {
        key: "training-material",
        name: "Training material",
        review: ReviewCadence::HalfYearly,
        good: "Short, with examples from this project; it says what to do and whom to call; who took part is known.",
    },
    ArtifactTemplate {
        key: "contact-list-for-incidents",
        name: "Contact list for incidents",
        review: ReviewCadence::Quarterly,
        good: "Names, numbers and deputies for every system and supplier; reachable when the network is not; tried out once a quarter.",
    },
];

/// Returns what a piece of work needs to enter the stage, and what it has when it leaves.
pub fn gate(stage: Stage) -> (&'static str, &'static str) {
    match stage {
        Stage::Intake => (
            "A request, a finding, an audit point or an idea, in any form.",
            "It is written down with who asked and by when an answer is due.",
        ),
        Stage::Prioritisation => (
            "It is clear which KPI or risk it serves.",
            "It has a priority with a reason, or it was declined with one.",
        ),
        Stage::Planning => (
            "It is worth doing, and somebody will do it.",
            "Owner, effort, date and what should be better afterwards are agreed.",
        ),
        Stage::Execution => (
            "Nothing that it waits for is open.",
            "It is done, and the proof is linked.",
        ),
        Stage::Review => (
            "The owner says that it is done.",
            "Somebody else has looked: the KPI moved or the risk fell, or it goes back.",
        ),
        Stage::Reporting => (
            "The result is known, good or bad.",
            "Those who follow the KPI or carry the risk were told.",
        ),
        Stage::ChangeControl => (
            "It changes scope, design, a rule or an accepted risk.",
            "The impact was assessed, it was decided, and plan and register say so.",
        ),
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

/// Returns the duty as a record.
pub fn to_duty(&(what, part, with, _): &DutyTemplate, id: Id) -> Duty {
    Duty {
        id,
        what: what.to_owned(),
        part,
        with: with.to_owned(),
        extra: Extra::new(),
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
            let count = DUTIES.iter().filter(|duty| duty.1 == part).count();
            assert!(count >= 3, "{}", part.name());
        }
        for duty in &DUTIES {
            assert_eq!(to_duty(duty, id).check(), Ok(()));
            assert_eq!(duty.1 == Part::Own, duty.2.is_empty(), "{}", duty.0);
        }
        for artifact in &ARTIFACTS {
            assert_eq!(artifact.to_artifact(id).check(), Ok(()));
            assert!(artifact.good.len() > 60, "{}", artifact.name);
        }
    }
}
