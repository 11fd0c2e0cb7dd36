//! The timer of a run, and who must be told by when.

use chrono::NaiveDateTime;

use super::run::{Run, RunTell};
use super::stamp::Stamp;
use crate::domain::explain::wording::date_phrase;
use crate::domain::value::clock;

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

/// Where telling somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    Told {
        in_time: bool,
    },
    /// So many seconds are left.
    Due(i64),
    /// So many seconds too late.
    Late(i64),
}

/// Says whether somebody was told, is due, or is late.
pub fn telling(run: &Run, tell: &RunTell, now: Stamp) -> Telling {
    let by = run.started.plus_minutes(tell.tell.within_minutes);
    match tell.told {
        Some(told) => Telling::Told {
            in_time: told <= by,
        },
        // Once the run is over nobody becomes late any more.
        None => match now.min(run.ended.unwrap_or(now)).seconds_since(by) {
            late if late > 0 => Telling::Late(late),
            left => Telling::Due(-left),
        },
    }
}

/// Writes where telling somebody stands.
pub fn telling_words(run: &Run, tell: &RunTell, now: Stamp, local: LocalTime) -> String {
    let by = run.started.plus_minutes(tell.tell.within_minutes);
    let at = |time: Stamp| time_words(time, run.started, local);
    match (telling(run, tell, now), tell.told) {
        (Telling::Told { in_time: true }, Some(told)) => format!("Told at {}, in time", at(told)),
        (Telling::Told { .. }, told) => {
            let told = told.unwrap_or(by);
            let late = span_words(told.seconds_since(by));
            format!("Told at {}, {late} late", at(told))
        }
        (Telling::Due(left), _) => format!("By {}, in {}", at(by), span_words(left)),
        (Telling::Late(late), _) => format!("Was due at {}, {} late", at(by), span_words(late)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::own::Tell;
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

    #[test]
    fn somebody_is_late_once_their_time_is_over_and_not_before() {
        let mut run = super::super::run::tests::run();
        let mut ciso = RunTell {
            tell: Tell {
                who: "CISO".to_owned(),
                within_minutes: 30,
                ..Tell::default()
            },
            stakeholder: None,
            told: None,
            extra: crate::domain::record::Extra::new(),
        };
        let local = |utc| utc;
        let words = |run: &Run, tell: &RunTell, now| telling_words(run, tell, now, &local);
        assert_eq!(words(&run, &ciso, at(10)), "By 12:30, in 20 min");
        assert_eq!(words(&run, &ciso, at(30)), "By 12:30, in 0 s");
        assert_eq!(
            words(&run, &ciso, at(95)),
            "Was due at 12:30, 1 h 5 min late"
        );
        run.ended = Some(at(20));
        assert_eq!(telling(&run, &ciso, at(95)), Telling::Due(600));
        ciso.told = Some(at(30));
        assert_eq!(words(&run, &ciso, at(95)), "Told at 12:30, in time");
        ciso.told = Some(at(42));
        assert_eq!(words(&run, &ciso, at(95)), "Told at 12:42, 12 min late");
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
