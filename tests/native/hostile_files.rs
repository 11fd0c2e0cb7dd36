//! Files that are broken, hostile or not ours: refused with a place and what to do.

use linchpin::domain::record::Kind;
use linchpin::domain::scorecard::Edit;
use linchpin::files::refusal::Refusal;
use linchpin::files::scorecard_file::{read, write};
use linchpin::files::slot::{MAX_COUNTER, slot_from_value, slot_to_value};
use serde_json::json;

use crate::generate::COPIES;
use crate::scorecard_files::VERSION_1;

/// Returns why the frozen file is refused after one of its texts was replaced.
fn refused(from: &str, to: &str) -> Refusal {
    assert!(VERSION_1.contains(from), "the fixture does not say {from}");
    let text = VERSION_1.replacen(from, to, 1);
    read(text.as_bytes())
        .map(|_| format!("{from} → {to}"))
        .unwrap_err()
}

fn assert_refused(from: &str, to: &str, message: &str) {
    assert_eq!(refused(from, to).to_string(), message);
}

#[test]
fn what_is_not_ours_is_refused() {
    for text in [
        "[]",
        "1",
        "{}",
        r#"{"format": "other"}"#,
        r#"{"format": 1}"#,
    ] {
        assert_eq!(read(text.as_bytes()), Err(Refusal::NotOurs), "{text}");
    }
    assert!(matches!(
        read(b"date,value\n"),
        Err(Refusal::NotJson { .. })
    ));
    assert!(matches!(
        read(b"PK\x03\x04\xFF"),
        Err(Refusal::NotUtf8 { .. })
    ));
}

#[test]
fn a_newer_version_is_refused_by_name() {
    assert_refused(
        "\"version\":1",
        "\"version\":7",
        "The file has version 7 of the scorecard format, and this Linchpin reads up to version 1. Open it \
         with a newer Linchpin.",
    );
    for version in ["0", "-1", "1.5", "\"1\"", "null"] {
        let refusal = refused("\"version\":1", &format!("\"version\":{version}"));
        assert!(matches!(refusal, Refusal::Head { field, .. } if field == "version"));
    }
}

#[test]
fn a_wrong_type_is_refused_with_record_and_field() {
    assert_refused(
        "\"tolerance\":0.4",
        "\"tolerance\":\"0.4\"",
        "KPI number 1 (“SLA compliance”) cannot be read: in its field “targets[0].tolerance”, it is the \
         text \"0.4\", where a number belongs. Correct it in the file, or export the scorecard again.",
    );
    assert_refused(
        "\"kpis\":[",
        "\"kpis\":[7,",
        "KPI number 1 cannot be read: a record is a JSON object. Correct it in the file, or export the \
         scorecard again.",
    );
    assert_refused(
        "\"name\":\"SLA compliance\",",
        "",
        "KPI number 1 (“00000001-52c1-4d7e-9b0a-000000000001”) cannot be read: the field `name` is missing. \
         Correct it in the file, or export the scorecard again.",
    );
    let refusal = refused("\"value\":99.95", "\"value\":null").to_string();
    assert!(
        refusal.contains("“value”, it is null, where a number belongs"),
        "{refusal}"
    );
    let refusal = refused("\"scripts\":[", "\"scripts\":{},\"x\":[").to_string();
    assert!(refusal.contains("“records.scripts”"), "{refusal}");
}

#[test]
fn a_record_that_contradicts_itself_is_refused() {
    let refusal = refused("\"name\":\"SLA compliance\"", "\"name\":\" \"").to_string();
    assert!(
        refusal.contains("in its field “name”, it needs a text"),
        "{refusal}"
    );
    let refusal = refused(
        "\"name\":\"Incident response time (w",
        "\"weight2\":0,\"name\":\"\\t\",\"x\":\"",
    );
    assert!(
        refusal.to_string().contains("“conflicts[0].name”"),
        "{refusal}"
    );
    let refusal = refused(
        "\"id\":\"00000000-0000-0000-0000-000000000000\"",
        "\"id\":\"00000000-0000-0000-0000-000000000001\"",
    );
    assert!(matches!(
        refusal,
        Refusal::Record {
            kind: Kind::Settings,
            ..
        }
    ));
}

#[test]
fn a_date_that_does_not_exist_is_refused() {
    let refusal = refused("\"at\":\"2026-10-30\"", "\"at\":\"2026-02-30\"").to_string();
    assert!(refusal.starts_with("Measurement number 1 ("), "{refusal}");
    assert!(
        refusal.contains("“2026-02-30” is not a date that exists"),
        "{refusal}"
    );
    for time in [
        "2026-11-31T14:02:00Z",
        "2026-11-24T14:02:00",
        "2026-11-24T14:02Z",
        "+2026-11-24T14:02:00Z",
    ] {
        let refusal = refused("2026-11-24T14:02:00Z", time);
        assert!(matches!(refusal, Refusal::Head { field, .. } if field == "exported_at"));
    }
}

#[test]
fn an_id_that_is_no_uuid_is_refused() {
    let refusal = refused("\"id\":\"00000003-", "\"id\":\"#1/").to_string();
    assert!(
        refusal.starts_with("Action number 1 (“Second line"),
        "{refusal}"
    );
    assert!(refusal.contains("“id”"), "{refusal}");
}

#[test]
fn an_unknown_kind_is_refused_by_name() {
    assert_eq!(
        refused("\"scripts\":[", "\"omens\":["),
        Refusal::UnknownKind {
            name: "omens".to_owned()
        }
    );
}

#[test]
fn duplicate_ids_and_keys_are_refused() {
    let id = "00000003-52c1-4d7e-9b0a-00000000000";
    let refusal = refused(&format!("{id}2"), &format!("{id}1"));
    assert_eq!(
        refusal.to_string(),
        format!(
            "Action number 2 has the same id as number 1: {id}1. Remove one of them, or give it an id of \
             its own."
        )
    );
    // The same id in another form is the same id.
    let refusal = refused(
        &format!("\"id\":\"{id}2\""),
        "\"id\":\"0000000352C14D7E9B0A000000000001\"",
    );
    assert!(matches!(
        refusal,
        Refusal::DuplicateId {
            first: 1,
            second: 2,
            ..
        }
    ));
    let refusal = refused(
        "\"unit\":\"percent\"",
        "\"unit\":\"percent\",\"unit\":\"hours\"",
    );
    assert!(
        matches!(refusal, Refusal::DuplicateKey { key, place } if key == "unit" && place.line == 12)
    );
}

#[test]
fn revisions_that_cannot_be_are_refused() {
    for rev in [
        "[-1,\"4f1d9a02c86e7b35\"]",
        "[1]",
        "[1,\"xyz\"]",
        "[1.5,\"4f1d9a02c86e7b35\"]",
        "7",
        "null",
    ] {
        let refusal = refused("[61,\"4f1d9a02c86e7b35\"]", rev).to_string();
        assert!(refusal.contains("“rev”"), "{refusal}");
    }
    assert!(
        refused("[61,", "[9007199254740993,")
            .to_string()
            .contains("2^53")
    );
    assert!(
        refused(
            "\"4f1d9a02c86e7b35\":61",
            "\"4f1d9a02c86e7b35\":9007199254740993"
        )
        .to_string()
        .contains("2^52")
    );
    // The newer one of two versions is the current one, and none occurs twice.
    assert!(
        refused("[39,", "[41,")
            .to_string()
            .contains("“conflicts[0].rev”")
    );
    let conflict = "{\"id\":\"00000002-52c1-4d7e-9b0a-000000000002\",\"deleted\":true,\"rev\":[57,\"4f1d9a02c86e7b35\"]}";
    let refusal = refused(conflict, &format!("{conflict},{conflict}")).to_string();
    assert!(
        refusal.contains("“conflicts[1]”, this version occurs twice"),
        "{refusal}"
    );
    let other = conflict.replace("000000000002", "000000000003");
    assert!(
        refused(conflict, &other)
            .to_string()
            .contains("“conflicts[0].id”")
    );
}

/// A file at the limit of its counters is opened, edited, stored and read again.
#[test]
fn a_file_at_the_highest_counter_leaves_room_for_edits() {
    let highest = MAX_COUNTER / 2;
    let text = VERSION_1.replace("[61,", &format!("[{highest},"));
    let mut scorecard = read(text.as_bytes()).unwrap().scorecard;
    let settings = scorecard.settings();
    scorecard
        .apply(Edit::new("").put(settings), COPIES[0])
        .unwrap();
    let slot = scorecard
        .slot(Kind::Settings, linchpin::domain::revision::Id::ONLY)
        .unwrap();
    let value = slot_to_value(linchpin::domain::revision::Id::ONLY, slot);
    assert!(slot_from_value(Kind::Settings, value).is_ok());
}

/// What is accepted can become a conflict of another version, and the file still opens.
#[test]
fn nesting_that_is_accepted_still_fits_among_the_conflicts() {
    let nested = |depth: usize| format!("\"x\":{}{},", "[".repeat(depth), "]".repeat(depth));
    let with = |depth| {
        VERSION_1.replacen(
            "\"what\":\"On-call rota\",",
            &(nested(depth) + "\"what\":\"o\","),
            1,
        )
    };
    assert!(matches!(
        read(with(59).as_bytes()),
        Err(Refusal::Record { .. })
    ));
    let file = read(with(58).as_bytes()).unwrap();
    let (mut a, mut b) = (file.scorecard.clone(), file.scorecard);
    let action = a
        .all::<linchpin::domain::measure::action::Action>()
        .nth(1)
        .unwrap()
        .clone();
    let mut other = action.clone();
    other.who = "someone".to_owned();
    a.apply(Edit::new("").put(action), COPIES[0]).unwrap();
    b.apply(Edit::new("").put(other), COPIES[1]).unwrap();
    a.apply(a.merge(&b), COPIES[0]).unwrap();
    let text = write(&a, file.exported_at);
    assert_eq!(read(text.as_bytes()).unwrap().scorecard, a);
}

/// A file changed by hand keeps its revisions; merged, both contents stay, and can be written and read.
#[test]
fn equal_revisions_of_unequal_content_survive_the_file() {
    let ours = read(VERSION_1.as_bytes()).unwrap();
    let theirs = read(VERSION_1.replace("99.95", "98").as_bytes())
        .unwrap()
        .scorecard;
    let mut merged = ours.scorecard.clone();
    merged.apply(merged.merge(&theirs), COPIES[0]).unwrap();
    assert_eq!(
        merged.conflicts().count(),
        ours.scorecard.conflicts().count() + 1
    );
    let text = write(&merged, ours.exported_at);
    assert_eq!(read(text.as_bytes()).unwrap().scorecard, merged);
}

#[test]
fn a_tombstone_needs_no_more_than_its_three_fields() {
    let value = json!({"id": "00000003-52c1-4d7e-9b0a-000000000002", "rev": [1, "0000000000000001"], "deleted": true});
    let (id, slot) = slot_from_value(Kind::Action, value.clone()).unwrap();
    assert!(slot.record().is_none());
    assert_eq!(slot_to_value(id, &slot), value);
}
