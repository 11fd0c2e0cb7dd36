//! A field is one line: what is said once of it shows in the file, the schema, the check, the comparison and the search.

use serde_json::{Value, json};

use super::difference::{between, members};
use crate::domain::base::{Extra, Record, TEXT_LIMIT, record};
use crate::domain::field::{self, Json};
use crate::domain::revision::Id;

/// A record made for the test, and the same with one line more.
mod before {
    use super::*;
    use crate::domain::field::Value;

    /// What is kept on a shelf.
    #[derive(Clone, Debug, PartialEq, Value)]
    pub struct Thing {
        pub id: Id,
        #[field(line)]
        pub name: String,
        pub extra: Extra,
    }
    record!(Thing);
}

mod after {
    use super::*;
    use crate::domain::field::Value;

    /// What is kept on a shelf.
    #[derive(Clone, Debug, PartialEq, Value)]
    pub struct Thing {
        pub id: Id,
        #[field(line)]
        pub name: String,
        /// Who has the key.
        pub key_holder: String,
        pub extra: Extra,
    }
    record!(Thing);
}

fn thing(more: &str) -> Json {
    json!({"id": Id::from_number(1), "name": "Scanner", "key_holder": more})
}

fn read(more: &str) -> after::Thing {
    field::read(&thing(more)).unwrap()
}

#[test]
fn a_field_that_is_one_line_is_in_the_file_and_an_older_version_keeps_it() {
    let text = field::written(&read("Ada"));
    let id = Id::from_number(1);
    assert_eq!(
        text,
        format!(r#"{{"id":"{id}","name":"Scanner","key_holder":"Ada"}}"#)
    );
    let older: before::Thing = field::read(&thing("Ada")).unwrap();
    assert_eq!(older.extra["key_holder"], "Ada");
    assert_eq!(field::written(&older), text);
    // A file of the older version says nothing of it, and neither does one that is written from that.
    let without = format!(r#"{{"id":"{id}","name":"Scanner"}}"#);
    let newer: after::Thing = field::read(&serde_json::from_str(&without).unwrap()).unwrap();
    assert_eq!(
        (newer.key_holder.as_str(), field::written(&newer)),
        ("", without)
    );
}

#[test]
fn a_field_that_is_one_line_is_in_the_schema() {
    let schema = |value: schemars::Schema| value.to_value();
    let mut old = schema(schemars::schema_for!(before::Thing));
    old["properties"]["key_holder"] = json!({"type": "string", "description": "Who has the key."});
    assert_eq!(old, schema(schemars::schema_for!(after::Thing)));
}

#[test]
fn a_field_that_is_one_line_is_checked_compared_and_searched() {
    assert_eq!(read("Ada").check(), Ok(()));
    let refused = read(&"x".repeat(TEXT_LIMIT + 1)).check().unwrap_err();
    assert_eq!(refused.field, "key_holder");
    let [ours, theirs] = ["Ada", "Bo"].map(|name| members(&field::written(&read(name))));
    let found = between(after::Thing::FIELDS, &ours, &theirs);
    let said: Vec<_> = found
        .iter()
        .map(|one| (&*one.field, &*one.ours, &*one.theirs))
        .collect();
    assert_eq!(said, [("Key holder", "Ada", "Bo")]);
    assert!(field::search_text(&read("Ada")).contains("ada"));
}

#[test]
fn a_fault_in_a_field_that_is_one_line_is_said_at_its_place() {
    let wrong: Value = thing("")
        .as_object()
        .map(|members| {
            let mut members = members.clone();
            members.insert("key_holder".to_owned(), json!(7));
            Value::Object(members)
        })
        .unwrap();
    let fault = field::read::<after::Thing>(&wrong).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "key_holder: it is the number `7`, where a text belongs"
    );
}
