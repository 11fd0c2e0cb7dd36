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
            "Give at least nine of ten open tasks an owner and a date",
        ),
        (
            "priority-top",
            "Name the three most urgent items at the start of every week",
        ),
        (
            "priority-reason",
            "Write beside each high-priority item which KPI or risk it serves",
        ),
    ],
    strong: [
        (
            "priority-no",
            "Decline or postpone at least three requests in writing, each with the reason",
        ),
        (
            "priority-action",
            "Have an action with an owner and a date for every KPI within five working days of its going off target",
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
            "Finish at least eight of ten high-priority items by their first planned date",
        ),
        (
            "priority-stop",
            "End at least one running piece of work early because the figures no longer supported it",
        ),
    ],
};
