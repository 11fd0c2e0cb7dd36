//! What cannot be read is set aside byte for byte, and the rest is there.

use std::slice;

use linchpin::domain::measure::kpi::Kpi;
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::record::Kind;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::store::disk::{Disk, MemoryDisk};
use linchpin::store::keys::{self, KeyPlace};
use linchpin::store::{Quarantined, Store};

use super::sample::{
    ACTION, HERE, OTHER, PATCHES, SAMPLE, SLA, date, kpi, measurement, now, other, sample,
};
use super::{assert_same, everything, key, open, stocked};

pub(super) const KPI: KeyPlace = KeyPlace::Record(Kind::Kpi, PATCHES);
pub(super) const YEAR: KeyPlace = KeyPlace::Year(SLA, 2026);

/// Texts that are no record: not JSON, not an object, cut off, of the wrong types.
const GARBAGE: &[&str] = &[
    "",
    "\0",
    "garbage",
    "{",
    "{\"id\":",
    "null",
    "true",
    "7",
    "[]",
    "[[]]",
    "{}",
    "\"text\"",
    "{\"rows\":7}",
    "[1,2,3]",
    "\u{feff}{}",
    "{\"id\":\"x\",\"rev\":[1,\"y\"]}",
    "😀 \u{202e}",
];

fn aside(place: &str) -> String {
    format!("{}{place}", keys::QUARANTINE)
}

/// The sample without some of its records, as a damaged storage leaves it.
pub(super) fn without(lost: impl Fn(Kind, Id) -> bool) -> Vec<(Kind, Id)> {
    let sample = sample();
    let left = sample.slots().map(|(kind, id, _)| (kind, id));
    left.filter(|&(kind, id)| !lost(kind, id)).collect()
}

#[track_caller]
pub(super) fn assert_left(found: &Scorecard, left: &[(Kind, Id)], when: &str) {
    let sample = sample();
    let names: Vec<_> = found.slots().map(|(kind, id, _)| (kind, id)).collect();
    assert_eq!(names, left, "{when}");
    for &(kind, id) in left {
        assert_eq!(found.slot(kind, id), sample.slot(kind, id), "{when}");
    }
}

/// Damages one key, opens twice and saves, and returns what was found each time.
#[track_caller]
fn damaged(place: &str, text: &str) -> Scorecard {
    let disk = stocked();
    let other = everything(&disk)[&OTHER].clone();
    disk.set(place, text).unwrap();
    let (mut store, scorecard) = open(disk.clone());
    let quarantined = Quarantined {
        key: aside(place),
        text: text.to_owned(),
    };
    assert_eq!(
        store.quarantined().unwrap(),
        slice::from_ref(&quarantined),
        "{text:?}"
    );
    store.flush(&scorecard).unwrap();

    let (mut again, second) = open(disk.clone());
    assert_same(&second, &scorecard, "the second time");
    assert_eq!(
        again.quarantined().unwrap(),
        slice::from_ref(&quarantined),
        "nothing new"
    );
    assert!(!again.has_unsaved());
    assert_same(&again.load(OTHER).unwrap(), &other, "the other scorecard");
    again.discard(&quarantined).unwrap();
    assert_eq!(again.quarantined().unwrap(), []);
    scorecard
}

#[test]
fn a_record_of_garbage_is_set_aside_and_the_rest_is_there() {
    let left = without(|kind, id| (kind, id) == (Kind::Kpi, PATCHES));
    for text in GARBAGE {
        assert_left(&damaged(&key(KPI), text), &left, text);
    }
}

#[test]
fn a_table_of_garbage_is_set_aside_and_the_rest_is_there() {
    let lost = [102, 105].map(Id::from_number);
    let left = without(|kind, id| kind == Kind::Measurement && lost.contains(&id));
    for text in GARBAGE {
        assert_left(&damaged(&key(YEAR), text), &left, text);
    }
}

#[test]
fn deleted_measurements_of_garbage_are_set_aside_and_the_rest_is_there() {
    let left = without(|_, id| id == Id::from_number(109));
    for text in GARBAGE {
        assert_left(&damaged(&key(KeyPlace::Gone), text), &left, text);
    }
}

#[test]
fn settings_of_garbage_are_set_aside_and_the_scorecard_is_still_listed() {
    let place = KeyPlace::Record(Kind::Settings, Id::ONLY);
    for text in GARBAGE {
        let left = without(|kind, _| kind == Kind::Settings);
        assert_left(&damaged(&key(place), text), &left, text);
    }
}

#[test]
fn a_head_of_garbage_is_set_aside_and_every_record_is_there() {
    let seen = r#"{"salt":0,"seen":{"000000000000000a":18446744073709551615},"extra":{}}"#;
    let heads = [
        "",
        "garbage",
        "{",
        "null",
        "7",
        r#"{"seen":[]}"#,
        r#"{"changed":"?"}"#,
        seen,
    ];
    for text in heads {
        assert_left(
            &damaged(&key(KeyPlace::Head), text),
            &without(|_, _| false),
            text,
        );
    }
}

#[test]
fn one_row_of_garbage_leaves_the_other_rows() {
    let disk = stocked();
    let text = disk.get(&key(YEAR)).unwrap().unwrap();
    let table: serde_json::Value = serde_json::from_str(&text).unwrap();
    let garbage = serde_json::json!([
        null,
        7,
        [],
        "row",
        {},
        [1, 2, 3],
        ["x", 1, 0, "2026-01-02", 5, null],
        [Id::from_number(105), 4, 9, "2026-01-02", 5, null],
        [Id::from_number(105), 4, 0, "2026-01-02", 5, 9],
        [Id::from_number(105), 4, 0, "2026-02-30", 5, null],
        [Id::from_number(105), 4, 0, "2025-01-02", 5, null],
        [Id::from_number(105), 4, 0, "2026-01-02", null, null],
        [
            Id::from_number(105),
            4,
            0,
            "2026-01-02",
            5,
            null,
            "one too many"
        ],
        [Id::from_number(105), -4, 0, "2026-01-02", 5, null],
        [Id::from_number(105), 4, -1, "2026-01-02", 5, null],
    ]);
    let left = without(|_, id| id == Id::from_number(105));
    for row in garbage.as_array().unwrap() {
        let mut table = table.clone();
        table["rows"][1] = row.clone();
        assert_left(
            &damaged(&key(YEAR), &table.to_string()),
            &left,
            &row.to_string(),
        );
    }
}

#[test]
fn a_record_under_the_key_of_another_is_set_aside() {
    let disk = stocked();
    let text = |place: KeyPlace| disk.get(&key(place)).unwrap().unwrap();
    let action = text(KeyPlace::Record(Kind::Action, ACTION));
    let sla = text(KeyPlace::Record(Kind::Kpi, SLA));
    let left = without(|kind, id| (kind, id) == (Kind::Kpi, PATCHES));
    for misplaced in [sla, action, text(YEAR), text(KeyPlace::Head)] {
        assert_left(&damaged(&key(KPI), &misplaced), &left, &misplaced);
    }
    // A whole table under another year, and deleted measurements among the others.
    let lost = [102, 105].map(Id::from_number);
    let left = without(|kind, id| kind == Kind::Measurement && lost.contains(&id));
    for misplaced in [text(KeyPlace::Year(SLA, 2025)), text(KeyPlace::Gone)] {
        assert_left(&damaged(&key(YEAR), &misplaced), &left, &misplaced);
    }
    // A measurement as a record of its own.
    let row = r#"{"id":"00000000-0000-0000-0000-00000000012c","kpi":"00000000-0000-0000-0000-00000000000b","at":"2026-01-01","value":1,"rev":[1,"000000000000000a"]}"#;
    let place = KeyPlace::Record(Kind::Measurement, Id::from_number(300));
    assert_left(&damaged(&key(place), row), &without(|_, _| false), row);
}

#[test]
fn a_redo_log_of_garbage_is_set_aside_and_everything_is_there() {
    for text in ["", "garbage", "null", "[]", "7", r#"{"x":7}"#] {
        assert_left(&damaged(keys::REDO, text), &without(|_, _| false), text);
    }
}

#[test]
fn a_damaged_text_in_the_redo_log_is_set_aside_after_the_replay() {
    let disk = stocked();
    let log = serde_json::json!({key(KPI): "garbage"}).to_string();
    disk.set(keys::REDO, &log).unwrap();
    let (store, scorecard) = open(disk.clone());
    assert_left(
        &scorecard,
        &without(|kind, id| (kind, id) == (Kind::Kpi, PATCHES)),
        "replayed",
    );
    assert_eq!(store.quarantined().unwrap()[0].text, "garbage");
}

#[test]
fn a_second_damaged_text_does_not_replace_the_first() {
    let disk = stocked();
    let texts = ["first", "second", "third", "second"];
    for text in texts {
        disk.set(&key(KPI), text).unwrap();
        open(disk.clone());
    }
    let (store, _) = open(disk);
    let kept: Vec<String> = (store.quarantined().unwrap().into_iter())
        .map(|quarantined| quarantined.text)
        .collect();
    assert_eq!(kept, texts[..3]);
}

#[test]
fn a_damaged_record_can_be_entered_again() {
    let disk = stocked();
    disk.set(&key(KPI), "garbage").unwrap();
    let (mut store, mut scorecard) = open(disk.clone());
    let edit = Edit::new("").put(kpi(PATCHES, "Entered again"));
    store
        .commit(&mut scorecard, edit, now())
        .unwrap()
        .saved
        .unwrap();
    let (store, found) = open(disk);
    assert_same(&found, &scorecard, "entered again");
    assert_eq!(store.quarantined().unwrap()[0].text, "garbage");
}

#[test]
fn damage_that_comes_while_a_tab_is_open_is_set_aside_before_it_is_overwritten() {
    for (place, text) in [
        (KPI, "garbage"),
        (YEAR, "garbage"),
        (YEAR, r#"{"replicas":[],"fields":[],"rows":[7]}"#),
    ] {
        let disk = stocked();
        let (mut store, mut scorecard) = open(disk.clone());
        disk.set(&key(place), text).unwrap();
        let edit = match place {
            KPI => Edit::new("").put(kpi(PATCHES, "New")),
            _ => Edit::new("").put(measurement(140, SLA, date(2026, 2, 2))),
        };
        store
            .commit(&mut scorecard, edit, now())
            .unwrap()
            .saved
            .unwrap();
        assert_eq!(store.quarantined().unwrap()[0].text, text);
        assert_same(&open(disk).1, &scorecard, "damaged meanwhile");
    }
}

/// Loses the head and the newest KPI, whose revisions nobody remembers then.
fn headless() -> (MemoryDisk, Scorecard) {
    let disk = stocked();
    let (mut store, mut scorecard) = open(disk.clone());
    store.take_seat(0);
    let edit = Edit::new("").put(kpi(PATCHES, "Written last"));
    store
        .commit(&mut scorecard, edit, now())
        .unwrap()
        .saved
        .unwrap();
    (disk, scorecard)
}

#[test]
fn without_its_head_and_a_kpi_the_rest_of_a_scorecard_is_there() {
    for kpi_text in [None, Some("garbage")] {
        let (disk, _) = headless();
        disk.set(&key(KeyPlace::Head), "garbage").unwrap();
        match kpi_text {
            Some(text) => disk.set(&key(KPI), text).unwrap(),
            None => disk.remove(&key(KPI)).unwrap(),
        }
        let (_, scorecard) = open(disk);
        assert_left(
            &scorecard,
            &without(|kind, id| (kind, id) == (Kind::Kpi, PATCHES)),
            "headless",
        );
        assert_eq!(
            scorecard.series(PATCHES).count(),
            1,
            "its measurements wait for it"
        );
    }
}

#[test]
fn a_record_lost_to_damage_comes_back_by_merging_a_copy_that_has_it() {
    for lost in [KPI, YEAR] {
        let (disk, exported) = headless();
        disk.set(&key(lost), "garbage").unwrap();
        let (mut store, mut scorecard) = open(disk.clone());
        let merge = scorecard.merge(&exported);
        store
            .commit(&mut scorecard, merge, now())
            .unwrap()
            .saved
            .unwrap();
        assert_same(&open(disk).1, &exported, "merged");
        // And the other way round: a copy that lost it takes it from nobody.
        assert!(exported.merge(&scorecard).is_empty());
    }
}

#[test]
fn after_damage_no_revision_is_given_twice() {
    // The lost record may have had the newest revision of all. Were it given again, a copy that knows
    // the lost one would take the new edit for known, and drop it.
    for damage in [&[KPI, KeyPlace::Head][..], &[KPI]] {
        let (disk, exported) = headless();
        for place in damage {
            disk.set(&key(*place), "garbage").unwrap();
        }
        let (mut store, _) = Store::open(disk.clone(), Replica(0xf));
        store.take_seat(0);
        let mut scorecard = store.load(SAMPLE).unwrap();
        store.take_seat(0);
        let edit = Edit::new("").put(kpi(SLA, "Edited after the damage"));
        store
            .commit(&mut scorecard, edit, now())
            .unwrap()
            .saved
            .unwrap();

        let mut merged = exported.clone();
        merged.apply(exported.merge(&scorecard), HERE).unwrap();
        let names: Vec<_> = merged.all::<Kpi>().map(|kpi| kpi.name.as_str()).collect();
        assert_eq!(names, ["Edited after the damage", "Written last"]);
        assert_eq!(merged.conflicts().count(), 1, "that of the sample");

        let name = store.replica();
        let (mut store, _) = Store::open(disk, Replica(0xe));
        store.take_seat(0);
        store.load(SAMPLE).unwrap();
        assert_eq!(store.replica(), name, "the new name is kept");
    }
}

#[test]
fn a_measurement_without_its_kpi_survives_editing_and_restarting() {
    let disk = stocked();
    disk.set(&key(KeyPlace::Record(Kind::Kpi, SLA)), "garbage")
        .unwrap();
    let (mut store, mut scorecard) = open(disk.clone());
    let count = scorecard.all::<Measurement>().count();
    let edit = Edit::new("").put(measurement(150, SLA, date(2026, 8, 1)));
    store
        .commit(&mut scorecard, edit, now())
        .unwrap()
        .saved
        .unwrap();
    assert_eq!(open(disk).1.all::<Measurement>().count(), count + 1);
}

#[test]
fn looking_at_a_damaged_scorecard_without_opening_it_loses_nothing() {
    let disk = stocked();
    disk.set(&KeyPlace::Head.key(OTHER), "garbage").unwrap();
    disk.set(&KeyPlace::Year(SLA, 2025).key(OTHER), "garbage")
        .unwrap();
    let (store, _) = open(disk.clone());
    store.peek(OTHER).unwrap();
    let (mut store, _) = open(disk);
    let found = store.load(OTHER).unwrap();
    assert_eq!(
        found.slots().count(),
        other(OTHER, "Other").slots().count() - 1
    );
    assert_eq!(store.quarantined().unwrap().len(), 2);
}
