//! `.nessus` and the reports of OpenVAS.

use linchpin::domain::measure::evidence::{Reason, Sort, ToolReader};

use super::*;

#[test]
fn a_nessus_finding_counts_once_for_each_host_port_and_plugin_and_the_policy_not_at_all() {
    let reading = reading("scan.nessus");
    assert_eq!(reading.reader, ToolReader::NessusXml);
    assert_eq!(reading.about, "2 hosts");
    assert_eq!(counts(&reading, Sort::Vulnerability), [2, 1, 1, 0, 0, 0, 0]);
    let expected = vec![
        (Reason::Repeated, 1),
        (Reason::Informational, 1),
        (Reason::Passed, 1),
        (Reason::ScanError, 1),
    ];
    assert_eq!(rows(&reading), (10, 6, expected));
}

#[test]
fn an_audit_of_nessus_has_many_checks_of_one_plugin() {
    let reading = reading("scan.nessus");
    assert_eq!(
        counts(&reading, Sort::Misconfiguration),
        [0, 2, 0, 0, 0, 0, 0]
    );
    assert_eq!(
        figure(&reading, "Misconfigurations, high or critical"),
        Ok(2.0)
    );
}

#[test]
fn a_nessus_scan_ends_with_its_last_host_on_the_clock_of_the_scanner() {
    // The seconds of the first host say 09:30, as they are in UTC.
    let both = reading("scan.nessus");
    assert_eq!(read_at(&both).as_deref(), Some("2026-11-20T07:52"));
    let seconds = fixture_text("scan.nessus").replace("\"HOST_END\"", "\"OTHER\"");
    let seconds = reading_of(seconds.as_bytes());
    assert_eq!(read_at(&seconds).as_deref(), Some("2026-11-20T09:30"));
}

#[test]
fn a_nessus_file_of_a_policy_alone_does_not_say_that_nothing_was_found() {
    let text = fixture_text("scan.nessus");
    let (policy, _) = text.split_once("<Report ").unwrap();
    let reading = reading_of(format!("{policy}</NessusClientData_v2>").as_bytes());
    assert_eq!(
        figure(&reading, "Critical vulnerabilities").unwrap_err(),
        "The file does not say whether vulnerabilities were looked for."
    );
}

#[test]
fn openvas_xml_counts_by_the_score_that_overrides_have_left() {
    let reading = reading("openvas.xml");
    assert_eq!(reading.reader, ToolReader::OpenVasXml);
    // One of the two is called critical, as newer versions do; the other one high.
    assert_eq!(counts(&reading, Sort::Vulnerability), [2, 1, 1, 1, 0, 0, 0]);
    assert!(
        reading
            .notes
            .iter()
            .any(|note| note.starts_with("OpenVAS calls 1 of the findings high"))
    );
    let expected = vec![(Reason::Informational, 1), (Reason::FalsePositive, 1)];
    assert_eq!(rows(&reading), (7, 5, expected));
}

#[test]
fn openvas_results_whose_ids_were_made_one_stay_apart_by_host_port_and_test() {
    let result = |host: &str, port: &str, oid: &str, score: &str| {
        format!(
            "<result id=\"x\"><host>{host}</host><port>{port}</port><nvt oid=\"{oid}\"/><threat>High</threat>\
             <severity>{score}</severity></result>"
        )
    };
    let results = [
        result("10.0.0.1", "443/tcp", "1", "9.8"),
        result("10.0.0.2", "443/tcp", "1", "10.0"),
        result("10.0.0.2", "80/tcp", "1", "9.0"),
        result("10.0.0.2", "80/tcp", "2", "9.0"),
        result("10.0.0.2", "80/tcp", "2", "9.0"),
    ];
    let file = format!(
        "<report><report><results>{}</results></report></report>",
        results.concat()
    );
    let reading = reading_of(file.as_bytes());
    assert_eq!(figure(&reading, "Critical vulnerabilities"), Ok(4.0));
    assert_eq!(rows(&reading), (5, 4, vec![(Reason::Repeated, 1)]));
}

#[test]
fn openvas_xml_names_hosts_before_more_about_them_and_ends_with_the_scan() {
    let reading = reading("openvas.xml");
    assert_eq!(reading.about, "3 hosts");
    assert_eq!(read_at(&reading).as_deref(), Some("2026-11-20T07:45"));
}

#[test]
fn what_the_filter_of_an_openvas_report_leaves_out_is_told() {
    let reading = reading("openvas.xml");
    assert!(
        reading
            .notes
            .iter()
            .any(|note| note.contains("less than 70 % certain"))
    );
    let without_high = fixture_text("openvas.xml").replace("levels=hmlgf", "levels=ml");
    let why = figure(
        &reading_of(without_high.as_bytes()),
        "Critical vulnerabilities",
    );
    assert!(why.unwrap_err().contains("leaves out what is called high"));
}

#[test]
fn a_page_of_an_openvas_report_or_a_scan_that_was_stopped_does_not_tell_all() {
    let text = fixture_text("openvas.xml");
    for (whole, part, why) in [
        (
            "<filtered>7</filtered>",
            "<filtered>250</filtered>",
            "It is at least 2: the scan has 250 results, and the file holds 7 of them. Export it with rows=-1.",
        ),
        (
            "<scan_run_status>Done<",
            "<scan_run_status>Stopped<",
            "It is at least 2: the scan was not finished (“Stopped”).",
        ),
    ] {
        let reading = reading_of(text.replace(whole, part).as_bytes());
        let told = figure(&reading, "Critical vulnerabilities");
        assert_eq!(told, Err(why.to_owned()));
    }
}

#[test]
fn an_openvas_report_without_its_details_does_not_say_that_nothing_was_found() {
    let reading = reading_of(b"<report id=\"a\"><report><gmp/></report></report>");
    assert!(figure(&reading, "Critical vulnerabilities").is_err());
    let clean = reading_of(b"<report id=\"a\"><report><results/></report></report>");
    assert_eq!(figure(&clean, "Critical vulnerabilities"), Ok(0.0));
}
