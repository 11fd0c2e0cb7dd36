//! Gaps in a series: where values are missing that the series' own rhythm would have had.
//!
//! A moving range is the step from one period to the next, so it never reaches over a gap (D. J. Wheeler): the step over
//! two months says more than the process does in one. What a gap is tells the series itself, not the cadence that the KPI
//! was given: people measure by the month what they call weekly.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::value::Moment;

/// A step longer than so many usual ones leaves a value out.
const TOO_LONG: f64 = 1.75;
/// Fewer steps than this have no rhythm.
const FEWEST_STEPS: usize = 4;

/// Tells for each value whether one is missing before it; nowhere, when the series keeps no rhythm: two of three steps
/// must be within half of the usual one.
pub fn before(moments: &[Moment]) -> Vec<bool> {
    let weekends = moments.iter().any(|at| is_weekend(at.date));
    let steps: Vec<f64> = (moments.windows(2))
        .map(|pair| step(pair[0], pair[1], weekends))
        .collect();
    let mut gaps = vec![false; moments.len()];
    let Some(usual) = usual(&steps) else {
        return gaps;
    };
    for (place, step) in steps.iter().enumerate() {
        gaps[place + 1] = *step > TOO_LONG * usual;
    }
    gaps
}

/// Returns the days from one value to the next; days on which the series never has one do not count.
fn step(from: Moment, to: Moment, weekends: bool) -> f64 {
    let days = to.as_days() - from.as_days();
    // Longer steps are weeks and more, where weekends make no difference.
    if weekends || !(0.0..8.0).contains(&days) {
        return days;
    }
    let between = from.date.iter_days().skip(1);
    let between = between.take_while(|day| *day < to.date);
    days - between.filter(|day| is_weekend(*day)).count() as f64
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Returns the middle one of the steps, when most are like it.
fn usual(steps: &[f64]) -> Option<f64> {
    let mut forward: Vec<f64> = steps.iter().copied().filter(|step| *step > 0.0).collect();
    if forward.len() < FEWEST_STEPS {
        return None;
    }
    forward.sort_unstable_by(f64::total_cmp);
    let usual = forward[forward.len() / 2];
    let alike = |step: &&f64| (0.5 * usual..=1.5 * usual).contains(*step);
    (3 * forward.iter().filter(alike).count() >= 2 * forward.len()).then_some(usual)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;

    fn gaps(days: &[&str]) -> Vec<usize> {
        let moments: Vec<Moment> = days.iter().map(|day| day.parse().unwrap()).collect();
        let found = before(&moments).into_iter().enumerate();
        found
            .filter_map(|(place, is_gap)| is_gap.then_some(place))
            .collect()
    }

    fn from(start: &str, steps: &[u64]) -> Vec<usize> {
        let mut day: NaiveDate = start.parse().unwrap();
        let mut days = vec![day.to_string()];
        for step in steps {
            day = day + Days::new(*step);
            days.push(day.to_string());
        }
        let days: Vec<&str> = days.iter().map(String::as_str).collect();
        gaps(&days)
    }

    #[test]
    fn a_missing_month_is_a_gap() {
        let months = [
            "2026-03-31",
            "2026-04-30",
            "2026-06-30",
            "2026-07-31",
            "2026-08-31",
            "2026-09-30",
            "2026-10-31",
        ];
        assert_eq!(gaps(&months), [2]);
        // January, February, April: 59 days beside 28 and 30.
        let short = [
            "2026-01-31",
            "2026-02-28",
            "2026-04-30",
            "2026-05-31",
            "2026-06-30",
        ];
        assert_eq!(gaps(&short), [2]);
    }

    #[test]
    fn months_and_quarters_of_different_length_are_no_gap() {
        assert!(from("2026-01-31", &[28, 31, 30, 31, 30, 31]).is_empty());
        assert!(from("2026-03-31", &[91, 92, 92, 90, 91]).is_empty());
        assert!(
            from("2026-01-05", &[7, 11, 3, 7, 9, 5, 7]).is_empty(),
            "late, and early again"
        );
    }

    #[test]
    fn a_weekend_is_no_gap_for_who_measures_on_working_days() {
        // Monday 2 March to Tuesday 10 March.
        assert!(from("2026-03-02", &[1, 1, 1, 1, 3, 1]).is_empty());
        // The same without a Wednesday.
        assert_eq!(from("2026-03-02", &[1, 2, 1, 3, 1, 1]), [2]);
        // Who also measures on a Saturday misses the next one.
        assert_eq!(from("2026-03-02", &[1, 1, 1, 1, 1, 2, 1]), [6]);
    }

    #[test]
    fn a_series_without_a_rhythm_and_a_short_one_have_no_gaps() {
        assert!(from("2026-01-01", &[1, 9, 2, 30, 3, 17, 1]).is_empty());
        assert!(from("2026-01-01", &[7, 7, 70]).is_empty());
        assert!(from("2026-01-01", &[0, 0, 0, 0, 0]).is_empty());
        assert!(from("2026-01-01", &[]).is_empty());
        assert!(before(&[]).is_empty());
    }

    #[test]
    fn hours_have_gaps_too() {
        let hours = ["08:00", "09:00", "10:00", "13:00", "14:00", "15:00"];
        let hours = hours.map(|hour| format!("2026-03-02T{hour}"));
        let hours: Vec<&str> = hours.iter().map(String::as_str).collect();
        assert_eq!(gaps(&hours), [3]);
    }
}
