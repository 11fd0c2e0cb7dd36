//! Writes measurements as CSV.

use chrono::NaiveDate;

use super::{neutral, unit_name};
use crate::domain::measure::derived;
use crate::domain::measure::kpi::{Derived, Kpi};
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::value::{Finite, Moment};

const COLUMNS: [&str; 11] = [
    "date",
    "period_start",
    "value",
    "part",
    "whole",
    "cases",
    "unit",
    "note",
    "source",
    "entered_by",
    "set_aside",
];

/// Returns the KPI's measurements in order of time, or what was computed up to today; `None` when there is no such KPI.
pub fn write_measurements(scorecard: &Scorecard, kpi: Id, today: NaiveDate) -> Option<String> {
    let kpi = scorecard.get::<Kpi>(kpi)?;
    let mut table = csv::Writer::from_writer(Vec::new());
    push(&mut table, COLUMNS.map(str::to_owned).to_vec());
    for row in rows(scorecard, kpi, today) {
        push(&mut table, row);
    }
    Some(text(table))
}

/// Returns the measurements of every KPI, with the KPI's name in the first column.
pub fn write_all_measurements(scorecard: &Scorecard, today: NaiveDate) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    let header = ["kpi"].into_iter().chain(COLUMNS).map(str::to_owned);
    push(&mut table, header.collect());
    for kpi in scorecard.all::<Kpi>() {
        for mut row in rows(scorecard, kpi, today) {
            row.insert(0, neutral(&kpi.name));
            push(&mut table, row);
        }
    }
    text(table)
}

/// Returns a name for the file that every file system takes: `sla-compliance.measurements.csv`.
pub fn file_name(name: &str) -> String {
    const LIMIT: usize = 60;
    let mut stem = String::new();
    for char in name.chars().flat_map(char::to_lowercase) {
        match char.is_alphanumeric() {
            true => stem.push(char),
            false if !stem.is_empty() && !stem.ends_with('-') => stem.push('-'),
            false => {}
        }
    }
    let stem: String = stem.chars().take(LIMIT).collect();
    match stem.trim_end_matches('-') {
        "" => "measurements.csv".to_owned(),
        stem => format!("{stem}.measurements.csv"),
    }
}

fn rows(scorecard: &Scorecard, kpi: &Kpi, today: NaiveDate) -> Vec<Vec<String>> {
    if let Some(source) = kpi.derived {
        return computed(scorecard, kpi, source, today);
    }
    scorecard
        .series(kpi.id)
        .filter_map(|(_, id, _)| scorecard.get::<Measurement>(id))
        .map(|measurement| {
            vec![
                measurement.at.to_string(),
                measurement
                    .from
                    .map(|from| from.to_string())
                    .unwrap_or_default(),
                number(measurement.value),
                (measurement.counted).map_or_else(String::new, |counted| number(counted.part())),
                (measurement.counted).map_or_else(String::new, |counted| number(counted.whole())),
                (measurement.cases).map_or_else(String::new, |cases| cases.to_string()),
                unit_name(kpi.unit).to_owned(),
                neutral(&measurement.note),
                neutral(&measurement.source),
                neutral(&measurement.entered_by),
                neutral(&measurement.set_aside),
            ]
        })
        .collect()
}

fn computed(
    scorecard: &Scorecard,
    kpi: &Kpi,
    source: Derived,
    today: NaiveDate,
) -> Vec<Vec<String>> {
    let values = derived::series(scorecard, kpi, today);
    let row = |(at, _, value): (Moment, Id, Finite)| {
        let nothing = String::new;
        let unit = unit_name(kpi.unit).to_owned();
        let source = source.source().to_owned();
        vec![
            at.to_string(),
            nothing(),
            number(value),
            nothing(),
            nothing(),
            nothing(),
            unit,
            nothing(),
            source,
            nothing(),
            nothing(),
        ]
    };
    values.map(row).collect()
}

/// Writes every digit that the number needs to be read back as it is.
pub(super) fn number(value: Finite) -> String {
    let mut text = value.get().to_string();
    // Three decimals could be read as thousands: 1.204 hours are not 1 204 hours.
    if text
        .split_once('.')
        .is_some_and(|(_, decimals)| decimals.len() == 3)
    {
        text.push('0');
    }
    text
}

pub(super) fn push(table: &mut csv::Writer<Vec<u8>>, row: Vec<String>) {
    // Writing rows of one length to memory does not fail.
    let _ = table.write_record(row);
}

pub(super) fn text(table: csv::Writer<Vec<u8>>) -> String {
    let bytes = table.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_plain() {
        assert_eq!(
            file_name("SLA compliance (99.9 %)"),
            "sla-compliance-99-9.measurements.csv"
        );
        assert_eq!(file_name("../../etc/passwd"), "etc-passwd.measurements.csv");
        assert_eq!(file_name("Zürich 漢字"), "zürich-漢字.measurements.csv");
        assert_eq!(file_name("%%%"), "measurements.csv");
    }

    #[test]
    fn numbers_are_written_so_that_they_read_back() {
        let written = |value: f64| number(Finite::new(value).unwrap());
        assert_eq!(written(99.9), "99.9");
        assert_eq!(written(1.204), "1.2040");
        assert_eq!(written(-12.0), "-12");
        assert_eq!(written(1e14), "100000000000000");
    }
}
