//! Dates that were written as numbers: the time since 1970, the day numbers of Excel, and `20261124`.
//!
//! A number is a date only in a column that is known to hold dates.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Dated, digits};
use crate::domain::measure::evidence::stamp::Stamp;
use crate::domain::value::Moment;

/// What a number that stands for a date counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// Days since 30 December 1899, as Excel and LibreOffice count them.
    ExcelDays,
    /// Seconds, or thousandths of them and less, since 1970 in UTC.
    SinceEpoch,
    /// `20261124`
    Digits,
}

impl Numbering {
    /// Returns what such a number is called.
    pub fn words(self) -> &'static str {
        match self {
            Numbering::ExcelDays => "a day number of Excel",
            Numbering::SinceEpoch => "the time since 1970 in UTC",
            Numbering::Digits => "a date without signs between its parts",
        }
    }
}

/// Reads a number as a date, by its size.
pub(super) fn read(text: &str) -> Option<Dated> {
    let text = text.trim();
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let (numbering, at, has_time) = match whole.len() {
        5 => {
            let (day, has_time) = excel(whole, fraction)?;
            (Numbering::ExcelDays, day, has_time)
        }
        8 if fraction.is_empty() => {
            let date = NaiveDate::from_ymd_opt(
                i32::try_from(digits(&whole[..4], 4..=4)?).ok()?,
                digits(&whole[4..6], 2..=2)?,
                digits(&whole[6..], 2..=2)?,
            )?;
            (Numbering::Digits, date.and_time(NaiveTime::MIN), false)
        }
        10 | 13 | 16 | 19 => (Numbering::SinceEpoch, since_epoch(whole)?, true),
        _ => return None,
    };
    if !is_near(at.date()) {
        return None;
    }
    Some(Dated {
        stamp: Stamp {
            local: Moment {
                date: at.date(),
                time: has_time.then_some(at.time()),
            },
            offset: (numbering == Numbering::SinceEpoch).then_some(0),
        },
        is_month: false,
        numbering: Some(numbering),
        rest: String::new(),
    })
}

/// Tells whether anybody keeps records of the day.
fn is_near(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (1990..2100).contains(&day.year())
}

/// Reads a day number; the fraction is the time of day, to the second.
fn excel(whole: &str, fraction: &str) -> Option<(NaiveDateTime, bool)> {
    // Excel takes 1900 for a leap year, so that from March on its days count from here.
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let day = zero.checked_add_days(Days::new(u64::from(digits(whole, 5..=5)?)))?;
    let share: f64 = format!("0.{fraction}0").parse().ok()?;
    let seconds = (share * 86_400.0).round();
    let at = day.and_time(NaiveTime::MIN) + TimeDelta::seconds(seconds as i64);
    Some((at, !fraction.is_empty()))
}

fn since_epoch(whole: &str) -> Option<NaiveDateTime> {
    let (seconds, below) = whole.split_at(10);
    let nano = digits(format!("{below:0<9}").get(..9)?, 9..=9)?;
    let at = DateTime::from_timestamp(seconds.parse().ok()?, nano)?;
    Some(at.naive_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<String> {
        let dated = read(text)?;
        Some(dated.stamp.local.to_string())
    }

    #[test]
    fn numbers_are_dates_by_their_size() {
        for (text, expected) in [
            ("46265", "2026-08-31"),
            ("46300.375", "2026-10-05T09:00"),
            ("46300,5", "2026-10-05T12:00"),
            ("46300.99999999", "2026-10-06T00:00"),
            ("1788134400", "2026-08-31T00:00"),
            ("1788134400000", "2026-08-31T00:00"),
            ("1788134400000000", "2026-08-31T00:00"),
            ("1788134400000000000", "2026-08-31T00:00"),
            ("20261124", "2026-11-24"),
        ] {
            assert_eq!(at(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "98.1",
            "4626",
            "462650",
            "99999",
            "20261324",
            "10000000",
            "9999999999999",
            "-46265",
            "1.78813E+12",
        ] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
