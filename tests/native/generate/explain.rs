//! Arbitrary records of explaining.

use chrono::Days;
use linchpin::domain::decide::scale::Level;
use linchpin::domain::explain::message::{
    About, Message, MessageText, MessageWording, Touched, VendorBreach,
};
use linchpin::domain::explain::own_phrase::{FavouritePhrase, OwnPhrase};
use linchpin::domain::explain::phrase::{Occasion, Tone};

use linchpin::domain::explain::chart::{Band, Chart, ChartPoint};
use linchpin::domain::explain::document::{Block, Number, Table};
use linchpin::domain::explain::report::paper::{Fact, Paper};
use linchpin::domain::explain::report::parts::Part;
use linchpin::domain::explain::report::{EditedPart, Report, Section, Sent};
use linchpin::domain::explain::script::Audience;
use linchpin::domain::explain::stakeholder::{
    Concern, Method, Stakeholder, Stance, Update, UpdateCadence,
};
use linchpin::domain::record::Kind;
use linchpin::domain::value::Moment;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::id;
use super::values::*;

pub fn stakeholder() -> impl Strategy<Value = Stakeholder> {
    let texts = (name(), text(), text(), text());
    let choices = (
        select(&Audience::ALL),
        select(&Stance::ALL),
        select(&UpdateCadence::ALL),
        select(&Method::ALL),
        option::of(select(&Level::ALL)),
    );
    let parts = (id(Kind::Kpi), id(Kind::Risk), option::of(day()));
    let concern = option::of((name(), day(), option::of(0..30_u64)));
    let update = option::of((day(), text()));
    (
        id(Kind::Stakeholder),
        texts,
        choices,
        parts,
        (concern, update),
        extra(),
    )
        .prop_map(|(id, texts, choices, parts, (concern, update), extra)| {
            let (name, role, cares_about, mail) = texts;
            let (audience, stance, cadence, method, level) = choices;
            let (kpi, risk, due) = parts;
            Stakeholder {
                id,
                name,
                role,
                audience,
                cares_about: cares_about.clone(),
                influence: level,
                interest: level,
                stance,
                kpis: vec![kpi],
                risks: vec![risk],
                cadence,
                method,
                due,
                mail,
                private_note: cares_about,
                concerns: (concern.into_iter())
                    .map(|(what, raised, answered)| Concern {
                        answer: what.clone(),
                        what,
                        raised,
                        answered: answered.map(|days| raised + Days::new(days)),
                        extra: extra.clone(),
                    })
                    .collect(),
                updates: (update.into_iter())
                    .map(|(on, note)| Update {
                        on,
                        due,
                        method,
                        note,
                        extra: extra.clone(),
                    })
                    .collect(),
                extra,
            }
        })
}

pub fn message() -> impl Strategy<Value = Message> {
    let texts = (name(), text(), text());
    let about = (
        texts,
        option::of(day()),
        select(&Touched::ALL),
        any::<bool>(),
        extra(),
    )
        .prop_map(
            |((name, one, other), day, touched, is_risk, extra)| match is_risk {
                true => About::Risk,
                false => About::VendorBreach(Box::new(VendorBreach {
                    vendor: name,
                    known: one.clone(),
                    unknown: other.clone(),
                    learned: day.map(Moment::day),
                    holds: one,
                    touched,
                    done: other,
                    answer_by: day,
                    extra,
                })),
            },
        );
    let wording = option::of((text(), text(), extra()));
    (id(Kind::Message), about, wording, extra()).prop_map(|(id, about, wording, extra)| Message {
        id,
        about,
        wordings: (wording.into_iter())
            .map(|(text, draft, extra)| MessageWording {
                kind: MessageText::NoticeInside,
                text,
                draft,
                extra,
            })
            .collect(),
        extra,
    })
}

pub fn own_phrase() -> impl Strategy<Value = OwnPhrase> {
    let choices = (select(&Occasion::ALL), select(&Tone::ALL), any::<bool>());
    (id(Kind::OwnPhrase), choices, name(), text(), extra()).prop_map(
        |(id, (occasion, tone, favourite), text, when, extra)| OwnPhrase {
            id,
            occasion,
            tone,
            when,
            text,
            favourite,
            extra,
        },
    )
}

pub fn favourite_phrase() -> impl Strategy<Value = FavouritePhrase> {
    (id(Kind::FavouritePhrase), text(), extra()).prop_map(|(id, begins, extra)| FavouritePhrase {
        id,
        begins,
        extra,
    })
}

pub fn report() -> impl Strategy<Value = Report> {
    let who = (
        option::of(id(Kind::Stakeholder)),
        option::of(id(Kind::Kpi)),
        select(&Audience::ALL),
    );
    let parts = vec((select(&PARTS), any::<bool>(), option::of(text())), 0..3);
    let sent = option::of((day(), paper()));
    (
        id(Kind::Report),
        (name(), text(), day(), 0..90_u64),
        who,
        (any::<bool>(), parts, sent),
        extra(),
    )
        .prop_map(|(id, (title, words, from, days), who, more, extra)| {
            let (stakeholder, kpi, audience) = who;
            let (flag, parts, sent) = more;
            let mut sections: Vec<Section> = Vec::new();
            for (part, left_out, edited) in parts {
                if sections.iter().all(|section| section.part != part) {
                    sections.push(Section {
                        part,
                        left_out,
                        edited: edited.map(|text| EditedPart {
                            draft: text.clone(),
                            text,
                            extra: extra.clone(),
                        }),
                        extra: extra.clone(),
                    });
                }
            }
            Report {
                id,
                title,
                stakeholder,
                reader: words.clone(),
                audience,
                from,
                to: from + Days::new(days),
                kpi,
                sections,
                without_owners: flag,
                with_notes: !flag,
                private_note: words,
                created: from,
                sent: sent.map(|(on, paper)| Sent {
                    on,
                    paper,
                    extra: extra.clone(),
                }),
                extra,
            }
        })
}

const PARTS: [Part; 3] = [Part::Summary, Part::Story, Part::PrivateNotes];

/// A paper with every kind of block.
pub fn paper() -> impl Strategy<Value = Paper> {
    let points = vec((finite(), text(), option::of(finite())), 0..4);
    (name(), name(), text(), day(), points, extra()).prop_map(
        |(title, name, words, day, points, extra)| {
            let points = points.into_iter().zip(0_u64..);
            let points = points.map(|((value, words, limit), place)| ChartPoint {
                at: Moment::day(day + Days::new(place)),
                value,
                status: words.clone(),
                words,
                target: Band {
                    low: limit,
                    high: None,
                },
                limits: Band::default(),
                is_signal: place == 1,
            });
            let chart = Chart {
                title: words.clone(),
                says: name.clone(),
                target: words.clone(),
                points: points.collect(),
                extra: extra.clone(),
            };
            let number = Number {
                value: words.clone(),
                label: name.clone(),
            };
            let table = Table {
                head: vec![name.clone(), words.clone()],
                rows: vec![vec![words.clone(), name.clone()]],
            };
            Paper {
                title,
                facts: vec![Fact {
                    name: name.clone(),
                    value: words.clone(),
                }],
                blocks: vec![
                    Block::Heading(words.clone()),
                    Block::Number(number),
                    Block::Paragraph(words.clone()),
                    Block::Point(words.clone()),
                    Block::Point(name),
                    Block::Table(table),
                    Block::Chart(Box::new(chart)),
                    Block::Title(words),
                ],
                extra,
            }
        },
    )
}
