//! The risks of the sample: what was found when, how it was scored, and what became of it.
//!
//! What counts for the burn-down is told in months of the calendar, so that the KPI tells the same story on every day:
//! none in time at first, 80 % since the reviews are monthly. What was found lately is told in days.

use super::when::When::{self, Ago, In, Month};
use crate::domain::decide::check::Answer;
use crate::domain::decide::risk::Response;

/// One risk; name, description and steps are those of the library.
pub struct RiskStory {
    /// The key of its library entry.
    pub key: &'static str,
    pub owner: &'static str,
    pub identified: When,
    /// The residual scores through time, oldest first, each with the reason. The first is of the day it was identified.
    pub residual: &'static [(When, (u8, u8), &'static str)],
    pub target: Option<(u8, u8)>,
    pub response: Response,
    /// So many of its steps are done, the next one is in progress.
    pub done: usize,
    /// When the step in progress is due; the others follow two weeks apart.
    pub due: When,
    pub mitigated: Option<When>,
    pub closed: Option<When>,
    pub occurred: Option<When>,
    /// Why it is accepted, by whom, and when that is looked at again.
    pub accepted: Option<(&'static str, &'static str, When)>,
    pub loss: LossStory,
}

/// The loss of a risk: events a year and the range of one event, before and after mitigation.
pub enum LossStory {
    Unknown,
    FromScore,
    Ranges {
        before: (f64, i32, i32),
        after: (f64, i32, i32),
    },
}

/// What a risk of the sample has unless it says otherwise.
const PLAIN: RiskStory = RiskStory {
    key: "",
    owner: "Alex (security coordination)",
    identified: Ago(30),
    residual: &[],
    target: None,
    response: Response::Mitigate,
    done: 0,
    due: In(14),
    mitigated: None,
    closed: None,
    occurred: None,
    accepted: None,
    loss: LossStory::Unknown,
};

/// The first workshop of the project.
const WORKSHOP: &str = "Scored in the first risk workshop.";

pub const RISKS: [RiskStory; 18] = [
    // Accepted: leaving the product earlier would cost more.
    RiskStory {
        key: "vendor-lock-in",
        owner: "Tom (hosting)",
        identified: Month(16, 10),
        residual: &[(Month(16, 10), (3, 3), WORKSHOP)],
        response: Response::Accept,
        done: 1,
        due: In(60),
        accepted: Some((
            "The contract of the old identity product ends in 14 months. Leaving earlier costs EUR 40 000 and a month of the project; its support lasts until then.",
            "Robin (project manager)",
            In(40),
        )),
        ..PLAIN
    },
    // Above the appetite, and the reason why the critical vulnerabilities are.
    RiskStory {
        key: "unpatched-vulnerability",
        owner: "Jonas (platform)",
        identified: Month(15, 12),
        residual: &[
            (Month(15, 12), (4, 4), WORKSHOP),
            (
                Month(7, 14),
                (2, 4),
                "Emergency patch rule agreed and used twice.",
            ),
            (
                Ago(22),
                (3, 4),
                "Seven critical findings in the new base image.",
            ),
        ],
        target: Some((2, 4)),
        done: 2,
        due: In(9),
        loss: LossStory::Ranges {
            before: (0.8, 20_000, 400_000),
            after: (0.5, 20_000, 300_000),
        },
        ..PLAIN
    },
    RiskStory {
        key: "weak-access-control",
        owner: "Jonas (platform)",
        identified: Month(14, 8),
        residual: &[
            (Month(14, 8), (4, 5), WORKSHOP),
            (
                Month(13, 20),
                (2, 4),
                "Second factor for everybody; admin rights by role.",
            ),
        ],
        done: 4,
        mitigated: Some(Month(13, 20)),
        loss: LossStory::Ranges {
            before: (0.4, 40_000, 600_000),
            after: (0.08, 30_000, 400_000),
        },
        ..PLAIN
    },
    RiskStory {
        key: "lost-device",
        owner: "Sofia (people)",
        identified: Month(14, 8),
        residual: &[
            (Month(14, 8), (4, 3), WORKSHOP),
            (Month(13, 12), (2, 2), "All devices encrypted and managed."),
        ],
        done: 4,
        mitigated: Some(Month(13, 12)),
        ..PLAIN
    },
    RiskStory {
        key: "missing-encryption",
        owner: "Jonas (platform)",
        identified: Month(13, 6),
        residual: &[
            (
                Month(13, 6),
                (3, 5),
                "Two backups and one interface found unencrypted.",
            ),
            (
                Month(12, 14),
                (1, 5),
                "Encrypted; the deployment refuses unencrypted stores.",
            ),
        ],
        done: 5,
        mitigated: Some(Month(12, 14)),
        loss: LossStory::Ranges {
            before: (0.15, 80_000, 1_200_000),
            after: (0.03, 50_000, 600_000),
        },
        ..PLAIN
    },
    RiskStory {
        key: "compliance-miss",
        identified: Month(13, 6),
        residual: &[
            (Month(13, 6), (3, 5), "No list of duties existed."),
            (Month(12, 22), (1, 5), "List agreed with legal."),
        ],
        done: 4,
        mitigated: Some(Month(12, 22)),
        ..PLAIN
    },
    RiskStory {
        key: "unclear-requirements",
        owner: "Robin (project manager)",
        identified: Month(12, 9),
        residual: &[
            (
                Month(12, 9),
                (3, 4),
                "Three teams read “secure login” in three ways.",
            ),
            (Month(11, 18), (1, 3), "24 testable requirements agreed."),
        ],
        done: 4,
        mitigated: Some(Month(11, 18)),
        closed: Some(Month(9, 15)),
        ..PLAIN
    },
    RiskStory {
        key: "real-data-in-test",
        owner: "Jonas (platform)",
        identified: Month(10, 11),
        residual: &[
            (
                Month(10, 11),
                (4, 4),
                "Production copy found on the test system.",
            ),
            (
                Month(8, 16),
                (1, 4),
                "Copy erased; masked data only from now on.",
            ),
        ],
        response: Response::Avoid,
        done: 4,
        mitigated: Some(Month(8, 16)),
        ..PLAIN
    },
    RiskStory {
        key: "cutover-without-way-back",
        owner: "Maya (operations)",
        identified: Month(8, 10),
        residual: &[
            (Month(8, 10), (3, 4), "First plan had no way back."),
            (Month(6, 12), (1, 4), "Rehearsed twice with full data."),
        ],
        done: 4,
        mitigated: Some(Month(6, 12)),
        closed: Some(Month(4, 16)),
        ..PLAIN
    },
    RiskStory {
        key: "key-person-leaves",
        owner: "Maya (operations)",
        identified: Month(7, 9),
        residual: &[
            (Month(7, 9), (3, 4), "Only one person could run a recovery."),
            (
                Month(5, 15),
                (2, 3),
                "A deputy on the rota; five procedures written down.",
            ),
        ],
        done: 4,
        mitigated: Some(Month(5, 15)),
        loss: LossStory::FromScore,
        ..PLAIN
    },
    RiskStory {
        key: "cloud-misconfiguration",
        owner: "Jonas (platform)",
        identified: Month(5, 8),
        residual: &[
            (Month(5, 8), (4, 4), "New accounts made by hand."),
            (Month(3, 14), (2, 3), "Templates only; daily check."),
        ],
        done: 4,
        mitigated: Some(Month(3, 14)),
        loss: LossStory::Ranges {
            before: (0.3, 30_000, 500_000),
            after: (0.1, 20_000, 300_000),
        },
        ..PLAIN
    },
    RiskStory {
        key: "ransomware",
        owner: "Tom (hosting)",
        identified: Month(3, 11),
        residual: &[
            (
                Month(3, 11),
                (3, 5),
                "Backups shared the sign-in of the servers.",
            ),
            (
                Month(0, 10),
                (1, 5),
                "One copy that nobody can delete; whole restore rehearsed.",
            ),
        ],
        done: 4,
        due: In(30),
        mitigated: Some(Month(0, 10)),
        loss: LossStory::Ranges {
            before: (0.25, 150_000, 2_000_000),
            after: (0.1, 40_000, 500_000),
        },
        ..PLAIN
    },
    // Found lately, and still open.
    RiskStory {
        key: "vendor-breach",
        owner: "Tom (hosting)",
        identified: Ago(70),
        residual: &[
            (
                Ago(70),
                (3, 5),
                "The hosting provider's review is two years old.",
            ),
            (
                Ago(24),
                (2, 4),
                "Notice within 24 hours and liability agreed in the new contract.",
            ),
        ],
        target: Some((2, 3)),
        response: Response::Transfer,
        done: 3,
        due: In(14),
        loss: LossStory::Ranges {
            before: (0.3, 50_000, 800_000),
            after: (0.3, 30_000, 400_000),
        },
        ..PLAIN
    },
    RiskStory {
        key: "untrained-staff",
        owner: "Sofia (people)",
        identified: Ago(62),
        residual: &[
            (Ago(62), (4, 3), "Nine new contractors without training."),
            (Ago(31), (3, 3), "Short course offered; not yet required."),
        ],
        target: Some((2, 3)),
        done: 1,
        due: In(12),
        loss: LossStory::FromScore,
        ..PLAIN
    },
    RiskStory {
        key: "delivery-pressure",
        owner: "Robin (project manager)",
        identified: Ago(48),
        residual: &[
            (Ago(48), (4, 4), "The date of the checkout is public."),
            (
                Ago(19),
                (3, 3),
                "Findings that stop a release agreed with the sponsor.",
            ),
        ],
        target: Some((2, 3)),
        done: 1,
        due: In(7),
        ..PLAIN
    },
    // Found by an incident: nobody had thought of it before.
    RiskStory {
        key: "phishing",
        owner: "Priya (monitoring)",
        identified: Ago(33),
        residual: &[
            (
                Ago(33),
                (4, 4),
                "Added after the incident with the false sign-in page.",
            ),
            (
                Ago(17),
                (2, 4),
                "Forwarding blocked; report button in the mail program.",
            ),
        ],
        target: Some((1, 4)),
        done: 2,
        due: In(21),
        occurred: Some(Ago(41)),
        loss: LossStory::Ranges {
            before: (1.5, 3_000, 60_000),
            after: (0.5, 3_000, 40_000),
        },
        ..PLAIN
    },
    RiskStory {
        key: "shadow-it",
        identified: Ago(26),
        residual: &[(
            Ago(26),
            (3, 3),
            "Two teams share files over a private account.",
        )],
        target: Some((2, 2)),
        due: In(10),
        ..PLAIN
    },
    RiskStory {
        key: "surprise-escalation",
        identified: Ago(12),
        residual: &[(
            Ago(12),
            (2, 4),
            "The client heard of the findings by chance.",
        )],
        target: Some((1, 4)),
        done: 1,
        due: In(5),
        ..PLAIN
    },
];

/// What was answered in the failure-mode check of four weeks ago; the rest is still to be asked.
pub const ANSWERS: [(&str, Answer); 22] = [
    ("requirements-written", Answer::InPlace),
    ("changes-weighed", Answer::Finding),
    ("hours-planned", Answer::Unknown),
    ("reviews-early", Answer::InPlace),
    ("deputies-named", Answer::InPlace),
    ("data-encrypted", Answer::InPlace),
    ("second-factor", Answer::InPlace),
    ("alerts-answered", Answer::InPlace),
    ("restores-tried", Answer::InPlace),
    ("patches-in-time", Answer::Finding),
    ("everyone-trained", Answer::Finding),
    ("vendors-reviewed", Answer::Finding),
    ("contract-duties", Answer::InPlace),
    ("support-dates", Answer::Finding),
    ("told-at-once", Answer::Finding),
    ("approvals-quick", Answer::Unknown),
    ("sponsor-present", Answer::InPlace),
    ("tools-offered", Answer::Finding),
    ("misuse-tested", Answer::InPlace),
    ("components-known", Answer::Finding),
    ("duties-listed", Answer::InPlace),
    ("risks-owned", Answer::InPlace),
];

/// When the check was held.
pub const CHECKED: When = Ago(28);
