//! Acts proactively.

use super::{Dimension, Ladder};

pub const LADDER: Ladder = Ladder {
    dimension: Dimension::ActingEarly,
    baseline: [
        (
            "early-register",
            "Add at least one risk to the register before anything had happened",
        ),
        (
            "early-step",
            "Give each open risk with a high score a response and a next step with a date",
        ),
        (
            "early-look",
            "Look at every KPI at least once a week, on a fixed day",
        ),
        (
            "early-warn",
            "Warn of each deadline you could not keep before it passed",
        ),
    ],
    strong: [
        (
            "early-drift",
            "Start at least one action on a KPI that was still on target but moving away from it",
        ),
        (
            "early-found",
            "Have at least half of the risks that came true in the register beforehand",
        ),
        (
            "early-drill",
            "Go through at least one incident playbook as a drill with the people named in it",
        ),
        (
            "early-signs",
            "Write a warning sign for each of the five highest risks, and check it at least once a month",
        ),
    ],
    elite: [
        (
            "early-prevent",
            "Retire at least three risks before they came true, with what shows it",
        ),
        (
            "early-outside",
            "Turn at least two events at other companies or suppliers into a check of your own project",
        ),
        (
            "early-design",
            "Change at least one design or contract before it was signed or built",
        ),
        (
            "early-nine",
            "Have at least nine of ten risks that came true in the register with a response beforehand",
        ),
    ],
};
