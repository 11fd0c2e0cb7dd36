//! Articles about deciding: risk against reward, losses in money, what comes first, and asking for money.

use super::{Article, Verb};

pub const ARTICLES: &[Article] = &[
    Article {
        key: "risk-and-reward",
        verb: Verb::Decide,
        title: "Weigh risk and reward",
        answer: "Name two real options, what each leaves at risk and what each brings, then who may decide.",
        text: &[
            "A risk is something that may happen, how likely it is, and what it would do. “Security” is not a risk; “an old library lets strangers read orders” is.",
            "There are four responses: mitigate, accept, transfer, avoid. Accepting is a decision with a name and a date to look again, never the thing that happens when nobody decides.",
            "Agree on the appetite first: the most that the project is willing to carry. What stays above it is not yours to accept. Bring it to whoever may.",
            "Among the options within it, take the least risk; among equals, the most value; then the least delay. If you choose otherwise, write down why.",
        ],
        example: "Launch on the 1st with an untested login, or on the 8th with a test? The first leaves a score of 15 above the limit of 12. So the sponsor decides, with both options on one page.",
        doing: ("Put two options side by side", "#/decisions"),
    },
    Article {
        key: "loss-in-money",
        verb: Verb::Decide,
        title: "Say a risk in money",
        answer: "How often a year, as a number, and how much each time, as a range that you would bet on.",
        text: &[
            "Scores sort risks. They do not tell whether 40 000 for a fix is cheap. For that you need money.",
            "Say how often it happens in a year, and what one event costs as a range. Make the range so wide that you would be surprised one time in ten.",
            "Linchpin then plays thousands of years. The mean is what to set aside; P90 is the bad year, exceeded one year in ten.",
            "Say where each number comes from: your own incidents, suppliers' invoices, published reports. A rough range with a source beats a precise guess.",
        ],
        example: "Once in ten years, between 100 000 and 1 000 000: that is about 40 000 a year on average. Most years cost nothing, and one may cost a million.",
        doing: ("Estimate and simulate losses", "#/risks"),
    },
    Article {
        key: "first-things-first",
        verb: Verb::Decide,
        title: "Do first things first",
        answer: "What moves a KPI that is off, lowers a high risk, or is due comes before what is loud.",
        text: &[
            "Your list is always longer than your week. The order is the work.",
            "Ask three things of each task: which KPI or risk does it serve, what happens if it waits a week, how long does it take?",
            "A task that serves no KPI and no risk may still be right. It is seldom first.",
            "Show the order and its reasons. People accept second place more easily when they see why.",
        ],
        example: "A director's question about a newspaper story came today. The patch for the payment page is due tomorrow and serves a KPI that is off. The patch goes first; the director gets two lines now.",
        doing: ("See your tasks in order, with the reasons", "#/priorities"),
    },
    Article {
        key: "asking-for-money",
        verb: Verb::Decide,
        title: "Ask for money",
        answer: "One page: the loss it avoids, what it costs over its life, when it pays back, and how sure that is.",
        text: &[
            "Whoever decides compares your request with others. Speak their language: cost, benefit, time, certainty.",
            "Take the loss from the risks it lowers, before and after. Count the licence and also the hours of those who run it.",
            "Show the range, not only the middle. A case that still pays when luck is bad is a strong one; one that does not should say so itself.",
            "Promise a KPI: which one will be better, by how much, by when. Come back with the actual numbers without being asked.",
        ],
        example: "Scanning dependencies costs 18 000 a year and avoids about 46 000 of loss. ROSI is 1.6: each euro comes back with 1.60 on top.",
        doing: ("Write a request with its figures", "#/budget"),
    },
];
