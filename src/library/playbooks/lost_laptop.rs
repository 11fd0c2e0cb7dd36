//! A laptop or phone with the project's data or access is lost or stolen.

use super::law;
use crate::domain::respond::playbook::Phase::{Contain, Eradicate, Identify, Learn, Recover};
use crate::domain::respond::playbook::Verdict::{Fair, Strong, Weak};
use crate::domain::respond::playbook::{
    Choice, Drill, KpiTouch, MessageTemplate, PlaybookTemplate, Scene, StepTemplate, TellTemplate,
};

pub(super) const PLAYBOOK: PlaybookTemplate = PlaybookTemplate {
    key: "lost-laptop",
    name: "Lost laptop",
    summary: "A laptop or phone is gone. Close what it opens, and find out what was on it.",
    trigger: "Somebody reports a work device lost or stolen, or a finder calls.",
    signals: &[
        "A colleague asks for a replacement and is vague about the old device.",
        "The device has not checked in for days although its user is at work.",
        "Sign-ins or failed unlocks from a place where the user is not.",
        "A bag was stolen on a trip, and the report speaks only of the bag.",
        "A stranger, a hotel or a lost property office calls reception.",
    ],
    aim: "Within the hour the device opens nothing any more, and we know what was on it and whether anybody could read it.",
    steps: &[
        StepTemplate {
            phase: Identify,
            minute: Some(5),
            what: "Take the report, and thank the person for it.",
            why: "Whoever is scolded reports later next time.",
            who: "Service desk",
            detail: "When and where last seen, locked or open, was a password or token with it, were papers in the bag.",
        },
        StepTemplate {
            phase: Identify,
            minute: Some(10),
            what: "Look up the device: encryption, last check-in, management.",
            why: "An encrypted, locked device is a loss of money. An open one is a loss of data.",
            who: "IT operations",
            detail: "Take it from the management console, with a screenshot. “It should be encrypted” is not evidence.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(15),
            what: "Send the lock command, and decide on a remote wipe.",
            why: "Commands wait until the device is online, so send them early.",
            who: "IT operations",
            detail: "Lock first. Wipe if it is not encrypted or was unlocked; after a wipe it can often no longer be located.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(20),
            what: "End the user’s sessions and change the password.",
            why: "Open sessions work without any password.",
            who: "Identity administrator",
            detail: "All sessions, not only the browser’s. Remove the device from the second factors.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(30),
            what: "Withdraw certificates, VPN access and the SIM card.",
            why: "The device itself is trusted in places where no user signs in.",
            who: "IT operations",
            detail: "Device certificate, VPN profile, mobile contract, badge if it was in the bag.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(40),
            what: "List with the user what was on it.",
            why: "The user knows the downloads folder; the data map does not.",
            who: "Security coordinator with the user",
            detail: "Local files, synchronised folders, mail, exports, saved passwords, keys. About whom, how many, since when.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(50),
            what: "Check what the accounts did since the loss.",
            why: "It tells whether somebody has used it.",
            who: "Security operations",
            detail: "Sign-ins, mail rules, downloads, from the time last seen for certain.",
        },
        StepTemplate {
            phase: Contain,
            minute: Some(60),
            what: "Assess with the data protection officer whether it is a reportable breach.",
            why: "The 72 hours run already.",
            who: "Data protection officer",
            detail: "Write the reasons down also when you do not report.",
        },
        StepTemplate {
            phase: Eradicate,
            minute: None,
            what: "Replace every secret that was stored on it.",
            why: "Keys for code, servers and services outlive the user’s password.",
            who: "The user with system owners",
            detail: "SSH keys, API keys, saved browser passwords, tokens of command-line tools, shared passwords.",
        },
        StepTemplate {
            phase: Eradicate,
            minute: None,
            what: "File a police report with the serial number.",
            why: "The insurer asks for it, and found devices are matched by it.",
            who: "The user with facility management",
            detail: "",
        },
        StepTemplate {
            phase: Recover,
            minute: None,
            what: "Hand out a replacement that is encrypted and managed.",
            why: "People without a device take their private one.",
            who: "IT operations",
            detail: "Restore from the server copy. Never from a memory stick that a friend has kept.",
        },
        StepTemplate {
            phase: Recover,
            minute: None,
            what: "Watch the accounts and the device for 30 days.",
            why: "Stolen devices are often opened only after they were sold.",
            who: "Security operations",
            detail: "Alarm on check-in. If it comes back: do not use it, examine or wipe it.",
        },
        StepTemplate {
            phase: Learn,
            minute: None,
            what: "Check all devices of the project for encryption and check-in.",
            why: "The next one is lost too; only its state can be chosen.",
            who: "IT operations",
            detail: "Each exception gets an owner and a date.",
        },
        StepTemplate {
            phase: Learn,
            minute: None,
            what: "Ask why data lay on the device, and why the report took as long as it did.",
            why: "Both can be made easier.",
            who: "Security coordinator",
            detail: "A number on the back of the badge shortens the report more than a new policy.",
        },
    ],
    messages: &[
        MessageTemplate {
            to: "The user",
            subject: "Your lost device: what happens now",
            when: "Right after the report",
            text: "Thank you for telling us so quickly. We have locked the device and signed you out everywhere; you get a new password by phone. Please write down today what was on it: files, mail, exports, saved passwords, keys. If somebody calls and says they found it, take a number and ring me; give nobody a password. {coordinator}",
        },
        MessageTemplate {
            to: "Project manager",
            subject: "{project}: a device is lost",
            when: "Within the hour",
            text: "Since {started} a work device of {project} is missing: {what}. It is locked, its user is signed out and its access is closed. We are listing what was on it. Your colleague works again as soon as the replacement is there. Next update: {next_update}. {coordinator}",
        },
        MessageTemplate {
            to: "Client",
            subject: "Loss of a device with data of {project}",
            when: "If their data was on it and you cannot rule out that it can be read",
            text: "Dear {client}, on {started} a device of our team was lost. On it was: {what}. We closed its access within the hour and have seen no use of it since. We tell you openly because we cannot rule out that the data can be read. We call you {next_update} to go through what it means for you. {coordinator}",
        },
    ],
    tell: &[
        TellTemplate {
            who: "CISO",
            within_minutes: 60,
            why: "Decides on the wipe and on further measures.",
        },
        TellTemplate {
            who: "Data protection officer",
            within_minutes: 60,
            why: "Judges whether people are at risk; the clock runs from the report.",
        },
        TellTemplate {
            who: "Project manager",
            within_minutes: 60,
            why: "A colleague is without tools and part of the work may be missing.",
        },
        TellTemplate {
            who: "Client",
            within_minutes: 1440,
            why: "If their data was on it; the contract may set a shorter time.",
        },
        law::GDPR_AUTHORITY,
        law::GDPR_PEOPLE,
    ],
    measures: &[
        "Time from the loss to the report.",
        "Time from the report until all access was closed.",
        "Whether encryption was proven, not assumed.",
    ],
    kpis: &[
        KpiTouch {
            key: "data-exposures",
            by: (0.0, 1.0),
            how: "Rises by one only if it is confirmed that the data could be read.",
        },
        KpiTouch {
            key: "incident-response-time",
            by: (-1.0, 3.0),
            how: "Quickly closed if it was encrypted; listing data from memory takes longer.",
        },
        KpiTouch {
            key: "encryption-coverage",
            by: (0.0, 0.0),
            how: "The check of all devices often finds some that only seemed to be encrypted.",
        },
        KpiTouch {
            key: "asset-inventory-coverage",
            by: (0.0, 0.0),
            how: "The check also finds devices that nobody has listed.",
        },
    ],
    risks: &["lost-device", "missing-encryption", "untrained-staff"],
    weak: &[
        "Waits until Monday because it may turn up.",
        "Asks first who is to blame.",
        "Relies on “all our laptops are encrypted”.",
        "Changes the password and leaves the sessions open.",
    ],
    strong: &[
        "Closes access within minutes, and reopens it if the device turns up.",
        "Thanks the person who reports.",
        "Takes the proof of encryption from the console.",
        "Thinks of sessions, certificates, keys and the papers in the bag.",
    ],
    lessons: &[
        "How long was it between the loss and the report, and why?",
        "Could we prove that the device was encrypted and locked?",
        "Which data lay on it that did not have to?",
        "Which access did we close last, and who would have known of it?",
    ],
    drill: Drill {
        scenes: &[
            Scene {
                key: "train",
                minute: 1,
                situation: "Friday, 18:10. Kim calls from the station: “My rucksack is still on the train. It will surely be in the lost property office on Monday.” The laptop is in it.",
                choices: &[
                    Choice {
                        text: "“Thank you for ringing at once. Was it locked? I close its access now; if it turns up, we open it again.”",
                        verdict: Strong,
                        why: "Closing costs Kim an evening, waiting may cost a weekend of open sessions.",
                        next: "state",
                    },
                    Choice {
                        text: "“Ring the railway, and me again in an hour.”",
                        verdict: Fair,
                        why: "Asking the railway is right. But the hour belongs to whoever has the rucksack.",
                        next: "hour",
                    },
                    Choice {
                        text: "“Right, let’s see on Monday.”",
                        verdict: Weak,
                        why: "Two and a half days in which nobody looks.",
                        next: "monday",
                    },
                ],
            },
            Scene {
                key: "state",
                minute: 8,
                situation: "The console says: last check-in 17:32, encryption “pending restart”. A colleague says: “All our laptops are encrypted.”",
                choices: &[
                    Choice {
                        text: "Note “encrypted according to IT” and go on.",
                        verdict: Weak,
                        why: "The console says otherwise. The report to the authority would be wrong.",
                        next: "hour",
                    },
                    Choice {
                        text: "Send the lock command and ask IT to look at it again on Monday.",
                        verdict: Fair,
                        why: "The lock helps if the device goes online. An unencrypted disk can be read without.",
                        next: "sessions",
                    },
                    Choice {
                        text: "Treat it as not encrypted: lock, order the wipe, save a screenshot of the console.",
                        verdict: Strong,
                        why: "You work with what is proven, and the proof is kept.",
                        next: "sessions",
                    },
                ],
            },
            Scene {
                key: "hour",
                minute: 70,
                situation: "The railway has found nothing. In the log you see that Kim’s mail was synchronised at 18:40, from the laptop.",
                choices: &[
                    Choice {
                        text: "End all sessions and order lock and wipe now, then look at what was fetched.",
                        verdict: Strong,
                        why: "It is open and in use, so closing comes before understanding.",
                        next: "sessions",
                    },
                    Choice {
                        text: "Change Kim’s password.",
                        verdict: Fair,
                        why: "Needed, but the session that is open lives on.",
                        next: "sessions",
                    },
                    Choice {
                        text: "Try to locate the device first.",
                        verdict: Weak,
                        why: "Meanwhile the mail flows. And you would not go there alone anyway.",
                        next: "sessions",
                    },
                ],
            },
            Scene {
                key: "sessions",
                minute: 80,
                situation: "The user account is locked. Kim mentions: “I have the deployment key for the test servers on it, and a customer export for an error search.”",
                choices: &[
                    Choice {
                        text: "Have the key replaced on Monday by the team.",
                        verdict: Fair,
                        why: "It will be replaced, but it works all weekend.",
                        next: "report",
                    },
                    Choice {
                        text: "Get the key withdrawn tonight by the duty officer, and write down the export: whose data, how many, which fields.",
                        verdict: Strong,
                        why: "The key opens servers without Kim’s account. The export decides whether people are at risk.",
                        next: "report",
                    },
                    Choice {
                        text: "Nothing more; the account is locked.",
                        verdict: Weak,
                        why: "The key does not ask for the account.",
                        next: "server",
                    },
                ],
            },
            Scene {
                key: "server",
                minute: 90,
                situation: "19:40: an alarm from the test server. Somebody has signed in with the deployment key, from a network that nobody knows.",
                choices: &[
                    Choice {
                        text: "Withdraw the key, cut the server off, keep its logs, and see where else the key works.",
                        verdict: Strong,
                        why: "The door is shut here and elsewhere, and you can say later what was taken.",
                        next: "report",
                    },
                    Choice {
                        text: "Switch the server off.",
                        verdict: Fair,
                        why: "It stops this visit. The key still opens the other servers.",
                        next: "report",
                    },
                    Choice {
                        text: "Wait and see what they do; it is only a test server.",
                        verdict: Weak,
                        why: "It is a step on the way to the others, and nobody is on duty tonight to watch.",
                        next: "report",
                    },
                ],
            },
            Scene {
                key: "report",
                minute: 95,
                situation: "800 customers are in the export: name, address, meter reading. The project manager says: “It probably lies in a depot. Must we make a fuss?”",
                choices: &[
                    Choice {
                        text: "“Let’s wait; if it turns up, nothing has happened.”",
                        verdict: Weak,
                        why: "The 72 hours do not wait, and nobody will believe that you did not know.",
                        next: "found",
                    },
                    Choice {
                        text: "“I tell the data protection officer on Monday.”",
                        verdict: Fair,
                        why: "It reaches the right person, with nearly all of the 72 hours gone.",
                        next: "found",
                    },
                    Choice {
                        text: "“The data protection officer decides, and I ring now. You get the text for the client before anybody sends it.”",
                        verdict: Strong,
                        why: "The question goes to the person whose it is, while there is time.",
                        next: "found",
                    },
                ],
            },
            Scene {
                key: "monday",
                minute: 3740,
                situation: "Monday, 8:30. Nothing at the lost property office. On Saturday somebody signed in from the laptop and downloaded a customer export.",
                choices: &[
                    Choice {
                        text: "Close all access, ring CISO and data protection officer, note Friday 18:10 as the time of the report.",
                        verdict: Strong,
                        why: "Late and honest. 62 of the 72 hours are gone, so the officer comes first.",
                        next: "found",
                    },
                    Choice {
                        text: "Close all access, then find out details before you tell anybody.",
                        verdict: Fair,
                        why: "The door is shut. But the details cost hours that you no longer have.",
                        next: "found",
                    },
                    Choice {
                        text: "Note Monday as the time of the report.",
                        verdict: Weak,
                        why: "Kim’s call is in the phone log. A late report can be explained, a false one cannot.",
                        next: "found",
                    },
                ],
            },
            Scene {
                key: "found",
                minute: 5270,
                situation: "On Tuesday morning a railway employee brings the rucksack. The laptop looks untouched. Kim would like to have it back right away.",
                choices: &[
                    Choice {
                        text: "Let Kim have it and close the matter.",
                        verdict: Weak,
                        why: "You do not know who had it in hand, and nothing has been learned.",
                        next: "",
                    },
                    Choice {
                        text: "Have it examined and set up anew, correct the report, check encryption on all other laptops.",
                        verdict: Strong,
                        why: "This one is clean, and the next one will be encrypted.",
                        next: "",
                    },
                    Choice {
                        text: "Have it set up anew.",
                        verdict: Fair,
                        why: "Safe for Kim. Whether anybody was in it you will never know, and “pending restart” stands elsewhere too.",
                        next: "",
                    },
                ],
            },
        ],
    },
};
