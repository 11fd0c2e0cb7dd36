//! The scorecards of this browser: adding, deleting, erasing.

use leptos::prelude::*;

use super::undo::Step;
use super::{Saved, Workspace};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::store::disk::DiskError;
use crate::store::{Contents, Listed, Quarantined, SaveError, Store};
use crate::ui::browser;
use crate::ui::widgets::Toast;

impl Workspace {
    /// Stores a new scorecard and shows it. Tells whether that worked.
    pub fn add_scorecard(self, scorecard: Scorecard) -> bool {
        self.save_before_leaving();
        match self.put_in(scorecard) {
            Some(step) => {
                self.did(step);
                true
            }
            None => false,
        }
    }

    pub(super) fn put_in(self, scorecard: Scorecard) -> Option<Step> {
        let (id, title) = (scorecard.id, scorecard.settings().title);
        match self.with_store(|store| store.add(&scorecard, browser::now())) {
            Ok(()) => {
                self.show(scorecard);
                self.note(Ok(()), true);
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
        Some(Step::Remove { id, title })
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
            let Step::Add(scorecard) = &step else { return };
            let title = scorecard.settings().title;
            self.did(step);
            self.say_with_undo(format!("Deleted “{title}”"));
        }
    }

    pub(super) fn take_out(self, id: Id) -> Option<Step> {
        let scorecard = if self.open.get_untracked() == Some(id) {
            self.scorecard.get_untracked()
        } else {
            self.with_store(|store| store.peek(id)).ok()?
        };
        if let Err(error) = self.with_store(|store| store.remove(id)) {
            self.toasts
                .push(Toast::problem(format!("Not deleted. {error}.")));
            return None;
        }
        self.leave(id);
        Some(Step::Add(Box::new(scorecard)))
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
                self.scorecard.set(Scorecard::empty(Id::ONLY));
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
