//! Dates as people and spreadsheets write them: `2026-11-24`, `24.11.2026`, `11/24/2026 14:05`, `24 Nov 2026`.
//!
//! Whether `05/06/2026` is in May or in June cannot be seen from one date. [`order_of`] looks at all of
//! them, and tells when a person has to say.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::value::{MONTHS, Moment};

/// Which of the two short numbers of a date is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// `24/11/2026`
    DayFirst,
    /// `11/24/2026`
    MonthFirst,
}

/// What a list of dates tells about their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Every date reads the same either way.
    Irrelevant,
    Known(DateOrder),
    /// The date reads differently, and no other one decides, or they contradict each other.
    Ask {
        example: String,
    },
}

/// Returns the order that the dates are written in. What is no date says nothing.
pub fn order_of<'a>(dates: impl IntoIterator<Item = &'a str>) -> Order {
    let (mut day_first, mut month_first, mut open) = (None, None, None);
    for text in dates {
        let Some(Written {
            date: Numbers::Short { first, second, .. },
            ..
        }) = written(text)
        else {
            continue;
        };
        match (first, second) {
            (13.., 13..) => {}
            (13.., _) => day_first = Some(text),
            (_, 13..) => month_first = Some(text),
            (first, second) if first == second => {}
            _ => open = open.or(Some(text)),
        }
    }
    match (day_first, month_first, open) {
        (Some(_), None, _) => Order::Known(DateOrder::DayFirst),
        (None, Some(_), _) => Order::Known(DateOrder::MonthFirst),
        (None, None, None) => Order::Irrelevant,
        (Some(text), Some(_), _) | (None, None, Some(text)) => Order::Ask {
            example: text.trim().to_owned(),
        },
    }
}

/// Reads a date, with a time of day where there is one. The order counts for dates with slashes only.
pub fn parse(text: &str, order: DateOrder) -> Option<Moment> {
    let Written { date, time } = written(text)?;
    let (year, month, day) = match (date, order) {
        (Numbers::YearFirst { year, month, day }, _)
        | (Numbers::Dotted { year, month, day }, _) => (year, month, day),
        (
            Numbers::Short {
                first,
                second,
                year,
            },
            DateOrder::DayFirst,
        ) => (year, second, first),
        (
            Numbers::Short {
                first,
                second,
                year,
            },
            DateOrder::MonthFirst,
        ) => (year, first, second),
    };
    Some(Moment {
        date: NaiveDate::from_ymd_opt(year, month, day)?,
        time,
    })
}

/// Tells whether the text has the form of a date, even of one that does not exist.
pub fn looks_like_date(text: &str) -> bool {
    written(text).is_some()
}

/// A date taken apart, before it is known which number is which.
struct Written {
    date: Numbers,
    time: Option<NaiveTime>,
}

enum Numbers {
    YearFirst {
        year: i32,
        month: u32,
        day: u32,
    },
    /// With dots the day always comes first.
    Dotted {
        year: i32,
        month: u32,
        day: u32,
    },
    Short {
        first: u32,
        second: u32,
        year: i32,
    },
}

fn written(text: &str) -> Option<Written> {
    let text = text.trim();
    if let Some(written) = with_month_name(text) {
        return Some(written);
    }
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    Some(Written {
        date: numbers(date)?,
        time: match time {
            Some(time) => Some(time_of_day(time.trim())?),
            None => None,
        },
    })
}

/// Reads `24 Nov 2026`, `24-November-2026` and `Nov 24, 2026`, with or without a time behind.
fn with_month_name(text: &str) -> Option<Written> {
    let mut rest = text;
    let mut part = || {
        let (part, behind) = rest.split_once([' ', '-', '.', ',']).unwrap_or((rest, ""));
        rest = behind.trim_start_matches([' ', '-', '.', ',']);
        part
    };
    let (first, second, year) = (part(), part(), part());
    let (month, day) = match (month(first), month(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    let date = Numbers::YearFirst {
        year: digits(year, 4..=4)?.try_into().ok()?,
        month,
        day: digits(day, 1..=2)?,
    };
    let time = match rest.trim() {
        "" => None,
        time => Some(time_of_day(time)?),
    };
    Some(Written { date, time })
}

/// Returns the number of an English month, written in full or by its first three letters.
fn month(name: &str) -> Option<u32> {
    let is_it = |month: &&str| {
        name.eq_ignore_ascii_case(month)
            || month
                .get(..3)
                .is_some_and(|short| name.eq_ignore_ascii_case(short))
    };
    let position = MONTHS.iter().position(is_it)?;
    u32::try_from(position + 1).ok()
}

fn numbers(date: &str) -> Option<Numbers> {
    let separator = date.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '-' | '/' | '.') {
        return None;
    }
    let parts: Vec<&str> = date.split(separator).collect();
    let [a, b, c] = parts[..] else {
        return None;
    };
    let short = |text: &str| digits(text, 1..=2);
    let year = |text: &str| digits(text, 4..=4).and_then(|year| i32::try_from(year).ok());
    if let Some(year) = year(a) {
        let (month, day) = (short(b)?, short(c)?);
        return Some(Numbers::YearFirst { year, month, day });
    }
    let (first, second, year) = (short(a)?, short(b)?, year(c)?);
    Some(match separator {
        '.' => Numbers::Dotted {
            year,
            month: second,
            day: first,
        },
        _ => Numbers::Short {
            first,
            second,
            year,
        },
    })
}

/// Reads `14:05`, `14:05:59` (seconds are not kept) and `2:05 PM`.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let upper = text.to_ascii_uppercase();
    let half = (upper.strip_suffix("AM").map(|rest| (rest, 0)))
        .or_else(|| upper.strip_suffix("PM").map(|rest| (rest, 12)));
    let clock = half.map_or(upper.as_str(), |(rest, _)| rest.trim_end());
    let mut parts = clock.split(':');
    let hour = digits(parts.next()?, 1..=2)?;
    let minute = digits(parts.next()?, 2..=2)?;
    let second = parts.next().map_or(Some(0), |text| digits(text, 2..=2))?;
    if second > 59 || parts.next().is_some() {
        return None;
    }
    let hour = match half {
        Some((_, after)) if (1..=12).contains(&hour) => hour % 12 + after,
        Some(_) => return None,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let fits = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::DateOrder::{DayFirst, MonthFirst};
    use super::*;

    fn read(text: &str, order: DateOrder) -> Option<String> {
        parse(text, order).map(|moment| moment.to_string())
    }

    #[test]
    fn dates_with_the_year_first_or_with_dots_need_no_order() {
        for order in [DayFirst, MonthFirst] {
            for text in [
                "2026-11-24",
                "2026/11/24",
                "2026.11.24",
                "24.11.2026",
                " 24.11.2026 ",
            ] {
                assert_eq!(read(text, order).as_deref(), Some("2026-11-24"), "{text}");
            }
        }
        assert_eq!(read("5.6.2026", MonthFirst).as_deref(), Some("2026-06-05"));
    }

    #[test]
    fn the_name_of_a_month_needs_no_order() {
        for order in [DayFirst, MonthFirst] {
            for text in [
                "1 Sep 2026",
                "01-sep-2026",
                "1. September 2026",
                "Sep 1, 2026",
                "September 1 2026",
            ] {
                assert_eq!(read(text, order).as_deref(), Some("2026-09-01"), "{text}");
            }
        }
        let timed = read("1 May 2026 14:05", DayFirst);
        assert_eq!(timed.as_deref(), Some("2026-05-01T14:05"));
        for text in [
            "Sep 2026",
            "1 Sept 26",
            "31 Feb 2026",
            "1 Foo 2026",
            "May May 2026",
        ] {
            assert_eq!(read(text, DayFirst), None, "{text}");
        }
        assert_eq!(order_of(["1 Sep 2026"]), Order::Irrelevant);
    }

    #[test]
    fn dates_with_slashes_follow_the_order() {
        assert_eq!(read("05/06/2026", DayFirst).as_deref(), Some("2026-06-05"));
        assert_eq!(read("5-6-2026", MonthFirst).as_deref(), Some("2026-05-06"));
        assert_eq!(read("24/11/2026", MonthFirst), None);
    }

    #[test]
    fn times_of_day_are_read() {
        let noon = Some("2026-11-24T12:05");
        for text in [
            "2026-11-24T12:05",
            "2026-11-24 12:05:59",
            "24.11.2026 12:05",
            "24/11/2026 12:05 PM",
        ] {
            assert_eq!(read(text, DayFirst).as_deref(), noon, "{text}");
        }
        assert_eq!(
            read("11/24/2026 12:05am", MonthFirst).as_deref(),
            Some("2026-11-24T00:05")
        );
        for text in [
            "2026-11-24 25:00",
            "2026-11-24 13:00 PM",
            "2026-11-24T14:05Z",
            "2026-11-24T",
        ] {
            assert_eq!(read(text, DayFirst), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "99,7",
            "1.5",
            "24.11.26",
            "2026-02-30",
            "31.11.2026",
            "24.11/2026",
            "٢٤/11/2026",
        ] {
            assert_eq!(read(text, DayFirst), None, "{text}");
        }
    }

    #[test]
    fn one_date_decides_for_all() {
        assert_eq!(
            order_of(["05/06/2026", "24/11/2026"]),
            Order::Known(DayFirst)
        );
        assert_eq!(
            order_of(["05/06/2026", "11/24/2026"]),
            Order::Known(MonthFirst)
        );
        assert_eq!(
            order_of(["2026-11-24", "07/07/2026", "x"]),
            Order::Irrelevant
        );
        let ask = |example: &str| Order::Ask {
            example: example.to_owned(),
        };
        assert_eq!(
            order_of(["2026-11-24", "05/06/2026", "07/06/2026"]),
            ask("05/06/2026")
        );
        assert_eq!(order_of(["24/11/2026", "11/24/2026"]), ask("24/11/2026"));
    }
}
