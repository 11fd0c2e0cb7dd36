//! Read back with the parser of `icalendar`, and rules followed by `rrule`: neither has written what it reads.

use super::*;
use crate::domain::value::{parse_date, parse_instant};
use icalendar::parser::{Component, read_calendar, unfold};
use proptest::prelude::*;
use rrule::RRuleSet;

fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

fn stamp(text: &str) -> NaiveDateTime {
    parse_instant(text).unwrap()
}

fn event(start: &str, repeats: Repeats) -> Event {
    Event {
        uid: uid(Id::from_number(9), Id::from_number(1), "kpi"),
        summary: "Collect: Patch latency".to_owned(),
        description: String::new(),
        start: day(start),
        repeats,
        month_day: None,
        alarm: false,
    }
}

/// Reads the first event of a file, or says what is wrong with it.
fn read<T>(file: &str, look: impl FnOnce(&Component<'_>) -> T) -> T {
    let unfolded = unfold(file);
    let calendar = read_calendar(&unfolded).unwrap();
    look(&calendar.components[0])
}

fn property(component: &Component<'_>, name: &str) -> String {
    let found = component.find_prop(name).unwrap();
    found.val.to_string()
}

/// Returns the first days on which the event is, by somebody else's reading of the rule.
fn days(start: &str, repeats: Repeats, count: u16) -> Vec<String> {
    days_of(&event(start, repeats), count)
}

fn days_of(event: &Event, count: u16) -> Vec<String> {
    let start = event.start.to_string();
    let file = write(
        "",
        std::slice::from_ref(event),
        stamp("2026-11-24T10:00:00"),
    );
    let rule = read(&file, |event| property(event, "RRULE"));
    let from = start.replace('-', "");
    let set: RRuleSet = format!("DTSTART:{from}T000000Z\nRRULE:{rule}")
        .parse()
        .unwrap();
    let found = set.all(count).dates;
    found
        .iter()
        .map(|at| at.format("%Y-%m-%d").to_string())
        .collect()
}

#[test]
fn a_calendar_is_what_the_standard_says() {
    let mut reminder = event("2026-11-30", Repeats::Weekly);
    reminder.description = "Source: scanner\nOwner: Alex".to_owned();
    reminder.alarm = true;
    let file = write("Tracking", &[reminder], stamp("2026-11-24T10:05:09"));
    let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Linchpin//EN
NAME:Tracking
X-WR-CALNAME:Tracking
BEGIN:VEVENT
UID:kpi-00000000-0000-0000-0000-000000000001-00000000-0000-0000-0000-000000
 000009@linchpin
DTSTAMP:20261124T100509Z
LAST-MODIFIED:20261124T100509Z
SEQUENCE:217677909
DTSTART;VALUE=DATE:20261130
RRULE:FREQ=WEEKLY
SUMMARY:Collect: Patch latency
DESCRIPTION:Source: scanner\\nOwner: Alex
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Collect: Patch latency
TRIGGER:PT9H
END:VALARM
END:VEVENT
END:VCALENDAR
";
    assert_eq!(file, expected.replace('\n', "\r\n"));
    assert!(read(&file, |event| event.components.len() == 1));
}

#[test]
fn a_later_file_replaces_the_events_of_an_earlier_one() {
    let older = write(
        "",
        &[event("2026-11-24", Repeats::Weekly)],
        stamp("2026-11-24T10:00:00"),
    );
    let newer = write(
        "",
        &[event("2026-12-01", Repeats::Monthly)],
        stamp("2026-11-24T10:00:01"),
    );
    let told = |file: &str| {
        read(file, |event| {
            let sequence: i64 = property(event, "SEQUENCE").parse().unwrap();
            (
                property(event, "UID"),
                sequence,
                property(event, "LAST-MODIFIED"),
            )
        })
    };
    let (older, newer) = (told(&older), told(&newer));
    assert_eq!(older.0, newer.0);
    assert!(older.1 < newer.1);
    assert!(older.2 < newer.2);
}

#[test]
fn the_end_of_a_month_is_reminded_of_at_the_end_of_each() {
    assert_eq!(
        days("2026-12-31", Repeats::Monthly, 5),
        [
            "2026-12-31",
            "2027-01-31",
            "2027-02-28",
            "2027-03-31",
            "2027-04-30"
        ]
    );
    assert_eq!(
        days("2026-11-30", Repeats::Quarterly, 3),
        ["2026-11-30", "2027-02-28", "2027-05-31"]
    );
}

#[test]
fn a_29th_or_30th_leaves_no_month_out() {
    assert_eq!(
        days("2027-01-30", Repeats::Monthly, 4),
        ["2027-01-30", "2027-02-28", "2027-03-30", "2027-04-30"]
    );
    assert_eq!(
        days("2028-01-29", Repeats::Monthly, 3),
        ["2028-01-29", "2028-02-29", "2028-03-29"]
    );
    assert_eq!(
        days("2026-11-29", Repeats::Quarterly, 3),
        ["2026-11-29", "2027-02-28", "2027-05-29"]
    );
    assert_eq!(
        days("2026-11-24", Repeats::Monthly, 2),
        ["2026-11-24", "2026-12-24"]
    );
}

/// What is due on 28 February because January's value was of the 29th, is due on the 29th again in March.
#[test]
fn regression_reminders_keep_the_day_of_the_month_that_the_values_keep() {
    let kept = Event {
        month_day: Some(MonthDay::On(29)),
        ..event("2027-02-28", Repeats::Monthly)
    };
    assert_eq!(
        days_of(&kept, 3),
        ["2027-02-28", "2027-03-29", "2027-04-29"]
    );
    assert_eq!(
        days("2027-02-28", Repeats::Monthly, 2),
        ["2027-02-28", "2027-03-31"]
    );
}

#[test]
fn the_end_of_february_comes_every_year() {
    assert_eq!(
        days("2028-02-29", Repeats::Yearly, 3),
        ["2028-02-29", "2029-02-28", "2030-02-28"]
    );
    assert_eq!(
        days("2026-11-30", Repeats::Yearly, 2),
        ["2026-11-30", "2027-11-30"]
    );
}

#[test]
fn days_and_weeks_come_back_evenly() {
    assert_eq!(
        days("2026-11-30", Repeats::Daily, 2),
        ["2026-11-30", "2026-12-01"]
    );
    assert_eq!(
        days("2026-11-24", Repeats::Fortnightly, 2),
        ["2026-11-24", "2026-12-08"]
    );
    let once = write(
        "",
        &[event("2026-11-24", Repeats::Never)],
        stamp("2026-11-24T10:00:00"),
    );
    assert!(!once.contains("RRULE"));
}

proptest! {
    #[test]
    fn whatever_people_write_comes_back(words in "[^\\p{Cc}]{0,200}", more in "[^\\p{Cc}]{0,200}") {
        let summary = format!("x{words}\n{more}x");
        let written = Event { summary: summary.clone(), ..event("2026-11-24", Repeats::Weekly) };
        let file = write(&words, &[written], stamp("2026-11-24T10:00:00"));
        prop_assert!(file.split("\r\n").all(|line| line.len() <= LINE && !line.contains(['\r', '\n'])));
        // Octets are unfolded before characters are read, so that a line may be folded anywhere between two.
        let back = read(&file.replace("\r\n ", ""), |event| property(event, "SUMMARY"));
        prop_assert_eq!(back, summary);
    }

    #[test]
    fn no_day_and_no_control_character_breaks_a_file(days in -90_000_000_i32..90_000_000, words in "\\PC*\\p{Cc}*") {
        let start = NaiveDate::from_num_days_from_ce_opt(days).unwrap_or(NaiveDate::MIN);
        for repeats in [Repeats::Never, Repeats::Monthly, Repeats::Quarterly, Repeats::Yearly] {
            let odd = Event { start, description: words.clone(), ..event("2026-11-24", repeats) };
            let file = write("", &[odd], start.and_hms_opt(0, 0, 0).unwrap());
            prop_assert!(file.lines().all(|line| !line.chars().any(|char| char.is_control() && char != '\t')));
        }
    }
}
