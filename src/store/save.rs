//! How an edit is saved: with what other tabs have stored meanwhile, whole or not at all, and read back.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use chrono::NaiveDateTime;

use super::disk::{Disk, DiskError};
use super::follow::News;
use super::journal::{self, Writes};
use super::keys::{self, KeyPlace};
use super::lineage::{Lineages, Merging};
use super::load;
use super::shelf;
use super::tab::{Commit, SaveError, Store};
use crate::domain::order::gather;
use crate::domain::record::AnyRecord;
use crate::domain::revision::{Id, Seen};
use crate::domain::scorecard::{Change, Edit, EditError, Scorecard, To};
use crate::domain::slot::Slot;

impl<D: Disk> Store<D> {
    /// Applies the edit to the open scorecard and saves what it changed.
    ///
    /// What another tab has stored meanwhile is taken over first, so that neither is lost.
    pub fn commit(
        &mut self,
        scorecard: &mut Scorecard,
        edit: Edit,
        now: NaiveDateTime,
    ) -> Result<Commit, EditError> {
        if self.open.id != Some(scorecard.id) {
            self.attend(scorecard.id, now);
        }
        let edit = self.catch_up(scorecard, edit);
        let mut touched = touched(scorecard, &edit);
        let grows = edit
            .changes
            .iter()
            .any(|change| self.forgets(scorecard, change))
            || edit.seen != Seen::default()
            || self.open.head.changed.is_none();
        let before = scorecard.revs(&edit);
        let old: Vec<Option<Slot>> = (before.iter())
            .map(|(kind, id, _)| scorecard.slot(*kind, *id).cloned())
            .collect();
        let inverse = scorecard.apply(edit, self.replica())?;
        for (&(kind, id, _), old) in before.iter().zip(&old) {
            self.open.lineages.leave(kind, id, old.as_ref());
            // Joined with another tab's change, it may stand elsewhere.
            let content = scorecard.slot(kind, id).and_then(Slot::record);
            touched.insert(KeyPlace::of(kind, id, content));
        }
        if touched.iter().any(|place| self.waits(place)) {
            self.open.waiting.extend(&touched);
        }
        if grows {
            self.open.head.changed.get_or_insert(now);
            self.open.head.seen.join(scorecard.seen());
            touched.insert(KeyPlace::Head);
        }
        self.open.unsaved.extend(touched);
        Ok(Commit {
            inverse,
            before,
            saved: self.flush(scorecard),
        })
    }

    /// Tells whether the change drops a revision of which only the head could still tell.
    fn forgets(&self, scorecard: &Scorecard, change: &Change) -> bool {
        let versions = scorecard.slot(change.kind, change.id).map(Slot::versions);
        let own = self.replica();
        // A new revision of this tab tells of all its earlier ones.
        let told = |replica| replica == own && !matches!(change.to, To::Adopt(_));
        versions
            .unwrap_or_default()
            .iter()
            .any(|version| !told(version.rev.1) && !self.open.head.seen.covers(version.rev))
    }

    fn waits(&self, place: &KeyPlace) -> bool {
        self.open.locked.contains(place) || self.open.waiting.contains(place)
    }

    /// Saves what is not saved yet.
    pub fn flush(&mut self, scorecard: &Scorecard) -> Result<(), SaveError> {
        if self.open.id != Some(scorecard.id) || self.open.unsaved.is_empty() {
            return Ok(());
        }
        let saved = self.save(scorecard);
        if saved
            .as_ref()
            .is_err_and(|error| *error != SaveError::Newer)
            && let Some(seat) = self.seat
        {
            // The page may go out in an export with revisions that are not stored. The next session
            // must not give them to other edits, so it gets another name; a later save keeps this one.
            let _ = self.disk.remove(&keys::replica(seat));
        }
        saved
    }

    fn save(&mut self, scorecard: &Scorecard) -> Result<(), SaveError> {
        self.check_writable()?;
        if self.is_gone(scorecard.id)? {
            // Removed by another tab, or never stored: a part of it would be worse than either.
            self.open.head.extra = scorecard.extra.clone();
            self.open.head.seen.join(scorecard.seen());
            let head = self.open.head.clone();
            return self.put_in(scorecard, &head);
        }
        self.sign()?;
        self.unlock(scorecard.id);
        let (missing, stored) = self.missing(scorecard.id)?;
        let mut places = self.open.unsaved.clone();
        if !missing.is_empty() {
            // What another tab has removed for a reason stands somewhere else now.
            places.extend(stored);
        }
        let news = self.news(scorecard.id, &places)?;
        if news.is_empty() && missing.is_empty() {
            return self.write_unsaved(scorecard, &news);
        }
        // What the page does not show yet, the tab does not know yet either.
        let lineages = self.open.lineages.clone();
        let written = self.save_beside(scorecard, &news, missing);
        self.open.lineages = lineages;
        written
    }

    /// Saves together with what other tabs have stored, which the page does not show yet, and stores again
    /// what somebody else has removed.
    fn save_beside(
        &mut self,
        scorecard: &Scorecard,
        news: &News,
        missing: Vec<KeyPlace>,
    ) -> Result<(), SaveError> {
        let mut joined = scorecard.clone();
        for (place, text) in news {
            self.take_over(&mut joined, *place, text, Merging::Later);
            // The page does not show it yet: what is stored stays news until it does.
            self.open.known.remove(place);
            self.open.beside.insert(*place);
            if self.open.locked.contains(place) {
                self.open.waiting.extend(&self.open.unsaved);
            }
        }
        let mut is_lost = false;
        for place in missing {
            self.open.known.remove(&place);
            let text = shelf::text(&joined, &self.open.head, &self.open.lineages, place);
            if text.is_some() {
                is_lost = true;
                self.open.unsaved.insert(place);
            }
        }
        self.write_unsaved(&joined, news)?;
        self.open.healed |= is_lost;
        Ok(())
    }

    fn write_unsaved(&mut self, scorecard: &Scorecard, news: &News) -> Result<(), SaveError> {
        self.write(scorecard, news)?;
        match self.open.unsaved.is_empty() {
            true => Ok(()),
            false => Err(SaveError::Locked),
        }
    }

    /// Returns the texts of the places that are to be stored.
    fn texts(&self, scorecard: &Scorecard, lineages: &Lineages) -> Vec<(KeyPlace, Option<String>)> {
        let places = self.open.unsaved.iter().filter(|place| !self.waits(place));
        let text = |place| shelf::text(scorecard, &self.open.head, lineages, place);
        places.map(|&place| (place, text(place))).collect()
    }

    fn write(&mut self, scorecard: &Scorecard, news: &News) -> Result<(), SaveError> {
        let mut texts = self.texts(scorecard, &self.open.lineages);
        let own =
            |(place, text): &(KeyPlace, Option<String>)| (place.key(scorecard.id), text.clone());
        let mut written = self.write_logged(gather(texts.iter().map(own)));
        if written == Err(SaveError::Disk(DiskError::Full)) {
            // What a record follows is worth less than the record.
            texts = self.texts(scorecard, &Lineages::default());
            written = self.write_logged(gather(texts.iter().map(own)));
        }
        written?;
        for (place, text) in &texts {
            self.read_back(&place.key(scorecard.id), text.as_deref())?;
        }
        for (place, text) in texts {
            self.open.unsaved.remove(&place);
            match text {
                _ if news.iter().any(|(other, _)| *other == place) => None,
                Some(text) => self.open.known.insert(place, fingerprint(&text)),
                None => self.open.known.remove(&place),
            };
        }
        Ok(())
    }

    /// Performs the writes, together with those that an earlier save could not finish.
    fn write_logged(&self, mut writes: Writes) -> Result<(), SaveError> {
        let logged = match journal::pending(&self.disk)? {
            None => false,
            Some(Ok(pending)) => {
                for (key, text) in pending {
                    writes.entry(key).or_insert(text);
                }
                true
            }
            Some(Err(log)) => {
                let aside = load::set_aside(&self.disk, keys::REDO, &log);
                if aside.is_err() && writes.len() > 1 {
                    return Err(SaveError::Locked);
                }
                false
            }
        };
        Ok(journal::write(&self.disk, &writes, logged)?)
    }

    /// Returns what an earlier save of the scorecard could not finish; it counts as stored.
    pub(super) fn pending(&self, id: Id) -> Result<BTreeMap<KeyPlace, Option<String>>, DiskError> {
        let pending = journal::pending(&self.disk)?
            .and_then(Result::ok)
            .unwrap_or_default();
        let place = |(key, text): (String, _)| match KeyPlace::from_key(&key) {
            Some((owner, place)) if owner == id => Some((place, text)),
            _ => None,
        };
        Ok(gather(pending.into_iter().filter_map(place)))
    }

    /// Tries again to set aside what is damaged, and releases what has waited for it.
    fn unlock(&mut self, id: Id) {
        for place in self.open.locked.clone() {
            let text = self.disk.get(&place.key(id)).ok().flatten();
            if text.is_none_or(|text| self.set_aside(id, place, &text)) {
                self.open.locked.remove(&place);
                self.open.unsaved.insert(place);
            }
        }
        if self.open.locked.is_empty() {
            self.open.waiting.clear();
        }
    }

    /// Copies a damaged text to the quarantine; tells whether it is there.
    pub(super) fn set_aside(&self, id: Id, place: KeyPlace, text: &str) -> bool {
        self.check_writable().is_ok() && load::copy_aside(&self.disk, &place.key(id), text).is_ok()
    }
}

/// Returns the places where the edit's records are, and where they will be.
pub(super) fn touched(scorecard: &Scorecard, edit: &Edit) -> BTreeSet<KeyPlace> {
    let places = |change: &Change| {
        let Change { kind, id, .. } = *change;
        let before = (scorecard.slot(kind, id)).map(|slot| KeyPlace::of(kind, id, slot.record()));
        [before, Some(KeyPlace::of(kind, id, content_after(change)))]
    };
    gather(edit.changes.iter().flat_map(places).flatten())
}

fn content_after(change: &Change) -> Option<&AnyRecord> {
    match &change.to {
        To::Current(record) => record.as_ref(),
        To::Versions(contents) => contents.last().and_then(Option::as_ref),
        To::Adopt(slot) => slot.record(),
    }
}

pub(super) fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
