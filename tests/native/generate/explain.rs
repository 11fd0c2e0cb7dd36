//! Arbitrary records of explaining.

use chrono::Days;
use linchpin::domain::decide::scale::Level;
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
