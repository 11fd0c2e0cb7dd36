//! Storage as one tab sees it: opens, saves, follows other tabs.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use chrono::{Datelike, NaiveDateTime};

use super::disk::{Disk, DiskError};
use super::journal::{self, Writes};
use super::keys::{self, Place};
use super::load::{self, Contents, Listed, Opened, Quarantined, STORED_VERSION};
use super::shelf::{self, Head};
use crate::domain::record::{AnyRecord, Kind};
use crate::domain::revision::{Id, Replica, Seen};
use crate::domain::scorecard::{Change, Edit, EditError, Scorecard, To};
use crate::domain::slot::Slot;

/// Why something was not saved. It is still on the page, and saved with the next change that can be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    #[error(transparent)]
    Disk(#[from] DiskError),
    #[error("The browser says that it stored the change, but reads back something else")]
    ReadBack,
    #[error("A scorecard of this id is in this browser already")]
    Exists,
    #[error("A newer Linchpin has written here, and this one would damage what it wrote")]
    Newer,
    #[error(
        "A stored part of this scorecard is damaged and could not be set aside, so it was not overwritten"
    )]
    Locked,
}

/// What became of an edit.
#[derive(Debug)]
pub struct Commit {
    /// The edit that takes it back.
    pub inverse: Edit,
    pub saved: Result<(), SaveError>,
}

/// One browser's storage and what this tab knows of it. One scorecard is open at a time.
pub struct Store<D> {
    disk: D,
    replica: Replica,
    /// The seat whose name this tab has, once it has one.
    seat: Option<u32>,
    head: Head,
    open: Option<Id>,
    /// A fingerprint of each place's text, as last read or written by this tab.
    known: BTreeMap<Place, u64>,
    /// Places that are not stored as they are on the page.
    unsaved: BTreeSet<Place>,
    locked: BTreeSet<Place>,
    /// Writes of an earlier session that did not fit.
    overlay: Writes,
    /// A newer version wrote here, so that nothing may be written.
    frozen: bool,
}

impl<D: Disk> Store<D> {
    /// Opens the storage: finishes what a cut left over and says what was open last.
    ///
    /// `fresh` names this tab among the copies until it has a seat.
    pub fn open(disk: D, fresh: Replica) -> (Store<D>, Opened) {
        let mut store = Store {
            disk,
            replica: fresh,
            seat: None,
            head: Head::default(),
            open: None,
            known: BTreeMap::new(),
            unsaved: BTreeSet::new(),
            locked: BTreeSet::new(),
            overlay: Writes::new(),
            frozen: false,
        };
        let opened = store.start().unwrap_or_else(Opened::Blocked);
        (store, opened)
    }

    fn start(&mut self) -> Result<Opened, DiskError> {
        if let Some(version) = self.disk.get(keys::VERSION)?
            && version
                .parse()
                .map_or(true, |version: u32| version > STORED_VERSION)
        {
            self.frozen = true;
            return Ok(Opened::Newer { version });
        }
        self.overlay = load::recover(&self.disk)?;
        let last = self
            .disk
            .get(keys::CURRENT)?
            .and_then(|text| text.parse().ok());
        let listed = self.list()?;
        let current = listed
            .iter()
            .find(|listed| Some(listed.id) == last)
            .or(listed.first());
        Ok(Opened::Ready {
            current: current.map(|listed| listed.id),
        })
    }

    pub fn list(&self) -> Result<Vec<Listed>, DiskError> {
        load::list(&self.disk)
    }

    /// Counts what is stored of a scorecard.
    pub fn contents(&self, id: Id) -> Result<Contents, DiskError> {
        load::contents(&self.disk, id)
    }

    pub fn quarantined(&self) -> Result<Vec<Quarantined>, DiskError> {
        load::quarantined(&self.disk)
    }

    /// Forgets a text that was set aside.
    pub fn discard(&self, quarantined: &Quarantined) -> Result<(), DiskError> {
        self.disk.remove(&quarantined.key)
    }

    /// Reads a scorecard and makes it the open one.
    pub fn load(&mut self, id: Id) -> Result<Scorecard, DiskError> {
        let loaded = load::load(&self.disk, id, &self.overlay)?;
        self.head = loaded.head;
        self.open = Some(id);
        self.known = loaded
            .texts
            .iter()
            .map(|(place, text)| (*place, fingerprint(text)))
            .collect();
        self.locked = loaded.locked.into_iter().collect();
        self.unsaved = loaded.rewrite.into_iter().collect();
        self.unsaved.extend(
            self.overlay
                .keys()
                .filter_map(|key| match Place::from_key(key) {
                    Some((owner, place)) if owner == id => Some(place),
                    _ => None,
                }),
        );
        // Which scorecard was open last is a convenience: storage that takes no more may forget it.
        let _ = self.disk.set(keys::CURRENT, &id.to_string());
        Ok(loaded.scorecard)
    }

    /// Reads a scorecard without opening it.
    pub fn peek(&self, id: Id) -> Result<Scorecard, DiskError> {
        load::load(&self.disk, id, &self.overlay).map(|loaded| loaded.scorecard)
    }

    /// Stores a scorecard that is not there yet, whole or not at all, and opens it.
    pub fn add(&mut self, scorecard: &Scorecard, now: NaiveDateTime) -> Result<(), SaveError> {
        let head = Head {
            salt: fingerprint(&format!("{} {} {now}", self.replica, scorecard.id)),
            seen: scorecard.seen().clone(),
            extra: scorecard.extra.clone(),
            exported: None,
            changed: Some(now),
        };
        let prefix = keys::prefix(scorecard.id);
        if self.disk.keys()?.iter().any(|key| key.starts_with(&prefix)) {
            return Err(SaveError::Exists);
        }
        self.sign()?;
        self.disk.set(keys::ADDING, &scorecard.id.to_string())?;
        let written = self.write_all(scorecard, &head);
        if written.is_err() {
            load::recover(&self.disk)?;
            return written;
        }
        self.disk.remove(keys::ADDING)?;
        self.load(scorecard.id)?;
        Ok(())
    }

    fn write_all(&self, scorecard: &Scorecard, head: &Head) -> Result<(), SaveError> {
        let mut places: BTreeSet<Place> = (scorecard.slots())
            .map(|(kind, id, slot)| Place::of(kind, id, slot.record()))
            .collect();
        places.insert(Place::Head);
        for place in places {
            if let Some(text) = shelf::text(scorecard, head, place) {
                let key = place.key(scorecard.id);
                self.disk.set(&key, &text)?;
                self.read_back(&key, Some(&text))?;
            }
        }
        Ok(())
    }

    /// Removes a scorecard. The caller keeps a backup.
    pub fn remove(&mut self, id: Id) -> Result<(), SaveError> {
        let prefix = keys::prefix(id);
        let keys = self
            .disk
            .keys()?
            .into_iter()
            .filter(|key| key.starts_with(&prefix));
        let writes: Writes = keys.map(|key| (key, None)).collect();
        journal::write(&self.disk, &writes, true)?;
        if self.open == Some(id) {
            self.open = None;
            self.unsaved.clear();
        }
        Ok(())
    }

    /// Removes everything that Linchpin has stored here.
    pub fn erase(&mut self) -> Result<(), SaveError> {
        for key in self
            .disk
            .keys()?
            .iter()
            .filter(|key| key.starts_with(keys::ROOT))
        {
            self.disk.remove(key)?;
        }
        self.open = None;
        self.unsaved.clear();
        self.overlay.clear();
        Ok(())
    }

    /// Applies the edit to the open scorecard and saves what it changed.
    ///
    /// What another tab has stored meanwhile is taken over first, so that neither is lost.
    pub fn commit(
        &mut self,
        scorecard: &mut Scorecard,
        edit: Edit,
        now: NaiveDateTime,
    ) -> Result<Commit, EditError> {
        let mut touched = BTreeSet::new();
        for change in &edit.changes {
            let current = scorecard
                .slot(change.kind, change.id)
                .map(|slot| slot.record());
            touched.extend(current.map(|content| Place::of(change.kind, change.id, content)));
            touched.insert(Place::of(change.kind, change.id, content_after(change)));
        }
        for place in &touched {
            if let Ok(Some(text)) = self.disk.get(&place.key(scorecard.id)) {
                self.take_over(scorecard, *place, &text);
            }
        }
        if edit.seen != Seen::default() || self.head.changed.is_none() {
            self.head.changed.get_or_insert(now);
            touched.insert(Place::Head);
        }
        let inverse = scorecard.apply(edit, self.replica())?;
        self.head.seen.join(scorecard.seen());
        self.unsaved.extend(touched);
        Ok(Commit {
            inverse,
            saved: self.flush(scorecard),
        })
    }

    /// Saves what is not saved yet.
    pub fn flush(&mut self, scorecard: &Scorecard) -> Result<(), SaveError> {
        if self.unsaved.is_empty() {
            return Ok(());
        }
        if self.unsaved.iter().any(|place| self.locked.contains(place)) {
            return Err(SaveError::Locked);
        }
        self.sign()?;
        let texts: Vec<(Place, Option<String>)> = (self.unsaved.iter())
            .map(|&place| (place, shelf::text(scorecard, &self.head, place)))
            .collect();
        let mut writes = std::mem::take(&mut self.overlay);
        writes.extend(
            texts
                .iter()
                .map(|(place, text)| (place.key(scorecard.id), text.clone())),
        );
        // A log left over from a failed save must be replaced, or a restart would replay it.
        let left_over = self.disk.get(keys::REDO)?.is_some();
        if let Err(error) = journal::write(&self.disk, &writes, left_over) {
            self.overlay = foreign(writes, scorecard.id);
            return Err(error.into());
        }
        for (place, text) in &texts {
            self.read_back(&place.key(scorecard.id), text.as_deref())?;
        }
        for (place, text) in texts {
            self.unsaved.remove(&place);
            match text {
                Some(text) => self.known.insert(place, fingerprint(&text)),
                None => self.known.remove(&place),
            };
        }
        Ok(())
    }

    /// Takes the name that tabs on this seat write under, so that each session need not be a new copy.
    ///
    /// No two open tabs may have the same seat: two writes under one name and number would pass for one.
    pub fn take_seat(&mut self, seat: u32) {
        let named = self.disk.get(&keys::replica(seat)).ok().flatten();
        self.replica = named
            .and_then(|text| text.parse().ok())
            .unwrap_or(self.replica);
        self.seat = Some(seat);
    }

    /// Notes the version of the stored form and this tab's name, once.
    fn sign(&self) -> Result<(), SaveError> {
        if self.frozen {
            return Err(SaveError::Newer);
        }
        let mut texts = vec![(keys::VERSION.to_owned(), STORED_VERSION.to_string())];
        texts.extend(
            self.seat
                .map(|seat| (keys::replica(seat), self.replica.to_string())),
        );
        for (key, text) in texts {
            if self.disk.get(&key)?.as_deref() != Some(&text) {
                self.disk.set(&key, &text)?;
            }
        }
        Ok(())
    }

    fn read_back(&self, key: &str, text: Option<&str>) -> Result<(), SaveError> {
        if self.disk.get(key)?.as_deref() == text {
            Ok(())
        } else {
            Err(SaveError::ReadBack)
        }
    }

    /// Takes over what another tab has stored under the key. Tells whether the open scorecard changed.
    ///
    /// Revisions only grow, so where this tab has a newer one, the other tab wrote over it without
    /// knowing: it stays, and is saved again with the next [`Store::flush`].
    pub fn follow(&mut self, scorecard: &mut Scorecard, key: &str, text: &str) -> bool {
        match Place::from_key(key) {
            Some((owner, place)) if Some(owner) == self.open => {
                self.take_over(scorecard, place, text)
            }
            _ => false,
        }
    }

    fn take_over(&mut self, scorecard: &mut Scorecard, place: Place, text: &str) -> bool {
        if self.known.get(&place) == Some(&fingerprint(text)) {
            return false;
        }
        if place == Place::Head {
            if let Ok(head) = serde_json::from_str::<Head>(text) {
                self.head = head;
            }
            self.known.insert(place, fingerprint(text));
            return true;
        }
        let read = shelf::read(place, text);
        if read.damaged {
            return false;
        }
        if lacks_some(scorecard, place, &read.slots) {
            self.unsaved.insert(place);
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
                    self.unsaved.insert(place);
                }
            }
        }
        self.known.insert(place, fingerprint(text));
        let changed = !edit.is_empty();
        // Adopted slots were checked when they were read, so the edit is not refused.
        changed && scorecard.apply(edit, self.replica()).is_ok()
    }

    /// Notes that the open scorecard was exported as it is.
    pub fn mark_exported(
        &mut self,
        scorecard: &Scorecard,
        now: NaiveDateTime,
    ) -> Result<(), SaveError> {
        self.head.exported = Some(now);
        self.head.changed = None;
        self.unsaved.insert(Place::Head);
        self.flush(scorecard)
    }

    /// Returns when the first change came that no export has.
    pub fn changed_since_export(&self) -> Option<NaiveDateTime> {
        self.head.changed
    }

    /// Returns when the open scorecard was exported last.
    pub fn exported(&self) -> Option<NaiveDateTime> {
        self.head.exported
    }

    pub fn has_unsaved(&self) -> bool {
        !self.unsaved.is_empty()
    }

    /// Returns the name that this tab writes under in the open scorecard.
    pub fn replica(&self) -> Replica {
        Replica(fingerprint(&format!("{} {:x}", self.replica, self.head.salt)))
    }

    pub fn disk(&self) -> &D {
        &self.disk
    }

    /// Returns everything that Linchpin has stored, as it is.
    pub fn raw(&self) -> Result<BTreeMap<String, String>, DiskError> {
        let mut texts = BTreeMap::new();
        let keys = self.disk.keys()?.into_iter();
        for key in keys.filter(|key| key.starts_with(keys::ROOT)) {
            if let Some(text) = self.disk.get(&key)? {
                texts.insert(key, text);
            }
        }
        Ok(texts)
    }

    /// Returns how many UTF-16 units Linchpin's keys and texts take up; browsers count these.
    pub fn used(&self) -> Result<usize, DiskError> {
        let texts = self.raw()?.into_iter();
        Ok(texts
            .map(|(key, text)| load::units(&key) + load::units(&text))
            .sum())
    }
}

/// Keeps the writes that belong to other scorecards; those of this one are made anew from the page.
fn foreign(writes: Writes, scorecard: Id) -> Writes {
    let own = keys::prefix(scorecard);
    writes
        .into_iter()
        .filter(|(key, _)| !key.starts_with(&own))
        .collect()
}

/// Tells whether this tab has measurements at the place that the stored slots do not have.
fn lacks_some(scorecard: &Scorecard, place: Place, stored: &[(Kind, Id, Slot)]) -> bool {
    let Place::Year(kpi, year) = place else {
        return false;
    };
    let stored: BTreeSet<Id> = stored.iter().map(|(_, id, _)| *id).collect();
    (scorecard.series(kpi)).any(|(at, id, _)| at.date.year() == year && !stored.contains(&id))
}

fn content_after(change: &Change) -> Option<&AnyRecord> {
    match &change.to {
        To::Current(record) => record.as_ref(),
        To::Versions(contents) => contents.last().and_then(Option::as_ref),
        To::Adopt(slot) => slot.record(),
    }
}

fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::kpi::Kpi;
    use crate::domain::settings::Settings;
    use crate::library::kpis;
    use crate::store::disk::MemoryDisk;

    fn at(minute: u32) -> NaiveDateTime {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        day.and_hms_opt(9, minute, 0).unwrap()
    }

    fn kpi(number: u128) -> Kpi {
        let template = kpis::by_key("sla-compliance").unwrap();
        template.to_kpi(Id::from_number(number), at(0).date())
    }

    #[test]
    fn regression_a_duplicate_wrote_under_the_revisions_of_its_original() {
        let (mut store, _) = Store::open(MemoryDisk::default(), Replica(7));
        store.take_seat(0);
        let mut original = Scorecard::empty(Id::from_number(1));
        let settings = Edit::new("").put(Settings::default());
        original.apply(settings, Replica(7)).unwrap();
        let mut duplicate = original.clone();
        duplicate.id = Id::from_number(2);
        store.add(&original, at(0)).unwrap();
        store.commit(&mut original, Edit::new("").put(kpi(10)), at(1)).unwrap();
        store.add(&duplicate, at(2)).unwrap();
        store.commit(&mut duplicate, Edit::new("").put(kpi(20)), at(3)).unwrap();
        let merge = original.merge(&duplicate);
        original.apply(merge, Replica(7)).unwrap();
        let ids: Vec<Id> = original.all::<Kpi>().map(|kpi| kpi.id).collect();
        assert_eq!(ids, [Id::from_number(10), Id::from_number(20)]);
    }
}
