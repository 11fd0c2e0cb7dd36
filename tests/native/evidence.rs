//! Files of scanners and monitors: what they say, what is left out, and what is refused.

use linchpin::domain::measure::evidence::{Reader, Reading, Reason, Severity, Sort};
use linchpin::files::evidence::encoding::text_of;
use linchpin::files::evidence::{EvidenceRefusal, read};
use linchpin::library::kpis;
use proptest::prelude::*;

const FIXTURES: [(&str, &[u8]); 4] = [
    ("trivy-clean.json", br#"{"SchemaVersion":2,"CreatedAt":"2026-11-20T07:30:12.5Z","ArtifactName":"portal:2.4","Results":[{"Target":"portal:2.4 (alpine 3.20)","Class":"os-pkgs","Type":"alpine"}]}"#),
    ("run.sarif", br#"{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Lint","rules":[{"id":"A","properties":{"security-severity":"9.1"}},{"id":"B"}]}},"results":[{"ruleId":"A","ruleIndex":0},{"ruleId":"B","level":"error"},{"ruleId":"A","suppressions":[{"kind":"external"}]},{"ruleId":"A","suppressions":[{"kind":"external","status":"rejected"}]},{"ruleId":"A","kind":"pass"},{"ruleId":"A","baselineState":"absent"}]}]}"#),
    ("openvas.csv", b"IP,CVSS,Severity,NVT Name,NVT OID,Timestamp,Result ID\n10.0.0.1,9.8,High,a,1.3,2026-11-20T07:30:00Z,r1\n10.0.0.1,7.5,High,b,1.4,2026-11-20T07:31:00Z,r2\n,,,,,,\n10.0.0.1,0.0,Log,c,1.5,2026-11-20T07:32:00Z,r3\n"),
    ("scan.nessus", br#"<?xml version="1.0"?><NessusClientData_v2><Report name="x"><ReportHost name="a"><HostProperties><tag name="HOST_END">Fri Nov 20 07:30:00 2026</tag></HostProperties><ReportItem port="443" protocol="tcp" severity="4" pluginID="1"/><ReportItem port="443" protocol="tcp" severity="4" pluginID="1"/><ReportItem port="0" protocol="tcp" severity="0" pluginID="2"/></ReportHost></Report></NessusClientData_v2>"#),
];

fn fixture(name: &str) -> &'static [u8] {
    FIXTURES.iter().find(|(known, _)| *known == name).unwrap().1
}

fn reading(bytes: &[u8]) -> Reading {
    let text = text_of(bytes).unwrap();
    read(&text, &mut |_| {}).unwrap().unwrap()
}

fn refused(bytes: &[u8]) -> EvidenceRefusal {
    text_of(bytes)
        .and_then(|text| read(&text, &mut |_| {}))
        .unwrap_err()
}

fn found(reading: &Reading, severity: Severity) -> usize {
    let is_it = |found: &&linchpin::domain::measure::evidence::Found| {
        found.sort == Sort::Vulnerability && found.severity == severity
    };
    reading
        .found
        .iter()
        .filter(is_it)
        .map(|found| found.count)
        .sum()
}

fn left_out(reading: &Reading, reason: Reason) -> usize {
    let left = reading
        .rows
        .left_out
        .iter()
        .find(|left| left.reason == reason);
    left.map_or(0, |left| left.rows)
}

/// Returns a figure of the reading: the number, or why there is none.
fn figure(reading: &Reading, name: &str) -> Result<f64, String> {
    let figure = reading
        .figures
        .iter()
        .find(|figure| figure.name == name)
        .unwrap();
    figure.value.clone().map(|value| value.get())
}

#[test]
fn a_clean_trivy_result_has_no_vulnerabilities_key_and_is_truly_0() {
    let reading = reading(fixture("trivy-clean.json"));
    assert_eq!(reading.reader, Reader::Trivy);
    assert_eq!(figure(&reading, "Critical vulnerabilities"), Ok(0.0));
    assert_eq!(reading.read_at.unwrap().to_string(), "2026-11-20T07:30");
    assert!(figure(&reading, "Secrets found").is_err());
}

#[test]
fn a_trivy_file_without_results_does_not_tell() {
    let reading =
        reading(br#"{"SchemaVersion":2,"ArtifactName":".","CreatedAt":"0001-01-01T00:00:00Z"}"#);
    assert!(figure(&reading, "Critical vulnerabilities").is_err());
    assert_eq!(reading.read_at, None);
}

#[test]
fn sarif_without_security_severity_is_unknown_and_suppressed_results_are_left_out() {
    let reading = reading(fixture("run.sarif"));
    assert_eq!(found(&reading, Severity::Critical), 2);
    assert_eq!(found(&reading, Severity::Unknown), 1);
    assert_eq!(left_out(&reading, Reason::Suppressed), 1);
    assert_eq!(left_out(&reading, Reason::Passed), 1);
    assert_eq!(left_out(&reading, Reason::Gone), 1);
    let why = figure(&reading, "Critical vulnerabilities").unwrap_err();
    assert!(why.starts_with("It is at least 2: for 1 of 3"), "{why}");
}

#[test]
fn openvas_says_high_for_what_is_critical_and_blank_rows_are_counted_as_left_out() {
    let reading = reading(fixture("openvas.csv"));
    assert_eq!(figure(&reading, "Critical vulnerabilities"), Ok(1.0));
    assert_eq!(figure(&reading, "High vulnerabilities"), Ok(1.0));
    assert_eq!(left_out(&reading, Reason::Blank), 1);
    assert_eq!(left_out(&reading, Reason::Informational), 1);
    assert_eq!(reading.rows.read, 4);
}

#[test]
fn the_separator_and_the_byte_order_mark_change_nothing() {
    let plain = reading(fixture("openvas.csv"));
    let text = std::str::from_utf8(fixture("openvas.csv")).unwrap();
    for separator in [";", "\t"] {
        let other = format!("\u{feff}{}", text.replace(',', separator));
        assert_eq!(reading(other.as_bytes()), plain);
    }
}

#[test]
fn a_nessus_finding_listed_twice_counts_once() {
    let reading = reading(fixture("scan.nessus"));
    assert_eq!(figure(&reading, "Critical vulnerabilities"), Ok(1.0));
    assert_eq!(left_out(&reading, Reason::Repeated), 1);
    assert_eq!(left_out(&reading, Reason::Informational), 1);
    assert_eq!(reading.read_at.unwrap().to_string(), "2026-11-20T07:30");
}

#[test]
fn upptime_shares_are_texts_in_percent_and_the_file_has_no_date() {
    let reading = reading(br#"[{"name":"Portal","slug":"portal","uptime":"99.98%","uptimeMonth":"100.00%","uptimeWeek":"n/a"}]"#);
    assert_eq!(
        figure(&reading, "Availability of Portal, last month"),
        Ok(100.0)
    );
    assert_eq!(
        figure(&reading, "Availability of Portal, since monitoring began"),
        Ok(99.98)
    );
    assert!(
        figure(&reading, "Availability of Portal, last week")
            .unwrap_err()
            .contains("n/a")
    );
    assert!(figure(&reading, "Availability of Portal, last day").is_err());
    assert_eq!(reading.read_at, None);
}

#[test]
fn a_wrong_type_is_refused_with_the_path() {
    let refusal = refused(
        br#"{"SchemaVersion":2,"ArtifactName":"x","Results":[{"Vulnerabilities":"none"}]}"#,
    );
    assert!(
        refusal
            .to_string()
            .contains("“Results[0].Vulnerabilities” is a text"),
        "{refusal}"
    );
}

#[test]
fn utf_16_is_decoded_and_archives_are_refused() {
    let text = std::str::from_utf8(fixture("run.sarif")).unwrap();
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(reading(&bytes), reading(fixture("run.sarif")));
    assert!(matches!(
        refused(b"PK\x03\x04"),
        EvidenceRefusal::NotText { .. }
    ));
    assert!(matches!(refused(b""), EvidenceRefusal::Empty));
}

#[test]
fn every_figure_fits_kpis_of_the_library() {
    for (name, bytes) in FIXTURES {
        for figure in reading(bytes).figures {
            for key in figure.kpis {
                assert!(
                    kpis::all().any(|template| template.key == key),
                    "{name}: {key}"
                );
            }
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = text_of(&bytes).and_then(|text| read(&text, &mut |_| {}));
    }

    #[test]
    fn no_damage_makes_it_panic(which in 0..FIXTURES.len(), cut in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = FIXTURES[which].1.to_vec();
        let position = at.index(bytes.len());
        bytes[position] = byte;
        bytes.truncate(cut.index(bytes.len()) + 1);
        if let Ok(Some(reading)) = text_of(&bytes).and_then(|text| read(&text, &mut |_| {})) {
            let left: usize = reading.rows.left_out.iter().map(|left| left.rows).sum();
            prop_assert_eq!(reading.rows.read, reading.rows.counted + left);
        }
    }
}

#[test]
#[ignore]
fn zz_samples() {
    for entry in std::fs::read_dir("/work/shared/samples").unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let out = text_of(&bytes).and_then(|text| read(&text, &mut |_| {}));
        println!(
            "== {} {:?}",
            path.display(),
            out.map(|r| r.map(|r| (
                r.reader,
                r.about,
                r.read_at,
                r.rows,
                r.found
                    .iter()
                    .filter(|f| f.count > 0)
                    .map(|f| (f.sort, f.severity, f.count, f.fixable))
                    .collect::<Vec<_>>(),
                r.figures
                    .iter()
                    .map(|f| (f.name.clone(), f.value.clone()))
                    .collect::<Vec<_>>()
            )))
        );
    }
}
