//! What is written when: nothing over a newer version, nothing before there is an edit, and then only
//! what the edit changed.

use std::collections::BTreeSet;

use linchpin::domain::record::Kind;
use linchpin::domain::revision::Id;
use linchpin::domain::scorecard::Edit;
use linchpin::store::disk::{Disk, DiskError, MemoryDisk};
use linchpin::store::keys::{self, KeyPlace};
use linchpin::store::{Opened, Quarantined, SaveError, Store};

use super::sample::{
    HERE, NEW, OTHER, PATCHES, SAMPLE, SLA, colleagues_copy, date, kpi, measurement, now, other,
};
use super::{WatchedDisk, assert_same, copy, key, open, stocked};

/// Calls everything that could write, on whatever is stored, and expects no success.
fn write_everything<D: Disk>(store: &mut Store<D>) {
    let _ = store.list();
    let _ = store.peek(SAMPLE);
    let mut scorecard = store.load(SAMPLE).unwrap_or(super::sample::sample());
    store.take_seat(0);
    for (_, edit) in super::sample::edits(&scorecard) {
        let commit = store.commit(&mut scorecard, edit, now()).unwrap();
        assert_eq!(commit.saved, Err(SaveError::Newer));
    }
    assert_eq!(store.flush(&scorecard), Err(SaveError::Newer));
    assert_eq!(
        store.mark_exported(&scorecard, now()),
        Err(SaveError::Newer)
    );
    assert_eq!(store.add(&other(NEW, "New"), now()), Err(SaveError::Newer));
    assert_eq!(store.remove(OTHER), Err(SaveError::Newer));
    assert_eq!(store.remove(SAMPLE), Err(SaveError::Newer));
    assert_eq!(store.erase(), Err(SaveError::Newer));
    let text = Quarantined {
        key: format!("{}x", keys::QUARANTINE),
        text: "aside".to_owned(),
    };
    assert!(store.discard(&text).is_err());
    let (place, text) = (KeyPlace::Record(Kind::Kpi, SLA), "of a later form");
    store.follow(&mut scorecard, &key(place), text);
    assert!(store.flush(&scorecard).is_err());
}

#[test]
fn nothing_at_all_is_written_where_a_newer_version_has_written() {
    for version in ["2", "10", "4294967296", "99999999999999999999999"] {
        let disk = stocked();
        disk.set(keys::VERSION, version).unwrap();
        disk.set(keys::REDO, "a log of a later form").unwrap();
        disk.set(
            &key(KeyPlace::Record(Kind::Kpi, PATCHES)),
            "a record of a later form",
        )
        .unwrap();
        disk.set(&key(KeyPlace::Head), "a head of a later form")
            .unwrap();
        disk.set(&format!("{}x", keys::QUARANTINE), "aside")
            .unwrap();
        let before = disk.texts();
        let watched = WatchedDisk::over(disk);
        let (mut store, opened) = Store::open(watched.clone(), HERE);
        let version = version.to_owned();
        assert_eq!(opened, Opened::Newer { version });
        write_everything(&mut store);
        assert_eq!(watched.written(), BTreeSet::new());
        assert_eq!(watched.inner.texts(), before);
    }
}

#[test]
fn a_damaged_version_is_set_aside_and_locks_nothing() {
    for damage in ["1 ", "", "0", "01", "+2", "2.0", "later"] {
        for is_open in [false, true] {
            let disk = stocked();
            let earlier = is_open.then(|| open(disk.clone()));
            disk.set(keys::VERSION, damage).unwrap();
            let (mut store, mut scorecard) = earlier.unwrap_or_else(|| open(disk.clone()));
            let edit = Edit::new("").put(kpi(SLA, "New"));
            let commit = store.commit(&mut scorecard, edit, now()).unwrap();
            assert_eq!(commit.saved, Ok(()), "{damage:?}");
            assert_eq!(disk.get(keys::VERSION), Ok(Some("1".to_owned())));
            let aside = Quarantined {
                key: format!("{}{}", keys::QUARANTINE, keys::VERSION),
                text: damage.to_owned(),
            };
            assert_eq!(store.quarantined().unwrap(), [aside], "{damage:?}");
            assert_same(&open(disk).1, &scorecard, damage);
        }
    }
}

#[test]
fn a_damaged_version_that_finds_no_room_aside_is_not_replaced() {
    let disk = WatchedDisk::over(stocked());
    disk.set(keys::VERSION, "1 ").unwrap();
    disk.room.set(Some(disk.used()));
    let (mut store, mut scorecard) = open(disk.clone());
    let edit = Edit::new("").put(kpi(SLA, "SL"));
    let commit = store.commit(&mut scorecard, edit, now()).unwrap();
    assert_eq!(commit.saved, Err(SaveError::Disk(DiskError::Full)));
    assert_eq!(disk.get(keys::VERSION), Ok(Some("1 ".to_owned())));
    disk.room.set(None);
    store.flush(&scorecard).unwrap();
    assert_eq!(store.quarantined().unwrap()[0].text, "1 ");
    assert_same(&open(disk).1, &scorecard, "with room");
}

#[test]
fn a_newer_version_that_wrote_since_this_tab_was_opened_is_not_written_over() {
    let watched = WatchedDisk::over(stocked());
    let (mut store, _) = open(watched.clone());
    watched.set(keys::VERSION, "2").unwrap();
    watched
        .set(
            &key(KeyPlace::Record(Kind::Kpi, PATCHES)),
            "a record of a later form",
        )
        .unwrap();
    watched
        .set(&format!("{}x", keys::QUARANTINE), "aside")
        .unwrap();
    watched.written();
    write_everything(&mut store);
    assert_eq!(watched.written(), BTreeSet::new());
}

#[test]
fn opening_and_loading_write_nothing_but_what_was_open_last() {
    let watched = WatchedDisk::over(stocked());
    let (mut store, opened) = Store::open(watched.clone(), HERE);
    assert_eq!(
        opened,
        Opened::Ready {
            current: Some(SAMPLE)
        }
    );
    store.take_seat(0);
    store.list().unwrap();
    store.quarantined().unwrap();
    store.peek(OTHER).unwrap();
    assert_eq!(watched.written(), BTreeSet::new());
    let scorecard = store.load(OTHER).unwrap();
    store.flush(&scorecard).unwrap();
    assert_eq!(
        watched.written(),
        BTreeSet::from([keys::CURRENT.to_owned()])
    );
}

#[test]
fn opening_an_empty_browser_writes_nothing() {
    let watched = WatchedDisk::default();
    let (_, opened) = Store::open(watched.clone(), HERE);
    assert_eq!(opened, Opened::Ready { current: None });
    assert_eq!(watched.inner.texts(), MemoryDisk::default().texts());
    assert_eq!(watched.written(), BTreeSet::new());
}

#[test]
fn an_edit_writes_only_what_it_changed() {
    let id = Id::from_number;
    let settled = || Some(kpi(SLA, "SLA").into());
    let log = keys::REDO.to_owned();
    let cases = [
        (
            Edit::new("add").put(measurement(110, SLA, date(2026, 2, 1))),
            vec![key(KeyPlace::Year(SLA, 2026))],
        ),
        (
            Edit::new("correct").put(measurement(101, SLA, date(2025, 12, 30))),
            vec![key(KeyPlace::Year(SLA, 2025))],
        ),
        (
            Edit::new("move").put(measurement(102, SLA, date(2025, 2, 1))),
            vec![
                log.clone(),
                key(KeyPlace::Year(SLA, 2025)),
                key(KeyPlace::Year(SLA, 2026)),
            ],
        ),
        (
            Edit::new("delete").delete(Kind::Measurement, id(103)),
            vec![
                log.clone(),
                key(KeyPlace::Gone),
                key(KeyPlace::Year(PATCHES, 2026)),
            ],
        ),
        (
            Edit::new("edit").put(kpi(PATCHES, "Days to patch")),
            vec![key(KeyPlace::Record(Kind::Kpi, PATCHES))],
        ),
        (
            Edit::new("settle").settle(Kind::Kpi, SLA, settled()),
            vec![key(KeyPlace::Record(Kind::Kpi, SLA))],
        ),
    ];
    let disk = stocked();
    for (edit, expected) in cases {
        let watched = WatchedDisk::over(copy(&disk));
        let (mut store, mut scorecard) = open(watched.clone());
        watched.written();
        let title = edit.title.clone();
        store
            .commit(&mut scorecard, edit, now())
            .unwrap()
            .saved
            .unwrap();
        assert_eq!(watched.written(), BTreeSet::from_iter(expected), "{title}");
    }
}

#[test]
fn the_first_edit_after_an_export_also_notes_that_there_was_one() {
    let watched = WatchedDisk::over(stocked());
    let (mut store, mut scorecard) = open(watched.clone());
    store.mark_exported(&scorecard, now()).unwrap();
    assert_eq!(store.changed_since_export(), None);
    watched.written();
    let edit = Edit::new("").put(measurement(110, SLA, date(2026, 2, 1)));
    store
        .commit(&mut scorecard, edit, now())
        .unwrap()
        .saved
        .unwrap();
    let expected = [
        key(KeyPlace::Head),
        key(KeyPlace::Year(SLA, 2026)),
        keys::REDO.to_owned(),
    ];
    assert_eq!(watched.written(), BTreeSet::from(expected));
    assert_eq!(store.changed_since_export(), Some(now()));
    let (store, _) = open(watched);
    assert_eq!(store.changed_since_export(), Some(now()));
}

#[test]
fn a_refused_edit_is_no_change_since_the_export() {
    let (mut store, mut scorecard) = open(stocked());
    store.mark_exported(&scorecard, now()).unwrap();
    let refused = Edit::new("").put(kpi(SLA, " "));
    assert!(store.commit(&mut scorecard, refused, now()).is_err());
    assert_eq!(store.changed_since_export(), None);
    assert!(!store.has_unsaved());
}

#[test]
fn a_merge_writes_the_head_because_more_was_seen() {
    let watched = WatchedDisk::over(stocked());
    let (mut store, mut scorecard) = open(watched.clone());
    watched.written();
    let merge = scorecard.merge(&colleagues_copy());
    store
        .commit(&mut scorecard, merge, now())
        .unwrap()
        .saved
        .unwrap();
    let written = watched.written();
    assert!(written.contains(&key(KeyPlace::Head)));
    assert!(!written.contains(&key(KeyPlace::Record(Kind::Settings, Id::ONLY))));
    assert!(
        written
            .iter()
            .all(|key| !key.starts_with(&keys::prefix(OTHER)))
    );
}

#[test]
fn a_tab_on_a_seat_writes_its_name_once() {
    let watched = WatchedDisk::over(stocked());
    let (mut store, mut scorecard) = open(watched.clone());
    store.take_seat(3);
    watched.written();
    let edit = |number| Edit::new("").put(measurement(number, SLA, date(2026, 2, 1)));
    store
        .commit(&mut scorecard, edit(110), now())
        .unwrap()
        .saved
        .unwrap();
    let record = key(KeyPlace::Year(SLA, 2026));
    assert_eq!(
        watched.written(),
        BTreeSet::from([keys::replica(3), record.clone()])
    );
    store
        .commit(&mut scorecard, edit(111), now())
        .unwrap()
        .saved
        .unwrap();
    assert_eq!(watched.written(), BTreeSet::from([record]));
}
