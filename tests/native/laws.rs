//! The laws of editing and merging, for scorecards of every shape.

use std::collections::BTreeMap;

use linchpin::domain::base::Record;
use linchpin::domain::measure::kpi::Kpi;
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::record::{AnyRecord, Kind};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::slot::Slot;
use proptest::prelude::*;

use crate::generate::{COPIES, edit, measurement, record, world};

const EVENTS: usize = 12;
const READER: Replica = Replica(1);

type Contents = BTreeMap<(Kind, Id), Vec<Option<AnyRecord>>>;

/// What people see: records and conflicts without revisions. Deleted is like never there.
fn contents(scorecard: &Scorecard) -> Contents {
    scorecard
        .slots()
        .map(|(kind, id, slot)| ((kind, id), slot.contents()))
        .filter(|(_, contents)| contents.iter().any(Option::is_some))
        .collect()
}

/// What each record says now, deleted ones left out.
fn current(scorecard: &Scorecard) -> Vec<AnyRecord> {
    (scorecard.slots())
        .filter_map(|(_, _, slot)| slot.record().cloned())
        .collect()
}

fn slots(scorecard: &Scorecard) -> Vec<(Kind, Id, Slot)> {
    scorecard
        .slots()
        .map(|(kind, id, slot)| (kind, id, slot.clone()))
        .collect()
}

fn merged(a: &Scorecard, b: &Scorecard) -> Scorecard {
    let mut merged = a.clone();
    merged.apply(a.merge(b), READER).unwrap();
    merged
}

fn assert_same(a: &Scorecard, b: &Scorecard) {
    assert_eq!(slots(a), slots(b));
    assert_eq!(a.seen(), b.seen());
}

fn assert_taken_back(before: &Scorecard, edit: Edit) {
    let mut scorecard = before.clone();
    let inverse = scorecard.apply(edit, COPIES[0]).unwrap();
    let after = contents(&scorecard);
    let again = scorecard.apply(inverse, COPIES[0]).unwrap();
    assert_eq!(contents(&scorecard), contents(before), "undo");
    scorecard.apply(again, COPIES[0]).unwrap();
    assert_eq!(contents(&scorecard), after, "redo");
    assert_series_agrees(&scorecard);
}

fn assert_series_agrees(scorecard: &Scorecard) {
    let mut expected = BTreeMap::<Id, Vec<_>>::new();
    for measurement in scorecard.all::<Measurement>() {
        let point = (measurement.at, measurement.id, measurement.value);
        let slot = scorecard.slot(Kind::Measurement, measurement.id).unwrap();
        let rev = measurement.entered_at.is_none().then(|| slot.current().rev);
        let place = (measurement.at, measurement.entered_at, rev, measurement.id);
        expected
            .entry(measurement.kpi)
            .or_default()
            .push((place, point));
    }
    for number in 0..1000 {
        let kpi = Id::from_number(number);
        let mut points = expected.remove(&kpi).unwrap_or_default();
        points.sort_by_key(|&(place, _)| place);
        let points: Vec<_> = points.into_iter().map(|(_, point)| point).collect();
        assert_eq!(scorecard.series(kpi).collect::<Vec<_>>(), points);
    }
    assert!(expected.is_empty());
    // Rebuilt from what is stored it is the same, the derived index included.
    let rebuilt = Scorecard::from_slots(
        scorecard.id,
        scorecard.extra.clone(),
        scorecard.seen().clone(),
        slots(scorecard),
    );
    assert_eq!(&rebuilt, scorecard);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn an_edit_and_its_inverse_leave_everything_as_it_was(world in world(EVENTS), edit in edit()) {
        assert_taken_back(&world.copies[0], edit);
    }

    #[test]
    fn a_merge_and_a_replacement_can_be_taken_back(world in world(EVENTS)) {
        let [a, b, _] = &world.copies;
        assert_taken_back(a, a.merge(b));
        assert_taken_back(a, a.replace(b));
    }

    #[test]
    fn after_a_replacement_the_records_are_those_of_the_other(world in world(EVENTS)) {
        let [a, b, _] = &world.copies;
        let mut replaced = a.clone();
        replaced.apply(a.replace(b), COPIES[0]).unwrap();
        prop_assert_eq!(contents(&replaced), contents(b));
        prop_assert!(b.replace(b).is_empty());
    }

    #[test]
    fn what_is_said_already_is_no_edit_and_leaving_it_out_changes_no_content(world in world(EVENTS), edit in edit()) {
        let card = &world.copies[0];
        let records = card.slots().filter_map(|(_, _, slot)| slot.record().cloned());
        let same = records.fold(Edit::new("say it again"), Edit::put).delete(Kind::Kpi, Id::from_number(1_000_000));
        prop_assert!(card.without_idle(same).is_empty());
        let (mut whole, mut needed) = (card.clone(), card.clone());
        let kept = card.without_idle(edit.clone());
        whole.apply(edit, COPIES[0]).unwrap();
        needed.apply(kept, COPIES[0]).unwrap();
        prop_assert_eq!(current(&whole), current(&needed));
    }

    #[test]
    fn a_refused_edit_changes_nothing(world in world(EVENTS), edit in edit(), at in 0..4_usize) {
        let mut edit = edit;
        let nameless = Kpi { name: " ".to_owned(), ..sample_kpi() };
        let wrong = Edit::new("").put(nameless).changes.remove(0);
        edit.changes.insert(at.min(edit.changes.len()), wrong);
        let mut scorecard = world.copies[0].clone();
        prop_assert!(scorecard.apply(edit, COPIES[0]).is_err());
        prop_assert_eq!(&scorecard, &world.copies[0]);
    }

    #[test]
    fn merging_is_commutative_and_idempotent(world in world(EVENTS)) {
        let [a, b, _] = &world.copies;
        let ab = merged(a, b);
        assert_same(&ab, &merged(b, a));
        prop_assert!(ab.merge(b).is_empty());
        prop_assert!(ab.merge(a).is_empty());
        prop_assert!(a.merge(a).is_empty());
        assert_series_agrees(&ab);
    }

    #[test]
    fn merging_is_associative(world in world(EVENTS)) {
        let [a, b, c] = &world.copies;
        assert_same(&merged(&merged(a, b), c), &merged(a, &merged(b, c)));
    }

    #[test]
    fn a_merge_loses_no_version_that_the_other_side_has_not_replaced(world in world(EVENTS)) {
        let [a, b, _] = &world.copies;
        let ab = merged(a, b);
        for (own, other) in [(a, b), (b, a)] {
            for (kind, id, slot) in own.slots() {
                for version in slot.versions() {
                    let kept = ab.slot(kind, id).is_some_and(|slot| slot.versions().contains(version));
                    let replaced = other.seen().covers(version.rev)
                        && other.slot(kind, id).is_some_and(|slot| !slot.versions().contains(version));
                    prop_assert!(kept || replaced);
                }
            }
        }
    }

    #[test]
    fn of_two_concurrent_edits_one_wins_and_the_other_is_kept(
        world in world(EVENTS),
        ours in measurement(),
        theirs in measurement(),
    ) {
        let [a, b, _] = &world.copies;
        let mut a = merged(a, b);
        let mut b = a.clone();
        let theirs = Measurement { id: ours.id, ..theirs };
        prop_assume!(ours != theirs);
        let (ours, theirs) = (AnyRecord::from(ours), AnyRecord::from(theirs));
        a.apply(Edit::new("").put(ours.clone()), COPIES[0]).unwrap();
        b.apply(Edit::new("").put(theirs.clone()), COPIES[1]).unwrap();
        let merged = merged(&a, &b);
        let slot = merged.slot(ours.kind(), ours.id()).unwrap();
        // Both wrote with the same counter, so the higher replica wins.
        prop_assert_eq!(slot.record(), Some(&theirs));
        prop_assert!(slot.conflicts().any(|lost| lost.record.as_ref() == Some(&ours)));
    }

    #[test]
    fn a_deletion_and_a_concurrent_edit_both_survive(world in world(EVENTS), record in record()) {
        let (kind, id) = (record.kind(), record.id());
        let mut a = world.copies[0].clone();
        a.apply(Edit::new("").put(record.clone()), COPIES[0]).unwrap();
        let mut b = a.clone();
        a.apply(Edit::new("").delete(kind, id), COPIES[0]).unwrap();
        b.apply(Edit::new("").put(record.clone()), COPIES[1]).unwrap();
        let merged = merged(&a, &b);
        let slot = merged.slot(kind, id).unwrap();
        prop_assert_eq!(slot.record(), Some(&record));
        prop_assert!(slot.conflicts().any(|lost| lost.record.is_none()));
    }
}

fn sample_kpi() -> Kpi {
    let json = serde_json::json!({
        "id": Id::from_number(101), "name": "n", "unit": "count", "cadence": "daily",
        "targets": [{"from": "2026-01-01", "target": {"at_most": 0}}],
    });
    serde_json::from_value(json).unwrap()
}

/// Each side replaced its content by the other's, which said the same under another revision; merging
/// must not make both sides drop theirs.
#[test]
fn two_copies_that_replaced_each_other_keep_what_both_say() {
    let kpi = |name: &str| Kpi {
        name: name.to_owned(),
        ..sample_kpi()
    };
    let put = |scorecard: &mut Scorecard, name, copy| {
        scorecard.apply(Edit::new("").put(kpi(name)), copy).unwrap();
    };
    let mut a = Scorecard::empty(Id::from_number(1));
    let mut b = a.clone();
    put(&mut a, "one", COPIES[0]);
    put(&mut b, "other", COPIES[1]);
    a = merged(&a, &b);
    b = merged(&b, &a);
    put(&mut a, "same", COPIES[0]);
    put(&mut b, "same", COPIES[1]);
    let (old_a, old_b) = (a.clone(), b.clone());
    a.apply(old_a.replace(&old_b), COPIES[0]).unwrap();
    b.apply(old_b.replace(&old_a), COPIES[1]).unwrap();
    let both = merged(&a, &b);
    assert_same(&both, &merged(&b, &a));
    assert_eq!(both.get::<Kpi>(sample_kpi().id()).unwrap().name, "same");
}
