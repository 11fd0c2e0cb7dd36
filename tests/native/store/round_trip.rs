//! Any scorecard that people can reach, there and back.

use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::store::Store;
use linchpin::store::disk::MemoryDisk;
use linchpin::store::keys::{KeyPlace, ROOT};
use proptest::prelude::*;

use super::assert_same;
use super::sample::{HERE, PATCHES, SAMPLE, SLA, date, kpi, measurement, now, sample};
use crate::generate::{COPIES, edit, scorecard, text, world};

fn reopened(disk: &MemoryDisk, id: Id) -> Scorecard {
    let (mut store, _) = Store::open(disk.clone(), HERE);
    let loaded = store.load(id).unwrap();
    assert_eq!(store.quarantined().unwrap(), []);
    assert!(!store.has_unsaved());
    loaded
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_stored_scorecard_is_loaded_as_it_was(scorecard in scorecard(30)) {
        let disk = MemoryDisk::default();
        let (mut store, _) = Store::open(disk.clone(), HERE);
        store.add(&scorecard, now()).unwrap();
        assert_same(&store.peek(scorecard.id).unwrap(), &scorecard, "peek");
        assert_same(&reopened(&disk, scorecard.id), &scorecard, "load");
    }

    #[test]
    fn edits_merges_and_replacements_are_loaded_as_the_page_showed_them(
        world in world(12),
        edits in proptest::collection::vec(edit(), 0..4),
    ) {
        let [mut scorecard, theirs, others] = world.copies;
        let disk = MemoryDisk::default();
        let (mut store, _) = Store::open(disk.clone(), COPIES[0]);
        store.add(&scorecard, now()).unwrap();
        let merge = scorecard.merge(&theirs);
        let mut steps = vec![merge];
        steps.extend(edits);
        for step in steps {
            let commit = store.commit(&mut scorecard, step, now()).unwrap();
            prop_assert_eq!(commit.saved, Ok(()));
            assert_same(&reopened(&disk, scorecard.id), &scorecard, "edit");
        }
        let replace = scorecard.replace(&others);
        let inverse = store.commit(&mut scorecard, replace, now()).unwrap().inverse;
        assert_same(&reopened(&disk, scorecard.id), &scorecard, "replace");
        store.commit(&mut scorecard, inverse, now()).unwrap().saved.unwrap();
        assert_same(&reopened(&disk, scorecard.id), &scorecard, "undo");
    }

    #[test]
    fn a_measurement_with_any_text_is_loaded_as_it_was(
        texts in proptest::collection::vec((text(), "\\PC*", any::<String>()), 1..8),
    ) {
        let mut scorecard = sample();
        for (number, (note, source, entered_by)) in (300..).zip(texts) {
            let mut noted = measurement(number, SLA, date(2026, 7, 1));
            (noted.note, noted.source, noted.entered_by) = (note, source, entered_by);
            scorecard.apply(Edit::new("").put(noted), HERE).unwrap();
        }
        let disk = MemoryDisk::default();
        Store::open(disk.clone(), HERE).0.add(&scorecard, now()).unwrap();
        assert_same(&reopened(&disk, scorecard.id), &scorecard, "texts");
    }

    #[test]
    fn every_text_is_stored_under_our_root_at_a_place(scorecard in scorecard(20)) {
        let disk = MemoryDisk::default();
        let (mut store, _) = Store::open(disk.clone(), HERE);
        store.add(&scorecard, now()).unwrap();
        for key in disk.texts().keys() {
            prop_assert!(key.starts_with(ROOT));
            if key.starts_with("linchpin/s/") {
                prop_assert!(KeyPlace::from_key(key).is_some(), "{}", key);
            }
        }
    }
}

#[test]
fn what_an_edit_has_replaced_is_still_known_as_seen_after_a_restart() {
    // Else merging the file that was exported before would bring the old version back as a conflict.
    let disk = MemoryDisk::default();
    let (mut store, _) = Store::open(disk.clone(), HERE);
    store.add(&sample(), now()).unwrap();
    let rename = |name: u64, to: &str| {
        let (mut tab, _) = Store::open(disk.clone(), Replica(name));
        let mut scorecard = tab.load(SAMPLE).unwrap();
        let edit = Edit::new("").put(kpi(PATCHES, to));
        tab.commit(&mut scorecard, edit, now())
            .unwrap()
            .saved
            .unwrap();
        scorecard
    };
    let exported = rename(0xb1, "In one tab");
    let renamed = rename(0xb2, "In another");
    let found = reopened(&disk, SAMPLE);
    assert_same(&found, &renamed, "restarted");
    assert!(found.merge(&exported).is_empty());
}
