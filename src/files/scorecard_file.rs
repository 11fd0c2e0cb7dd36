//! The scorecard file `*.scorecard.json`: a public contract.
//!
//! `public/scorecard.schema.json` says what is in it, for other programs and people. One record
//! stands on each line, in the order of ids, so that two files can be compared line by line. Reading a
//! file and writing it again gives the same bytes.

use chrono::{NaiveDateTime, Timelike};
use serde::Serialize;
use serde_json::{Map, Value};

use super::json;
use super::refusal::{Refusal, shortened};
use super::slot::{MAX_COUNTER, slot_from_value, slot_to_text};
use crate::domain::field::{self, Blank};
use crate::domain::record::Kind;
use crate::domain::revision::{Id, Seen};
use crate::domain::scorecard::Scorecard;
use crate::domain::slot::Slot;
use crate::domain::value::{clock, parse_instant};

pub const FORMAT: &str = "linchpin.scorecard";
/// The version that is written. Older ones are read for ever.
pub const VERSION: u64 = 1;
/// The end of the names of scorecard files.
pub const EXTENSION: &str = ".scorecard.json";

/// The highest counter in a file: half of what the storage keeps, so that a file made to sit at the
/// limit leaves room for every edit after its import.
const MAX_FILE_COUNTER: u64 = MAX_COUNTER / 2;

/// The fields around the records; all others are kept as they are.
const OWN_FIELDS: [&str; 7] = [
    "format",
    "version",
    "id",
    "title",
    "exported_at",
    "seen",
    "records",
];

/// A scorecard file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    pub scorecard: Scorecard,
    /// In UTC.
    pub exported_at: NaiveDateTime,
    /// The title as the file says it, for lists of files; the settings are what counts.
    pub title: String,
}

/// Writes the scorecard as the text of a file. The time is in UTC.
pub fn write(scorecard: &Scorecard, exported_at: NaiveDateTime) -> String {
    let mut text = String::from("{\n");
    push_field(&mut text, "format", &FORMAT);
    push_field(&mut text, "version", &VERSION);
    push_field(&mut text, "id", &scorecard.id);
    push_field(&mut text, "title", &scorecard.settings().title);
    push_field(&mut text, "exported_at", &stamp(exported_at));
    push_field(&mut text, "seen", scorecard.seen());
    text.push_str("\"records\":{\n");
    // Files that were written before the later kinds came must come back byte for byte.
    let written = Kind::ALL
        .iter()
        .filter(|&&kind| kind <= Kind::Script || scorecard.slots().any(|(of, ..)| of == kind));
    for (i, &kind) in written.enumerate() {
        text.push_str(if i == 0 { "" } else { ",\n" });
        push_records(&mut text, kind, scorecard);
    }
    text.push_str("\n}");
    for (name, value) in scorecard.extra.iter() {
        text.push_str(",\n");
        push_json(&mut text, name);
        text.push(':');
        push_json(&mut text, value);
    }
    text.push_str("\n}\n");
    text
}

fn push_field(text: &mut String, name: &str, value: &impl Serialize) {
    push_json(text, name);
    text.push(':');
    push_json(text, value);
    text.push_str(",\n");
}

fn push_records(text: &mut String, kind: Kind, scorecard: &Scorecard) {
    push_json(text, kind.name());
    text.push_str(":[");
    for (i, (_, id, slot)) in (scorecard.slots())
        .filter(|&(of, ..)| of == kind)
        .enumerate()
    {
        text.push_str(if i == 0 { "\n" } else { ",\n" });
        text.push_str(&slot_to_text(id, slot));
    }
    text.push(']');
}

fn push_json<T: Serialize + ?Sized>(text: &mut String, value: &T) {
    // Keys are texts and numbers are finite, which is all that could fail.
    text.push_str(&serde_json::to_string(value).unwrap_or_default());
}

/// Reads a scorecard file whole or not at all.
pub fn read(bytes: &[u8]) -> Result<File, Refusal> {
    let Value::Object(fields) = json::read(bytes)? else {
        return Err(Refusal::NotOurs);
    };
    if fields.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(Refusal::NotOurs);
    }
    match fields.get("version").and_then(Value::as_u64) {
        Some(1) => read_version_1(fields),
        Some(theirs) if theirs > VERSION => Err(Refusal::Newer {
            theirs,
            ours: VERSION,
        }),
        _ => Err(head("version", "a whole number of 1 or more belongs there")),
    }
}

fn read_version_1(mut fields: Map<String, Value>) -> Result<File, Refusal> {
    let id: Id = required(&mut fields, "id")?;
    let title: String = required(&mut fields, "title")?;
    let exported_at = read_exported_at(&required::<String>(&mut fields, "exported_at")?)?;
    let seen = match fields.contains_key("seen") {
        true => required(&mut fields, "seen")?,
        false => Seen::default(),
    };
    let Value::Object(records) = taken(&mut fields, "records")? else {
        return Err(head("records", "an object belongs there"));
    };
    let mut slots = Vec::new();
    for (name, records) in records {
        let kind = Kind::from_name(&name).ok_or_else(|| Refusal::UnknownKind {
            name: shortened(&name),
        })?;
        let Value::Array(records) = records else {
            return Err(head(&format!("records.{name}"), "a list belongs there"));
        };
        read_kind(kind, records, &mut slots)?;
    }
    fields.retain(|name, _| !OWN_FIELDS.contains(&name.as_str()));
    let scorecard = Scorecard::from_slots(id, fields.into(), seen, slots);
    if scorecard.seen().clock() > MAX_FILE_COUNTER {
        let why = format!("a revision's counter is above {MAX_FILE_COUNTER} (2^52)");
        return Err(head("seen", &why));
    }
    Ok(File {
        scorecard,
        exported_at,
        title,
    })
}

fn read_kind(
    kind: Kind,
    records: Vec<Value>,
    slots: &mut Vec<(Kind, Id, Slot)>,
) -> Result<(), Refusal> {
    let mut positions = std::collections::HashMap::with_capacity(records.len());
    for (i, value) in records.into_iter().enumerate() {
        let position = i + 1;
        let name = name_of(&value);
        let (id, slot) = slot_from_value(kind, value).map_err(|error| Refusal::Record {
            kind,
            position,
            name,
            error,
        })?;
        if let Some(first) = positions.insert(id, position) {
            return Err(Refusal::DuplicateId {
                kind,
                first,
                second: position,
                id,
            });
        }
        slots.push((kind, id, slot));
    }
    Ok(())
}

/// Returns what people would look for in the file: the record's name, or else its id.
fn name_of(value: &Value) -> String {
    (["name", "title", "what", "id"].iter())
        .find_map(|&field| value.get(field)?.as_str())
        .map(shortened)
        .unwrap_or_default()
}

fn required<T: Blank>(fields: &mut Map<String, Value>, name: &str) -> Result<T, Refusal> {
    let value = taken(fields, name)?;
    field::read(&value).map_err(|fault| head(name, &fault.to_string()))
}

fn taken(fields: &mut Map<String, Value>, name: &str) -> Result<Value, Refusal> {
    // Taken, not removed: removing could reorder the unknown fields, which are written back.
    let value = fields.get_mut(name).map(Value::take);
    value.ok_or_else(|| head(name, "it is missing"))
}

fn stamp(time: NaiveDateTime) -> String {
    format!(
        "{}T{}:{:02}Z",
        time.date(),
        clock(time.time()),
        time.second()
    )
}

fn read_exported_at(text: &str) -> Result<NaiveDateTime, Refusal> {
    let time = text.strip_suffix('Z').and_then(parse_instant);
    // What is written back differently was not in the one form: it had a fraction of a second.
    time.filter(|&time| stamp(time) == text).ok_or_else(|| {
        let text = shortened(text);
        let why = format!("“{text}” is not a time in UTC written like 2026-11-24T14:02:00Z");
        head("exported_at", &why)
    })
}

fn head(field: &str, why: &str) -> Refusal {
    Refusal::Head {
        field: field.to_owned(),
        why: why.to_owned(),
    }
}
