//! The store's promises: whole or not at all, nothing lost, nothing replaced, only what changed.

/// A cut after any number of writes, once and twice.
mod cuts;
/// Storage that is full, at each write and by size.
mod full;
/// What is kept beside the records.
mod head;
/// What two tabs did to one record.
mod joined;
/// What can be neither read nor set aside.
mod locked;
/// Looking at all scorecards.
mod many;
/// Another version's storage, and what is written when.
mod newer;
/// What cannot be read is set aside.
mod quarantine;
/// Edits of the same moment in several tabs.
mod races;
/// A browser that is killed.
mod recent;
/// Parts that somebody else removes.
mod removed;
/// Any scorecard, there and back.
mod round_trip;
/// Two scorecards and the edits that the tests perform.
mod sample;
/// Five years of twenty KPIs.
mod size;
/// Two tabs on one storage.
mod tabs;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use linchpin::domain::revision::Id;
use linchpin::domain::scorecard::Scorecard;
use linchpin::store::disk::{Disk, DiskError, MemoryDisk};
use linchpin::store::keys::KeyPlace;
use linchpin::store::{Opened, Store};

use sample::{HERE, OTHER, SAMPLE, now};

/// A disk with the sample and another scorecard; the sample was open last.
fn stocked() -> MemoryDisk {
    let disk = MemoryDisk::default();
    let (mut store, _) = Store::open(disk.clone(), HERE);
    store.add(&sample::other(OTHER, "Other"), now()).unwrap();
    store.add(&sample::sample(), now()).unwrap();
    disk
}

/// A disk of its own with the same texts.
fn copy(disk: &MemoryDisk) -> MemoryDisk {
    let copy = MemoryDisk::default();
    for (key, text) in disk.texts() {
        copy.set(&key, &text).unwrap();
    }
    copy
}

fn open<D: Disk>(disk: D) -> (Store<D>, Scorecard) {
    let (mut store, opened) = Store::open(disk, HERE);
    assert!(matches!(opened, Opened::Ready { .. }), "{opened:?}");
    let scorecard = store.load(SAMPLE).unwrap();
    (store, scorecard)
}

/// Everything that a fresh start finds, and that nothing of it was set aside.
fn everything(disk: &MemoryDisk) -> BTreeMap<Id, Scorecard> {
    let (mut store, opened) = Store::open(copy(disk), HERE);
    assert!(matches!(opened, Opened::Ready { .. }), "{opened:?}");
    let listed = store.list().unwrap().into_iter();
    let found = listed
        .map(|listed| (listed.id, store.load(listed.id).unwrap()))
        .collect();
    assert_eq!(store.quarantined().unwrap(), []);
    found
}

fn key(place: KeyPlace) -> String {
    place.key(SAMPLE)
}

/// Asserts equality without printing two whole scorecards that differ in a word.
#[track_caller]
fn assert_same(found: &Scorecard, expected: &Scorecard, when: &str) {
    if found == expected {
        return;
    }
    for (kind, id, slot) in expected.slots() {
        assert_eq!(found.slot(kind, id), Some(slot), "{when}: {kind:?} {id}");
    }
    for (kind, id, slot) in found.slots() {
        assert_eq!(Some(slot), expected.slot(kind, id), "{when}: {kind:?} {id}");
    }
    assert_eq!(found.seen(), expected.seen(), "{when}");
    assert_eq!(found.extra, expected.extra, "{when}");
    panic!("{when}: the series differ");
}

/// A disk that notes each write, that has only so much room, and that can lie about what it wrote.
#[derive(Clone, Default)]
struct WatchedDisk {
    inner: MemoryDisk,
    written: Rc<RefCell<BTreeSet<String>>>,
    room: Rc<Cell<Option<usize>>>,
    lies: Rc<Cell<bool>>,
}

impl WatchedDisk {
    fn over(inner: MemoryDisk) -> WatchedDisk {
        WatchedDisk {
            inner,
            ..WatchedDisk::default()
        }
    }

    /// Returns the keys that were written or removed since the last call.
    fn written(&self) -> BTreeSet<String> {
        self.written.take()
    }

    fn used(&self) -> usize {
        let texts = self.inner.texts();
        texts.iter().map(|(key, text)| key.len() + text.len()).sum()
    }
}

impl Disk for WatchedDisk {
    fn get(&self, key: &str) -> Result<Option<String>, DiskError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), DiskError> {
        let old = self.inner.get(key)?.map_or(0, |old| key.len() + old.len());
        let needed = self.used() - old + key.len() + text.len();
        // As browsers do: what makes nothing larger is taken by storage that is full.
        if self
            .room
            .get()
            .is_some_and(|room| needed > room && key.len() + text.len() > old)
        {
            return Err(DiskError::Full);
        }
        self.written.borrow_mut().insert(key.to_owned());
        if self.lies.get() {
            return Ok(());
        }
        self.inner.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), DiskError> {
        self.written.borrow_mut().insert(key.to_owned());
        if self.lies.get() {
            return Ok(());
        }
        self.inner.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, DiskError> {
        self.inner.keys()
    }
}
