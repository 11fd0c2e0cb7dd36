//! Communicates clearly.

use super::{Dimension, Ladder};

pub const LADDER: Ladder = Ladder {
    dimension: Dimension::Communicating,
    baseline: [
        (
            "words-update",
            "Send at least two status updates that say where things stand, what is done about it and what you need",
        ),
        (
            "words-number",
            "Put the actual value, the target and the date beside every status you reported",
        ),
        (
            "words-jargon",
            "Explain or replace each abbreviation in what you sent to people outside security",
        ),
        (
            "words-bad",
            "Tell the project manager of every KPI that went off target within two working days",
        ),
    ],
    strong: [
        (
            "words-reader",
            "Write the same matter in at least two versions for different readers, such as the project manager and the client",
        ),
        (
            "words-ask",
            "End every escalation with one request, the person it is for and the date",
        ),
        (
            "words-first",
            "Open each report with its conclusion in at most three sentences",
        ),
        (
            "words-cause",
            "Give cause, effect and next step for every variance you reported, noise named as noise",
        ),
    ],
    elite: [
        (
            "words-quoted",
            "Find at least one of your sentences or charts used by somebody else in front of management or the client",
        ),
        (
            "words-decided",
            "Get at least two decisions on the day you asked, with no second paper",
        ),
        (
            "words-check",
            "Ask at least three readers what they understood, and change the report where they differed",
        ),
        (
            "words-hard",
            "Deliver at least one piece of bad news in person, with figures and options, before they heard it elsewhere",
        ),
    ],
};
