//! Tables of incidents, training and uptime as people really hand them over: how they are laid out, dated and measured.

use std::fmt::Write;

use chrono::NaiveDate;
use linchpin::domain::measure::evidence::Reason;
use linchpin::domain::measure::evidence::table::{About, Role, TableReading};
use linchpin::domain::measure::quantity::TimeUnit;
use linchpin::files::evidence::table::{Known, read};
use linchpin::files::table::encoding::text_of;

use crate::evidence_tables::known;

fn of(text: &str) -> TableReading {
    read(text, &known(), &mut |_| {}).unwrap_or_else(|why| panic!("{text}: {why}"))
}

/// Returns the value of a month, by its first day; of the whole file with an empty one.
fn value(reading: &TableReading, name: &str, month: &str) -> Option<f64> {
    let month: Option<NaiveDate> = month.parse().ok();
    let series = reading.series.iter().find(|series| series.name == name)?;
    let found = series.values.iter().find(|value| value.month == month)?;
    Some((found.value.get() * 10_000.0).round() / 10_000.0)
}

fn notes(reading: &TableReading) -> String {
    reading.notes.iter().fold(String::new(), |mut all, note| {
        let _ = writeln!(all, "{note}");
        all
    })
}

fn left_out(reading: &TableReading, reason: Reason) -> usize {
    let mut left = reading.rows.left_out.iter();
    left.find(|left| left.reason == reason)
        .map_or(0, |left| left.rows)
}

/// Returns the mean hours from opening to resolving the incidents of October.
fn mean(rows: &[(&str, &str)]) -> Option<f64> {
    let mut text = "Ticket\tOpened\tResolved\n".to_owned();
    for (number, (opened, resolved)) in rows.iter().enumerate() {
        let _ = writeln!(text, "T-{number}\t{opened}\t{resolved}");
    }
    value(&of(&text), "Mean time to resolve", "2026-10-01")
}

#[test]
fn regression_clocks_of_twelve_hours_and_zones_count() {
    for (opened, resolved, hours) in [
        ("2026-10-05 11:30:00 AM", "2026-10-05 11:45:00 PM", 12.25),
        ("2026-10-05 11:30 a.m.", "2026-10-05 12:30 p.m.", 1.0),
        ("5/Oct/26 9:41 AM", "5/Oct/26 3:41 PM", 6.0),
        ("10/15/2026, 11:30:00 AM", "10/15/2026, 11:30:00 PM", 12.0),
        ("2026-10-05 08:00:00 UTC", "2026-10-05 12:00:00 CEST", 2.0),
        (
            "2026-10-05T08:00Z",
            "2026-10-05T12:00+02:00[Europe/Berlin]",
            2.0,
        ),
        ("2026-10-05 08:00:00+00", "2026-10-05 12:00:00+02", 2.0),
        ("2026-10-05 08:00 -0500", "2026-10-05 08:00 -05:00", 0.0),
        ("2026-10-05 08:00 EST", "2026-10-05 08:00 PST", 3.0),
        ("2026-10-25 01:30:00+02", "2026-10-25 03:30:00+01", 3.0),
        (
            "2026-10-25 00:30 Europe/Berlin",
            "2026-10-25 04:30 Europe/Berlin",
            5.0,
        ),
        ("2026-10-05T10:00:05Z", "2026-10-05T10:00:50Z", 0.0125),
        ("1791187200", "1791194400", 2.0),
        ("1791187200000", "1791190800000", 1.0),
        ("46300.375", "46300.5", 3.0),
    ] {
        assert_eq!(
            mean(&[(opened, resolved)]),
            Some(hours),
            "{opened} to {resolved}"
        );
    }
}

#[test]
fn regression_a_month_is_that_of_the_day_as_written() {
    let reading = of("Ticket,Opened,Resolved\n1,2026-10-31T22:30-04:00,2026-10-31T23:30-04:00\n");
    assert_eq!(
        value(&reading, "Mean time to resolve", "2026-10-01"),
        Some(1.0)
    );
    assert_eq!(value(&reading, "Incidents", "2026-11-01"), None);
}

#[test]
fn what_is_not_understood_behind_a_time_and_nights_of_changing_clocks_are_said() {
    let reading = of(
        "Ticket,Opened,Resolved\n1,2026-10-05 08:00 XYZT,2026-10-05 09:00 XYZT\n2,2026-10-06 08:00,2026-10-06 09:00\n",
    );
    assert!(notes(&reading).contains("“XYZT”"), "{}", notes(&reading));
    let reading = of(
        "Ticket,Opened,Resolved\n1,2026-10-24 22:00,2026-10-25 08:00\n2,2026-10-06 08:00,2026-10-06 09:00\n",
    );
    assert!(
        notes(&reading).contains("2026-10-25"),
        "{}",
        notes(&reading)
    );
    assert_eq!(value(&reading, "Incidents", "2026-10-01"), Some(2.0));
    let zoned = of("Ticket,Opened,Resolved\n1,2026-10-24 22:00+02,2026-10-25 08:00+01\n");
    assert!(!notes(&zoned).contains("2026-10-25"), "{}", notes(&zoned));
}

#[test]
fn regression_titles_totals_and_notes_are_no_rows() {
    let text = "Awareness report\nExample Ltd\nprinted 2026-11-02 09:14\n\nEmail;Required;Due date;Completion date\n\
                ann@example.org;yes;2026-10-31;2026-10-12\nbo@example.org;yes;2026-10-31;\nTotal;2;;1\n\nconfidential\n";
    let reading = of(text);
    assert_eq!(reading.mapping.about, About::Training);
    assert_eq!(
        value(&reading, "Training completed", "2026-10-01"),
        Some(50.0)
    );
    assert_eq!(left_out(&reading, Reason::Total), 1);
    assert_eq!(left_out(&reading, Reason::Outside), 1);
    let said = notes(&reading);
    assert!(said.contains("“Total” on line 8"), "{said}");
    assert!(said.contains("3 lines above the names"), "{said}");
}

#[test]
fn regression_the_names_of_columns_may_stand_below_a_title_or_in_two_lines() {
    let reading = of("Report;;\nid;opened;resolved\nA;2026-10-05 08:00;2026-10-05 10:00\n");
    assert_eq!(value(&reading, "Incidents", "2026-10-01"), Some(1.0));
    assert_eq!(
        value(&reading, "Mean time to resolve", "2026-10-01"),
        Some(2.0)
    );
    let reading = of("id;SLA\nNumber;Met\n1;No\n");
    assert_eq!(
        value(&reading, "SLA compliance, by incident", ""),
        Some(0.0)
    );
    let reading = of(
        "sep=;\nIncident;Opened;Resolved\nA;2026-10-05 08:00;2026-10-05 10:00\nB;2026-10-06 08:00;2026-10-06 14:00\n",
    );
    assert_eq!(value(&reading, "Incidents", "2026-10-01"), Some(2.0));
    assert_eq!(
        value(&reading, "Mean time to resolve", "2026-10-01"),
        Some(4.0)
    );
}

#[test]
fn regression_the_separator_is_the_one_that_makes_sense() {
    let reading = of("Name, first name;Completed\nMuster, Anna;2026-10-05\n");
    assert_eq!(reading.mapping.column(Role::Completed), Some(1));
    assert_eq!(reading.names.len(), 2);
}

#[test]
fn regression_quotes_may_be_escaped() {
    let text = "\"Ticket\",\"Title\",\"Opened\",\"Resolved\"\n\"1\",\"a \\\"b, c\\\"\",\"2026-10-05 08:00\",\"2026-10-05 09:00\"\n";
    assert_eq!(
        value(&of(text), "Mean time to resolve", "2026-10-01"),
        Some(1.0)
    );
}

#[test]
fn regression_a_decimal_comma_between_commas_is_no_separator() {
    let reading = of("Month,Availability\n2026-10,99,95\n2026-09,98,5\n");
    assert_eq!(value(&reading, "Availability", "2026-10-01"), Some(99.95));
    assert!(notes(&reading).contains("A decimal comma split a number in 2 rows"));
    let reading = of("Month,Availability,Downtime\n2026-10,99,95,30\n2026-09,98,1\n");
    assert_eq!(left_out(&reading, Reason::TooWide), 1);
    assert_eq!(value(&reading, "Availability", "2026-10-01"), None);
}

#[test]
fn regression_a_month_among_its_days_is_not_added_to_them() {
    let reading = of("Date,Downtime (min)\n2026-10-05,20\n2026-10-06,10\nOct 2026,30\n");
    assert_eq!(value(&reading, "Downtime", "2026-10-01"), Some(0.5));
    assert_eq!(left_out(&reading, Reason::Total), 1);
    assert!(notes(&reading).contains("“Oct 2026” on line 4"));
    let reading =
        of("Month,Service,Downtime (min)\n2026-10,A,10\n2026-10,B,30\n2026-10,Total,40\n");
    assert_eq!(value(&reading, "Downtime", "2026-10-01"), Some(0.6667));
}

#[test]
fn regression_merged_cells_hold_the_value_above() {
    let reading = of("Month,Service,Downtime (min)\n2026-10,A,10\n,B,30\n");
    assert_eq!(value(&reading, "Downtime", "2026-10-01"), Some(0.6667));
    let reading = of(
        "Ticket,Opened,Resolved\nT1,2026-10-05 08:00,2026-10-05 09:00\n,2026-10-05 08:00,2026-10-05 10:00\n",
    );
    assert_eq!(value(&reading, "Incidents", "2026-10-01"), Some(1.0));
}

#[test]
fn regression_a_column_does_not_take_its_order_from_another() {
    let asked = of("id,opened,resolved\n1,10/05/2026,13/10/2026\n");
    assert_eq!(asked.ask_order.as_deref(), Some("10/05/2026"));
    assert_eq!(asked.ask_column, "opened");
    assert!(asked.series.is_empty());
    let decided = of(
        "id,opened,resolved\n1,13/09/2026 08:00,10/05/2026 08:00\n2,14/09/2026 08:00,10/05/2026 08:00\n",
    );
    assert_eq!(decided.ask_order, None, "nothing ends before it starts");
    assert_eq!(value(&decided, "Incidents", "2026-09-01"), Some(2.0));
}

#[test]
fn regression_units_stand_in_the_names_of_columns() {
    for (name, cell, hours) in [
        ("Downtime (hours)", "1.5", 1.5),
        ("Duration (s)", "5400", 1.5),
        ("Downtime [h]", "1,5", 1.5),
        ("Downtime", "90", 1.5),
        ("Downtime (hours)", "90 min", 1.5),
    ] {
        let reading = of(&format!("Month;{name}\n2026-10;{cell}\n2026-09;1\n"));
        assert_eq!(
            value(&reading, "Downtime", "2026-10-01"),
            Some(hours),
            "{name}: {cell}"
        );
    }
    let sla = |name: &str, cell: &str| {
        let text =
            format!("Ticket,Opened,Resolved,{name}\n1,2026-10-05 08:00,2026-10-05 10:00,{cell}\n");
        value(&of(&text), "SLA compliance, by incident", "2026-10-01")
    };
    assert_eq!(sla("SLA target (min)", "60"), Some(0.0));
    assert_eq!(sla("SLA target (min)", "180"), Some(100.0));
    assert_eq!(sla("SLA hours", "1"), Some(0.0));
    assert_eq!(sla("SLA target (days)", "1"), Some(100.0));
}

#[test]
fn a_column_of_times_without_a_unit_in_its_name_offers_a_choice() {
    let text = "Month;Downtime\n2026-10;1.5\n2026-09;1\n";
    let offered = of(text);
    let units = |reading: &TableReading| -> Vec<(Role, String, TimeUnit)> {
        let units = reading.asks.units.iter();
        units
            .map(|(role, unsaid)| (*role, unsaid.name.clone(), unsaid.taken))
            .collect()
    };
    let downtime = |unit| (Role::DownMinutes, "Downtime".to_owned(), unit);
    assert_eq!(units(&offered), [downtime(TimeUnit::Minutes)]);
    assert_eq!(value(&offered, "Downtime", "2026-10-01"), Some(0.025));
    let mut said = offered.mapping.clone();
    said.set_unit(Role::DownMinutes, TimeUnit::Hours);
    let known = Known {
        mappings: vec![said],
        ..known()
    };
    let again = read(text, &known, &mut |_| {}).unwrap();
    assert!(again.remembered);
    assert_eq!(units(&again), [downtime(TimeUnit::Hours)], "still a choice");
    assert_eq!(value(&again, "Downtime", "2026-10-01"), Some(1.5));
    assert!(units(&of("Month;Downtime (min)\n2026-10;1.5\n")).is_empty());
    assert!(units(&of("Month;Downtime\n2026-10;1h 30m\n")).is_empty());
}

#[test]
fn regression_minutes_of_two_readings_are_asked_about_and_the_answer_is_remembered() {
    for (text, first, comma_hours, point_hours) in [
        (
            "Month,Downtime (min)\n2026-10,\"1,440\"\n",
            "1,440",
            0.024,
            24.0,
        ),
        (
            "Month;Downtime (min)\n2026-10;1.440\n",
            "1.440",
            24.0,
            0.024,
        ),
        (
            "Month;Downtime\n2026-10;1,440 min\n2026-09;2,880 min\n",
            "1,440 min",
            0.024,
            24.0,
        ),
        (
            "Date;Downtime (min)\n2026-10-05;0\n2026-10-06;1,440\n",
            "1,440",
            0.024,
            24.0,
        ),
    ] {
        let asked = of(text);
        assert_eq!(asked.mapping.about, About::Uptime, "{text}");
        assert!(asked.series.is_empty(), "{text}");
        let [mark] = &asked.asks.marks[..] else {
            panic!("{text}: {:?}", asked.asks);
        };
        let why = format!("“{first}” can be read in two ways.");
        assert_eq!((mark.role, &mark.question.why), (Role::DownMinutes, &why));
        assert_eq!(mark.first_is_comma, first.contains(','), "{text}");
        for (is_comma, hours) in [(true, comma_hours), (false, point_hours)] {
            let mut said = asked.mapping.clone();
            said.set_decimal_comma(Role::DownMinutes, is_comma);
            let known = Known {
                mappings: vec![said],
                ..known()
            };
            let told = read(text, &known, &mut |_| {}).unwrap();
            assert!(told.asks.marks.is_empty() && told.remembered, "{text}");
            assert_eq!(
                value(&told, "Downtime", "2026-10-01"),
                Some(hours),
                "{text}"
            );
        }
    }
    let sla =
        "Ticket,Opened,Resolved,SLA target (min)\n1,2026-10-05 08:00,2026-10-05 18:00,\"1,440\"\n";
    assert_eq!(of(sla).asks.marks.len(), 1);
    // Another cell settles it.
    let settled = of("Month,Downtime (min)\n2026-10,\"1,440\"\n2026-09,12.5\n");
    assert_eq!(value(&settled, "Downtime", "2026-10-01"), Some(24.0));
}

#[test]
fn regression_what_stands_for_never_reaches_over_no_night() {
    let reading = of("id,opened,resolved\n1,2026-10-05 08:00,9999-12-31 00:00\n");
    assert!(
        !notes(&reading).contains("clocks change"),
        "{}",
        notes(&reading)
    );
}

#[test]
fn regression_a_table_of_which_nothing_is_understood_offers_nothing() {
    let reading = of("Farbe;Form\nrot;rund\nblau;eckig\n");
    assert!(reading.series.is_empty());
    let said = notes(&reading);
    assert!(
        said.contains("2 rows and 2 columns (Farbe, Form)"),
        "{said}"
    );
    assert!(said.contains("“rot, rund”"), "{said}");
    let bytes: Vec<u8> = "a,b\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let text = text_of(&bytes).unwrap().text;
    assert!(of(&text).series.is_empty());
}

#[test]
fn names_and_first_names_and_bytes_of_other_programs_are_read() {
    let table = "Störung;Geöffnet am;Opened;Resolved\nA;x;2026-10-05 08:00;2026-10-05 10:00\n";
    let expected = of(table);
    let utf16: Vec<u8> = table.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let windows: Vec<u8> = table
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    for bytes in [utf16, windows] {
        assert_eq!(of(&text_of(&bytes).unwrap().text), expected);
    }
}

#[test]
fn exports_of_service_desks_and_monitors_are_read_whole() {
    let desk = "\u{feff}Issue key,Summary,Priority,Created,Resolved,Labels,Labels\n\
                SEC-1,\"Mail, down\",Highest,12/Oct/26 9:41 AM,12/Oct/26 3:41 PM,sec,\n\
                SEC-2,\"Odd, log\",Low,28/Oct/26 11:05 PM,29/Oct/26 1:05 AM,sec,\n\
                SEC-3,\"Lost, key\",High,30/Oct/26 12:10 PM,,sec,\n";
    let reading = of(desk);
    assert_eq!(value(&reading, "Incidents", "2026-10-01"), Some(3.0));
    assert_eq!(
        value(&reading, "Incidents, high or critical", "2026-10-01"),
        Some(2.0)
    );
    assert_eq!(
        value(&reading, "Mean time to resolve", "2026-10-01"),
        Some(4.0)
    );
    let pager = "incident number,created_at,acknowledged_at\n\
                 1,2026-10-05T10:00:05Z,2026-10-05T10:00:50Z\n\
                 2,2026-10-06T11:30:10Z,2026-10-06T11:30:58Z\n\
                 3,2026-10-07T12:15:59Z,2026-10-07T12:16:01Z\n";
    let seconds = |name: &str| {
        let hours = of(pager);
        let series = hours.series.iter().find(|series| series.name == name)?;
        Some((series.values.first()?.value.get() * 36_000.0).round() / 10.0)
    };
    assert_eq!(seconds("Mean time to first response"), Some(31.7));
    assert_eq!(seconds("Median time to first response"), Some(45.0));
}

#[test]
fn numbers_of_a_thousand_and_more_are_read_by_their_column() {
    let reading = of("Month;Downtime (min)\n2026-10;1,440.5\n2026-09;1,200\n");
    assert_eq!(value(&reading, "Downtime", "2026-09-01"), Some(20.0));
}
