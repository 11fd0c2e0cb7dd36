//! Finds every free text of any record, and fills it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use linchpin::domain::record::{AnyRecord, Kind};
use linchpin::domain::revision::Replica;
use linchpin::domain::scorecard::{Edit, Scorecard};
use serde_json::{Value, json};

/// Where in a kind of record a text stands; positions in lists are left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub kind: Kind,
    pub path: String,
}

/// A scorecard whose texts were all replaced.
pub struct Filled {
    pub card: Scorecard,
    /// Every place that took the text, or a shorter one.
    pub places: BTreeSet<Place>,
    /// What is read as something else: ids, days, times, choices, addresses.
    pub other: BTreeSet<Place>,
    /// So many do not take such a text at all.
    pub refused: usize,
}

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/public/scorecard.schema.json"
    ));
    serde_json::from_str(text).unwrap()
});

/// Returns the record with words in every text that it leaves out.
pub fn completed(record: AnyRecord) -> AnyRecord {
    let kind = record.kind();
    let mut value: Value = serde_json::from_str(&record.to_json()).unwrap();
    add_missing(&record_schema(kind), &mut value, &mut |value| {
        read(kind, value).is_some()
    });
    read(kind, &value).unwrap()
}

/// Replaces every free text by the given one with the mark behind it.
pub fn fill(card: &Scorecard, text: &str, mark: &str) -> Filled {
    let mut filled = Filled {
        card: card.clone(),
        places: BTreeSet::new(),
        other: BTreeSet::new(),
        refused: 0,
    };
    let mut edit = Edit::new("fill");
    for (kind, _, slot) in card.slots() {
        let Some(record) = slot.record() else {
            continue;
        };
        edit = edit.put(filled_record(
            kind,
            record,
            &format!("{text}{mark}"),
            mark,
            &mut filled,
        ));
    }
    filled.card.apply(edit, Replica(5)).unwrap();
    filled
}

fn filled_record(
    kind: Kind,
    record: &AnyRecord,
    text: &str,
    mark: &str,
    filled: &mut Filled,
) -> AnyRecord {
    let mut value: Value = serde_json::from_str(&record.to_json()).unwrap();
    let mut earlier: BTreeMap<Place, String> = BTreeMap::new();
    for pointer in texts_of(&value, "") {
        let before = value.pointer(&pointer).cloned();
        let mut takes = |text: &str| {
            *value.pointer_mut(&pointer).unwrap() = json!(text);
            read(kind, &value).is_some()
        };
        let place = Place {
            kind,
            path: path_of(&pointer),
        };
        if let Some(earlier) = earlier.get(&place) {
            // No two of a list may say the same, and all of a record have a limit together.
            if !takes(earlier) && !takes(mark) {
                *value.pointer_mut(&pointer).unwrap() = before.unwrap_or_default();
            }
            continue;
        }
        if !takes("Any words, 7 of them") {
            *value.pointer_mut(&pointer).unwrap() = before.unwrap_or_default();
            filled.other.insert(place);
            continue;
        }
        let shorter = |most: usize| text.chars().take(most).collect::<String>() + mark;
        if !takes(text) {
            let is_taken = [180, 90, 40, 10]
                .into_iter()
                .any(|most| takes(&shorter(most)));
            if !is_taken {
                filled.refused += 1;
                assert!(takes(mark), "{place:?} takes no mark");
            }
        }
        earlier.insert(
            place.clone(),
            value
                .pointer(&pointer)
                .unwrap()
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        );
        filled.places.insert(place);
    }
    read(kind, &value).unwrap()
}

fn read(kind: Kind, value: &Value) -> Option<AnyRecord> {
    let record = AnyRecord::read(kind, value).ok()?;
    record.check().ok().map(|()| record)
}

fn texts_of(value: &Value, at: &str) -> Vec<String> {
    match value {
        Value::String(_) => vec![at.to_owned()],
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .flat_map(|(place, item)| texts_of(item, &format!("{at}/{place}")))
                .collect()
        }
        Value::Object(members) => {
            let members = members.iter();
            members
                .flat_map(|(name, value)| texts_of(value, &format!("{at}/{}", escaped(name))))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Writes a name within a JSON pointer (RFC 6901).
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn path_of(pointer: &str) -> String {
    let names = pointer
        .split('/')
        .filter(|name| name.parse::<usize>().is_err());
    names.collect::<Vec<_>>().join("/")
}

/// Adds the texts, and lists of texts, that the record leaves out because they are empty.
fn add_missing(schemas: &[Value], value: &mut Value, is_right: &mut dyn FnMut(&Value) -> bool) {
    let places = objects_of(value, "");
    for place in places {
        let schemas = schemas
            .iter()
            .flat_map(|schema| at(schema, &place))
            .collect::<Vec<_>>();
        for (name, member) in schemas.iter().flat_map(members_of) {
            let text = json!("some words");
            let new = match () {
                () if is_text(&member) => text,
                () if alternatives(&member["items"]).iter().any(is_text) => json!([text]),
                () => continue,
            };
            let object = value.pointer_mut(&place).unwrap().as_object_mut().unwrap();
            if object.contains_key(&name) {
                continue;
            }
            object.insert(name.clone(), new);
            if !is_right(value) {
                let object = value.pointer_mut(&place).unwrap().as_object_mut().unwrap();
                object.remove(&name);
            }
        }
    }
}

fn objects_of(value: &Value, place: &str) -> Vec<String> {
    let mut all = Vec::new();
    match value {
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                all.extend(objects_of(item, &format!("{place}/{i}")));
            }
        }
        Value::Object(members) => {
            all.push(place.to_owned());
            for (name, member) in members {
                all.extend(objects_of(member, &format!("{place}/{}", escaped(name))));
            }
        }
        _ => {}
    }
    all
}

fn record_schema(kind: Kind) -> Vec<Value> {
    let items = &SCHEMA["properties"]["records"]["properties"][kind.name()]["items"];
    alternatives(items)
}

/// The schemas that a value may follow, without references.
fn alternatives(schema: &Value) -> Vec<Value> {
    if let Some(reference) = schema["$ref"].as_str() {
        return alternatives(&SCHEMA["$defs"][reference.trim_start_matches("#/$defs/")]);
    }
    let mut all = vec![schema.clone()];
    for part in ["allOf", "anyOf", "oneOf"] {
        let parts = schema[part].as_array().into_iter().flatten();
        all.extend(parts.flat_map(alternatives));
    }
    all
}

/// The schemas of what stands at the place.
fn at(schema: &Value, place: &str) -> Vec<Value> {
    let mut here = alternatives(schema);
    for name in place.split('/').skip(1) {
        here = (here.iter())
            .flat_map(|schema| match name.parse::<usize>() {
                Ok(_) => alternatives(&schema["items"]),
                Err(_) => alternatives(&schema["properties"][name]),
            })
            .collect();
    }
    here
}

fn members_of(schema: &Value) -> Vec<(String, Value)> {
    let members = schema["properties"].as_object().into_iter().flatten();
    members
        .map(|(name, member)| (name.clone(), member.clone()))
        .collect()
}

fn is_text(schema: &Value) -> bool {
    let is_string = schema["type"] == "string"
        || schema["type"]
            .as_array()
            .is_some_and(|types| types.contains(&json!("string")));
    let is_choice = schema.get("const").is_some()
        || schema.get("enum").is_some()
        || schema.get("format").is_some();
    is_string && !is_choice
}

/// The places of all texts in the published schema.
pub fn known_to_the_schema() -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    for &kind in Kind::ALL {
        for schema in record_schema(kind) {
            walk(&schema, "", 0, &mut |path| {
                // Who changed it when is no part of what it says.
                if path == "/rev" {
                    return;
                }
                places.insert(Place {
                    kind,
                    path: path.to_owned(),
                });
            });
        }
    }
    places
}

fn walk(schema: &Value, path: &str, depth: usize, found: &mut dyn FnMut(&str)) {
    // The other files of a sum have no others of their own.
    if path.contains("/with/with") {
        return;
    }
    assert!(depth < 20, "{path}");
    for schema in alternatives(schema) {
        if is_text(&schema) && !path.is_empty() {
            found(path);
        }
        if schema["items"].is_object() {
            walk(&schema["items"], path, depth + 1, found);
        }
        for (name, member) in members_of(&schema) {
            if name != "conflicts" {
                walk(&member, &format!("{path}/{name}"), depth + 1, found);
            }
        }
    }
}
