//! Tables of Nessus, Tenable and OpenVAS.

use linchpin::domain::measure::evidence::{Reason, Severity, Sort, ToolReader};

use super::*;

#[test]
fn nessus_has_a_row_for_each_cve_but_a_finding_counts_once_on_each_host() {
    let reading = reading("nessus.csv");
    assert_eq!(reading.reader, ToolReader::NessusCsv);
    assert_eq!(reading.about, "3 hosts");
    assert_eq!(counts(&reading, Sort::Vulnerability), [2, 1, 1, 1, 0, 0, 0]);
    assert_eq!(figure(&reading, "Critical vulnerabilities"), Ok(2.0));
}

#[test]
fn blank_rows_the_header_again_and_risk_none_are_left_out_of_nessus() {
    // A line with nothing on it is no row; one with commas alone is a blank one.
    let expected = vec![
        (Reason::Repeated, 1),
        (Reason::Blank, 2),
        (Reason::Informational, 2),
        (Reason::HeaderAgain, 1),
        (Reason::Passed, 1),
    ];
    assert_eq!(rows(&reading("nessus.csv")), (14, 7, expected));
}

#[test]
fn checks_of_an_audit_are_misconfigurations_whose_severity_the_table_does_not_say() {
    let reading = reading("nessus.csv");
    assert_eq!(
        counts(&reading, Sort::Misconfiguration),
        [0, 0, 0, 0, 0, 0, 2]
    );
    let why = figure(&reading, "Misconfigurations, high or critical").unwrap_err();
    assert!(why.starts_with("It is at least 0: for 2 of 2"), "{why}");
}

#[test]
fn a_table_with_the_names_of_its_columns_alone_is_a_clean_scan() {
    for header in [
        "Plugin ID,CVE,CVSS,CVSSv3,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,See Also,Plugin Output",
        "Plugin ID,CVE,CVSS,Risk,Host,Protocol,Port,Name\r\n",
        "IP;Port;CVSS;Severity;NVT Name;NVT OID",
        "\"Plugin\",\"Plugin Name\",\"Severity\",\"IP Address\"",
    ] {
        let reading = reading_of(header.as_bytes());
        assert_eq!(
            figure(&reading, "Critical vulnerabilities"),
            Ok(0.0),
            "{header}"
        );
        assert_eq!(rows(&reading), (0, 0, vec![]));
        assert!(
            reading.notes.iter().any(|note| note.contains("and no row")),
            "{header}"
        );
    }
    let cut = refused(b"Plugin ID,CVE,CVSS,Risk,Host,Protocol,Port,Na");
    assert!(matches!(cut, EvidenceRefusal::CutOff { .. }));
}

#[test]
fn nessus_tables_have_no_date() {
    assert_eq!(read_at(&reading("nessus.csv")), None);
}

#[test]
fn tenable_io_leaves_out_what_is_fixed_or_accepted_and_takes_the_severity_that_was_set() {
    let reading = reading("tenable-io.csv");
    assert_eq!(reading.reader, ToolReader::TenableCsv);
    assert_eq!(reading.about, "2 hosts");
    assert_eq!(read_at(&reading).as_deref(), Some("2026-11-21T02:10"));
    // The low one was high before somebody recast it.
    assert_eq!(counts(&reading, Sort::Vulnerability), [2, 1, 0, 1, 0, 0, 0]);
    assert_eq!(fixable(&reading, Severity::Critical), Some(2));
    assert_eq!(fixable(&reading, Severity::High), Some(0));
    let expected = vec![
        (Reason::Repeated, 1),
        (Reason::Fixed, 1),
        (Reason::Accepted, 1),
        (Reason::Informational, 1),
    ];
    assert_eq!(rows(&reading), (8, 4, expected));
}

#[test]
fn columns_without_a_name_are_passed_over_and_of_two_with_one_name_the_first_is_read() {
    // Tenable.io's own tables have two columns without a name.
    assert_eq!(reading("tenable-io.csv").notes, [""; 0]);
    let twice = "Plugin ID,Risk,Host,,Risk\n1,Critical,a,,Low\n";
    let reading = reading_of(twice.as_bytes());
    assert_eq!(counts(&reading, Sort::Vulnerability), [1, 0, 0, 0, 0, 0, 0]);
    assert_eq!(
        reading.notes,
        ["The column “Risk” occurs 2 times; the first one is read."]
    );
}

#[test]
fn tenable_sc_keeps_repositories_apart_and_a_strange_severity_is_unknown() {
    let reading = reading("tenable-sc.csv");
    assert_eq!(reading.reader, ToolReader::TenableCsv);
    assert_eq!(reading.about, "3 hosts");
    assert_eq!(read_at(&reading).as_deref(), Some("2026-11-23T22:05"));
    // The first one is on the same host in two repositories, in one of them twice.
    assert_eq!(counts(&reading, Sort::Vulnerability), [2, 1, 1, 0, 0, 0, 1]);
    let expected = vec![
        (Reason::Repeated, 1),
        (Reason::Informational, 1),
        (Reason::Blank, 1),
    ];
    assert_eq!(rows(&reading), (8, 5, expected));
    let why = figure(&reading, "Critical vulnerabilities").unwrap_err();
    assert!(why.starts_with("It is at least 2: for 1 of 5"), "{why}");
    assert_eq!(
        reading.notes,
        ["“Severe” is no severity that is known here; its rows count as unknown."]
    );
}

#[test]
fn the_separator_and_the_byte_order_mark_change_nothing() {
    let comma = reading("tenable-sc.csv");
    for name in ["tenable-sc-semicolon.csv", "tenable-sc-tab.csv"] {
        assert!(fixture(name).starts_with(b"\xEF\xBB\xBF"));
        assert_eq!(reading(name), comma, "{name}");
    }
}

#[test]
fn the_ends_of_lines_change_nothing() {
    for name in ["nessus.csv", "tenable-io.csv", "openvas.csv"] {
        let windows = fixture_text(name).replace('\n', "\r\n");
        assert_eq!(reading_of(windows.as_bytes()), reading(name), "{name}");
    }
}

#[test]
fn openvas_says_high_for_what_is_critical_from_9_on() {
    let reading = reading("openvas.csv");
    assert_eq!(reading.reader, ToolReader::OpenVasCsv);
    assert_eq!(reading.about, "3 hosts");
    assert_eq!(read_at(&reading).as_deref(), Some("2026-11-20T07:45"));
    // Called high are 9.8, 9.0, 8.9 and 7.0.
    assert_eq!(counts(&reading, Sort::Vulnerability), [2, 2, 1, 1, 0, 0, 0]);
    assert!(reading.notes[0].starts_with("OpenVAS calls 2 of the findings high"));
    // A mitigation is no fix; where no kind of solution is named, it is not known.
    assert_eq!(fixable(&reading, Severity::Critical), Some(1));
    assert_eq!(fixable(&reading, Severity::High), None);
}

#[test]
fn level_log_false_positives_and_results_listed_twice_are_left_out_of_openvas() {
    let expected = vec![
        (Reason::Repeated, 1),
        (Reason::Blank, 1),
        (Reason::Informational, 1),
        (Reason::FalsePositive, 1),
    ];
    assert_eq!(rows(&reading("openvas.csv")), (10, 6, expected));
}

#[test]
fn results_of_one_id_on_two_hosts_ports_or_tests_are_two() {
    let table = "IP,Port,CVSS,Severity,NVT Name,NVT OID,Result ID\n\
                 10.0.0.1,443,9.8,High,a,1,r-1\n10.0.0.2,443,9.8,High,a,1,r-1\n10.0.0.2,80,9.8,High,a,1,r-1\n\
                 10.0.0.2,80,9.8,High,b,2,r-1\n10.0.0.2,80,9.8,High,b,2,r-1\n";
    let reading = reading_of(table.as_bytes());
    assert_eq!(figure(&reading, "Critical vulnerabilities"), Ok(4.0));
    assert_eq!(rows(&reading), (5, 4, vec![(Reason::Repeated, 1)]));
}

#[test]
fn high_without_a_score_may_be_critical_and_is_unknown() {
    let table = "IP;Severity;NVT Name;NVT OID\n10.0.0.1;High;a;1\n10.0.0.1;Medium;b;2\n";
    let reading = reading_of(table.as_bytes());
    assert_eq!(counts(&reading, Sort::Vulnerability), [0, 0, 1, 0, 0, 0, 1]);
    assert!(figure(&reading, "Critical vulnerabilities").is_err());
    assert!(reading.notes[0].starts_with("1 of the findings are called high without a CVSS score"));
}

#[test]
fn a_table_of_no_known_tool_is_for_a_person_to_explain() {
    let text = "Incident,Opened,Closed\nINC-1,2026-11-01,2026-11-02\n";
    assert_eq!(read(text, &mut |_| {}), Ok(None));
}

#[test]
fn a_line_that_says_the_separator_and_titles_stand_above_the_names() {
    for above in [
        "sep=,\n",
        "Scan of the week\nprinted 2026-11-02\n\n",
        "sep=,\r\nScan;of;the;week\r\n",
    ] {
        let table = format!(
            "{above}Plugin ID,CVE,CVSS,Risk,Host,Protocol,Port,Name\n\
             10001,CVE-2026-0001,9.8,Critical,192.0.2.10,tcp,443,Example flaw\n\
             10002,CVE-2026-0002,7.5,High,192.0.2.10,tcp,443,Another flaw\n\
             10003,,,None,192.0.2.10,tcp,0,Ping\n"
        );
        let reading = reading_of(table.as_bytes());
        assert_eq!(reading.reader, ToolReader::NessusCsv, "{above}");
        assert_eq!(counts(&reading, Sort::Vulnerability), [1, 1, 0, 0, 0, 0, 0]);
        assert_eq!(rows(&reading), (3, 2, vec![(Reason::Informational, 1)]));
    }
}
