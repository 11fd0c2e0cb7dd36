//! Parts of a scorecard that somebody else removes while a tab has it open.

use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::record::Kind;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::store::Store;
use linchpin::store::disk::{Disk, MemoryDisk};
use linchpin::store::keys::{self, KeyPlace};

use super::sample::{ACTION, HERE, PATCHES, SAMPLE, SLA, date, kpi, measurement, now};
use super::{WatchedDisk, assert_same, copy, everything, key, open, stocked};

fn parts(disk: &MemoryDisk) -> Vec<String> {
    let keys = disk.texts().into_keys();
    keys.filter(|key| key.starts_with(&keys::prefix(SAMPLE)))
        .collect()
}

/// Edits one record, and expects everything that the tab shows in storage.
#[track_caller]
fn assert_healed(disk: &MemoryDisk, store: &mut Store<MemoryDisk>, scorecard: &mut Scorecard) {
    let edit = Edit::new("").put(kpi(PATCHES, "New"));
    store.commit(scorecard, edit, now()).unwrap().saved.unwrap();
    assert!(store.take_healed(), "it is said");
    assert!(!store.take_healed(), "once");
    assert_same(&everything(disk)[&SAMPLE], scorecard, "healed");
}

#[test]
fn parts_that_were_removed_from_outside_are_stored_again_with_the_next_edit() {
    let whole = stocked();
    let count = parts(&whole).len();
    let half = |key: usize| key.is_multiple_of(2);
    let single =
        (0..count).map(|one| Box::new(move |key| key == one) as Box<dyn Fn(usize) -> bool>);
    let many: [Box<dyn Fn(usize) -> bool>; 2] = [Box::new(half), Box::new(|key| key > 0)];
    for is_removed in single.chain(many) {
        let disk = copy(&whole);
        let (mut store, mut scorecard) = open(disk.clone());
        for (number, key) in parts(&disk).iter().enumerate() {
            if is_removed(number) {
                disk.remove(key).unwrap();
            }
        }
        assert_healed(&disk, &mut store, &mut scorecard);
    }
}

#[test]
fn a_removal_that_is_heard_of_is_healed_without_an_edit() {
    let disk = stocked();
    let (mut store, scorecard) = open(disk.clone());
    for place in [
        KeyPlace::Head,
        KeyPlace::Year(SLA, 2026),
        KeyPlace::Record(Kind::Kpi, SLA),
    ] {
        disk.remove(&key(place)).unwrap();
        assert_eq!(store.is_gone(SAMPLE), Ok(false));
        store.miss(&key(place));
        store.flush(&scorecard).unwrap();
        assert!(store.take_healed());
        assert_same(&everything(&disk)[&SAMPLE], &scorecard, "heard");
    }
    store.miss(&key(KeyPlace::Gone).replace("0001", "0002"));
    assert!(!store.has_unsaved(), "another scorecard");
}

#[test]
fn what_another_tab_has_deleted_or_moved_is_not_missing() {
    let disk = stocked();
    let lonely = measurement(170, SLA, date(2031, 1, 1));
    let (mut a, mut ours) = open(disk.clone());
    let added = a.commit(&mut ours, Edit::new("").put(lonely.clone()), now());
    added.unwrap().saved.unwrap();
    for (number, moved) in [(1, None), (2, Some(date(2032, 1, 1)))] {
        let disk = copy(&disk);
        let (mut a, mut ours) = open(disk.clone());
        let (mut b, _) = Store::open(disk.clone(), Replica(0xb2 + number));
        let mut theirs = b.load(SAMPLE).unwrap();
        let edit = match moved {
            Some(date) => Edit::new("").put(measurement(170, SLA, date)),
            None => Edit::new("").delete(Kind::Measurement, lonely.id),
        };
        b.commit(&mut theirs, edit, now()).unwrap().saved.unwrap();
        assert_eq!(disk.get(&key(KeyPlace::Year(SLA, 2031))), Ok(None));
        // The first tab has not heard of it.
        let edit = Edit::new("").put(kpi(PATCHES, "New"));
        a.commit(&mut ours, edit, now()).unwrap().saved.unwrap();
        assert!(!a.take_healed());
        let found = &everything(&disk)[&SAMPLE];
        let at = |id: Id| found.get::<Measurement>(id).map(|found| found.at.date);
        assert_eq!(at(lonely.id), moved);
    }
}

#[test]
fn a_scorecard_that_another_tab_removes_is_gone_at_every_moment_of_it() {
    for is_full in [false, true] {
        for writes in 0.. {
            let disk = WatchedDisk::over(stocked());
            let (mut store, _) = open(disk.clone());
            if is_full {
                disk.room.set(Some(disk.used()));
            }
            disk.inner.writes_left.set(Some(writes));
            let removed = store.remove(SAMPLE);
            disk.inner.writes_left.set(None);
            let (other, _) = Store::open(Unwritable(disk.inner.clone()), HERE);
            let left = parts(&disk.inner).len();
            let is_whole = left == parts(&stocked()).len();
            let is_gone = other.is_gone(SAMPLE).unwrap();
            assert!(
                is_gone || is_whole || is_full && writes < 4,
                "{writes}: {left} are left"
            );
            if removed.is_ok() {
                assert!(is_gone);
                break;
            }
        }
    }
}

/// A disk that another tab looks at without finishing anything.
struct Unwritable(MemoryDisk);

impl Disk for Unwritable {
    fn get(&self, key: &str) -> Result<Option<String>, linchpin::store::disk::DiskError> {
        self.0.get(key)
    }

    fn set(&self, _: &str, _: &str) -> Result<(), linchpin::store::disk::DiskError> {
        Ok(())
    }

    fn remove(&self, _: &str) -> Result<(), linchpin::store::disk::DiskError> {
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, linchpin::store::disk::DiskError> {
        self.0.keys()
    }
}

#[test]
fn an_edit_while_another_tab_removes_the_scorecard_keeps_it_whole_or_not_at_all() {
    for writes in 1.. {
        let disk = stocked();
        let (mut b, _) = open(disk.clone());
        let (mut a, mut ours) = open(disk.clone());
        disk.writes_left.set(Some(writes));
        let removed = b.remove(SAMPLE);
        disk.writes_left.set(None);
        let edit = Edit::new("").delete(Kind::Action, ACTION);
        a.commit(&mut ours, edit, now()).unwrap().saved.unwrap();
        assert_same(&everything(&disk)[&SAMPLE], &ours, "whole");
        if removed.is_ok() {
            break;
        }
    }
}
