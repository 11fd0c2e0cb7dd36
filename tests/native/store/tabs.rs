//! Two tabs on one storage, whose events come late or never.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use linchpin::domain::measure::kpi::Kpi;
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::record::Kind;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::store::Store;
use linchpin::store::disk::{Disk, MemoryDisk};
use linchpin::store::keys::{self, KeyPlace};
use proptest::prelude::*;

use super::sample::{ACTION, PATCHES, SAMPLE, SLA, date, kpi, measurement, now};
use super::{assert_same, everything, key, stocked};

/// A page: its store, what it shows, and the events that it has not heard yet.
struct Tab {
    store: Store<MemoryDisk>,
    scorecard: Scorecard,
    events: VecDeque<(String, String)>,
}

impl Tab {
    fn open(disk: &MemoryDisk, name: u64) -> Tab {
        let (mut store, _) = Store::open(disk.clone(), Replica(name));
        let scorecard = store.load(SAMPLE).unwrap();
        Tab {
            store,
            scorecard,
            events: VecDeque::new(),
        }
    }

    /// Edits, and lets the other tab's events queue up.
    fn edit(&mut self, edit: Edit, other: &mut Tab) {
        let before = self.store.disk().texts();
        let _ = self.store.commit(&mut self.scorecard, edit, now()).unwrap();
        self.tell(other, &before);
    }

    fn flush(&mut self, other: &mut Tab) {
        let before = self.store.disk().texts();
        self.store.flush(&self.scorecard).unwrap();
        self.tell(other, &before);
    }

    fn tell(&self, other: &mut Tab, before: &BTreeMap<String, String>) {
        let after = self.store.disk().texts();
        let changed = after
            .into_iter()
            .filter(|(key, text)| before.get(key) != Some(text));
        other.events.extend(changed);
    }

    /// Hears the next event.
    fn hear(&mut self) {
        if let Some((key, text)) = self.events.pop_front() {
            self.store.follow(&mut self.scorecard, &key, &text);
        }
    }

    fn hear_all(&mut self) {
        while !self.events.is_empty() {
            self.hear();
        }
    }
}

fn two_tabs() -> (MemoryDisk, Tab, Tab) {
    let disk = stocked();
    let tabs = (Tab::open(&disk, 0xa1), Tab::open(&disk, 0xb2));
    (disk, tabs.0, tabs.1)
}

fn put(number: u128, kpi: Id, year: i32) -> Edit {
    Edit::new("").put(measurement(number, kpi, date(year, 9, 1)))
}

fn measured(scorecard: &Scorecard) -> BTreeSet<Id> {
    scorecard
        .all::<Measurement>()
        .map(|measurement| measurement.id)
        .collect()
}

#[test]
fn edits_of_different_records_meet_whether_events_come_or_not() {
    for heard in [true, false] {
        let (disk, mut a, mut b) = two_tabs();
        a.edit(Edit::new("").put(kpi(PATCHES, "Of tab a")), &mut b);
        b.edit(put(120, SLA, 2026), &mut a);
        b.edit(Edit::new("").delete(Kind::Action, ACTION), &mut a);
        if heard {
            a.hear_all();
            b.hear_all();
            assert_same(&a.scorecard, &b.scorecard, "the tabs");
        }
        let found = &everything(&disk)[&SAMPLE];
        assert_eq!(found.get::<Kpi>(PATCHES).unwrap().name, "Of tab a");
        assert!(measured(found).contains(&Id::from_number(120)));
        assert!(found.slot(Kind::Action, ACTION).unwrap().record().is_none());
    }
}

#[test]
fn edits_of_one_table_meet_whether_events_come_or_not() {
    for heard in [true, false] {
        let (disk, mut a, mut b) = two_tabs();
        for number in 120..126 {
            a.edit(put(number, SLA, 2026), &mut b);
            b.edit(put(number + 10, SLA, 2026), &mut a);
        }
        if heard {
            a.hear_all();
            b.hear_all();
        }
        a.flush(&mut b);
        b.flush(&mut a);
        let expected = (120..126).flat_map(|number| [number, number + 10]);
        let found = measured(&everything(&disk)[&SAMPLE]);
        assert!(expected.map(Id::from_number).all(|id| found.contains(&id)));
    }
}

#[test]
fn of_two_edits_of_one_record_the_newer_counts_in_both_tabs() {
    for heard in [true, false] {
        let (disk, mut a, mut b) = two_tabs();
        a.edit(Edit::new("").put(kpi(PATCHES, "First")), &mut b);
        b.edit(Edit::new("").put(kpi(PATCHES, "Second")), &mut a);
        a.edit(Edit::new("").put(kpi(PATCHES, "Third")), &mut b);
        if heard {
            a.hear_all();
            b.hear_all();
            assert_eq!(b.scorecard.get::<Kpi>(PATCHES).unwrap().name, "Third");
        }
        assert_eq!(a.scorecard.get::<Kpi>(PATCHES).unwrap().name, "Third");
        assert_eq!(
            everything(&disk)[&SAMPLE].get::<Kpi>(PATCHES).unwrap().name,
            "Third"
        );
    }
}

#[test]
fn a_measurement_moved_in_one_tab_and_its_table_edited_in_the_other_stay_one() {
    let (disk, mut a, mut b) = two_tabs();
    a.edit(
        Edit::new("").put(measurement(102, SLA, date(2025, 2, 2))),
        &mut b,
    );
    b.edit(put(120, SLA, 2026), &mut a);
    a.edit(put(121, SLA, 2025), &mut b);
    let found = &everything(&disk)[&SAMPLE];
    let moved = found.get::<Measurement>(Id::from_number(102)).unwrap();
    assert_eq!(moved.at.date, date(2025, 2, 2));
    assert_eq!(
        found
            .series(SLA)
            .filter(|(_, id, _)| *id == moved.id)
            .count(),
        1
    );
    assert!(measured(found).is_superset(&[120, 121].map(Id::from_number).into()));
}

#[test]
fn an_event_of_another_scorecard_or_of_nothing_changes_nothing() {
    let (_, mut a, _) = two_tabs();
    let before = a.scorecard.clone();
    let head = KeyPlace::Head.key(super::OTHER);
    for event in [head.as_str(), "linchpin/theme", "elsewhere", keys::REDO] {
        assert!(!a.store.follow(&mut a.scorecard, event, "garbage"));
    }
    assert!(
        !a.store
            .follow(&mut a.scorecard, &key(KeyPlace::Year(SLA, 2026)), "garbage")
    );
    assert_same(&a.scorecard, &before, "after events");
}

#[test]
fn an_edit_in_a_tab_whose_scorecard_was_removed_elsewhere_brings_it_back_whole() {
    let (disk, mut a, mut b) = two_tabs();
    b.store.remove(SAMPLE).unwrap();
    a.edit(put(120, SLA, 2026), &mut b);
    assert_same(&everything(&disk)[&SAMPLE], &a.scorecard, "back");
}

#[test]
fn a_save_cut_in_one_tab_is_finished_by_the_edit_of_another() {
    for (name, edit) in super::sample::edits(&super::sample::sample()) {
        for writes in 0.. {
            let (disk, mut a, mut b) = two_tabs();
            let before = a.scorecard.clone();
            disk.writes_left.set(Some(writes));
            let saved = a
                .store
                .commit(&mut a.scorecard, edit.clone(), now())
                .unwrap()
                .saved;
            disk.writes_left.set(None);
            // The first tab is gone for good, and the second one edits several records at once.
            let two = Edit::new("")
                .put(measurement(160, PATCHES, date(2026, 9, 1)))
                .put(measurement(161, PATCHES, date(2027, 9, 1)));
            b.edit(two, &mut a);
            let mut found = everything(&disk)[&SAMPLE].clone();
            for number in [160, 161].map(Id::from_number) {
                assert!(measured(&found).contains(&number), "{name} after {writes}");
            }
            let undo = Edit::new("")
                .delete(Kind::Measurement, Id::from_number(160))
                .delete(Kind::Measurement, Id::from_number(161));
            found.apply(undo, Replica(1)).unwrap();
            let states = [&before, &a.scorecard].map(records);
            assert!(
                states.contains(&records(&found)),
                "{name} after {writes} writes"
            );
            if saved.is_ok() {
                break;
            }
        }
    }
}

/// What people see of a scorecard: the records that are there.
fn records(scorecard: &Scorecard) -> Vec<String> {
    let slots = scorecard
        .slots()
        .filter(|(_, _, slot)| slot.record().is_some());
    slots
        .map(|(_, _, slot)| format!("{:?}", slot.contents()))
        .collect()
}

/// Something that happens in the first or the second tab.
#[derive(Clone, Debug)]
enum Event {
    Put {
        kpi: Id,
        year: i32,
    },
    /// Moves or deletes one of the measurements that were added.
    Move {
        nth: usize,
        year: i32,
    },
    Delete {
        nth: usize,
    },
    Hear,
    Forget,
    Flush,
    Reopen,
    /// Storage takes so many writes more, or any number.
    Room(Option<usize>),
}

fn event() -> impl Strategy<Value = Event> {
    let kpis = prop_oneof![Just(SLA), Just(PATCHES)];
    prop_oneof![
        6 => (kpis, 2025..2028).prop_map(|(kpi, year)| Event::Put { kpi, year }),
        2 => (0..20_usize, 2025..2028).prop_map(|(nth, year)| Event::Move { nth, year }),
        2 => (0..20_usize).prop_map(|nth| Event::Delete { nth }),
        4 => Just(Event::Hear),
        1 => Just(Event::Forget),
        2 => Just(Event::Flush),
        1 => Just(Event::Reopen),
        1 => proptest::option::of(0..8_usize).prop_map(Event::Room),
    ]
}

/// Two tabs, and which measurements must be there in the end.
struct Desk {
    disk: MemoryDisk,
    tabs: [Tab; 2],
    added: Vec<Id>,
    deleted: BTreeSet<Id>,
}

impl Desk {
    fn happen(&mut self, who: usize, event: Event) {
        let [a, b] = &mut self.tabs;
        let (tab, other) = if who == 0 { (a, b) } else { (b, a) };
        match event {
            Event::Put { kpi, year } => {
                let number = 400 + self.added.len() as u128;
                tab.edit(put(number, kpi, year), other);
                self.added.push(Id::from_number(number));
            }
            Event::Move { nth, year } => {
                let known = self
                    .added
                    .get(nth)
                    .and_then(|id| tab.scorecard.get::<Measurement>(*id));
                if let Some(mut moved) = known.cloned() {
                    moved.at.date = date(year, 3, 3);
                    tab.edit(Edit::new("").put(moved), other);
                }
            }
            Event::Delete { nth } => {
                let id = self.added.get(nth).copied();
                if let Some(id) = id.filter(|id| tab.scorecard.get::<Measurement>(*id).is_some()) {
                    tab.edit(Edit::new("").delete(Kind::Measurement, id), other);
                    self.deleted.insert(id);
                }
            }
            Event::Hear => tab.hear(),
            Event::Forget => tab.events.clear(),
            Event::Flush => {
                let before = self.disk.texts();
                let _ = tab.store.flush(&tab.scorecard);
                tab.tell(other, &before);
            }
            // Only a tab that has saved everything may be closed without a loss.
            Event::Reopen if tab.store.has_unsaved() => {}
            Event::Reopen => {
                self.disk.writes_left.set(None);
                *tab = Tab::open(&self.disk, tab.store.replica().0);
            }
            Event::Room(writes) => self.disk.writes_left.set(writes),
        }
    }

    fn end(mut self) -> Scorecard {
        self.disk.writes_left.set(None);
        let [a, b] = &mut self.tabs;
        a.flush(b);
        b.flush(a);
        everything(&self.disk)[&SAMPLE].clone()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_measurement_is_lost_however_two_tabs_take_turns(
        events in proptest::collection::vec((0..2_usize, event()), 0..40),
    ) {
        let (disk, a, b) = two_tabs();
        let mut desk = Desk { disk, tabs: [a, b], added: Vec::new(), deleted: BTreeSet::new() };
        let moves = events.iter().any(|(_, event)| matches!(event, Event::Move { .. }));
        for (who, event) in events {
            desk.happen(who, event);
        }
        let expected: Vec<Id> =
            desk.added.iter().copied().filter(|id| !desk.deleted.contains(id)).collect();
        let (disk, deleted) = (desk.disk.clone(), desk.deleted.clone());
        let found = measured(&desk.end());
        for id in expected {
            prop_assert!(found.contains(&id), "{} is lost", id);
        }
        for number in [101, 102, 103, 105].map(Id::from_number) {
            prop_assert!(found.contains(&number), "{} is lost", number);
        }
        // One that a tab moved without knowing that it is deleted may come back.
        prop_assert!(moves || found.is_disjoint(&deleted), "a deleted one is back");
        prop_assert_eq!(disk.get(keys::REDO), Ok(None));
    }
}
