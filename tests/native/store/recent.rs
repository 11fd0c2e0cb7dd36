//! A browser that is killed before it has written everything to its disk.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use linchpin::domain::measure::kpi::Kpi;
use linchpin::domain::record::Kind;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::store::disk::{Disk, DiskError, MemoryDisk};
use linchpin::store::journal::Writes;
use linchpin::store::keys::{self, KeyPlace};
use linchpin::store::recent::{Batch, forget_visits, outdated, replay};
use linchpin::store::{Opened, Quarantined, Store};

use super::sample::{
    ACTION, HERE, NEW, OTHER, PATCHES, SAMPLE, SLA, colleagues_copy, date, kpi, measurement, now,
    other,
};
use super::{assert_same, copy, everything, key, stocked};

const START: u64 = 1_800_000_000_000;

/// What the browser keeps at once beside the storage; all its tabs share it.
type Kept = Rc<RefCell<BTreeMap<String, String>>>;

/// Storage whose writes are noted as the browser's are.
#[derive(Clone)]
struct RecordedDisk {
    disk: MemoryDisk,
    visit: Replica,
    number: Rc<Cell<u64>>,
    writes: Rc<RefCell<Writes>>,
    forgets: Rc<Cell<bool>>,
    kept: Kept,
}

impl RecordedDisk {
    fn over(disk: &MemoryDisk, visit: u64, kept: &Kept) -> RecordedDisk {
        RecordedDisk {
            disk: disk.clone(),
            visit: Replica(visit),
            number: Rc::default(),
            writes: Rc::default(),
            forgets: Rc::default(),
            kept: kept.clone(),
        }
    }

    /// Ends the task: what it wrote is a batch.
    fn keep(&self) {
        let writes = self.writes.take();
        if writes.is_empty() {
            return;
        }
        self.number.set(self.number.get() + 1);
        let batch = Batch {
            visit: self.visit,
            number: self.number.get(),
            at: START,
            writes,
        };
        if self.forgets.take() {
            self.kept.borrow_mut().clear();
        } else {
            let key = keys::written(self.visit);
            self.disk.set(&key, &batch.mark()).unwrap();
        }
        for (key, record) in batch.records() {
            match record {
                Some(record) => self.kept.borrow_mut().insert(key, record),
                None => self.kept.borrow_mut().remove(&key),
            };
        }
    }

    fn note(&self, key: &str, text: Option<&str>) {
        let text = text.map(str::to_owned);
        self.writes.borrow_mut().insert(key.to_owned(), text);
    }
}

impl Disk for RecordedDisk {
    fn get(&self, key: &str) -> Result<Option<String>, DiskError> {
        self.disk.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), DiskError> {
        self.disk.set(key, text)?;
        self.note(key, Some(text));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), DiskError> {
        self.disk.remove(key)?;
        self.note(key, None);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, DiskError> {
        self.disk.keys()
    }

    fn forget(&self) {
        self.forgets.set(true);
    }
}

fn list(kept: &Kept) -> Vec<(String, String)> {
    kept.borrow().clone().into_iter().collect()
}

/// What is found after a crash that left the storage as it was then.
fn recovered(left: &MemoryDisk, kept: &Kept) -> BTreeMap<Id, Scorecard> {
    let disk = copy(left);
    replay(&disk, &list(kept)).unwrap();
    let found = everything(&disk);
    // It is told that nothing is lost any more.
    assert_eq!(replay(&disk, &list(kept)), Ok(Writes::new()));
    // And a crash right after does not matter: the storage may be as it was, or as far as it had come.
    let again = copy(left);
    for writes in [0, 1, 2, 5] {
        again.writes_left.set(Some(writes));
        let _ = replay(&again, &list(kept));
        again.writes_left.set(None);
    }
    replay(&again, &list(kept)).unwrap();
    assert_eq!(everything(&again), found);
    found
}

type Act = fn(&mut Store<RecordedDisk>, &mut Scorecard);

/// What people do one after the other, each in a task of its own.
const ACTS: [Act; 11] = [
    |store, card| edit(store, card, Edit::new("").put(kpi(PATCHES, "New name"))),
    |store, card| {
        let put = Edit::new("").put(measurement(180, SLA, date(2030, 3, 3)));
        edit(store, card, put);
    },
    |store, card| edit(store, card, Edit::new("").delete(Kind::Action, ACTION)),
    |store, card| {
        // Moves the only one of its year to another table.
        let put = Edit::new("").put(measurement(180, SLA, date(2031, 3, 3)));
        edit(store, card, put);
    },
    |store, card| {
        let merge = card.merge(&colleagues_copy());
        edit(store, card, merge);
    },
    |store, card| {
        let delete = Edit::new("").delete(Kind::Measurement, Id::from_number(180));
        edit(store, card, delete);
    },
    |store, _| store.remove(OTHER).unwrap(),
    |store, card| {
        store.add(&other(NEW, "New"), now()).unwrap();
        *card = store.load(NEW).unwrap();
        store.flush(card).unwrap();
    },
    |store, card| edit(store, card, Edit::new("").put(kpi(SLA, "Of the new one"))),
    |store, card| {
        store.mark_exported(card, now()).unwrap();
        *card = store.load(SAMPLE).unwrap();
    },
    |store, card| {
        store.remove(NEW).unwrap();
        store.add(&other(OTHER, "Back"), now()).unwrap();
        *card = store.load(SAMPLE).unwrap();
    },
];

fn edit(store: &mut Store<RecordedDisk>, card: &mut Scorecard, edit: Edit) {
    store.commit(card, edit, now()).unwrap().saved.unwrap();
}

#[test]
fn whatever_the_browser_had_not_written_when_it_was_killed_comes_back() {
    let disk = stocked();
    let kept = Kept::default();
    let recorded = RecordedDisk::over(&disk, 0x77, &kept);
    let (mut store, _) = Store::open(recorded.clone(), HERE);
    let mut card = store.load(SAMPLE).unwrap();
    recorded.keep();
    let mut written = vec![copy(&disk)];
    for (number, act) in ACTS.iter().enumerate() {
        act(&mut store, &mut card);
        recorded.keep();
        let expected = everything(&disk);
        for (before, left) in written.iter().enumerate() {
            let found = recovered(left, &kept);
            let names = |all: &BTreeMap<Id, Scorecard>| all.keys().copied().collect::<Vec<_>>();
            assert_eq!(names(&found), names(&expected), "{before} of {number}");
            for (id, expected) in &expected {
                let when = format!("{before} of {number}");
                assert_same(&found[id], expected, &when);
            }
        }
        written.push(copy(&disk));
    }
}

#[test]
fn the_very_first_scorecard_of_a_browser_comes_back_whole() {
    let (disk, kept) = (MemoryDisk::default(), Kept::default());
    let recorded = RecordedDisk::over(&disk, 0x77, &kept);
    let (mut store, _) = Store::open(recorded.clone(), HERE);
    let mut card = other(NEW, "First");
    store.add(&card, now()).unwrap();
    recorded.keep();
    edit(
        &mut store,
        &mut card,
        Edit::new("").put(kpi(PATCHES, "New")),
    );
    recorded.keep();
    let found = recovered(&MemoryDisk::default(), &kept);
    assert_same(&found[&NEW], &card, "from nothing");
}

#[test]
fn what_was_removed_or_erased_does_not_come_back() {
    for is_erased in [false, true] {
        let (disk, kept) = (stocked(), Kept::default());
        let recorded = RecordedDisk::over(&disk, 0x77, &kept);
        let (mut store, _) = Store::open(recorded.clone(), HERE);
        let mut card = store.load(SAMPLE).unwrap();
        edit(
            &mut store,
            &mut card,
            Edit::new("").put(kpi(PATCHES, "New")),
        );
        recorded.keep();
        store.add(&other(NEW, "New"), now()).unwrap();
        recorded.keep();
        let before = copy(&disk);
        match is_erased {
            true => store.erase().unwrap(),
            false => [SAMPLE, OTHER, NEW]
                .map(|id| store.remove(id).unwrap())
                .into_iter()
                .collect(),
        }
        recorded.keep();
        for left in [&before, &stocked(), &disk] {
            assert_eq!(
                recovered(left, &kept),
                BTreeMap::new(),
                "erased: {is_erased}"
            );
        }
        if is_erased {
            assert_eq!(disk.texts(), BTreeMap::new());
            assert!(!list(&kept).iter().any(|(_, record)| record.contains("New")));
        }
        // Somebody else has cleared the storage: parts of a scorecard would be worse than none.
        let cleared = MemoryDisk::default();
        let (disk, kept) = (stocked(), Kept::default());
        let recorded = RecordedDisk::over(&disk, 0x78, &kept);
        let (mut store, _) = Store::open(recorded.clone(), HERE);
        let mut card = store.load(SAMPLE).unwrap();
        edit(
            &mut store,
            &mut card,
            Edit::new("").put(kpi(PATCHES, "New")),
        );
        recorded.keep();
        assert_eq!(recovered(&cleared, &kept), BTreeMap::new());
    }
}

#[test]
fn a_scorecard_added_again_after_it_was_removed_stays() {
    let (disk, kept) = (stocked(), Kept::default());
    let first = RecordedDisk::over(&disk, 0x77, &kept);
    let (mut store, _) = Store::open(first.clone(), HERE);
    store.remove(SAMPLE).unwrap();
    first.keep();
    let second = RecordedDisk::over(&disk, 0x78, &kept);
    let (mut store, _) = Store::open(second.clone(), HERE);
    store.add(&super::sample::sample(), now()).unwrap();
    second.keep();
    let expected = everything(&disk);
    for left in [&stocked(), &disk] {
        assert_eq!(recovered(left, &kept), expected);
    }
}

#[test]
fn what_two_tabs_wrote_comes_back_together() {
    let (disk, kept) = (stocked(), Kept::default());
    let tabs = [0x77, 0x78].map(|visit| {
        let recorded = RecordedDisk::over(&disk, visit, &kept);
        let (mut store, _) = Store::open(recorded.clone(), Replica(visit));
        let card = store.load(SAMPLE).unwrap();
        (recorded, store, card)
    });
    let start = copy(&disk);
    let [mut a, mut b] = tabs;
    edit(&mut a.1, &mut a.2, Edit::new("").put(kpi(PATCHES, "Of a")));
    a.0.keep();
    let middle = copy(&disk);
    let owned = Kpi {
        owner: "b".to_owned(),
        ..b.2.get::<Kpi>(PATCHES).unwrap().clone()
    };
    edit(&mut b.1, &mut b.2, Edit::new("").put(owned));
    b.0.keep();
    for left in [start, middle, copy(&disk)] {
        let found = recovered(&left, &kept);
        let kpi = found[&SAMPLE].get::<Kpi>(PATCHES).unwrap();
        assert_eq!((kpi.name.as_str(), kpi.owner.as_str()), ("Of a", "b"));
        assert_eq!(found[&SAMPLE].conflicts().count(), 1, "the sample's own");
    }
}

#[test]
fn nothing_comes_back_over_a_newer_version_and_damage_is_set_aside() {
    let (disk, kept) = (stocked(), Kept::default());
    let recorded = RecordedDisk::over(&disk, 0x77, &kept);
    let (mut store, _) = Store::open(recorded.clone(), HERE);
    let mut card = store.load(SAMPLE).unwrap();
    edit(
        &mut store,
        &mut card,
        Edit::new("").put(kpi(PATCHES, "New")),
    );
    recorded.keep();

    let newer = stocked();
    newer.set(keys::VERSION, "2").unwrap();
    let before = newer.texts();
    assert_eq!(replay(&newer, &list(&kept)), Ok(Writes::new()));
    assert_eq!(newer.texts(), before);

    let damaged = stocked();
    let place = key(KeyPlace::Record(Kind::Kpi, PATCHES));
    damaged.set(&place, "garbage").unwrap();
    replay(&damaged, &list(&kept)).unwrap();
    let (mut store, opened) = Store::open(damaged, HERE);
    assert!(matches!(opened, Opened::Ready { .. }));
    assert_same(&store.load(SAMPLE).unwrap(), &card, "damaged");
    let aside = Quarantined {
        key: format!("{}{place}", keys::QUARANTINE),
        text: "garbage".to_owned(),
    };
    assert_eq!(store.quarantined().unwrap(), [aside]);

    let mut garbage = list(&kept);
    garbage
        .iter_mut()
        .for_each(|(_, record)| record.truncate(20));
    assert_eq!(replay(&stocked(), &garbage), Ok(Writes::new()));
}

#[test]
fn what_was_kept_long_enough_is_let_go() {
    let hour = 60 * 60 * 1000;
    let (disk, kept) = (stocked(), Kept::default());
    let recorded = RecordedDisk::over(&disk, 0x77, &kept);
    let (mut store, _) = Store::open(recorded.clone(), HERE);
    store.load(SAMPLE).unwrap();
    recorded.keep();
    let kept = list(&kept);
    assert!(!kept.is_empty());
    let written = keys::written(Replica(0x77));
    assert_eq!(outdated(&kept, START + hour), Vec::<&str>::new());
    assert_eq!(outdated(&kept, START + 3 * hour).len(), kept.len());
    // Longer than the texts that it tells of.
    forget_visits(&disk, START + 2 * hour + hour / 2).unwrap();
    assert!(disk.get(&written).unwrap().is_some());
    forget_visits(&disk, START + 4 * hour).unwrap();
    assert_eq!(disk.get(&written), Ok(None));
}
