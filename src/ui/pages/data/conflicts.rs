//! Records that two people changed without knowing of each other: which version should count?

use crate::domain::record::{AnyRecord, Kind};
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::slot::{Slot, Version};
use crate::domain::words::capital;
use crate::domain::words::template::in_number;
use crate::files::difference::{Difference, differences};
use crate::files::preview::name;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// So many are shown at once; settling some brings the next.
const SHOWN: usize = 20;

/// One record with the versions that lost.
#[derive(Clone, PartialEq)]
struct Conflict {
    kind: Kind,
    id: Id,
    name: String,
    current: Side,
    lost: Vec<Side>,
}

/// What a version says, and whose copy it comes from.
#[derive(Clone, PartialEq)]
struct Side {
    record: Option<AnyRecord>,
    whose: String,
}

fn conflicts(workspace: Workspace) -> Vec<Conflict> {
    let side = |version: &Version| Side {
        record: version.record.clone(),
        whose: workspace.whose(version),
    };
    workspace.scorecard.with(|scorecard| {
        let of = |(kind, id, slot): (Kind, Id, &Slot)| {
            let versions = slot.versions().iter();
            let named = versions
                .filter_map(|version| version.record.as_ref())
                .next();
            Conflict {
                kind,
                id,
                name: named
                    .map(|record| name(scorecard, record))
                    .unwrap_or_default(),
                current: side(slot.current()),
                lost: slot.conflicts().map(side).collect(),
            }
        };
        scorecard.conflicts().map(of).collect()
    })
}

/// The card; nothing where there is nothing to decide.
#[component]
pub fn Conflicts() -> Node {
    let workspace = Workspace::get();
    let found = Memo::new(move |_| conflicts(workspace));
    move || {
        let all = found.get();
        let count = all.len();
        let more = count.saturating_sub(SHOWN);
        (count > 0).then(|| {
            let note = in_number(count, "{n record} {n was/were} changed in two places");
            let rows = all.into_iter().take(SHOWN).map(|conflict| view! { <Row conflict /> }).collect_view();
            view! {
                <div id="conflicts" tabindex="-1"><Card title="Conflicts" note flush=true>
                    <p class="card-inset note">"When copies are merged, the newer change counts. Here is what the other one said, so that nothing gets lost unseen."</p>
                    <ul class="offers">{rows}</ul>
                    {(more > 0).then(|| view! { <p class="card-inset note">{format!("And {more} more, which show when these are settled.")}</p> })}
                </Card></div>
            }
        })
    }
}

#[component]
fn Row(conflict: Conflict) -> Node {
    let workspace = Workspace::get();
    let Conflict {
        kind,
        id,
        name,
        current,
        lost,
    } = conflict;
    let settle = {
        let name = name.clone();
        move |content: Option<AnyRecord>, done: &str| {
            let edit =
                Edit::new(format!("settle the conflict in “{name}”")).settle(kind, id, content);
            workspace.edit_with_undo(edit, done);
        }
    };
    let keep = {
        let (settle, current) = (settle.clone(), current.record.clone());
        move || settle(current.clone(), "Kept what counted")
    };
    let last = lost.len().saturating_sub(1);
    let others = lost.into_iter().enumerate().map(|(i, other)| {
        let (settle, chosen, whose) = (settle.clone(), other.record.clone(), name.clone());
        let take = move || settle(chosen.clone(), "The other version counts now");
        let other_whose = other.whose.clone();
        let keep = (i == last).then(|| {
            let (keep, whose) = (keep.clone(), name.clone());
            view! {
                <Button small=true on_click=keep>"Keep what counts now"<span class="visually-hidden">" for "{whose}</span></Button>
            }
        });
        view! {
            <Versions current=current.clone() other />
            <div class="actions">
                {keep}
                <Button small=true on_click=take>{format!("Take that of {}", other_whose)}<span class="visually-hidden">" for "{whose}</span></Button>
            </div>
        }
    });
    let others = others.collect_view();
    view! {
        <li class="offer conflict">
            <div class="offer-text">
                <h3>{name.clone()}</h3>
                <p class="note">{capital(kind.one())}</p>
            </div>
            {others}
        </li>
    }
}

/// What the two versions say, where they differ.
#[component]
fn Versions(current: Side, other: Side) -> Node {
    let (ours, theirs) = (current.whose, other.whose);
    let (current, other) = match (current.record, other.record) {
        (Some(current), Some(other)) => (current, other),
        (None, _) => {
            return view! { <p>{format!("It is deleted ({ours}); a change to it comes from {theirs}.")}</p> };
        }
        (_, None) => {
            return view! { <p>{format!("It is here ({ours}); it was deleted in {theirs}.")}</p> };
        }
    };
    let now = format!("Counts now: {ours}");
    let row = {
        let (now, theirs) = (now.clone(), theirs.clone());
        move |one: Difference| {
            view! {
                <tr><th scope="row">{one.field}</th><td data-label=now.clone()>{one.ours}</td><td data-label=theirs.clone()>{one.theirs}</td></tr>
            }
        }
    };
    let rows = differences(&current, &other)
        .into_iter()
        .map(row)
        .collect_view();
    view! {
        <Table caption="What the versions say differently">
            <thead><tr><th scope="col">"Field"</th><th scope="col">{now}</th><th scope="col">{capital(&theirs)}</th></tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
