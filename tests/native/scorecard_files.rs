//! Scorecard files, there and back; the frozen file of each version.

use chrono::{NaiveDate, NaiveDateTime};
use linchpin::domain::measure::kpi::Kpi;
use linchpin::domain::record::Kind;
use linchpin::domain::revision::Id;
use linchpin::domain::scorecard::Scorecard;
use linchpin::files::scorecard_file::{read, write};
use linchpin::files::slot::{slot_from_value, slot_to_value};
use proptest::prelude::*;

use crate::generate::{finite, scorecard};

/// Files of version 1 open for ever: neither this text nor its tests change.
pub const VERSION_1: &str = include_str!("../fixtures/scorecard-v1.scorecard.json");
const SCHEMA: &str = include_str!("../../public/scorecard.schema.json");

fn time() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    day.and_hms_opt(14, 2, 0).unwrap()
}

fn validator() -> jsonschema::Validator {
    jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap()
}

fn assert_follows_schema(validator: &jsonschema::Validator, text: &str) {
    let value = serde_json::from_str(text).unwrap();
    if let Err(error) = validator.validate(&value) {
        panic!("{error} at {}", error.instance_path());
    }
}

#[test]
fn version_1_opens_and_is_written_back_byte_for_byte() {
    let file = read(VERSION_1.as_bytes()).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(write(&file.scorecard, file.exported_at), VERSION_1);
    assert_eq!(file.exported_at, time());
    assert_eq!(file.title, "Payments platform");
    let scorecard = file.scorecard;
    assert_eq!(scorecard.all::<Kpi>().count(), 3);
    assert_eq!(
        scorecard.slots().filter(|slot| slot.0 == Kind::Kpi).count(),
        4
    );
    assert_eq!(scorecard.conflicts().count(), 3);
    assert_eq!(scorecard.extra["workspace"]["later"][1], 2.5);
    let sla = "00000001-52c1-4d7e-9b0a-000000000001".parse().unwrap();
    assert_eq!(scorecard.series(sla).count(), 3);
    let kpi: &Kpi = scorecard.get(sla).unwrap();
    assert_eq!(kpi.targets[1].extra["approved_by"], "Client");
}

#[test]
fn version_1_follows_the_published_schema() {
    assert_follows_schema(&validator(), VERSION_1);
}

#[test]
fn the_schema_refuses_what_is_no_scorecard() {
    let validator = validator();
    for (from, to) in [
        ("\"version\":1", "\"version\":2"),
        ("\"deleted\":true", "\"deleted\":false"),
        ("\"rev\":[61,", "\"rev\":[-1,"),
        ("\"unit\":\"percent\"", "\"unit\":\"furlong\""),
        ("\"kpis\":", "\"kpi\":"),
    ] {
        assert!(VERSION_1.contains(from), "{from}");
        let changed = serde_json::from_str(&VERSION_1.replacen(from, to, 1)).unwrap();
        assert!(!validator.is_valid(&changed), "{to}");
    }
}

#[test]
fn an_empty_scorecard_is_a_file_too() {
    let empty = Scorecard::empty(Id::from_number(5));
    let text = write(&empty, time());
    assert_follows_schema(&validator(), &text);
    assert_eq!(read(text.as_bytes()).unwrap().scorecard, empty);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn what_is_exported_is_imported_as_it_was(scorecard in scorecard(6)) {
        let text = write(&scorecard, time());
        let file = read(text.as_bytes()).unwrap();
        prop_assert_eq!(&file.scorecard, &scorecard);
        prop_assert_eq!(write(&file.scorecard, file.exported_at), text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_export_follows_the_published_schema(scorecard in scorecard(12)) {
        static VALIDATOR: std::sync::LazyLock<jsonschema::Validator> =
            std::sync::LazyLock::new(validator);
        let text = write(&scorecard, time());
        assert_follows_schema(&VALIDATOR, &text);
        prop_assert!(text.ends_with('\n'));
        prop_assert!(text.lines().all(|line| line == line.trim_end()));
    }

    #[test]
    fn a_stored_slot_is_read_as_it_was(scorecard in scorecard(8)) {
        for (kind, id, slot) in scorecard.slots() {
            let stored = serde_json::to_string(&slot_to_value(id, slot)).unwrap();
            let read = slot_from_value(kind, serde_json::from_str(&stored).unwrap());
            prop_assert_eq!(read, Ok((id, slot.clone())));
        }
    }

    #[test]
    fn numbers_keep_every_digit(number in finite()) {
        let text = serde_json::to_string(&number).unwrap();
        let read: linchpin::domain::value::Finite = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(read.get().to_bits(), number.get().to_bits());
    }
}
