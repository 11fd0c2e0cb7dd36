//! Months, and the values that rows give for each of them.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{MonthValue, Series};
use crate::domain::measure::kpi::Unit;
use crate::domain::order::sort_and_dedup;
use crate::domain::value::{Finite, Moment};

/// So many months are kept, the newest: more than anybody charts.
pub const KEPT: usize = 120;

/// Returns the first day of the month.
pub fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Returns the last day of the month that begins on the day.
pub fn last_of(first: NaiveDate) -> NaiveDate {
    let next = first.checked_add_months(Months::new(1));
    next.and_then(|next| next.checked_sub_days(Days::new(1)))
        .unwrap_or(first)
}

/// Returns each month once, in order, the newest [`KEPT`] of them; rows without a date share `None`.
pub fn distinct(days: &mut dyn Iterator<Item = Option<NaiveDate>>) -> Vec<Option<NaiveDate>> {
    let mut months: Vec<Option<NaiveDate>> = Vec::new();
    for day in days {
        let month = day.map(first_of);
        // Rows mostly come in order, so that this keeps the list short.
        if months.last() != Some(&month) {
            months.push(month);
        }
    }
    sort_and_dedup(&mut months);
    let surplus = months.len().saturating_sub(KEPT);
    months.split_off(surplus)
}

/// Returns the hours from one moment to another. Where either has no time of day, whole days count.
pub fn hours(from: Moment, to: Moment) -> f64 {
    match (from.time, to.time) {
        (Some(start), Some(end)) => {
            let between = to.date.and_time(end) - from.date.and_time(start);
            between.num_minutes() as f64 / 60.0
        }
        _ => (to.date - from.date).num_days() as f64 * 24.0,
    }
}

/// Collects the values of one figure.
pub fn series(
    name: &str,
    unit: Unit,
    kpi: &str,
    months: &[Option<NaiveDate>],
    of: &dyn Fn(Option<NaiveDate>) -> Option<(f64, String)>,
    unknown: &str,
) -> Series {
    let mut values = Vec::new();
    for &month in months {
        let value = of(month).and_then(|(value, how)| Some((Finite::new(value)?, how)));
        if let Some((value, how)) = value {
            values.push(MonthValue { month, value, how });
        }
    }
    Series {
        name: name.to_owned(),
        unit,
        kpis: match kpi {
            "" => Vec::new(),
            kpi => vec![kpi.to_owned()],
        },
        unknown: match values.is_empty() {
            true => unknown.to_owned(),
            false => String::new(),
        },
        values,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn months_begin_and_end_on_their_own_days() {
        assert_eq!(first_of(day("2028-02-29")), day("2028-02-01"));
        assert_eq!(last_of(day("2028-02-01")), day("2028-02-29"));
        assert_eq!(last_of(NaiveDate::MAX), NaiveDate::MAX);
    }

    #[test]
    fn months_come_once_and_in_order() {
        let days = ["2026-03-02", "2026-01-09", "2026-03-30"].map(|text| Some(day(text)));
        let months = distinct(&mut days.into_iter());
        assert_eq!(months, [Some(day("2026-01-01")), Some(day("2026-03-01"))]);
    }

    #[test]
    fn time_between_moments_counts_whole_days_where_a_time_of_day_is_missing() {
        let at = |text: &str| text.parse::<Moment>().unwrap();
        assert_eq!(hours(at("2026-01-01T10:00"), at("2026-01-02T11:30")), 25.5);
        assert_eq!(hours(at("2026-01-01"), at("2026-01-02T11:30")), 24.0);
    }
}
