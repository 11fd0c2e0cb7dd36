//! A vendor that holds the project's data, or a way to it, was broken into.

use crate::domain::respond::playbook::Phase::{Contain, Eradicate, Identify, Learn, Recover};
use crate::domain::respond::playbook::Verdict::{Fair, Strong, Weak};
use crate::domain::respond::playbook::{
    Choice, Drill, KpiTouch, MessageTemplate, PlaybookTemplate, Scene, StepTemplate, TellTemplate,
};

pub const PLAYBOOK: PlaybookTemplate = PlaybookTemplate {
    key: "vendor-data-breach",
    name: "Vendor data breach",
    summary: "A vendor says, or the news does, that somebody was in their systems. Find out within the hour whether your data is touched, and close the ways in.",
    trigger: "The vendor's alert, a news report, or data of yours where it should not be.",
    signals: &[
        "A security alert or a status page of the vendor",
        "News about the vendor, or about a product that they use",
        "More phishing than usual, with details that only the vendor has",
        "Sign-ins with the vendor's accounts at odd hours",
    ],
    aim: "The least possible impact: no more data leaves, and everybody who must know hears it from you first.",
    steps: &[
        StepTemplate {
            phase: Identify,
            minute: Some(10),
            what: "Contact the vendor's security team by phone",
            why: "Mail may be read by the attacker, and answers by mail take hours.",
            who: "Coordinator",
            detail: "Ask: what happened, since when, is it contained, which customers, which data, which keys. Write down who says it.",
        },
        StepTemplate {
            phase: Identify,
            minute: Some(20),
            what: "Find out whether project data is touched",
            why: "Everything after this depends on it: whom to tell, and by when.",
            who: "Data owner",
            detail: "Look at the record of processing: which data the vendor holds, about whom, and how it gets there.",
        },
        StepTemplate {
            phase: Identify,
            minute: Some(25),
            what: "Activate incident response",
            why: "With one leader and one channel nobody works twice and nothing is said twice.",
            who: "CISO",
            detail: "Open a call, name a lead and a note taker, and freeze changes to the interfaces with the vendor.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(35),
            what: "Block or limit the vendor's access",
            why: "Until the vendor is clean, their accounts are the attacker's.",
            who: "System owner",
            detail: "Disable accounts, VPN and API keys of the vendor; keep what the service needs to run, with a watch on it.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(45),
            what: "Change every key and password that the vendor knows",
            why: "Stolen keys work as long as nobody changes them.",
            who: "System owner",
            detail: "Both sides of each interface. Note the time of each: logs before it are suspect.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(60),
            what: "Search our logs for what the vendor's accounts did",
            why: "It tells whether the breach has reached us.",
            who: "Security operations",
            detail: "From the first day that the vendor names, or 90 days back when they cannot say.",
        },
        StepTemplate {
            phase: Eradicate,
            minute: None,
            what: "Get the vendor's written statement of cause and fix",
            why: "Opening the interface again is your decision, and it needs a reason.",
            who: "Vendor manager",
            detail: "",
        },
        StepTemplate {
            phase: Recover,
            minute: None,
            what: "Open the interfaces again one by one",
            why: "If something is still wrong, it shows at one place.",
            who: "System owner",
            detail: "With new keys, least rights, and an alert on each for two weeks.",
        },
        StepTemplate {
            phase: Learn,
            minute: None,
            what: "Hold the review within 14 days and change the contract",
            why: "The next breach is a matter of time; being told of it in time is a matter of the contract.",
            who: "Coordinator",
            detail: "Notice within 24 hours, a named contact, the right to audit.",
        },
    ],
    messages: &[
        MessageTemplate {
            to: "Vendor",
            subject: "Security incident: answers we need within the hour",
            when: "After the first call, to have it in writing",
            text: "Hello,\n\nwe have learned of a security incident at {vendor}. We hold data of {project} with you and have limited your access until we know more.\n\nPlease answer within the hour:\n1. What happened, and since when?\n2. Is it contained?\n3. Is data of {project} affected: which, and how much?\n4. Which accounts and keys that reach our systems could be known?\n\nPlease call as soon as one of these is clear; do not wait for all.\n\n{coordinator}",
        },
        MessageTemplate {
            to: "Project manager",
            subject: "Incident at {vendor}: where we stand",
            when: "Within 30 minutes",
            text: "At {started} we learned of an incident at {vendor}. What we know: {what}. We are finding out whether our data is touched, and have limited the vendor's access, so that parts of {project} may be slower or off. The next update comes {next_update}. You do not need to do anything now; please send questions from others to me.\n\n{coordinator}",
        },
        MessageTemplate {
            to: "Client",
            subject: "A security incident at one of our suppliers",
            when: "Once it is clear that their data is or may be touched",
            text: "Dear {client},\n\none of our suppliers, {vendor}, has had a security incident. We learned of it at {started} and have cut the supplier's access to {project}. Whether data of yours is affected is being looked into; we will tell you what we know {next_update}, also if that is that we know nothing new.\n\nYour contact for this is {coordinator}.",
        },
    ],
    tell: &[
        TellTemplate {
            who: "CISO",
            within_minutes: 15,
            why: "Decides whether incident response is activated.",
        },
        TellTemplate {
            who: "Project manager",
            within_minutes: 30,
            why: "Plans around what is switched off, and stops rumours.",
        },
        TellTemplate {
            who: "Data protection officer",
            within_minutes: 60,
            why: "The 72 hours of GDPR Article 33 run from when you know.",
        },
        TellTemplate {
            who: "Client",
            within_minutes: 240,
            why: "Hears it from you and not from the news; the contract may ask for less time.",
        },
        TellTemplate {
            who: "Supervisory authority",
            within_minutes: 4320,
            why: "Within 72 hours when personal data is at risk (GDPR Article 33).",
        },
    ],
    measures: &[
        "Time from the alert to the first call with the vendor",
        "Time until it was known whether project data is touched",
        "People told in time, of those who had to be",
    ],
    kpis: &[
        KpiTouch {
            key: "sla-compliance",
            by: (-3.0, 0.0),
            how: "What is switched off to contain it misses its service level while it is off.",
        },
        KpiTouch {
            key: "incident-response-time",
            by: (0.0, 6.0),
            how: "You wait for answers of another company, so this incident takes longer than usual.",
        },
        KpiTouch {
            key: "data-exposures",
            by: (0.0, 1.0),
            how: "It rises by one if project data was seen.",
        },
    ],
    risks: &["vendor-breach"],
    weak: &[
        "Waits for the vendor's press release before doing anything.",
        "Tells the client that everything is fine before anybody has looked.",
        "Changes some keys, and leaves the vendor's account as it is.",
    ],
    strong: &[
        "Calls within ten minutes, and writes down who says what.",
        "Closes the vendor's access first and argues about the inconvenience later.",
        "Tells people what is known, what is not, and when there is news again.",
    ],
    lessons: &[
        "How did we learn of it, and could we have known earlier?",
        "Did we know at once which data the vendor holds?",
        "Which key or account was hardest to change?",
        "What does the contract need to say next time?",
    ],
    drill: Drill {
        scenes: &[
            Scene {
                key: "alert",
                minute: 0,
                situation: "A newsletter reports a break-in at your payment provider. The provider has said nothing. The project manager asks whether you can wait until tomorrow's meeting.",
                choices: &[
                    Choice {
                        text: "Phone the provider's security contact now, and start the clock.",
                        verdict: Strong,
                        why: "A call is the fastest way to know, and the time of it is on record.",
                        next: "call",
                    },
                    Choice {
                        text: "Write to the account manager and ask for a statement.",
                        verdict: Fair,
                        why: "It is a start, but account managers forward such mails and answer the next day.",
                        next: "call",
                    },
                    Choice {
                        text: "Wait for their statement; newsletters exaggerate.",
                        verdict: Weak,
                        why: "If it is true, the attacker has a day more. Waiting is a decision too, and yours.",
                        next: "late",
                    },
                ],
            },
            Scene {
                key: "late",
                minute: 600,
                situation: "The next morning there are sign-ins with the provider's account from an unknown network. They began last night.",
                choices: &[
                    Choice {
                        text: "Disable the account and change its keys at once, then call.",
                        verdict: Strong,
                        why: "The account is in use by somebody else; every minute counts more than the question whose it is.",
                        next: "told-late",
                    },
                    Choice {
                        text: "Ask the provider whether it was them.",
                        verdict: Weak,
                        why: "The sign-ins go on while you wait for the answer.",
                        next: "told-late",
                    },
                ],
            },
            Scene {
                key: "call",
                minute: 12,
                situation: "The provider confirms a break-in and cannot say yet which customers are affected. Their account can read your order database. Blocking it stops refunds.",
                choices: &[
                    Choice {
                        text: "Block the account now, tell the shop that refunds wait, change the keys.",
                        verdict: Strong,
                        why: "Refunds can be made up for, data that has left cannot.",
                        next: "tell",
                    },
                    Choice {
                        text: "Leave it on and watch its sign-ins closely.",
                        verdict: Fair,
                        why: "Better than nothing, but you watch the data leave.",
                        next: "tell",
                    },
                    Choice {
                        text: "Leave it on until the provider knows more.",
                        verdict: Weak,
                        why: "The people who know most about the breach now are the attackers.",
                        next: "tell",
                    },
                ],
            },
            Scene {
                key: "tell",
                minute: 40,
                situation: "The client has seen the news and asks whether their customers' data is safe. You do not know yet.",
                choices: &[
                    Choice {
                        text: "Say what you know, what you do not, what you have closed, and when you will call again.",
                        verdict: Strong,
                        why: "Trust survives bad news; it does not survive being misled. A time for the next call stops the questions in between.",
                        next: "",
                    },
                    Choice {
                        text: "Say that you cannot comment while it is being looked into.",
                        verdict: Fair,
                        why: "It is true, but it sounds as if you hid something, and they will ask the next person.",
                        next: "",
                    },
                    Choice {
                        text: "Say that their data is safe, to calm them.",
                        verdict: Weak,
                        why: "You do not know that. If it turns out false, it is the sentence they will quote.",
                        next: "",
                    },
                ],
            },
            Scene {
                key: "told-late",
                minute: 660,
                situation: "The account is closed. The client has read the newsletter too, and asks since when you knew.",
                choices: &[
                    Choice {
                        text: "Say that you read it yesterday, what happened overnight, what is closed now, and what you change.",
                        verdict: Strong,
                        why: "It is uncomfortable once. If they find the times out by themselves, it is uncomfortable for years.",
                        next: "",
                    },
                    Choice {
                        text: "Say that the provider told you nothing.",
                        verdict: Fair,
                        why: "True, and half of it. The question was about you.",
                        next: "",
                    },
                    Choice {
                        text: "Say that you learned of it this morning.",
                        verdict: Weak,
                        why: "It is false, and the logs and your own mailbox say so.",
                        next: "",
                    },
                ],
            },
        ],
    },
};
