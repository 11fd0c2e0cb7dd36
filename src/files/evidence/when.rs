//! Dates as tools write them, on the clock that they use: zones are not converted.

use chrono::{DateTime, Datelike};

use crate::domain::value::{Moment, parse_date, parse_time};
use crate::files::dates::{self, DateOrder};

/// Reads `2026-11-24T14:05:30.1Z`, `Jun 8, 2026 01:58:56 UTC` and `Thu Jun  8 01:58:56 2026`.
///
/// Programs write 0001-01-01 for "never", which is no date.
pub(super) fn moment(text: &str) -> Option<Moment> {
    const FIRST_YEAR: i32 = 1990;
    let text = text.trim();
    let moment = iso(text).or_else(|| c_time(text)).or_else(|| named(text))?;
    (moment.date.year() >= FIRST_YEAR).then_some(moment)
}

/// Reads the seconds since 1970.
pub(super) fn unix(text: &str) -> Option<Moment> {
    let seconds = text.trim().parse().ok()?;
    let at = DateTime::from_timestamp(seconds, 0)?;
    moment(&at.format("%Y-%m-%dT%H:%M").to_string())
}

fn iso(text: &str) -> Option<Moment> {
    let date = parse_date(text.get(..10)?)?;
    let time = match text.get(10..) {
        Some("") => None,
        Some(rest) if rest.starts_with(['T', ' ']) => Some(parse_time(rest.get(1..6)?)?),
        _ => return None,
    };
    Some(Moment { date, time })
}

/// Reads what `ctime` of the language C writes, as Nessus does.
fn c_time(text: &str) -> Option<Moment> {
    let mut parts = text.split_ascii_whitespace();
    let (_weekday, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let (time, year) = (parts.next()?, parts.next()?);
    dates::parse(&format!("{day} {month} {year} {time}"), DateOrder::DayFirst)
}

/// Reads a date with the name of its month, with or without a time zone behind.
fn named(text: &str) -> Option<Moment> {
    let without_zone = match text.rsplit_once(' ') {
        Some((rest, zone)) if zone.bytes().all(|byte| byte.is_ascii_uppercase()) => rest,
        _ => text,
    };
    // A date that has to be asked about is none here.
    let digits_first = text.starts_with(|c: char| c.is_ascii_digit());
    (!digits_first).then(|| dates::parse(without_zone, DateOrder::DayFirst))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        moment(text).map(|moment| moment.to_string())
    }

    #[test]
    fn the_dates_of_every_tool_are_read() {
        for (text, expected) in [
            ("2026-06-08T01:58:56.166Z", "2026-06-08T01:58"),
            ("2026-06-08T01:58:56+02:00", "2026-06-08T01:58"),
            ("2026-06-08T01:58:56.123456789+02:00", "2026-06-08T01:58"),
            ("2026-06-08 01:58:56", "2026-06-08T01:58"),
            ("2026-06-08", "2026-06-08"),
            ("Jun 8, 2026 01:58:56 UTC", "2026-06-08T01:58"),
            ("Thu Jun  8 01:58:56 2026", "2026-06-08T01:58"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(
            unix("1780883936").map(|at| at.to_string()).as_deref(),
            Some("2026-06-08T01:58")
        );
    }

    #[test]
    fn what_is_no_date_or_never_is_none() {
        for text in [
            "",
            "never",
            "0001-01-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-06-08X",
            "2026-06-08T1",
            "05/06/2026",
            "ünïcödé text of some length",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(unix("99999999999999999"), None);
        assert_eq!(unix("0"), None);
    }
}
