//! A point in time as a file writes it, with its clock.
//!
//! Spans are reckoned on one clock, so that 10:00 in Berlin and 08:00 UTC are one moment; months go by the day as it is
//! written, since that is the day on which somebody was at work.

use chrono::TimeDelta;

use crate::domain::value::Moment;

/// A moment on the clock of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// The day and the time as they are written.
    pub local: Moment,
    /// How many minutes that clock is ahead of UTC; `None` where the file names no zone.
    pub offset: Option<i32>,
}

impl Stamp {
    /// A moment without a zone.
    pub fn local(at: Moment) -> Stamp {
        Stamp {
            local: at,
            offset: None,
        }
    }

    /// Returns the moment on the clock of UTC, or as it is written where there is no zone or no time of day.
    pub fn utc(self) -> Moment {
        self.on_clock(0)
    }

    /// Returns the moment on a clock that is so many minutes ahead of UTC, or as it is written where there is no zone or no
    /// time of day.
    pub fn on_clock(self, offset: i32) -> Moment {
        let (Some(time), Some(own)) = (self.local.time, self.offset) else {
            return self.local;
        };
        let ahead = TimeDelta::minutes(i64::from(own) - i64::from(offset));
        let moved = (self.local.date.and_time(time)).checked_sub_signed(ahead);
        moved.map_or(self.local, |moved| Moment {
            date: moved.date(),
            time: Some(moved.time()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: Option<i32>) -> Stamp {
        Stamp {
            local: text.parse().unwrap(),
            offset,
        }
    }

    #[test]
    fn moments_of_two_zones_are_put_on_one_clock() {
        let (utc, berlin) = (
            at("2026-10-05T10:00", Some(0)),
            at("2026-10-05T12:00", Some(120)),
        );
        assert_eq!(utc.utc(), berlin.utc());
        let east = at("2026-11-01T00:30", Some(120));
        assert_eq!(east.utc().to_string(), "2026-10-31T22:30");
        assert_eq!(east.local.to_string(), "2026-11-01T00:30");
    }

    #[test]
    fn without_a_zone_or_a_time_of_day_it_is_as_it_is_written() {
        for text in ["2026-10-05T10:00", "2026-10-05"] {
            assert_eq!(at(text, None).utc().to_string(), text);
        }
        assert_eq!(at("2026-10-05", Some(120)).utc().to_string(), "2026-10-05");
    }
}
