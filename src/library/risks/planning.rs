//! Risks of planning: too vague, too late, too few hands, too little thought of what may go wrong.

use super::{EVERY_INDUSTRY, RiskTemplate, TECHNOLOGY_AND_GENERAL};
use crate::domain::decide::risk::FailureMode::Planning;

pub const RISKS: &[RiskTemplate] = &[
    RiskTemplate {
        key: "unclear-requirements",
        name: "Security requirements are missing or vague",
        description: "Nobody wrote down what “secure” means for this project, or it says only “state of the art”. Teams build what they think is enough, and acceptance turns into an argument. Rework delays the launch, or weak protection goes live.",
        category: Planning,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "Design starts before the security requirements are agreed.",
        warning_signs: "Developers ask the same security questions again and again. Requirements cannot be tested. Client and supplier quote different documents.",
        mitigation: &[
            "Write at most 30 testable requirements, each with a reason and an owner",
            "Agree on them with client, product owner and operations before design ends",
            "Link each requirement to the test that proves it",
            "Review them whenever law, contract or scope changes",
        ],
        kpis: &[
            (
                "escaped-security-defects",
                "Rises, because what nobody asked for nobody tests.",
            ),
            (
                "control-tests-passed",
                "Falls when controls are measured for the first time at acceptance.",
            ),
        ],
    },
    RiskTemplate {
        key: "under-resourcing",
        name: "Too few people for the security work",
        description: "Security tasks were planned as a part-time duty, or posts stay empty. Reviews, patches and answers queue up behind project work. Deadlines for fixes pass and the team works from one emergency to the next.",
        category: Planning,
        industries: EVERY_INDUSTRY,
        inherent: (4, 3),
        trigger: "A planned security role is unfilled for a month, or is lent to another project.",
        warning_signs: "Overdue tasks grow for three weeks in a row. The same two people are named in every action. Weekly checks are skipped “just this once”.",
        mitigation: &[
            "Compare the hours that the checklist needs with the hours people really have",
            "Show the project manager which tasks will not be done, and which risks that leaves",
            "Automate or drop the checks that find nothing",
            "Agree on a reserve: named people of other teams, or a contractor on call",
        ],
        kpis: &[
            (
                "overdue-vulnerabilities",
                "Rises as fixes wait for somebody to do them.",
            ),
            ("security-requests-on-time", "Falls as answers queue up."),
            (
                "incident-response-time",
                "Rises when nobody is free to take the incident.",
            ),
        ],
    },
    RiskTemplate {
        key: "late-security-review",
        name: "Security is asked too late to change anything",
        description: "The security review is planned as the last gate before launch. It finds a weakness in the design when the date is already promised. Either the launch slips by weeks, or the weakness is accepted under pressure.",
        category: Planning,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "The first security review is booked for the last month before launch.",
        warning_signs: "No threat model exists when coding starts. Security is missing from design meetings. The penetration test and the launch are in the same fortnight.",
        mitigation: &[
            "Hold a two-hour threat modelling session in the design phase",
            "Add a short security check to each milestone rather than one at the end",
            "Book the penetration test at least six weeks before launch",
            "Agree beforehand which findings stop the launch, and who decides",
        ],
        kpis: &[
            (
                "threat-models-current",
                "Stays low until it is too late to act on it.",
            ),
            (
                "escaped-security-defects",
                "Rises, because findings are put off until after launch.",
            ),
        ],
    },
    RiskTemplate {
        key: "key-person-leaves",
        name: "The one person who knows leaves",
        description: "Keys, firewall rules or the recovery procedure are known to one person only. That person falls ill, resigns or is moved. Changes stop, an incident takes days rather than hours, and nobody dares to touch the system.",
        category: Planning,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "A person without a deputy gives notice or is absent for more than a week.",
        warning_signs: "One name stands behind most of the written procedures. Holidays are moved because “it only works with me”. Passwords and keys sit in a personal account.",
        mitigation: &[
            "List systems and duties with only one knowledgeable person",
            "Name a deputy for each and let the deputy do the work once a month",
            "Write the five most important procedures down and have somebody else follow them",
            "Move shared passwords and keys into a vault with at least two owners",
        ],
        kpis: &[
            (
                "incident-response-time",
                "Rises as soon as the expert is away.",
            ),
            (
                "mean-time-to-recover",
                "Rises when the procedure has to be worked out anew.",
            ),
        ],
    },
    RiskTemplate {
        key: "cutover-without-way-back",
        name: "Migration goes wrong and there is no way back",
        description: "A system is moved in one weekend with copied data and temporary access rights. The move fails halfway, or copies and open doors are left behind. The service is down longer than promised and data lies where nobody looks after it.",
        category: Planning,
        industries: TECHNOLOGY_AND_GENERAL,
        inherent: (3, 4),
        trigger: "The cutover date is fixed before a rehearsal has succeeded.",
        warning_signs: "The way back was never tried. Temporary accounts have no end date. Nobody can list the copies of the data.",
        mitigation: &[
            "Rehearse the whole cutover with production-sized data",
            "Write down the point of no return and who decides at it",
            "Give temporary access an end date and check it the week after",
            "Erase migration copies and record that it was done",
        ],
        kpis: &[
            (
                "service-availability",
                "Drops by the hours that the failed move takes.",
            ),
            (
                "dormant-accounts",
                "Rises by the accounts left from the migration.",
            ),
            (
                "data-exposures",
                "Rises if a forgotten copy is found by others.",
            ),
        ],
    },
    RiskTemplate {
        key: "inadequate-risk-assessment",
        name: "Risks are assessed too late, too roughly or not at all",
        description: "The plan is made before anybody has asked what may go wrong, or one workshop lists a few risks and is never repeated. What nobody looked for gets no owner, no money and no test. It turns up as an incident, and the project pays for surprises that could have been foreseen.",
        category: Planning,
        industries: EVERY_INDUSTRY,
        inherent: (3, 4),
        trigger: "The plan, the budget or the date is fixed before the risks have been assessed.",
        warning_signs: "Most risks were found by incidents. Every score is “medium”. No new risk has been added for three months although the project has changed.",
        mitigation: &[
            "Assess the risks before the plan is signed, with people from the project, operations and the business",
            "Ask of each part: what may happen, how likely it is, and what it would do to date, budget and client",
            "Assess again at each milestone and with each change of scope",
            "Compare what happened with what was on the list, and ask why the rest was missing",
        ],
        kpis: &[
            (
                "risk-reviews-current",
                "Falls when nobody returns to the risks.",
            ),
            (
                "risk-burn-down",
                "Looks better than it is: a risk that nobody found is not counted.",
            ),
            ("repeat-incidents", "Rises while causes never become risks."),
        ],
    },
];
