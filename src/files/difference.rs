//! What two versions of a record say differently, field by field, in words for people.

use serde_json::Value;

use crate::domain::field::{Field, label};
use crate::domain::record::AnyRecord;

pub(super) type Members = serde_json::Map<String, Value>;

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub field: String,
    pub ours: String,
    pub theirs: String,
}

/// Returns the fields in which the two versions differ, in the order in which the file writes them.
pub fn differences(ours: &AnyRecord, theirs: &AnyRecord) -> Vec<Difference> {
    let table = AnyRecord::fields(ours.kind());
    between(
        table,
        &members(&ours.to_json()),
        &members(&theirs.to_json()),
    )
}

/// Returns the members in which two objects of one table differ.
pub(super) fn between(table: &[Field], ours: &Members, theirs: &Members) -> Vec<Difference> {
    let only_theirs = theirs.keys().filter(|&name| !ours.contains_key(name));
    let names = ours.keys().chain(only_theirs);
    names
        .filter(|&name| ours.get(name) != theirs.get(name))
        .map(|name| Difference {
            field: match table.iter().find(|field| field.key == name.as_str()) {
                Some(field) => field.label(),
                None => label(name),
            },
            ours: words(ours.get(name)),
            theirs: words(theirs.get(name)),
        })
        .collect()
}

pub(super) fn members(json: &str) -> Members {
    match serde_json::from_str(json) {
        Ok(Value::Object(members)) => members,
        _ => Members::new(),
    }
}

fn words(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "nothing".to_owned(),
        Some(Value::Bool(true)) => "yes".to_owned(),
        Some(Value::Bool(false)) => "no".to_owned(),
        Some(Value::String(text)) if text.is_empty() => "nothing".to_owned(),
        // The names of choices are written like fields; other texts are a person's own words.
        Some(Value::String(text)) if is_name(text) => text.replace('_', " "),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Array(values)) => {
            let values = values.iter().map(|value| words(Some(value)));
            or_nothing(values.collect::<Vec<_>>().join("; "))
        }
        Some(Value::Object(fields)) => {
            let fields = fields
                .iter()
                .map(|(name, value)| format!("{} {}", name.replace('_', " "), words(Some(value))));
            or_nothing(fields.collect::<Vec<_>>().join(", "))
        }
    }
}

fn is_name(text: &str) -> bool {
    text.contains('_') && text.bytes().all(|b| b == b'_' || b.is_ascii_lowercase())
}

fn or_nothing(text: String) -> String {
    if text.is_empty() {
        "nothing".to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::kpi::Kpi;
    use crate::domain::revision::Id;

    fn kpi(more: serde_json::Value) -> AnyRecord {
        let mut json = serde_json::json!({
            "id": Id::from_number(1), "name": "MFA coverage", "unit": "percent", "cadence": "daily",
            "targets": [{"from": "2026-01-01", "target": {"at_least": 95}}],
        });
        if let (Some(json), Value::Object(more)) = (json.as_object_mut(), more) {
            json.extend(more);
        }
        serde_json::from_value::<Kpi>(json).unwrap().into()
    }

    #[test]
    fn equal_versions_differ_in_nothing() {
        let one = kpi(serde_json::json!({}));
        assert_eq!(differences(&one, &one), []);
    }

    #[test]
    fn each_field_that_differs_is_said_in_words() {
        let ours = kpi(serde_json::json!({"owner": "Ada", "focus": true}));
        let theirs = kpi(serde_json::json!({
            "name": "MFA", "data_source": "the directory", "focus": false,
            "targets": [{"from": "2026-01-01", "target": {"at_least": 99}}],
        }));
        let found = differences(&ours, &theirs);
        let says = |field: &str| {
            let difference = found.iter().find(|one| one.field == field).unwrap();
            (difference.ours.as_str(), difference.theirs.as_str())
        };
        assert_eq!(says("Name"), ("MFA coverage", "MFA"));
        assert_eq!(says("Owner"), ("Ada", "nothing"));
        assert_eq!(says("Data source"), ("nothing", "the directory"));
        let target = "from 2026-01-01, target at least 99, tolerance 0";
        assert_eq!(says("Targets").1, target);
        assert_eq!(found.len(), 5);
    }
}
