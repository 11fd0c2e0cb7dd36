//! One record with all its versions as JSON: in the scorecard file, and in the browser's storage.
//!
//! A version is the record's fields and `"rev": [counter, "replica"]`; one that deleted the record is
//! `{"id", "rev", "deleted": true}`. The versions that lost stand in the current one, newest first, as
//! `"conflicts"`. These three names are reserved; every other field that this version does not know is
//! kept.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::json::MAX_DEPTH;
use super::refusal::RecordError;
use crate::domain::extra::Extra;
use crate::domain::field;
use crate::domain::record::{AnyRecord, Kind};
use crate::domain::revision::{Id, Rev};
use crate::domain::slot::{Slot, Version};

/// The highest counter of a revision that is read: up to it, every JSON reader keeps it exactly.
pub const MAX_COUNTER: u64 = 1 << 53;

/// What may be nested in a version, so that it still fits when it stands among the conflicts of
/// another, five levels down in the file.
const MAX_VERSION_DEPTH: usize = MAX_DEPTH - 5;

/// Returns the slot as the text of a JSON object.
pub fn slot_to_text(id: Id, slot: &Slot) -> String {
    let (current, lost) = (slot.current(), &slot.versions()[1..]);
    let mut text = version_to_text(id, current);
    if !lost.is_empty() {
        let lost: Vec<String> = (lost.iter())
            .map(|version| version_to_text(id, version) + "}")
            .collect();
        text.push_str(&format!(",\"conflicts\":[{}]", lost.join(",")));
    }
    text + "}"
}

/// Returns the version as the text of a JSON object that lacks its last brace.
fn version_to_text(id: Id, version: &Version) -> String {
    let Rev(counter, replica) = version.rev;
    let content = match &version.record {
        Some(record) => record.to_json(),
        None => {
            let more = version.extra.iter();
            let more: String = more
                .map(|(name, value)| format!(",{}:{value}", json!(name)))
                .collect();
            format!("{{\"id\":\"{id}\",\"deleted\":true{more}}}")
        }
    };
    let fields = content.strip_suffix('}').unwrap_or_default();
    format!("{fields},\"rev\":[{counter},\"{replica}\"]")
}

/// Returns the slot as a JSON object.
pub fn slot_to_value(id: Id, slot: &Slot) -> Value {
    // What was just written as JSON can be read as JSON.
    serde_json::from_str(&slot_to_text(id, slot)).unwrap_or_default()
}

/// Reads a slot from its JSON object, and checks every version of the record.
pub fn slot_from_value(kind: Kind, value: Value) -> Result<(Id, Slot), RecordError> {
    let mut fields = object(value, "")?;
    let lost = match take(&mut fields, "conflicts") {
        None => Vec::new(),
        Some(Value::Array(lost)) => lost,
        Some(_) => return Err(RecordError::new("conflicts", "a list belongs there")),
    };
    let (id, current) = version(kind, fields, "")?;
    let newest = current.rev;
    let mut versions = vec![current];
    for (i, value) in lost.into_iter().enumerate() {
        let path = format!("conflicts[{i}]");
        let (lost_id, lost) = version(kind, object(value, &path)?, &path)?;
        if lost_id != id {
            let why = format!("it is {lost_id}, and the record that it is a version of is {id}");
            return Err(RecordError::new(format!("{path}.id"), why));
        }
        if lost.rev > newest {
            let why = "it is newer than the record that it is said to have lost against";
            return Err(RecordError::new(format!("{path}.rev"), why));
        }
        // Equal revisions of unequal content come from merging with a file that was changed by hand.
        if versions.contains(&lost) {
            return Err(RecordError::new(
                path,
                "this version occurs twice; remove one",
            ));
        }
        versions.push(lost);
    }
    let slot = Slot::from_versions(versions);
    slot.map(|slot| (id, slot))
        .ok_or_else(|| RecordError::new("", "it has no version"))
}

/// Takes a reserved field out and leaves the order of the others, in which they are written back.
pub fn take(fields: &mut Map<String, Value>, name: &str) -> Option<Value> {
    let value = fields.get_mut(name).map(Value::take)?;
    fields.retain(|other, _| other != name);
    Some(value)
}

fn object(value: Value, path: &str) -> Result<Map<String, Value>, RecordError> {
    match value {
        Value::Object(fields) => Ok(fields),
        _ => Err(RecordError::new(path, "a record is a JSON object")),
    }
}

fn version(
    kind: Kind,
    mut fields: Map<String, Value>,
    path: &str,
) -> Result<(Id, Version), RecordError> {
    let under = |field: &str| join(path, field);
    let rev = match take(&mut fields, "rev") {
        None => return Err(RecordError::new(path, "the field `rev` is missing")),
        Some(value) => read_rev(value, &under("rev"))?,
    };
    if fields.contains_key("conflicts") {
        let why = "a version that lost has none of its own";
        return Err(RecordError::new(under("conflicts"), why));
    }
    match take(&mut fields, "deleted") {
        None | Some(Value::Bool(false)) => {}
        Some(Value::Bool(true)) => {
            let id = read_id(take(&mut fields, "id").unwrap_or_default(), &under("id"))?;
            let mut version = Version::new(rev, None);
            version.extra = Extra::from(fields);
            check_depth(&version.extra, path)?;
            return Ok((id, version));
        }
        Some(_) => {
            return Err(RecordError::new(
                under("deleted"),
                "true or false belongs there",
            ));
        }
    }
    let record = read_record(kind, fields, path)?;
    Ok((record.id(), Version::new(rev, Some(record))))
}

fn read_rev(value: Value, path: &str) -> Result<Rev, RecordError> {
    let rev = Rev::deserialize(&value).map_err(|error| {
        let why = format!("[counter, \"16 hexadecimal digits\"] belongs there ({error})");
        RecordError::new(path, why)
    })?;
    if rev.0 > MAX_COUNTER {
        let why = format!("its counter {} is above {MAX_COUNTER} (2^53)", rev.0);
        return Err(RecordError::new(path, why));
    }
    Ok(rev)
}

fn read_id(value: Value, path: &str) -> Result<Id, RecordError> {
    field::read(&value).map_err(|fault| RecordError::new(path, fault.why))
}

fn read_record(
    kind: Kind,
    fields: Map<String, Value>,
    path: &str,
) -> Result<AnyRecord, RecordError> {
    check_depth(&fields, path)?;
    let value = Value::Object(fields);
    let record = AnyRecord::read(kind, &value)
        .map_err(|fault| RecordError::new(join(path, &fault.path), fault.why))?;
    record
        .check()
        .map_err(|invalid| RecordError::new(join(path, &invalid.field), invalid.why))?;
    Ok(record)
}

fn check_depth(fields: &Map<String, Value>, path: &str) -> Result<(), RecordError> {
    let below = fields.values().map(depth).max().unwrap_or(0);
    if 1 + below > MAX_VERSION_DEPTH {
        let why = format!("its fields are nested more than {MAX_VERSION_DEPTH} deep");
        return Err(RecordError::new(path, why));
    }
    Ok(())
}

fn join(path: &str, field: &str) -> String {
    match (path, field) {
        ("", field) => field.to_owned(),
        (path, "") => path.to_owned(),
        (path, field) => format!("{path}.{field}"),
    }
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(values) => 1 + values.iter().map(depth).max().unwrap_or(0),
        Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
