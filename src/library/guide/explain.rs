//! Articles about explaining: variance, being understood, the three kinds of stakeholders, and those who resist.

use super::{Article, Verb};

pub const ARTICLES: &[Article] = &[
    Article {
        key: "explaining-variance",
        verb: Verb::Explain,
        title: "Explain a variance",
        answer: "Fact, cause, effect, action, date. No excuses and no blame, even when the news is good.",
        text: &[
            "A miss that you explain first is your topic. A miss that others find is your problem.",
            "Say five things: how far from the target, why, and what that means for the project. Then what is being done by whom, and when it will be back.",
            "If you do not know the cause, say so, and say when you will. An invented cause costs you credibility twice over.",
            "Explain favourable variances too. What went well by a plan can be repeated; what went well by luck should not be counted on.",
        ],
        example: "“Response took 6.2 hours, 2.2 over target. Alerts at night waited for the morning shift. Two customers noticed. Tom's on-call rota starts Monday; I expect 4 hours by the end of the month.”",
        doing: ("Let a script say it, then edit it", "#/scripts"),
    },
    Article {
        key: "being-understood",
        verb: Verb::Explain,
        title: "Be understood",
        answer: "Practise it aloud, show a picture, use their words, listen, and ask what they heard.",
        text: &[
            "Say it aloud once before you have to. What takes a breath in the middle is too long. Time yourself: one minute is enough for a status.",
            "Show a picture where you can. The line of a KPI with its target says in a second what a paragraph cannot, and so does the matrix for the risks. One picture, one message.",
            "Choose the words by the listener. The project manager hears days, the client hears service, the CISO hears risk. Words of the trade get a plain one the first time, or none at all.",
            "Listen at least as long as you talk. Repeat a concern in your own words before you answer it, and answer within days, even when the answer is “not yet”.",
            "Ask at the end: “What will you tell your team?” If it is not what you meant, the fault is in the telling. Change it, and practise again.",
        ],
        example: "Alex shows the line of “time to resolve” with its target, says one sentence, and waits. The first question is “what happened in week 40?”. That was the point.",
        doing: (
            "Choose a reader and a length, and practise the words",
            "#/scripts",
        ),
    },
    Article {
        key: "project-manager",
        verb: Verb::Explain,
        title: "Talk to the project manager",
        answer: "Days, scope and dependencies: what security needs, when, and what it saves later.",
        text: &[
            "A project manager is measured by date, scope and budget. Every sentence of yours lands there, so start there.",
            "Bring the need early and in days: “two days of testing in week 6” can be planned. “We must test” cannot.",
            "Offer two ways whenever you can, one of them within the current date. Then you plan together, not against each other.",
            "Leave out tools and technical detail. Name what would be late, and by how much, if it goes wrong.",
        ],
        example: "“If we test the login in week 6, launch stays on the 1st. If we test after launch, a finding means about nine days of rework. Which week suits your team?”",
        doing: ("Find a phrase for it", "#/phrases"),
    },
    Article {
        key: "ciso",
        verb: Verb::Explain,
        title: "Talk to the CISO",
        answer: "Risk against the agreed limit, the trend, and the one decision that you need.",
        text: &[
            "The CISO answers for many projects. What counts is how much risk this one carries, whether it grows, and whether somebody else's rule is broken.",
            "Start with the risks above the appetite, then the trend, then the decision. Put the rest behind it for reading later.",
            "Bring bad news within the hour that you have it, with what you know, what you do not know, and when you report next.",
            "Show how sure you are. “Between 20 000 and 90 000” is more useful than “54 312”.",
        ],
        example: "“Open risk fell by a third this quarter. One is above our limit: the chat vendor. I recommend switching it off until they answer. I need your yes today.”",
        doing: ("Write a report for this reader", "#/reports"),
    },
    Article {
        key: "client",
        verb: Verb::Explain,
        title: "Talk to the client",
        answer: "What it means for them, what you promise, and nothing that you cannot keep.",
        text: &[
            "A client wants to know three things: am I affected, what are you doing, can I rely on you?",
            "Use their words. “Your orders were not read” means something to them; the name of an attack does not.",
            "Promise the next message, not the solution: “You will hear from us again at four, even if there is nothing new.”",
            "Agree beforehand with whoever signs the contract what may be said. In an incident, one person speaks.",
        ],
        example: "“The chat was off from 9 to 11 while a supplier changed a key. No order was touched. You will have our short report by noon tomorrow.”",
        doing: ("Write a report for the client", "#/reports"),
    },
    Article {
        key: "resistance",
        verb: Verb::Explain,
        title: "When somebody resists",
        answer: "Hear the concern, say what is at stake in their terms, and offer what costs them less.",
        text: &[
            "People rarely resist security. They resist a lost week, a full list, a rule that nobody explained.",
            "Ask before you argue: “What would this cost you?” Often the answer shows a cheaper way to the same protection.",
            "Give the reason in their own goals, and give a choice between ways that are all good enough.",
            "If it stays a no and the risk is above the limit, say calmly that you will bring it to whoever may decide. Bring both views, in writing, and tell the person first.",
        ],
        example: "The team refuses a two-day code review. Asked, they fear for Thursday's demo. Reviewing only the payment part after the demo takes half a day, and they agree.",
        doing: ("Find words for resistance", "#/phrases"),
    },
];
