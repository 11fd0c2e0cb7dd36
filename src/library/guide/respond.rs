//! Articles about responding: the first hour of an incident, the form it is written down in, and what follows it.

use super::{Article, Verb};

pub const ARTICLES: &[Article] = &[
    Article {
        key: "incident-basics",
        verb: Verb::Respond,
        title: "The first hour of an incident",
        answer: "Write down the time, stop it from spreading, call those on the list, and say when you report next.",
        text: &[
            "In the first minutes nobody knows everything, and waiting to know is the costly mistake. Open a run and note what you see, with the time.",
            "First keep it from spreading: switch off the access, the key or the service that is affected. Ask before you wipe anything, because it is evidence.",
            "One person leads, one writes, one speaks to others. With two people, one does two of these; say aloud who does which.",
            "Report early and in a rhythm: known, not known, being done, next message. Laws and contracts may give you 24 or 72 hours, counted from when you knew.",
            "It is over when the service runs, the cause is gone and somebody has checked both. Not when it is quiet.",
        ],
        example: "09:12 the vendor reports a breach. 09:20 Tom changes the key. 09:30 the CISO knows, next message at 10:30. 10:30 still not known whether chats were read, and it says so.",
        doing: ("Open a playbook and start a run, or a drill", "#/playbooks"),
    },
    Article {
        key: "incident-form",
        verb: Verb::Respond,
        title: "One form for every incident",
        answer: "The same facts each time: what happened, four times, who did and was told what, the effect, the lessons.",
        text: &[
            "Incidents can only be compared and counted when they are written down alike. A form also reminds you of what is easily forgotten at night.",
            "A run of a playbook is this form. It asks for what happened and who leads. Its times are those when it began, was noticed, was contained and was resolved.",
            "Tick the steps and the people told as you go, and each gets its time. Add the effect on the project and what was learned. The incident report is written from that, always in the same order.",
            "If your incidents live in a ticket system, let the ticket ask for the same four times. The table that it exports then gives the response time of every month.",
        ],
        example: "Three incidents, three reports in three forms: nobody could say which was handled fastest. Since each is a run, the answer takes a minute: 5, 3 and 9 hours from noticed to resolved.",
        doing: ("Write an incident down as a run", "#/playbooks"),
    },
    Article {
        key: "after-an-incident",
        verb: Verb::Respond,
        title: "After an incident",
        answer: "Within a week: what happened, what helped, what changes; each change with a name and a date.",
        text: &[
            "Hold the review while people remember. Ask “what made this possible?”, never “who did this?”. Whoever fears blame tells only half.",
            "Follow the times: began, noticed, contained, resolved. The longest gap is usually the best place to improve.",
            "Turn each finding into a task, a risk or a KPI. A finding that stays in a document happens again.",
            "Measure the times of the run. They become values of your KPIs, and next time you can show that it went faster.",
        ],
        example: "Noticed after 11 hours, resolved in 2. The fix was not the problem; the night was. The rota was the one change, and the next alert was picked up in 20 minutes.",
        doing: ("See earlier runs and practise the next", "#/playbooks"),
    },
];
