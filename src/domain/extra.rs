//! What a newer version of Linchpin says and this one does not know: kept, so that it survives the round trip.
//!
//! A record, and each part of it that people edit, has an [`Extra`] that keeps the unknown members of its own JSON object.
//! Small values below (a score, a target, the points of a chart) are copied freely and have none: what is unknown within
//! them is kept by the record or part that they stand in, with the place, and written there again. The codec of
//! [`super::field`] does that for every type.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// Unknown members of an object, and of the values below it that cannot keep their own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra {
    members: Map<String, Value>,
    /// In order of their places.
    below: Box<[Kept]>,
}

/// An unknown member of a value below.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The way to the object that has it.
    pub way: Box<[Step]>,
    pub name: String,
    pub value: Value,
}

/// A way down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Member(&'static str),
    /// A position in a list of so many. In a list that has grown or shrunk nobody knows which one it was.
    Item(usize, usize),
}

impl Extra {
    pub fn new() -> Extra {
        Extra::default()
    }

    pub fn clear(&mut self) {
        *self = Extra::new();
    }

    pub(super) fn below(&self) -> &[Kept] {
        &self.below
    }

    pub(super) fn keep_below(&mut self, mut below: Vec<Kept>) {
        below.sort_by(|a, b| (&a.way, &a.name).cmp(&(&b.way, &b.name)));
        self.below = below.into();
    }
}

impl From<Map<String, Value>> for Extra {
    fn from(members: Map<String, Value>) -> Extra {
        Extra {
            members,
            below: Box::default(),
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::field;
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
        let read: Kpi = field::read(&kpi(json!([old, new]))).unwrap();
        let fewer = Kpi {
            targets: read.targets[1..].to_vec(),
            ..read
        };
        let value: Value = serde_json::from_str(&field::written(&fewer)).unwrap();
        assert_eq!(value["targets"][0]["target"]["by"], "Bo");
        assert_eq!(value["targets"].as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn what_is_known_and_says_nothing_is_not_kept_as_unknown() {
        let effect =
            json!({"from": "2026-01-01", "target": {"exactly": 1}, "note": "", "later": {"a": 1}});
        let record: Kpi = field::read(&kpi(json!([effect]))).unwrap();
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
