//! How something ends, as far as its row tells.

use chrono::{Datelike, Days, NaiveDate};

use super::span::span;
use crate::domain::value::Moment;

/// The end of an incident, an outage, a finding, a course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    At(Moment),
    /// It lasts still.
    Open,
    /// It is over, but the file does not say since when.
    Done,
    /// Nothing says, or nothing that is understood.
    #[default]
    Unknown,
}

impl End {
    /// Takes a date for what it means: one that programs write for "never", and one that is yet to come, are no end.
    ///
    /// A file may be a day ahead of the reader's clock.
    pub fn of(at: Moment, started: Option<Moment>, today: NaiveDate) -> End {
        let latest = today.checked_add_days(Days::new(1)).unwrap_or(today);
        let is_before = started.is_some_and(|started| span(started, at).is_none());
        match at.date > latest || (is_before && is_default(at.date)) {
            true => End::Open,
            false => End::At(at),
        }
    }

    /// Returns when it was, where that is known.
    pub fn at(self) -> Option<Moment> {
        match self {
            End::At(at) => Some(at),
            _ => None,
        }
    }

    /// Tells whether it was still open on the evening of the day; `None` where that is not known.
    pub fn is_open_on(self, day: NaiveDate) -> Option<bool> {
        match self {
            End::At(at) => Some(at.date > day),
            End::Open => Some(true),
            End::Done => Some(false),
            End::Unknown => None,
        }
    }
}

/// Tells whether programs write the day where they have none: the first days that Unix, Excel, .NET, SQL Server, Windows
/// and others can count.
fn is_default(day: NaiveDate) -> bool {
    const FIRST: [(i32, u32, u32); 8] = [
        (1, 1, 1),
        (1601, 1, 1),
        (1753, 1, 1),
        (1899, 12, 30),
        (1899, 12, 31),
        (1900, 1, 1),
        (1969, 12, 31),
        (1970, 1, 1),
    ];
    let written = (day.year(), day.month(), day.day());
    day.year() < 1970 || FIRST.contains(&written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(at: &str) -> End {
        let started = Some("2026-10-05T08:00".parse().unwrap());
        End::of(at.parse().unwrap(), started, "2026-11-30".parse().unwrap())
    }

    #[test]
    fn dates_that_stand_for_never_are_no_end() {
        for never in [
            "9999-12-31",
            "2099-01-01T00:00",
            "1900-01-01",
            "1970-01-01T00:00",
            "1969-12-31T19:00",
            "0001-01-01",
        ] {
            assert_eq!(end(never), End::Open, "{never}");
        }
        // A typing error stays one: whoever reads it refuses it.
        assert!(matches!(end("2025-10-05"), End::At(_)));
        assert!(matches!(end("2026-12-01"), End::At(_)));
    }

    #[test]
    fn what_ends_later_was_open_before() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(end("2026-10-31").is_open_on(day("2026-10-30")), Some(true));
        assert_eq!(end("2026-10-31").is_open_on(day("2026-10-31")), Some(false));
        assert_eq!(End::Unknown.is_open_on(day("2026-10-31")), None);
    }
}
