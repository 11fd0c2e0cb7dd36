//! Small values that cannot be wrong: a finite number, a point in time as people write it.
//!
//! Records are made of these, so that no formula has to check again.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::field::{Fault, Json, JsonReader, Value, Writer, blank, serde_by_value, text};

/// A number that is neither infinite nor "not a number", and small enough to reckon with.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Finite(f64);

impl Finite {
    pub const ZERO: Finite = Finite(0.0);

    /// The largest size: a quadrillion. Sums and products of such numbers stay finite, so that no mean,
    /// limit or chart of them can overflow.
    pub const MAX: f64 = 1e15;

    /// Returns the number, or `None` when it is not a number, or larger than [`Finite::MAX`].
    pub fn new(number: f64) -> Option<Finite> {
        // Adding zero turns -0.0 into 0.0, which people would never type.
        (number.abs() <= Finite::MAX).then_some(Finite(number + 0.0))
    }

    pub fn get(self) -> f64 {
        self.0
    }

    /// Returns it as a whole number, where it is one that reads better without ".0" and is the same.
    pub fn whole(self) -> Option<i64> {
        /// Below this, every whole number has an exact `f64`.
        const EXACT_WHOLE: f64 = 9_007_199_254_740_992.0;
        (self.0.fract() == 0.0 && self.0.abs() < EXACT_WHOLE).then_some(self.0 as i64)
    }
}

impl From<i32> for Finite {
    fn from(whole: i32) -> Finite {
        Finite(f64::from(whole))
    }
}

blank! {
    Finite as Finite: Needed, Finite::ZERO;
    NaiveDate as String: Needed, NaiveDate::default();
    NaiveDateTime as String: Needed, NaiveDateTime::default();
    Moment as Moment: Needed, Moment::day(NaiveDate::default());
}
serde_by_value!(Finite, Moment);

impl Value for Finite {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        let number = json
            .as_f64()
            .ok_or_else(|| Fault::unlike(json, "a number"))?;
        *self = Finite::new(number).ok_or_else(|| {
            Fault::new("the number is not finite, or larger than a quadrillion (1e15)")
        })?;
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        match self.whole() {
            Some(whole) => writer.plain(whole),
            // It is finite, so it is a number of JSON.
            None => writer.plain(Json::from(self.get())),
        }
    }
}

/// A day, with a time of day where one matters. Written `2026-11-24` or `2026-11-24T14:05`.
///
/// A day without a time stands for the whole day, so it counts as over at its end; it sorts before the
/// times within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    pub date: NaiveDate,
    pub time: Option<NaiveTime>,
}

impl Moment {
    pub fn day(date: NaiveDate) -> Moment {
        Moment { date, time: None }
    }

    /// Returns the moment at which what this names is over: the time itself, or the end of the day.
    pub fn end(self) -> NaiveDateTime {
        match self.time {
            Some(time) => self.date.and_time(time),
            None => (self.date.and_time(NaiveTime::MIN))
                .checked_add_signed(TimeDelta::days(1))
                .unwrap_or(NaiveDateTime::MAX),
        }
    }

    /// Returns the position on a time axis in days, for slopes and charts.
    pub fn as_days(self) -> f64 {
        let midnight = self.date.and_time(NaiveTime::MIN);
        let at = self.time.map_or(midnight, |time| self.date.and_time(time));
        at.and_utc().timestamp() as f64 / 86_400.0
    }
}

/// Why a text is not a [`Moment`].
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("“{0}” is not a date that exists; write it like 2026-11-24 or 2026-11-24T14:05")]
pub struct NotAMoment(String);

impl NotAMoment {
    pub fn of(text: &str) -> NotAMoment {
        NotAMoment(text.to_owned())
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Moment, NotAMoment> {
        let wrong = || NotAMoment::of(text);
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        Ok(Moment {
            date: parse_date(date).ok_or_else(wrong)?,
            time: time
                .map(|time| parse_time(time).ok_or_else(wrong))
                .transpose()?,
        })
    }
}

/// Tells whether a record may hold the address: `https`, `http` or `mailto`, without blanks. What people type, and what
/// becomes a link, also passes [`super::link::check_link`].
pub fn is_safe_link(link: &str) -> bool {
    let lower = link.to_ascii_lowercase();
    let allowed = ["https://", "http://", "mailto:"];
    let hidden = |c: char| c.is_control() || c.is_whitespace();
    allowed.iter().any(|start| lower.starts_with(start)) && !link.contains(hidden)
}

/// Reads `2026-11-24` and nothing else: no signs, no spaces, a year of four digits.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let [year, month, day] = numbers(text, '-', [4, 2, 2])?;
    NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day)
}

/// Reads `14:05` and nothing else.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let [hour, minute] = numbers(text, ':', [2, 2])?;
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Reads `2026-11-24T14:05:30`, with or without a fraction of the second.
pub fn parse_instant(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once('T')?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    if fraction.is_empty() {
        return None;
    }
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let [nano] = numbers(&format!("{fraction:0<9}"), '.', [9])?;
    parse_date(date)?.and_hms_nano_opt(hour, minute, second, nano)
}

/// Reads numbers of so many digits, with the separator between them.
fn numbers<const N: usize>(text: &str, separator: char, digits: [usize; N]) -> Option<[u32; N]> {
    let mut numbers = [0; N];
    let mut parts = text.split(separator);
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part = parts.next()?;
        if part.len() != digits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// Writes a time of day like `14:05`.
pub fn clock(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The names of the months, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns the name of a day's month.
pub fn month_name(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize]
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            None => write!(f, "{}", self.date),
            Some(time) => write!(f, "{}T{}", self.date, clock(time)),
        }
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?$"
        })
    }
}

impl Value for Moment {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        let moment = text(json)?.parse();
        *self = moment.map_err(|error: NotAMoment| Fault::new(error.to_string()))?;
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.quoted(self);
    }
}

impl Value for NaiveDate {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        let text = text(json)?;
        *self = parse_date(text).ok_or_else(|| Fault::new(NotAMoment::of(text).to_string()))?;
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.quoted(self);
    }
}

impl Value for NaiveDateTime {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        let text = text(json)?;
        *self = parse_instant(text).ok_or_else(|| Fault::new(NotAMoment::of(text).to_string()))?;
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.quoted(format_args!("{self:?}"));
    }
}

/// Serde for a time to the nanosecond, as [`parse_instant`] reads it; for `#[serde(with = "…")]`.
pub mod instant {
    use super::{NaiveDateTime, NotAMoment, parse_instant};
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(at: &NaiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{at:?}"))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<NaiveDateTime, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_instant(&text).ok_or_else(|| de::Error::custom(NotAMoment(text)))
    }

    /// The same for a time that may be missing.
    pub mod option {
        use super::{Deserialize, Deserializer, NaiveDateTime, Serializer};

        #[derive(Deserialize)]
        struct Instant(#[serde(with = "super")] NaiveDateTime);

        pub fn serialize<S: Serializer>(
            at: &Option<NaiveDateTime>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            match at {
                Some(at) => super::serialize(at, serializer),
                None => serializer.serialize_none(),
            }
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Option<NaiveDateTime>, D::Error> {
            let at = Option::<Instant>::deserialize(deserializer)?;
            Ok(at.map(|Instant(at)| at))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_not_finite_is_refused() {
        assert_eq!(Finite::new(f64::NAN), None);
        assert_eq!(Finite::new(f64::INFINITY), None);
        assert_eq!(Finite::new(-1e16), None);
        assert_eq!(
            Finite::new(-0.0).map(|n| n.get().is_sign_positive()),
            Some(true)
        );
    }

    #[test]
    fn whole_numbers_are_written_without_a_fraction() {
        let written = |n| serde_json::to_string(&Finite(n)).unwrap();
        assert_eq!(written(0.0), "0");
        assert_eq!(written(-12.0), "-12");
        assert_eq!(written(99.9), "99.9");
        assert_eq!(written(1e-300), "1e-300");
    }

    #[test]
    fn a_date_that_does_not_exist_is_refused_with_its_text() {
        let error = "2026-02-30".parse::<Moment>().unwrap_err();
        assert!(error.to_string().contains("2026-02-30"));
        assert!("2026-2-3".parse::<Moment>().is_err());
        assert!("+026-02-03".parse::<Moment>().is_err());
        assert!("2026-02-03T25:00".parse::<Moment>().is_err());
    }

    #[test]
    fn only_addresses_that_cannot_act_are_links() {
        for link in [
            "https://a.example/x?y#z",
            "HTTP://a.example",
            "mailto:a@b.example",
        ] {
            assert!(is_safe_link(link), "{link}");
        }
        for link in [
            "javascript:alert(1)",
            " https://a",
            "data:text/html,x",
            "https://a\nb",
            "",
            "//a.example",
        ] {
            assert!(!is_safe_link(link), "{link}");
        }
    }

    #[test]
    fn an_instant_is_read_as_it_is_written() {
        for text in [
            "2026-11-24T14:05:30",
            "2026-11-24T14:05:30.125",
            "2026-11-24T14:05:30.000000001",
        ] {
            assert_eq!(format!("{:?}", parse_instant(text).unwrap()), text);
        }
        for text in [
            "2026-11-24",
            "2026-11-24T14:05",
            "2026-11-24T14:05:30.",
            "2026-11-24T14:05:30Z",
        ] {
            assert_eq!(parse_instant(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_over_at_its_end_and_sorts_before_its_times() {
        let day: Moment = "2026-11-24".parse().unwrap();
        let noon: Moment = "2026-11-24T12:00".parse().unwrap();
        assert!(day < noon);
        assert_eq!(day.end().to_string(), "2026-11-25 00:00:00");
        assert_eq!(noon.to_string(), "2026-11-24T12:00");
        assert_eq!(noon.as_days() - day.as_days(), 0.5);
    }
}
