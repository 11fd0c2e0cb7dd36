//! Dates of every habit, and what is none.

use super::DateOrder::{DayFirst, MonthFirst};
use super::*;

fn read(text: &str, order: DateOrder) -> Option<String> {
    parse(text, order).map(|moment| moment.to_string())
}

#[test]
fn dates_with_the_year_first_or_with_dots_need_no_order() {
    for order in [DayFirst, MonthFirst] {
        for text in [
            "2026-11-24",
            "2026/11/24",
            "2026.11.24",
            "24.11.2026",
            " 24.11.2026 ",
        ] {
            assert_eq!(read(text, order).as_deref(), Some("2026-11-24"), "{text}");
        }
    }
    assert_eq!(read("5.6.2026", MonthFirst).as_deref(), Some("2026-06-05"));
}

#[test]
fn the_name_of_a_month_needs_no_order() {
    for order in [DayFirst, MonthFirst] {
        for text in [
            "1 Sep 2026",
            "01-sep-2026",
            "1. September 2026",
            "Sep 1, 2026",
            "September 1 2026",
        ] {
            assert_eq!(read(text, order).as_deref(), Some("2026-09-01"), "{text}");
        }
    }
    let timed = read("1 May 2026 14:05", DayFirst);
    assert_eq!(timed.as_deref(), Some("2026-05-01T14:05"));
    for text in ["Sep 2026", "31 Feb 2026", "1 Foo 2026", "May May 2026"] {
        assert_eq!(read(text, DayFirst), None, "{text}");
    }
    assert_eq!(order_of(["1 Sep 2026"]), Order::Irrelevant);
}

#[test]
fn dates_with_slashes_follow_the_order() {
    assert_eq!(read("05/06/2026", DayFirst).as_deref(), Some("2026-06-05"));
    assert_eq!(read("5-6-2026", MonthFirst).as_deref(), Some("2026-05-06"));
    assert_eq!(read("24/11/2026", MonthFirst), None);
}

#[test]
fn times_of_day_are_read() {
    let noon = Some("2026-11-24T12:05");
    for text in [
        "2026-11-24T12:05",
        "2026-11-24 12:05:59",
        "24.11.2026 12:05",
        "24/11/2026 12:05 PM",
    ] {
        assert_eq!(read(text, DayFirst).as_deref(), noon, "{text}");
    }
    assert_eq!(
        read("11/24/2026 12:05am", MonthFirst).as_deref(),
        Some("2026-11-24T00:05")
    );
    for text in ["2026-11-24 25:00", "2026-11-24 13:00 PM", "2026-11-24T"] {
        assert_eq!(read(text, DayFirst), None, "{text}");
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "",
        "99,7",
        "1.5",
        "26-10-05",
        "2026-02-30",
        "31.11.2026",
        "24.11/2026",
        "٢٤/11/2026",
    ] {
        assert_eq!(read(text, DayFirst), None, "{text}");
    }
}

#[test]
fn one_date_decides_for_all() {
    assert_eq!(
        order_of(["05/06/2026", "24/11/2026"]),
        Order::Known(DayFirst)
    );
    assert_eq!(
        order_of(["05/06/2026", "11/24/2026"]),
        Order::Known(MonthFirst)
    );
    assert_eq!(
        order_of(["2026-11-24", "07/07/2026", "x"]),
        Order::Irrelevant
    );
    let ask = |example: &str| Order::Ask {
        example: example.to_owned(),
    };
    assert_eq!(
        order_of(["2026-11-24", "05/06/2026", "07/06/2026"]),
        ask("05/06/2026")
    );
    assert_eq!(order_of(["24/11/2026", "11/24/2026"]), ask("24/11/2026"));
}

/// Returns the moment on its own clock, to the second, and its zone in minutes.
fn stamped(text: &str) -> Option<(String, Option<i32>)> {
    let dated = super::read(text, DayFirst)?;
    assert_eq!(dated.rest, "", "{text}");
    let local = dated.stamp.local;
    let time = local.time.map(|time| format!(" {time}"));
    let text = format!("{}{}", local.date, time.unwrap_or_default());
    Some((text, dated.stamp.offset))
}

#[test]
fn a_clock_of_twelve_hours_is_read_behind_any_date() {
    for text in [
        "2026-10-05 11:30:00 PM",
        "2026-10-05 11:30 p.m.",
        "2026-10-05 11:30 p. m.",
        "5/Oct/26 11:30 PM",
        "05/10/2026, 11:30:00 PM",
        "05/10/2026, 11:30:00\u{202f}PM",
        "Monday, October 5, 2026 at 11:30 PM",
        "05-OCT-26 11.30.00.000000 PM",
    ] {
        let expected = Some(("2026-10-05 23:30:00".to_owned(), None));
        assert_eq!(stamped(text), expected, "{text}");
    }
    assert_eq!(
        stamped("2026-10-05 12:30:00 a.m."),
        Some(("2026-10-05 00:30:00".to_owned(), None))
    );
    assert_eq!(
        stamped("2026-10-05 8 PM"),
        Some(("2026-10-05 20:00:00".to_owned(), None))
    );
}

#[test]
fn zones_are_read_as_offsets_letters_and_names() {
    for (text, offset) in [
        ("2026-10-05 12:00:00+02", 120),
        ("2026-10-05 12:00:00 +0200", 120),
        ("2026-10-05T12:00:00+02:00", 120),
        ("2026-10-05T12:00:00.000+02:00[Europe/Berlin]", 120),
        ("2026-10-05T12:00:00Z", 0),
        ("2026-10-05 12:00:00 UTC", 0),
        ("2026-10-05 12:00:00 CEST", 120),
        ("2026-10-05 12:00:00 PM EST", -300),
        ("2026-10-05 12:00:00 Europe/Berlin", 120),
        ("2026-10-05 12:00:00 (UTC+02:00)", 120),
        ("2026-10-05 12:00:00 UTC+2", 120),
        ("2026-10-05 12:00:00 -0530", -330),
        ("2026-10-05 12:00:00 \u{2212}05:30", -330),
        (
            "Mon Oct 05 2026 12:00:00 GMT+0200 (Central European Summer Time)",
            120,
        ),
        ("Mon, 05 Oct 2026 12:00:00 +0200", 120),
        ("Mon Oct 05 12:00:00 CEST 2026", 120),
        ("[05/Oct/2026:12:00:00 +0200]", 120),
        ("20261005T120000Z", 0),
        ("2026-10-05 12:00:00.123456 +0200 CEST", 120),
    ] {
        let dated = super::read(text, DayFirst).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(dated.stamp.offset, Some(offset), "{text}");
        assert_eq!(dated.stamp.local.to_string(), "2026-10-05T12:00", "{text}");
        assert_eq!(dated.rest, "", "{text}");
    }
}

#[test]
fn what_is_not_understood_behind_a_time_is_told() {
    for (text, rest) in [
        ("2026-10-05 12:00:00 XYZT", "XYZT"),
        ("2026-10-05 12:00 IST", "IST"),
        ("2026-10-05 12:00 Mars/Olympus", "Mars/Olympus"),
        ("2026-10-05 12:00 by phone", "by phone"),
        ("2026-10-05 12:00 -x", "-x"),
    ] {
        let dated = super::read(text, DayFirst).unwrap();
        assert_eq!(dated.stamp.local.to_string(), "2026-10-05T12:00", "{text}");
        assert_eq!(dated.rest, rest, "{text}");
        assert_eq!(dated.stamp.offset, None);
    }
}

#[test]
fn a_month_without_a_day_stands_for_its_last_day() {
    for text in [
        "2026-10",
        "2026/10",
        "10/2026",
        "10.2026",
        "Oct 2026",
        "October-2026",
        "Oktober 2026",
        "oct. 2026",
        "Oct-26",
        "octobre 2026",
        "2026 Oct",
    ] {
        let dated = super::read(text, DayFirst).unwrap_or_else(|| panic!("{text}"));
        assert!(dated.is_month, "{text}");
        assert_eq!(dated.stamp.local.to_string(), "2026-10-31", "{text}");
        assert_eq!(dated.first_day().to_string(), "2026-10-01");
        assert_eq!(super::parse(text, DayFirst), None, "it is no day");
        assert!(!looks_like_date(text));
    }
    for text in [
        "",
        "2026",
        "Q3 2026",
        "2026-13",
        "é-2026",
        "week 3",
        "ünï-é",
        "98.2026.1",
    ] {
        assert_eq!(super::read(text, DayFirst), None, "{text}");
    }
}

#[test]
fn years_of_two_digits_and_other_languages_are_read() {
    for text in [
        "24.11.26",
        "24/11/26",
        "24/Nov/26",
        "24-Nov-26",
        "24. November 2026",
        "24. 11. 2026",
        "24 de noviembre de 2026",
        "mardi 24 novembre 2026",
        "Di, 24. Nov. 2026",
        "Tuesday, November 24th, 2026",
        "2026-Nov-24",
    ] {
        assert_eq!(
            read(text, DayFirst).as_deref(),
            Some("2026-11-24"),
            "{text}"
        );
    }
    assert_eq!(read("24.11.26", MonthFirst).as_deref(), Some("2026-11-24"));
    assert_eq!(read("11/24/26", MonthFirst).as_deref(), Some("2026-11-24"));
    assert_eq!(read("24.11.99", DayFirst).as_deref(), Some("1999-11-24"));
}

#[test]
fn seconds_and_midnight_at_the_end_of_a_day_are_kept() {
    assert_eq!(
        stamped("2026-10-05T10:00:50Z"),
        Some(("2026-10-05 10:00:50".to_owned(), Some(0)))
    );
    assert_eq!(
        stamped("2026-10-05 24:00"),
        Some(("2026-10-06 00:00:00".to_owned(), None))
    );
    assert_eq!(
        stamped("5.10.2026 8:05 Uhr"),
        Some(("2026-10-05 08:05:00".to_owned(), None))
    );
    assert_eq!(
        stamped("5/10/2026 à 8h05"),
        Some(("2026-10-05 08:05:00".to_owned(), None))
    );
    assert_eq!(
        stamped("2026-10-05 10:00:50,123"),
        Some(("2026-10-05 10:00:50.123".to_owned(), None))
    );
}

#[test]
fn versions_amounts_and_addresses_are_no_dates() {
    for text in [
        "1.5.26", "10.0.0.1", "2.10.14", "1.204", "99,7", "3h 20m", "12:30", "46265", "10/26",
        "Total",
    ] {
        assert!(!looks_like_date(text), "{text}");
    }
}

#[test]
fn the_dates_of_every_tool_are_read_on_its_own_clock() {
    for (text, expected) in [
        ("2026-06-08T01:58:56.166Z", "2026-06-08T01:58"),
        ("2026-06-08T01:58:56+02:00", "2026-06-08T01:58"),
        ("2026-06-08T01:58:56.123456789+02:00", "2026-06-08T01:58"),
        ("2026-06-08 01:58:56", "2026-06-08T01:58"),
        ("2026-06-08", "2026-06-08"),
        ("Jun 8, 2026 01:58:56 UTC", "2026-06-08T01:58"),
        ("Thu Jun  8 01:58:56 2026", "2026-06-08T01:58"),
    ] {
        let at = super::of_tool(text).map(|at| at.to_string());
        assert_eq!(at.as_deref(), Some(expected), "{text}");
    }
    for text in [
        "",
        "never",
        "0001-01-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-06-08X",
        "2026-06-08T1",
        "05/06/2026",
        "ünïcödé text of some length",
    ] {
        assert_eq!(super::of_tool(text), None, "{text}");
    }
}

#[test]
fn regression_signs_behind_a_zone_come_to_an_end() {
    for text in [
        "2026-10-05 12:00+02:00 -x",
        "2026-10-05 12:00+02:00-02:00",
        "2026-10-05 12:00 [",
        "2026-10-05 12:00 ()",
        "2026-10-05 12:00 CEST +",
    ] {
        assert!(super::read(text, DayFirst).is_some(), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_date_or_none(text in "[0-9TZ:.,/+ ()\\[\\]aApPmMCEST-]{0,30}|\\PC{0,30}") {
        let _ = super::read(&text, DayFirst);
        let _ = super::of_tool(&text);
        let _ = looks_like_date(&text);
    }
}
