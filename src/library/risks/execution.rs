//! Risks of execution: protection that is missing, weak or switched off while the project runs.
//!
//! - `people`: those that begin with people.

pub mod people;

use super::{EVERY_INDUSTRY, RiskTemplate, TECHNOLOGY, TECHNOLOGY_AND_GENERAL};
use crate::domain::decide::risk::FailureMode::Execution;

pub const RISKS: &[RiskTemplate] = &[
    RiskTemplate {
        key: "missing-encryption",
        name: "Data breach through missing encryption",
        description: "Personal or client data is stored or sent unencrypted because encryption was never switched on or stops at one link of the chain. Someone who gets hold of a disk, a backup or the traffic can read it. The breach must be reported, clients ask for proof of protection, and the launch waits.",
        category: Execution,
        industries: EVERY_INDUSTRY,
        inherent: (3, 5),
        trigger: "A new store, backup or interface with personal data goes live without an encryption check.",
        warning_signs: "The inventory lists stores with “encryption unknown”. Internal services talk over plain HTTP. Exports travel by e-mail.",
        mitigation: &[
            "List every store and every transfer of personal or client data",
            "Switch on encryption at rest for databases, disks and backups",
            "Allow TLS 1.2 or newer only, between internal services too",
            "Keep keys in a key vault, apart from the data, and rotate them yearly",
            "Make the deployment fail when a store is created unencrypted",
        ],
        kpis: &[
            (
                "encryption-coverage",
                "Falls with each store that is found unencrypted.",
            ),
            ("data-exposures", "Rises by one with the breach."),
        ],
    },
    RiskTemplate {
        key: "weak-access-control",
        name: "Data breach through weak access control",
        description: "Accounts have more rights than their work needs, or sign-in takes a password only. A stolen or guessed password opens far more than one mailbox. Client data leaves the company, and nobody can say for certain what was seen.",
        category: Execution,
        industries: EVERY_INDUSTRY,
        inherent: (4, 5),
        trigger: "A password of a privileged account without a second factor is leaked or guessed.",
        warning_signs: "Shared admin accounts. Rights are copied from a colleague instead of given by role. Sign-ins from unusual countries or at night.",
        mitigation: &[
            "Require a second factor for every account, phishing-resistant for admins",
            "Give rights by role and take away what the role does not need",
            "Review privileged access every quarter with the owner of the system",
            "Close leavers' accounts on their last day, driven by HR data",
            "Alert on impossible travel and on new admin rights",
        ],
        kpis: &[
            (
                "mfa-coverage",
                "Shows the gap: each account without a second factor lowers it.",
            ),
            (
                "privileged-access-reviews",
                "Falls when reviews are skipped.",
            ),
            (
                "leaver-accounts-closed",
                "Falls with every account that outlives its owner.",
            ),
            ("data-exposures", "Rises by one with the breach."),
        ],
    },
    RiskTemplate {
        key: "weak-monitoring",
        name: "An attack goes unnoticed because nobody is looking",
        description: "Logs are missing, kept too short, or nobody answers the alerts. An intruder stays for weeks before a client or the press tells us. The damage, the cost of the investigation and the embarrassment grow with each day.",
        category: Execution,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "A system goes live before its logs reach the monitoring.",
        warning_signs: "Alerts are closed in bulk. Incidents are reported by users first. Log storage is full or cut to save money.",
        mitigation: &[
            "Make log delivery a condition of going live",
            "Choose ten alerts that matter and write down who does what on each",
            "Keep sign-in and admin logs for at least a year",
            "Plant a harmless test attack every month and time the detection",
        ],
        kpis: &[
            ("mean-time-to-detect", "Rises from hours to weeks."),
            (
                "log-coverage",
                "Shows the blind spots: each silent system lowers it.",
            ),
            (
                "mean-time-to-contain",
                "Rises because the attacker had time to spread.",
            ),
        ],
    },
    RiskTemplate {
        key: "ransomware",
        name: "Ransomware encrypts systems and the backups fail",
        description: "Malware gets in through a mailbox or remote access and encrypts servers and every backup it can reach. A restore fails or takes weeks because it was never rehearsed. The service stands still, milestones fail and the ransom note sets the schedule.",
        category: Execution,
        industries: EVERY_INDUSTRY,
        inherent: (3, 5),
        trigger: "Malicious code runs with rights that reach the backup system.",
        warning_signs: "Backups use the same sign-in as the servers. Nobody has restored a whole system this year. Devices without endpoint protection.",
        mitigation: &[
            "Keep one copy that cannot be changed or deleted, with its own accounts",
            "Restore a whole system every quarter and write down how long it took",
            "Put endpoint protection on every server and laptop",
            "Separate networks so that one infected laptop cannot reach everything",
            "Rehearse the first four hours with management",
        ],
        kpis: &[
            (
                "backup-restore-success",
                "Decides how bad it gets: a failed restore is a lost system.",
            ),
            ("mean-time-to-recover", "Rises from hours to days or weeks."),
            (
                "service-availability",
                "Drops for as long as systems are down.",
            ),
            (
                "endpoint-protection-coverage",
                "Shows where it would get in.",
            ),
        ],
    },
    RiskTemplate {
        key: "unpatched-vulnerability",
        name: "A known critical weakness is used before it is patched",
        description: "A critical vulnerability becomes public and the patch waits for the next maintenance window. Attackers scan for it within days and get in first. An emergency change, an investigation and explanations to clients push the plan aside.",
        category: Execution,
        industries: EVERY_INDUSTRY,
        inherent: (4, 4),
        trigger: "A critical weakness in software that we expose to the internet is published, together with a way to use it.",
        warning_signs: "The time to patch creeps up. Systems are missing from the scan. Owners of old systems refuse restarts.",
        mitigation: &[
            "Agree on an emergency patch within 72 hours, with the power to use it",
            "Scan everything weekly and send each finding to a named owner",
            "Watch the list of known exploited vulnerabilities every day",
            "Put a filter in front of systems that cannot be patched in time",
            "Plan a monthly maintenance window that nobody may cancel twice",
        ],
        kpis: &[
            (
                "critical-vulnerabilities",
                "Rises on the day of publication and stays up until patched.",
            ),
            (
                "patch-latency-critical",
                "Is the race itself: each day is a chance for the attacker.",
            ),
            ("overdue-vulnerabilities", "Rises when deadlines pass."),
        ],
    },
    RiskTemplate {
        key: "cloud-misconfiguration",
        name: "A cloud setting opens data to the internet",
        description: "A storage bucket, database or admin port is left open by a hurried change or a copied template. Search engines and attackers find it within hours. Data is exposed without a break-in, and the client hears of it from a stranger.",
        category: Execution,
        industries: TECHNOLOGY_AND_GENERAL,
        inherent: (4, 4),
        trigger: "A resource is created by hand, outside the reviewed templates.",
        warning_signs: "Findings of the cloud check are ignored as noise. Accounts exist that nobody in the project owns. Firewall rules say “any”.",
        mitigation: &[
            "Block public storage for the whole organisation and allow exceptions by name",
            "Create resources from reviewed templates only",
            "Check settings every day and send findings to the owner of the account",
            "Review exceptions and “any” rules each month",
        ],
        kpis: &[
            (
                "public-storage-exposures",
                "Rises by each store that strangers can read.",
            ),
            (
                "cloud-misconfigurations",
                "Rises with every change made by hand.",
            ),
            (
                "cloud-accounts-under-guardrails",
                "Shows where such a change is possible at all.",
            ),
        ],
    },
    RiskTemplate {
        key: "secrets-in-code",
        name: "Passwords or keys leak through source code",
        description: "A key is written into code or a build file because it was quick. The repository is shared, cloned or made public, and the key works from anywhere. Attackers use it for data or computing time, and all keys must be changed in a hurry.",
        category: Execution,
        industries: TECHNOLOGY,
        inherent: (4, 4),
        trigger: "A commit with a working key reaches a repository that others can read.",
        warning_signs: "Keys are sent in chat. Nobody can say which keys exist. The same password is in test and production.",
        mitigation: &[
            "Scan commits for secrets and refuse them before they are pushed",
            "Keep secrets in a vault and give programs short-lived ones",
            "Change every key that was ever committed, even if it was deleted since",
            "Search the whole history once and then every week",
        ],
        kpis: &[
            ("secrets-exposed", "Rises by each key found in code."),
            (
                "code-scanning-coverage",
                "Shows the repositories where nobody looks.",
            ),
        ],
    },
    RiskTemplate {
        key: "capacity-attack",
        name: "An attack on capacity takes the service down",
        description: "A flood of requests, bought for little money, overloads the site or an interface behind it. Customers cannot work and the team watches a dashboard. Service promises are broken, and the attack may cover a second one.",
        category: Execution,
        industries: TECHNOLOGY,
        inherent: (3, 3),
        trigger: "A launch, a public dispute or a blackmail mail draws attention to the service.",
        warning_signs: "Short unexplained peaks of traffic. Expensive requests have no limit. Nobody knows what the provider's protection covers.",
        mitigation: &[
            "Put the service behind a provider with protection against floods, and test it",
            "Limit requests for each client on every interface",
            "Serve a static page with news when the service is down",
            "Write down whom to call at the provider, day and night",
        ],
        kpis: &[
            ("service-availability", "Drops by the length of the attack."),
            (
                "sla-compliance",
                "Falls with each promise that could not be kept.",
            ),
        ],
    },
];
