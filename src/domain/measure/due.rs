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
