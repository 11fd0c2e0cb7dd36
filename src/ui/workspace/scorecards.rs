//! The scorecards of this browser: adding, deleting, erasing.

use std::collections::BTreeMap;

use super::undo::UndoStep;
use super::{Edited, Saved, Workspace};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::store::disk::DiskError;
use crate::store::{Contents, Listed, Quarantined, SaveError, Store};
use crate::ui::prelude::*;
use crate::ui::widgets::Toast;
use crate::ui::{browser, leaving};

impl Workspace {
    /// Stores a new scorecard and shows it.
    pub fn add_scorecard(self, scorecard: Scorecard) -> Edited {
        leaving::keep();
        self.save_before_leaving();
        match self.put_in(scorecard) {
            Some(step) => {
                self.did(step);
                Edited::Changed
            }
            None => Edited::Refused,
        }
    }

    pub(super) fn put_in(self, scorecard: Scorecard) -> Option<UndoStep> {
        let (id, title) = (scorecard.id, scorecard.settings().title);
        match self.with_store(|store| store.add(&scorecard, browser::now())) {
            Ok(()) => {
                self.bring_drafts_back(id);
                self.show(scorecard);
                self.note(Ok(()), true);
                leaving::edited();
            }
            // Storage that is blocked keeps nothing, but one can still work and export.
            Err(error @ SaveError::Disk(DiskError::Blocked(_))) => {
                self.show(scorecard);
                self.saved.set(Saved::No(error));
            }
            Err(error) => {
                self.toasts
                    .push(Toast::problem(format!("“{title}” was not added. {error}.")));
                return None;
            }
        }
        self.refresh_list();
        Some(UndoStep::Remove { id, title })
    }

    /// Shows a sample of this browser; tells whether there is one.
    pub fn open_sample(self) -> bool {
        let is_sample = |card: &Scorecard| card.settings().sample_of.is_some();
        if self.open.get_untracked().is_some() && self.scorecard.with_untracked(is_sample) {
            return true;
        }
        let listed = self.listed.get_untracked();
        let found = listed.into_iter().find(|one| {
            let card = self.with_store(|store| store.peek(one.id));
            card.is_ok_and(|card| is_sample(&card))
        });
        if let Some(sample) = &found {
            self.open(sample.id);
        }
        found.is_some()
    }

    /// Deletes a scorecard and shows another. The caller has kept a backup.
    pub fn remove(self, id: Id) {
        if let Some(step) = self.take_out(id) {
            let UndoStep::Add(scorecard) = &step else {
                return;
            };
            let title = scorecard.settings().title;
            self.did(step);
            self.say_with_undo(Edited::Changed, format!("Deleted “{title}”"));
        }
    }

    pub(super) fn take_out(self, id: Id) -> Option<UndoStep> {
        let scorecard = if self.open.get_untracked() == Some(id) {
            self.scorecard.get_untracked()
        } else {
            self.with_store(|store| store.peek(id)).ok()?
        };
        leaving::keep();
        let drafts = self.drafts(id);
        if let Err(error) = self.with_store(|store| store.remove(id)) {
            self.toasts
                .push(Toast::problem(format!("Not deleted. {error}.")));
            return None;
        }
        self.part_with_drafts(id, drafts);
        self.leave(id);
        Some(UndoStep::Add(Box::new(scorecard)))
    }

    /// Shows another scorecard, or the first start, when the one that is gone was open.
    pub(super) fn leave(self, gone: Id) {
        self.refresh_list();
        if self.open.get_untracked() != Some(gone) {
            return;
        }
        // Another tab removes it piece by piece, so the list may still have it.
        let others = |listed: &Vec<Listed>| listed.iter().map(|one| one.id).find(|&id| id != gone);
        match self.listed.with_untracked(others) {
            Some(next) => self.open(next),
            None => {
                self.open.set(None);
                self.set_scorecard.set(Scorecard::empty(Id::ONLY));
                self.saved.set(Saved::AsLoaded);
            }
        }
    }

    /// Removes everything that is stored here, and the steps that could bring it back.
    pub fn erase(self) {
        match self.with_store(Store::erase) {
            Ok(()) => {
                self.undo.set(Vec::new());
                self.redo.set(Vec::new());
                self.parted.set_value(BTreeMap::new());
                self.toasts.clear();
                self.quarantined.set(Vec::new());
                if let Some(id) = self.open.get_untracked() {
                    self.leave(id);
                }
            }
            Err(error) => self
                .toasts
                .push(Toast::problem(format!("Not erased. {error}."))),
        }
    }

    /// Reads a scorecard without opening it.
    pub fn peek(self, id: Id) -> Option<Scorecard> {
        self.with_store(|store| store.peek(id)).ok()
    }

    /// Reads a scorecard without opening it, with the fingerprint of what is stored; no scorecard when it has the known one.
    pub fn peek_if_changed(self, id: Id, known: Option<u64>) -> Option<Option<(u64, Scorecard)>> {
        self.with_store(|store| store.peek_if_changed(id, known))
            .ok()
    }

    /// Returns the scorecards that the portfolio leaves out.
    pub fn left_out(self) -> Vec<Id> {
        self.with_store(|store| store.left_out())
    }

    /// Keeps which scorecards the portfolio leaves out.
    pub fn leave_out(self, ids: &[Id]) {
        // A choice that cannot be kept still holds until the page is closed.
        let _ = self.with_store(|store| store.leave_out(ids));
    }

    /// Stores scorecards beside the open one, which stays open. Returns for each why it was not added, if it was not.
    pub fn add_beside(self, scorecards: &[Scorecard]) -> Vec<Option<SaveError>> {
        if scorecards.is_empty() {
            return Vec::new();
        }
        leaving::keep();
        self.save_before_leaving();
        let before = self.open.get_untracked();
        let trouble = match self.with_store(|store| store.list()) {
            Err(error) => Some(error.into()),
            Ok(_) => match (self.has_unsaved(), self.saved.get_untracked()) {
                (true, Saved::No(error)) => Some(error),
                _ => None,
            },
        };
        if trouble.is_some() {
            return vec![trouble; scorecards.len()];
        }
        let mut first = None;
        let add = |scorecard: &Scorecard| {
            let (id, title) = (scorecard.id, scorecard.settings().title);
            let added = self.with_store(|store| store.add(scorecard, browser::now()));
            if added.is_ok() {
                first = first.or(Some(id));
                self.did(UndoStep::Remove { id, title });
            }
            added.err()
        };
        let added = scorecards.iter().map(add).collect();
        match before.or(first) {
            Some(id) => self.open(id),
            None => self.refresh_list(),
        }
        added
    }

    /// Counts what is stored of a scorecard.
    pub fn contents(self, id: Id) -> Option<Contents> {
        self.saved.track();
        self.with_store(|store| store.contents(id)).ok()
    }

    /// Forgets a text that was set aside.
    pub fn discard(self, quarantined: &Quarantined) {
        if let Err(error) = self.with_store(|store| store.discard(quarantined)) {
            self.toasts
                .push(Toast::problem(format!("Not removed. {error}.")));
        }
        self.refresh_list();
    }
}
