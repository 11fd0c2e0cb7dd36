//! What every part of the page looks at: the task, and where it stands among the others.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::decide::priority::Facts;
use crate::domain::decide::ranking::{Ranked, Ranking};
use crate::domain::decide::task::Task;
use crate::domain::record::Record;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::memo::Memo;
use crate::ui::workspace::Workspace;

/// The task of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Subject {
    pub id: Id,
    pub workspace: Workspace,
    /// The task; as it was last, once it is deleted.
    pub task: Memo<Task>,
    pub facts: Memo<Facts>,
    pub ranked: Memo<Ranked>,
    /// The place among the open tasks, from 1, and how many there are; 0 once it is done.
    pub place: Memo<(usize, usize)>,
}

impl Subject {
    /// Starts following the task; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<Subject> {
        let scorecard = workspace.scorecard;
        let first = scorecard.with_untracked(|card| card.get::<Task>(id).cloned())?;
        let task = Memo::new(move |before: Option<&Task>| {
            let now = scorecard.with(|card| card.get::<Task>(id).cloned());
            now.unwrap_or_else(|| before.unwrap_or(&first).clone())
        });
        let ranking = Memo::new(move |_| {
            let now = workspace.now.get();
            scorecard.with(|card| Ranking::of(card, now))
        });
        let facts = Memo::new(move |_| ranking.with(|ranking| ranking.facts.clone()));
        let ranked =
            Memo::new(move |_| task.with(|task| facts.with(|facts| Ranked::of(task, facts))));
        let place = Memo::new(move |_| {
            ranking.with(|ranking| {
                let open = || ranking.rows.iter().filter(|ranked| ranked.is_to_do());
                let place = open().position(|ranked| ranked.task.id == id);
                (place.map_or(0, |place| place + 1), open().count())
            })
        });
        Some(Subject {
            id,
            workspace,
            task,
            facts,
            ranked,
            place,
        })
    }

    pub fn today(self) -> NaiveDate {
        self.facts.with_untracked(|facts| facts.today)
    }

    /// Keeps the changed task and says so, with a way back.
    pub fn keep(self, verb: &str, changed: Task, said: impl Into<String>) {
        let edit = Edit::new(format!("{verb} “{}”", changed.what));
        self.workspace.edit_with_undo(edit.put(changed), said);
    }

    /// Keeps the changed task without a word; what is wrong with it is returned as a sentence.
    pub fn set(self, field: &str, changed: Task) -> Result<(), String> {
        if let Err(invalid) = changed.check() {
            return Err(format!("Not kept: {}.", invalid.why));
        }
        if self.task.with_untracked(|task| *task != changed) {
            let edit = Edit::new(format!("change {field} of “{}”", changed.what));
            self.workspace.edit(edit.put(changed));
        }
        Ok(())
    }
}
