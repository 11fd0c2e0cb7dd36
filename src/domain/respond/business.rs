//! Days on which federal offices of the United States work: what “four business days” means in Form 8-K.
//!
//! The holidays are those of 5 U.S.C. § 6103(a); one that falls on a Saturday is kept on the Friday before, one on a Sunday
//! on the Monday after (Executive Order 11582, and § 6103(b)).

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Returns the day so many business days later; the day itself does not count.
pub fn plus_business_days(day: NaiveDate, count: u32) -> NaiveDate {
    // More than any rule asks for; a bound for what a file may say.
    let mut left = count.min(400);
    let mut day = day;
    while left > 0 {
        let Some(next) = day.checked_add_days(Days::new(1)) else {
            return day;
        };
        day = next;
        if is_business_day(day) {
            left -= 1;
        }
    }
    day
}

fn is_business_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(day)
}

fn is_holiday(day: NaiveDate) -> bool {
    // New Year’s Day may be kept on the last day of the year before.
    let near = [
        day.checked_sub_days(Days::new(1)),
        Some(day),
        day.checked_add_days(Days::new(1)),
    ];
    let fixed = near.into_iter().flatten().any(|real| {
        let is_fixed = matches!(
            (real.month(), real.day()),
            (1, 1) | (6, 19) | (7, 4) | (11, 11) | (12, 25)
        );
        is_fixed && kept_on(real) == Some(day)
    });
    fixed || is_moving(day)
}

/// Returns the day on which a holiday with a date is kept.
fn kept_on(day: NaiveDate) -> Option<NaiveDate> {
    match day.weekday() {
        Weekday::Sat => day.checked_sub_days(Days::new(1)),
        Weekday::Sun => day.checked_add_days(Days::new(1)),
        _ => Some(day),
    }
}

/// Tells whether it is one of the holidays that are a certain weekday of a month.
fn is_moving(day: NaiveDate) -> bool {
    let nth = (day.day() - 1) / 7 + 1;
    let is_last = day
        .checked_add_days(Days::new(7))
        .is_none_or(|next| next.month() != day.month());
    match (day.month(), day.weekday()) {
        (1 | 2, Weekday::Mon) => nth == 3,
        (5, Weekday::Mon) => is_last,
        (9, Weekday::Mon) => nth == 1,
        (10, Weekday::Mon) => nth == 2,
        (11, Weekday::Thu) => nth == 4,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        for (from, after) in [
            // A plain week.
            ("2026-11-09", "2026-11-16"), // Veterans Day on the 11th.
            ("2026-11-02", "2026-11-06"),
            ("2026-11-23", "2026-11-30"), // Thanksgiving on the 26th.
            ("2026-11-28", "2026-12-03"), // From a Saturday.
            ("2026-06-30", "2026-07-07"), // 4 July is a Saturday, kept on Friday the 3rd.
            ("2027-12-28", "2028-01-04"), // New Year’s Day is a Saturday, kept on 31 December.
            ("2026-05-22", "2026-05-29"), // Memorial Day on the 25th.
        ] {
            assert_eq!(plus_business_days(day(from), 4), day(after), "{from}");
        }
        assert_eq!(plus_business_days(NaiveDate::MAX, 4), NaiveDate::MAX);
    }
}
