//! Improves continuously.

use super::{Dimension, Ladder};

pub const LADDER: Ladder = Ladder {
    dimension: Dimension::Improving,
    baseline: [
        (
            "learn-lessons",
            "Write down at least one lesson after each incident or missed target",
        ),
        (
            "learn-feedback",
            "Ask at least one stakeholder what you should do differently, and note the answer",
        ),
        (
            "learn-read",
            "Read at least two security reports or standards that bear on your project, and note what they change",
        ),
        (
            "learn-fix",
            "Change at least one step of your own work because it went wrong before",
        ),
    ],
    strong: [
        (
            "learn-task",
            "Turn at least eight of ten lessons into a task or a risk with an owner",
        ),
        (
            "learn-effect",
            "Show for at least one change with figures from before and after that it worked or did not",
        ),
        (
            "learn-save",
            "Shorten or automate at least one recurring task, and note the time saved",
        ),
        (
            "learn-review",
            "Review the risk register and the security plan at least once with somebody from outside the project",
        ),
    ],
    elite: [
        (
            "learn-shared",
            "Have at least one of your methods or templates in use in another project",
        ),
        (
            "learn-teach",
            "Teach at least two other people a part of the role so that they did it without you",
        ),
        (
            "learn-repeat",
            "Go without a second incident from the same cause",
        ),
        (
            "learn-raise",
            "Tighten at least one target because it had been held for three periods in a row",
        ),
    ],
};
