//! What got better, who made it so, and what is left.

use crate::domain::explain::phrase::{Occasion, Phrase, Tone};

pub const PHRASES: &[Phrase] = &[
    Phrase {
        number: 701,
        occasion: Occasion::GoodNews,
        tone: Tone::Neutral,
        when: "A KPI is back on target.",
        text: "“{kpi}” is back: {value}, and the target is {target}. I will wait for the next values before I call it lasting. Until then we will go on as we are.",
        says: &[],
    },
    Phrase {
        number: 702,
        occasion: Occasion::GoodNews,
        tone: Tone::Warm,
        when: "A team made the difference.",
        text: "This one is yours. “{kpi}” stands at {value} because you did the unloved work. I will say so to {stakeholder}, with your names.",
        says: &[],
    },
    Phrase {
        number: 703,
        occasion: Occasion::GoodNews,
        tone: Tone::Neutral,
        when: "A risk has been closed or made smaller.",
        text: "“{risk}” has come down to {score}. That is the work of {owner}. It stays on the list until we have seen that it holds.",
        says: &[],
    },
    Phrase {
        number: 704,
        occasion: Occasion::GoodNews,
        tone: Tone::Firm,
        when: "Good figures are used to cut what made them good.",
        text: "The figures are good because of what we do, not in spite of it. “{kpi}” is at {value}. If we stop now, we give back what we paid for.",
        says: &[],
    },
    Phrase {
        number: 705,
        occasion: Occasion::GoodNews,
        tone: Tone::Warm,
        when: "Thanks after a hard night or week.",
        text: "Thank you for last night. Because you were quick, “{project}” is running today as if nothing had happened. Please take the time off; I will arrange it.",
        says: &[],
    },
    Phrase {
        number: 706,
        occasion: Occasion::GoodNews,
        tone: Tone::Neutral,
        when: "The money spent has paid off.",
        text: "You gave us money for this, and here is what came of it: “{kpi}” went to {value}, {distance}. I will report again in three months, good or bad.",
        says: &[],
    },
    Phrase {
        number: 707,
        occasion: Occasion::GoodNews,
        tone: Tone::Neutral,
        when: "An audit or test went well.",
        text: "The test found nothing that we did not know already. That is not luck: {owner} keeps at it every week. What is left on the list is small, and has dates.",
        says: &[],
    },
    Phrase {
        number: 708,
        occasion: Occasion::GoodNews,
        tone: Tone::Warm,
        when: "A client can be told something good.",
        text: "We promised you that we would look after this, and here is the news: “{kpi}” is at {value}. The target was {target}. Thank you for your patience.",
        says: &[],
    },
    Phrase {
        number: 709,
        occasion: Occasion::GoodNews,
        tone: Tone::Firm,
        when: "Success makes people careless.",
        text: "It is going well, and this is when mistakes happen. “{kpi}” is at {value}. Let us keep the checks as they are until {date}, and talk about doing less after that.",
        says: &[],
    },
];
