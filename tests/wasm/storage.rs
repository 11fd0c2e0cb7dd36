//! The store on the real localStorage: what fails, fails as in memory, and leaves the state before or after.

use std::collections::BTreeMap;

use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::store::browser::BrowserDisk;
use linchpin::store::disk::{Disk, DiskError};
use linchpin::store::keys::ROOT;
use linchpin::store::{Opened, SaveError, Store};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::failing::{BLOCKED, FULL, Failing, NoStorage, storage};
use crate::sample::{self, Act, HERE, NEW, OTHER, PATCHES, SAMPLE, acts, kpi, now, other};

type Texts = BTreeMap<String, String>;

/// Returns what Linchpin has stored; the test page's other keys are none of its business.
fn texts() -> Texts {
    let disk = BrowserDisk::find();
    let keys = disk
        .keys()
        .unwrap()
        .into_iter()
        .filter(|key| key.starts_with(ROOT));
    keys.map(|key| (key.clone(), disk.get(&key).unwrap().unwrap()))
        .collect()
}

fn restore(texts: &Texts) {
    let disk = BrowserDisk::find();
    for key in disk
        .keys()
        .unwrap()
        .iter()
        .filter(|key| key.starts_with(ROOT))
    {
        disk.remove(key).unwrap();
    }
    for (key, text) in texts {
        disk.set(key, text).unwrap();
    }
}

/// Starts from the sample and another scorecard, and returns what is stored then.
fn stocked() -> Texts {
    restore(&Texts::new());
    let (mut store, _) = Store::open(BrowserDisk::find(), HERE);
    store.add(&other(OTHER, "Other"), now()).unwrap();
    store.add(&sample::sample(), now()).unwrap();
    texts()
}

fn open() -> (Store<BrowserDisk>, Scorecard) {
    let (mut store, opened) = Store::open(BrowserDisk::find(), HERE);
    assert!(matches!(opened, Opened::Ready { .. }), "{opened:?}");
    let scorecard = store.load(SAMPLE).unwrap();
    (store, scorecard)
}

/// Everything that a fresh start finds.
fn everything() -> BTreeMap<Id, Scorecard> {
    let (mut store, opened) = Store::open(BrowserDisk::find(), HERE);
    assert!(matches!(opened, Opened::Ready { .. }), "{opened:?}");
    assert_eq!(store.quarantined().unwrap(), []);
    let listed = store.list().unwrap().into_iter();
    listed
        .map(|listed| (listed.id, store.load(listed.id).unwrap()))
        .collect()
}

/// What is stored before and after an act that nothing disturbs.
fn undisturbed(stocked: &Texts, act: &Act) -> [BTreeMap<Id, Scorecard>; 2] {
    restore(stocked);
    let before = everything();
    let (mut store, mut scorecard) = open();
    act.run(&mut store, &mut scorecard).unwrap();
    [before, everything()]
}

fn error_of(name: &str) -> DiskError {
    match FULL.contains(&name) {
        true => DiskError::Full,
        false => DiskError::Blocked(name.to_owned()),
    }
}

/// Runs each act with each of the failures, from the first call on, until it needs no more calls.
fn each_failure(fail: impl Fn(usize) -> Failing, error: impl Fn() -> DiskError) {
    let stocked = stocked();
    for (name, act) in acts() {
        let states = undisturbed(&stocked, &act);
        for after in 0.. {
            restore(&stocked);
            let (mut store, mut scorecard) = open();
            let failing = fail(after);
            let saved = act.run(&mut store, &mut scorecard);
            let disturbed = failing.is_used_up();
            drop(failing);
            let found = everything();
            assert!(states.contains(&found), "{name} failed after {after} calls");
            if saved.is_ok() {
                assert!(found == states[1], "{name}");
            } else {
                assert_eq!(saved, Err(SaveError::Disk(error())), "{name} after {after}");
            }
            if !disturbed {
                break;
            }
        }
    }
}

#[wasm_bindgen_test]
fn storage_that_is_full_leaves_the_state_before_or_after() {
    for name in FULL {
        each_failure(|after| Failing::set(after, name), || error_of(name));
    }
}

#[wasm_bindgen_test]
fn storage_that_becomes_blocked_leaves_the_state_before_or_after() {
    each_failure(|after| Failing::set(after, BLOCKED), || error_of(BLOCKED));
}

#[wasm_bindgen_test]
fn a_cut_between_any_two_writes_leaves_the_state_before_or_after() {
    each_failure(Failing::cut, || error_of("AbortError"));
}

#[wasm_bindgen_test]
fn an_edit_that_failed_is_on_the_page_and_saved_once_storage_works_again() {
    let stocked = stocked();
    for (title, edit) in sample::edits(&sample::sample()) {
        for name in [FULL[0], FULL[1], BLOCKED] {
            for after in 0.. {
                restore(&stocked);
                let (mut store, mut scorecard) = open();
                let failing = Failing::set(after, name);
                let saved = store
                    .commit(&mut scorecard, edit.clone(), now())
                    .unwrap()
                    .saved;
                drop(failing);
                if saved.is_ok() {
                    break;
                }
                assert_eq!(saved, Err(SaveError::Disk(error_of(name))), "{title}");
                assert!(store.has_unsaved());
                store.flush(&scorecard).unwrap();
                assert!(everything()[&SAMPLE] == scorecard, "{title} after {after}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn storage_that_is_really_full_says_so_and_can_be_made_room_in() {
    stocked();
    let (mut store, mut scorecard) = open();
    // Fill it to the last character, as far as the browser goes.
    let mut filler = "x".repeat(4 << 20);
    for number in 0.. {
        let key = format!("{ROOT}filler/{number}");
        if let Err(error) = store.disk().set(&key, &filler) {
            assert_eq!(error, DiskError::Full);
            if filler.is_empty() {
                break;
            }
            filler.truncate(filler.len() / 2);
        }
    }
    let mut long = kpi(PATCHES, "Long");
    long.meaning = "long ".repeat(1000);
    let edit = Edit::new("").put(long);
    let saved = store.commit(&mut scorecard, edit, now()).unwrap().saved;
    assert_eq!(saved, Err(SaveError::Disk(DiskError::Full)));
    assert_eq!(
        store.add(&other(NEW, "New"), now()),
        Err(SaveError::Disk(DiskError::Full))
    );
    store.remove(OTHER).unwrap();
    assert!(everything().keys().eq([&SAMPLE]));
    store.erase().unwrap();
    assert_eq!(texts(), Texts::new());
}

#[wasm_bindgen_test]
fn a_browser_that_refuses_storage_is_said_to_be_blocked_and_nothing_panics() {
    let none = || DiskError::Blocked("it offers no storage".to_owned());
    let blocked = || error_of(BLOCKED);
    for (refusal, error) in [
        (NoStorage::throwing as fn(_) -> _, blocked as fn() -> _),
        (|_| NoStorage::null(), none),
    ] {
        let refusing = refusal(BLOCKED);
        let (mut store, opened) = Store::open(BrowserDisk::find(), HERE);
        drop(refusing);
        assert_eq!(opened, Opened::Blocked(error()));
        // The page works, and is told each time that nothing is kept.
        let mut scorecard = sample::sample();
        assert_eq!(store.add(&scorecard, now()), Err(SaveError::Disk(error())));
        let edit = Edit::new("").put(kpi(PATCHES, "Worked on"));
        let commit = store.commit(&mut scorecard, edit, now()).unwrap();
        assert_eq!(commit.saved, Err(SaveError::Disk(error())));
        assert_eq!(store.flush(&scorecard), Err(SaveError::Disk(error())));
        assert_eq!(store.load(SAMPLE), Err(error()));
        assert_eq!(store.list(), Err(error()));
        assert_eq!(store.used(), Err(error()));
    }
}

#[wasm_bindgen_test]
fn what_others_keep_in_the_same_storage_is_left_alone() {
    stocked();
    storage().set_item("theirs", "not ours").unwrap();
    let (mut store, _) = open();
    assert!(!store.raw().unwrap().contains_key("theirs"));
    store.erase().unwrap();
    assert_eq!(
        storage().get_item("theirs"),
        Ok(Some("not ours".to_owned()))
    );
    storage().remove_item("theirs").unwrap();
}

#[wasm_bindgen_test]
fn two_stores_on_the_real_storage_lose_nothing_of_each_other() {
    stocked();
    let (mut a, mut card_a) = open();
    let (mut b, _) = Store::open(BrowserDisk::find(), Replica(0xbb));
    let mut card_b = b.load(SAMPLE).unwrap();
    let on = sample::date(2026, 9, 9);
    for number in 120..125 {
        let edit = |number| Edit::new("").put(sample::measurement(number, sample::SLA, on));
        a.commit(&mut card_a, edit(number), now())
            .unwrap()
            .saved
            .unwrap();
        b.commit(&mut card_b, edit(number + 10), now())
            .unwrap()
            .saved
            .unwrap();
    }
    let found = &everything()[&SAMPLE];
    assert_eq!(
        found
            .series(sample::SLA)
            .filter(|(at, ..)| at.date == on)
            .count(),
        10
    );
}
