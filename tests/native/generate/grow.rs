//! Arbitrary records of growing.

use linchpin::domain::grow::artifact::{Artifact, ArtifactState, ReviewCadence};
use linchpin::domain::grow::duty::{Duty, Part};
use linchpin::domain::record::Kind;
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
