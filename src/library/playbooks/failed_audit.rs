//! The auditor has found something that puts the certificate, the contract or the go-live at risk.

use super::law;
use crate::domain::respond::playbook::Phase::{Contain, Eradicate, Identify, Learn, Recover};
use crate::domain::respond::playbook::Verdict::{Fair, Strong, Weak};
use crate::domain::respond::playbook::{
    Choice, Drill, KpiTouch, MessageTemplate, PlaybookTemplate, Scene, StepTemplate, TellTemplate,
};

pub(super) const PLAYBOOK: PlaybookTemplate = PlaybookTemplate {
    key: "failed-audit",
    name: "Failed audit",
    summary: "The auditor names a major finding. Close what is open today, and answer with facts, owners and dates.",
    trigger: "In the closing meeting or by letter you learn that a certificate, a contract or the go-live depends on a finding.",
    signals: &[
        "The auditor asks for the same evidence a third time.",
        "Evidence is produced the evening before.",
        "A finding of last year is open, and nobody can say why.",
        "Those questioned describe the control in different ways.",
        "The auditor calls for an extra meeting with management.",
    ],
    aim: "Within the hour everybody means the same finding, what is really open is shielded, and each point has an owner and a date for its plan.",
    steps: &[
        StepTemplate {
            phase: Identify,
            minute: Some(10),
            what: "Get each finding in the auditor’s own words.",
            why: "You answer what is written, not what was heard.",
            who: "Security coordinator",
            detail: "Requirement, what was seen, sample, class of finding, deadline. Ask until you could repeat it.",
        },
        StepTemplate {
            phase: Identify,
            minute: Some(20),
            what: "Check the facts with those who run the control.",
            why: "Proof that is missing needs another answer than a control that is missing.",
            who: "Control owner",
            detail: "Three cases: control missing, control not working, proof missing. Note which, and how you know.",
        },
        StepTemplate {
            phase: Identify,
            minute: Some(30),
            what: "Write down what hangs on it.",
            why: "A finding gets money once it has a consequence.",
            who: "Security coordinator with project manager",
            detail: "Certificate, contracts that ask for it, go-live, authority, insurance. With the earliest date.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(38),
            what: "Ask whether harm is possible today, and shield it.",
            why: "Auditors find gaps that others find too.",
            who: "System owner",
            detail: "For instance: close accounts of leavers tonight, even though the process takes a month.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(45),
            what: "Say plainly that nobody writes evidence afterwards.",
            why: "A gap can be closed. A backdated record ends the trust, and perhaps a job.",
            who: "CISO",
            detail: "New records carry today’s date. Keep what the auditor has seen as it was.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(52),
            what: "Name one owner for each finding.",
            why: "Findings that belong to two teams are closed by none.",
            who: "CISO",
            detail: "The owner can change the control. The security coordinator keeps the list and is no owner.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(60),
            what: "Agree when the plan goes to the auditor, and who speaks to them.",
            why: "One voice and one date keep the class of the finding from growing.",
            who: "Security coordinator",
            detail: "Ask how the auditor wants the proof, and whether a new sample is needed.",
        },
        StepTemplate {
            phase: Eradicate,
            minute: None,
            what: "Find the cause of each finding, not the culprit.",
            why: "Whoever corrects only the sample fails with the next one.",
            who: "Finding owner",
            detail: "Ask why until the answer is a process, a tool or a missing hour, and not a name.",
        },
        StepTemplate {
            phase: Eradicate,
            minute: None,
            what: "Look for the same gap elsewhere.",
            why: "The auditor saw a sample; the next one is drawn elsewhere.",
            who: "Finding owner",
            detail: "All systems, all teams, all sites in scope.",
        },
        StepTemplate {
            phase: Eradicate,
            minute: None,
            what: "Send the plan: correction, cause, remedy, owner, date, proof.",
            why: "A believable plan often keeps certificate and contract alive.",
            who: "Security coordinator",
            detail: "Only dates that those who do the work have named. Have the auditor accept it in writing.",
        },
        StepTemplate {
            phase: Recover,
            minute: None,
            what: "Let the changed control run, and collect its evidence as it goes.",
            why: "A control that has run for a day is a promise.",
            who: "Control owner",
            detail: "Records come from the tool and not from a form filled in later.",
        },
        StepTemplate {
            phase: Recover,
            minute: None,
            what: "Have somebody else test it before the auditor does.",
            why: "It is cheaper to fail among yourselves.",
            who: "Internal audit",
            detail: "Draw a sample the way the auditor would.",
        },
        StepTemplate {
            phase: Learn,
            minute: None,
            what: "Ask why we did not find it ourselves.",
            why: "The finding is also one about our own checks.",
            who: "Security coordinator",
            detail: "Add the control to the yearly test plan.",
        },
        StepTemplate {
            phase: Learn,
            minute: None,
            what: "Show open findings to management every month until they are closed.",
            why: "Findings grow old where nobody looks.",
            who: "CISO",
            detail: "Age, owner, next step, what is in the way.",
        },
    ],
    messages: &[
        MessageTemplate {
            to: "Auditor",
            subject: "{project}: our understanding of the finding",
            when: "The same day",
            text: "Thank you for the conversation. We understand the finding like this: {what}. Please correct us where we are wrong. We have shielded what is open today and named an owner. Our plan with cause, remedy and proof reaches you {next_update}. Please tell us in which form you need the proof and for which period. {coordinator}",
        },
        MessageTemplate {
            to: "Management",
            subject: "Audit of {project}: one major finding, what it means, what we do",
            when: "Within two hours, before the auditor’s report",
            text: "The auditor has named a finding that we have to take seriously: {what}. What hangs on it, with dates, is on the attached page. The open gap is shielded as of today. Each point has an owner. From you we need the time of these people for the coming weeks. Please accept that dates are named by those who do the work. Next update: {next_update}. {coordinator}",
        },
        MessageTemplate {
            to: "Team",
            subject: "Audit finding: what helps now and what does not",
            when: "As soon as owners are named",
            text: "The audit has shown a gap: {what}. Nobody is looking for somebody to blame. What helps: say how it really runs, and name dates that you can keep. What harms: records written afterwards. If something is missing, it is missing; write today’s date. Please send questions of the auditor to me. {coordinator}",
        },
        MessageTemplate {
            to: "Client",
            subject: "{project}: result of our audit",
            when: "If their contract names the certificate, or they ask",
            text: "Dear {client}, our audit has brought a finding that concerns you: {what}. The open gap is shielded, and the plan is being agreed with the auditor. The certificate in force stays valid until the auditor decides. We inform you of the plan and its dates {next_update}. {coordinator}",
        },
    ],
    tell: &[
        TellTemplate {
            who: "CISO",
            within_minutes: 15,
            why: "Names the owners, and should not hear it from the auditor.",
        },
        TellTemplate {
            who: "Project manager",
            within_minutes: 60,
            why: "The go-live or a milestone may hang on it.",
        },
        TellTemplate {
            who: "Management",
            within_minutes: 120,
            why: "Signs the plan. Under NIS2 Art. 20 the management body answers for the measures; check with legal.",
        },
        TellTemplate {
            who: "Data protection officer",
            within_minutes: 240,
            why: "A gap the auditor found may have been used: then it is a breach and the 72 hours run; check with legal.",
        },
        TellTemplate {
            who: "Client",
            within_minutes: 2880,
            why: "Many contracts ask for word when a certificate is at risk; check with legal.",
        },
        law::GDPR_AUTHORITY,
    ],
    measures: &[
        "Time until every finding had an owner.",
        "Findings closed by the date promised, of all.",
        "Findings that come back in the next audit.",
    ],
    kpis: &[
        KpiTouch {
            key: "control-tests-passed",
            by: (-15.0, -1.0),
            how: "The control that failed, and those like it, count as not passed until tested again.",
        },
        KpiTouch {
            key: "audit-findings-past-due",
            by: (0.0, 3.0),
            how: "Rises by each finding whose date is missed.",
        },
        KpiTouch {
            key: "risk-burn-down",
            by: (-10.0, 0.0),
            how: "People who close findings are missing elsewhere.",
        },
    ],
    risks: &[
        "repeated-audit-finding",
        "compliance-miss",
        "client-wants-proof",
        "exceptions-never-end",
    ],
    weak: &[
        "Argues with the auditor about the wording of the class.",
        "Writes the missing records over the weekend.",
        "Promises “by the end of the month” for everything.",
        "Corrects the five cases of the sample and reports it closed.",
        "Tells management when the report arrives.",
    ],
    strong: &[
        "Repeats the finding until the auditor says “yes, exactly”.",
        "Says what was missing, and dates every new record today.",
        "Names cause, owner, date and proof for each point.",
        "Looks for the same gap outside the sample.",
        "Tells management the same day what hangs on it and what is shielded.",
    ],
    lessons: &[
        "Since when could we have known of the gap?",
        "Which of our own checks should have found it?",
        "Were the dates we promised ours, or wishes?",
        "How much evidence was collected by hand, and could a tool do it?",
        "Did anybody feel pressed to make it look better?",
    ],
    drill: Drill {
        scenes: &[
            Scene {
                key: "closing",
                minute: 1,
                situation: "Closing meeting. The auditor says: “Access reviews: of 25 accounts in the sample, 9 were never reviewed. That is a major finding.” The head of IT flushes.",
                choices: &[
                    Choice {
                        text: "“That is out of proportion; nothing has happened.”",
                        verdict: Weak,
                        why: "The finding stands, and now the auditor doubts your attitude as well.",
                        next: "bigger",
                    },
                    Choice {
                        text: "“Understood; we will put it right.”",
                        verdict: Fair,
                        why: "Good tone. But you do not know yet what exactly was missing in which accounts.",
                        next: "facts",
                    },
                    Choice {
                        text: "“May I repeat it? Which 9, what was missing, which requirement, by when do you expect what?”",
                        verdict: Strong,
                        why: "You leave the room with the finding and not with a feeling.",
                        next: "facts",
                    },
                ],
            },
            Scene {
                key: "bigger",
                minute: 10,
                situation: "The auditor closes the folder: “Then I would like to see the privileged accounts as well, today.”",
                choices: &[
                    Choice {
                        text: "“Of course. You have the list in half an hour; the head of IT will be there for questions.”",
                        verdict: Strong,
                        why: "Openness is the quickest way back to a matter-of-fact talk.",
                        next: "facts",
                    },
                    Choice {
                        text: "“We can send it next week.”",
                        verdict: Fair,
                        why: "Permitted, perhaps. It looks as if you need the time for something.",
                        next: "facts",
                    },
                    Choice {
                        text: "“That is not in the audit plan.”",
                        verdict: Weak,
                        why: "Auditors may follow a trail. You have just drawn it in red.",
                        next: "backdate",
                    },
                ],
            },
            Scene {
                key: "facts",
                minute: 20,
                situation: "IT looks: 5 of the 9 were reviewed by phone without a record. 4 belong to people who have left the company. Two of these have admin rights.",
                choices: &[
                    Choice {
                        text: "Close the 4 accounts now, check what they did since the people left, then look for more of them.",
                        verdict: Strong,
                        why: "That is the danger of today. The missing records can wait an hour.",
                        next: "backdate",
                    },
                    Choice {
                        text: "Close the 4 accounts now.",
                        verdict: Fair,
                        why: "The door is shut. Whether somebody went through it, nobody has asked.",
                        next: "backdate",
                    },
                    Choice {
                        text: "Put the 9 accounts into the plan for next month.",
                        verdict: Weak,
                        why: "Two admin accounts without a person stay open, and now it is known.",
                        next: "used",
                    },
                ],
            },
            Scene {
                key: "used",
                minute: 32,
                situation: "Security operations writes: “One of the four admin accounts signed in last night. The person left in June.”",
                choices: &[
                    Choice {
                        text: "Close the account and finish the audit answer first.",
                        verdict: Fair,
                        why: "It is shut, but an incident is waiting behind a letter.",
                        next: "backdate",
                    },
                    Choice {
                        text: "Close it, start incident response, ring the data protection officer, tell the auditor.",
                        verdict: Strong,
                        why: "It is an incident now. The auditor will hear of it anyway, best from you.",
                        next: "backdate",
                    },
                    Choice {
                        text: "Close it, and leave it out of the answer.",
                        verdict: Weak,
                        why: "What you conceal from the auditor you will not be able to explain later.",
                        next: "backdate",
                    },
                ],
            },
            Scene {
                key: "backdate",
                minute: 45,
                situation: "An administrator offers: “The five reviews by phone did take place. I can write the records with the right dates tonight.”",
                choices: &[
                    Choice {
                        text: "“Good, then they are gone from the list.”",
                        verdict: Weak,
                        why: "A record with an old date written today is a forgery, even if the review took place.",
                        next: "noticed",
                    },
                    Choice {
                        text: "“Better not, that looks bad.”",
                        verdict: Fair,
                        why: "Right, but it sounds like a matter of looks. The next one asks somebody else.",
                        next: "plan",
                    },
                    Choice {
                        text: "“No. Review them again today and date them today. That they were done by phone we tell the auditor as it was.” Then say so to all.",
                        verdict: Strong,
                        why: "The control runs, the truth is told, and all know the line.",
                        next: "plan",
                    },
                ],
            },
            Scene {
                key: "noticed",
                minute: 300,
                situation: "The auditor asks: “These five records were made last night between ten and eleven. Why do they carry dates from spring?”",
                choices: &[
                    Choice {
                        text: "“I let that happen. It was wrong. The reviews were by phone; here is what was really done, and the CISO knows since this morning.”",
                        verdict: Strong,
                        why: "It is bad. It is as bad as it is, and no worse from now on.",
                        next: "plan",
                    },
                    Choice {
                        text: "“We withdraw the records.”",
                        verdict: Fair,
                        why: "Needed. Without an explanation every other record is doubtful too.",
                        next: "plan",
                    },
                    Choice {
                        text: "“The tool sets the dates.”",
                        verdict: Weak,
                        why: "A second untruth, which the tool’s log refutes.",
                        next: "",
                    },
                ],
            },
            Scene {
                key: "plan",
                minute: 1500,
                situation: "Next day. Management wants to write to the auditor: “All points are closed within two weeks.” IT says six weeks.",
                choices: &[
                    Choice {
                        text: "Write two weeks; IT will have to hurry.",
                        verdict: Weak,
                        why: "In two weeks the finding is overdue as well.",
                        next: "",
                    },
                    Choice {
                        text: "Shielded today, cause and remedy in six weeks with interim dates, proof from the tool, and each with an owner.",
                        verdict: Strong,
                        why: "Auditors accept six weeks that hold more readily than two that do not.",
                        next: "",
                    },
                    Choice {
                        text: "Write six weeks.",
                        verdict: Fair,
                        why: "Honest. Without steps in between, nobody sees in week three that it slips.",
                        next: "",
                    },
                ],
            },
        ],
    },
};
