//! Understands business impact.

use super::{Dimension, Ladder};

pub const LADDER: Ladder = Ladder {
    dimension: Dimension::BusinessImpact,
    baseline: [
        (
            "impact-goal",
            "Write down, for each KPI in focus, the business goal that it serves",
        ),
        (
            "impact-why",
            "Say in one sentence without a technical term why each off-target KPI matters to the project",
        ),
        (
            "impact-who",
            "Name, for each of the three highest risks, the team or client that would be hurt",
        ),
        (
            "impact-dates",
            "Check the project plan at least once for dates that a security task could delay",
        ),
    ],
    strong: [
        (
            "impact-money",
            "Put a range of money on each of the three highest risks, with where the range comes from",
        ),
        (
            "impact-delay",
            "State cost, delay and remaining risk together in every request to change scope or budget",
        ),
        (
            "impact-owner",
            "Ask at least two people who earn or spend the money what an hour of downtime costs them",
        ),
        (
            "impact-trade",
            "Drop or shrink at least one security measure because it cost more than the loss it prevents",
        ),
    ],
    elite: [
        (
            "impact-return",
            "Compare the expected and the real benefit of at least one measure after it was paid for",
        ),
        (
            "impact-plan",
            "Have at least one security figure in a business plan or sponsor report that you did not write",
        ),
        (
            "impact-opportunity",
            "Propose at least one measure that also earns or saves money, with the amount",
        ),
        (
            "impact-reuse",
            "Have at least one loss estimate of yours used by finance or management in a decision of theirs",
        ),
    ],
};
