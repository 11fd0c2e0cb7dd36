//! Days, hours and units of tables.

use super::*;

#[test]
fn regression_an_hour_that_comes_twice_is_kept_and_named() {
    let text = "\"Time\",\"Availability\"\n2026-10-25 01:30:00,99.5 %\n2026-10-25 02:00:00,99.4 %\n2026-10-25 02:30:00,99.1 %\n\
                2026-10-25 02:00:00,98.2 %\n2026-10-25 02:30:00,99.9 %\n2026-10-25 03:00:00,99.7 %\n";
    let table = read(text, Unit::Percent);
    let again: Vec<usize> = table
        .rows
        .iter()
        .map(|row| row.as_ref().unwrap().again)
        .collect();
    assert_eq!(again, [0, 0, 0, 1, 1, 0]);
    assert_eq!(
        table.notes,
        [
            "Clocks went back in that night, so that 2 times come twice on the clock: 2026-10-25 02:00, 2026-10-25 02:30. Both \
          values are kept."
        ]
    );
    let twice = read("date,value\n2026-10-05,1\n2026-10-05,2\n", Unit::Count);
    assert_eq!(
        twice.notes,
        ["One date comes twice in the table: 2026-10-05. The row further down counts."]
    );
}

#[test]
fn numbers_alone_have_the_unit_that_the_name_of_their_column_says() {
    let text = "date,Time to resolve (min)\n2026-10-05,90\n2026-10-06,1h 30m\n";
    assert_eq!(
        rows(text, Unit::Hours),
        ["2026-10-05 1.5", "2026-10-06 1.5"]
    );
    assert!(read(text, Unit::Hours).notes[0].contains("are minutes"));
    assert_eq!(
        rows("date,Lead time (hours)\n2026-10-05,36\n", Unit::Days),
        ["2026-10-05 1.5"]
    );
}

#[test]
fn a_column_of_times_without_a_unit_in_its_name_offers_a_choice() {
    let in_unit = |text: &str, unit: Unit, said: Option<TimeUnit>| {
        let answers = Answers {
            unit: said,
            ..Answers::default()
        };
        match read_measurements(text, monthly(unit), answers, today()) {
            Ok(Reading::Table(table)) => table,
            other => panic!("{text:?} gives {other:?}"),
        }
    };
    let values = |table: &Table| -> Vec<f64> {
        let rows = table.rows.iter();
        rows.map(|row| row.as_ref().unwrap().value.get()).collect()
    };
    for text in [
        "date,Took\n2026-10-05,90\n2026-10-06,1h 30m\n",
        "2026-10-05\t90\n2026-10-06\t1h 30m\n",
        "90\n1h 30m\n",
    ] {
        let hours = in_unit(text, Unit::Hours, None);
        assert_eq!(values(&hours), [90.0, 1.5], "{text}");
        let offered = hours.unsaid.as_ref().map(|unsaid| unsaid.taken);
        assert_eq!(offered, Some(TimeUnit::Hours), "{text}");
        let minutes = in_unit(text, Unit::Hours, Some(TimeUnit::Minutes));
        assert_eq!(values(&minutes), [1.5, 1.5], "{text}");
        let offered = minutes.unsaid.as_ref().map(|unsaid| unsaid.taken);
        assert_eq!(offered, Some(TimeUnit::Minutes), "still a choice: {text}");
    }
    for (text, unit) in [
        ("date,Took (min)\n2026-10-05,90\n", Unit::Hours),
        ("date,value,unit\n2026-10-05,90,hours\n", Unit::Hours),
        ("date,Took\n2026-10-05,1h 30m\n", Unit::Hours),
        ("date,Took\n2026-10-05,90\n", Unit::Score),
    ] {
        assert_eq!(in_unit(text, unit, None).unsaid, None, "{text}");
    }
}

#[test]
fn a_column_of_values_gets_days_by_the_rhythm_of_its_kpi() {
    for text in [
        "98.1\n98.7\n99\n",
        "SLA compliance\n98.1\n98.7\n99\n",
        "98,1\r\n98,7\r\n99,0",
    ] {
        let table = read(text, Unit::Percent);
        assert_eq!(
            table.last.map(|day| day.to_string()).as_deref(),
            Some("2026-10-31")
        );
        assert_eq!(
            rows(text, Unit::Percent),
            ["2026-08-31 98.1", "2026-09-30 98.7", "2026-10-31 99"],
            "{text}"
        );
    }
    let daily = Subject {
        cadence: Cadence::Daily,
        ..monthly(Unit::Count)
    };
    let answers = Answers {
        last: NaiveDate::from_ymd_opt(2026, 11, 20),
        ..Answers::default()
    };
    let Ok(Reading::Table(table)) = read_measurements("3\n4", daily, answers, today()) else {
        panic!("no table");
    };
    let days: Vec<String> = table
        .rows
        .iter()
        .map(|row| row.as_ref().unwrap().at.to_string())
        .collect();
    assert_eq!(days, ["2026-11-19", "2026-11-20"]);
}

#[test]
fn what_is_not_understood_behind_a_time_is_said() {
    let table = read(
        "date,value\n2026-10-05 12:00 XYZT,1\n2026-10-06 12:00 XYZT,2\n",
        Unit::Count,
    );
    assert_eq!(
        table.notes,
        ["Behind 2 times stands “XYZT”, which is not understood and was passed over."]
    );
}
