//! Two and three tabs that edit the same records at the same moment, in random order.
//!
//! Each tab looks at storage through a cache of its own, as in Chromium: a write of another tab arrives
//! late, in the order in which the browser took the writes, and never shows while an own write of the same
//! key is under way; the storage event comes later still.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use linchpin::domain::record::{AnyRecord, Kind};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::slot::{Slot, Version};
use linchpin::store::Store;
use linchpin::store::disk::{Disk, DiskError};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use super::sample::{PATCHES, SAMPLE, date, now};
use super::{everything, stocked};

/// A write on its way: the tab, the key, and the text or none.
type Write = (usize, String, Option<String>);

/// What the browser has taken, and the writes that are on their way to it and from it.
#[derive(Default)]
struct Area {
    taken: BTreeMap<String, String>,
    to: Vec<VecDeque<Write>>,
    from: Vec<VecDeque<Write>>,
}

/// Storage as one tab sees it.
#[derive(Clone)]
struct CachedDisk {
    me: usize,
    area: Rc<RefCell<Area>>,
    cache: Rc<RefCell<BTreeMap<String, String>>>,
    under_way: Rc<RefCell<BTreeMap<String, usize>>>,
}

impl CachedDisk {
    fn write(&self, key: &str, text: Option<&str>) -> Result<(), DiskError> {
        set(&mut self.cache.borrow_mut(), key, text);
        *self
            .under_way
            .borrow_mut()
            .entry(key.to_owned())
            .or_default() += 1;
        let write = (self.me, key.to_owned(), text.map(str::to_owned));
        self.area.borrow_mut().to[self.me].push_back(write);
        Ok(())
    }

    /// Lets the browser take the next write of this tab.
    fn send(&self) {
        let mut area = self.area.borrow_mut();
        if let Some(write) = area.to[self.me].pop_front() {
            set(&mut area.taken, &write.1, write.2.as_deref());
            area.from
                .iter_mut()
                .for_each(|queue| queue.push_back(write.clone()));
        }
    }

    /// Hears of the next write that the browser took; returns the event that the page gets.
    fn receive(&self) -> Option<(String, String)> {
        let (tab, key, text) = self.area.borrow_mut().from[self.me].pop_front()?;
        let mut under_way = self.under_way.borrow_mut();
        let own = under_way.entry(key.clone()).or_default();
        if tab == self.me {
            *own -= 1;
            return None;
        }
        if *own == 0 {
            set(&mut self.cache.borrow_mut(), &key, text.as_deref());
        }
        text.map(|text| (key, text))
    }
}

fn set(texts: &mut BTreeMap<String, String>, key: &str, text: Option<&str>) {
    match text {
        Some(text) => texts.insert(key.to_owned(), text.to_owned()),
        None => texts.remove(key),
    };
}

impl Disk for CachedDisk {
    fn get(&self, key: &str) -> Result<Option<String>, DiskError> {
        Ok(self.cache.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), DiskError> {
        self.write(key, Some(text))
    }

    fn remove(&self, key: &str) -> Result<(), DiskError> {
        self.write(key, None)
    }

    fn keys(&self) -> Result<Vec<String>, DiskError> {
        Ok(self.cache.borrow().keys().cloned().collect())
    }
}

/// A page: its store, what it shows, and the events that it has not heard yet.
struct Tab {
    disk: CachedDisk,
    store: Store<CachedDisk>,
    scorecard: Scorecard,
    events: VecDeque<(String, String)>,
}

impl Tab {
    fn open(disk: CachedDisk) -> Tab {
        let (mut store, _) = Store::open(disk.clone(), Replica(0xa0 + disk.me as u64));
        let scorecard = store.load(SAMPLE).unwrap();
        store.flush(&scorecard).unwrap();
        Tab {
            disk,
            store,
            scorecard,
            events: VecDeque::new(),
        }
    }

    fn hear(&mut self) {
        if let Some((key, text)) = self.events.pop_front() {
            self.store.follow(&mut self.scorecard, &key, &text);
        }
    }

    fn is_quiet(&self) -> bool {
        let area = self.disk.area.borrow();
        let me = self.disk.me;
        area.to[me].is_empty()
            && area.from[me].is_empty()
            && self.events.is_empty()
            && !self.store.has_unsaved()
    }
}

/// A field of a record that the tabs edit.
type Field = (Kind, Id, &'static str);

const VALUE: Id = Id::from_number(101);
const FIELDS: [Field; 6] = [
    (Kind::Kpi, PATCHES, "meaning"),
    (Kind::Kpi, PATCHES, "formula"),
    (Kind::Kpi, PATCHES, "why"),
    (Kind::Measurement, VALUE, "note"),
    (Kind::Measurement, VALUE, "source"),
    // Decides in which table the measurement stands.
    (Kind::Measurement, VALUE, "at"),
];

fn value(record: &AnyRecord, field: &str) -> String {
    let record: serde_json::Value = serde_json::from_str(&record.to_json()).unwrap();
    record[field].as_str().unwrap_or_default().to_owned()
}

/// Which values of a field were put and not knowingly replaced.
type Live = BTreeMap<Field, BTreeSet<String>>;

/// What the people at the tabs do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hands {
    Edit,
    /// Each tab has fields of its own.
    Apart,
    Delete,
}

struct Desk {
    chance: Xoshiro256PlusPlus,
    tabs: Vec<Tab>,
    live: Live,
    put: u32,
    /// Records that a tab deleted.
    deleted: BTreeSet<Id>,
}

impl Desk {
    fn new(seed: u64, tabs: usize) -> Desk {
        let area = Area {
            taken: stocked().texts(),
            to: vec![VecDeque::new(); tabs],
            from: vec![VecDeque::new(); tabs],
        };
        let area = Rc::new(RefCell::new(area));
        let tab = |me| {
            let texts = area.borrow().taken.clone();
            Tab::open(CachedDisk {
                me,
                cache: Rc::new(RefCell::new(texts)),
                area: area.clone(),
                under_way: Rc::default(),
            })
        };
        let tabs: Vec<Tab> = (0..tabs).map(tab).collect();
        let mut live = Live::new();
        for (kind, id, field) in FIELDS {
            let record = tabs[0].scorecard.slot(kind, id).unwrap().record();
            let value = value(record.unwrap(), field);
            live.insert((kind, id, field), BTreeSet::from([value]));
        }
        Desk {
            chance: Xoshiro256PlusPlus::seed_from_u64(seed),
            tabs,
            live,
            put: 0,
            deleted: BTreeSet::new(),
        }
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.chance.next_u64() % limit as u64) as usize
    }

    fn edit(&mut self, who: usize, field: Field) {
        let (kind, id, name) = field;
        let record = |card: &Scorecard| card.slot(kind, id).unwrap().record().cloned();
        let Some(old) = record(&self.tabs[who].scorecard) else {
            return;
        };
        self.put += 1;
        let number = self.put;
        let text = match name {
            "at" => date(2000 + number as i32, 1, 1).to_string(),
            _ => format!("{name} {number}"),
        };
        let seen = value(&old, name);
        let edit = match old {
            AnyRecord::Kpi(mut kpi) => {
                let field = match name {
                    "meaning" => &mut kpi.meaning,
                    "formula" => &mut kpi.formula,
                    _ => &mut kpi.why,
                };
                *field = text.clone();
                Edit::new("").put(*kpi)
            }
            AnyRecord::Measurement(mut value) => {
                match name {
                    "note" => value.note = text.clone(),
                    "source" => value.source = text.clone(),
                    _ => value.at.date = text.parse().unwrap(),
                }
                Edit::new("").put(*value)
            }
            _ => unreachable!("no other kind has a field here"),
        };
        let live = self.live.get_mut(&field).unwrap();
        live.remove(&seen);
        live.insert(text);
        let Tab {
            store, scorecard, ..
        } = &mut self.tabs[who];
        store.commit(scorecard, edit, now()).unwrap().saved.unwrap();
    }

    fn delete(&mut self, who: usize, kind: Kind, id: Id) {
        let Tab {
            store, scorecard, ..
        } = &mut self.tabs[who];
        let edit = Edit::new("").delete(kind, id);
        store.commit(scorecard, edit, now()).unwrap().saved.unwrap();
        self.deleted.insert(id);
    }

    /// Does one thing at random; an edit with the given chance in ten.
    fn step(&mut self, edits: usize, hands: Hands) {
        let who = self.below(self.tabs.len());
        match self.below(10 + edits) {
            0..=2 => self.tabs[who].disk.send(),
            3..=5 => {
                let tab = &mut self.tabs[who];
                tab.events.extend(tab.disk.receive());
            }
            6..=8 => self.tabs[who].hear(),
            9 => {
                let tab = &mut self.tabs[who];
                tab.store.follow_news(&mut tab.scorecard);
                tab.store.flush(&tab.scorecard).unwrap();
            }
            _ if hands == Hands::Delete && self.below(12) == 0 => {
                let (kind, id, _) = FIELDS[self.below(FIELDS.len())];
                self.delete(who, kind, id);
            }
            _ => {
                let field = self.below(FIELDS.len());
                if hands != Hands::Apart || field % self.tabs.len() == who {
                    self.edit(who, FIELDS[field]);
                }
            }
        }
    }

    /// Lets everything arrive.
    fn settle(&mut self) {
        for _ in 0..10_000 {
            if self.tabs.iter().all(Tab::is_quiet) {
                return;
            }
            self.step(0, Hands::Edit);
        }
        panic!("the tabs never come to rest");
    }
}

/// The versions of the slot with the fields that the tabs edit.
fn brief(slot: &Slot) -> String {
    let said = |version: &Version| {
        let record = version.record.as_ref();
        let fields = FIELDS.iter().filter_map(|(kind, _, field)| {
            let of = record.filter(|record| record.kind() == *kind)?;
            Some(format!("{field}={}", value(of, field)))
        });
        format!("{:?} {:?}", version.rev, fields.collect::<Vec<_>>())
    };
    let versions: Vec<String> = slot.versions().iter().map(said).collect();
    versions.join("; ")
}

/// Returns the conflicts of records of which no field was changed in two places.
fn assert_kept(desk: &Desk, seed: u64) -> Vec<String> {
    let first = &desk.tabs[0].scorecard;
    let disk = linchpin::store::disk::MemoryDisk::default();
    for (key, text) in &desk.tabs[0].disk.area.borrow().taken {
        disk.set(key, text).unwrap();
    }
    let stored = &everything(&disk)[&SAMPLE];
    for (kind, id, _) in FIELDS {
        let slot = first.slot(kind, id).unwrap();
        for tab in &desk.tabs {
            assert_eq!(
                tab.scorecard.slot(kind, id),
                Some(slot),
                "seed {seed}: tabs"
            );
        }
        assert_eq!(stored.slot(kind, id), Some(slot), "seed {seed}: storage");
    }
    for ((kind, id, field), live) in &desk.live {
        let slot = first.slot(*kind, *id).unwrap();
        let said: BTreeSet<String> = (slot.versions().iter())
            .filter_map(|version| version.record.as_ref())
            .map(|record| value(record, field))
            .collect();
        if !desk.deleted.contains(id) {
            let lost: Vec<_> = live.difference(&said).collect();
            assert!(
                lost.is_empty(),
                "seed {seed}: {field} {lost:?} is lost: {}",
                brief(slot)
            );
        }
    }
    let mut needless = Vec::new();
    for id in [PATCHES, VALUE] {
        let of = |(field, _): &(&Field, &BTreeSet<String>)| field.1 == id;
        let is_clear = desk.live.iter().filter(of).all(|(_, live)| live.len() == 1);
        if is_clear && !desk.deleted.contains(&id) {
            let (kind, ..) = FIELDS.into_iter().find(|field| field.1 == id).unwrap();
            let slot = first.slot(kind, id).unwrap();
            if slot.conflicts().count() > 0 {
                needless.push(format!("seed {seed}: {}", brief(slot)));
            }
        }
    }
    needless
}

/// Different fields are no conflict. Where storage runs ahead of its events by several writes of one tab while another
/// one joins them, a tab cannot tell what one of them began with, and shows a conflict too many: about one of 300
/// courses as crowded as these.
fn assert_few(needless: &[String]) {
    let allowed = runs() / 200;
    assert!(
        needless.len() as u64 <= allowed,
        "{} conflicts of different fields, {allowed} allowed:\n{}",
        needless.len(),
        needless.join("\n")
    );
}

fn runs() -> u64 {
    let runs = std::env::var("RACES").ok();
    runs.and_then(|runs| runs.parse().ok()).unwrap_or(1_500)
}

#[test]
fn edits_of_the_same_moment_all_survive_and_different_fields_are_no_conflict() {
    let mut needless = Vec::new();
    for seed in 0..runs() {
        let mut desk = Desk::new(seed, 2 + seed as usize % 2);
        // Some crowd together, some have time to be heard of.
        let edits = [20, 4, 1][seed as usize % 3];
        for _ in 0..40 {
            desk.step(edits, Hands::Edit);
        }
        desk.settle();
        needless.extend(assert_kept(&desk, seed));
    }
    assert_few(&needless);
}

#[test]
fn regression_what_was_saved_beside_news_became_a_conflict_of_different_fields() {
    let mut needless = Vec::new();
    for seed in 0..runs() {
        let mut desk = Desk::new(seed, 2 + seed as usize % 2);
        for _ in 0..40 {
            desk.step(20, Hands::Apart);
        }
        desk.settle();
        needless.extend(assert_kept(&desk, seed));
    }
    assert_few(&needless);
}

#[test]
fn deletions_among_edits_of_the_same_moment_lose_no_record_and_end() {
    let mut needless = Vec::new();
    for seed in 0..runs() {
        let mut desk = Desk::new(seed, 2 + seed as usize % 2);
        for _ in 0..40 {
            desk.step(4, Hands::Delete);
        }
        desk.settle();
        needless.extend(assert_kept(&desk, seed));
    }
    assert_few(&needless);
}
