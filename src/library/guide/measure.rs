//! Articles about measuring: the mission, numbers that tell something, few of them, kept the same way, noise apart.

use super::{Article, Verb};

pub const ARTICLES: &[Article] = &[
    Article {
        key: "mission",
        verb: Verb::Measure,
        title: "What the role is for",
        answer: "Keep the project secure, on time and on budget, and be able to show it with numbers.",
        text: &[
            "A Security Coordinator does not own the product, the budget or the tools. You own the plan that keeps them safe, and the proof that it works.",
            "Security that stops the project has failed, and so has a project that ships what will be broken into. Your work is the way between the two.",
            "So every week answers the same five questions. Where do we stand? What comes first? Who has to hear it? What do we do when something happens? How do I get better at this?",
            "The five verbs of Linchpin are these questions, in this order. Start with the first: without a number, each of the others is an opinion.",
        ],
        example: "Asked “are we safe?”, Alex answers: “Seven of eight KPIs are known this week, and two miss their target. One has an owner and a date; for the other I need ten minutes with you.”",
        doing: ("See where your project stands", "#/scorecard"),
    },
    Article {
        key: "metrics-as-narrative",
        verb: Verb::Measure,
        title: "A number is the start of a sentence",
        answer: "Say the number, what it is held against, which way it moves, and what happens next.",
        text: &[
            "“Training is at 82 %” tells nobody anything. Is that good? Better than before? Does somebody have to do something?",
            "A number becomes a story with four parts: the value, its target, the direction, and the next step with a name and a date.",
            "Leave one part out and listeners fill it in themselves. Usually they fill in the wrong one.",
            "Keep the order. People remember the first thing and the last thing they hear: where we stand, and what happens now.",
        ],
        example: "“Training is at 82 %, the target is 95 %. It has fallen for two months, since the new starters came. Priya will book the missing 14 people by Friday.”",
        doing: (
            "Open a KPI from the scorecard: “Say it” writes this for you",
            "#/scorecard",
        ),
    },
    Article {
        key: "few-kpis",
        verb: Verb::Measure,
        title: "Choose few KPIs",
        answer: "Five to eight that somebody decides by; everything else is a detail behind one of them.",
        text: &[
            "A KPI earns its place when you can finish this sentence: “If it gets worse, we will …”. If nothing follows, it is a statistic.",
            "Start with the five of every coordinator: service promises kept, time to resolve incidents, risks brought down, training done, critical weaknesses open. Add what your industry is judged by.",
            "Give each one owner, one source, one rhythm and one target. Two owners are no owner.",
            "Set the target by what the project needs, not by what is easy to reach. The tolerance says how large a miss you let pass without raising the alarm.",
            "Drop a KPI when nobody has decided anything by it for two quarters. Its history stays in an exported file.",
        ],
        example: "“Number of alerts” went up and down for a year and changed no decision. Alex replaced it by “time to resolve”, and the on-call rota followed within a month.",
        doing: ("Choose from the library of KPIs", "#/kpi/new"),
    },
    Article {
        key: "collecting",
        verb: Verb::Measure,
        title: "Collect the same way every time",
        answer: "Same source, same day, same way of counting; write down when one of them changes.",
        text: &[
            "Values come from four kinds of sources: incident tickets, scanners, logs, and people you ask. Asking needs no tool: one question to all stakeholders each quarter, entered with the number of answers.",
            "A trend compares values. It only means something when they were counted alike.",
            "Put the collection into the calendar and do it on the same day. The tracking checklist says which value is due, from where and from whom.",
            "Write every incident down in the same form, or their times cannot be compared. The article “One form for every incident” says which.",
            "When the tool, the scope or the definition changes, declare a process change. The values before stay, and new limits start.",
            "Never fill a gap with a guess or a zero. Unknown is an honest answer, and a gap is itself worth knowing.",
        ],
        example: "The new scanner finds twice as much. Without a note that looks like a disaster; with a declared process change everybody sees a better tool.",
        doing: ("See what is due and how well it was kept", "#/tracking"),
    },
    Article {
        key: "signal-or-noise",
        verb: Verb::Measure,
        title: "Tell a change from noise",
        answer: "Every number moves a little. Explain and act when it moves more than it always does.",
        text: &[
            "Two points are not a trend. If you explain every small step, you will soon explain chance, and people stop listening.",
            "Natural limits are drawn from how much the values usually move. A point outside them, or eight in a row on one side of the mean, is a signal.",
            "Signal and target are two questions. A KPI can miss its target every week without any change: then the way of working has to change, not this week's effort.",
            "A KPI can also hold its target and show a signal. That is the moment to look, while it is still cheap.",
        ],
        example: "Detection takes 3 to 9 hours, this week 8. No signal, so no meeting. Patching went from 6 to 9 days over eight weeks, still within target: that one gets the meeting.",
        doing: ("Look for signals on the scorecard", "#/scorecard"),
    },
];
