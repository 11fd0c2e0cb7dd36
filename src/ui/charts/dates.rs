//! Days on the x axis: numbers to dates and back, and ticks at whole days, weeks, months and years.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::domain::value::month_name;
use crate::domain::words::day_text;

const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1970, 1, 1).expect("1970-01-01 is a date");

/// The day of a date on the x axis: 0 on 1970-01-01.
pub fn day_number(date: NaiveDate) -> f64 {
    (date - EPOCH).num_days() as f64
}

/// The date of a day on the x axis; far outside the calendar, the nearest end of it.
pub fn date_of(day: f64) -> NaiveDate {
    let days = day.floor();
    let found = if days < 0.0 {
        EPOCH.checked_sub_days(Days::new(-days as u64))
    } else {
        EPOCH.checked_add_days(Days::new(days as u64))
    };
    found.unwrap_or(if days < 0.0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    })
}

/// A date in words nobody reads backwards: "4 Mar 2026".
pub fn date_text(day: f64) -> String {
    day_text(date_of(day))
}

fn day_and_month(date: NaiveDate) -> String {
    format!("{} {}", date.day(), short_month(date))
}

fn short_month(date: NaiveDate) -> &'static str {
    &month_name(date)[..3]
}

/// The distance of date ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateStep {
    Days(u64),
    Weeks(u64),
    Months(u32),
    Years(i32),
}

impl DateStep {
    const ALL: [(DateStep, f64); 13] = [
        (DateStep::Days(1), 1.0),
        (DateStep::Days(2), 2.0),
        (DateStep::Weeks(1), 7.0),
        (DateStep::Weeks(2), 14.0),
        (DateStep::Months(1), 30.5),
        (DateStep::Months(2), 61.0),
        (DateStep::Months(3), 91.5),
        (DateStep::Months(6), 183.0),
        (DateStep::Years(1), 366.0),
        (DateStep::Years(2), 731.0),
        (DateStep::Years(5), 1_826.3),
        (DateStep::Years(10), 3_652.5),
        (DateStep::Years(50), 18_262.5),
    ];

    /// The last tick at or before a date.
    fn floor(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(_) => Some(date),
            Self::Weeks(_) => {
                date.checked_sub_days(Days::new(date.weekday().num_days_from_monday().into()))
            }
            Self::Months(step) => {
                NaiveDate::from_ymd_opt(date.year(), date.month0() / step * step + 1, 1)
            }
            Self::Years(step) => NaiveDate::from_ymd_opt(date.year().div_euclid(step) * step, 1, 1),
        }
    }

    fn next(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(step) => date.checked_add_days(Days::new(step)),
            Self::Weeks(step) => date.checked_add_days(Days::new(step * 7)),
            Self::Months(step) => date.checked_add_months(Months::new(step)),
            Self::Years(step) => date.with_year(date.year() + step),
        }
    }

    fn label(self, date: NaiveDate) -> String {
        match self {
            Self::Days(_) | Self::Weeks(_) => day_and_month(date),
            Self::Months(_) if date.month() > 1 => short_month(date).to_owned(),
            Self::Months(_) | Self::Years(_) => date.year().to_string(),
        }
    }
}

/// Ticks at whole days, weeks (Mondays), months, quarters or years, at most `count` of them.
pub fn date_ticks(first: f64, last: f64, count: usize) -> Vec<(f64, String)> {
    let rough = (last - first).max(1.0) / count.max(1) as f64;
    let found = DateStep::ALL.into_iter().find(|(_, days)| *days >= rough);
    let step = found.map_or(DateStep::Years(100), |(step, _)| step);
    let days = std::iter::successors(step.floor(date_of(first)), |date| step.next(*date));
    days.map(|date| (day_number(date), step.label(date)))
        .skip_while(|(day, _)| *day < first)
        .take_while(|(day, _)| *day <= last)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> f64 {
        day_number(NaiveDate::from_ymd_opt(year, month, day).expect("a date"))
    }

    fn labels(ticks: Vec<(f64, String)>) -> Vec<String> {
        ticks.into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn date_ticks_choose_their_step_by_the_room() {
        let (first, last) = (day(2025, 11, 20), day(2026, 11, 20));
        assert_eq!(
            labels(date_ticks(first, last, 5)),
            ["2026", "Apr", "Jul", "Oct"]
        );
        assert_eq!(date_ticks(first, last, 12).len(), 12);
        assert_eq!(
            labels(date_ticks(day(2026, 3, 1), day(2026, 3, 31), 6)),
            ["2 Mar", "9 Mar", "16 Mar", "23 Mar", "30 Mar"]
        );
        assert_eq!(
            labels(date_ticks(day(2021, 6, 1), day(2026, 6, 1), 6)),
            ["2022", "2023", "2024", "2025", "2026"]
        );
    }

    #[test]
    fn dates_survive_the_axis() {
        for date in ["1969-12-31", "1970-01-01", "2024-02-29", "2026-11-24"] {
            let date: NaiveDate = date.parse().expect("a date");
            assert_eq!(date_of(day_number(date)), date);
        }
        assert_eq!(date_text(day(2026, 3, 4)), "4 Mar 2026");
        assert_eq!(date_of(f64::MAX), NaiveDate::MAX);
    }
}
