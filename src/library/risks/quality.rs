//! Risks of quality: what is not tested, not agreed or done twice, and figures that cannot be trusted.

use super::{EVERY_INDUSTRY, FINANCE, RiskTemplate, TECHNOLOGY, TECHNOLOGY_AND_GENERAL};
use crate::domain::decide::risk::FailureMode::Quality;

pub const RISKS: &[RiskTemplate] = &[
    RiskTemplate {
        key: "testing-miss",
        name: "A security defect gets past testing",
        description: "Tests show that features work, not that they cannot be misused. A flaw in sign-in, payment or access to other people's data goes live. It is found by a customer or an attacker, and fixing it costs a release and a public explanation.",
        category: Quality,
        industries: EVERY_INDUSTRY,
        inherent: (4, 4),
        trigger: "A release contains new sign-in, payment or sharing functions without tests of misuse.",
        warning_signs: "Test cases never ask what a stranger may see. The last penetration test is over a year old. Defects come back.",
        mitigation: &[
            "Write misuse cases for sign-in, roles, payment and export",
            "Run code scanning on every change and look at new findings only",
            "Have an outsider test once a year and before each large launch",
            "Ask after each escaped defect which check should have caught it",
        ],
        kpis: &[
            (
                "escaped-security-defects",
                "Rises by one for each defect found in production.",
            ),
            (
                "code-scanning-coverage",
                "Shows which code nobody looks at.",
            ),
        ],
    },
    RiskTemplate {
        key: "supply-chain-dependency",
        name: "A component we build on is malicious or vulnerable",
        description: "Software is built from hundreds of packages that others maintain. One of them is taken over or has a weakness, and we ship it with our next release. We must find out in a hurry where it is, rebuild everything and tell our clients.",
        category: Quality,
        industries: TECHNOLOGY,
        inherent: (3, 4),
        trigger: "News of a compromised or vulnerable package that is in wide use.",
        warning_signs: "Nobody can list what is in a release. Packages are updated automatically and unseen. Old versions are frozen out of fear.",
        mitigation: &[
            "Create a bill of materials (SBOM) with each build and keep it",
            "Pin versions and take updates through a reviewed change",
            "Scan dependencies daily, including those of what is already live",
            "Choose packages with active maintainers and remove those not needed",
            "Practise once: how long does it take to find one package everywhere?",
        ],
        kpis: &[
            ("vulnerable-dependencies", "Rises on the day of the news."),
            ("critical-vulnerabilities", "Rises in the next scan."),
        ],
    },
    RiskTemplate {
        key: "real-data-in-test",
        name: "Real customer data is used in test systems",
        description: "Production data is copied to test because made-up data does not find the bugs. Test systems have weaker protection and more people with access. A leak there is as bad as one in production and harder to explain.",
        category: Quality,
        industries: EVERY_INDUSTRY,
        inherent: (4, 4),
        trigger: "A copy of the production database is restored to a test system.",
        warning_signs: "Testers know customers by name. Test systems can be reached from outside. Nobody clears up after a test.",
        mitigation: &[
            "Offer masked or generated data that is good enough for testing",
            "Forbid raw copies by rule and by access rights on the backups",
            "Where there is no other way: an owner, an end date and production-grade protection",
            "Search test systems for real data each quarter",
        ],
        kpis: &[
            ("data-exposures", "Rises when a test system leaks."),
            (
                "data-inventory-current",
                "Falls with each copy that is not in it.",
            ),
        ],
    },
    RiskTemplate {
        key: "incident-response-untested",
        name: "The incident plan was never tried",
        description: "A plan exists, but phone numbers are old, roles unclear and access missing. In the first real incident the team improvises. Hours are lost at the most expensive moment, and evidence is destroyed by well-meant clean-up.",
        category: Quality,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "The first serious incident, at night or on a public holiday.",
        warning_signs: "The plan carries the date of the last audit. New people have not seen it. No one can name the deputy.",
        mitigation: &[
            "Rehearse one scenario at the table, for two hours, every half year",
            "Call every number in the plan once a quarter",
            "Write runbooks for the three most likely incidents",
            "Review each real incident within two weeks and change the plan",
        ],
        kpis: &[
            (
                "incident-response-time",
                "Rises by the hours that are spent on finding out who decides.",
            ),
            (
                "mean-time-to-contain",
                "Rises while access and roles are sorted out.",
            ),
            ("incidents-reviewed", "Shows whether anything is learned."),
        ],
    },
    RiskTemplate {
        key: "metric-gaming",
        name: "The figures look better than the facts",
        description: "People are judged by a figure, so the figure improves: tickets are closed early, hard systems leave the scan, the method changes in silence. Decisions rest on numbers that are not true. The surprise comes with an audit or an incident.",
        category: Quality,
        industries: EVERY_INDUSTRY,
        inherent: (3, 3),
        trigger: "A bonus, a penalty or a public ranking is tied to one KPI.",
        warning_signs: "Values sit exactly on the target. Figures jump when the person who enters them changes. Incidents and KPIs tell different stories.",
        mitigation: &[
            "Write down formula and source for each KPI, and log every change of method",
            "Recompute three values from the raw data each quarter",
            "Show a second figure that gets worse when the first is gamed",
            "Praise early bad news in front of others",
        ],
        kpis: &[
            (
                "vulnerability-scan-coverage",
                "Falls when awkward systems are taken out of scope.",
            ),
            ("control-tests-passed", "Looks perfect and means nothing."),
        ],
    },
    RiskTemplate {
        key: "interface-gives-too-much",
        name: "An interface hands out more than it should",
        description: "An API checks that a caller is signed in but not whether the record is theirs, or returns every field there is. A curious customer or a script reads the data of others. It happens through normal requests, so no alarm goes off.",
        category: Quality,
        industries: TECHNOLOGY_AND_GENERAL,
        inherent: (3, 5),
        trigger: "A new interface is published, or an internal one is opened to partners.",
        warning_signs: "Record numbers in addresses can be counted up. Nobody has a full list of interfaces. Old versions stay online.",
        mitigation: &[
            "Check for each record that the caller may see it, in one common place",
            "Return named fields only",
            "Keep a list of all interfaces and switch off old versions",
            "Test every new interface with a second user's account",
            "Alert when one caller reads unusually many records",
        ],
        kpis: &[
            (
                "escaped-security-defects",
                "Rises by each interface that fails the test in production.",
            ),
            ("data-exposures", "Rises by one with the first misuse."),
        ],
    },
    RiskTemplate {
        key: "fraud-rules-outdated",
        name: "Fraud rules miss a new scheme",
        description: "Detection rests on last year's patterns while fraudsters have changed theirs. New cases pass, and analysts drown in false alarms about old ones. Losses rise for weeks before a rule exists, and good customers are blocked meanwhile.",
        category: Quality,
        industries: FINANCE,
        inherent: (3, 4),
        trigger: "A new product, payment method or scheme appears in the market.",
        warning_signs: "More cases are reported by customers than by our rules. False alarms rise. Rules have no owner.",
        mitigation: &[
            "Review the hit rate of each rule every month and retire the useless",
            "Look at every case that customers reported first",
            "Share patterns with other institutions",
            "Allow new rules to go live within a day, with a way back",
        ],
        kpis: &[
            ("fraud-detection-rate", "Falls as the new scheme passes."),
            (
                "fraud-false-positives",
                "Rises as old rules hit the wrong people.",
            ),
            ("fraud-loss", "Rises until the rule exists."),
        ],
    },
    RiskTemplate {
        key: "rework",
        name: "Security work has to be done again",
        description: "A measure is built before its requirement is clear, or without looking at what is already there, and has to be changed after the review. Each round costs days that were planned for something else. The date moves, and people come to see security as the reason.",
        category: Quality,
        industries: EVERY_INDUSTRY,
        inherent: (4, 3),
        trigger: "A review sends a finished measure back for the second time.",
        warning_signs: "Tickets are reopened. The same finding is fixed more than once. Hours for “corrections” grow in the timesheets.",
        mitigation: &[
            "Show a sketch to reviewers and users before anything is built",
            "Build one small part first, and have it accepted",
            "Count the hours of rework and the cause of each case every month",
            "Remove the most frequent cause before starting something new",
        ],
        kpis: &[
            (
                "escaped-security-defects",
                "Rises together with it: both come from checking too late.",
            ),
            (
                "security-budget-against-plan",
                "Drifts above plan by the hours that are paid twice.",
            ),
            (
                "patch-latency-high",
                "Rises while people repair their own work.",
            ),
        ],
    },
    RiskTemplate {
        key: "acceptance-gaps",
        name: "Nobody has agreed what counts as done",
        description: "The criteria for accepting a delivery say what it can do, but not how safe it has to be. The supplier calls it finished, and the client disagrees. Weak work is accepted because nothing forbids it, or the launch waits for an argument.",
        category: Quality,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "An order is placed, or a sprint starts, without security in the acceptance criteria.",
        warning_signs: "Acceptance consists of a demonstration. Open findings are handed over “for later”. Nobody can say who may refuse a delivery.",
        mitigation: &[
            "Add three to five security criteria to each delivery, each with the test that proves it",
            "Agree before the work starts who accepts and who may refuse",
            "Hand over open findings as a list, with owner and date, never by word of mouth",
            "Pay the last instalment when the criteria are met",
        ],
        kpis: &[
            (
                "escaped-security-defects",
                "Rises with what was accepted unseen.",
            ),
            (
                "control-tests-passed",
                "Falls when criteria are tested for the first time after acceptance.",
            ),
        ],
    },
];
