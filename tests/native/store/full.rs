//! Storage that is full, or says that it took what it did not: the page keeps the edit, and nothing that was stored is damaged.

use linchpin::domain::record::Kind;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::Edit;
use linchpin::store::disk::{Disk, DiskError};
use linchpin::store::{SaveError, Store, keys};

use super::sample::{
    self, HERE, NEW, OTHER, PATCHES, SAMPLE, SLA, date, kpi, measurement, now, other,
};
use super::{WatchedDisk, assert_same, copy, everything, open, stocked};

#[test]
fn an_edit_that_does_not_fit_stays_on_the_page_and_is_saved_once_there_is_room() {
    let full = stocked();
    let before = everything(&full);
    for (name, edit) in sample::edits(&before[&SAMPLE]) {
        let mut expected = before[&SAMPLE].clone();
        let name_of_tab = open(copy(&full)).0.replica();
        expected.apply(edit.clone(), name_of_tab).unwrap();
        for writes in 0.. {
            let disk = copy(&full);
            let (mut store, mut scorecard) = open(disk.clone());
            disk.writes_left.set(Some(writes));
            let saved = store
                .commit(&mut scorecard, edit.clone(), now())
                .unwrap()
                .saved;
            let when = format!("{name} with room for {writes} writes");
            assert_same(&scorecard, &expected, &when);
            if saved.is_ok() {
                assert!(!store.has_unsaved());
                break;
            }
            assert_eq!(saved, Err(SaveError::Disk(DiskError::Full)), "{when}");
            assert!(store.has_unsaved(), "{when}");
            disk.writes_left.set(None);

            let found = everything(&disk);
            assert_same(&found[&OTHER], &before[&OTHER], &when);
            if found[&SAMPLE] != before[&SAMPLE] {
                assert_same(&found[&SAMPLE], &expected, &when);
            }
            store.flush(&scorecard).unwrap();
            assert!(!store.has_unsaved(), "{when}");
            assert_same(&everything(&disk)[&SAMPLE], &expected, &when);
            assert_eq!(disk.get(keys::REDO), Ok(None), "{when}");
        }
    }
}

#[test]
fn edits_that_did_not_fit_are_saved_with_the_next_one_that_does() {
    let full = stocked();
    for (name, edit) in sample::edits(&everything(&full)[&SAMPLE]) {
        for writes in 0..12 {
            let disk = copy(&full);
            let (mut store, mut scorecard) = open(disk.clone());
            disk.writes_left.set(Some(writes));
            let first = store.commit(&mut scorecard, edit.clone(), now()).unwrap();
            disk.writes_left.set(None);
            let undone = store.commit(&mut scorecard, first.inverse, now()).unwrap();
            undone.saved.unwrap();
            let when = format!("{name} and its undoing, {writes} writes");
            assert_same(&everything(&disk)[&SAMPLE], &scorecard, &when);
        }
    }
}

#[test]
fn what_another_tab_stored_is_not_lost_when_an_edit_is_saved_late() {
    let disk = stocked();
    let (mut late, mut late_card) = open(disk.clone());
    let (mut tab, mut tab_card) = open(disk.clone());
    tab.take_seat(1);
    disk.writes_left.set(Some(0));
    let edit = Edit::new("").put(measurement(120, SLA, date(2026, 4, 1)));
    assert!(
        late.commit(&mut late_card, edit, now())
            .unwrap()
            .saved
            .is_err()
    );
    disk.writes_left.set(None);
    let edit = Edit::new("").put(measurement(121, SLA, date(2026, 4, 2)));
    tab.commit(&mut tab_card, edit, now())
        .unwrap()
        .saved
        .unwrap();

    late.flush(&late_card).unwrap();
    let found = &everything(&disk)[&SAMPLE];
    for number in [120, 121] {
        let slot = found.slot(Kind::Measurement, Id::from_number(number));
        assert!(slot.is_some(), "{number}");
    }
}

#[test]
fn a_scorecard_can_be_removed_from_storage_without_any_room() {
    let disk = WatchedDisk::over(stocked());
    disk.room.set(Some(disk.used()));
    let (mut store, _) = open(disk.clone());
    assert_eq!(
        store.add(&other(NEW, "New"), now()),
        Err(SaveError::Disk(DiskError::Full))
    );
    assert_eq!(everything(&disk.inner).len(), 2);
    store.remove(SAMPLE).unwrap();
    assert!(everything(&disk.inner).keys().eq([&OTHER]));

    disk.inner.remove(keys::CURRENT).unwrap();
    disk.room.set(Some(0));
    store.remove(OTHER).unwrap();
    assert!(everything(&disk.inner).is_empty());
}

#[test]
fn everything_can_be_erased_from_storage_without_any_room() {
    let disk = WatchedDisk::over(stocked());
    disk.set("theirs", "not ours").unwrap();
    disk.room.set(Some(disk.used()));
    let (mut store, _) = open(disk.clone());
    store.erase().unwrap();
    assert!(disk.inner.texts().keys().eq(["theirs"]));
}

#[test]
fn a_scorecard_is_added_whole_when_storage_takes_something_only_later() {
    let disk = super::MemoryDisk::default();
    disk.writes_left.set(Some(0));
    let (mut store, _) = Store::open(disk.clone(), HERE);
    let mut scorecard = sample::sample();
    assert!(store.add(&scorecard, now()).is_err());
    disk.writes_left.set(None);
    let edit = Edit::new("").put(kpi(PATCHES, "Patched"));
    store
        .commit(&mut scorecard, edit, now())
        .unwrap()
        .saved
        .unwrap();
    assert_same(&everything(&disk)[&SAMPLE], &scorecard, "added late");
}

#[test]
fn a_name_whose_writes_were_not_all_stored_is_not_used_by_the_next_session() {
    // The page's edit goes out in an export, and comes back by a merge: were its revision given to
    // another edit meanwhile, both copies would take it for known, and drop it.
    let disk = WatchedDisk::over(stocked());
    let (mut store, mut scorecard) = open(disk.clone());
    store.take_seat(0);
    let first = Edit::new("").put(kpi(SLA, "First"));
    store
        .commit(&mut scorecard, first, now())
        .unwrap()
        .saved
        .unwrap();
    disk.room.set(Some(disk.used()));
    let lost = Edit::new("").put(kpi(PATCHES, "Edited while storage was full"));
    assert!(
        store
            .commit(&mut scorecard, lost, now())
            .unwrap()
            .saved
            .is_err()
    );
    let exported = scorecard;

    disk.room.set(None);
    let (mut store, _) = Store::open(disk.clone(), Replica(0xf));
    store.take_seat(0);
    let mut scorecard = store.load(SAMPLE).unwrap();
    let edit = Edit::new("").put(measurement(130, SLA, date(2026, 5, 1)));
    store
        .commit(&mut scorecard, edit, now())
        .unwrap()
        .saved
        .unwrap();
    let merge = scorecard.merge(&exported);
    store
        .commit(&mut scorecard, merge, now())
        .unwrap()
        .saved
        .unwrap();
    let found = &everything(&disk.inner)[&SAMPLE];
    assert_eq!(
        found.slot(Kind::Kpi, PATCHES),
        exported.slot(Kind::Kpi, PATCHES)
    );
    assert!(
        found
            .slot(Kind::Measurement, Id::from_number(130))
            .is_some()
    );
}

#[test]
fn what_is_not_read_back_is_not_called_saved() {
    for (name, edit) in sample::edits(&sample::sample()) {
        let disk = WatchedDisk::over(stocked());
        let (mut store, mut scorecard) = open(disk.clone());
        disk.lies.set(true);
        let saved = store.commit(&mut scorecard, edit, now()).unwrap().saved;
        assert_eq!(saved, Err(SaveError::ReadBack), "{name}");
        assert!(store.has_unsaved());
        let added = store.add(&other(NEW, "New"), now());
        assert_eq!(added, Err(SaveError::ReadBack));
        disk.lies.set(false);
        store.flush(&scorecard).unwrap();
        assert_same(&everything(&disk.inner)[&SAMPLE], &scorecard, name);
    }
}
