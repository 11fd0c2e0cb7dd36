//! Findings: open by severity and age, time to fix, late by one's own limits.

use linchpin::domain::measure::evidence::Reason;
use linchpin::domain::measure::evidence::Severity;
use linchpin::domain::measure::evidence::table::{Meaning, Role};

use super::*;

const TEXT: &str = "CVE,Host,Severity,Found,Fixed,Status\n\
    CVE-1,web-1,Critical,2026-10-01,2026-10-11,Fixed\n\
    CVE-1,web-2,Critical,2026-10-01,,Open\n\
    CVE-2,web-1,Critical,2026-11-25,,Open\n\
    CVE-3,web-1,High,2026-10-01,2026-10-21,Fixed\n\
    CVE-4,web-1,High,2026-09-01,2026-10-31,Fixed\n\
    CVE-5,web-1,High,2026-11-20,-,Open\n\
    CVE-6,web-1,Medium,2026-01-01,,Risk accepted\n\
    CVE-7,web-1,Low,2026-10-01,,False positive\n\
    CVE-8,web-1,Info,2026-10-01,,Open\n";

#[test]
fn findings_are_a_subject_of_their_own() {
    let reading = read_table(TEXT);
    assert_eq!(reading.mapping.about, About::Findings);
    for (role, column) in [
        (Role::Finding, 0),
        (Role::Asset, 1),
        (Role::Severity, 2),
        (Role::Found, 3),
        (Role::Fixed, 4),
        (Role::State, 5),
    ] {
        assert_eq!(reading.mapping.column(role), Some(column), "{role:?}");
    }
    for (reason, rows) in [
        (Reason::Accepted, 1),
        (Reason::FalsePositive, 1),
        (Reason::Informational, 1),
    ] {
        assert_eq!(left_out(&reading, reason), rows, "{reason:?}");
    }
}

#[test]
fn open_findings_are_counted_by_severity_with_their_age() {
    let reading = read_table(TEXT);
    let open = |word: &str| value(&reading, &format!("Open findings, {word}"), "");
    assert_eq!(open("critical"), Some(2.0));
    assert_eq!(open("high"), Some(1.0));
    assert_eq!(open("medium"), Some(0.0));
    assert_eq!(
        series(&reading, "Open findings, critical").kpis,
        ["critical-vulnerabilities"]
    );
    // 60 and 5 days.
    assert_eq!(
        value(&reading, "Age of open findings, critical", ""),
        Some(32.5)
    );
    assert!(how(&reading, "Age of open findings, critical", "").contains("the oldest is 60 days"));
}

#[test]
fn time_to_fix_counts_in_the_month_of_the_fix_with_what_is_open_beside_it() {
    let reading = read_table(TEXT);
    assert_eq!(
        value(&reading, "Mean time to fix, critical", "2026-10-01"),
        Some(10.0)
    );
    // 20 and 60 days.
    assert_eq!(
        value(&reading, "Mean time to fix, high", "2026-10-01"),
        Some(40.0)
    );
    assert_eq!(
        value(&reading, "Median time to fix, high", "2026-10-01"),
        Some(40.0)
    );
    assert_eq!(
        how(&reading, "Mean time to fix, critical", "2026-10-01"),
        "Mean of 1 finding that was fixed in the month. Not in it: 2 open on 2026-11-30, the oldest for 60 days."
    );
    // From finding to fix is not from the fix being there to its being installed.
    assert!(
        series(&reading, "Mean time to fix, critical")
            .kpis
            .is_empty()
    );
    let patched = read_table(
        "CVE,Host,Severity,Found,Fix available,Fixed\nCVE-1,web-1,Critical,2026-10-01,2026-10-06,2026-10-11\n",
    );
    let name = "Mean time from fix available to fixed, critical";
    assert_eq!(value(&patched, name, "2026-10-01"), Some(5.0));
    assert_eq!(series(&patched, name).kpis, ["patch-latency-critical"]);
}

#[test]
fn findings_are_late_by_ones_own_limits() {
    let late = |reading: &TableReading| value(reading, "Open findings past their limit", "");
    let usual = read_table(TEXT);
    // Of the critical ones, one is older than 15 days; the high one is 10 days old.
    assert_eq!(late(&usual), Some(1.0));
    assert!(has_note(&usual, "until you put your own"));
    assert_eq!(
        series(&usual, "Open findings past their limit").kpis,
        ["overdue-vulnerabilities"]
    );
    let strict = read_as(TEXT, &|mapping| {
        mapping.set_limit(Severity::Critical, Some(3));
        mapping.set_limit(Severity::High, Some(7));
    });
    assert_eq!(late(&strict), Some(3.0));
    // A limit that nobody has said is unknown.
    let half = read_as(TEXT, &|mapping| {
        mapping.set_limit(Severity::Critical, Some(3))
    });
    assert_eq!(late(&half), None);
    let due = read_table(
        "Finding,Asset,Severity,Due,Status\n1,a,High,2026-11-29,Open\n2,a,High,2026-11-30,Open\n3,a,Low,2026-01-01,Closed\n",
    );
    assert_eq!(late(&due), Some(1.0));
}

#[test]
fn one_finding_on_one_system_counts_once_and_is_open_while_one_of_its_rows_is() {
    let reading = read_table(
        "CVE,Host,Severity,Found,Fixed\n\
         CVE-1,web-1,High,2026-10-01,2026-10-05\nCVE-1,WEB-1,Critical,2026-10-03,\nCVE-1,web-2,High,2026-10-01,2026-10-05\n",
    );
    assert_eq!(value(&reading, "Open findings, critical", ""), Some(1.0));
    assert_eq!(value(&reading, "Open findings, high", ""), Some(0.0));
    assert_eq!(left_out(&reading, Reason::Again), 1);
    assert_eq!(
        value(&reading, "Age of open findings, critical", ""),
        Some(60.0)
    );
}

#[test]
fn a_severity_that_is_not_known_makes_the_counts_at_least_and_is_asked_about() {
    let text = "Finding,Asset,Severity,Found,Fixed\n1,a,High,2026-10-01,\n2,a,Rot,2026-10-01,\n3,a,rot,2026-10-01,2026-10-02\n";
    let asked = read_table(text);
    let open = |reading: &TableReading| value(reading, "Open findings, high", "");
    assert_eq!(open(&asked), None);
    assert!(
        series(&asked, "Open findings, high")
            .unknown
            .starts_with("At least 1")
    );
    assert_eq!(asked.asks.words[0].words, [("Rot".to_owned(), 2)]);
    let said = read_as(text, &|mapping| {
        mapping.say(Role::Severity, "rot", Some(Meaning::High));
    });
    assert_eq!(open(&said), Some(2.0));
}

#[test]
fn a_list_that_does_not_say_what_is_fixed_lists_what_is_open() {
    let reading = read_table("Finding,Asset,Severity\n1,a,High\n2,a,High\n2,b,Critical\n");
    assert_eq!(reading.mapping.about, About::Findings);
    assert_eq!(value(&reading, "Open findings, high", ""), Some(2.0));
    assert!(has_note(&reading, "all of them count as open"));
    assert!(
        series(&reading, "Open findings past their limit")
            .values
            .is_empty()
    );
}
