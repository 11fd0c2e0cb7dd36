//! Commercial risks: what scope, vendors, contracts and money can do to the project.

use super::{EVERY_INDUSTRY, FINANCE, RiskTemplate, TECHNOLOGY_AND_GENERAL};
use crate::domain::decide::risk::FailureMode::Commercial;

pub const RISKS: &[RiskTemplate] = &[
    RiskTemplate {
        key: "scope-creep",
        name: "Scope grows and security effort does not",
        description: "Features and interfaces are added during the project without asking what they need in security work. Parts go live that nobody has reviewed or tested. Gaps are found after launch, when they cost most, or by an attacker.",
        category: Commercial,
        industries: EVERY_INDUSTRY,
        inherent: (4, 3),
        trigger: "A change request is approved without a line for security effort.",
        warning_signs: "New interfaces appear in demos that are in no plan. The security backlog grows faster than it is worked off. “We will secure it later” is heard in meetings.",
        mitigation: &[
            "Add a security question to the change request form: data, access, interfaces",
            "Let the coordinator see every change request before it is approved",
            "Estimate the security effort of each change and add it to its cost",
            "Compare what is live with what was reviewed once a month",
        ],
        kpis: &[
            (
                "changes-security-reviewed",
                "Falls with every change that goes live without a review.",
            ),
            (
                "threat-models-current",
                "Falls because the models no longer match what is built.",
            ),
            (
                "security-budget-against-plan",
                "Drifts above plan when the missed work is done in a hurry.",
            ),
        ],
    },
    RiskTemplate {
        key: "vendor-breach",
        name: "A breach at a vendor reaches our data",
        description: "A supplier that stores or processes our data is attacked through a weakness we cannot see. It tells us late, or only what its lawyers allow. We have to report, explain and switch supplier in the middle of the project.",
        category: Commercial,
        industries: EVERY_INDUSTRY,
        inherent: (3, 5),
        trigger: "A vendor with access to our data or network reports an incident, or the press does.",
        warning_signs: "Reviews of the vendor are overdue. It gives no straight answers about sub-suppliers. Its certificate has run out.",
        mitigation: &[
            "List vendors by the data and the access they have, and rank them",
            "Review the top ten once a year, with evidence rather than a questionnaire alone",
            "Have incident notice within 24 hours put into the contract",
            "Give vendors only the data and the access that they need, with an end date",
            "Plan how to work for two weeks without each critical vendor",
        ],
        kpis: &[
            (
                "vendor-reviews-current",
                "Falls when reviews are put off: the first warning.",
            ),
            (
                "vendor-breach-notices",
                "Falls with each notice that comes late.",
            ),
            ("data-exposures", "Rises although our own systems held."),
        ],
    },
    RiskTemplate {
        key: "weak-contract-terms",
        name: "The contract leaves us without rights when it matters",
        description: "Security duties, audit rights, notice periods and liability were left out or copied from a template. When something happens, the supplier owes us nothing. We pay for the damage and cannot even see the evidence.",
        category: Commercial,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "A contract is signed or renewed without anyone from security reading it.",
        warning_signs: "Procurement sends contracts “for information”. Liability ends at one month's fee. There is no clause about sub-suppliers or leaving.",
        mitigation: &[
            "Write a one-page security annex: duties, notice, audit, sub-suppliers, exit, liability",
            "Let no contract with data access be signed without it or a named exception",
            "List running contracts by renewal date and fix the worst first",
            "Agree on service credits that hurt enough to be noticed",
        ],
        kpis: &[
            (
                "vendor-breach-notices",
                "Cannot be met where no notice was agreed.",
            ),
            (
                "vendor-issues-overdue",
                "Rises because nothing makes the vendor act.",
            ),
            (
                "sla-compliance",
                "Falls when a supplier's miss becomes our own.",
            ),
        ],
    },
    RiskTemplate {
        key: "budget-cut",
        name: "The security budget is cut mid-project",
        description: "Costs rise elsewhere, and security is the part whose benefit nobody has shown in figures. Tools, tests or people are cut late in the project. Risks that were being worked off come back at their old size.",
        category: Commercial,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "The project forecast runs over budget and every line is asked to give.",
        warning_signs: "Purchases are put on hold. Security costs hide in other lines. Nobody can say what last year's spending changed.",
        mitigation: &[
            "Write a one-page business case for each larger item, with the loss that it avoids",
            "Say for each line what would be given up, and which risk would go above the appetite",
            "Report what earlier purchases brought",
            "Keep a list of cheaper alternatives ready",
        ],
        kpis: &[
            (
                "security-budget-against-plan",
                "Drops under plan in one step.",
            ),
            (
                "risk-burn-down",
                "Slows down because mitigation stops for lack of money.",
            ),
        ],
    },
    RiskTemplate {
        key: "vendor-lock-in",
        name: "A product we rely on loses support or cannot be left",
        description: "A product reaches its end of support, or the vendor is sold or raises prices, and there is no way out with our data. Security updates stop while we depend on it. We run unpatched software or pay for a hasty move.",
        category: Commercial,
        industries: EVERY_INDUSTRY,
        inherent: (3, 3),
        trigger: "The vendor announces end of support, a takeover or a new licence model.",
        warning_signs: "Releases become rare. Data can only be exported by the vendor. Support dates are in nobody's calendar.",
        mitigation: &[
            "Keep a list of products with end of support dates, looked at each quarter",
            "Test a full export of our data once a year",
            "Agree on help with leaving, and its price, before signing",
            "Plan replacements a year before support ends",
        ],
        kpis: &[
            (
                "overdue-vulnerabilities",
                "Rises for good once fixes stop coming.",
            ),
            (
                "vendor-issues-overdue",
                "Rises as the vendor loses interest.",
            ),
        ],
    },
    RiskTemplate {
        key: "client-wants-proof",
        name: "A client asks for proof that we do not have",
        description: "A tender or a renewal requires a certificate, a test report or a filled-in assessment. We have the protection but not the proof, or the proof has run out. The deal is delayed or goes to somebody who had it ready.",
        category: Commercial,
        industries: TECHNOLOGY_AND_GENERAL,
        inherent: (3, 3),
        trigger: "A security questionnaire comes with a date that is days away.",
        warning_signs: "Answers are written anew each time. Certificates expire within the sales cycle. Sales promises what nobody has checked.",
        mitigation: &[
            "Collect the usual proofs in one folder, each with owner and end date",
            "Keep approved answers to the 50 most frequent questions",
            "Plan certificates and penetration tests so that they never lapse",
            "Agree with sales on what may be promised",
        ],
        kpis: &[
            (
                "security-requests-on-time",
                "Falls while answers are searched for.",
            ),
            (
                "control-tests-passed",
                "Is the figure that clients ask to see.",
            ),
        ],
    },
    RiskTemplate {
        key: "outsourcing-rules",
        name: "The regulator objects to an outsourced service",
        description: "A critical function was given to a provider without the register entry, exit plan or audit rights that financial supervision asks for, in the EU under DORA. An inspection finds it. The service has to be put right at the regulator's pace, or given up.",
        category: Commercial,
        industries: FINANCE,
        inherent: (2, 5),
        trigger: "A provider for a critical function is chosen without compliance at the table.",
        warning_signs: "The register of outsourcing is out of date. Exit plans are one paragraph long. Sub-suppliers are unknown.",
        mitigation: &[
            "Decide for each new service whether it is critical, and write down why",
            "Keep the register complete and name an owner for it",
            "Agree on audit and exit rights before signing",
            "Test one exit plan a year on paper",
        ],
        kpis: &[
            (
                "vendor-reviews-current",
                "Falls when critical providers are not reviewed as the rules ask.",
            ),
            (
                "regulatory-reports-on-time",
                "Falls if the register cannot be delivered in time.",
            ),
        ],
    },
    RiskTemplate {
        key: "insurance-does-not-pay",
        name: "Cyber insurance refuses to pay",
        description: "The policy asks for protection that was confirmed in a form but is not in place, such as a second factor everywhere. After an incident the insurer checks and refuses. The loss that was thought to be covered falls on the project.",
        category: Commercial,
        industries: TECHNOLOGY_AND_GENERAL,
        inherent: (2, 4),
        trigger: "The insurance form is filled in by someone who does not run the systems.",
        warning_signs: "Nobody in security has seen the policy. Answers say “all” where the figures say 92 %. Notice periods are unknown.",
        mitigation: &[
            "Read the policy with the broker: conditions, exclusions, notice periods",
            "Answer the yearly form from measured figures",
            "Close or declare the gaps before renewal",
            "Put the insurer's hotline into the incident plan",
        ],
        kpis: &[
            (
                "mfa-coverage",
                "Is checked after the fact: a gap can cost the cover.",
            ),
            (
                "endpoint-protection-coverage",
                "Is checked after the fact as well.",
            ),
        ],
    },
];
