//! A cut after any number of writes: what is found at the next start is the state before or the state
//! after, of everything that is stored.

use std::collections::BTreeMap;

use linchpin::domain::revision::Id;
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::store::disk::MemoryDisk;
use linchpin::store::{Opened, Store};

use super::sample::{Act, HERE, OTHER, PATCHES, SAMPLE, acts, kpi, now, other};
use super::{assert_same, copy, everything, open, stocked};

type Everything = BTreeMap<Id, Scorecard>;

/// An act, and what is stored before and after it.
struct Case {
    name: &'static str,
    act: Act,
    before: MemoryDisk,
    after: MemoryDisk,
}

fn cases() -> Vec<Case> {
    let before = stocked();
    let case = |(name, act): (&'static str, Act)| {
        let after = copy(&before);
        let (mut store, mut scorecard) = open(after.clone());
        act.run(&mut store, &mut scorecard).unwrap();
        let before = copy(&before);
        Case {
            name,
            act,
            before,
            after,
        }
    };
    acts().into_iter().map(case).collect()
}

impl Case {
    /// Returns what is left when the act is cut after so many writes, until it needs no more than that.
    fn cut_after(&self, writes: usize) -> Option<MemoryDisk> {
        let disk = copy(&self.before);
        let (mut store, mut scorecard) = open(disk.clone());
        disk.writes_left.set(Some(writes));
        let saved = self.act.run(&mut store, &mut scorecard);
        disk.writes_left.set(None);
        if saved.is_ok() {
            assert_state(&everything(&disk), &everything(&self.after), self.name);
            return None;
        }
        Some(disk)
    }

    fn cuts(&self) -> impl Iterator<Item = (usize, MemoryDisk)> + '_ {
        (0..).map_while(|writes| self.cut_after(writes).map(|disk| (writes, disk)))
    }
}

#[track_caller]
fn assert_state(found: &Everything, expected: &Everything, when: &str) {
    assert!(
        found.keys().eq(expected.keys()),
        "{when}: {:?}",
        found.keys()
    );
    for (id, scorecard) in expected {
        assert_same(&found[id], scorecard, when);
    }
}

#[track_caller]
fn assert_one_of(found: &Everything, before: &Everything, after: &Everything, when: &str) {
    if found != before {
        assert_state(found, after, when);
    }
}

#[test]
fn each_edit_cut_after_any_write_is_found_undone_or_done() {
    for case in cases() {
        let (before, after) = (everything(&case.before), everything(&case.after));
        assert_ne!(before, after, "{}", case.name);
        for (writes, disk) in case.cuts() {
            let when = format!("{} cut after {writes} writes", case.name);
            assert_one_of(&everything(&disk), &before, &after, &when);
        }
    }
}

#[test]
fn a_cut_during_the_recovery_from_a_cut_is_recovered_from() {
    for case in cases() {
        let (before, after) = (everything(&case.before), everything(&case.after));
        for (first, disk) in case.cuts() {
            for second in 0.. {
                let disk = copy(&disk);
                disk.writes_left.set(Some(second));
                recover(&disk);
                let needs_no_more = disk.writes_left.get() != Some(0);
                disk.writes_left.set(None);
                let when = format!("{} cut after {first} and {second} writes", case.name);
                assert_one_of(&everything(&disk), &before, &after, &when);
                if needs_no_more {
                    break;
                }
            }
        }
    }
}

/// Starts, shows each scorecard and saves what the start has left to save.
fn recover(disk: &MemoryDisk) {
    let (mut store, _) = Store::open(disk.clone(), HERE);
    for listed in store.list().unwrap() {
        if let Ok(scorecard) = store.load(listed.id) {
            let _ = store.flush(&scorecard);
        }
    }
}

#[test]
fn work_goes_on_after_a_recovery_that_was_cut() {
    for case in cases() {
        let work_on = |disk: &MemoryDisk| {
            let (mut store, opened) = Store::open(disk.clone(), HERE);
            disk.writes_left.set(None);
            let Opened::Ready { .. } = opened else {
                return false;
            };
            let mut scorecard = store.load(OTHER).unwrap_or(Scorecard::empty(OTHER));
            let edit = Edit::new("").put(kpi(PATCHES, "Added after the cut"));
            store
                .commit(&mut scorecard, edit, now())
                .unwrap()
                .saved
                .unwrap();
            true
        };
        if matches!(case.act, Act::Remove(OTHER)) {
            continue;
        }
        work_on(&case.before);
        work_on(&case.after);
        let (before, after) = (everything(&case.before), everything(&case.after));
        // The case's own disks have the later work now, so the cuts are made from a new one.
        for fresh in cases().into_iter().filter(|fresh| fresh.name == case.name) {
            for (first, disk) in fresh.cuts() {
                for second in 0..6 {
                    let disk = copy(&disk);
                    disk.writes_left.set(Some(second));
                    if work_on(&disk) {
                        let when = format!("{} cut after {first} and {second}", case.name);
                        assert_one_of(&everything(&disk), &before, &after, &when);
                    }
                }
            }
        }
    }
}

#[test]
fn after_a_save_that_was_cut_another_scorecard_can_be_opened_and_edited() {
    for case in cases()
        .iter()
        .filter(|case| matches!(case.act, Act::Edit(_)))
    {
        let (before, after) = (everything(&case.before), everything(&case.after));
        for writes in 0.. {
            let disk = copy(&case.before);
            let (mut store, mut scorecard) = open(disk.clone());
            disk.writes_left.set(Some(writes));
            let saved = case.act.run(&mut store, &mut scorecard);
            disk.writes_left.set(None);
            let mut other = store.load(OTHER).unwrap();
            let edit = Edit::new("").put(kpi(PATCHES, "More"));
            store
                .commit(&mut other, edit, now())
                .unwrap()
                .saved
                .unwrap();
            let found = everything(&disk);
            let when = format!("{} cut after {writes} writes", case.name);
            assert_same(&found[&OTHER], &other, &when);
            if found[&SAMPLE] != before[&SAMPLE] {
                assert_same(&found[&SAMPLE], &after[&SAMPLE], &when);
            }
            if saved.is_ok() {
                break;
            }
        }
    }
}

#[test]
fn a_scorecard_that_was_not_added_can_be_added_again_or_another_one() {
    let new = other(super::sample::NEW, "New");
    let another = other(Id::from_number(4), "Another");
    for writes in 0.. {
        let disk = stocked();
        let mut expected = everything(&disk);
        let (mut store, _) = open(disk.clone());
        disk.writes_left.set(Some(writes));
        if store.add(&new, now()).is_ok() {
            break;
        }
        disk.writes_left.set(None);
        for scorecard in [&another, &new] {
            store.add(scorecard, now()).unwrap();
            expected.insert(scorecard.id, scorecard.clone());
            assert_state(
                &everything(&disk),
                &expected,
                &format!("after {writes} writes"),
            );
        }
    }
}

#[test]
fn a_scorecard_removed_after_a_save_that_was_cut_stays_away() {
    for case in cases()
        .iter()
        .filter(|case| matches!(case.act, Act::Edit(_)))
    {
        for writes in 0.. {
            let disk = copy(&case.before);
            let (mut store, mut scorecard) = open(disk.clone());
            disk.writes_left.set(Some(writes));
            let saved = case.act.run(&mut store, &mut scorecard);
            disk.writes_left.set(None);
            store.remove(SAMPLE).unwrap();
            let found = everything(&disk);
            assert!(
                found.keys().eq([&OTHER]),
                "{} after {writes}: {:?}",
                case.name,
                found.keys()
            );
            if saved.is_ok() {
                break;
            }
        }
    }
}
