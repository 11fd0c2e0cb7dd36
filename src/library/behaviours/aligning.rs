//! Aligns stakeholders.

use super::{Dimension, Ladder};

pub const LADDER: Ladder = Ladder {
    dimension: Dimension::Aligning,
    baseline: [
        (
            "align-plan",
            "Keep a list of who hears what from you, and how frequently, with at least three names",
        ),
        (
            "align-time",
            "Give at least nine of ten planned updates by the day they were due",
        ),
        (
            "align-care",
            "Write down for each of the three main stakeholders what they care about, in their words",
        ),
        (
            "align-answer",
            "Answer every question or concern of a stakeholder within three working days",
        ),
    ],
    strong: [
        (
            "align-agree",
            "Have the targets of all KPIs in focus confirmed in writing by the project manager",
        ),
        (
            "align-accept",
            "Have each accepted risk signed by a named person who may accept it, with a review date",
        ),
        (
            "align-resist",
            "Offer at least one alternative that costs less to each stakeholder who resisted a measure",
        ),
        (
            "align-before",
            "Talk to those affected before each major decision was put to the meeting",
        ),
    ],
    elite: [
        (
            "align-invited",
            "Be asked for your view on at least two decisions before security came up",
        ),
        (
            "align-conflict",
            "Settle at least one conflict between two stakeholders with a result that both confirmed",
        ),
        (
            "align-sponsor",
            "Have somebody outside security argue for one of your proposals in a meeting",
        ),
        (
            "align-surprise",
            "Go without any escalation in which a stakeholder heard of a known risk for the first time",
        ),
    ],
};
