//! What every part of the page looks at: the task, and where it stands among the others.

use crate::domain::decide::priority::Facts;
use crate::domain::decide::ranking::{Ranked, Ranking};
use crate::domain::decide::task::Task;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::page::{Page, subject_of};
use crate::ui::prelude::*;
use crate::ui::workspace::Workspace;

/// The task of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct OpenTask {
    page: Page<Task>,
    pub task: Memo<Task>,
    pub facts: Memo<Facts>,
    pub ranked: Memo<Ranked>,
    /// The place among the open tasks, from 1, and how many there are; 0 once it is done.
    pub place: Memo<(usize, usize)>,
}

subject_of!(OpenTask, Task);

impl OpenTask {
    /// Starts following the task; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<OpenTask> {
        let page = Page::<Task>::find(workspace, id)?;
        let (scorecard, task) = (workspace.scorecard, page.record);
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
        Some(OpenTask {
            page,
            task,
            facts,
            ranked,
            place,
        })
    }

    /// Keeps the changed task and says so, with a way back.
    pub fn keep(self, verb: &str, changed: Task, said: impl Into<String>) {
        let edit = Edit::new(format!("{verb} “{}”", changed.what));
        self.workspace.edit_with_undo(edit.put(changed), said);
    }

    /// Keeps the changed task without a word; what is wrong with it is returned as a sentence.
    pub fn set(self, field: &str, changed: Task) -> Result<(), String> {
        let title = format!("change {field} of “{}”", changed.what);
        match self.put_checked(&title, changed) {
            Ok(_) => Ok(()),
            Err(invalid) => Err(format!("Not kept: {}.", invalid.why)),
        }
    }
}
