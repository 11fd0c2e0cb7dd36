//! Articles about growing: own, influence and support, staying current, common mistakes.

use super::{Article, Verb};

pub const ARTICLES: &[Article] = &[
    Article {
        key: "own-influence-support",
        verb: Verb::Grow,
        title: "Own, influence, support",
        answer: "Know which results are yours, where you advise, and where you help; say it before it matters.",
        text: &[
            "You own the security plan, the KPIs, the risk register and the training. When they are out of date, that is yours to put right.",
            "You influence budget, tools and scope. Your part is the case with its numbers; others decide.",
            "You support audits, compliance reports and incident response. Others lead, and you bring evidence that is ready.",
            "Most trouble in the role comes from a mix-up of these three. Write them down with your manager once, and look again each half year.",
        ],
        example: "The tool was not bought. Alex did not fail: the case was clear and on time, and the decision with its reason is in the log. Next quarter it is the first on the list.",
        doing: ("Write down your role", "#/role"),
    },
    Article {
        key: "staying-current",
        verb: Verb::Grow,
        title: "Stay current in an hour a week",
        answer: "Five channels, one hour, one question: does this change a risk, a KPI or a playbook of ours?",
        text: &[
            "Nobody reads everything, so choose one or two of each kind. A newsletter brings the news to you: take the one of your country's security agency, and that of your main supplier.",
            "Communities tell what is in no newsletter: the sharing group of your industry, a local meeting, a mailing list. Ask there, and answer. Conferences once or twice a year show what others plan; the talks are mostly online afterwards.",
            "Follow a few experts who say what they are unsure of, and read their blogs. They explain a new attack days before the handbooks do.",
            "Go through it all in one fixed hour a week. For each item ask whether it touches something in your register. If not, let it go.",
            "What touches you becomes a new score, a task or a changed step in a playbook the same day. Reading that changes nothing is leisure.",
            "Once a quarter, look back: which incident of others could have been ours? Practise that one as a drill.",
        ],
        example: "A chat vendor of another company was broken into. We use one too. Ten minutes later the risk has a new score, and next Tuesday's drill has its subject.",
        doing: (
            "Go through the check of what usually fails",
            "#/risks/warnings",
        ),
    },
    Article {
        key: "common-mistakes",
        verb: Verb::Grow,
        title: "Common mistakes",
        answer: "Too many numbers, no next step, surprises, jargon, and security as a full stop instead of a choice.",
        text: &[
            "Too many KPIs: twenty numbers hide the two that matter. Gaps and late values are the first sign.",
            "Numbers without a next step: a red figure in three reports in a row says that nobody is in charge.",
            "Surprises: the sponsor hears of a risk in the meeting, or the team hears of a test in the week it starts. Tell people before the room does.",
            "Words of the trade in front of people outside of it. They nod, and decide something else.",
            "“No” without another way. Offer the safe way to yes, with its price, and let those decide who carry the risk.",
            "Accepting by silence: a risk that nobody looked at again for a year was not accepted, it was forgotten.",
        ],
        example: "The report said “posture improved”. Nobody asked anything, and the budget was cut. The next one said “time to resolve fell from 9 to 4 hours, worth 30 000 a year”, and it was kept.",
        doing: ("See which of them your records show", "#/risks/warnings"),
    },
];
