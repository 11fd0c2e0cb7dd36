//! A time to the second that is the same everywhere: what a run is timed by.
//!
//! Clocks of people are set back in autumn and differ between places; the time that has passed must not. So stamps are
//! in UTC, and pages turn them into the person's time when they show them.

use chrono::{NaiveDateTime, TimeDelta, Timelike};

use crate::domain::field::{
    Fault, Json, JsonReader, Value, Writer, blank, serde_by_value, shortened, text,
};
use crate::domain::value::parse_instant;

/// A time in UTC, to the second. Written `2026-11-24T14:05:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(NaiveDateTime);

impl Stamp {
    /// Returns the second of a time in UTC.
    pub fn of(utc: NaiveDateTime) -> Stamp {
        Stamp(utc.with_nanosecond(0).unwrap_or(utc))
    }

    pub fn utc(self) -> NaiveDateTime {
        self.0
    }

    /// Returns the seconds since an earlier time; below 0 when that lies ahead.
    pub fn seconds_since(self, earlier: Stamp) -> i64 {
        (self.0 - earlier.0).num_seconds()
    }

    /// Returns the time so many minutes later; the same where the calendar ends.
    pub fn plus_minutes(self, minutes: u32) -> Stamp {
        let later = self
            .0
            .checked_add_signed(TimeDelta::minutes(minutes.into()));
        Stamp(later.unwrap_or(self.0))
    }
}

impl Value for Stamp {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        let written = text(json)?;
        *self = parse_instant(written).map(Stamp::of).ok_or_else(|| {
            let text = shortened(written);
            Fault::new(format!(
                "“{text}” is not a time that exists; write it like 2026-11-24T14:05:30"
            ))
        })?;
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.quoted(self.0.format("%Y-%m-%dT%H:%M:%S"));
    }
}

blank! { Stamp as Stamp: Needed, Stamp(NaiveDateTime::default()); }
serde_by_value!(Stamp);

#[cfg(test)]
impl schemars::JsonSchema for Stamp {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Stamp".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A time in UTC, to the second.",
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$",
        })
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Returns 24 November 2026, so many minutes after noon.
    pub fn at(minutes: u32) -> Stamp {
        let noon = parse_instant("2026-11-24T12:00:00").unwrap();
        Stamp::of(noon).plus_minutes(minutes)
    }

    #[test]
    fn a_stamp_reads_as_it_was_written_and_knows_seconds_only() {
        let exact = parse_instant("2026-11-24T14:05:30.75").unwrap();
        let json = serde_json::to_string(&Stamp::of(exact)).unwrap();
        assert_eq!(json, "\"2026-11-24T14:05:30\"");
        assert_eq!(
            serde_json::from_str::<Stamp>(&json).unwrap(),
            Stamp::of(exact)
        );
        assert!(serde_json::from_str::<Stamp>("\"2026-11-24\"").is_err());
    }

    #[test]
    fn what_has_passed_is_counted_in_seconds() {
        assert_eq!(at(61).seconds_since(at(0)), 3660);
        assert_eq!(at(0).seconds_since(at(1)), -60);
        let last = Stamp::of(NaiveDateTime::MAX);
        assert_eq!(last.plus_minutes(u32::MAX), last);
    }
}
