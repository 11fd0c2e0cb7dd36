//! Risks of governance: approvals that wait, and laws, audits, promises and decisions that nobody keeps.

use super::{EVERY_INDUSTRY, FINANCE_AND_GENERAL, GENERAL, RiskTemplate};
use crate::domain::decide::risk::FailureMode::Governance;

pub const RISKS: &[RiskTemplate] = &[
    RiskTemplate {
        key: "approval-bottleneck",
        name: "Approvals wait for one busy person",
        description: "Exceptions, changes or purchases need the signature of one person who is rarely free. Urgent fixes wait, or people go around the process. Deadlines pass for lack of a signature, not of a solution.",
        category: Governance,
        industries: EVERY_INDUSTRY,
        inherent: (4, 3),
        trigger: "The only approver is on leave in the week of a release.",
        warning_signs: "Approvals take longer than the work. Requests are marked urgent by habit. Changes are entered after they were made.",
        mitigation: &[
            "Name a deputy who may approve, and say so in writing",
            "Let small, reversible changes through with a rule instead of a signature",
            "Agree on two working days as the longest wait; then it goes one level up",
            "Show the average wait in the monthly report",
        ],
        kpis: &[
            (
                "patch-latency-critical",
                "Rises by the days that the approval takes.",
            ),
            (
                "security-requests-on-time",
                "Falls although the work is done.",
            ),
            ("policy-exceptions-expired", "Rises as renewals wait."),
        ],
    },
    RiskTemplate {
        key: "compliance-miss",
        name: "A legal or contractual duty is missed",
        description: "A duty from law, regulation or contract was not known, not translated into work, or forgotten. A deadline passes or a control is missing at inspection. Fines, conditions or a stop of the launch follow.",
        category: Governance,
        industries: EVERY_INDUSTRY,
        inherent: (3, 5),
        trigger: "A new country, client or kind of data is added, or a law takes effect.",
        warning_signs: "Nobody keeps the list of duties. Legal is asked after the design. Reports are put together the night before.",
        mitigation: &[
            "List the duties that apply, each with source, owner and proof",
            "Check the list at every change of scope and twice a year with legal",
            "Put reporting dates into a calendar with a deputy",
            "Test the controls that the duties rest on before an auditor does",
        ],
        kpis: &[
            (
                "regulatory-reports-on-time",
                "Falls with each report that is late.",
            ),
            (
                "control-tests-passed",
                "Falls when a required control is not there.",
            ),
        ],
    },
    RiskTemplate {
        key: "repeated-audit-finding",
        name: "An audit finds the same weakness again",
        description: "The last finding was closed on paper: a document was written and nothing changed. The next audit finds it again. A repeat weighs heavier, costs confidence and can endanger a certificate or a contract.",
        category: Governance,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "A finding is closed without anybody testing that the fix works.",
        warning_signs: "Findings change hands. Due dates move more than once. The answer to a finding is always a new policy.",
        mitigation: &[
            "Close a finding only after someone else has tested the fix",
            "Look for the cause: why could it happen, why did nobody notice",
            "Report open findings with their age every month",
            "Check a year later that the fix still holds",
        ],
        kpis: &[
            ("audit-findings-past-due", "Rises as due dates pass."),
            (
                "control-tests-passed",
                "Falls where the fix was on paper only.",
            ),
        ],
    },
    RiskTemplate {
        key: "data-residency",
        name: "Data is kept or seen in a country where it must not be",
        description: "A cloud region, a support team or a sub-supplier lies outside the countries that law or contract allows. Data is stored or opened there without a legal basis. The client can end the contract and the authority can forbid the processing.",
        category: Governance,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "A provider adds a region, a backup site or round-the-clock support abroad.",
        warning_signs: "The inventory has no column for the place. Default regions are used. Sub-suppliers change by newsletter.",
        mitigation: &[
            "Write down for each kind of data where it may be stored and seen from",
            "Allow the approved regions only, by a technical rule",
            "Ask providers about support access and sub-suppliers, in writing",
            "Check real locations against the inventory each quarter",
        ],
        kpis: &[
            (
                "data-inventory-current",
                "Falls: without the place an entry is not complete.",
            ),
            (
                "cloud-accounts-under-guardrails",
                "Shows where a wrong region could be chosen.",
            ),
        ],
    },
    RiskTemplate {
        key: "exceptions-never-end",
        name: "Exceptions become the rule",
        description: "Exceptions from policy are granted for a good reason and then forgotten. Their number grows until the policy describes a minority. The weaknesses stay, nobody owns them, and an auditor adds them up.",
        category: Governance,
        industries: EVERY_INDUSTRY,
        inherent: (4, 3),
        trigger: "An exception is granted without an end date or a plan.",
        warning_signs: "Renewals are approved in bulk. Exceptions belong to people who have left. Nobody knows how many there are.",
        mitigation: &[
            "Give each exception an owner, a plan and an end date of at most a year",
            "Send owners a reminder a month before the end",
            "Add exceptions of one kind together and treat the sum as a risk",
            "Change the policy where exceptions show that it does not fit",
        ],
        kpis: &[
            (
                "policy-exceptions-expired",
                "Rises with each end date that passes unnoticed.",
            ),
            (
                "audit-findings-past-due",
                "Rises when exceptions cover open findings.",
            ),
        ],
    },
    RiskTemplate {
        key: "risks-without-owner",
        name: "Known risks belong to nobody",
        description: "Risks are collected in a workshop and then left in a list. Nobody is named, so nobody acts, and scores are never looked at again. A known risk happens, and the list proves that we knew.",
        category: Governance,
        industries: EVERY_INDUSTRY,
        inherent: (4, 3),
        trigger: "The workshop ends without names and dates.",
        warning_signs: "The owner is “the team”. All scores are as old as the workshop. Nothing was ever closed.",
        mitigation: &[
            "Name one person for each risk, with their consent",
            "Review the ten highest risks each month, the rest each quarter",
            "Escalate what is above the appetite, with options",
            "Close what is no longer true",
        ],
        kpis: &[
            ("risks-without-owner", "Is the count itself."),
            ("risk-reviews-current", "Falls as scores grow old."),
            ("risk-burn-down", "Stands still while nobody acts."),
        ],
    },
    RiskTemplate {
        key: "privacy-rights-missed",
        name: "Answers to people about their own data come late",
        description: "People ask for their data to be shown, corrected or erased. It lies in many systems, and nobody collects it in time. The legal month passes, complaints reach the authority, and the project has to build under supervision what it left out.",
        category: Governance,
        industries: EVERY_INDUSTRY,
        inherent: (3, 3),
        trigger: "A complaint or a press article leads to many requests at once.",
        warning_signs: "Requests arrive in several mailboxes. Erasing needs a developer. Nobody knows all the systems.",
        mitigation: &[
            "Open one entrance for requests and count the days from arrival",
            "Write down for each system how to find, export and erase a person",
            "Rehearse one request from start to end",
            "Keep less: erase what is no longer needed",
        ],
        kpis: &[
            (
                "data-subject-requests-on-time",
                "Falls with every request past its month.",
            ),
            (
                "data-inventory-current",
                "Is why: what is not listed cannot be found.",
            ),
        ],
    },
    RiskTemplate {
        key: "health-data-access",
        name: "Health data is opened by people without a need",
        description: "In hospitals and insurers, wide access saves time in an emergency. Without a check afterwards, staff open records of neighbours or celebrities. Patients lose trust, the authority fines, and wide access is cut in a hurry where it is needed.",
        category: Governance,
        industries: GENERAL,
        inherent: (3, 5),
        trigger: "A well-known person is treated, or a member of staff is in a private dispute.",
        warning_signs: "Records are opened without a case. Emergency access is used daily. Nobody reads the access log.",
        mitigation: &[
            "Tie access to a treatment or a case",
            "Allow emergency access with a reason, and check each use the next day",
            "Sample the access log every month, by someone outside the ward",
            "Show staff real cases and their consequences",
        ],
        kpis: &[
            (
                "privileged-access-reviews",
                "Falls when wide rights are not looked at.",
            ),
            (
                "data-exposures",
                "Rises with each confirmed look without a need.",
            ),
        ],
    },
    RiskTemplate {
        key: "public-procurement",
        name: "Public procurement rules delay a needed protection",
        description: "In public bodies a purchase must be tendered, and budgets end with the year. A protection that is needed now arrives a year later or is appealed against. The gap stays open while the money to close it exists.",
        category: Governance,
        industries: GENERAL,
        inherent: (4, 3),
        trigger: "The need is found after the budget year has started.",
        warning_signs: "Framework contracts run out. Requirements are written by a vendor. Nothing can be bought after October.",
        mitigation: &[
            "Check framework contracts before starting a tender",
            "Collect next year's security needs by spring",
            "Plan an interim measure for each gap that waits for a tender",
            "Agree with procurement on a route for emergencies, with its limits",
        ],
        kpis: &[
            (
                "security-budget-against-plan",
                "Stays under plan although the need is there.",
            ),
            ("risk-burn-down", "Slows down by the length of the tender."),
        ],
    },
    RiskTemplate {
        key: "records-not-kept",
        name: "Records that must be kept are lost or changed",
        description: "Law or contract asks for records to be kept unchanged for years: payments, decisions, access logs. A clean-up, a migration or an admin removes them. A claim or an inspection cannot be answered, and silence is read as guilt.",
        category: Governance,
        industries: FINANCE_AND_GENERAL,
        inherent: (2, 4),
        trigger: "An old system is switched off, or storage is cleaned up to save money.",
        warning_signs: "Retention periods are not written down. Admins can delete logs. Nobody has tried to read the archive.",
        mitigation: &[
            "Write down for each kind of record how long it is kept, and why",
            "Store them where admins can add but not change or delete",
            "Read ten records from the archive once a year",
            "Put a check of retention into every shutdown plan",
        ],
        kpis: &[
            (
                "log-coverage",
                "Falls where logs are not kept as long as they must be.",
            ),
            (
                "backup-restore-success",
                "Falls when the archive cannot be read.",
            ),
        ],
    },
];
