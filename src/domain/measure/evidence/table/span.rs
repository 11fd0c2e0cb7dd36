//! The time between two moments, of which either may be a whole day.

use chrono::{Days, NaiveDateTime};

use crate::domain::value::Moment;

/// How long it took, in hours of the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// What counts as the time: exact between two times of day, whole days between two days; `None` where only one of
    /// the two has a time of day.
    pub hours: Option<f64>,
    /// It cannot have been shorter.
    pub least: f64,
    /// It cannot have been longer.
    pub most: f64,
}

/// Returns the time from one moment to another; `None` when the second is before the first.
pub fn span(from: Moment, to: Moment) -> Option<Span> {
    let (from_first, from_last) = ends(from);
    let (to_first, to_last) = ends(to);
    let most = hours(from_first, to_last);
    let hours = match (from.time, to.time) {
        (Some(_), Some(_)) => Some(most),
        (None, None) => Some((to.date - from.date).num_days() as f64 * 24.0),
        _ => None,
    };
    let is_possible = hours.map_or(most > 0.0, |hours| hours >= 0.0);
    is_possible.then(|| Span {
        hours,
        least: self::hours(from_last, to_first).max(0.0),
        most,
    })
}

impl Span {
    /// Tells whether it kept within so many hours; `None` where the days alone do not tell.
    ///
    /// Between two days, an allowance of a day or more is one of days: what is due on the third day is in time on it.
    pub fn keeps(self, allowed: f64) -> Option<bool> {
        const DAY: f64 = 24.0;
        match self.hours {
            Some(hours) if self.least == self.most || allowed >= DAY => Some(hours <= allowed),
            _ if self.most <= allowed => Some(true),
            _ if self.least > allowed => Some(false),
            _ => None,
        }
    }
}

/// Returns the first and the last instant that the moment can stand for.
fn ends(moment: Moment) -> (NaiveDateTime, NaiveDateTime) {
    match moment.time {
        Some(time) => (moment.date.and_time(time), moment.date.and_time(time)),
        None => {
            let first = moment.date.and_time(chrono::NaiveTime::MIN);
            (first, first.checked_add_days(Days::new(1)).unwrap_or(first))
        }
    }
}

fn hours(from: NaiveDateTime, to: NaiveDateTime) -> f64 {
    (to - from).num_seconds() as f64 / 3600.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(from: &str, to: &str) -> Option<Span> {
        span(from.parse().unwrap(), to.parse().unwrap())
    }

    fn of(from: &str, to: &str) -> Option<f64> {
        between(from, to).unwrap().hours
    }

    #[test]
    fn two_times_of_day_give_hours_and_two_days_give_whole_days() {
        assert_eq!(of("2026-01-01T10:00", "2026-01-02T11:30"), Some(25.5));
        assert_eq!(of("2026-01-01", "2026-01-03"), Some(48.0));
        assert_eq!(between("2026-01-02T10:00", "2026-01-02T09:59"), None);
        assert_eq!(between("2026-01-02", "2026-01-01"), None);
    }

    #[test]
    fn a_day_against_a_time_of_day_is_unknown_and_not_0() {
        assert_eq!(of("2026-10-05T08:00", "2026-10-05"), None);
        assert_eq!(of("2026-10-05T23:00", "2026-10-06"), None);
        assert_eq!(of("2026-10-05", "2026-10-05T08:00"), None);
        assert_eq!(between("2026-10-05T08:00", "2026-10-04"), None);
    }

    #[test]
    fn an_allowance_is_judged_only_where_the_days_decide() {
        let keeps = |from, to, allowed| between(from, to).unwrap().keeps(allowed);
        assert_eq!(keeps("2026-10-05T08:00", "2026-10-05", 1.0), None);
        assert_eq!(keeps("2026-10-05T08:00", "2026-10-05", 16.0), Some(true));
        assert_eq!(keeps("2026-10-05T08:00", "2026-10-07", 8.0), Some(false));
        assert_eq!(keeps("2026-10-05", "2026-10-05", 8.0), None);
        assert_eq!(keeps("2026-10-05", "2026-10-07", 8.0), Some(false));
        assert_eq!(keeps("2026-10-05", "2026-10-07", 48.0), Some(true));
        assert_eq!(
            keeps("2026-10-05T08:00", "2026-10-05T16:00", 8.0),
            Some(true)
        );
    }
}
