//! The stored form of records: one JSON object a record, and compact tables for measurements.
//!
//! Five years of daily values of twenty KPIs must fit into 5 MiB of storage, so a year of measurements
//! is one table whose repeated parts are written once.

use chrono::{Datelike, NaiveDateTime};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::keys::KeyPlace;
use super::lineage::Lineages;
use crate::domain::base::Extra;
use crate::domain::record::Kind;
use crate::domain::revision::{Id, Seen};
use crate::domain::scorecard::Scorecard;
use crate::domain::slot::Slot;
use crate::files::slot::{MAX_COUNTER, slot_from_value, slot_to_value, take};

/// What is kept about a scorecard beside its records.
///
/// The first three are always written: a head that lacks one of them is damaged, not empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// What tells this copy of the scorecard from others made in this browser: a duplicate or a restored
    /// backup must never write under the revisions of the original.
    pub salt: u64,
    pub seen: Seen,
    pub extra: Extra,
    /// When it was exported last.
    #[serde(
        default,
        with = "crate::domain::value::instant::option",
        skip_serializing_if = "Option::is_none"
    )]
    pub exported: Option<NaiveDateTime>,
    /// When the first change came that the last export does not have.
    #[serde(
        default,
        with = "crate::domain::value::instant::option",
        skip_serializing_if = "Option::is_none"
    )]
    pub changed: Option<NaiveDateTime>,
    /// What a later program keeps there.
    #[serde(flatten)]
    pub later: Extra,
}

/// The member of a stored record that tells which writes it follows; a field of no record.
const PAST: &str = "~past";

/// A year of one KPI, or the deleted measurements.
#[derive(Default, Serialize, Deserialize)]
struct ShelfTable {
    /// The copies that wrote.
    replicas: Vec<Value>,
    /// Fields beyond time and value, where a row has any.
    fields: Vec<Value>,
    /// Kept as values here, so that one that cannot be read does not take the others with it.
    rows: Vec<Value>,
}

/// Id, counter, position of the replica, time, value, and the position of further fields.
type ShelfRow = [Value; 6];

/// Returns the text stored at the place; `None` when nothing is there.
pub fn text(
    scorecard: &Scorecard,
    head: &Head,
    lineages: &Lineages,
    place: KeyPlace,
) -> Option<String> {
    let value = |kind, id, slot: &Slot| {
        let Value::Object(mut object) = slot_to_value(id, slot) else {
            return Map::new();
        };
        take(&mut object, PAST);
        let past = lineages.told(kind, id, slot);
        object.extend(past.map(|past| (PAST.to_owned(), json!(past))));
        object
    };
    let measured = |(id, slot)| value(Kind::Measurement, id, slot);
    match place {
        KeyPlace::Head => serde_json::to_string(head).ok(),
        KeyPlace::Record(kind, id) => {
            let object = value(kind, id, scorecard.slot(kind, id)?);
            Some(Value::Object(object).to_string())
        }
        KeyPlace::Year(kpi, year) => table(
            (scorecard.series(kpi))
                .filter(|(at, ..)| at.date.year() == year)
                .filter_map(|(_, id, _)| Some((id, scorecard.slot(Kind::Measurement, id)?)))
                .map(measured),
        ),
        KeyPlace::Gone => table(
            (scorecard.slots())
                .filter(|(kind, _, slot)| *kind == Kind::Measurement && slot.record().is_none())
                .map(|(_, id, slot)| measured((id, slot))),
        ),
    }
}

fn table(objects: impl Iterator<Item = Map<String, Value>>) -> Option<String> {
    let mut table = ShelfTable::default();
    for mut object in objects {
        let mut take = |name: &str| take(&mut object, name).unwrap_or_default();
        take("kpi");
        let (id, mut rev, at, value) = (take("id"), take("rev"), take("at"), take("value"));
        let replica = position(&mut table.replicas, rev[1].take());
        let fields =
            (!object.is_empty()).then(|| position(&mut table.fields, Value::Object(object)));
        let row: ShelfRow = [id, rev[0].take(), json!(replica), at, value, json!(fields)];
        table.rows.push(Value::Array(row.into()));
    }
    (!table.rows.is_empty())
        .then(|| serde_json::to_string(&table).ok())
        .flatten()
}

/// Returns where the value stands in the list, adding it when it is new.
///
/// The newest entries are looked at first: what repeats, repeats in neighbours.
fn position(list: &mut Vec<Value>, value: Value) -> usize {
    list.iter()
        .rposition(|known| *known == value)
        .unwrap_or_else(|| {
            list.push(value);
            list.len() - 1
        })
}

/// Reads what is kept about a scorecard; `None` when it is damaged.
pub fn read_head(text: &str) -> Option<Head> {
    let head: Head = serde_json::from_str(text).ok()?;
    // A counter that no program can have reached would leave none to count on with.
    (head.seen.clock() <= MAX_COUNTER).then_some(head)
}

/// A record as it is stored.
pub struct Stored {
    pub kind: Kind,
    pub id: Id,
    pub slot: Slot,
    /// For each copy, the newest write that the record follows, as far as its versions do not tell.
    pub past: Seen,
}

/// The records of a stored text, and whether there were others that could not be read.
pub struct Read {
    pub slots: Vec<Stored>,
    pub damaged: bool,
}

/// Reads what is stored at the place of a record or of measurements.
pub fn read(place: KeyPlace, text: &str) -> Read {
    let values = match place {
        KeyPlace::Head => Some(Vec::new()),
        KeyPlace::Record(kind, _) => serde_json::from_str(text)
            .ok()
            .map(|value| vec![(kind, value)]),
        KeyPlace::Year(kpi, _) => rows(text, Some(kpi)),
        KeyPlace::Gone => rows(text, None),
    };
    let Some(values) = values else {
        return Read {
            slots: Vec::new(),
            damaged: true,
        };
    };
    let count = values.len();
    let slots: Vec<_> = (values.into_iter())
        .filter_map(|(kind, mut value)| {
            let past = value.as_object_mut().and_then(|value| take(value, PAST));
            let (id, slot) = slot_from_value(kind, value).ok()?;
            // Without a past that can be read it may show a conflict more, and loses nothing.
            let past = past.and_then(|past| serde_json::from_value(past).ok());
            let past = past.unwrap_or_default();
            let stored = Stored {
                kind,
                id,
                slot,
                past,
            };
            (KeyPlace::of(kind, id, stored.slot.record()) == place).then_some(stored)
        })
        .collect();
    Read {
        damaged: slots.len() < count,
        slots,
    }
}

fn rows(text: &str, kpi: Option<Id>) -> Option<Vec<(Kind, Value)>> {
    let table: ShelfTable = serde_json::from_str(text).ok()?;
    let ShelfTable {
        replicas,
        fields,
        rows,
    } = table;
    let entry = |list: &[Value], position: &Value| {
        let position = usize::try_from(position.as_u64()?).ok()?;
        list.get(position).cloned()
    };
    let value = |row: Value| {
        let Value::Array(cells) = row else {
            return None;
        };
        let [id, counter, replica, at, value, more]: ShelfRow = cells.try_into().ok()?;
        let mut object = match more {
            Value::Null => Map::new(),
            more => match entry(&fields, &more)? {
                Value::Object(fields) => fields,
                _ => return None,
            },
        };
        object.insert("id".to_owned(), id);
        let replica = entry(&replicas, &replica)?;
        object.insert("rev".to_owned(), Value::Array(vec![counter, replica]));
        if let Some(kpi) = kpi {
            object.insert("kpi".to_owned(), json!(kpi));
            object.insert("at".to_owned(), at);
            object.insert("value".to_owned(), value);
        }
        Some(Value::Object(object))
    };
    // A row of another form, or one that names a field or a copy that is not there, comes out as null,
    // which reads as damaged.
    Some(
        rows.into_iter()
            .map(|row| (Kind::Measurement, value(row).unwrap_or_default()))
            .collect(),
    )
}
