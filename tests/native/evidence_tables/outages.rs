//! Outages: each minute once and in its own month, planned ones apart, shares of only ones.

use linchpin::domain::measure::evidence::Reason;
use linchpin::domain::measure::evidence::table::{Meaning, Role};

use super::*;

const DOWN: &str = "Downtime";
const UP: &str = "Availability by downtime";
const OCTOBER: &str = "2026-10-01";
const NOVEMBER: &str = "2026-11-01";

#[test]
fn overlapping_outages_count_once() {
    let reading = read_table(
        "Outage start,Outage end\n\
         2026-10-05 08:00,2026-10-05 12:00\n\
         2026-10-05 10:00,2026-10-05 11:00\n\
         2026-10-05 11:30,2026-10-05 13:00\n\
         2026-10-07 08:00,2026-10-07 09:00\n",
    );
    assert_eq!(value(&reading, DOWN, OCTOBER), Some(6.0));
    // 360 of 44,640 minutes.
    assert_eq!(value(&reading, UP, OCTOBER), Some(99.194));
    assert!(has_note(
        &reading,
        "Of 4 outages with a start and an end, 2 lie over others"
    ));
    let by_minutes = read_table(
        "Outage start,Downtime (min)\n2026-10-05 08:00,240\n2026-10-05 10:00,60\n2026-10-06 10:00,60\n",
    );
    assert_eq!(value(&by_minutes, DOWN, OCTOBER), Some(5.0));
}

#[test]
fn an_outage_over_the_end_of_a_month_counts_in_both() {
    let reading = read_table("Outage start,Outage end\n2026-10-31 23:00,2026-11-01 02:00\n");
    assert_eq!(value(&reading, DOWN, OCTOBER), Some(1.0));
    assert_eq!(value(&reading, DOWN, NOVEMBER), Some(2.0));
}

#[test]
fn planned_outages_are_left_out_where_a_column_tells() {
    let text = "Outage start,Outage end,Planned\n\
                2026-10-05 08:00,2026-10-05 12:00,yes\n\
                2026-10-06 08:00,2026-10-06 09:00,no\n\
                2026-10-07 08:00,2026-10-07 10:00,vendor\n";
    let asked = read_table(text);
    assert_eq!(value(&asked, DOWN, OCTOBER), Some(3.0));
    assert_eq!(left_out(&asked, Reason::Planned), 1);
    assert_eq!(asked.asks.words[0].role, Role::Planned);
    let said = read_as(text, &|mapping| {
        mapping.say(Role::Planned, "vendor", Some(Meaning::Yes));
    });
    assert_eq!(value(&said, DOWN, OCTOBER), Some(1.0));
    let without = read_table("Outage start,Outage end\n2026-10-05 08:00,2026-10-05 12:00\n");
    assert!(has_note(
        &without,
        "No column tells planned outages from others"
    ));
}

#[test]
fn the_current_month_counts_up_to_the_day_of_the_file() {
    let text = "Outage start,Outage end\n2026-11-05 08:00,2026-11-05 20:00\n";
    let known = |made: Option<&str>| Known {
        today: "2026-11-30".parse().unwrap(),
        made: made.map(|day| day.parse().unwrap()),
        ..known()
    };
    // 720 of 14,400 minutes up to the 10th, of 43,200 up to the 30th.
    assert_eq!(
        value(&of(text, &known(Some("2026-11-10"))), UP, NOVEMBER),
        Some(95.0)
    );
    assert_eq!(value(&of(text, &known(None)), UP, NOVEMBER), Some(98.333));
}

#[test]
fn an_outage_without_an_end_lasts_up_to_the_day_of_the_file() {
    let reading = read_table("Outage start,Outage end\n2026-11-29 12:00,-\n");
    assert_eq!(value(&reading, DOWN, NOVEMBER), Some(36.0));
    assert!(has_note(&reading, "1 outage has no end"));
}

#[test]
fn a_blank_month_is_the_one_above() {
    let reading = read_table("Month,Service,Downtime (min)\n2026-10,A,10\n,B,30\n");
    assert_eq!(value(&reading, DOWN, OCTOBER), Some(0.667));
    assert!(has_note(&reading, "1 row has no day or month of its own"));
}

#[test]
fn shares_of_only_ones_are_asked_about() {
    let text = "Month,Availability\n2026-09,1\n2026-10,1\n";
    let asked = read_table(text);
    assert!(asked.asks.parts_of_one);
    assert!(!has_series(&asked, "Availability"));
    for (parts, expected) in [(true, 100.0), (false, 1.0)] {
        let said = read_as(text, &|mapping| mapping.parts_of_one = Some(parts));
        assert_eq!(value(&said, "Availability", OCTOBER), Some(expected));
    }
    for clear in [
        "2026-10,1 %\n",
        "2026-10,0.99\n2026-11,1\n",
        "2026-10,100\n",
    ] {
        let reading = read_table(&format!("Month,Availability\n{clear}"));
        assert!(!reading.asks.parts_of_one, "{clear}");
    }
}
