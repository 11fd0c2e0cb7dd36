//! The record that a page is about: following it and changing it, alike for every kind.
//!
//! A page of a record has a [`Page`] of it, or a subject of its own that adds what it computes from it.

use chrono::NaiveDate;

use super::memo::Memo;
use super::workspace::{Edited, Workspace};
use crate::domain::base::Invalid;
use crate::domain::record::OfKind;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::prelude::*;

/// The record of a page; a handle that is cheap to copy.
pub struct Page<R> {
    pub id: Id,
    pub workspace: Workspace,
    /// The record; as it was last, once it is deleted.
    pub record: Memo<R>,
    pub today: Memo<NaiveDate>,
    pub currency: Memo<String>,
}

impl<R> Clone for Page<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Page<R> {}

impl<R: OfKind> Page<R> {
    /// Starts following the record; `None` when there is none of this id.
    pub fn find(workspace: Workspace, id: Id) -> Option<Page<R>> {
        let scorecard = workspace.scorecard;
        let first = scorecard.with_untracked(|card| card.get::<R>(id).cloned())?;
        let last = move |before: Option<&R>| before.unwrap_or(&first).clone();
        Some(Page::following(workspace, id, last))
    }

    /// Starts following the one record of its kind, which says nothing until it is first changed.
    pub fn only(workspace: Workspace) -> Page<R>
    where
        R: Default,
    {
        Page::following(workspace, Id::ONLY, |_| R::default())
    }

    fn following(
        workspace: Workspace,
        id: Id,
        else_show: impl Fn(Option<&R>) -> R + Send + Sync + 'static,
    ) -> Page<R> {
        let scorecard = workspace.scorecard;
        Page {
            id,
            workspace,
            record: Memo::new(move |before: Option<&R>| {
                let now = scorecard.with(|card| card.get::<R>(id).cloned());
                now.unwrap_or_else(|| else_show(before))
            }),
            today: Memo::new(move |_| workspace.today()),
            currency: Memo::new(move |_| scorecard.with(|card| card.settings().currency)),
        }
    }

    pub fn now(self) -> R {
        self.record.get_untracked()
    }

    /// Keeps the record as it is to be.
    pub fn put(self, title: &str, record: R) -> Edited {
        self.workspace.edit(Edit::new(title).put(record))
    }

    /// Keeps it and, where that changed anything, says so with a way back.
    pub fn put_with_undo(self, title: &str, record: R, done: &str) -> Edited {
        self.workspace
            .edit_with_undo(Edit::new(title).put(record), done)
    }

    /// Keeps it unless it contradicts itself.
    pub fn put_checked(self, title: &str, record: R) -> Result<Edited, Invalid> {
        record.check()?;
        Ok(self.put(title, record))
    }

    /// Changes the record.
    pub fn change(self, title: &str, change: impl FnOnce(&mut R)) -> Edited {
        self.put(title, self.changed(change))
    }

    /// Changes it and, where that changed anything, says so with a way back.
    pub fn change_with_undo(self, title: &str, done: &str, change: impl FnOnce(&mut R)) -> Edited {
        self.put_with_undo(title, self.changed(change), done)
    }

    fn changed(self, change: impl FnOnce(&mut R)) -> R {
        let mut record = self.now();
        change(&mut record);
        record
    }
}

/// Lets a subject stand for the page that it is built on: its record, and the ways to change it.
macro_rules! subject_of {
    ($subject:ty, $record:ty) => {
        impl std::ops::Deref for $subject {
            type Target = $crate::ui::page::Page<$record>;

            fn deref(&self) -> &Self::Target {
                &self.page
            }
        }
    };
}
pub(crate) use subject_of;
