//! The JSON Schema of the scorecard file, generated from the types of the records.
//!
//! It exists in tests only: what is shipped is `public/scorecard.schema.json`, which the test below
//! compares with the types.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::scorecard_file::{FORMAT, VERSION};
use super::slot::MAX_COUNTER;
use crate::domain::record::{AnyRecord, Kind};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/public/scorecard.schema.json");

fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut kinds = Map::new();
    for &kind in Kind::ALL {
        kinds.insert(kind.name().to_owned(), array_of(kind, &mut generator));
    }
    let mut definitions = generator.take_definitions(true);
    definitions.insert("Rev".to_owned(), rev());
    definitions.insert("Deleted".to_owned(), deleted());
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Linchpin scorecard, version 1",
        "description": "Fields that are not named here are kept by Linchpin when it writes the file again.",
        "type": "object",
        "required": ["format", "version", "id", "title", "exported_at", "records"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "id": {"type": "string", "format": "uuid"},
            "title": {"type": "string", "description": "A copy of the title in the settings."},
            "exported_at": {
                "type": "string",
                "description": "In UTC.",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
            },
            "seen": {
                "description": "For each copy of the scorecard the newest of its writes that this file knows.",
                "type": "object",
                "propertyNames": {"pattern": "^[0-9a-f]{16}$"},
                "additionalProperties": {"type": "integer", "minimum": 0},
            },
            "records": {"type": "object", "properties": kinds, "additionalProperties": false},
        },
        "$defs": definitions,
    })
}

fn array_of(kind: Kind, generator: &mut SchemaGenerator) -> Value {
    let record = AnyRecord::schema(kind, generator);
    let revised = json!({
        "allOf": [record],
        "required": ["rev"],
        "properties": {"rev": {"$ref": "#/$defs/Rev"}},
    });
    let version = json!({"anyOf": [revised, {"$ref": "#/$defs/Deleted"}]});
    let conflicts = json!({
        "description": "Versions of the record that lost against this one, newest first.",
        "type": "array",
        "items": version,
    });
    json!({
        "type": "array",
        "items": {"allOf": [version], "properties": {"conflicts": conflicts}},
    })
}

fn rev() -> Value {
    json!({
        "description": "Names one write: a counter that only grows, and the copy that wrote. The higher one wins.",
        "type": "array",
        "prefixItems": [
            {"type": "integer", "minimum": 0, "maximum": MAX_COUNTER},
            {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        ],
        "minItems": 2,
        "maxItems": 2,
    })
}

fn deleted() -> Value {
    json!({
        "description": "A record that was deleted.",
        "type": "object",
        "required": ["id", "rev", "deleted"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "rev": {"$ref": "#/$defs/Rev"},
            "deleted": {"const": true},
        },
    })
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let schema = schema();
    if std::env::var_os("UPDATE_SCHEMA").is_some_and(|value| value == "1") {
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        std::fs::write(PATH, text).unwrap();
    }
    let published = std::fs::read(PATH).unwrap_or_default();
    // As values: the order of keys depends on the features of serde_json that other parts ask for.
    assert!(
        serde_json::from_slice::<Value>(&published).is_ok_and(|published| published == schema),
        "public/scorecard.schema.json is out of date: run `UPDATE_SCHEMA=1 cargo test --lib schema`, and \
         look at what changed, because other programs rely on it"
    );
}
