//! The JSON Schema of the scorecard file, generated from the types of the records.
//!
//! It exists in tests only: what is shipped is `public/scorecard.schema.json`, which the test below
//! compares with the types.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::scorecard_file::{FORMAT, VERSION};
use super::slot::MAX_COUNTER;
use crate::domain::decide::check::CheckAnswer;
use crate::domain::decide::decision::Decision;
use crate::domain::decide::dismissal::Dismissal;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::request::BudgetRequest;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::task::Task;
use crate::domain::explain::message::Message;
use crate::domain::explain::own_phrase::{FavouritePhrase, OwnPhrase};
use crate::domain::explain::report::Report;
use crate::domain::explain::script::Script;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::grow::artifact::Artifact;
use crate::domain::grow::assessment::Assessment;
use crate::domain::grow::duty::Duty;
use crate::domain::grow::resume::Resume;
use crate::domain::measure::action::Action;
use crate::domain::measure::evidence::table::TableMapping;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::measurement::Measurement;
use crate::domain::record::{Kind, OfKind};
use crate::domain::respond::own::Playbook;
use crate::domain::respond::practice::Practice;
use crate::domain::respond::run::Run;
use crate::domain::settings::Settings;

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
    fn of<R: OfKind + JsonSchema>(generator: &mut SchemaGenerator) -> Value {
        generator.subschema_for::<R>().to_value()
    }
    let record = match kind {
        Kind::Settings => of::<Settings>(generator),
        Kind::Kpi => of::<Kpi>(generator),
        Kind::Measurement => of::<Measurement>(generator),
        Kind::Action => of::<Action>(generator),
        Kind::Script => of::<Script>(generator),
        Kind::Policy => of::<Policy>(generator),
        Kind::Risk => of::<Risk>(generator),
        Kind::CheckAnswer => of::<CheckAnswer>(generator),
        Kind::Dismissal => of::<Dismissal>(generator),
        Kind::Task => of::<Task>(generator),
        Kind::Decision => of::<Decision>(generator),
        Kind::BudgetRequest => of::<BudgetRequest>(generator),
        Kind::Stakeholder => of::<Stakeholder>(generator),
        Kind::Duty => of::<Duty>(generator),
        Kind::Artifact => of::<Artifact>(generator),
        Kind::Assessment => of::<Assessment>(generator),
        Kind::Message => of::<Message>(generator),
        Kind::OwnPhrase => of::<OwnPhrase>(generator),
        Kind::FavouritePhrase => of::<FavouritePhrase>(generator),
        Kind::Report => of::<Report>(generator),
        Kind::Playbook => of::<Playbook>(generator),
        Kind::Run => of::<Run>(generator),
        Kind::Practice => of::<Practice>(generator),
        Kind::Resume => of::<Resume>(generator),
        Kind::TableMapping => of::<TableMapping>(generator),
    };
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
