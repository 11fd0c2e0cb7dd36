//! Files of scanners and monitors: what they say, what is left out, and what is refused. The files in
//! `fixtures/evidence` have the shapes that the tools write and were counted by hand.

mod broken;
mod json;
mod tables;
mod xml;

use linchpin::domain::measure::evidence::{Found, Reading, Reason, Severity, Sort};
use linchpin::files::evidence::{EvidenceRefusal, read};
use linchpin::files::table::encoding::text_of;
use linchpin::library::kpis;

macro_rules! fixtures {
    ($($name:literal)*) => {
        const FIXTURES: &[(&str, &[u8])] =
            &[$(($name, include_bytes!(concat!("../fixtures/evidence/", $name)))),*];
    };
}

fixtures! {
    "grype.json"
    "grype-empty.json"
    "nessus.csv"
    "no-scores.sarif"
    "openvas.csv"
    "openvas.xml"
    "scan.nessus"
    "scores.sarif"
    "suppressed.sarif"
    "tenable-io.csv"
    "tenable-sc.csv"
    "tenable-sc-semicolon.csv"
    "tenable-sc-tab.csv"
    "trivy-clean.json"
    "trivy-cluster.json"
    "trivy-config-secrets.json"
    "trivy-image.json"
    "trivy-list.json"
    "upptime-summary.json"
}

fn fixture(name: &str) -> &'static [u8] {
    FIXTURES.iter().find(|(known, _)| *known == name).unwrap().1
}

fn fixture_text(name: &str) -> &'static str {
    std::str::from_utf8(fixture(name)).unwrap()
}

fn reading_of(bytes: &[u8]) -> Reading {
    let text = text_of(bytes).unwrap().text;
    read(&text, &mut |_| {}).unwrap().unwrap()
}

fn reading(name: &str) -> Reading {
    reading_of(fixture(name))
}

fn read_bytes(bytes: &[u8]) -> Result<Option<Reading>, EvidenceRefusal> {
    let text = text_of(bytes)?.text;
    read(&text, &mut |_| {})
}

fn refused(bytes: &[u8]) -> EvidenceRefusal {
    read_bytes(bytes).unwrap_err()
}

/// Returns how many were found: critical, high, medium, low, negligible, unknown to the tool, unknown.
fn counts(reading: &Reading, sort: Sort) -> [usize; 7] {
    Severity::ALL.map(|severity| {
        let is_it = |found: &&Found| found.sort == sort && found.severity == severity;
        let rows = reading.found.iter().filter(is_it);
        rows.map(|found| found.count).sum()
    })
}

/// Returns how many of the findings have a fix, where the file says so.
fn fixable(reading: &Reading, severity: Severity) -> Option<usize> {
    let is_it = |found: &&Found| found.sort == Sort::Vulnerability && found.severity == severity;
    reading.found.iter().find(is_it).unwrap().fixable
}

fn rows(reading: &Reading) -> (usize, usize, Vec<(Reason, usize)>) {
    let rows = &reading.rows;
    let left_out = rows.left_out.iter();
    let left_out = left_out.map(|left| (left.reason, left.rows)).collect();
    (rows.read, rows.counted, left_out)
}

/// Returns a figure of the reading: the number, or why there is none.
fn figure(reading: &Reading, name: &str) -> Result<f64, String> {
    let is_it = |figure: &&linchpin::domain::measure::evidence::Figure| figure.name == name;
    let figure = reading.figures.iter().find(is_it).unwrap();
    figure.value.clone().map(|value| value.get())
}

fn read_at(reading: &Reading) -> Option<String> {
    reading.read_at.map(|moment| moment.to_string())
}

#[test]
fn every_figure_fits_kpis_of_the_library() {
    for (name, bytes) in FIXTURES {
        for key in reading_of(bytes).figures.iter().flat_map(|it| &it.kpis) {
            assert!(
                kpis::all().any(|template| template.key == key),
                "{name}: {key}"
            );
        }
    }
}
