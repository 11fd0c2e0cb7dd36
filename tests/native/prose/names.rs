//! The texts around names as people write them: small, with a full stop or a question mark, as a sentence, or not at all; of
//! breaches, changes and runs with none, one, two and many of everything.

use super::faults::{faults, small_starts};
use crate::ways_out::texts::fill;
use crate::ways_out::written::{Form, ways_out};
use chrono::NaiveDate;
use linchpin::domain::base::Extra;
use linchpin::domain::decide::policy::{AppetiteFrom, Policy};
use linchpin::domain::decide::risk::Risk;
use linchpin::domain::explain::message::{Touched, VendorBreach};
use linchpin::domain::explain::phrase::{PhraseFacts, Slot};
use linchpin::domain::explain::scope_reply::{self, ScopeChange};
use linchpin::domain::explain::script::Audience;
use linchpin::domain::explain::vendor_notice;
use linchpin::domain::respond::run::Run;
use linchpin::domain::respond::slots;
use linchpin::domain::respond::stamp::Stamp;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::settings::Settings;
use linchpin::domain::value::Moment;
use linchpin::domain::words::template;
use linchpin::library::{letters, phrases, playbooks, risks, sample};

/// What people call things.
const NAMES: [&str; 6] = [
    "the portal",
    "Acme Inc.",
    "Really?",
    "eBay",
    "It broke, and nobody knows why.",
    "",
];

fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

/// Fails with every fault of the texts, each once; a small letter at a start only where no name ends with a full stop.
fn check(texts: impl IntoIterator<Item = (String, String)>, name: &str) {
    let mut found = std::collections::BTreeSet::new();
    for (at, text) in texts {
        let mut wrong = faults(&text);
        if !name.ends_with(['.', '?']) {
            wrong.extend(small_starts(&text));
        }
        found.extend(wrong.into_iter().map(|fault| format!("{at}: {fault}")));
    }
    let all: Vec<String> = found.into_iter().collect();
    assert!(
        all.is_empty(),
        "with “{name}”, {} faults:\n{}",
        all.len(),
        all.join("\n")
    );
}

fn sampled() -> Scorecard {
    let mut number = 1_000;
    let mut new_id = || {
        number += 1;
        Id::from_number(number)
    };
    let mut card = Scorecard::empty(Id::from_number(1));
    card.apply(sample::sample(today(), &mut new_id), Replica(5))
        .unwrap();
    card
}

#[test]
fn letters_and_reports_are_sound_whatever_things_are_called() {
    for name in NAMES.into_iter().filter(|name| !name.is_empty()) {
        let card = fill(&sampled(), name, "").card;
        let outs = ways_out(&card).into_iter();
        let outs = outs.filter(|out| out.form == Form::Words);
        check(outs.map(|out| (out.name, out.text)), name);
    }
}

#[test]
fn notices_of_a_breach_are_sound_whatever_is_known() {
    for name in NAMES {
        let mut texts = Vec::new();
        let day = Moment::day(today());
        let noon = "2026-11-20T12:00".parse().unwrap();
        for touched in [Touched::NotKnown, Touched::Yes, Touched::No] {
            for (learned, answer_by) in
                [(None, None), (Some(day), Some(today())), (Some(noon), None)]
            {
                let breach = VendorBreach {
                    vendor: name.to_owned(),
                    known: name.to_owned(),
                    unknown: name.to_owned(),
                    holds: name.to_owned(),
                    done: name.to_owned(),
                    learned,
                    touched,
                    answer_by,
                    extra: Extra::new(),
                };
                let settings = Settings {
                    project: name.to_owned(),
                    client: name.to_owned(),
                    coordinator: name.to_owned(),
                    ..Settings::default()
                };
                use vendor_notice::Reader::{Client, Inside, Vendor};
                for reader in [Inside, Vendor, Client] {
                    let letter = letters::vendor_notice(&breach, reader, &settings, today());
                    texts.push((format!("{reader:?}"), letter.text()));
                }
            }
        }
        check(texts, name);
    }
}

#[test]
fn replies_and_risks_are_sound_however_many_there_are() {
    for count in [0, 1, 2, 3, 13] {
        for limit in [None, Some(1), Some(25)] {
            let mut card = Scorecard::empty(Id::from_number(1));
            let mut edit = Edit::new("");
            for (number, template) in risks::all().take(count).enumerate() {
                let id = Id::from_number(100 + number as u128);
                edit = edit.put(template.to_risk(id, today(), &card));
            }
            let policy = Policy {
                appetite: (limit.into_iter())
                    .map(|limit| AppetiteFrom {
                        from: today(),
                        limit,
                        note: String::new(),
                        extra: Extra::new(),
                    })
                    .collect(),
                ..Policy::default()
            };
            card.apply(edit.put(policy), Replica(1)).unwrap();
            let mut texts = Vec::new();
            let change = ScopeChange {
                request: "a new report.".to_owned(),
                from: "sales".to_owned(),
                received: Some(today()),
                kpis: Vec::new(),
                risks: card.all::<Risk>().map(|risk| risk.id).collect(),
            };
            let now = today().and_hms_opt(9, 0, 0).unwrap();
            for reader in [scope_reply::Reader::Colleague, scope_reply::Reader::Client] {
                for change in [&change, &ScopeChange::default()] {
                    let letter = letters::scope_reply(&card, change, reader, now);
                    texts.push((format!("{reader:?}"), letter.text()));
                }
            }
            for risk in card.all::<Risk>() {
                for audience in Audience::ALL {
                    let letter = letters::risk(&card, risk, audience, today());
                    texts.push((format!("{audience:?}"), letter.text()));
                }
            }
            check(texts, "a new report");
        }
    }
}

#[test]
fn messages_of_every_playbook_are_sound_whatever_is_known_and_done() {
    let start = Stamp::of("2026-11-24T12:00:00".parse().unwrap());
    for name in NAMES {
        let mut texts = Vec::new();
        let settings = Settings {
            project: name.to_owned(),
            organisation: name.to_owned(),
            ..Settings::default()
        };
        for one in playbooks::all() {
            let playbook = one.to_playbook(Id::ONLY);
            let card = Scorecard::empty(Id::from_number(1));
            let mut run = playbook.start(&card, Id::from_number(2), name.to_owned(), "", start);
            for text in [
                &mut run.what,
                &mut run.vendor,
                &mut run.client,
                &mut run.lead,
                &mut run.people,
                &mut run.next_update,
            ] {
                *text = name.to_owned();
            }
            let mut say = |run: &Run| {
                for message in &run.messages {
                    let local = &|utc| utc;
                    let subject = slots::message_subject(run, message, &settings, local).text();
                    let text = slots::message_text(run, message, &settings, local).text();
                    let at = format!("{}, to {}", one.key, message.message.to);
                    texts.extend([(at.clone(), subject), (at, text)]);
                }
            };
            say(&run);
            for step in &mut run.steps {
                step.done = Some(start);
                step.note = name.to_owned();
            }
            say(&run);
            for step in &mut run.steps {
                step.done = None;
                step.left_out = true;
            }
            say(&run);
        }
        check(texts, name);
    }
}

#[test]
fn phrases_are_sound_whatever_fills_their_slots() {
    for name in NAMES {
        let mut facts = PhraseFacts::default();
        for slot in Slot::ALL {
            facts.set(slot, name);
        }
        let texts = phrases::all().map(|phrase| {
            let at = format!("phrase {}", phrase.number);
            (at, template::fill(phrase.text, &facts).text())
        });
        check(texts, name);
    }
}
