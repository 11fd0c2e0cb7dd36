//! Prioritises effectively.

use super::{Dimension, Ladder};

pub const LADDER: Ladder = Ladder {
    dimension: Dimension::Prioritising,
    baseline: [
        (
            "priority-list",
            "Keep all open security work in one list that your project manager can open",
        ),
        (
            "priority-owner",
            "Give at least nine of ten open tasks an owner and a day",
        ),
        (
            "priority-top",
            "Name the three most urgent items at the start of every week",
        ),
        (
            "priority-reason",
            "Write beside each item of high priority which KPI or risk it serves",
        ),
    ],
    strong: [
        (
            "priority-no",
            "Decline or postpone at least three requests in writing, each with the reason",
        ),
        (
            "priority-action",
            "Have an action with owner and day for every KPI within five working days of its going off target",
        ),
        (
            "priority-late",
            "Keep overdue tasks below one in ten at every month's end",
        ),
        (
            "priority-rule",
            "Rank new work by one written rule, and note each exception with its reason",
        ),
    ],
    elite: [
        (
            "priority-shift",
            "Move people or money from one item to another at least twice because figures changed",
        ),
        (
            "priority-others",
            "See at least one other team rank its work by your rule or list",
        ),
        (
            "priority-done",
            "Finish at least eight of ten items of high priority by their first planned day",
        ),
        (
            "priority-stop",
            "End at least one running piece of work early because the figures no longer supported it",
        ),
    ],
};
