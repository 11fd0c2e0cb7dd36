//! Starter tasks for a KPI of one's own.

use super::TaskTemplate;
use crate::domain::decide::task::{Stage, TaskCadence};

pub const TASKS: &[TaskTemplate] = &[
    TaskTemplate {
        key: "enter-value",
        kpi: "",
        what: "Enter the newest value with its source",
        cadence: TaskCadence::Weekly,
        effect: "The KPI is never stale",
        effort: 0.25,
        stage: Stage::Reporting,
        high_while: None,
    },
    TaskTemplate {
        key: "explain-value",
        kpi: "",
        what: "Look at the newest value: signal or noise, and who needs to know?",
        cadence: TaskCadence::Weekly,
        effect: "A change is noticed while it is small",
        effort: 0.25,
        stage: Stage::Review,
        high_while: None,
    },
    TaskTemplate {
        key: "check-source",
        kpi: "",
        what: "Recompute one value from its source",
        cadence: TaskCadence::Monthly,
        effect: "The figure can be trusted",
        effort: 0.5,
        stage: Stage::Review,
        high_while: None,
    },
];
