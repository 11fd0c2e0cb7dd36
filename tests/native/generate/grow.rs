//! Arbitrary records of growing.

use linchpin::domain::grow::artifact::{Artifact, ArtifactState, ReviewCadence};
use linchpin::domain::grow::assessment::{self, Assessment, Dimension, View};
use linchpin::domain::grow::bullet::draft::{Draft, Reach, Share};
use linchpin::domain::grow::duty::{Duty, Part};
use linchpin::domain::grow::resume::{Answer, Resume};
use linchpin::domain::measure::kpi::Unit;
use linchpin::domain::record::Kind;
use linchpin::domain::revision::Id;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::id;
use super::values::*;

pub fn duty() -> impl Strategy<Value = Duty> {
    (id(Kind::Duty), name(), select(&Part::ALL), text(), extra()).prop_map(
        |(id, what, part, with, extra)| Duty {
            id,
            what,
            part,
            with,
            extra,
        },
    )
}

pub fn artifact() -> impl Strategy<Value = Artifact> {
    let choices = (select(&ArtifactState::ALL), select(&ReviewCadence::ALL));
    let link = select(&["", "https://example.org/plan", "mailto:plan@example.org"][..]);
    (
        id(Kind::Artifact),
        (name(), text(), text()),
        choices,
        link,
        option::of(day()),
        extra(),
    )
        .prop_map(
            |(id, (name, owner, good), (state, review), link, reviewed, extra)| Artifact {
                id,
                name,
                owner,
                state,
                link: link.to_owned(),
                reviewed,
                review,
                good,
                extra,
            },
        )
}

fn draft() -> impl Strategy<Value = Draft> {
    let choices = (select(&Share::ALL), select(&Reach::ALL), select(&Unit::ALL));
    (
        (text(), text(), text(), text(), text()),
        choices,
        option::of(id(Kind::Kpi)),
        (option::of(finite()), option::of(finite())),
        extra(),
    )
        .prop_map(
            |((claim, did, name, over, worth), (share, reach, unit), kpi, (from, to), extra)| {
                Draft {
                    claim,
                    did,
                    share,
                    kpi,
                    reach,
                    name,
                    unit,
                    from,
                    to,
                    over,
                    worth,
                    extra,
                }
            },
        )
}

pub fn resume() -> impl Strategy<Value = Resume> {
    let answer =
        (id(Kind::Decision), text(), text(), extra()).prop_map(|(story, text, draft, extra)| {
            Answer {
                story,
                text,
                draft,
                extra,
            }
        });
    let answers = proptest::collection::vec(answer, 0..3);
    (text(), draft(), answers, extra()).prop_map(|(text, bullet, answers, extra)| Resume {
        id: Id::ONLY,
        text,
        bullet,
        answers,
        extra,
    })
}

pub fn assessment() -> impl Strategy<Value = Assessment> {
    let answers = vec(
        (
            select(&["a", "b", "c", "d"][..]),
            select(&assessment::Answer::ALL),
        ),
        0..4,
    );
    let shown = vec((select(&Dimension::ALL), text(), option::of(day())), 0..3);
    (
        id(Kind::Assessment),
        (text_of_name(), text_of_name(), select(&View::ALL)),
        (day(), option::of(id(Kind::Kpi))),
        answers,
        shown,
        extra(),
    )
        .prop_map(
            |(id, (of, by, view), (date, copy_of), answers, shown, extra)| {
                let blank = Assessment {
                    by,
                    view,
                    copy_of: copy_of.filter(|of| *of != id),
                    extra,
                    ..Assessment::new(id, &of, date)
                };
                let answered = (answers.into_iter())
                    .fold(blank, |one, (key, answer)| one.with_answer(key, answer));
                (shown.into_iter()).fold(answered, |one, (dimension, evidence, on)| {
                    one.with_shown(dimension, &evidence, on)
                })
            },
        )
}

fn text_of_name() -> impl Strategy<Value = String> {
    option::of(name()).prop_map(Option::unwrap_or_default)
}
