//! What two tabs did to one record without knowing of each other: by field, or both.

use linchpin::domain::measure::kpi::Kpi;
use linchpin::domain::record::Kind;
use linchpin::domain::revision::Replica;
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::store::Store;
use linchpin::store::disk::MemoryDisk;

use super::sample::{PATCHES, SAMPLE, kpi, now};
use super::{assert_same, everything, stocked};

struct Tab {
    store: Store<MemoryDisk>,
    card: Scorecard,
}

impl Tab {
    fn open(disk: &MemoryDisk, name: u64) -> Tab {
        let (mut store, _) = Store::open(disk.clone(), Replica(name));
        let card = store.load(SAMPLE).unwrap();
        Tab { store, card }
    }

    fn kpi(&self) -> Kpi {
        self.card.get::<Kpi>(PATCHES).unwrap().clone()
    }

    /// Edits, and returns what takes that back.
    fn edit(&mut self, edit: Edit) -> Edit {
        let commit = self.store.commit(&mut self.card, edit, now()).unwrap();
        commit.saved.unwrap();
        commit.inverse
    }

    fn conflicts(&self) -> Vec<Option<String>> {
        let slot = self.card.slot(Kind::Kpi, PATCHES).unwrap();
        let name = |record: &linchpin::domain::record::AnyRecord| match record {
            linchpin::domain::record::AnyRecord::Kpi(kpi) => kpi.name.clone(),
            _ => unreachable!("a KPI"),
        };
        let lost = slot.conflicts();
        lost.map(|lost| lost.record.as_ref().map(name)).collect()
    }
}

fn tabs() -> (MemoryDisk, Tab, Tab) {
    let disk = stocked();
    let (a, b) = (Tab::open(&disk, 0xa1), Tab::open(&disk, 0xb2));
    (disk, a, b)
}

fn owned(kpi: Kpi, owner: &str) -> Kpi {
    Kpi {
        owner: owner.to_owned(),
        ..kpi
    }
}

#[test]
fn different_fields_of_one_record_are_both_kept_and_each_undo_takes_back_its_own() {
    let (disk, mut a, mut b) = tabs();
    let (old_a, old_b) = (a.kpi(), b.kpi());
    a.edit(Edit::new("").put(kpi(PATCHES, "Of a")));
    let undo = b.edit(Edit::new("").put(owned(old_b, "b")));
    assert_eq!(
        (b.kpi().name.as_str(), b.kpi().owner.as_str()),
        ("Of a", "b")
    );
    assert_eq!(b.conflicts(), []);
    assert_same(&everything(&disk)[&SAMPLE], &b.card, "stored");
    b.edit(undo);
    assert_eq!(
        b.kpi(),
        Kpi {
            name: "Of a".to_owned(),
            ..old_a
        }
    );
}

#[test]
fn an_undo_of_a_record_that_was_changed_elsewhere_takes_back_its_own_field_only() {
    let (_, mut a, mut b) = tabs();
    let old = a.kpi();
    let undo = a.edit(Edit::new("").put(kpi(PATCHES, "Of a")));
    let mut late = Tab::open(a.store.disk(), 0xc3);
    late.edit(Edit::new("").put(owned(late.kpi(), "late")));
    // What the other tab stored is taken over before the undo.
    assert!(!a.card.would_conflict(&undo));
    a.edit(undo);
    assert_eq!(a.kpi(), owned(old, "late"));

    let undo = a.edit(Edit::new("").put(kpi(PATCHES, "Again")));
    b = Tab::open(b.store.disk(), 0xb2);
    b.edit(Edit::new("").put(kpi(PATCHES, "Of b")));
    let text = a.store.disk().texts();
    let place = linchpin::store::keys::KeyPlace::Record(Kind::Kpi, PATCHES);
    let key = super::key(place);
    a.store.follow(&mut a.card, &key, &text[&key]);
    assert!(a.card.would_conflict(&undo), "the same field");
}

#[test]
fn one_field_changed_in_two_tabs_has_one_that_counts_and_one_to_look_at() {
    let (disk, mut a, mut b) = tabs();
    a.edit(Edit::new("").put(kpi(PATCHES, "Of a")));
    let undo = b.edit(Edit::new("").put(kpi(PATCHES, "Of b")));
    assert_eq!(b.kpi().name, "Of b");
    assert_eq!(b.conflicts(), [Some("Of a".to_owned())]);
    let stored = &everything(&disk)[&SAMPLE];
    assert_same(stored, &b.card, "stored");
    // Whose version it is stays known.
    let lost = &stored.slot(Kind::Kpi, PATCHES).unwrap().versions()[1];
    assert_eq!(lost.rev.1, a.store.replica());
    b.edit(undo);
    assert_eq!((b.kpi().name.as_str(), b.conflicts()), ("Of a", vec![]));
}

#[test]
fn a_record_deleted_in_one_tab_and_changed_in_the_other_is_for_people_to_decide() {
    let (_, mut a, mut b) = tabs();
    a.edit(Edit::new("").delete(Kind::Kpi, PATCHES));
    b.edit(Edit::new("").put(kpi(PATCHES, "Of b")));
    assert_eq!((b.kpi().name.as_str(), b.conflicts()), ("Of b", vec![None]));

    let (_, mut a, mut b) = tabs();
    a.edit(Edit::new("").put(kpi(PATCHES, "Of a")));
    b.edit(Edit::new("").delete(Kind::Kpi, PATCHES));
    assert_eq!(b.card.get::<Kpi>(PATCHES), None);
    assert_eq!(b.conflicts(), [Some("Of a".to_owned())]);
}

#[test]
fn a_form_that_was_opened_before_another_tab_changed_the_record_changes_only_its_own_fields() {
    let (_, mut a, b) = tabs();
    let opened = b.kpi();
    a.edit(Edit::new("").put(kpi(PATCHES, "Of a")));
    // The tab has heard of it long ago when the form is saved.
    let mut b = Tab::open(b.store.disk(), 0xb3);
    b.edit(Edit::new("").put_from(opened.clone(), owned(opened.clone(), "b")));
    assert_eq!(
        (b.kpi().name.as_str(), b.kpi().owner.as_str()),
        ("Of a", "b")
    );
    b.edit(Edit::new("").put_from(opened, kpi(PATCHES, "Of b")));
    assert_eq!(b.conflicts(), [Some("Of a".to_owned())]);
}

#[test]
fn a_conflict_settled_in_one_tab_keeps_what_another_tab_has_said_meanwhile() {
    let (disk, mut a, mut b) = tabs();
    a.edit(Edit::new("").put(kpi(PATCHES, "Of a")));
    b.edit(Edit::new("").put(kpi(PATCHES, "Of b")));
    let mut c = Tab::open(&disk, 0xc3);
    b.edit(Edit::new("").put(kpi(PATCHES, "Later")));
    let content = c.card.slot(Kind::Kpi, PATCHES).unwrap().record().cloned();
    c.edit(Edit::new("").settle(Kind::Kpi, PATCHES, content));
    assert_eq!(c.kpi().name, "Of b");
    assert_eq!(c.conflicts(), [Some("Later".to_owned())]);
}

#[test]
fn a_merge_of_a_file_meets_what_another_tab_has_stored_meanwhile() {
    let (_, mut a, mut b) = tabs();
    let mut file = a.card.clone();
    let edit = Edit::new("").put(kpi(PATCHES, "Of a colleague"));
    file.apply(edit, Replica(0xf)).unwrap();
    let merge = a.card.merge(&file);
    b.edit(Edit::new("").put(kpi(PATCHES, "Of b")));
    a.edit(merge);
    let mut names = a.conflicts();
    names.push(Some(a.kpi().name));
    names.sort();
    let both = ["Of a colleague", "Of b"].map(|name| Some(name.to_owned()));
    assert_eq!(names, both);
}
