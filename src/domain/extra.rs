//! What a newer version of Linchpin says and this one does not know: kept, so that it survives the round trip.
//!
//! A record, and each part of its lists, has an [`Extra`] that keeps the unknown members of its own JSON object. Small
//! values below (a score, a target, the points of a chart) are copied freely and have none: what is unknown within them
//! is kept by the record or part that they stand in, with the place, and put back there when that is written. So a new
//! kind of value needs nothing to be kept whole; a *list* of parts that are edited one by one says [`parts`].

use std::ops::{Deref, DerefMut};

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

/// Unknown members of an object, and of the values below it that cannot keep their own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra {
    members: Map<String, Value>,
    /// Not written with the object: [`written`] puts them back to their places.
    below: Option<Box<Unknown>>,
}

impl Extra {
    pub fn new() -> Extra {
        Extra::default()
    }

    pub fn clear(&mut self) {
        *self = Extra::new();
    }
}

impl From<Map<String, Value>> for Extra {
    fn from(members: Map<String, Value>) -> Extra {
        Extra {
            members,
            below: None,
        }
    }
}

impl Deref for Extra {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Map<String, Value> {
        &self.members
    }
}

impl DerefMut for Extra {
    fn deref_mut(&mut self) -> &mut Map<String, Value> {
        &mut self.members
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.members.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Extra, D::Error> {
        Map::deserialize(deserializer).map(Extra::from)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Extra {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Map::<String, Value>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Map::<String, Value>::json_schema(generator)
    }

    fn inline_schema() -> bool {
        Map::<String, Value>::inline_schema()
    }
}

/// What keeps unknown members: a record, or a part of one.
pub trait Keeps {
    /// Whether values below it may hold unknown members that they cannot keep themselves.
    const LOOKS_BELOW: bool = true;

    fn extra(&self) -> &Extra;

    fn extra_mut(&mut self) -> &mut Extra;
}

macro_rules! keeps {
    ($kept:ty $(, looks_below: $looks_below:literal)?) => {
        impl $crate::domain::extra::Keeps for $kept {
            $(const LOOKS_BELOW: bool = $looks_below;)?

            fn extra(&self) -> &$crate::domain::extra::Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut $crate::domain::extra::Extra {
                &mut self.extra
            }
        }
    };
}
pub(crate) use keeps;

/// Unknown members of a value, and of what is below it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Unknown {
    members: Map<String, Value>,
    below: Vec<(Step, Unknown)>,
}

/// A way down.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Member(String),
    /// A position in a list of so many.
    Item(usize, usize),
}

/// So many members that may be unknown are looked at one by one; of more, all are kept.
const FEW: usize = 64;

/// Reads a record or part with all that is unknown in it.
pub fn read<T: Keeps + Serialize + DeserializeOwned>(from: &Value) -> Result<T, serde_json::Error> {
    let mut read = T::deserialize(from)?;
    if T::LOOKS_BELOW
        && has_objects_below(from)
        && let Some(written) = value_of(&read)
    {
        let parses = |other: &Value| T::deserialize(other).is_ok();
        read.extra_mut().below = unknown_below(from, &written, &parses).map(Box::new);
    }
    Ok(read)
}

/// Returns the record or part as JSON, with what is unknown in it at its places.
pub fn written<T: Keeps + Serialize>(of: &T) -> String {
    let text = text_of(of);
    match &of.extra().below {
        None => text,
        Some(unknown) => match serde_json::from_str(&text) {
            Ok(mut value) => {
                unknown.put_back(&mut value);
                value.to_string()
            }
            Err(_) => text,
        },
    }
}

fn text_of<T: Serialize>(of: &T) -> String {
    // Keys are texts and numbers are finite, which is all that could fail.
    serde_json::to_string(of).unwrap_or_default()
}

fn value_of<T: Serialize>(of: &T) -> Option<Value> {
    serde_json::from_str(&text_of(of)).ok()
}

/// Tells whether there is an object within the object, whose members could be unknown.
fn has_objects_below(value: &Value) -> bool {
    fn holds_one(value: &Value) -> bool {
        match value {
            Value::Object(_) => true,
            Value::Array(items) => items.iter().any(holds_one),
            _ => false,
        }
    }
    value
        .as_object()
        .is_some_and(|all| all.values().any(holds_one))
}

/// Finds what the value of an object had and the written one lacks, below its own members; those it keeps itself.
fn unknown_below(
    from: &Value,
    written: &Value,
    parses: &dyn Fn(&Value) -> bool,
) -> Option<Unknown> {
    let mut unknown = Unknown::default();
    let (from_members, members) = (from.as_object()?, written.as_object()?);
    for (name, value) in from_members {
        let found = members.get(name).and_then(|now| lacking(value, now));
        let step = || Step::Member(name.clone());
        unknown.below.extend(found.map(|below| (step(), below)));
    }
    if unknown.below.is_empty() {
        return None;
    }
    // A known member is lacking, too, where it was written out though it says no more than its absence.
    let marked = |only: Option<usize>| {
        let (mut value, mut place) = (from.clone(), 0);
        unknown.mark(&mut value, only, &mut place);
        value
    };
    let count = unknown.count();
    if count <= FEW && !parses(&marked(None)) {
        let known: Vec<bool> = (0..count)
            .map(|only| !parses(&marked(Some(only))))
            .collect();
        unknown.drop_known(&mut known.into_iter());
    }
    (unknown.count() > 0).then_some(unknown)
}

fn lacking(value: &Value, written: &Value) -> Option<Unknown> {
    let mut unknown = Unknown::default();
    match (value, written) {
        (Value::Object(members), Value::Object(now)) => {
            for (name, value) in members {
                match now.get(name) {
                    None => {
                        unknown.members.insert(name.clone(), value.clone());
                    }
                    Some(now) => {
                        let below = lacking(value, now);
                        let step = || Step::Member(name.clone());
                        unknown.below.extend(below.map(|below| (step(), below)));
                    }
                }
            }
        }
        (Value::Array(items), Value::Array(now)) if items.len() == now.len() => {
            for (at, (value, now)) in items.iter().zip(now).enumerate() {
                let step = Step::Item(at, items.len());
                unknown
                    .below
                    .extend(lacking(value, now).map(|below| (step, below)));
            }
        }
        _ => {}
    }
    let is_empty = unknown.members.is_empty() && unknown.below.is_empty();
    (!is_empty).then_some(unknown)
}

impl Step {
    /// Goes down; nowhere when the value is not there any more.
    fn down<'a>(&self, value: &'a mut Value) -> Option<&'a mut Value> {
        match (self, value) {
            (Step::Member(name), Value::Object(members)) => members.get_mut(name),
            (Step::Item(at, of), Value::Array(items)) if items.len() == *of => items.get_mut(*at),
            _ => None,
        }
    }
}

impl Unknown {
    fn count(&self) -> usize {
        let below = self.below.iter().map(|(_, below)| below.count());
        self.members.len() + below.sum::<usize>()
    }

    fn put_back(&self, value: &mut Value) {
        if let Value::Object(members) = value {
            for (name, value) in &self.members {
                members.entry(name).or_insert_with(|| value.clone());
            }
        }
        for (step, below) in &self.below {
            if let Some(value) = step.down(value) {
                below.put_back(value);
            }
        }
    }

    /// Makes the members, or the one at the position, what no field could be.
    fn mark(&self, value: &mut Value, only: Option<usize>, place: &mut usize) {
        for name in self.members.keys() {
            if only.is_none_or(|only| only == *place)
                && let Some(member) = value.get_mut(name)
            {
                *member = json!({"\u{0}": [[]]});
            }
            *place += 1;
        }
        for (step, below) in &self.below {
            if let Some(value) = step.down(value) {
                below.mark(value, only, place);
            }
        }
    }

    /// Drops the members that are known, told in the order of [`Unknown::mark`].
    fn drop_known(&mut self, known: &mut impl Iterator<Item = bool>) {
        self.members.retain(|_, _| !known.next().unwrap_or(false));
        for (_, below) in &mut self.below {
            below.drop_known(known);
        }
        self.below.retain(|(_, below)| below.count() > 0);
    }
}

/// For `#[serde(with)]`: a list of parts, each of which keeps what is unknown below it, so that it stays with the part
/// when others come and go.
pub mod parts {
    use super::*;

    pub fn serialize<T, S>(parts: &[T], serializer: S) -> Result<S::Ok, S::Error>
    where
        T: Keeps + Serialize,
        S: Serializer,
    {
        serializer.collect_seq(parts.iter().map(Whole))
    }

    pub fn deserialize<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
    where
        T: Keeps + Serialize + DeserializeOwned,
        D: Deserializer<'de>,
    {
        let parts = Vec::<Value>::deserialize(deserializer)?;
        let parts = parts
            .iter()
            .map(|part| read(part).map_err(D::Error::custom));
        parts.collect()
    }
}

/// The same for a part that may be missing.
pub mod part {
    use super::*;

    pub fn serialize<T, S>(part: &Option<T>, serializer: S) -> Result<S::Ok, S::Error>
    where
        T: Keeps + Serialize,
        S: Serializer,
    {
        part.as_ref().map(Whole).serialize(serializer)
    }

    pub fn deserialize<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
    where
        T: Keeps + Serialize + DeserializeOwned,
        D: Deserializer<'de>,
    {
        let part = Option::<Value>::deserialize(deserializer)?;
        part.map(|part| read(&part).map_err(D::Error::custom))
            .transpose()
    }
}

/// Writes a part with what is unknown below it.
struct Whole<'a, T>(&'a T);

impl<T: Keeps + Serialize> Serialize for Whole<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (&self.0.extra().below, value_of(self.0)) {
            (Some(unknown), Some(mut value)) => {
                unknown.put_back(&mut value);
                value.serialize(serializer)
            }
            _ => self.0.serialize(serializer),
        }
    }
}

/// For `#[serde(deserialize_with)]`: one of several choices, written as an object with the one member that names it,
/// beside which a newer version may say more.
pub fn choice<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: DeserializeOwned,
    D: Deserializer<'de>,
{
    let value = Value::deserialize(deserializer)?;
    chosen(&value).map_err(D::Error::custom)
}

/// The same for a list.
pub fn choices<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: DeserializeOwned,
    D: Deserializer<'de>,
{
    let values = Vec::<Value>::deserialize(deserializer)?;
    let chosen = values
        .iter()
        .map(|value| chosen(value).map_err(D::Error::custom));
    chosen.collect()
}

/// More members than this are no choice with something beside it.
const MOST_BESIDE: usize = 32;

fn chosen<T: DeserializeOwned>(value: &Value) -> Result<T, serde_json::Error> {
    let whole = T::deserialize(value);
    let Value::Object(members) = value else {
        return whole;
    };
    if whole.is_ok() || !(2..=MOST_BESIDE).contains(&members.len()) {
        return whole;
    }
    let alone = |(name, value): (&String, &Value)| {
        let alone = Map::from_iter([(name.clone(), value.clone())]);
        T::deserialize(&Value::Object(alone)).ok()
    };
    let mut known = members.iter().filter_map(alone);
    match (known.next(), known.next()) {
        (Some(one), None) => Ok(one),
        // Two choices at once contradict each other.
        _ => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::kpi::Kpi;
    use crate::domain::record::{AnyRecord, Kind};
    use crate::domain::revision::Id;

    fn kpi(targets: Value) -> Value {
        json!({
            "id": Id::from_number(1), "name": "Uptime", "unit": "percent", "cadence": "daily", "targets": targets,
        })
    }

    fn there_and_back(kind: Kind, value: &Value) -> Value {
        let record = AnyRecord::read(kind, value).unwrap_or_else(|why| panic!("{why}"));
        serde_json::from_str(&record.to_json()).unwrap()
    }

    #[test]
    fn what_is_unknown_in_a_value_stays_with_its_part_when_others_come_and_go() {
        let target = |from: &str, by: &str| json!({"from": from, "target": {"at_least": 99, "by": by}, "tolerance": 0});
        let (old, new) = (target("2026-01-01", "Ada"), target("2026-02-01", "Bo"));
        let read: Kpi = super::read(&kpi(json!([old, new]))).unwrap();
        let fewer = Kpi {
            targets: read.targets[1..].to_vec(),
            ..read
        };
        let value: Value = serde_json::from_str(&written(&fewer)).unwrap();
        assert_eq!(value["targets"][0]["target"]["by"], "Bo");
        assert_eq!(value["targets"].as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn what_is_known_and_says_nothing_is_not_kept_as_unknown() {
        let effect =
            json!({"from": "2026-01-01", "target": {"exactly": 1}, "note": "", "later": {"a": 1}});
        let record: Kpi = super::read(&kpi(json!([effect]))).unwrap();
        assert_eq!(record.targets[0].extra.len(), 1);
        assert_eq!(record.extra, Extra::new());
    }

    #[test]
    fn a_choice_keeps_what_stands_beside_it_and_two_at_once_are_refused() {
        let with =
            |target: Value| kpi(json!([{"from": "2026-01-01", "target": target, "tolerance": 0}]));
        let value = with(json!({"zone": 3, "within": [1, 2]}));
        let mut expected = AnyRecord::read(Kind::Kpi, &with(json!({"within": [1, 2]}))).unwrap();
        let back = there_and_back(Kind::Kpi, &value);
        assert_eq!(
            back["targets"][0]["target"],
            json!({"within": [1, 2], "zone": 3})
        );
        // Nothing but the unknown member tells the two apart.
        let mut read = AnyRecord::read(Kind::Kpi, &value).unwrap();
        assert_ne!(read, expected);
        for record in [&mut read, &mut expected] {
            let AnyRecord::Kpi(kpi) = record else {
                panic!()
            };
            kpi.targets[0].extra.clear();
        }
        assert_eq!(read, expected);
        let two = with(json!({"at_least": 1, "at_most": 2}));
        assert!(AnyRecord::read(Kind::Kpi, &two).is_err());
    }

    #[test]
    fn of_a_value_that_is_gone_nothing_is_put_back() {
        let score = json!({"likelihood": 2, "impact": 3, "of": "workshop"});
        let risk = json!({
            "id": Id::from_number(1), "name": "Keys in mail", "category": "quality", "response": "mitigate",
            "identified": "2026-01-01",
            "scores": [{"from": "2026-01-01", "inherent": score, "residual": score, "target": score}],
            "loss": {"estimated": {"before": {"frequency": 1, "magnitude": {"point": 5, "in": "EUR"}}}},
        });
        let read = AnyRecord::read(Kind::Risk, &risk).unwrap();
        let back: Value = serde_json::from_str(&read.to_json()).unwrap();
        assert_eq!(back["scores"][0]["target"]["of"], "workshop");
        assert_eq!(
            back["loss"]["estimated"]["before"]["magnitude"]["in"],
            "EUR"
        );
        let AnyRecord::Risk(mut risk) = read else {
            panic!()
        };
        risk.scores[0].target = None;
        risk.loss = crate::domain::decide::loss::Loss::Unknown;
        let back: Value = serde_json::from_str(&AnyRecord::Risk(risk).to_json()).unwrap();
        assert_eq!(back["scores"][0].get("target"), None);
        assert_eq!(back["loss"], "unknown");
        assert_eq!(back["scores"][0]["inherent"]["of"], "workshop");
    }
}
