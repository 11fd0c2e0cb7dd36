//! Where in a record the fault is that keeps it from being read.
//!
//! serde says what is wrong and not where. To note the place at every step would take a second reader
//! around the first, for records that are nearly always right. So a record that was refused is read
//! again, each time with one more of its parts: the part with the fault is the one with which the same
//! refusal comes up.

use serde_json::{Value, json};

use crate::domain::order::gather;
use crate::domain::record::{AnyRecord, Kind};

/// Returns the path to what the record was refused for, like `targets[0].tolerance`; empty when it is
/// the record as a whole.
pub(super) fn path(kind: Kind, record: &Value, message: &str) -> String {
    find(record, message, &|record| {
        AnyRecord::read(kind, record).is_err_and(|why| why == message)
    })
}

/// Looks for the fault in the value; `is_refused` tells whether another value in its place has it too.
fn find(value: &Value, message: &str, is_refused: &dyn Fn(&Value) -> bool) -> String {
    if lacks_field(value, message, is_refused) {
        return String::new();
    }
    let parts = parts(value);
    let count = (0..=parts.len()).find(|&count| is_refused(&join(value, &parts[..count])));
    let Some(last) = count.and_then(|count| count.checked_sub(1)) else {
        return String::new();
    };
    let (name, part) = &parts[last];
    let is_refused_with = |other: &Value| {
        let before = parts[..last].iter().cloned();
        let replaced: Vec<_> = before.chain([(name.clone(), other)]).collect();
        is_refused(&join(value, &replaced))
    };
    // A fault of the whole, like a list that is too short, is there whatever the last part says.
    let others = [Value::Null, json!(0), json!("")];
    if others
        .iter()
        .any(|other| other != *part && is_refused_with(other))
    {
        return String::new();
    }
    match find(part, message, &is_refused_with) {
        below if below.is_empty() || below.starts_with('[') => name.clone() + &below,
        below => format!("{name}.{below}"),
    }
}

/// Tells whether the fault is that this very object lacks a field.
fn lacks_field(value: &Value, message: &str, is_refused: &dyn Fn(&Value) -> bool) -> bool {
    let field = message.strip_prefix("missing field `");
    let (Some(field), Value::Object(fields)) =
        (field.and_then(|rest| rest.strip_suffix('`')), value)
    else {
        return false;
    };
    let mut fields = fields.clone();
    fields.entry(field).or_insert(Value::Null);
    !is_refused(&Value::Object(fields))
}

/// Returns the parts of a list or an object with their names in a path.
fn parts(value: &Value) -> Vec<(String, &Value)> {
    match value {
        Value::Array(values) => {
            let name = |at| format!("[{at}]");
            (values
                .iter()
                .enumerate()
                .map(|(at, value)| (name(at), value)))
            .collect()
        }
        Value::Object(fields) => {
            (fields.iter().map(|(name, value)| (name.clone(), value))).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns a value like the given one that has these parts and no others.
fn join(value: &Value, parts: &[(String, &Value)]) -> Value {
    let parts = parts.iter().cloned();
    match value {
        Value::Array(_) => Value::Array(parts.map(|(_, part)| part.clone()).collect()),
        Value::Object(_) => Value::Object(gather(parts.map(|(name, part)| (name, part.clone())))),
        leaf => leaf.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the path to the fault of a KPI that is right but for some fields.
    fn path_in(wrong: Value) -> String {
        let mut kpi = json!({
            "id": "00000001-52c1-4d7e-9b0a-000000000001",
            "name": "Uptime",
            "unit": "percent",
            "targets": [{"from": "2026-01-01", "target": {"at_least": 99}}],
            "cadence": "daily",
        });
        for (name, value) in wrong.as_object().into_iter().flatten() {
            match value {
                Value::Null => kpi.as_object_mut().and_then(|fields| fields.remove(name)),
                value => kpi
                    .as_object_mut()
                    .and_then(|fields| fields.insert(name.clone(), value.clone())),
            };
        }
        let message = AnyRecord::read(Kind::Kpi, &kpi).unwrap_err();
        path(Kind::Kpi, &kpi, &message)
    }

    fn path_in_target(target: Value) -> String {
        let first = json!({"from": "2026-01-01", "target": {"at_least": 99}});
        path_in(json!({"targets": [first, target]}))
    }

    #[test]
    fn a_fault_is_found_at_its_place() {
        assert_eq!(path_in(json!({"name": 7})), "name");
        assert_eq!(
            path_in(json!({"cadence": "often", "theme": "often"})),
            "cadence"
        );
        assert_eq!(path_in(json!({"unit": ["percent"]})), "unit");
        assert_eq!(path_in(json!({"targets": {"a": 1}})), "targets");
        assert_eq!(path_in_target(json!(7)), "targets[1]");
        assert_eq!(
            path_in_target(json!({"from": "2026", "target": {"at_least": 1}})),
            "targets[1].from"
        );
        assert_eq!(
            path_in_target(json!({"from": "2026-01-01", "target": {"within": [1, "2"]}})),
            "targets[1].target.within[1]"
        );
    }

    #[test]
    fn a_fault_of_the_whole_is_not_laid_on_its_last_part() {
        assert_eq!(path_in(json!({"name": null})), "");
        assert_eq!(path_in(json!({"unit": null})), "");
        assert_eq!(
            path_in_target(json!({"target": {"at_least": 1}})),
            "targets[1]"
        );
        assert_eq!(path_in_target(json!({"from": "2026-01-01"})), "targets[1]");
        assert_eq!(
            path_in_target(json!({"from": "2026-01-01", "target": {"about": 1}})),
            "targets[1].target"
        );
        assert_eq!(
            path_in_target(json!({"from": "2026-01-01", "target": {"within": [1]}})),
            "targets[1].target.within"
        );
    }
}
