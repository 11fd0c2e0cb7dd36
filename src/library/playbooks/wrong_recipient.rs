//! Data went to somebody whom it was not meant for.

use super::law;
use crate::domain::respond::playbook::Phase::{Contain, Eradicate, Identify, Learn, Recover};
use crate::domain::respond::playbook::Verdict::{Fair, Strong, Weak};
use crate::domain::respond::playbook::{
    Choice, Drill, KpiTouch, MessageTemplate, PlaybookTemplate, Scene, StepTemplate, TellTemplate,
};

pub(super) const PLAYBOOK: PlaybookTemplate = PlaybookTemplate {
    key: "wrong-recipient",
    name: "Data sent to the wrong recipient",
    summary: "A mail, a file or a link went to the wrong person. Stop what can still be stopped, and learn for certain whether it was seen.",
    trigger: "The sender notices it, the recipient writes back, or the person concerned complains.",
    signals: &[
        "A reply that starts with “I think this was not meant for me”.",
        "A recall of a mail minutes after it was sent.",
        "Undelivered mail from an address nobody knows.",
        "An alert about a large file or many records going outside.",
        "A shared link is opened from a company that is not in the project.",
    ],
    aim: "Within the hour nothing more can be fetched, the recipient has been spoken to, and we know what about whom is concerned.",
    steps: &[
        StepTemplate {
            phase: Identify,
            minute: Some(5),
            what: "Take the report and thank the sender.",
            why: "Most of these come to light only because the sender speaks up.",
            who: "Security coordinator",
            detail: "Have the original kept; nobody deletes or recalls it on their own.",
        },
        StepTemplate {
            phase: Identify,
            minute: Some(12),
            what: "Note what was sent, to whom, when and by which way.",
            why: "A mail, a link and a paper letter are stopped in different ways.",
            who: "Security coordinator with the sender",
            detail: "All recipients, copies and lists; attachments with hidden sheets, earlier mails below the text.",
        },
        StepTemplate {
            phase: Identify,
            minute: Some(20),
            what: "Count whose data it is, and of which kind.",
            why: "Forty names and forty diagnoses are two different incidents.",
            who: "Data owner",
            detail: "How many people, which fields, protected by a password or not, readable by the recipient or not.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(25),
            what: "Close links and shares; stop mail that still waits.",
            why: "What has not been fetched yet need not be lost.",
            who: "Mail administrator",
            detail: "Withdraw the share, hold the queue, pull inside copies. Save the access log first.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(35),
            what: "Ring the recipient and ask them not to open it, and to delete it.",
            why: "A voice works faster than a second mail with the same subject.",
            who: "Account manager or sender",
            detail: "Ask: opened, passed on, saved, synchronised to other devices? Stay friendly; they did nothing wrong.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(45),
            what: "Get the deletion confirmed in writing.",
            why: "For the assessment it counts who has it, and what they have put in writing.",
            who: "Security coordinator",
            detail: "Use the message below. Note it when nobody answers.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(60),
            what: "Assess with the data protection officer, and write down the reasons.",
            why: "The clock runs, and a decision not to report must hold as well.",
            who: "Data protection officer",
            detail: "Who has it, can they be trusted, what could be done with it, what has been undone.",
        },
        StepTemplate {
            phase: Eradicate,
            minute: None,
            what: "Look for the same mistake earlier.",
            why: "A wrong list has usually been wrong for months.",
            who: "Mail administrator",
            detail: "Same address, same list, same template, the past 12 months.",
        },
        StepTemplate {
            phase: Eradicate,
            minute: None,
            what: "Correct list, address, template or default.",
            why: "The sender will take care now; the next one does not know of it.",
            who: "Process owner",
            detail: "Remove suggested addresses, name lists by purpose, switch off “anyone with the link”.",
        },
        StepTemplate {
            phase: Recover,
            minute: None,
            what: "Send it again the right way.",
            why: "The right person is still waiting, and hurry brings the next mistake.",
            who: "Sender with a second pair of eyes",
            detail: "Through the portal or encrypted, with what is needed only.",
        },
        StepTemplate {
            phase: Recover,
            minute: None,
            what: "Answer the people concerned, and record the case.",
            why: "Each breach is documented, reported or not (GDPR Art. 33(5)).",
            who: "Data protection officer",
            detail: "What happened, effects, what was done. Keep the confirmation of deletion with it.",
        },
        StepTemplate {
            phase: Learn,
            minute: None,
            what: "Ask what made the mistake easy.",
            why: "“Be more careful” works until Thursday.",
            who: "Security coordinator",
            detail: "A delay before sending, a warning for outside recipients, a portal instead of attachments.",
        },
        StepTemplate {
            phase: Learn,
            minute: None,
            what: "Tell the story in the team without the name.",
            why: "It teaches more than a rule, and reporting stays safe.",
            who: "Project manager",
            detail: "",
        },
    ],
    messages: &[
        MessageTemplate {
            to: "Recipient",
            subject: "Please delete a mail that was not meant for you",
            when: "Right after the call",
            text: "Thank you for your time on the phone. On {started} we sent you something by mistake: {what}. Please do not open it, pass it on or keep it; delete it, also from the deleted items. Please confirm by reply: 1. It is deleted. 2. Whether it was opened. 3. That nobody else received it from you. The mistake was ours, and we thank you for your help. {coordinator}",
        },
        MessageTemplate {
            to: "Data protection officer",
            subject: "{project}: data to the wrong recipient, for your assessment",
            when: "Within the hour",
            text: "Known since: {started}. What: {what}. Attached: recipients, number of people, kinds of data, protection, what was stopped, what the recipient says. Not known yet is marked as such. Please assess whether authority or people must be told. I send what is new {next_update}. {coordinator}",
        },
        MessageTemplate {
            to: "Client",
            subject: "{project}: data of yours reached a wrong recipient",
            when: "If it is their data; ring first",
            text: "Dear {client}, on {started} data of yours reached a recipient whom it was not meant for: {what}. We have closed what could be closed, spoken to the recipient and asked for a written confirmation of deletion. Our data protection officer is assessing it; you get the facts that you need for your own assessment {next_update}. {coordinator}",
        },
    ],
    tell: &[
        TellTemplate {
            who: "Data protection officer",
            within_minutes: 60,
            why: "Assesses it; the 72 hours run from the first report (GDPR Art. 33); check with legal.",
        },
        TellTemplate {
            who: "Project manager",
            within_minutes: 60,
            why: "Keeps others from writing to the recipient as well.",
        },
        TellTemplate {
            who: "Client",
            within_minutes: 480,
            why: "If you process it for them, they must hear of it without undue delay (GDPR Art. 33(2)); check with legal.",
        },
        TellTemplate {
            who: "CISO",
            within_minutes: 1440,
            why: "Sees whether it happens again and again.",
        },
        law::GDPR_AUTHORITY,
        law::GDPR_PEOPLE,
    ],
    measures: &[
        "Minutes from sending to the report.",
        "Minutes from the report until links were closed and the recipient was spoken to.",
        "Cases with a written confirmation of deletion, of all.",
    ],
    kpis: &[
        KpiTouch {
            key: "data-exposures",
            by: (1.0, 1.0),
            how: "Each confirmed case counts once.",
        },
        KpiTouch {
            key: "incident-response-time",
            by: (-1.0, 4.0),
            how: "Quick if the recipient answers, slow if nobody does.",
        },
        KpiTouch {
            key: "repeat-incidents",
            by: (0.0, 10.0),
            how: "Rises if the same list or template was the cause before.",
        },
    ],
    risks: &[
        "untrained-staff",
        "missing-encryption",
        "privacy-rights-missed",
    ],
    weak: &[
        "Recalls the mail and hopes.",
        "Scolds the sender.",
        "Writes a second mail to the whole list: “Please ignore”.",
        "Decides alone that it is not reportable.",
        "Ends with “please be more careful”.",
    ],
    strong: &[
        "Closes the link, keeps the log, rings the recipient.",
        "Thanks the sender for speaking up.",
        "Speaks to each recipient who matters, one by one.",
        "Gives the data protection officer facts within the hour.",
        "Changes list, default or way, so that it cannot happen as easily.",
    ],
    lessons: &[
        "How did we learn of it, and how long after sending?",
        "What made it easy to choose the wrong recipient?",
        "Was more in it than the right recipient would have needed?",
        "Has it happened before without anybody noticing?",
    ],
    drill: Drill {
        scenes: &[
            Scene {
                key: "oops",
                minute: 1,
                situation: "Jo comes to your desk, pale: “I sent the list of customers in arrears to the wrong Meyer. An outside one. I’ve recalled it already.”",
                choices: &[
                    Choice {
                        text: "“Recalled? Then it’s settled.”",
                        verdict: Weak,
                        why: "Recalling does not work outside the company. It even draws the eye to it.",
                        next: "reply",
                    },
                    Choice {
                        text: "“Good that you come. Delete nothing. Show me the mail: what was in it, attached or as a link, who else got it?”",
                        verdict: Strong,
                        why: "Jo stays on your side, and you know what can still be stopped.",
                        next: "link",
                    },
                    Choice {
                        text: "“Write to the Meyer that it was a mistake.”",
                        verdict: Fair,
                        why: "The right person to address. But you do not know yet what was in it.",
                        next: "link",
                    },
                ],
            },
            Scene {
                key: "link",
                minute: 10,
                situation: "It was a link to a folder. In it: the list of 320 customers, and next to it the contracts of all of them.",
                choices: &[
                    Choice {
                        text: "Save the access log, close the share, see who opened what.",
                        verdict: Strong,
                        why: "Nothing more can be fetched, and you can say what was.",
                        next: "call",
                    },
                    Choice {
                        text: "Delete the folder at once.",
                        verdict: Fair,
                        why: "It is closed, but the log may have gone with it, and so has the work of others.",
                        next: "call",
                    },
                    Choice {
                        text: "Ask Jo to change the link’s name.",
                        verdict: Weak,
                        why: "Names change nothing; the link works on.",
                        next: "reply",
                    },
                ],
            },
            Scene {
                key: "call",
                minute: 20,
                situation: "The log: the list was opened once, 14 minutes ago, from outside. The contracts were not.",
                choices: &[
                    Choice {
                        text: "Write another mail with the subject “Recall”.",
                        verdict: Weak,
                        why: "He will look once more at what was so important.",
                        next: "reply",
                    },
                    Choice {
                        text: "Send a friendly mail that asks for deletion.",
                        verdict: Fair,
                        why: "Right in content. But it is read tonight, or never.",
                        next: "assess",
                    },
                    Choice {
                        text: "Ring him, then have deletion, opening and passing on confirmed by mail.",
                        verdict: Strong,
                        why: "In five minutes you know more than after three mails, and have it in writing.",
                        next: "assess",
                    },
                ],
            },
            Scene {
                key: "reply",
                minute: 25,
                situation: "The wrong Meyer writes: “Interesting list. My neighbour is on it. What do you want me to do?”",
                choices: &[
                    Choice {
                        text: "Ring: thank him, say plainly it was our mistake, ask not to pass it on, to delete it and confirm. Make sure that the share is closed.",
                        verdict: Strong,
                        why: "He asks for guidance, so give it, and quickly.",
                        next: "assess",
                    },
                    Choice {
                        text: "Reply: “Please delete.”",
                        verdict: Fair,
                        why: "He may do so. Whether he has passed it on you do not learn.",
                        next: "assess",
                    },
                    Choice {
                        text: "Have legal send him a threat.",
                        verdict: Weak,
                        why: "He has done nothing wrong, and now has a reason to show it to others.",
                        next: "neighbour",
                    },
                ],
            },
            Scene {
                key: "neighbour",
                minute: 45,
                situation: "The neighbour rings, furious: “Who else knows that I owe you money?”",
                choices: &[
                    Choice {
                        text: "“I am sorry. One person saw the list. This is what we have closed, and by tomorrow noon our data protection officer calls you.”",
                        verdict: Strong,
                        why: "A clear answer and a time. Anything else comes back as a complaint.",
                        next: "assess",
                    },
                    Choice {
                        text: "“We are looking into it and will get back to you.”",
                        verdict: Fair,
                        why: "Not wrong, but without a time it sounds like never.",
                        next: "assess",
                    },
                    Choice {
                        text: "“I cannot say anything about that.”",
                        verdict: Weak,
                        why: "It is their data. The next call is to the authority.",
                        next: "assess",
                    },
                ],
            },
            Scene {
                key: "assess",
                minute: 55,
                situation: "The list was opened once. Jo’s manager says: “One man, he has deleted it. Let’s leave it at that, for Jo’s sake.”",
                choices: &[
                    Choice {
                        text: "“Agreed, no harm done.”",
                        verdict: Weak,
                        why: "Debts of 320 people were seen. Neither of you may decide that it does not count.",
                        next: "",
                    },
                    Choice {
                        text: "“Jo did the right thing, and that will be in the record. The data protection officer gets the facts now and decides.”",
                        verdict: Strong,
                        why: "Jo is protected, the decision is where it belongs, and in time.",
                        next: "cause",
                    },
                    Choice {
                        text: "“I put it into this week’s report to the data protection officer.”",
                        verdict: Fair,
                        why: "They hear of it, but perhaps after the 72 hours.",
                        next: "cause",
                    },
                ],
            },
            Scene {
                key: "cause",
                minute: 1500,
                situation: "Next day. The mail program had suggested the wrong Meyer, and shares are open to anybody with the link by default.",
                choices: &[
                    Choice {
                        text: "Change the default to named people, warn before outside recipients, look for old open links, tell the story without the name.",
                        verdict: Strong,
                        why: "The mistake becomes harder to make, and old ones come to light.",
                        next: "",
                    },
                    Choice {
                        text: "Change the default for new links.",
                        verdict: Fair,
                        why: "It helps from now on. The old links stay open.",
                        next: "",
                    },
                    Choice {
                        text: "Send all staff a reminder to check the recipient.",
                        verdict: Weak,
                        why: "They all knew that, Jo too.",
                        next: "",
                    },
                ],
            },
        ],
    },
};
