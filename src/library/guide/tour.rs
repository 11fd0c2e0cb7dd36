//! The tour: the sample scorecard in a dozen steps, about three minutes.

/// Where a step looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A page, by its address.
    Page(&'static str),
    /// The page of the KPI that was taken from the library under this key.
    Kpi(&'static str),
}

/// A step: what to look at, and where.
#[derive(Debug)]
pub struct Step {
    pub title: &'static str,
    pub look: &'static str,
    pub place: Place,
}

pub const STEPS: &[Step] = &[
    Step {
        title: "Where we stand",
        look: "The scorecard is the start of each week. Look at the tiles first, then at the top of the list: what needs attention comes first.",
        place: Place::Page("#/scorecard"),
    },
    Step {
        title: "One that nobody noticed",
        look: "This KPI still holds its target. Look at “Signal or noise” and at the trend: it drifts, and the forecast names the day it will miss.",
        place: Place::Kpi("patch-latency-high"),
    },
    Step {
        title: "One without an action",
        look: "This KPI is off target and nobody is on it. Scroll to “Actions”: who does what by when is written here, and “Say it” puts it into words.",
        place: Place::Kpi("security-training-completion"),
    },
    Step {
        title: "What is due today",
        look: "Values are collected in a rhythm. Enter one on its line; below, the heat map shows how well each series was kept.",
        place: Place::Page("#/tracking"),
    },
    Step {
        title: "What may go wrong",
        look: "The risk register. Look through its tabs: the matrix, the burn-down, and the losses in money.",
        place: Place::Page("#/risks"),
    },
    Step {
        title: "What comes first",
        look: "Tasks in order. Each carries its reasons: the KPI it serves, the risk it lowers, its day.",
        place: Place::Page("#/priorities"),
    },
    Step {
        title: "What to decide",
        look: "Options with what each leaves at risk, what it brings and how long it takes. Open one to see what the rule says.",
        place: Place::Page("#/decisions"),
    },
    Step {
        title: "What is worth the money",
        look: "Requests with cost, return and payback, and the best set that the budget pays for.",
        place: Place::Page("#/budget"),
    },
    Step {
        title: "How to say it",
        look: "All texts that Linchpin writes from these records. You can change each before you copy it.",
        place: Place::Page("#/scripts"),
    },
    Step {
        title: "A report for each reader",
        look: "The project manager, the CISO and the client need different pages of the same facts. Start one here.",
        place: Place::Page("#/reports"),
    },
    Step {
        title: "When something happens",
        look: "Playbooks, step by step with a clock. Run one in earnest or as a drill; its times become values of your KPIs.",
        place: Place::Page("#/playbooks"),
    },
    Step {
        title: "Your own progress",
        look: "The role map says what you own, influence and support. That was the round: the guide says more, and “Why?” beside a figure says what it means.",
        place: Place::Page("#/role"),
    },
];
