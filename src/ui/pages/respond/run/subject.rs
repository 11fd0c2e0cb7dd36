//! What every part of the page looks at: the run, and the minute.

use leptos::prelude::*;

use crate::domain::record::Record;
use crate::domain::respond::run::Run;
use crate::domain::respond::stamp::Stamp;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::memo::Memo;
use crate::ui::workspace::Workspace;

/// The run of the page; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Subject {
    pub id: Id,
    pub workspace: Workspace,
    /// The run; as it was last, once it is deleted.
    pub run: Memo<Run>,
    /// The time, by the minute.
    pub now: Memo<Stamp>,
}

impl Subject {
    /// Starts following the run; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<Subject> {
        let scorecard = workspace.scorecard;
        let first = scorecard.with_untracked(|card| card.get::<Run>(id).cloned())?;
        let run = Memo::new(move |before: Option<&Run>| {
            let now = scorecard.with(|card| card.get::<Run>(id).cloned());
            now.unwrap_or_else(|| before.unwrap_or(&first).clone())
        });
        let now = Memo::new(move |_| {
            workspace.now.track();
            browser::stamp()
        });
        Some(Subject {
            id,
            workspace,
            run,
            now,
        })
    }

    /// Changes the run; an edit that changes nothing is none.
    pub fn change(self, title: &str, change: impl FnOnce(&mut Run)) -> bool {
        let before = self.run.get_untracked();
        let mut run = before.clone();
        change(&mut run);
        self.put(title, run)
    }

    fn put(self, title: &str, run: Run) -> bool {
        let is_same = self.run.with_untracked(|before| *before == run);
        is_same || self.workspace.edit(Edit::new(title).put(run))
    }

    /// Changes it, and offers to take that back in a message.
    pub fn change_with_undo(self, title: &str, done: &str, change: impl FnOnce(&mut Run)) {
        if self.change(title, change) {
            self.workspace.say_with_undo(done);
        }
    }

    /// Changes it when the times then agree with each other; else says what is wrong.
    pub fn try_change(self, title: &str, change: impl FnOnce(&mut Run)) -> Option<String> {
        let mut run = self.run.get_untracked();
        change(&mut run);
        match run.check() {
            Ok(()) => {
                self.put(title, run);
                None
            }
            Err(invalid) => Some(format!("Not kept: {}.", invalid.why)),
        }
    }

    /// Returns the name of the project.
    pub fn project(self) -> String {
        self.workspace.scorecard.with(|card| card.settings().title)
    }
}
