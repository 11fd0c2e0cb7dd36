//! Arbitrary records of explaining.

use chrono::Days;
use linchpin::domain::decide::scale::Level;
use linchpin::domain::explain::message::{
    About, Message, MessageText, MessageWording, Touched, VendorBreach,
};
use linchpin::domain::explain::own_phrase::{FavouritePhrase, OwnPhrase};
use linchpin::domain::explain::phrase::{Occasion, Tone};
use linchpin::domain::explain::script::Audience;
use linchpin::domain::explain::stakeholder::{
    Concern, Method, Stakeholder, Stance, Update, UpdateCadence,
};
use linchpin::domain::record::Kind;
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
                    learned: day,
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
