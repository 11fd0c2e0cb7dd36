//! What describes a table of fields in the published schema.

use schemars::Schema;
use serde_json::{Map, json};

use super::{Json, Rule};

/// A field, for the schema.
pub struct Member {
    pub key: &'static str,
    pub rule: Rule,
    pub about: &'static str,
    pub schema: Schema,
    /// What it is when it is missing.
    pub blank: fn() -> Json,
}

/// One variant of a choice, and what belongs to it.
pub struct One {
    pub name: &'static str,
    pub about: &'static str,
    pub value: Option<Schema>,
}

pub fn object(about: &str, members: Vec<Member>, keeps_more: bool) -> Schema {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for member in members {
        let mut schema = member.schema;
        describe(&mut schema, member.about);
        if member.rule == Rule::Written {
            schema.insert("default".to_owned(), (member.blank)());
        }
        if member.rule == Rule::Needed {
            required.push(member.key);
        }
        properties.insert(member.key.to_owned(), schema.to_value());
    }
    let mut schema = of(json!({"type": "object", "properties": properties}));
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    if keeps_more {
        schema.insert("additionalProperties".to_owned(), json!(true));
    }
    describe(&mut schema, about);
    schema
}

pub fn choice(about: &str, variants: Vec<One>) -> Schema {
    let is_bare = |one: &One| one.value.is_none() && one.about.is_empty();
    let names = |bare: &[&One]| {
        let names: Vec<_> = bare.iter().map(|one| one.name).collect();
        json!({"type": "string", "enum": names})
    };
    let (bare, others): (Vec<_>, Vec<_>) = variants.iter().partition(|one| is_bare(one));
    let mut schema = match others.is_empty() {
        true => of(names(&bare)),
        false => {
            let bare = (!bare.is_empty()).then(|| names(&bare));
            let others = others.into_iter().map(|one| {
                let name = one.name;
                let mut schema = match &one.value {
                    None => of(json!({"type": "string", "const": name})),
                    Some(value) => of(json!({
                        "type": "object",
                        "properties": {name: value},
                        "required": [name],
                        "additionalProperties": false,
                    })),
                };
                describe(&mut schema, one.about);
                schema.to_value()
            });
            of(json!({"oneOf": bare.into_iter().chain(others).collect::<Vec<_>>()}))
        }
    };
    describe(&mut schema, about);
    schema
}

fn describe(schema: &mut Schema, about: &str) {
    if !about.is_empty() {
        schema.insert("description".to_owned(), json!(about));
    }
}

fn of(json: Json) -> Schema {
    // All that is made here is an object, which every schema may be.
    Schema::try_from(json).unwrap()
}
