//! The timer of a run, and its times in words.

use chrono::NaiveDateTime;

use super::stamp::Stamp;
use crate::domain::value::clock;
use crate::domain::words::date_phrase;

/// Turns a time in UTC into the person's: only the browser knows where they are.
pub type LocalTime<'a> = &'a dyn Fn(NaiveDateTime) -> NaiveDateTime;

/// What is timed: the hour in which most is won or lost.
pub const FIRST_HOUR: i64 = 60 * 60;

/// Writes the timer: `42:10 left`, `3:05 over the hour`; after a second hour only the time that has passed.
pub fn timer_words(started: Stamp, now: Stamp) -> String {
    let passed = now.seconds_since(started).max(0);
    let clock = |seconds: i64| format!("{}:{:02}", seconds / 60, seconds % 60);
    match passed {
        passed if passed <= FIRST_HOUR => format!("{} left", clock(FIRST_HOUR - passed)),
        passed if passed < 2 * FIRST_HOUR => {
            format!("{} over the hour", clock(passed - FIRST_HOUR))
        }
        passed => format!("{} since the start", span_words(passed)),
    }
}

/// Says how far the first hour is, at each quarter of it: for screen readers, which are not told each second.
pub fn quarter_words(started: Stamp, now: Stamp) -> &'static str {
    match now.seconds_since(started).max(0) / (FIRST_HOUR / 4) {
        0 => "",
        1 => "15 minutes have passed, 45 are left.",
        2 => "30 minutes have passed, 30 are left.",
        3 => "45 minutes have passed, 15 are left.",
        _ => "The first hour is over.",
    }
}

/// Returns the share of the first hour that has passed, from 0 to 1.
pub fn share(started: Stamp, now: Stamp) -> f64 {
    (now.seconds_since(started).max(0) as f64 / FIRST_HOUR as f64).min(1.0)
}

/// Writes a length of time in words: `45 s`, `12 min`, `2 h 5 min`, `3 d 4 h`.
pub fn span_words(seconds: i64) -> String {
    let two = |large: i64, unit: &str, small: i64, under: &str| match small {
        0 => format!("{large} {unit}"),
        small => format!("{large} {unit} {small} {under}"),
    };
    match seconds.max(0) {
        s if s < 60 => format!("{s} s"),
        s if s < 3600 => format!("{} min", s / 60),
        s if s < 86_400 => two(s / 3600, "h", s % 3600 / 60, "min"),
        s => two(s / 86_400, "d", s % 86_400 / 3600, "h"),
    }
}

/// Writes a time on the person's clock, `14:05`, with its day when it is not that of `beside`.
pub fn time_words(at: Stamp, beside: Stamp, local: LocalTime) -> String {
    let (at, beside) = (local(at.utc()), local(beside.utc()));
    let time = clock(at.time());
    match at.date() == beside.date() {
        true => time,
        false => format!("{} {time}", date_phrase(at.date(), beside.date())),
    }
}

/// Writes a time with its day, as a sentence has it: `24 November at 14:05`.
pub fn day_time_words(at: Stamp, beside: Stamp, local: LocalTime) -> String {
    let (at, beside) = (local(at.utc()), local(beside.utc()));
    let day = date_phrase(at.date(), beside.date());
    format!("{day} at {}", clock(at.time()))
}

#[cfg(test)]
mod tests {
    use super::super::stamp::tests::at;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_timer_counts_down_then_over_then_up() {
        assert_eq!(timer_words(at(0), at(0)), "60:00 left");
        assert_eq!(timer_words(at(0), at(18)), "42:00 left");
        assert_eq!(timer_words(at(0), at(60)), "0:00 left");
        assert_eq!(timer_words(at(0), at(63)), "3:00 over the hour");
        assert_eq!(timer_words(at(0), at(134)), "2 h 14 min since the start");
        // A clock that was set back.
        assert_eq!(timer_words(at(5), at(0)), "60:00 left");
    }

    #[test]
    fn screen_readers_are_told_each_quarter() {
        let words: Vec<&str> = [14, 15, 44, 45, 60, 9000]
            .map(|minutes| quarter_words(at(0), at(minutes)))
            .into();
        assert_eq!(words[0], "");
        assert_eq!(words[1], "15 minutes have passed, 45 are left.");
        assert_eq!(words[2], "30 minutes have passed, 30 are left.");
        assert_eq!(words[3], "45 minutes have passed, 15 are left.");
        assert_eq!(words[4], words[5]);
    }

    proptest! {
        #[test]
        fn the_first_hour_and_what_is_left_of_it_add_up(seconds in 0..=3600_i64) {
            let words = timer_words(at(0), Stamp::of(at(0).utc() + chrono::TimeDelta::seconds(seconds)));
            let (minutes, rest) = words.trim_end_matches(" left").split_once(':').unwrap();
            let left = minutes.parse::<i64>().unwrap() * 60 + rest.parse::<i64>().unwrap();
            prop_assert_eq!(left + seconds, 3600);
        }
    }
}
