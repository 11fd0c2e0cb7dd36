//! What can neither be read nor set aside is left as it is, and no edit overwrites it.

use linchpin::domain::record::Kind;
use linchpin::domain::scorecard::Edit;
use linchpin::store::SaveError;
use linchpin::store::disk::Disk;
use linchpin::store::keys;

use super::quarantine::{KPI, YEAR, assert_left, without};
use super::sample::{ACTION, PATCHES, SLA, date, kpi, measurement, now};
use super::{WatchedDisk, assert_same, copy, key, open, stocked};

#[test]
fn damage_that_cannot_be_set_aside_is_not_overwritten_and_other_edits_are_saved() {
    for (place, harmless_first) in [(KPI, true), (YEAR, true), (KPI, false), (YEAR, false)] {
        let disk = WatchedDisk::over(stocked());
        // Room for edits, but not for another of these.
        let garbage = "garbage".repeat(1000);
        disk.set(&key(place), &garbage).unwrap();
        disk.room.set(Some(disk.used() + 3000));
        let (mut store, mut scorecard) = open(disk.clone());
        assert_eq!(store.quarantined().unwrap(), []);

        let touching = match place {
            KPI => Edit::new("").put(kpi(PATCHES, "New")),
            _ => Edit::new("").put(measurement(140, SLA, date(2026, 2, 2))),
        };
        let harmless = Edit::new("").put(kpi(SLA, "SL"));
        if harmless_first {
            store
                .commit(&mut scorecard, harmless, now())
                .unwrap()
                .saved
                .unwrap();
            let saved = store.commit(&mut scorecard, touching, now()).unwrap().saved;
            assert_eq!(saved, Err(SaveError::Locked));
        } else {
            let saved = store.commit(&mut scorecard, touching, now()).unwrap().saved;
            assert_eq!(saved, Err(SaveError::Locked));
            // Not all is saved, and that is what is said; but this edit is.
            let saved = store.commit(&mut scorecard, harmless, now()).unwrap().saved;
            assert_eq!(saved, Err(SaveError::Locked));
        }
        assert_eq!(disk.get(&key(place)), Ok(Some(garbage.clone())));
        let found = open(copy(&disk.inner)).1;
        assert_eq!(found.slot(Kind::Kpi, SLA), scorecard.slot(Kind::Kpi, SLA));

        disk.room.set(None);
        store.flush(&scorecard).unwrap();
        assert_eq!(store.quarantined().unwrap()[0].text, garbage);
        assert_same(&open(disk).1, &scorecard, "with room");
    }
}

#[test]
fn an_edit_that_touches_damage_is_not_saved_by_half() {
    let disk = WatchedDisk::over(stocked());
    let year = disk.get(&key(YEAR)).unwrap().unwrap();
    // One row is damaged, so that the others can still be moved.
    let mut table: serde_json::Value = serde_json::from_str(&year).unwrap();
    table["rows"][1] = "x".repeat(40).into();
    disk.set(&key(YEAR), &table.to_string()).unwrap();
    disk.room.set(Some(disk.used() + 40));
    let (mut store, mut scorecard) = open(disk.clone());
    let before = scorecard.clone();
    let edit = Edit::new("").put(measurement(102, SLA, date(2025, 2, 2)));
    let saved = store.commit(&mut scorecard, edit, now()).unwrap().saved;
    assert_eq!(saved, Err(SaveError::Locked));
    assert_same(&open(copy(&disk.inner)).1, &before, "half");
    disk.room.set(None);
    store.flush(&scorecard).unwrap();
    assert_same(&open(disk).1, &scorecard, "with room");
}

#[test]
fn a_redo_log_of_garbage_that_cannot_be_set_aside_is_kept_and_the_page_works() {
    let disk = WatchedDisk::over(stocked());
    disk.set(keys::REDO, "garbage").unwrap();
    disk.room.set(Some(disk.used()));
    let (mut store, mut scorecard) = open(disk.clone());
    assert_left(&scorecard, &without(|_, _| false), "opened");
    // An edit of one record needs no log; one of several waits for room.
    let edit = Edit::new("").put(kpi(SLA, "SL"));
    store
        .commit(&mut scorecard, edit, now())
        .unwrap()
        .saved
        .unwrap();
    let edit = Edit::new("")
        .delete(Kind::Kpi, SLA)
        .delete(Kind::Action, ACTION);
    assert!(
        store
            .commit(&mut scorecard, edit, now())
            .unwrap()
            .saved
            .is_err()
    );
    assert_eq!(disk.get(keys::REDO), Ok(Some("garbage".to_owned())));
    disk.room.set(None);
    store.flush(&scorecard).unwrap();
    assert_eq!(store.quarantined().unwrap()[0].text, "garbage");
    assert_same(&open(disk).1, &scorecard, "with room");
}
