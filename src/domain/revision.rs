//! Who changed what when: ids, revisions, and what a copy of a scorecard has already seen.
//!
//! A revision names one write. Together with [`Seen`] it tells an older state from a concurrent one,
//! which is all that merging needs (see [`super::slot`]).

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;

use super::field::{Fault, Json, JsonReader, Value, Writer, blank, serde_by_value};

/// The stable name of a record or of a scorecard, a UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Id(#[cfg_attr(test, schemars(with = "String"))] pub Uuid);

blank! {
Id as Id: Needed, Id::ONLY; }
serde_by_value!(Id);

impl Value for Id {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        let id = json.as_str().and_then(|text| text.parse().ok());
        *self = id.ok_or_else(|| Fault::unlike(json, "a UUID"))?;
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.quoted(self);
    }
}

impl Id {
    /// The id of records that exist once in each scorecard.
    pub const ONLY: Id = Id(Uuid::nil());

    /// A fixed id, for tests and content.
    pub const fn from_number(number: u128) -> Id {
        Id(Uuid::from_u128(number))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Id, uuid::Error> {
        Uuid::parse_str(text).map(Id)
    }
}

/// One browser's copy of the data; written as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Replica(pub u64);

impl fmt::Display for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Replica {
    type Err = String;

    fn from_str(text: &str) -> Result<Replica, String> {
        let shape =
            text.len() == 16 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        shape
            .then(|| u64::from_str_radix(text, 16).ok().map(Replica))
            .flatten()
            .ok_or_else(|| format!("“{text}” is not a copy's name of 16 hexadecimal digits"))
    }
}

impl Serialize for Replica {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Replica {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Replica, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// The name of one write: a counter that only grows, and the copy that wrote. The higher one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Rev(pub u64, pub Replica);

/// What a copy has seen: for each other copy, the newest of its writes. Grows, never shrinks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(BTreeMap<Replica, u64>);

impl Value for Seen {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        let Json::Object(copies) = json else {
            return Err(Fault::unlike(json, "an object"));
        };
        for (replica, newest) in copies {
            let counter = newest.as_u64();
            let counter =
                counter.ok_or_else(|| Fault::unlike(newest, "a whole number of 0 or more"))?;
            self.0.insert(replica.parse().map_err(Fault::new)?, counter);
        }
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        let copies = self.0.iter();
        let copies = copies.map(|(replica, newest)| format!("\"{replica}\":{newest}"));
        writer.plain(format_args!("{{{}}}", copies.collect::<Vec<_>>().join(",")));
    }
}

blank! { Seen as BTreeMap<String, u64>: Needed, Seen::default(); }
serde_by_value!(Seen);

impl Seen {
    /// Tells whether the write is part of this copy's past, whether or not it is still visible.
    pub fn covers(&self, rev: Rev) -> bool {
        self.0.get(&rev.1).is_some_and(|&newest| rev.0 <= newest)
    }

    pub fn add(&mut self, rev: Rev) {
        let newest = self.0.entry(rev.1).or_default();
        *newest = (*newest).max(rev.0);
    }

    pub fn join(&mut self, other: &Seen) {
        for (&replica, &counter) in &other.0 {
            self.add(Rev(counter, replica));
        }
    }

    /// Tells whether some copy wrote in the past of both: only then can they go back to one scorecard.
    pub fn shares_a_copy_with(&self, other: &Seen) -> bool {
        self.0.keys().any(|replica| other.0.contains_key(replica))
    }

    /// Returns the newest write of each copy.
    pub fn newest(&self) -> impl Iterator<Item = Rev> + '_ {
        (self.0.iter()).map(|(&replica, &counter)| Rev(counter, replica))
    }

    /// Returns the highest counter seen of any copy; the next write takes the one after it.
    pub fn clock(&self) -> u64 {
        self.0.values().copied().max().unwrap_or(0)
    }
}
