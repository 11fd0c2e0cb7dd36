//! The periods before a day: which week, month or quarter a value of the sample covers.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::measure::kpi::Cadence;

/// The first and the last day that a value covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// Returns the `ago`-th period before the newest one that is over on `today`.
///
/// Weeks end the day before `today`, whatever weekday that is: so the sample is as fresh as can be.
/// Months, quarters and years are those of the calendar.
pub fn period(cadence: Cadence, today: NaiveDate, ago: usize) -> Period {
    match cadence {
        Cadence::Hourly | Cadence::Daily => days(today, ago, 1),
        Cadence::Weekly => days(today, ago, 7),
        Cadence::Monthly => months(today, ago, 1),
        Cadence::Quarterly => months(today, ago, 3),
        Cadence::Yearly => months(today, ago, 12),
    }
}

fn days(today: NaiveDate, ago: usize, length: u64) -> Period {
    let to = before(today, 1 + length * ago as u64);
    Period {
        from: before(to, length - 1),
        to,
    }
}

fn months(today: NaiveDate, ago: usize, length: i32) -> Period {
    let month = today.year() * 12 + today.month0() as i32;
    let current = month - month.rem_euclid(length);
    let start = current - length * (ago as i32 + 1);
    Period {
        from: first_of(start).unwrap_or(today),
        to: before(first_of(start + length).unwrap_or(today), 1),
    }
}

/// Returns the first day of a month, counted from the year 0.
fn first_of(month: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1)
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods(cadence: Cadence, today: (i32, u32, u32), ago: usize) -> (String, String) {
        let (year, month, day) = today;
        let today = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let Period { from, to } = period(cadence, today, ago);
        (from.to_string(), to.to_string())
    }

    fn pair(from: &str, to: &str) -> (String, String) {
        (from.to_owned(), to.to_owned())
    }

    #[test]
    fn weeks_end_yesterday() {
        let week = |ago| periods(Cadence::Weekly, (2028, 3, 1), ago);
        assert_eq!(week(0), pair("2028-02-23", "2028-02-29"));
        assert_eq!(week(1), pair("2028-02-16", "2028-02-22"));
    }

    #[test]
    fn months_and_quarters_are_those_of_the_calendar() {
        let month = |ago| periods(Cadence::Monthly, (2027, 1, 1), ago);
        assert_eq!(month(0), pair("2026-12-01", "2026-12-31"));
        assert_eq!(month(10), pair("2026-02-01", "2026-02-28"));
        let quarter = |ago| periods(Cadence::Quarterly, (2028, 2, 29), ago);
        assert_eq!(quarter(0), pair("2027-10-01", "2027-12-31"));
        assert_eq!(quarter(4), pair("2026-10-01", "2026-12-31"));
        let year = periods(Cadence::Yearly, (2028, 2, 29), 0);
        assert_eq!(year, pair("2027-01-01", "2027-12-31"));
    }
}
