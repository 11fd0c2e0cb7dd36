//! When the next value is due.
//!
//! What comes back by months keeps its day of the month: a value of 29 January is followed by one of 28 February and then
//! by one of 29 March. The calendar file says the same by the same [`MonthDay`].

use chrono::{Datelike, Days, Months, NaiveDate};

use super::kpi::Cadence;

impl Cadence {
    /// Returns the day of the value after the one of `day`. The end of a month is followed by the end of one.
    pub fn next(self, day: NaiveDate) -> NaiveDate {
        let next = match self {
            Cadence::Hourly => Some(day),
            Cadence::Daily => day.succ_opt(),
            Cadence::Weekly => day.checked_add_days(Days::new(7)),
            Cadence::Monthly | Cadence::Quarterly | Cadence::Yearly => {
                return self.next_on(day, MonthDay::of(day));
            }
        };
        next.unwrap_or(day)
    }

    /// Returns the day of the value after the one of `day` in a series that comes back on the day of the month.
    fn next_on(self, day: NaiveDate, month_day: MonthDay) -> NaiveDate {
        let months = match self {
            Cadence::Monthly => 1,
            Cadence::Quarterly => 3,
            Cadence::Yearly => 12,
            Cadence::Hourly | Cadence::Daily | Cadence::Weekly => return self.next(day),
        };
        let next =
            (day.with_day(1)).and_then(|first| first.checked_add_months(Months::new(months)));
        next.and_then(|first| month_day.within(first))
            .unwrap_or(day)
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

/// The day of the month that a series comes back on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthDay {
    /// This day, or the last one of a month that is too short for it.
    On(u32),
    /// The last day of every month.
    Last,
}

impl MonthDay {
    /// Returns that of a series that starts on the day: the end of a month is followed by the end of one.
    pub fn of(day: NaiveDate) -> MonthDay {
        let is_last = day
            .succ_opt()
            .is_none_or(|next| next.month() != day.month());
        match is_last {
            true => MonthDay::Last,
            false => MonthDay::On(day.day()),
        }
    }

    /// Returns the day in the month of the first one given.
    fn within(self, first: NaiveDate) -> Option<NaiveDate> {
        let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
        match self {
            MonthDay::Last => Some(last),
            MonthDay::On(day) => Some(first.with_day(day).unwrap_or(last)),
        }
    }
}

/// Where a series of values stands: its newest day, and the day of the month that it keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    pub newest: NaiveDate,
    pub month_day: MonthDay,
}

impl Series {
    /// Follows the days of the values, oldest first: each that is where it was due keeps the day of the month, any other
    /// starts anew. `None` without values.
    pub fn of(cadence: Cadence, days: impl IntoIterator<Item = NaiveDate>) -> Option<Series> {
        days.into_iter().fold(None, |before: Option<Series>, day| {
            let kept = before.filter(|before| before.next(cadence) == day);
            Some(Series {
                newest: day,
                month_day: kept.map_or(MonthDay::of(day), |before| before.month_day),
            })
        })
    }

    /// Returns the day of the next value.
    pub fn next(self, cadence: Cadence) -> NaiveDate {
        cadence.next_on(self.newest, self.month_day)
    }
}

/// Returns the day to offer for the next value: the one that is due, but none that is yet to come.
pub fn next_day(cadence: Cadence, series: Option<Series>, today: NaiveDate) -> NaiveDate {
    series.map_or(today, |series| series.next(cadence).min(today))
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
    fn regression_a_series_keeps_its_day_of_the_month_through_a_short_month() {
        let next = |days: &[&str]| {
            let days = days.iter().map(|text| day(text));
            Series::of(Cadence::Monthly, days)
                .unwrap()
                .next(Cadence::Monthly)
        };
        assert_eq!(next(&["2027-01-29"]), day("2027-02-28"));
        assert_eq!(next(&["2027-01-29", "2027-02-28"]), day("2027-03-29"));
        assert_eq!(next(&["2027-01-31", "2027-02-28"]), day("2027-03-31"));
        // Nothing says that it ever was another day.
        assert_eq!(next(&["2027-02-28"]), day("2027-03-31"));
        // A value on another day than the one due starts anew.
        assert_eq!(next(&["2027-01-29", "2027-02-26"]), day("2027-03-26"));
        assert_eq!(Series::of(Cadence::Monthly, []), None);
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
        let newest = |text: &str| Series::of(Cadence::Weekly, [day(text)]);
        let last_week = newest("2026-11-20");
        assert_eq!(next_day(Cadence::Weekly, last_week, today), today);
        let long_ago = newest("2026-11-01");
        assert_eq!(
            next_day(Cadence::Weekly, long_ago, today),
            day("2026-11-08")
        );
    }
}
