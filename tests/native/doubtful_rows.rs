//! Rows of a table whose values can hardly be meant, or have two readings: asked about in the preview.

use chrono::NaiveDate;
use linchpin::domain::measure::kpi::{Cadence, Kpi, Unit};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::files::csv::block::{BlockAnswers, BlockReading, read_block};
use linchpin::files::csv::doubts::{Doubt, Readings, doubts};
use linchpin::files::csv::names::KpiName;
use linchpin::files::csv::read::{Answers, Reading, Subject, Table, read_measurements};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn with_kpi(unit: Unit) -> (Scorecard, Kpi) {
    let json = serde_json::json!({
        "id": Id::from_number(1), "name": "SLA compliance", "unit": unit, "cadence": "monthly",
        "targets": [{"from": "2026-01-01", "target": {"at_least": 5}}],
    });
    let kpi: Kpi = serde_json::from_value(json).unwrap();
    let mut card = Scorecard::empty(Id::from_number(9));
    card.apply(Edit::new("").put(kpi.clone()), Replica(1))
        .unwrap();
    (card, kpi)
}

fn read(text: &str, unit: Unit, readings: &Readings) -> Table {
    let subject = Subject {
        unit,
        cadence: Cadence::Monthly,
        currency: "EUR",
    };
    let answers = Answers {
        readings: Some(readings),
        ..Answers::default()
    };
    match read_measurements(text, subject, answers, today()) {
        Ok(Reading::Table(table)) => table,
        other => panic!("{text:?} gives {other:?}"),
    }
}

fn found(table: &Table, kpi: &Kpi, card: &Scorecard, readings: &Readings) -> Vec<Doubt> {
    doubts(card, kpi, &table.rows, &table.cells, table.counts, readings)
}

/// Returns what is asked about a table for the KPI, in words.
fn asked(table: &Table, kpi: &Kpi, card: &Scorecard, readings: &Readings) -> Vec<String> {
    let found = found(table, kpi, card, readings);
    let words = |doubt: &Doubt| format!("{}: {}", doubt.cell.line, doubt.question.asks());
    let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
    found.iter().map(words).map(plain).collect()
}

#[test]
fn rows_that_can_hardly_be_meant_are_asked_about_once_each_with_its_line() {
    let (card, kpi) = &with_kpi(Unit::Percent);
    let text = "date;value\n2026-01-31;98.1\n2026-02-28;98.4\n2026-03-31;0.985\n2026-04-30;9970\n2026-05-31;97.9\n";
    let mut readings = Readings::default();
    let table = read(text, Unit::Percent, &readings);
    let questions = ["4: 0.985 % or 98.5 %?", "5: 99.7 % or 9.97 %?"];
    assert_eq!(asked(&table, kpi, card, &readings), questions);
    let found = found(&table, kpi, card, &readings);
    readings.say(&found[0].cell, &found[0].question.readings[1].text);
    readings.say(&found[1].cell, &found[1].question.readings[0].text);
    let table = read(text, Unit::Percent, &readings);
    let values: Vec<f64> = (table.rows.iter())
        .map(|row| row.as_ref().unwrap().value.get())
        .collect();
    assert_eq!(values, [98.1, 98.4, 98.5, 99.7, 97.9]);
    assert_eq!(asked(&table, kpi, card, &readings), [""; 0]);
    // As it is written is an answer as well, and is not asked again.
    readings.say(&found[0].cell, &found[0].question.readings[0].text);
    let table = read(text, Unit::Percent, &readings);
    assert_eq!(table.rows[2].as_ref().unwrap().value.get(), 0.985);
    assert_eq!(asked(&table, kpi, card, &readings), [""; 0]);
}

#[test]
fn a_score_of_two_readings_is_asked_about_in_its_row() {
    let (card, kpi) = &with_kpi(Unit::Score);
    let text = "date;value\n2026-01-31;1,204\n";
    let readings = Readings::default();
    let table = read(text, Unit::Score, &readings);
    assert_eq!(asked(&table, kpi, card, &readings), ["2: 1.204 or 1 204?"]);
}

#[test]
fn regression_two_readings_of_a_column_of_minutes_are_asked_about_in_minutes() {
    let (card, kpi) = &with_kpi(Unit::Hours);
    let text = "date;Time to resolve (min)\n2026-01-31;1,204\n2026-02-28;30\n";
    let mut readings = Readings::default();
    let table = read(text, Unit::Hours, &readings);
    assert_eq!(
        asked(&table, kpi, card, &readings),
        ["2: 1 min 12.24 s or 20 h 4 min?"]
    );
    let found = found(&table, kpi, card, &readings);
    readings.say(&found[0].cell, &found[0].question.readings[1].text);
    let table = read(text, Unit::Hours, &readings);
    let value = table.rows[0].as_ref().unwrap().value.get();
    assert!((value - 1204.0 / 60.0).abs() < 1e-9, "{value}");
}

#[test]
fn a_block_is_asked_about_cell_by_cell() {
    let (card, kpi) = &with_kpi(Unit::Percent);
    let text = "KPI;2026-01;2026-02;2026-03;2026-04\nSLA compliance;98.1;98.4;0.985;97.9\n";
    let names = [KpiName::of(kpi)];
    let read = |answers: &BlockAnswers| match read_block(text, &names, "EUR", answers, today()) {
        Ok(Some(BlockReading::Block(block))) => block,
        other => panic!("expected a block, got {other:?}"),
    };
    let mut answers = BlockAnswers::default();
    let block = read(&answers);
    let of = &block.kpis[0];
    let found = doubts(card, kpi, &of.rows, &of.cells, of.counts, &answers.readings);
    let places: Vec<(u64, usize)> = (found.iter())
        .map(|doubt| (doubt.cell.line, doubt.cell.column))
        .collect();
    assert_eq!(places, [(2, 3)]);
    (answers.readings).say(&found[0].cell, &found[0].question.readings[1].text);
    let block = read(&answers);
    let values: Vec<f64> = (block.kpis[0].rows.iter())
        .map(|row| row.as_ref().unwrap().value.get())
        .collect();
    assert_eq!(values, [98.1, 98.4, 98.5, 97.9]);
}
