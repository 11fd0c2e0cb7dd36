//! Measurements as tables: out of Linchpin and back, and in from spreadsheets of many habits.

use chrono::NaiveDate;
use linchpin::domain::measure::kpi::{Kpi, Unit};
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::value::Finite;
use linchpin::files::csv::read::{
    ParsedRow, Reading, RowError, Table, TableRefusal, read_measurements,
};
use linchpin::files::csv::write::{write_all_measurements, write_measurements};
use linchpin::files::dates::DateOrder;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::generate::measurement;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn read(text: &str, unit: Unit) -> Table {
    match read_measurements(text, unit, "EUR", None, today()) {
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
        "Line 2, column 1: “2026-02-30” is not a date that exists. Write it like 2026-11-24, with four \
         digits for the year.",
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
    for text in [
        "2026-11-20,99,7",
        "2026-11-20,99,7 %",
        "date,value\n2026-11-20,99,7",
    ] {
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
    assert_eq!(
        rows("2026-11-20,99,after the fix", Unit::Percent),
        ["2026-11-20 99 after the fix"]
    );
}

#[test]
fn dates_of_two_readings_are_asked_about() {
    let text = "05/06/2026;1\n06/06/2026;2";
    let asked = read_measurements(text, Unit::Count, "EUR", None, today());
    assert_eq!(
        asked,
        Ok(Reading::AskDateOrder {
            example: "05/06/2026".to_owned()
        })
    );
    for (order, expected) in [
        (DateOrder::DayFirst, "2026-06-05"),
        (DateOrder::MonthFirst, "2026-05-06"),
    ] {
        let Ok(Reading::Table(table)) =
            read_measurements(text, Unit::Count, "EUR", Some(order), today())
        else {
            panic!("still a question");
        };
        assert_eq!(table.rows[0].as_ref().unwrap().at.to_string(), expected);
    }
}

#[test]
fn what_is_no_table_of_one_kpi_is_refused() {
    let refused = |text| read_measurements(text, Unit::Count, "EUR", None, today()).unwrap_err();
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
        from: measurement.from,
        value: measurement.value,
        note: measurement.note.clone(),
        source: measurement.source.clone(),
        entered_by: measurement.entered_by.clone(),
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
            measurement.value = possible(unit, measurement.value);
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
            let _ = read_measurements(&text, unit, "EUR", order, today());
        }
    }
}
