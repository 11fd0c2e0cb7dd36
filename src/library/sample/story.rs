//! What happened to each KPI of the sample, told in periods and days before today.

use super::history;
use crate::domain::measure::action::ActionState;
use crate::domain::measure::kpi::Cadence;
use crate::library::kpis::UsualTarget;

/// One KPI of the sample; "ago" counts periods of its cadence, 0 being the newest that is over.
pub struct Story {
    /// The key of its library entry.
    pub kpi: &'static str,
    pub owner: &'static str,
    pub entered_by: &'static str,
    pub source: &'static str,
    /// The rhythm of this project, where it is not the usual one of the library.
    pub cadence: Option<Cadence>,
    /// Oldest first.
    pub values: &'static [f64],
    /// Periods for which nobody entered the value.
    pub skipped: &'static [usize],
    /// Notes on values: how many periods ago, and the text.
    pub notes: &'static [(usize, &'static str)],
    /// What changed in the way of working, from the start of the period so many ago.
    pub process_change: Option<(usize, &'static str)>,
    pub earlier_target: Option<EarlierTarget>,
    pub actions: &'static [StoryStep],
    /// What the coordinator wrote into the variance script; empty when nothing.
    pub reason: &'static str,
    pub ask: &'static str,
}

/// The target that held before the library's usual one was agreed.
pub struct EarlierTarget {
    pub target: UsualTarget,
    pub note: &'static str,
    /// The newer target holds from the start of the period so many ago.
    pub changed: usize,
    pub why_changed: &'static str,
}

/// One action; days are counted back from today, `due_in` forward.
pub struct StoryStep {
    pub what: &'static str,
    pub who: &'static str,
    pub effect: &'static str,
    pub state: ActionState,
    pub agreed: u64,
    pub due_in: i64,
    pub closed: Option<u64>,
}

/// What a story without anything special has.
const QUIET: Story = Story {
    kpi: "",
    owner: "",
    entered_by: "Alex Morgan",
    source: "",
    cadence: None,
    values: &[],
    skipped: &[],
    notes: &[],
    process_change: None,
    earlier_target: None,
    actions: &[],
    reason: "",
    ask: "",
};

pub const STORIES: [Story; 8] = [
    // Recovering: the new rota works, and the target is near.
    Story {
        kpi: "incident-response-time",
        owner: "Maya (operations)",
        source: "Service desk export",
        // Few incidents: a mean of each week says more than one of each day.
        cadence: Some(Cadence::Weekly),
        values: history::INCIDENT_RESPONSE_TIME,
        notes: &[
            (35, "Night incident waited for the morning shift."),
            (19, "First week of the new rota."),
            (2, "Two incidents solved from the new runbook."),
        ],
        process_change: Some((
            19,
            "On-call rota with a named deputy; alerts ring a phone instead of filling a mailbox",
        )),
        actions: &[
            StoryStep {
                what: "Set up an on-call rota with a named deputy",
                who: "Maya",
                effect: "Nobody waits for the morning shift: about two hours less at night",
                state: ActionState::Done,
                agreed: 168,
                due_in: -140,
                closed: Some(142),
            },
            StoryStep {
                what: "Write runbooks for the five most frequent incidents",
                who: "Priya",
                effect: "Average time to resolve under 4 hours",
                state: ActionState::Open,
                agreed: 41,
                due_in: 18,
                closed: None,
            },
        ],
        reason: "For months, incidents at night waited for the morning shift. Since the on-call rota with a named deputy started, they are picked up at once.",
        ask: "Please keep the deputy's on-call allowance in next year's budget.",
        ..QUIET
    },
    // Clearly off target, with a cause and an action.
    Story {
        kpi: "critical-vulnerabilities",
        owner: "Jonas (platform)",
        source: "Vulnerability scanner, full report",
        values: history::CRITICAL_VULNERABILITIES,
        notes: &[
            (3, "All seven in the base image of the new portal release."),
            (0, "Five left: two images wait for the vendor's fix."),
        ],
        actions: &[StoryStep {
            what: "Rebuild the portal on the patched base image and release it",
            who: "Jonas",
            effect: "No critical findings left in the next scan",
            state: ActionState::Open,
            agreed: 20,
            due_in: 9,
            closed: None,
        }],
        reason: "The portal release of four weeks ago was built on an old base image with seven critical weaknesses.",
        ask: "Please approve the extra release next week, outside the normal plan.",
        ..QUIET
    },
    // Off target for a year, and nobody has agreed what to do.
    Story {
        kpi: "security-training-completion",
        owner: "Sofia (people)",
        entered_by: "Sofia",
        source: "Learning platform, completion report",
        values: history::SECURITY_TRAINING,
        notes: &[(4, "Reminder mail sent; hardly any effect.")],
        ..QUIET
    },
    // Just missed in the newest week, within the tolerance.
    Story {
        kpi: "sla-compliance",
        owner: "Maya (operations)",
        source: "Service desk export",
        values: history::SLA_COMPLIANCE,
        notes: &[
            (5, "Hosting provider's maintenance ran over."),
            (0, "Unannounced maintenance at the hosting provider."),
        ],
        actions: &[StoryStep {
            what: "Agree a fixed maintenance window with the hosting provider",
            who: "Tom",
            effect: "No more breaches caused by surprise maintenance",
            state: ActionState::Open,
            agreed: 33,
            due_in: -5,
            closed: None,
        }],
        ..QUIET
    },
    // Drifting: still on target, slower every week, and nobody has noticed.
    Story {
        kpi: "patch-latency-high",
        owner: "Jonas (platform)",
        entered_by: "Jonas",
        source: "Vulnerability scanner, closed findings",
        values: history::PATCH_LATENCY,
        ..QUIET
    },
    // Noisy but fine: no week is worth a meeting. Two of them nobody measured, and the newest is a day overdue.
    Story {
        kpi: "mean-time-to-detect",
        owner: "Priya (monitoring)",
        entered_by: "Priya",
        source: "Incident reports",
        values: history::TIME_TO_DETECT,
        skipped: &[0, 5, 10],
        notes: &[(8, "One incident found only by the weekly log review.")],
        ..QUIET
    },
    // Computed from the register. The target was raised; the months before are still judged by the old one.
    Story {
        kpi: "risk-burn-down",
        owner: "Alex (security coordination)",
        source: "Risk register",
        earlier_target: Some(EarlierTarget {
            target: UsualTarget::AtLeast(70.0),
            note: "Agreed for the first year of the project.",
            changed: 5,
            why_changed: "Raised from 70 % when the steering committee moved to monthly risk reviews.",
        }),
        ..QUIET
    },
    // Fine, and too young for a verdict on its scatter.
    Story {
        kpi: "backup-restore-success",
        owner: "Tom (hosting)",
        entered_by: "Tom",
        source: "Restore test records",
        values: history::BACKUP_RESTORES,
        notes: &[(4, "One archive could not be read; its tape was replaced.")],
        ..QUIET
    },
];
