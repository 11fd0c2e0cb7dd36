//! When the next value is due.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::kpi::Cadence;

impl Cadence {
    /// Returns the day of the value after the one of `day`. The end of a month is followed by the end of one.
    pub fn next(self, day: NaiveDate) -> NaiveDate {
        let next = match self {
            Cadence::Hourly => Some(day),
            Cadence::Daily => day.succ_opt(),
            Cadence::Weekly => day.checked_add_days(Days::new(7)),
            Cadence::Monthly => months_after(day, 1),
            Cadence::Quarterly => months_after(day, 3),
            Cadence::Yearly => months_after(day, 12),
        };
        next.unwrap_or(day)
    }

    /// Returns the first day of the calendar's period that the day lies in; weeks start on Monday.
    pub fn start_of_period(self, day: NaiveDate) -> NaiveDate {
        let start = match self {
            Cadence::Hourly | Cadence::Daily => Some(day),
            Cadence::Weekly => {
                let since_monday = day.weekday().num_days_from_monday();
                day.checked_sub_days(Days::new(since_monday.into()))
            }
            Cadence::Monthly => day.with_day(1),
            Cadence::Quarterly => NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1),
            Cadence::Yearly => NaiveDate::from_ymd_opt(day.year(), 1, 1),
        };
        start.unwrap_or(day)
    }
}

fn months_after(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let next = day.checked_add_months(Months::new(months))?;
    let is_last = day.succ_opt()?.month() != day.month();
    if is_last {
        last_of_month(next)
    } else {
        Some(next)
    }
}

fn last_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?
        .checked_add_months(Months::new(1))?
        .pred_opt()
}

/// Returns the day to offer for the next value: the one that is due, but none that is yet to come.
pub fn next_day(cadence: Cadence, newest: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    newest.map_or(today, |newest| cadence.next(newest).min(today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::parse_date;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    #[test]
    fn the_next_value_is_one_cadence_later() {
        let cases = [
            (Cadence::Hourly, "2026-11-24", "2026-11-24"),
            (Cadence::Daily, "2026-12-31", "2027-01-01"),
            (Cadence::Weekly, "2026-11-24", "2026-12-01"),
            (Cadence::Monthly, "2026-11-24", "2026-12-24"),
            (Cadence::Quarterly, "2026-11-24", "2027-02-24"),
            (Cadence::Yearly, "2026-11-24", "2027-11-24"),
        ];
        for (cadence, from, to) in cases {
            assert_eq!(cadence.next(day(from)), day(to), "{cadence:?}");
        }
    }

    #[test]
    fn the_end_of_a_month_is_followed_by_the_end_of_a_month() {
        assert_eq!(Cadence::Monthly.next(day("2026-02-28")), day("2026-03-31"));
        assert_eq!(Cadence::Monthly.next(day("2027-12-31")), day("2028-01-31"));
        assert_eq!(
            Cadence::Quarterly.next(day("2026-11-30")),
            day("2027-02-28")
        );
        assert_eq!(Cadence::Monthly.next(day("2026-01-30")), day("2026-02-28"));
    }

    #[test]
    fn periods_start_where_the_calendar_says() {
        let cases = [
            (Cadence::Hourly, "2026-11-24", "2026-11-24"),
            (Cadence::Daily, "2026-11-24", "2026-11-24"),
            (Cadence::Weekly, "2026-11-29", "2026-11-23"),
            (Cadence::Monthly, "2026-11-30", "2026-11-01"),
            (Cadence::Quarterly, "2026-11-24", "2026-10-01"),
            (Cadence::Quarterly, "2026-03-31", "2026-01-01"),
            (Cadence::Yearly, "2026-11-24", "2026-01-01"),
        ];
        for (cadence, day_in, start) in cases {
            assert_eq!(
                cadence.start_of_period(day(day_in)),
                day(start),
                "{cadence:?}"
            );
        }
    }

    #[test]
    fn no_day_to_come_is_offered() {
        let today = day("2026-11-24");
        assert_eq!(next_day(Cadence::Weekly, None, today), today);
        let last_week = Some(day("2026-11-20"));
        assert_eq!(next_day(Cadence::Weekly, last_week, today), today);
        let long_ago = Some(day("2026-11-01"));
        assert_eq!(
            next_day(Cadence::Weekly, long_ago, today),
            day("2026-11-08")
        );
    }
}
