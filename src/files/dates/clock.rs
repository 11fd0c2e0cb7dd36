//! Times of day within a text, and the zone behind them.

use chrono::NaiveTime;

use super::digits;
use super::zones::{self, Region};

/// A time of day, and what stands before and behind it.
pub(super) struct Clock<'a> {
    pub before: &'a str,
    pub time: NaiveTime,
    /// The time was 24:00: the day after begins.
    pub is_next_day: bool,
    pub zone: Option<Zone>,
    /// A year behind the time, as `ctime` of the language C writes it.
    pub year: Option<&'a str>,
    /// What stands behind the time and is not understood.
    pub rest: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Minutes ahead of UTC.
    Offset(i32),
    Region(Region),
}

/// Whether a text has a time of day.
pub(super) enum Found<'a> {
    None,
    Clock(Clock<'a>),
    /// It has what can only be one, but there is no such time.
    Wrong,
}

/// Finds the time of day in a date.
pub(super) fn find(text: &str) -> Found<'_> {
    let numbers = with_colons(text)
        .or_else(|| with_letter(text))
        .or_else(|| hour_alone(text))
        .or_else(|| with_dots(text))
        .or_else(|| bare(text));
    match numbers {
        Some(numbers) => numbers.clock().map_or(Found::Wrong, Found::Clock),
        None if text.contains(':') => Found::Wrong,
        None => Found::None,
    }
}

/// The numbers of a time of day, before they are checked.
struct Numbers<'a> {
    before: &'a str,
    hour: &'a str,
    minute: &'a str,
    second: &'a str,
    fraction: &'a str,
    behind: &'a str,
}

impl<'a> Numbers<'a> {
    fn clock(self) -> Option<Clock<'a>> {
        let hour = digits(self.hour, 1..=2)?;
        let minute = digits(self.minute, 2..=2)?;
        let second = digits(self.second, 2..=2)?;
        let nano = format!("{:0<9}", self.fraction);
        let nano = digits(nano.get(..9)?, 9..=9)?;
        let mut behind = Behind::of(self.behind);
        let hour = match behind.half {
            Some(after) if (1..=12).contains(&hour) => hour % 12 + after,
            Some(_) => return None,
            None => hour,
        };
        let is_next_day = (hour, minute, second) == (24, 0, 0);
        let hour = if is_next_day { 0 } else { hour };
        Some(Clock {
            before: self.before,
            time: NaiveTime::from_hms_nano_opt(hour, minute, second, nano)?,
            is_next_day,
            zone: behind.zone.take(),
            year: behind.year,
            rest: behind.rest,
        })
    }
}

/// Finds `8:00`, `08:00:59`, `08:00:59.123` and `08:00:59,123`.
fn with_colons(text: &str) -> Option<Numbers<'_>> {
    let colon = text.match_indices(':').map(|(at, _)| at).find(|&at| {
        let hour = digits_before(text, at);
        let minute = digits_behind(text, at + 1);
        (1..=2).contains(&hour) && minute == 2
    })?;
    let start = colon - digits_before(text, colon);
    let end = colon + 3;
    let has_seconds = text[end..].starts_with(':') && digits_behind(text, end + 1) == 2;
    let (second, end) = match has_seconds {
        true => (&text[end + 1..end + 3], end + 3),
        false => ("00", end),
    };
    let fraction = match has_seconds && text[end..].starts_with(['.', ',']) {
        true => digits_behind(text, end + 1),
        false => 0,
    };
    let (fraction, end) = match fraction {
        0 => ("", end),
        length => (&text[end + 1..end + 1 + length], end + 1 + length),
    };
    Some(Numbers {
        before: &text[..start],
        hour: &text[start..colon],
        minute: &text[colon + 1..colon + 3],
        second,
        fraction,
        behind: &text[end..],
    })
}

/// Finds the French `8h30`.
fn with_letter(text: &str) -> Option<Numbers<'_>> {
    let at = text.match_indices('h').map(|(at, _)| at).find(|&at| {
        let hour = digits_before(text, at);
        (1..=2).contains(&hour)
            && text[..at - hour].ends_with(' ')
            && digits_behind(text, at + 1) == 2
    })?;
    let start = at - digits_before(text, at);
    Some(Numbers {
        before: &text[..start],
        hour: &text[start..at],
        minute: &text[at + 1..at + 3],
        second: "00",
        fraction: "",
        behind: &text[at + 3..],
    })
}

/// Finds `8 PM`.
fn hour_alone(text: &str) -> Option<Numbers<'_>> {
    let start = text
        .match_indices(' ')
        .map(|(at, _)| at + 1)
        .find(|&start| {
            let length = digits_behind(text, start);
            (1..=2).contains(&length) && half_of_day(text[start + length..].trim_start()).is_some()
        })?;
    let end = start + digits_behind(text, start);
    Some(Numbers {
        before: &text[..start],
        hour: &text[start..end],
        minute: "00",
        second: "00",
        fraction: "",
        behind: &text[end..],
    })
}

/// Finds `08.00.00`, as Oracle writes times, behind a space.
fn with_dots(text: &str) -> Option<Numbers<'_>> {
    let start = text
        .match_indices(' ')
        .map(|(at, _)| at + 1)
        .find(|&start| {
            let Some(time) = text.get(start..start + 8) else {
                return false;
            };
            let bytes = time.as_bytes();
            let is_digit = |at: usize| bytes[at].is_ascii_digit();
            [0, 1, 3, 4, 6, 7].into_iter().all(is_digit)
                && bytes[2] == b'.'
                && bytes[5] == b'.'
                && !text[start + 8..].starts_with(|c: char| c.is_ascii_digit())
        })?;
    let end = start + 8;
    let fraction = match text[end..].starts_with('.') {
        true => digits_behind(text, end + 1),
        false => 0,
    };
    let (fraction, end) = match fraction {
        0 => ("", end),
        length => (&text[end + 1..end + 1 + length], end + 1 + length),
    };
    Some(Numbers {
        before: &text[..start],
        hour: &text[start..start + 2],
        minute: &text[start + 3..start + 5],
        second: &text[start + 6..start + 8],
        fraction,
        behind: &text[end..],
    })
}

/// Finds the `T0800` and `T080059` of ISO 8601's basic form.
fn bare(text: &str) -> Option<Numbers<'_>> {
    let at = text.find('T').filter(|&at| digits_before(text, at) == 8)?;
    let length = digits_behind(text, at + 1);
    let start = at + 1;
    matches!(length, 4 | 6).then(|| Numbers {
        before: &text[..at],
        hour: &text[start..start + 2],
        minute: &text[start + 2..start + 4],
        second: if length == 6 {
            &text[start + 4..start + 6]
        } else {
            "00"
        },
        fraction: "",
        behind: &text[start + length..],
    })
}

fn digits_before(text: &str, at: usize) -> usize {
    let before = text[..at].bytes().rev();
    before.take_while(u8::is_ascii_digit).count()
}

fn digits_behind(text: &str, at: usize) -> usize {
    let behind = text.get(at..).unwrap_or("").bytes();
    behind.take_while(u8::is_ascii_digit).count()
}

/// What stands behind a time of day.
#[derive(Default)]
struct Behind<'a> {
    /// The hours to add to a time of a clock with 12 hours.
    half: Option<u32>,
    zone: Option<Zone>,
    year: Option<&'a str>,
    rest: &'a str,
}

impl<'a> Behind<'a> {
    fn of(text: &'a str) -> Behind<'a> {
        let mut behind = Behind::default();
        let mut rest = text.trim_matches([' ', ',']);
        while !rest.is_empty() {
            match behind.take(rest) {
                Some(next) => rest = next.trim_start_matches([' ', ',']),
                None => break,
            }
        }
        behind.rest = rest;
        behind
    }

    /// Takes one part off the front; returns what remains, or nothing where the part is not understood.
    fn take(&mut self, text: &'a str) -> Option<&'a str> {
        if self.half.is_none()
            && let Some((half, rest)) = half_of_day(text)
        {
            self.half = Some(half);
            return Some(rest);
        }
        if let Some((offset, rest)) = offset(text) {
            // Behind `UTC` or `GMT` the offset says how far from it.
            if matches!(self.zone, None | Some(Zone::Offset(0))) {
                self.zone = Some(Zone::Offset(offset));
                return Some(rest);
            }
            return None;
        }
        if let Some(inner) = text.strip_prefix('[').or_else(|| text.strip_prefix('(')) {
            let (name, rest) = inner.split_once([']', ')'])?;
            return self.named(name.trim()).then_some(rest);
        }
        let end = text.find([' ', ',', '+', '-', '(', '[']);
        // `Etc/GMT+1` aside, names of regions have no signs.
        let end = end.unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        if is_year && self.year.is_none() {
            self.year = Some(word);
            return Some(rest);
        }
        let is_noise = matches!(
            word.to_lowercase().as_str(),
            "uhr" | "h" | "hrs" | "hours" | "o'clock"
        );
        (!word.is_empty() && (is_noise || self.named(word))).then_some(rest)
    }

    /// Takes the name of a zone; one that is not known does not matter behind an offset.
    fn named(&mut self, name: &str) -> bool {
        if self.zone.is_some_and(|zone| zone != Zone::Offset(0)) {
            return true;
        }
        let zone = (zones::letters(name).map(Zone::Offset))
            .or_else(|| zones::region(name).map(Zone::Region))
            .or_else(|| {
                let (offset, rest) =
                    offset(name.trim_start_matches("UTC").trim_start_matches("GMT"))?;
                rest.is_empty().then_some(Zone::Offset(offset))
            });
        match (self.zone, zone) {
            // `Z[Europe/London]` and `+00:00 GMT`: the offset counts.
            (Some(_), _) => true,
            (None, Some(zone)) => {
                self.zone = Some(zone);
                true
            }
            (None, None) => false,
        }
    }
}

/// Reads `AM`, `p.m.` and `a. m.`; returns the hours to add to 12, and what remains.
fn half_of_day(text: &str) -> Option<(u32, &str)> {
    let add = match text.chars().next()? {
        'a' | 'A' => 0,
        'p' | 'P' => 12,
        _ => return None,
    };
    let rest = &text[1..];
    let rest = rest.strip_prefix('.').unwrap_or(rest).trim_start();
    let rest = rest.strip_prefix(['m', 'M'])?;
    let is_word = rest.starts_with(char::is_alphanumeric);
    (!is_word).then(|| (add, rest.strip_prefix('.').unwrap_or(rest)))
}

/// Reads `+02`, `-0530` and `+02:00`; returns the minutes, and what remains.
fn offset(text: &str) -> Option<(i32, &str)> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let first = digits_behind(text, 1);
    let (hours, minutes, end) = match first {
        4 => (&text[1..3], &text[3..5], 5),
        1 | 2 => {
            let end = 1 + first;
            match text[end..].starts_with(':') && digits_behind(text, end + 1) == 2 {
                true => (&text[1..end], &text[end + 1..end + 3], end + 3),
                false => (&text[1..end], "00", end),
            }
        }
        _ => return None,
    };
    let (hours, minutes) = (digits(hours, 1..=2)?, digits(minutes, 2..=2)?);
    let total = i32::try_from(hours * 60 + minutes).ok()?;
    // From the Baker Island to the Line Islands.
    let is_zone = minutes < 60 && total <= 14 * 60;
    is_zone.then_some((sign * total, &text[end..]))
}
