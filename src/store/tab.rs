//! Storage as one tab sees it: opens it, and keeps its scorecards. How edits are saved is [`super::save`]'s.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::disk::{Disk, DiskError};
use super::keys::{self, KeyPlace};
use super::lineage::Lineages;
use super::load::{self, Contents, Listed, Opened, Quarantined};
use super::save::fingerprint;
use super::shelf::{self, Head};
use super::version;
use crate::domain::order::gather;
use crate::domain::record::Kind;
use crate::domain::revision::{Id, Replica, Rev};
use crate::domain::scorecard::{Edit, Scorecard};

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
    #[error("What is typed there is too long to be kept until it is saved")]
    DraftTooLong,
}

/// What became of an edit.
#[derive(Debug)]
pub struct Commit {
    /// The edit that takes it back.
    pub inverse: Edit,
    /// The revision that each changed record had before, with what other tabs had stored.
    pub before: Vec<(Kind, Id, Option<Rev>)>,
    pub saved: Result<(), SaveError>,
}

/// One browser's storage and what this tab knows of it. One scorecard is open at a time.
pub struct Store<D> {
    pub(super) disk: D,
    pub(super) replica: Replica,
    /// A name that nobody has written under before this tab.
    fresh: Replica,
    /// The seat whose name this tab has, once it has one.
    pub(super) seat: Option<u32>,
    pub(super) open: Open,
}

/// What a tab knows of the scorecard that it shows.
#[derive(Default)]
pub(super) struct Open {
    pub id: Option<Id>,
    pub head: Head,
    pub lineages: Lineages,
    /// A fingerprint of each place's text, as last read or written by this tab.
    pub known: BTreeMap<KeyPlace, u64>,
    /// Places that are not stored as they are on the page.
    pub unsaved: BTreeSet<KeyPlace>,
    /// Damaged places that could not be set aside; they must not be written.
    pub locked: BTreeSet<KeyPlace>,
    /// Places of edits that also touch a locked one: an edit is saved whole or not at all.
    pub waiting: BTreeSet<KeyPlace>,
    /// Places that were saved together with what the page did not show yet: once it does, what came of both is saved.
    pub beside: BTreeSet<KeyPlace>,
    /// Somebody else had removed parts, and they were stored again; not said yet.
    pub healed: bool,
}

impl<D: Disk> Store<D> {
    /// Opens the storage: finishes what a cut left over and says what was open last.
    ///
    /// `fresh` names this tab among the copies until it has a seat.
    pub fn open(disk: D, fresh: Replica) -> (Store<D>, Opened) {
        let store = Store {
            disk,
            replica: fresh,
            fresh,
            seat: None,
            open: Open::default(),
        };
        let opened = store.start().unwrap_or_else(Opened::Blocked);
        (store, opened)
    }

    fn start(&self) -> Result<Opened, DiskError> {
        if let Some(version) = version::newer(&self.disk)? {
            return Ok(Opened::Newer { version });
        }
        // One that finds no room aside stays, and is no reason not to work.
        let _ = version::heal(&self.disk);
        load::recover(&self.disk)?;
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

    /// Refuses to write where a newer version has, be it before this tab was opened or since.
    pub(super) fn check_writable(&self) -> Result<(), SaveError> {
        match version::newer(&self.disk)? {
            Some(_) => Err(SaveError::Newer),
            None => Ok(()),
        }
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
    pub fn discard(&self, quarantined: &Quarantined) -> Result<(), SaveError> {
        self.check_writable()?;
        Ok(self.disk.remove(&quarantined.key)?)
    }

    /// Reads a scorecard and makes it the open one.
    pub fn load(&mut self, id: Id) -> Result<Scorecard, DiskError> {
        let writable = self.check_writable().is_ok();
        let loaded = load::load(&self.disk, id, writable)?;
        let known = (loaded.texts.iter()).map(|(place, text)| (*place, fingerprint(text)));
        self.open = Open {
            id: Some(id),
            head: loaded.head,
            lineages: loaded.lineages,
            known: gather(known),
            unsaved: gather(loaded.rewrite),
            locked: gather(loaded.locked),
            ..Open::default()
        };
        if !writable {
            return Ok(loaded.scorecard);
        }
        if loaded.damaged {
            // What was lost may have had any revision. One that is given twice makes other copies drop
            // the second edit as known, so that from now on the tabs write under other names here.
            self.open.head.salt = fingerprint(&format!("{} {id}", self.fresh));
            self.open.unsaved.insert(KeyPlace::Head);
        }
        let pending = self.pending(id)?;
        self.open.unsaved.extend(pending.into_keys());
        // Which scorecard was open last is a convenience: storage that takes no more may forget it.
        let _ = self.disk.set(keys::CURRENT, &id.to_string());
        Ok(loaded.scorecard)
    }

    /// Reads a scorecard without opening it.
    pub fn peek(&self, id: Id) -> Result<Scorecard, DiskError> {
        load::load(&self.disk, id, false).map(|loaded| loaded.scorecard)
    }

    /// Stores a scorecard that is not there yet, whole or not at all, and opens it.
    pub fn add(&mut self, scorecard: &Scorecard, now: NaiveDateTime) -> Result<(), SaveError> {
        let head = Head {
            salt: self.salt(scorecard.id, now),
            seen: scorecard.seen().clone(),
            extra: scorecard.extra.clone(),
            changed: Some(now),
            ..Head::default()
        };
        let added = self.put_in(scorecard, &head);
        if let Err(SaveError::Disk(DiskError::Blocked(_))) = added {
            // People go on working with it, and it is stored whole once storage can be used.
            self.attend(scorecard.id, now);
        }
        added
    }

    /// Stores a whole scorecard under this head, and opens it.
    pub(super) fn put_in(&mut self, scorecard: &Scorecard, head: &Head) -> Result<(), SaveError> {
        self.check_writable()?;
        load::drop_partial(&self.disk)?;
        if self.is_stored(scorecard.id)? {
            return Err(SaveError::Exists);
        }
        self.sign()?;
        self.disk.set(keys::PARTIAL, &scorecard.id.to_string())?;
        let written = self
            .write_all(scorecard, head)
            .and_then(|()| Ok(self.disk.remove(keys::PARTIAL)?));
        if written.is_err() {
            load::drop_partial(&self.disk)?;
            return written;
        }
        self.load(scorecard.id)?;
        Ok(())
    }

    /// Tells whether there is anything of the scorecard.
    pub(super) fn is_stored(&self, id: Id) -> Result<bool, DiskError> {
        if self.disk.get(&KeyPlace::Head.key(id))?.is_some() {
            return Ok(true);
        }
        let prefix = keys::prefix(id);
        Ok(self.disk.keys()?.iter().any(|key| key.starts_with(&prefix)))
    }

    /// Makes a scorecard the open one of which nothing is stored yet.
    pub(super) fn attend(&mut self, id: Id, now: NaiveDateTime) {
        let head = Head {
            salt: self.salt(id, now),
            ..Head::default()
        };
        self.open = Open {
            id: Some(id),
            head,
            unsaved: BTreeSet::from([KeyPlace::Head]),
            ..Open::default()
        };
    }

    fn write_all(&self, scorecard: &Scorecard, head: &Head) -> Result<(), SaveError> {
        let slots = scorecard.slots();
        let mut places: BTreeSet<KeyPlace> =
            gather(slots.map(|(kind, id, slot)| KeyPlace::of(kind, id, slot.record())));
        places.insert(KeyPlace::Head);
        let lineages = match self.open.id == Some(scorecard.id) {
            true => &self.open.lineages,
            false => &Lineages::default(),
        };
        for place in places {
            if let Some(text) = shelf::text(scorecard, head, lineages, place) {
                let key = place.key(scorecard.id);
                self.disk.set(&key, &text)?;
                self.read_back(&key, Some(&text))?;
            }
        }
        Ok(())
    }

    /// Removes a scorecard. The caller keeps a backup.
    pub fn remove(&mut self, id: Id) -> Result<(), SaveError> {
        self.check_writable()?;
        load::remove(&self.disk, id)?;
        self.drop_drafts(id)?;
        if self.open.id == Some(id) {
            self.open = Open::default();
        }
        Ok(())
    }

    /// Removes everything that Linchpin has stored here.
    pub fn erase(&mut self) -> Result<(), SaveError> {
        self.check_writable()?;
        self.disk.forget();
        // Each scorecard whole first, so that a cut leaves no part of one.
        for listed in self.list()? {
            load::remove(&self.disk, listed.id)?;
        }
        for key in self.disk.keys()? {
            if key.starts_with(keys::ROOT) {
                self.disk.remove(&key)?;
            }
        }
        self.open = Open::default();
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

    /// Returns a salt that no other copy of a scorecard has.
    fn salt(&self, id: Id, now: NaiveDateTime) -> u64 {
        fingerprint(&format!("{} {id} {now}", self.replica))
    }

    /// Notes the version of the stored form and this tab's name, once.
    pub(super) fn sign(&self) -> Result<(), SaveError> {
        self.check_writable()?;
        version::sign(&self.disk)?;
        let Some(seat) = self.seat else { return Ok(()) };
        let (key, name) = (keys::replica(seat), self.replica.to_string());
        if self.disk.get(&key)?.as_deref() != Some(&name) {
            self.disk.set(&key, &name)?;
        }
        Ok(())
    }

    pub(super) fn read_back(&self, key: &str, text: Option<&str>) -> Result<(), SaveError> {
        if self.disk.get(key)?.as_deref() == text {
            Ok(())
        } else {
            Err(SaveError::ReadBack)
        }
    }

    /// Notes that the open scorecard was exported as it is.
    pub fn mark_exported(
        &mut self,
        scorecard: &Scorecard,
        now: NaiveDateTime,
    ) -> Result<(), SaveError> {
        self.open.head.exported = Some(now);
        self.open.head.changed = None;
        self.open.unsaved.insert(KeyPlace::Head);
        self.flush(scorecard)
    }

    /// Returns when the first change came that no export has.
    pub fn changed_since_export(&self) -> Option<NaiveDateTime> {
        self.open.head.changed
    }

    /// Returns when the open scorecard was exported last.
    pub fn exported(&self) -> Option<NaiveDateTime> {
        self.open.head.exported
    }

    pub fn has_unsaved(&self) -> bool {
        !self.open.unsaved.is_empty()
    }

    /// Returns the name that this tab writes under in the open scorecard.
    pub fn replica(&self) -> Replica {
        let salt = self.open.head.salt;
        Replica(fingerprint(&format!("{} {salt:x}", self.replica)))
    }

    /// Tells whether a version of the open scorecard was written by a tab of this browser.
    pub fn is_ours(&self, written_by: Replica) -> bool {
        let salt = self.open.head.salt;
        let named = |seat| {
            self.disk
                .get(&keys::replica(seat))
                .ok()
                .flatten()?
                .parse()
                .ok()
        };
        (0..keys::SEATS)
            .filter_map(named)
            .chain([self.replica, self.fresh])
            .any(|name: Replica| Replica(fingerprint(&format!("{name} {salt:x}"))) == written_by)
    }

    /// Tells, once, that parts which somebody else had removed were stored again.
    pub fn take_healed(&mut self) -> bool {
        std::mem::take(&mut self.open.healed)
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
        store
            .commit(&mut original, Edit::new("").put(kpi(10)), at(1))
            .unwrap();
        store.add(&duplicate, at(2)).unwrap();
        store
            .commit(&mut duplicate, Edit::new("").put(kpi(20)), at(3))
            .unwrap();
        let merge = original.merge(&duplicate);
        original.apply(merge, Replica(7)).unwrap();
        let ids: Vec<Id> = original.all::<Kpi>().map(|kpi| kpi.id).collect();
        assert_eq!(ids, [Id::from_number(10), Id::from_number(20)]);
    }
}
