//! Calendar files (iCalendar, RFC 5545): reminders that come back, for any calendar program.
//!
//! An event keeps its [`uid`] for as long as its record lives, and each file has a later stamp and a higher
//! sequence than the one before, so that a program that reads a newer file moves its events instead of doubling them.
//! All events last a day and have no time zone: a value is due on a day, wherever one is.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::domain::measure::due::MonthDay;
use crate::domain::measure::kpi::Cadence;
use crate::domain::revision::Id;

/// The longest line, in octets and without its end (RFC 5545, section 3.1).
const LINE: usize = 75;

/// A day in the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Names the event for ever; see [`uid`].
    pub uid: String,
    pub summary: String,
    pub description: String,
    /// The day, or the first one of those that come back.
    pub start: NaiveDate,
    pub repeats: Repeats,
    /// The day of the month that it keeps when that is not the one of its start: the start may lie in a month that is too
    /// short for it.
    pub month_day: Option<MonthDay>,
    /// Whether the calendar program calls at nine in the morning.
    pub alarm: bool,
}

/// How often an event comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    Never,
    Daily,
    Weekly,
    Fortnightly,
    Monthly,
    Quarterly,
    Yearly,
}

impl From<Cadence> for Repeats {
    /// What is due each hour is reminded of once a day.
    fn from(cadence: Cadence) -> Repeats {
        match cadence {
            Cadence::Hourly | Cadence::Daily => Repeats::Daily,
            Cadence::Weekly => Repeats::Weekly,
            Cadence::Monthly => Repeats::Monthly,
            Cadence::Quarterly => Repeats::Quarterly,
            Cadence::Yearly => Repeats::Yearly,
        }
    }
}

/// Names the event that a record of a scorecard has; a record with several events tells them apart by `what`.
pub fn uid(scorecard: Id, record: Id, what: &str) -> String {
    format!("{what}-{record}-{scorecard}@linchpin")
}

/// Writes the calendar as a file; `stamp` is the time of writing, in UTC.
pub fn write(name: &str, events: &[Event], stamp: NaiveDateTime) -> String {
    let mut file = String::new();
    let name = escaped(name);
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Linchpin//EN"] {
        push(&mut file, line);
    }
    // The name of RFC 7986, and the one that programs older than it read.
    push(&mut file, &format!("NAME:{name}"));
    push(&mut file, &format!("X-WR-CALNAME:{name}"));
    for event in events {
        push_event(&mut file, event, stamp);
    }
    push(&mut file, "END:VCALENDAR");
    file
}

fn push_event(file: &mut String, event: &Event, stamp: NaiveDateTime) {
    let (hour, minute, second) = (stamp.hour(), stamp.minute(), stamp.second());
    let time = format!("{}T{hour:02}{minute:02}{second:02}Z", written(stamp.date()));
    let summary = escaped(&event.summary);
    push(file, "BEGIN:VEVENT");
    push(file, &format!("UID:{}", escaped(&event.uid)));
    push(file, &format!("DTSTAMP:{time}"));
    push(file, &format!("LAST-MODIFIED:{time}"));
    push(file, &format!("SEQUENCE:{}", sequence(stamp)));
    push(
        file,
        &format!("DTSTART;VALUE=DATE:{}", written(event.start)),
    );
    let month_day = event.month_day.unwrap_or(MonthDay::of(event.start));
    if let Some(rule) = rule(event.repeats, event.start, month_day) {
        push(file, &format!("RRULE:{rule}"));
    }
    push(file, &format!("SUMMARY:{summary}"));
    if !event.description.trim().is_empty() {
        push(
            file,
            &format!("DESCRIPTION:{}", escaped(&event.description)),
        );
    }
    // A reminder takes no time, so the day stays free.
    push(file, "TRANSP:TRANSPARENT");
    if event.alarm {
        push(file, "BEGIN:VALARM");
        push(file, "ACTION:DISPLAY");
        push(file, &format!("DESCRIPTION:{summary}"));
        push(file, "TRIGGER:PT9H");
        push(file, "END:VALARM");
    }
    push(file, "END:VEVENT");
}

/// Returns a number that grows with time: the seconds since 2020, as far as the standard's integers reach (2088).
fn sequence(stamp: NaiveDateTime) -> i32 {
    const START: i64 = 1_577_836_800;
    let seconds = stamp.and_utc().timestamp().saturating_sub(START).max(0);
    i32::try_from(seconds).unwrap_or(i32::MAX)
}

/// Writes a day; a calendar knows years of four digits alone.
fn written(day: NaiveDate) -> String {
    let year = day.year().clamp(0, 9999);
    format!("{year:04}{:02}{:02}", day.month(), day.day())
}

/// Returns the rule by which an event comes back that first is on the day.
///
/// The plain rule leaves out the months that lack the day (RFC 5545, section 3.3.10). As the series of values does, it
/// takes the last day of a month that is too short.
fn rule(repeats: Repeats, start: NaiveDate, month_day: MonthDay) -> Option<String> {
    let months = |interval: u32| {
        let every = match interval {
            1 => String::new(),
            many => format!(";INTERVAL={many}"),
        };
        format!("FREQ=MONTHLY{every}{}", day_of_month(month_day))
    };
    Some(match repeats {
        Repeats::Never => return None,
        Repeats::Daily => "FREQ=DAILY".to_owned(),
        Repeats::Weekly => "FREQ=WEEKLY".to_owned(),
        Repeats::Fortnightly => "FREQ=WEEKLY;INTERVAL=2".to_owned(),
        Repeats::Monthly => months(1),
        Repeats::Quarterly => months(3),
        Repeats::Yearly if start.month() == 2 && month_day == MonthDay::Last => {
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1".to_owned()
        }
        Repeats::Yearly => "FREQ=YEARLY".to_owned(),
    })
}

fn day_of_month(month_day: MonthDay) -> &'static str {
    match month_day {
        MonthDay::Last => ";BYMONTHDAY=-1",
        MonthDay::On(29) => ";BYMONTHDAY=28,29;BYSETPOS=-1",
        MonthDay::On(30) => ";BYMONTHDAY=28,29,30;BYSETPOS=-1",
        MonthDay::On(_) => "",
    }
}

/// Writes what people wrote as the value of a text (RFC 5545, section 3.3.11).
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for char in words.replace("\r\n", "\n").chars() {
        match char {
            '\\' | ';' | ',' => text.extend(['\\', char]),
            '\n' | '\r' => text.push_str("\\n"),
            '\t' => text.push(char),
            // No other control character may be in a calendar.
            char if char.is_control() => {}
            char => text.push(char),
        }
    }
    text
}

/// Adds a line, folded where it is too long but never within a character.
fn push(file: &mut String, line: &str) {
    let mut length = 0;
    for char in line.chars() {
        if length + char.len_utf8() > LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(char);
        length += char.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
