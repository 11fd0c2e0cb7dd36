//! Tables whose columns are guessed: each trap, and what no table can do.

mod findings;
mod incidents;
mod outages;
mod training;

use chrono::NaiveDate;
use linchpin::domain::measure::evidence::Reason;
use linchpin::domain::measure::evidence::table::{About, Role, Series, TableMapping, TableReading};
use linchpin::domain::measure::kpi::Unit;
use linchpin::files::evidence::table::{Known, read};
use linchpin::files::evidence::{EvidenceRefusal, read as read_known};
use linchpin::files::table::encoding::text_of;
use proptest::prelude::*;

const INCIDENTS: &[u8] = include_bytes!("../fixtures/evidence/incidents.csv");
const TRAINING: &[u8] = include_bytes!("../fixtures/evidence/training.csv");
const UPTIME: &[u8] = include_bytes!("../fixtures/evidence/uptime.tsv");

pub fn known() -> Known {
    Known {
        mappings: Vec::new(),
        said: None,
        roster: None,
        made: None,
        kpis: Vec::new(),
        today: "2026-11-25".parse().unwrap(),
    }
}

fn of(text: &str, known: &Known) -> TableReading {
    read(text, known, &mut |_| {}).unwrap()
}

fn reading(bytes: &[u8]) -> TableReading {
    let text = text_of(bytes).unwrap().text;
    assert_eq!(read_known(&text, &mut |_| {}), Ok(None), "no tool wrote it");
    of(&text, &known())
}

fn series<'a>(reading: &'a TableReading, name: &str) -> &'a Series {
    let found = reading.series.iter().find(|series| series.name == name);
    found.unwrap_or_else(|| panic!("no {name} in {:?}", reading.series))
}

/// Returns the value of a month, by its first day; of the whole file with an empty one.
fn value(reading: &TableReading, name: &str, month: &str) -> Option<f64> {
    let month: Option<NaiveDate> = month.parse().ok();
    let values = &series(reading, name).values;
    let found = values.iter().find(|value| value.month == month);
    found.map(|value| (value.value.get() * 1000.0).round() / 1000.0)
}

fn left_out(reading: &TableReading, reason: Reason) -> usize {
    let left = reading
        .rows
        .left_out
        .iter()
        .find(|left| left.reason == reason);
    left.map_or(0, |left| left.rows)
}

fn has_note(reading: &TableReading, part: &str) -> bool {
    reading.notes.iter().any(|note| note.contains(part))
}

/// Reads the text on the last day of November 2026.
fn read_table(text: &str) -> TableReading {
    read_as(text, &|_| {})
}

/// Reads it with what a person says about its columns.
fn read_as(text: &str, say: &dyn Fn(&mut TableMapping)) -> TableReading {
    let today = Known {
        today: "2026-11-30".parse().unwrap(),
        ..known()
    };
    let mut said = of(text, &today).mapping;
    say(&mut said);
    let known = Known {
        said: Some(said),
        ..today
    };
    of(text, &known)
}

/// Returns how the value of a month came about.
fn how(reading: &TableReading, name: &str, month: &str) -> String {
    let month: Option<NaiveDate> = month.parse().ok();
    let values = &series(reading, name).values;
    let found = values.iter().find(|value| value.month == month);
    found.map(|value| value.how.clone()).unwrap_or_default()
}

fn has_series(reading: &TableReading, name: &str) -> bool {
    reading.series.iter().any(|series| series.name == name)
}

#[test]
fn the_columns_of_incidents_are_guessed_by_their_names() {
    let mapping = reading(INCIDENTS).mapping;
    assert_eq!(mapping.about, About::Incidents);
    for (role, column) in [
        (Role::Incident, 0),
        (Role::Started, 2),
        (Role::Responded, 3),
        (Role::Resolved, 4),
        (Role::Severity, 5),
        (Role::TargetHours, 6),
    ] {
        assert_eq!(mapping.column(role), Some(column), "{role:?}");
    }
}

#[test]
fn rows_that_cannot_be_are_left_out_and_counted() {
    let reading = reading(INCIDENTS);
    assert_eq!(left_out(&reading, Reason::EndsBeforeStart), 1);
    assert_eq!(left_out(&reading, Reason::NoDate), 1);
    assert_eq!(left_out(&reading, Reason::Future), 1);
    assert_eq!(left_out(&reading, Reason::Blank), 1);
    assert_eq!(left_out(&reading, Reason::HeaderAgain), 1);
    assert_eq!(reading.rows.counted, 4);
    assert_eq!(reading.rows.read, 11);
}

#[test]
fn repeated_and_empty_names_of_columns_are_told_apart_by_position() {
    let reading = reading(INCIDENTS);
    assert_eq!(reading.names[1], "Status (column 2)");
    assert_eq!(reading.names[7], "Column 8");
    assert_eq!(reading.names[8], "Status (column 9)");
    assert!(has_note(
        &reading,
        "1 column has no name and 2 share theirs"
    ));
}

#[test]
fn separators_and_a_byte_order_mark_change_nothing() {
    let plain = reading(INCIDENTS);
    let text = text_of(INCIDENTS).unwrap().text;
    for separator in [",", "\t", "|"] {
        let other = format!("\u{feff}{}", text.replace(';', separator));
        assert_eq!(reading(other.as_bytes()), plain, "{separator:?}");
    }
}

#[test]
fn the_order_of_day_and_month_is_decided_by_the_data_or_asked_and_remembered() {
    let open = "Ticket,Opened,Resolved\n1,05/06/2026,07/06/2026\n2,06/07/2026,07/07/2026\n";
    let asked = of(open, &known());
    assert_eq!(asked.ask_order.as_deref(), Some("05/06/2026"));
    assert!(asked.series.is_empty());

    let said = |day_first| {
        let mut mapping = asked.mapping.clone();
        mapping.day_first = Some(day_first);
        Known {
            mappings: vec![mapping],
            ..known()
        }
    };
    assert_eq!(
        value(&of(open, &said(true)), "Incidents", "2026-06-01"),
        Some(1.0)
    );
    let month_first = of(open, &said(false));
    assert_eq!(value(&month_first, "Incidents", "2026-05-01"), Some(1.0));
    assert!(month_first.remembered);

    // The other column speaks against what was remembered, so that it is asked again; what is said now holds.
    let american = open.replace("07/07/2026", "07/24/2026");
    let asked = of(&american, &said(true));
    assert_eq!(asked.ask_order.as_deref(), Some("05/06/2026"));
    assert_eq!(asked.ask_column, "Opened");
    let now = |day_first| Known {
        said: said(day_first).mappings.pop(),
        ..known()
    };
    assert_eq!(
        value(&of(&american, &now(false)), "Incidents", "2026-05-01"),
        Some(1.0)
    );
    assert_eq!(
        value(&of(&american, &now(true)), "Incidents", "2026-06-01"),
        Some(1.0)
    );
}

#[test]
fn what_a_person_says_about_the_columns_goes_before_memory_and_guess() {
    let text = "A,B\n2026-01-02,2026-01-05\n";
    let guessed = of(text, &known()).mapping;
    let mut said = guessed.clone();
    said.about = About::Incidents;
    said.set(Role::Started, Some(0));
    said.set(Role::Resolved, Some(1));
    let mut remembered = said.clone();
    remembered.set(Role::Started, Some(1));
    let both = Known {
        mappings: vec![remembered],
        said: Some(said),
        ..known()
    };
    let reading = of(text, &both);
    assert!(!reading.remembered);
    assert_eq!(
        value(&reading, "Mean time to resolve", "2026-01-01"),
        Some(72.0)
    );
    assert!(has_note(&reading, "no time of day"));
}

#[test]
fn a_table_without_dates_gives_one_value_whose_day_has_to_be_asked() {
    let reading = of("Ticket,SLA met\n1,yes\n2,no\n3,yes\n4,yes\n", &known());
    assert_eq!(
        value(&reading, "SLA compliance, by incident", ""),
        Some(75.0)
    );
    assert_eq!(
        series(&reading, "SLA compliance, by incident").values[0].month,
        None
    );
}

#[test]
fn uptime_is_read_from_parts_of_one_and_from_minutes_of_downtime() {
    let reading = reading(UPTIME);
    assert_eq!(reading.mapping.about, About::Uptime);
    assert_eq!(value(&reading, "Availability", "2026-01-01"), Some(99.5));
    assert_eq!(value(&reading, "Availability", "2026-02-01"), Some(97.0));
    assert_eq!(value(&reading, "Downtime", "2026-02-01"), Some(1.5));
    // January has 44,640 minutes, 43.2 of them down: 99.903 %.
    assert_eq!(
        value(&reading, "Availability by downtime", "2026-01-01"),
        Some(99.903)
    );
    assert_eq!(left_out(&reading, Reason::NoNumber), 1);
    assert!(has_note(&reading, "parts of 1"));
}

#[test]
fn percent_as_text_is_read() {
    let reading = of(
        "Month;Availability\n2026-01;97 %\n2026-02;99,5 %\n",
        &known(),
    );
    assert_eq!(value(&reading, "Availability", "2026-01-01"), Some(97.0));
    assert_eq!(value(&reading, "Availability", "2026-02-01"), Some(99.5));
}

#[test]
fn a_quote_that_is_never_closed_is_refused_with_its_line() {
    let refusal = read(
        "Ticket,Opened\n1,\"2026-01-02\n2,2026-01-03\n",
        &known(),
        &mut |_| {},
    );
    assert_eq!(refusal, Err(EvidenceRefusal::OpenQuote { line: 2 }));
}

#[test]
fn a_scorecard_is_sent_to_its_own_page() {
    let text = include_str!("../fixtures/scorecard-v1.scorecard.json");
    assert_eq!(
        read_known(text, &mut |_| {}),
        Err(EvidenceRefusal::Scorecard)
    );
}

/// Any table of cells that mean something to some reader.
fn any_table() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        "[ -~é]{0,8}",
        Just("2026-01-05".to_owned()),
        Just("05/01/2026 10:00".to_owned()),
        Just("31/12/9999".to_owned()),
        Just("0,5".to_owned()),
        Just("97 %".to_owned()),
        Just("1e15".to_owned()),
        Just("yes".to_owned()),
        Just("high".to_owned()),
    ];
    let row = proptest::collection::vec(cell, 0..7).prop_map(|cells| cells.join(";"));
    proptest::collection::vec(row, 0..12).prop_map(|rows| {
        format!(
            "Ticket;Opened;Resolved;Uptime;Completed;SLA met;Minutes\n{}",
            rows.join("\n")
        )
    })
}

proptest! {
    #[test]
    fn shares_lie_between_0_and_100_and_rows_add_up(
        text in any_table(),
        about in proptest::sample::select(About::ALL.to_vec()),
        columns in proptest::collection::vec((proptest::sample::select(Role::ALL.to_vec()), 0..9_usize), 0..8),
        roster in proptest::option::of(0..4_u32),
    ) {
        let names: Vec<String> = "Ticket;Opened;Resolved;Uptime;Completed;SLA met;Minutes".split(';').map(str::to_owned).collect();
        let mut said = TableMapping::new(&names);
        said.about = about;
        said.day_first = Some(true);
        for (role, column) in columns {
            said.set(role, Some(column));
        }
        let known = Known { said: Some(said), roster, ..known() };
        if let Ok(reading) = read(&text, &known, &mut |_| {}) {
            let left: usize = reading.rows.left_out.iter().map(|left| left.rows).sum();
            prop_assert_eq!(reading.rows.read, reading.rows.counted + left);
            for series in &reading.series {
                for value in &series.values {
                    let (low, high) = series.unit.bounds();
                    prop_assert!((low..=high).contains(&value.value.get()), "{}: {:?}", series.name, value);
                }
            }
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}|[0-9a-z;,\t\n\"/:.% -]{0,200}") {
        let _ = read(&text, &known(), &mut |_| {});
    }
}
