//! Months, and the values that rows give for each of them.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{MonthValue, Series};
use crate::domain::measure::kpi::Unit;
use crate::domain::order::sort_and_dedup;
use crate::domain::value::Finite;
use crate::domain::words::english::counted;

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

/// A value, and how it came about.
pub struct Told {
    pub value: f64,
    pub how: String,
    /// How many cases it is the mean of, where it is one.
    pub cases: Option<usize>,
}

impl Told {
    pub fn new(value: f64, how: String) -> Told {
        Told {
            value,
            how,
            cases: None,
        }
    }
}

/// What a series is called, and what it is for.
#[derive(Clone, Copy)]
pub struct Title<'a> {
    pub name: &'a str,
    pub unit: Unit,
    /// The key of the library's KPI that it is the value of; empty where there is none.
    pub kpi: &'a str,
    /// Why there is no value, where there is none.
    pub unknown: &'a str,
}

/// Collects the values of one figure.
pub fn series(
    title: Title,
    months: &[Option<NaiveDate>],
    of: &dyn Fn(Option<NaiveDate>) -> Option<Told>,
) -> Series {
    let mut values = Vec::new();
    for &month in months {
        let told = of(month).and_then(|told| Some((Finite::new(told.value)?, told)));
        if let Some((value, told)) = told {
            values.push(MonthValue {
                month,
                value,
                how: told.how,
                cases: told.cases.and_then(|cases| u32::try_from(cases).ok()),
            });
        }
    }
    Series {
        name: title.name.to_owned(),
        unit: title.unit,
        kpis: match title.kpi {
            "" => Vec::new(),
            kpi => vec![kpi.to_owned()],
        },
        unknown: match values.is_empty() {
            true => title.unknown.to_owned(),
            false => String::new(),
        },
        values,
    }
}

/// Returns the share in percent; whoever calls has at least one.
pub fn share(part: usize, of: usize) -> f64 {
    part as f64 * 100.0 / of.max(1) as f64
}

/// Sorts the numbers, smallest first.
pub fn sorted(mut numbers: Vec<f64>) -> Vec<f64> {
    crate::domain::order::sort_by(&mut numbers, f64::total_cmp);
    numbers
}

/// Returns the mean; whoever calls has at least one.
pub fn mean(sorted: &[f64]) -> f64 {
    sorted.iter().sum::<f64>() / sorted.len().max(1) as f64
}

/// Returns the middle one, or the mean of the two in the middle.
pub fn median(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    let at = |position: usize| sorted.get(position).copied().unwrap_or(0.0);
    match sorted.len() % 2 {
        1 => at(middle),
        _ => (at(middle.wrapping_sub(1)) + at(middle)) / 2.0,
    }
}

/// Returns a number of days in words.
pub fn days(count: i64) -> String {
    counted(count.unsigned_abs() as usize, "day")
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
    fn the_middle_of_an_even_number_lies_between_two() {
        assert_eq!(median(&sorted(vec![8.0, 1.0, 3.0])), 3.0);
        assert_eq!(median(&sorted(vec![8.0, 1.0])), 4.5);
        assert_eq!(median(&[]), 0.0);
    }
}
