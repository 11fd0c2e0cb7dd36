//! What a newer version says survives an older one: an unknown member in every object of a file, at any depth.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use linchpin::domain::record::Kind;
use linchpin::domain::scorecard::Scorecard;
use linchpin::files::scorecard_file::{read, write};
use linchpin::files::slot::{slot_from_value, slot_to_value};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::generate::scorecard;

const NAME: &str = "said_by_a_newer_version";

fn time() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    day.and_hms_opt(14, 2, 0).unwrap()
}

/// Puts the member into the object and all below it, and notes the places without the positions in lists.
///
/// Two objects have no members of their own but one for each copy, or each kind: of an unknown kind of record the file is
/// refused, so that none is lost.
fn say_more(value: &mut Value, place: &str, places: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => {
            items
                .iter_mut()
                .for_each(|item| say_more(item, place, places));
        }
        Value::Object(members) => {
            for (name, value) in members.iter_mut() {
                let place = match place {
                    "" => name.clone(),
                    place => format!("{place}.{name}"),
                };
                say_more(value, &place, places);
            }
            if !["seen", "records"].contains(&place) {
                places.insert(place.to_owned());
                members.insert(NAME.to_owned(), json!({"a": [1, {"b": place}], "": null}));
            }
        }
        _ => {}
    }
}

fn with_more(scorecard: &Scorecard) -> (Value, BTreeSet<String>) {
    let mut file: Value = serde_json::from_str(&write(scorecard, time())).unwrap();
    let mut places = BTreeSet::new();
    say_more(&mut file, "", &mut places);
    (file, places)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn an_unknown_member_of_any_object_survives_import_and_export(scorecard in scorecard(8)) {
        let (file, _) = with_more(&scorecard);
        let read_once = read(file.to_string().as_bytes()).unwrap_or_else(|refusal| panic!("{refusal}"));
        let text = write(&read_once.scorecard, read_once.exported_at);
        prop_assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), file);
        let again = read(text.as_bytes()).unwrap();
        prop_assert_eq!(&again.scorecard, &read_once.scorecard);
        prop_assert_eq!(write(&again.scorecard, again.exported_at), text);
        for (kind, id, slot) in read_once.scorecard.slots() {
            prop_assert_eq!(slot_from_value(kind, slot_to_value(id, slot)), Ok((id, slot.clone())));
        }
    }
}

/// The scorecards that are generated have objects wherever the published schema knows one.
#[test]
fn unknown_members_were_put_into_every_kind_of_object_that_there_is() {
    let schema = include_str!("../../public/scorecard.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let mut runner = TestRunner::deterministic();
    let mut places = BTreeSet::new();
    for _ in 0..600 {
        let card = scorecard(12).new_tree(&mut runner).unwrap().current();
        places.extend(with_more(&card).1);
    }
    let mut lacking = Vec::new();
    for kind in Kind::ALL {
        let items = &schema["properties"]["records"]["properties"][kind.name()]["items"];
        let place = format!("records.{}", kind.name());
        check_places(&schema, items, &place, &places, &mut lacking);
    }
    let kinds_with_conflicts = (Kind::ALL.iter())
        .filter(|kind| places.contains(&format!("records.{}.conflicts", kind.name())))
        .count();
    assert!(kinds_with_conflicts > 3, "{kinds_with_conflicts}");
    assert!(lacking.is_empty(), "never generated: {lacking:#?}");
}

/// Follows the schema down to every object that it describes. A version that lost has the form of the record.
fn check_places(
    schema: &Value,
    at: &Value,
    place: &str,
    places: &BTreeSet<String>,
    lacking: &mut Vec<String>,
) {
    if let Some(reference) = at["$ref"].as_str() {
        let definition = &schema["$defs"][reference.trim_start_matches("#/$defs/")];
        // The other files of a sum have no others of their own.
        let is_first = place.matches(".with").count() < 2;
        if is_first {
            check_places(schema, definition, place, places, lacking);
        }
        return;
    }
    for part in ["allOf", "anyOf", "oneOf"] {
        for one in at[part].as_array().into_iter().flatten() {
            check_places(schema, one, place, places, lacking);
        }
    }
    if at["items"].is_object() {
        check_places(schema, &at["items"], place, places, lacking);
    }
    let Some(members) = at["properties"].as_object() else {
        return;
    };
    let form = place.replace(".conflicts", "");
    if at["type"] == "object" && !places.contains(place) && !places.contains(&form) {
        lacking.push(place.to_owned());
    }
    for (name, member) in members {
        check_places(schema, member, &format!("{place}.{name}"), places, lacking);
    }
}
