//! Risks of execution that begin with people: what they are tricked into, misuse, lose, build badly or let pass.

use super::super::{EVERY_INDUSTRY, FINANCE, FINANCE_AND_GENERAL, RiskTemplate};
use crate::domain::decide::risk::FailureMode::Execution;

pub const RISKS: &[RiskTemplate] = &[
    RiskTemplate {
        key: "phishing",
        name: "A phishing message takes over an account",
        description: "A convincing message leads somebody to a false sign-in page or to approve a sign-in. The attacker reads mail, writes to clients in our name and moves on to other systems. Days go into cleaning up, and clients have to be warned.",
        category: Execution,
        industries: EVERY_INDUSTRY,
        inherent: (4, 4),
        trigger: "A message that looks like a project tool or the boss reaches many people at once.",
        warning_signs: "Few people report suspicious mail. Look-alike domains are registered. Forwarding rules appear in mailboxes.",
        mitigation: &[
            "Move admins and finance to phishing-resistant sign-in such as passkeys",
            "Put a report button into the mail program and thank everyone who uses it",
            "Block automatic forwarding to the outside",
            "Run a short exercise each quarter and teach from what worked on us",
            "Enforce SPF, DKIM and DMARC for all our domains",
        ],
        kpis: &[
            (
                "phishing-click-rate",
                "Rises before the incident: it is the early sign.",
            ),
            (
                "phishing-report-rate",
                "Falls when people feel that reporting is useless.",
            ),
            (
                "mfa-coverage",
                "Matters twice: accounts without a second factor fall first.",
            ),
        ],
    },
    RiskTemplate {
        key: "insider-misuse",
        name: "Somebody inside misuses their access",
        description: "An employee or contractor with wide access copies data before leaving, looks up people they know, or changes records. Without logs and separation of duties it goes unseen. Trust, evidence in court and sometimes a client are lost.",
        category: Execution,
        industries: FINANCE_AND_GENERAL,
        inherent: (2, 5),
        trigger: "A person with wide access gives notice, is in conflict or is under pressure.",
        warning_signs: "Large downloads outside working hours. Access to records without a case. One person can both create and approve.",
        mitigation: &[
            "Split duties so that no one person can create and approve",
            "Log access to sensitive records and have an independent person sample it",
            "Limit bulk export to a few named people and alert on it",
            "Plan departures: rights are reduced on the day notice is given",
        ],
        kpis: &[
            (
                "privileged-access-reviews",
                "Falls when nobody asks who still needs what.",
            ),
            (
                "data-exposures",
                "Rises by one when data leaves with a person.",
            ),
            (
                "leaver-accounts-closed",
                "Shows whether access ends when the contract does.",
            ),
        ],
    },
    RiskTemplate {
        key: "lost-device",
        name: "A lost laptop or phone gives access to project data",
        description: "A device with project data or an open session is lost or stolen while travelling. Without encryption and remote wipe, whoever finds it can read it. The loss becomes a breach that has to be reported rather than the price of a laptop.",
        category: Execution,
        industries: EVERY_INDUSTRY,
        inherent: (4, 3),
        trigger: "A device is lost, stolen or sold without being erased.",
        warning_signs: "Private devices are used for project work. The list of devices is incomplete. Losses are reported days later.",
        mitigation: &[
            "Encrypt every laptop and phone and check it centrally",
            "Allow project data on managed devices only",
            "Switch on automatic lock and remote wipe",
            "Give people one number to call and promise no blame for calling early",
        ],
        kpis: &[
            (
                "endpoint-protection-coverage",
                "Falls with devices that are not managed.",
            ),
            (
                "encryption-coverage",
                "Falls with devices that are not encrypted.",
            ),
            (
                "asset-inventory-coverage",
                "Shows how many devices nobody would miss.",
            ),
        ],
    },
    RiskTemplate {
        key: "untrained-staff",
        name: "People were never shown what to do",
        description: "New joiners and contractors start work before any security training, and yearly training lapses. They share files openly, click on what they should report, and do not know whom to call. Small mistakes become incidents, and audits note the missing proof.",
        category: Execution,
        industries: EVERY_INDUSTRY,
        inherent: (4, 3),
        trigger: "A group of contractors joins in the busiest phase of the project.",
        warning_signs: "Completion stands still under its target. The same questions come up after each mistake. Managers book people out of training.",
        mitigation: &[
            "Make access to project systems depend on finished basic training",
            "Keep it short: 20 minutes, from our own incidents",
            "Send each manager the names of who is missing, every month",
            "Teach the roles with special duties in person: admins, developers, finance",
        ],
        kpis: &[
            (
                "security-training-completion",
                "Stays under its target and is the first figure auditors ask for.",
            ),
            (
                "new-joiners-trained",
                "Falls with each person who starts without it.",
            ),
            (
                "phishing-click-rate",
                "Rises among those who were not trained.",
            ),
        ],
    },
    RiskTemplate {
        key: "payment-fraud",
        name: "A fraudster redirects a payment",
        description: "Somebody poses as a supplier or a director and has bank details changed or an urgent payment made. The money is gone within hours and rarely comes back. The loss, and the search for whom to blame, hit the project at once.",
        category: Execution,
        industries: FINANCE,
        inherent: (3, 4),
        trigger: "A request to change bank details arrives by e-mail and is marked urgent.",
        warning_signs: "Invoices with new account numbers. Approvals given by chat. Staff were told never to disturb the director.",
        mitigation: &[
            "Call back on a known number for every change of bank details",
            "Require two people for each payment over an agreed sum",
            "Hold first payments to a new account for a day",
            "Agree with the bank how to recall a payment, and keep the number at hand",
        ],
        kpis: &[
            ("fraud-loss", "Rises by the sum that was paid away."),
            (
                "fraud-detection-rate",
                "Falls when the bank or the supplier notices first.",
            ),
        ],
    },
    RiskTemplate {
        key: "poor-implementation",
        name: "A security measure is built badly",
        description: "The measure was decided and paid for, but it is half configured, left at the supplier’s settings or done differently from the design. Everybody counts on protection that is not there. The gap shows in an attack or an audit, and the measure has to be built twice.",
        category: Execution,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "A measure is reported as done by the people who built it, and nobody else has looked.",
        warning_signs: "“Done” means installed, not tried. Default passwords and settings are still in place. Nobody can say which systems it covers.",
        mitigation: &[
            "Write down for each measure how one can see that it works",
            "Have somebody other than the builder try it before it counts as done",
            "Compare the settings with the design, and record the differences",
            "Try it again after each larger change, and at least once a year",
        ],
        kpis: &[
            (
                "control-tests-passed",
                "Falls as soon as measures are tested.",
            ),
            (
                "cloud-misconfigurations",
                "Rises with each setting that differs from the design.",
            ),
            (
                "escaped-security-defects",
                "Rises with each gap that is found after the launch.",
            ),
        ],
    },
    RiskTemplate {
        key: "lack-of-enforcement",
        name: "Security rules are there, and nobody enforces them",
        description: "The rules are written and taught, but breaking them has no effect: nothing blocks it, nobody checks, and the busy are excused. Soon people follow only the rules that cost them nothing. Protection that exists on paper fails in practice, and the audit finds it.",
        category: Execution,
        industries: EVERY_INDUSTRY,
        inherent: (4, 3),
        trigger: "A rule is broken in plain sight, and nothing follows.",
        warning_signs: "The same rule is broken by the same team each month. Managers ask for silence instead of an exception. Nobody can say how often a rule is broken.",
        mitigation: &[
            "Let a technical block enforce what it can: sign-in, encryption, releases",
            "Check the other rules by sample each month, and report what was found",
            "Agree with management on what follows, and apply it to everybody",
            "Drop or change the rules that nobody is willing to enforce",
        ],
        kpis: &[
            (
                "control-tests-passed",
                "Falls where a rule is on paper only.",
            ),
            (
                "changes-security-reviewed",
                "Falls when the review can be skipped without consequence.",
            ),
            (
                "mfa-coverage",
                "Stands still: those who refuse are left alone.",
            ),
        ],
    },
];
