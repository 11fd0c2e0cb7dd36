//! The decisions and the budget requests of the sample.

use super::when::When::{self, Ago, In, Month};
use crate::domain::decide::request::RequestState;

/// One decision.
pub struct DecisionStory {
    pub question: &'static str,
    pub context: &'static str,
    pub created: When,
    pub options: &'static [OptionStory],
    pub escalate_to: &'static str,
    /// Who resists, what they fear, what happens without acting, and what would cost them less.
    pub resistance: Option<[&'static str; 4]>,
    /// The place of the chosen option, why, by whom, when, and when it is looked at again.
    pub outcome: Option<(usize, &'static str, &'static str, When, When)>,
}

/// One way to go; a cost or benefit that nobody knows is none.
pub struct OptionStory {
    pub name: &'static str,
    pub cost: Option<i32>,
    pub benefit: Option<i32>,
    pub delay: Option<i32>,
    /// The key of a KPI, and how its value would change.
    pub kpis: &'static [(&'static str, f64)],
    /// The key of a risk, and the residual score that it would be left with.
    pub risks: &'static [(&'static str, (u8, u8))],
    pub note: &'static str,
}

pub const DECISIONS: [DecisionStory; 2] = [
    DecisionStory {
        question: "How do we close the critical weaknesses in the portal image?",
        context: "Seven critical findings came with the release of four weeks ago; five are left. The next planned release is seven weeks away, and the risk is above the appetite.",
        created: Ago(6),
        options: &[
            OptionStory {
                name: "An extra release next week",
                cost: Some(6_000),
                benefit: Some(9_000),
                delay: Some(3),
                kpis: &[("critical-vulnerabilities", -5.0)],
                risks: &[("unpatched-vulnerability", (2, 4))],
                note: "Spares seven weeks of manual checks. Three days of the test team, taken from the checkout.",
            },
            OptionStory {
                name: "A filter in front of the portal until the planned release",
                cost: Some(2_500),
                benefit: Some(3_000),
                delay: Some(0),
                kpis: &[("critical-vulnerabilities", 0.0)],
                risks: &[("unpatched-vulnerability", (3, 4))],
                note: "Stops the known attacks and spares some of the checks; the findings stay in the scan.",
            },
            OptionStory {
                name: "Wait for the planned release",
                cost: Some(0),
                benefit: Some(0),
                delay: Some(0),
                kpis: &[],
                risks: &[("unpatched-vulnerability", (4, 4))],
                note: "Seven more weeks with weaknesses that are being attacked elsewhere already.",
            },
        ],
        escalate_to: "Dana (CISO), then the steering committee",
        resistance: Some([
            "Lena (product owner)",
            "The extra release takes three days of testing from the checkout, whose date is public.",
            "An attack in the next seven weeks would stop the portal, and the checkout with it.",
            "Release only the image, without new features: one day of testing instead of three. Put the filter in front meanwhile.",
        ]),
        outcome: None,
    },
    DecisionStory {
        question: "Who answers incidents at night?",
        context: "Incidents at night waited for the morning shift; resolving took almost seven hours on average.",
        created: Ago(190),
        options: &[
            OptionStory {
                name: "An on-call rota of our own with a deputy",
                cost: Some(12_500),
                benefit: Some(8_000),
                delay: Some(0),
                kpis: &[("incident-response-time", -2.5)],
                risks: &[("key-person-leaves", (2, 3))],
                note: "Allowance and phone alerting for a year.",
            },
            OptionStory {
                name: "A managed service for nights and weekends",
                cost: Some(48_000),
                benefit: Some(10_000),
                delay: Some(30),
                kpis: &[("incident-response-time", -3.0)],
                risks: &[("key-person-leaves", (2, 4))],
                note: "They would need three months to know the portal.",
            },
            OptionStory {
                name: "Leave it as it is",
                cost: Some(0),
                benefit: Some(0),
                delay: Some(0),
                kpis: &[],
                risks: &[("key-person-leaves", (3, 4))],
                note: "",
            },
        ],
        escalate_to: "",
        resistance: None,
        outcome: Some((
            0,
            "Most of the effect for a quarter of the price, and the knowledge stays in the team.",
            "Robin (project manager)",
            Ago(172),
            In(20),
        )),
    },
];

/// One budget request, in EUR.
pub struct RequestStory {
    pub name: &'static str,
    pub buys: &'static str,
    pub why_now: &'static str,
    pub decide_by: When,
    pub one_off: i32,
    pub yearly: i32,
    /// The key of a KPI, its value when it was asked for, the one promised, and by when.
    pub kpi: (&'static str, f64, f64, When),
    pub loss: LossStory,
    pub benefit: i32,
    pub benefit_note: &'static str,
    pub assumptions: &'static [&'static str],
    pub state: RequestState,
    pub created: When,
    pub state_since: When,
    /// When, what it had cost, the yearly loss as it looked then, and a note.
    pub actuals: &'static [(When, i32, i32, &'static str)],
}

/// Where the loss avoided comes from.
pub enum LossStory {
    /// The keys of the risks whose simulated loss it lowers.
    Risks(&'static [&'static str]),
    /// A year's loss before and after.
    Typed(i32, i32),
}

/// What there is to spend over three years; beside what was bought, not enough for both open requests.
pub const BUDGET: i32 = 60_000;

/// The appetite through time: from when, the highest score accepted, and who decided it.
pub const APPETITE: [(When, u8, &str); 2] = [
    (
        Month(12, 1),
        12,
        "Agreed with the sponsor for the first year of the project.",
    ),
    (
        Month(5, 1),
        9,
        "Lowered by the steering committee with the monthly risk reviews.",
    ),
];

pub const REQUESTS: [RequestStory; 3] = [
    RequestStory {
        name: "Security keys for everybody who can change the portal",
        buys: "120 security keys with spares, the rollout, and half a day of training for each team.",
        why_now: "An account was taken over through a false sign-in page, and the next one may be that of an administrator.",
        decide_by: In(21),
        one_off: 14_000,
        yearly: 3_000,
        kpi: ("risk-burn-down", 83.0, 86.0, In(90)),
        loss: LossStory::Risks(&["phishing", "weak-access-control"]),
        benefit: 2_000,
        benefit_note: "Fewer password resets at the service desk.",
        assumptions: &[
            "Four in five false sign-in pages no longer work.",
            "A key lasts five years; one in ten is lost a year.",
        ],
        state: RequestState::Proposed,
        created: Ago(14),
        state_since: Ago(14),
        actuals: &[],
    },
    RequestStory {
        name: "A filter in front of the portal",
        buys: "A web application firewall as a service, set up and tuned by the provider.",
        why_now: "Patches of the portal wait for its release days, and known weaknesses stay open until then.",
        decide_by: In(21),
        one_off: 8_000,
        yearly: 6_000,
        kpi: ("sla-compliance", 99.86, 99.9, In(90)),
        loss: LossStory::Risks(&["unpatched-vulnerability"]),
        benefit: 0,
        benefit_note: "",
        assumptions: &[
            "It stops half of the attacks on known weaknesses until they are patched.",
            "An hour of tuning a week is enough.",
        ],
        state: RequestState::Proposed,
        created: Ago(9),
        state_since: Ago(9),
        actuals: &[],
    },
    RequestStory {
        name: "Phone alerting and an allowance for the on-call rota",
        buys: "Alerts that ring a phone until somebody answers, and an allowance for two people a week.",
        why_now: "Incidents at night wait for the morning shift, and each late one costs a penalty.",
        decide_by: Ago(160),
        one_off: 3_500,
        yearly: 9_000,
        kpi: ("incident-response-time", 6.7, 4.0, In(10)),
        loss: LossStory::Typed(38_000, 16_000),
        benefit: 8_000,
        benefit_note: "Penalties for late incidents that are no longer due.",
        assumptions: &[
            "Two incidents a month happen at night.",
            "An hour of waiting costs EUR 400 on average.",
        ],
        state: RequestState::Bought,
        created: Ago(186),
        state_since: Ago(150),
        actuals: &[
            (
                Ago(90),
                5_000,
                26_000,
                "First two months: slow at first, the rota had to settle.",
            ),
            (
                Ago(20),
                6_800,
                18_000,
                "Nights are now answered within 20 minutes.",
            ),
        ],
    },
];
