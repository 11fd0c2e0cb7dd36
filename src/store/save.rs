//! How an edit is saved: with what other tabs have stored meanwhile, whole or not at all, and read back.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use chrono::{Datelike, NaiveDateTime};

use super::disk::{Disk, DiskError};
use super::journal::{self, Writes};
use super::keys::{self, Place};
use super::load;
use super::shelf;
use super::tab::{Commit, SaveError, Store};
use crate::domain::order::gather;
use crate::domain::record::{AnyRecord, Kind};
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
        let mut touched = touched(scorecard, &edit);
        // Storage that cannot be read says so when the edit is saved.
        let news = self.news(scorecard.id, &touched).unwrap_or_default();
        for (place, text) in news {
            self.take_over(scorecard, place, &text);
        }
        let grows = edit
            .changes
            .iter()
            .any(|change| self.forgets(scorecard, change))
            || edit.seen != Seen::default()
            || self.open.head.changed.is_none();
        let inverse = scorecard.apply(edit, self.replica())?;
        if touched.iter().any(|place| self.waits(place)) {
            self.open.waiting.extend(&touched);
        }
        if grows {
            self.open.head.changed.get_or_insert(now);
            self.open.head.seen.join(scorecard.seen());
            touched.insert(Place::Head);
        }
        self.open.unsaved.extend(touched);
        Ok(Commit {
            inverse,
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

    fn waits(&self, place: &Place) -> bool {
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
        if !self.is_stored(scorecard.id)? {
            // Removed by another tab, or never stored: a part of it would be worse than either.
            self.open.head.extra = scorecard.extra.clone();
            self.open.head.seen.join(scorecard.seen());
            let head = self.open.head.clone();
            return self.put_in(scorecard, &head);
        }
        self.sign()?;
        self.unlock(scorecard.id);
        let news = self.news(scorecard.id, &self.open.unsaved)?;
        let mut joined = None;
        for (place, text) in &news {
            let joined = joined.get_or_insert_with(|| scorecard.clone());
            self.take_over(joined, *place, text);
            // The page does not show it yet: what is stored stays news until it does.
            self.open.known.remove(place);
            if self.open.locked.contains(place) {
                self.open.waiting.extend(&self.open.unsaved);
            }
        }
        self.write(joined.as_ref().unwrap_or(scorecard), &news)?;
        match self.open.unsaved.is_empty() {
            true => Ok(()),
            false => Err(SaveError::Locked),
        }
    }

    fn write(&mut self, scorecard: &Scorecard, news: &News) -> Result<(), SaveError> {
        let places = self.open.unsaved.iter().filter(|place| !self.waits(place));
        let texts: Vec<(Place, Option<String>)> = places
            .map(|&place| (place, shelf::text(scorecard, &self.open.head, place)))
            .collect();
        let own = |(place, text): &(Place, Option<String>)| (place.key(scorecard.id), text.clone());
        self.write_logged(gather(texts.iter().map(own)))?;
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
    pub(super) fn pending(&self, id: Id) -> Result<BTreeMap<Place, Option<String>>, DiskError> {
        let pending = journal::pending(&self.disk)?
            .and_then(Result::ok)
            .unwrap_or_default();
        let place = |(key, text): (String, _)| match Place::from_key(&key) {
            Some((owner, place)) if owner == id => Some((place, text)),
            _ => None,
        };
        Ok(gather(pending.into_iter().filter_map(place)))
    }

    /// Returns what other tabs have stored at the places, or wanted to, since this one looked.
    fn news(&self, id: Id, places: &BTreeSet<Place>) -> Result<News, DiskError> {
        let pending = self.pending(id)?;
        let mut news = News::new();
        for &place in places.iter().chain(pending.keys()) {
            news.extend(self.disk.get(&place.key(id))?.map(|text| (place, text)));
        }
        news.extend((pending.into_iter()).filter_map(|(place, text)| Some((place, text?))));
        news.retain(|(place, text)| self.open.known.get(place) != Some(&fingerprint(text)));
        Ok(news)
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
    fn set_aside(&self, id: Id, place: Place, text: &str) -> bool {
        self.check_writable().is_ok() && load::copy_aside(&self.disk, &place.key(id), text).is_ok()
    }

    /// Takes over what another tab has stored under the key. Tells whether the open scorecard changed.
    ///
    /// Revisions only grow, so where this tab has a newer one, the other tab wrote over it without
    /// knowing: it stays, and is saved again with the next [`Store::flush`].
    pub fn follow(&mut self, scorecard: &mut Scorecard, key: &str, text: &str) -> bool {
        match Place::from_key(key) {
            Some((owner, place)) if self.open.id == Some(owner) && scorecard.id == owner => {
                self.take_over(scorecard, place, text)
            }
            _ => false,
        }
    }

    fn take_over(&mut self, scorecard: &mut Scorecard, place: Place, text: &str) -> bool {
        let new = fingerprint(text);
        if self.open.known.insert(place, new) == Some(new) {
            return false;
        }
        if place == Place::Head {
            return self.take_over_head(scorecard, text);
        }
        let read = shelf::read(place, text);
        if read.damaged && !self.set_aside(scorecard.id, place, text) {
            self.open.locked.insert(place);
        }
        if read.damaged || lacks_some(scorecard, place, &read.slots) {
            self.open.unsaved.insert(place);
        }
        let mut edit = Edit::new("follow another tab");
        for (kind, id, slot) in read.slots {
            let own = scorecard.slot(kind, id).map(|slot| slot.current().rev);
            match own.cmp(&Some(slot.current().rev)) {
                std::cmp::Ordering::Less => {
                    edit.changes.push(Change {
                        kind,
                        id,
                        to: To::Adopt(slot),
                    });
                }
                std::cmp::Ordering::Equal => {}
                std::cmp::Ordering::Greater => {
                    self.open.unsaved.insert(place);
                }
            }
        }
        let changed = !edit.is_empty();
        // Adopted slots were checked when they were read, so the edit is not refused.
        changed && scorecard.apply(edit, self.replica()).is_ok()
    }

    fn take_over_head(&mut self, scorecard: &mut Scorecard, text: &str) -> bool {
        let Some(mut head) = shelf::read_head(text) else {
            if !self.set_aside(scorecard.id, Place::Head, text) {
                self.open.locked.insert(Place::Head);
            }
            return false;
        };
        let mut edit = Edit::new("follow another tab");
        edit.seen = head.seen.clone();
        head.seen.join(&self.open.head.seen);
        self.open.head = head;
        scorecard.apply(edit, self.replica()).is_ok()
    }
}

/// Texts at places, of other tabs.
type News = Vec<(Place, String)>;

/// Returns the places where the edit's records are, and where they will be.
fn touched(scorecard: &Scorecard, edit: &Edit) -> BTreeSet<Place> {
    let places = |change: &Change| {
        let Change { kind, id, .. } = *change;
        let before = (scorecard.slot(kind, id)).map(|slot| Place::of(kind, id, slot.record()));
        [before, Some(Place::of(kind, id, content_after(change)))]
    };
    gather(edit.changes.iter().flat_map(places).flatten())
}

/// Tells whether this tab has measurements at the place that the stored slots do not have.
fn lacks_some(scorecard: &Scorecard, place: Place, stored: &[(Kind, Id, Slot)]) -> bool {
    let Place::Year(kpi, year) = place else {
        return false;
    };
    let stored: BTreeSet<Id> = gather(stored.iter().map(|(_, id, _)| *id));
    (scorecard.series(kpi)).any(|(at, id, _)| at.date.year() == year && !stored.contains(&id))
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
