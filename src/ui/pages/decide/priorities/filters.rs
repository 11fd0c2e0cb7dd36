//! Which tasks a list shows: by text, owner and state.

use super::desk::PriorityDesk;
use crate::domain::decide::task::TaskState;
use crate::domain::decide::worklist::Wanted;
use crate::domain::order::sort_and_dedup;
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

const STATES: [(&str, Wanted); 4] = [
    ("Open", Wanted::Open),
    ("Not started", Wanted::Only(TaskState::NotStarted)),
    ("In progress", Wanted::Only(TaskState::InProgress)),
    ("Done", Wanted::Only(TaskState::Complete)),
];

/// The bar above a list.
#[component]
pub fn FilterBar(desk: PriorityDesk) -> Node {
    let owners = Memo::new(move |_| {
        let mut owners: Vec<String> = desk.ranking.with(|ranking| {
            let rows = ranking.rows.iter();
            rows.map(|ranked| ranked.task.owner.clone()).collect()
        });
        sort_and_dedup(&mut owners);
        owners
    });
    let owner_names = Signal::derive(move || {
        let name = |owner: String| match owner.is_empty() {
            true => "Nobody’s".to_owned(),
            false => owner,
        };
        let names = owners.get().into_iter().map(name);
        std::iter::once("Anyone’s".to_owned())
            .chain(names)
            .collect()
    });
    let owner = Signal::derive(move || {
        let owner = desk.owner.get();
        let at = owners.with(|owners| owners.iter().position(|one| Some(one) == owner.as_ref()));
        at.map_or(0, |at| at + 1)
    });
    let choose_owner = Callback::new(move |index: usize| {
        desk.owner
            .set(owners.with_untracked(|owners| owners.get(index.checked_sub(1)?).cloned()));
    });
    let state = Signal::derive(move || {
        let wanted = desk.wanted.get();
        STATES
            .iter()
            .position(|(_, one)| *one == wanted)
            .unwrap_or(0)
    });
    let choose_state = Callback::new(move |index: usize| {
        desk.wanted.set(
            STATES
                .get(index)
                .map_or(Wanted::Open, |(_, wanted)| *wanted),
        );
    });
    view! {
        <div class="toolbar" role="group" aria-label="Filters">
            <SearchField label="Search tasks" query=desk.query />
            {pick("Owner", owner_names, owner, choose_owner, true)}
            {pick("State", fixed(STATES.map(|(name, _)| name)), state, choose_state, true)}
        </div>
    }
}
