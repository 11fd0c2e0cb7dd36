//! The checklist of the sample: what is done daily and weekly, and the tasks around the extra release.

use super::when::When::{self, Ago, In};
use crate::domain::decide::task::{Stage, TaskState};

/// A task from the library's starter tasks.
pub struct Routine {
    /// The key of the starter task.
    pub key: &'static str,
    pub owner: &'static str,
    pub due: When,
    pub state: TaskState,
    /// So many days ago it was done, oldest first.
    pub done: &'static [u64],
    /// The keys of the risks that it lowers.
    pub risks: &'static [&'static str],
}

/// A task of the project itself, done once.
pub struct Job {
    pub what: &'static str,
    pub owner: &'static str,
    pub due: When,
    pub state: TaskState,
    /// The day it was done.
    pub done: Option<u64>,
    pub effect: &'static str,
    pub effort: f64,
    pub stage: Stage,
    /// The key of the KPI that it serves; empty for none.
    pub kpi: &'static str,
    pub risk: &'static str,
    /// The places, in this list, of the jobs that must be done first.
    pub waits_for: &'static [usize],
    /// Why it is of high priority whatever the figures say; empty when it is not.
    pub high_because: &'static str,
}

const fn routine(
    key: &'static str,
    owner: &'static str,
    due: When,
    done: &'static [u64],
) -> Routine {
    Routine {
        key,
        owner,
        due,
        state: TaskState::NotStarted,
        done,
        risks: &[],
    }
}

pub const ROUTINES: [Routine; 12] = [
    Routine {
        risks: &["unpatched-vulnerability"],
        ..routine(
            "review-scan-results",
            "Jonas",
            In(0),
            &[7, 6, 5, 4, 3, 2, 1],
        )
    },
    routine("confirm-fixes", "Jonas", In(3), &[18, 11, 4]),
    routine("review-sla-breaches", "Maya", In(1), &[20, 13, 6]),
    routine("warn-of-due-tickets", "Maya", In(0), &[5, 4, 3, 2, 1]),
    routine("review-open-incidents", "Priya", In(0), &[4, 3, 2, 1]),
    routine("review-slow-incident", "Priya", In(2), &[12, 5]),
    routine("plan-patch-window", "Jonas", In(4), &[10, 3]),
    routine("move-oldest-risk", "Alex", In(1), &[13, 6]),
    routine("prepare-risk-review", "Alex", In(9), &[51, 21]),
    Routine {
        risks: &["untrained-staff"],
        // Overdue since two days.
        ..routine("name-missing-trainings", "Sofia", Ago(2), &[16, 9])
    },
    Routine {
        state: TaskState::InProgress,
        risks: &["untrained-staff"],
        ..routine("book-training-slots", "Sofia", In(12), &[])
    },
    routine("restore-one-system", "Tom", In(6), &[24]),
];

/// What a job of the sample has unless it says otherwise.
const PLAIN: Job = Job {
    what: "",
    owner: "",
    due: In(7),
    state: TaskState::NotStarted,
    done: None,
    effect: "",
    effort: 2.0,
    stage: Stage::Execution,
    kpi: "",
    risk: "",
    waits_for: &[],
    high_because: "",
};

pub const JOBS: [Job; 5] = [
    Job {
        what: "Build the portal on the patched base image",
        owner: "Jonas",
        due: In(5),
        state: TaskState::InProgress,
        effect: "An image without critical findings",
        effort: 6.0,
        kpi: "critical-vulnerabilities",
        risk: "unpatched-vulnerability",
        ..PLAIN
    },
    Job {
        what: "Get the extra release approved by the change board",
        owner: "Alex",
        due: In(2),
        effect: "A date for the release",
        effort: 1.0,
        stage: Stage::ChangeControl,
        kpi: "critical-vulnerabilities",
        risk: "unpatched-vulnerability",
        high_because: "The change board meets only once before the release",
        ..PLAIN
    },
    // Blocked by the two above.
    Job {
        what: "Release the patched portal",
        owner: "Jonas",
        due: In(9),
        effect: "No critical findings left in the next scan",
        effort: 4.0,
        stage: Stage::ChangeControl,
        kpi: "critical-vulnerabilities",
        risk: "unpatched-vulnerability",
        waits_for: &[0, 1],
        ..PLAIN
    },
    Job {
        what: "Collect the evidence for the hosting provider's review",
        owner: "Tom",
        due: In(14),
        effect: "A review that is not two years old",
        effort: 5.0,
        stage: Stage::Planning,
        risk: "vendor-breach",
        ..PLAIN
    },
    Job {
        what: "Block automatic forwarding to outside mailboxes",
        owner: "Priya",
        due: Ago(16),
        state: TaskState::Complete,
        done: Some(17),
        effect: "A taken-over mailbox no longer leaks in silence",
        effort: 1.0,
        stage: Stage::Review,
        risk: "phishing",
        ..PLAIN
    },
];
