//! Risks of stakeholders: people who are surprised, silent, of two minds, or go their own way.

use super::{EVERY_INDUSTRY, RiskTemplate};
use crate::domain::decide::risk::FailureMode::Stakeholder;

pub const RISKS: &[RiskTemplate] = &[
    RiskTemplate {
        key: "surprise-escalation",
        name: "A problem surprises the people who had to know",
        description: "Bad news is held back until it can no longer be hidden, or it travels by rumour. The sponsor or the client hears of it in a meeting and escalates. Trust is lost, decisions are taken in anger and the team spends its time explaining.",
        category: Stakeholder,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "A KPI turns red, or an incident happens, and the next report is weeks away.",
        warning_signs: "Reports are always green. People ask informally how it is “really” going. Nobody has agreed what is told at once.",
        mitigation: &[
            "Agree with each sponsor on what is told at once, within a day, or in the report",
            "Send a short status on the same day every week, good or bad",
            "Bring bad news with a cause, an action and a date",
            "Talk to the two most affected people before the meeting",
        ],
        kpis: &[
            (
                "sla-compliance",
                "Is usually the figure over which it escalates.",
            ),
            (
                "security-requests-on-time",
                "Falls while the team explains instead of working.",
            ),
        ],
    },
    RiskTemplate {
        key: "stakeholder-disengagement",
        name: "A sponsor loses interest in security",
        description: "The sponsor changes, or other topics press, and security slips off the agenda. Decisions are put off and support for unpopular measures is gone. Risks stay open above the appetite because nobody with authority deals with them.",
        category: Stakeholder,
        industries: EVERY_INDUSTRY,
        inherent: (3, 3),
        trigger: "The sponsor is replaced, or misses two reviews in a row.",
        warning_signs: "Meetings are cancelled or sent to deputies. Decisions end with “we will see”. Nobody asks about the report.",
        mitigation: &[
            "Ask the sponsor which three questions the report should answer, and answer those",
            "Link each figure to a business goal of theirs",
            "Ask for one decision in each meeting, with options and a date",
            "Find a second supporter among their peers",
        ],
        kpis: &[
            ("risk-reviews-current", "Falls as reviews are cancelled."),
            ("risk-burn-down", "Slows down as decisions wait."),
        ],
    },
    RiskTemplate {
        key: "shadow-it",
        name: "Teams use services that nobody approved",
        description: "The approved tools are slow to get, so teams sign up for their own. Project data lands in accounts without backup, access control or contract. A leak or a leaver takes the data along, and nobody knew that it was there.",
        category: Stakeholder,
        industries: EVERY_INDUSTRY,
        inherent: (4, 3),
        trigger: "A team needs a tool this week and the approval takes a month.",
        warning_signs: "Small card payments to software firms. Links to unknown file shares. People say “do not tell security”.",
        mitigation: &[
            "Offer an approved tool for the five most common needs",
            "Promise an answer to tool requests within five days, and keep it",
            "Look through card payments and sign-in logs for unknown services each quarter",
            "Bring found services under contract rather than punish people",
        ],
        kpis: &[
            (
                "data-inventory-current",
                "Falls with each store that is not in it.",
            ),
            (
                "asset-inventory-coverage",
                "Falls with each unknown service.",
            ),
            (
                "vendor-reviews-current",
                "Looks better than it is: unknown vendors are not counted.",
            ),
        ],
    },
    RiskTemplate {
        key: "ai-tool-leak",
        name: "Confidential data is typed into AI services",
        description: "People paste client data, code or contracts into public AI tools to save time. The text leaves our control and may be stored or used for training. Confidentiality promises to clients are broken without any attack.",
        category: Stakeholder,
        industries: EVERY_INDUSTRY,
        inherent: (4, 3),
        trigger: "Deadline pressure meets a free tool and no rule.",
        warning_signs: "Nobody can say what is allowed. Traffic to AI services from the project network. Texts in our results that all read alike.",
        mitigation: &[
            "Offer one approved tool whose contract forbids training on our data",
            "Say on one page what may be typed in and what may not, with examples",
            "Block upload of marked documents to other services",
            "Ask teams openly each quarter what they use",
        ],
        kpis: &[
            ("data-exposures", "Rises with each confirmed case."),
            (
                "security-training-completion",
                "Matters: the rule works only if people know it.",
            ),
        ],
    },
    RiskTemplate {
        key: "delivery-pressure",
        name: "Delivery pressure overrules security checks",
        description: "A promised date is in danger, and checks are skipped or findings waved through. The decision is taken in a corridor and written down nowhere. The weakness goes live, and later nobody remembers having accepted it.",
        category: Stakeholder,
        industries: EVERY_INDUSTRY,
        inherent: (4, 4),
        trigger: "Less than two weeks are left before a public date.",
        warning_signs: "Gates are called “formalities”. Exceptions are asked for by phone. Test time shrinks first.",
        mitigation: &[
            "Agree early which findings stop a release, signed by the sponsor",
            "Log each exception with name, reason and end date",
            "Offer smaller releases: drop the risky feature, keep the date",
            "Show the list of accepted risks in each steering meeting",
        ],
        kpis: &[
            (
                "changes-security-reviewed",
                "Falls in the weeks before a release.",
            ),
            ("escaped-security-defects", "Rises in the weeks after."),
        ],
    },
    RiskTemplate {
        key: "incident-communication",
        name: "An incident is told late or in two versions",
        description: "During an incident nobody is named to speak, and drafts wait for lawyers. Clients, staff and authorities hear different things at different times. Legal notice periods pass, and the communication does more harm than the incident.",
        category: Stakeholder,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "An incident becomes known outside before the first statement is ready.",
        warning_signs: "There are no prepared texts. The list of contacts is a year old. Two people answer the same client.",
        mitigation: &[
            "Name one speaker and a deputy",
            "Prepare short texts for clients, staff and authorities, cleared by legal",
            "Keep notice periods and contacts on one page: 72 hours for personal data in the EU",
            "Rehearse the first hour twice a year",
        ],
        kpis: &[
            (
                "regulatory-reports-on-time",
                "Falls when the notice period passes.",
            ),
            ("incidents-reviewed", "Falls if blame replaces the review."),
        ],
    },
    RiskTemplate {
        key: "stakeholder-misalignment",
        name: "Stakeholders want different things from security",
        description: "The client expects the highest protection, the project manager the earliest date and the company the lowest cost, and nobody has put these side by side. Each believes that the plan is theirs. The conflict comes out at acceptance or in the first crisis, when it costs most to settle.",
        category: Stakeholder,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "Two stakeholders give the team opposite instructions about the same measure.",
        warning_signs: "Priorities change with whoever spoke last. The same question gets two answers. Targets have never been confirmed in writing.",
        mitigation: &[
            "Write down what each main stakeholder wants from security, in their words, and show it to all of them",
            "Agree on goals, targets and the appetite in one meeting, and have them signed",
            "Name the one person who decides when two goals collide",
            "Check in each quarterly review that the goals are still shared",
        ],
        kpis: &[
            ("risk-burn-down", "Slows down while priorities change."),
            (
                "changes-security-reviewed",
                "Falls when one of them tells the team to go round the review.",
            ),
            (
                "stakeholder-satisfaction",
                "Falls with those whose goal is not met.",
            ),
        ],
    },
    RiskTemplate {
        key: "poor-communication",
        name: "Risks and measures are not explained to those concerned",
        description: "Reports are written for experts, come late or reach the wrong people. Those who have to decide do not see what a risk means for them, and those who have to follow a rule do not know why. Decisions are put off, rules are ignored, and people feel left out.",
        category: Stakeholder,
        industries: EVERY_INDUSTRY,
        inherent: (3, 3),
        trigger: "A decision is due, and those who have to take it hear of the risk for the first time.",
        warning_signs: "Nobody asks anything after a report. Readers ask what an abbreviation means. Teams learn of a new rule when it blocks them.",
        mitigation: &[
            "Agree with each stakeholder on what they hear, how often and in which form",
            "Say each risk in their terms: what may happen, to whom, at what cost",
            "Let somebody outside security read each report before it is sent",
            "Ask the stakeholders twice a year whether they feel informed in time",
        ],
        kpis: &[
            (
                "stakeholders-informed",
                "Falls first: they say so when they are asked.",
            ),
            (
                "risk-burn-down",
                "Slows down as decisions wait for an explanation.",
            ),
        ],
    },
];
