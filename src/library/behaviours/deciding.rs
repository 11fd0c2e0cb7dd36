//! Decides with data.

use super::{Dimension, Ladder};

pub const LADDER: Ladder = Ladder {
    dimension: Dimension::DecidingWithData,
    baseline: [
        (
            "data-complete",
            "Record at least nine of ten KPI values by the day they were due",
        ),
        (
            "data-source",
            "Note for each KPI where its value comes from and how it is computed",
        ),
        (
            "data-log",
            "Write down each decision with who made it, when and why",
        ),
        (
            "data-quote",
            "Name at least one figure in each decision that you proposed",
        ),
    ],
    strong: [
        (
            "data-noise",
            "Tell signal from noise by a written rule before acting on a change of a KPI",
        ),
        (
            "data-options",
            "Compare at least two options by cost, delay and risk in each major decision",
        ),
        (
            "data-range",
            "Give a range and its source wherever a figure was an estimate",
        ),
        (
            "data-unknown",
            "Mark what is not known as not known in each report, and say by when it will be",
        ),
    ],
    elite: [
        (
            "data-review",
            "Check for at least three decisions whether what was expected came about, and write it down",
        ),
        (
            "data-changed",
            "Change your own mind at least once in writing because a figure spoke against it",
        ),
        (
            "data-audit",
            "Let somebody else recompute at least two KPIs from the source, with the same result",
        ),
        (
            "data-drop",
            "Retire or replace at least one KPI that had not led to any decision",
        ),
    ],
};
