//! Measurements as tables: out of Linchpin and back, and in from spreadsheets of many habits.

mod times;

use chrono::NaiveDate;
use linchpin::domain::measure::kpi::{Cadence, Kpi, Unit};
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::measure::quantity::TimeUnit;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::value::Finite;
use linchpin::files::csv::read::{
    Answers, ParsedRow, Reading, RowError, Subject, Table, TableRefusal, read_measurements,
};
use linchpin::files::csv::write::{write_all_measurements, write_measurements};
use linchpin::files::dates::{Ask, DateOrder};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::generate::measurement;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn monthly(unit: Unit) -> Subject<'static> {
    Subject {
        unit,
        cadence: Cadence::Monthly,
        currency: "EUR",
    }
}

fn answered(order: Option<DateOrder>) -> Answers<'static> {
    Answers {
        order,
        ..Answers::default()
    }
}

fn read(text: &str, unit: Unit) -> Table {
    match read_measurements(text, monthly(unit), Answers::default(), today()) {
        Ok(Reading::Table(table)) => table,
        other => panic!("{text:?} gives {other:?}"),
    }
}

/// Returns date, value and note of each row, or its error.
fn rows(text: &str, unit: Unit) -> Vec<String> {
    (read(text, unit).rows.into_iter())
        .map(|row| match row {
            Ok(row) => format!("{} {} {}", row.at, row.value.get(), row.note)
                .trim_end()
                .to_owned(),
            Err(error) => error.to_string(),
        })
        .collect()
}

#[test]
fn two_columns_are_pasted_from_a_spreadsheet() {
    let expected = ["2026-11-20 99.7", "2026-11-21 99.8"];
    for text in [
        "2026-11-20\t99,7\n2026-11-21\t99,8",
        "2026-11-20\t99,7 %\r\n2026-11-21\t99.8%\r\n",
        "20.11.2026\t99,7\n21.11.2026\t99,8\n\n",
        "20/11/2026;99,7\n21/11/2026;99,8",
        "11/20/2026,99.7\n11/21/2026,99.8",
        "Date,Value\n2026-11-20,\"99,7\"\n2026-11-21,\"99,8\"",
        "\u{feff}Datum;Wert\n20.11.2026;99,7\n;\n21.11.2026;99,8",
        "value;;date;date;\n99,7;x;2026-11-20;2020-01-01;\n99,8;;2026-11-21",
        "Measured on,SLA compliance\n2026-11-20,99.7\n2026-11-21,99.8",
    ] {
        assert_eq!(rows(text, Unit::Percent), expected, "{text}");
    }
}

#[test]
fn an_error_names_its_row_and_leaves_the_others() {
    let text = "date;value;period_start;unit\n\
                2026-02-30;1\n\
                \n\
                2026-11-20;soon\n\
                2026-11-25;1\n\
                2026-11-20;1;2026-11-21\n\
                2026-11-20;1;;days\n\
                2026-11-20;1;;;;x\n\
                ;1\n\
                2026-11-20;1h 30m;2026-11-01;hours\n";
    let expected = [
        "Line 2, column 1: “2026-02-30” is not a date that exists. Write it like 2026-11-24.",
        "Line 4, column 2: “soon” is not a time span. Write it like 3h 20m.",
        "Line 5, column 1: 2026-11-25 is in the future; only what was measured counts.",
        "Line 6, column 3: the period ends before it starts.",
        "Line 7, column 4: the value is in days, and the KPI in hours. Convert it, or choose another KPI.",
        "Line 8, column 6: the row has more cells than there are columns. Put texts and numbers with a \
         comma in double quotes.",
        "Line 9, column 1: enter a date, like 2026-11-24.",
        "2026-11-20 1.5",
    ];
    assert_eq!(rows(text, Unit::Hours), expected);
}

#[test]
fn an_unquoted_decimal_comma_is_never_cut_off() {
    for text in ["2026-11-20,99,7", "2026-11-20,99,7 %"] {
        let table = read(text, Unit::Percent);
        assert!(
            matches!(
                &table.rows[..],
                [Err(RowError {
                    column: Some(3),
                    ..
                })]
            ),
            "{text}"
        );
    }
    // Two names leave no room for a third cell.
    let named = read(
        "date,value\n2026-11-20,99,7\n2026-11-21,98,5 %",
        Unit::Percent,
    );
    assert_eq!(
        rows(
            "date,value\n2026-11-20,99,7\n2026-11-21,98,5 %",
            Unit::Percent
        ),
        ["2026-11-20 99.7", "2026-11-21 98.5"]
    );
    assert!(named.notes[0].starts_with("A decimal comma split a number in 2 rows"));
    assert_eq!(
        rows("2026-11-20,99,after the fix", Unit::Percent),
        ["2026-11-20 99 after the fix"]
    );
}

#[test]
fn dates_of_two_readings_are_asked_about() {
    let text = "05/06/2026;1\n06/06/2026;2";
    let asked = read_measurements(text, monthly(Unit::Count), Answers::default(), today());
    assert_eq!(
        asked,
        Ok(Reading::AskDateOrder(Ask {
            example: "05/06/2026".to_owned(),
            column: String::new(),
        }))
    );
    for (order, expected) in [
        (DateOrder::DayFirst, "2026-06-05"),
        (DateOrder::MonthFirst, "2026-05-06"),
    ] {
        let Ok(Reading::Table(table)) =
            read_measurements(text, monthly(Unit::Count), answered(Some(order)), today())
        else {
            panic!("still a question");
        };
        assert_eq!(table.rows[0].as_ref().unwrap().at.to_string(), expected);
    }
}

#[test]
fn what_is_no_table_of_one_kpi_is_refused() {
    let refused = |text| {
        read_measurements(text, monthly(Unit::Count), Answers::default(), today()).unwrap_err()
    };
    assert_eq!(refused(""), TableRefusal::Empty);
    assert_eq!(refused("\u{feff}\n ; \n"), TableRefusal::Empty);
    assert_eq!(refused("date,value\n"), TableRefusal::Empty);
    assert_eq!(
        refused("note,source\n2026-11-20,1"),
        TableRefusal::NoColumn { name: "date" }
    );
    assert_eq!(
        refused("kpi,date,value\nA,2026-11-20,1\nB,2026-11-20,2"),
        TableRefusal::SeveralKpis {
            first: "A".to_owned(),
            second: "B".to_owned()
        }
    );
    assert_eq!(
        read("kpi,date,value\n'=A,2026-11-20,1\n", Unit::Count)
            .kpi
            .as_deref(),
        Some("=A")
    );
}

#[test]
fn regression_what_spreadsheets_and_monitors_export_is_read() {
    let expected = ["2026-08-31 98.1", "2026-09-30 97.4", "2026-10-31 99"];
    for text in [
        "month;value\n2026-08;98,1\nSep 2026;97,4\n10/2026;99,0\n",
        "Monat;Wert\nAugust 2026;98,1\nSeptember 2026;97,4\nOktober 2026;99,0\n",
        "date,value\n46265,98.1\n46295,97.4\n46326,99\n",
        "\"Time\",\"SLA compliance\"\n\"2026-08-31T00:00:00Z\",98.1\n\"2026-09-30T00:00:00Z\",97.4\n\"2026-10-31T00:00:00.000Z\",99\n",
        "\"Time\",\"SLA compliance\"\n1788134400000,98.1\n1790726400000,97.4\n1793404800000,99\n",
        "sep=;\ndate;value\n2026-08-31;98,1\n2026-09-30;97,4\n2026-10-31;99\n",
        "SLA of the desk\nprinted 2026-11-02\n\ndate;value\n31.08.26;98,1\n30.09.26;97,4\n31.10.26;99\nAverage;98,17\n",
        "\"date\"|\"value\"\n\"Aug 31, 2026, 12:00:00 AM\"|98.1\n\"Sep 30, 2026, 12:00:00 AM\"|97.4\n\"Oct 31, 2026, 12:00:00 AM\"|99\n",
    ] {
        let read: Vec<String> = rows(text, Unit::Percent);
        assert_eq!(read, expected, "{text}");
    }
}

#[test]
fn a_month_counts_for_its_days_and_while_it_goes_on_up_to_today() {
    let table = read(
        "month,value\nOct 2026,98\n2026-11,97\n2026-12,96\n",
        Unit::Percent,
    );
    let periods: Vec<String> = (table.rows.iter())
        .map(|row| match row {
            Ok(row) => format!("{} to {}", row.from.unwrap(), row.at),
            Err(error) => error.to_string(),
        })
        .collect();
    assert_eq!(
        periods,
        [
            "2026-10-01 to 2026-10-31",
            "2026-11-01 to 2026-11-24",
            "Line 4, column 1: 2026-12-01 is in the future; only what was measured counts."
        ]
    );
    let subtotal = read(
        "date,value\n2026-10-05,3\n2026-10-06,4\nOct 2026,7\n",
        Unit::Count,
    );
    assert_eq!(subtotal.rows.len(), 2);
    assert!(
        subtotal.notes[0].contains("“Oct 2026” on line 4"),
        "{:?}",
        subtotal.notes
    );
}

#[test]
fn regression_shares_of_one_become_percent_or_a_question() {
    let text = "date,value\n2026-07-31,0.985\n2026-08-31,0.991\n2026-09-30,1\n2026-10-31,0.978\n";
    assert_eq!(
        rows(text, Unit::Percent),
        [
            "2026-07-31 98.5",
            "2026-08-31 99.1",
            "2026-09-30 100",
            "2026-10-31 97.8"
        ]
    );
    assert!(read(text, Unit::Percent).notes[0].contains("parts of 1"));
    let ones = "date,value\n2026-07-31,1\n2026-08-31,1\n";
    let read_with = |parts_of_one| {
        let answers = Answers {
            parts_of_one,
            ..Answers::default()
        };
        read_measurements(ones, monthly(Unit::Percent), answers, today()).unwrap()
    };
    assert_eq!(read_with(None), Reading::AskShares);
    for (answer, expected) in [(true, 100.0), (false, 1.0)] {
        let Reading::Table(table) = read_with(Some(answer)) else {
            panic!("still a question");
        };
        assert_eq!(table.rows[0].as_ref().unwrap().value.get(), expected);
    }
    // Of a count, 1 is 1.
    assert_eq!(rows(ones, Unit::Count), ["2026-07-31 1", "2026-08-31 1"]);
}

fn with_measurements(unit: Unit, measurements: &[Measurement]) -> (Scorecard, Id) {
    let id = Id::from_number(1);
    let json = serde_json::json!({
        "id": id, "name": "=a \"name\"", "unit": unit, "cadence": "daily",
        "targets": [{"from": "2026-01-01", "target": {"at_most": 0}}],
    });
    let mut scorecard = Scorecard::empty(Id::from_number(9));
    let mut edit = Edit::new("").put(serde_json::from_value::<Kpi>(json).unwrap());
    for (number, measurement) in measurements.iter().enumerate() {
        edit = edit.put(Measurement {
            id: Id::from_number(100 + number as u128),
            kpi: id,
            ..measurement.clone()
        });
    }
    scorecard.apply(edit, Replica(1)).unwrap();
    (scorecard, id)
}

/// Returns a value that can occur in the unit.
fn possible(unit: Unit, value: Finite) -> Finite {
    let size = value.get().abs();
    let value = match unit {
        Unit::Percent => size % 100.0,
        Unit::Hours | Unit::Days => size,
        Unit::Count => size.round(),
        Unit::Money | Unit::Score => value.get(),
    };
    Finite::new(value).unwrap_or_default()
}

fn parsed(measurement: &Measurement, line: u64) -> ParsedRow {
    ParsedRow {
        line,
        at: measurement.at,
        again: 0,
        from: measurement.from,
        value: measurement.value,
        counted: measurement.counted,
        cases: measurement.cases,
        note: measurement.note.clone(),
        source: measurement.source.clone(),
        entered_by: measurement.entered_by.clone(),
        set_aside: measurement.set_aside.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_is_exported_is_read_back_exactly(
        unit in select(&Unit::ALL),
        measurements in vec(measurement(), 1..6),
    ) {
        let mut measurements = measurements;
        for measurement in &mut measurements {
            measurement.counted = measurement.counted.filter(|_| unit == Unit::Percent);
            if measurement.counted.is_none() {
                measurement.value = possible(unit, measurement.value);
            }
        }
        let (scorecard, kpi) = with_measurements(unit, &measurements);
        let own = write_measurements(&scorecard, kpi, today()).unwrap();
        let expected: Vec<_> = (scorecard.series(kpi))
            .filter_map(|(_, id, _)| scorecard.get::<Measurement>(id))
            .collect();
        for text in [own, write_all_measurements(&scorecard, today())] {
            let table = read(&text, unit);
            prop_assert_eq!(table.rows.len(), expected.len());
            for (row, measurement) in table.rows.into_iter().zip(&expected) {
                let row = row.unwrap();
                let line = row.line;
                prop_assert_eq!(row, parsed(measurement, line));
            }
        }
    }

    #[test]
    fn no_cell_of_an_export_acts_as_a_formula(measurements in vec(measurement(), 1..4)) {
        let (scorecard, _) = with_measurements(Unit::Money, &measurements);
        let text = write_all_measurements(&scorecard, today());
        for record in csv::Reader::from_reader(text.as_bytes()).records() {
            for cell in &record.unwrap() {
                let acts = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
                prop_assert!(!acts || cell.parse::<f64>().is_ok(), "{}", cell);
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[0-9/.;,\t\n\" a%=-]{0,60}", unit in select(&Unit::ALL)) {
        for order in [None, Some(DateOrder::MonthFirst)] {
            let _ = read_measurements(&text, monthly(unit), answered(order), today());
        }
    }
}
