//! Trivy, Grype, SARIF and Upptime.

use linchpin::domain::measure::evidence::{Reason, Severity, Sort, ToolReader};

use super::*;

#[test]
fn trivy_counts_by_severity_and_says_which_have_a_fix() {
    let reading = reading("trivy-image.json");
    assert_eq!(reading.reader, ToolReader::Trivy);
    assert_eq!(reading.about, "registry.harbour.example/portal:2.4");
    assert_eq!(read_at(&reading).as_deref(), Some("2026-11-20T07:30"));
    assert_eq!(counts(&reading, Sort::Vulnerability), [1, 3, 1, 1, 0, 1, 0]);
    assert_eq!(rows(&reading), (8, 7, vec![(Reason::Suppressed, 1)]));
    assert_eq!(fixable(&reading, Severity::Critical), Some(1));
    assert_eq!(fixable(&reading, Severity::High), Some(2));
    assert_eq!(fixable(&reading, Severity::Medium), Some(0));
}

#[test]
fn a_dependency_with_several_vulnerabilities_is_updated_once() {
    // "libtide" has two, "parcelkit" one that is serious, and "oldquay" no fix.
    let reading = reading("trivy-image.json");
    assert_eq!(figure(&reading, "Dependencies to update"), Ok(2.0));
}

#[test]
fn an_operating_system_past_its_end_of_support_is_told() {
    let notes = reading("trivy-image.json").notes;
    assert_eq!(notes.len(), 1);
    assert!(notes[0].starts_with("The operating system (alpine) is past its end of support"));
    assert_eq!(reading("trivy-clean.json").notes, [""; 0]);
}

#[test]
fn a_clean_trivy_result_has_no_vulnerabilities_key_and_is_truly_0() {
    let reading = reading("trivy-clean.json");
    assert_eq!(figure(&reading, "Critical vulnerabilities"), Ok(0.0));
    assert_eq!(figure(&reading, "Dependencies to update"), Ok(0.0));
    assert_eq!(rows(&reading), (0, 0, vec![]));
}

#[test]
fn what_trivy_did_not_look_for_is_unknown_and_not_0() {
    let image = reading("trivy-clean.json");
    for name in ["Secrets found", "Misconfigurations, high or critical"] {
        let why = figure(&image, name).unwrap_err();
        assert!(why.ends_with("were looked for."), "{why}");
    }
    let code = reading("trivy-config-secrets.json");
    for name in ["Critical vulnerabilities", "Dependencies to update"] {
        let why = figure(&code, name).unwrap_err();
        assert_eq!(
            why,
            "The file does not say whether vulnerabilities were looked for."
        );
    }
    let nothing =
        reading_of(br#"{"SchemaVersion":2,"ArtifactName":".","CreatedAt":"0001-01-01T00:00:00Z"}"#);
    assert!(figure(&nothing, "Critical vulnerabilities").is_err());
    assert_eq!(read_at(&nothing), None);
}

#[test]
fn misconfigurations_count_when_they_fail_and_secrets_of_any_severity() {
    let reading = reading("trivy-config-secrets.json");
    assert_eq!(
        counts(&reading, Sort::Misconfiguration),
        [1, 1, 0, 1, 0, 0, 0]
    );
    assert_eq!(counts(&reading, Sort::Secret), [1, 1, 0, 0, 0, 0, 0]);
    assert_eq!(
        rows(&reading),
        (7, 5, vec![(Reason::Passed, 1), (Reason::Suppressed, 1)])
    );
    assert_eq!(
        figure(&reading, "Misconfigurations, high or critical"),
        Ok(2.0)
    );
    assert_eq!(figure(&reading, "Secrets found"), Ok(2.0));
}

#[test]
fn a_cluster_is_read_resource_by_resource_and_says_which_failed() {
    let reading = reading("trivy-cluster.json");
    assert_eq!(reading.about, "cluster quayside");
    assert_eq!(read_at(&reading), None);
    // One vulnerable package in two workloads: two vulnerabilities, one update.
    assert_eq!(counts(&reading, Sort::Vulnerability), [2, 0, 0, 0, 0, 0, 0]);
    assert_eq!(figure(&reading, "Dependencies to update"), Ok(1.0));
    assert_eq!(
        counts(&reading, Sort::Misconfiguration),
        [1, 0, 1, 0, 0, 0, 0]
    );
    assert_eq!(figure(&reading, "Secrets found"), Ok(1.0));
    assert_eq!(rows(&reading), (6, 5, vec![(Reason::Passed, 1)]));
    assert!(reading.notes[0].starts_with("1 of 4 resources of the cluster could not be scanned"));
}

#[test]
fn the_list_of_trivy_before_version_0_20_is_read() {
    let reading = reading("trivy-list.json");
    assert_eq!(counts(&reading, Sort::Vulnerability), [1, 0, 0, 1, 0, 0, 0]);
    assert_eq!(figure(&reading, "Dependencies to update"), Ok(1.0));
    assert_eq!(read_at(&reading), None);
}

#[test]
fn grype_counts_its_own_severities_and_leaves_out_ignored_matches() {
    let reading = reading("grype.json");
    assert_eq!(reading.reader, ToolReader::Grype);
    assert_eq!(reading.about, "registry.harbour.example/billing:1");
    assert_eq!(read_at(&reading).as_deref(), Some("2026-11-22T23:59"));
    // Of the related vulnerabilities, three are rated critical: they do not count.
    assert_eq!(counts(&reading, Sort::Vulnerability), [1, 2, 1, 0, 1, 1, 0]);
    assert_eq!(rows(&reading), (7, 6, vec![(Reason::Suppressed, 1)]));
}

#[test]
fn a_fix_that_the_distribution_will_not_ship_is_none() {
    let reading = reading("grype.json");
    assert_eq!(fixable(&reading, Severity::High), Some(1));
    assert_eq!(fixable(&reading, Severity::Unrated), None);
    assert_eq!(figure(&reading, "Dependencies to update"), Ok(1.0));
}

#[test]
fn grype_without_matches_found_none() {
    let reading = reading("grype-empty.json");
    assert_eq!(reading.about, "./portal");
    assert_eq!(figure(&reading, "Critical vulnerabilities"), Ok(0.0));
    assert_eq!(read_at(&reading), None);
}

#[test]
fn the_scores_of_sarif_are_found_in_rules_extensions_and_results() {
    let reading = reading("scores.sarif");
    assert_eq!(reading.reader, ToolReader::Sarif);
    assert_eq!(reading.about, "Spyglass");
    assert_eq!(read_at(&reading).as_deref(), Some("2026-11-18T09:04"));
    // 9.8 by the index and by the name of the extension; 7.0 by the id "js/redirect/2", by the id of an extension that
    // only a GUID names, and of the kind "review"; 5.3 of the driver; 3.9 of the result itself.
    assert_eq!(counts(&reading, Sort::Vulnerability), [2, 3, 1, 1, 0, 0, 0]);
    assert_eq!(counts(&reading, Sort::Secret), [0, 1, 0, 0, 0, 0, 0]);
    assert_eq!(counts(&reading, Sort::Licence), [0, 0, 1, 0, 0, 0, 0]);
}

/// A SARIF file with one result for each of the properties, which stand in its rule.
fn sarif(properties: &[&str]) -> Reading {
    let mut rules = Vec::new();
    let mut results = Vec::new();
    for (index, properties) in properties.iter().enumerate() {
        rules.push(format!(r#"{{"id":"r{index}","properties":{properties}}}"#));
        results.push(format!(
            r#"{{"ruleId":"r{index}","ruleIndex":{index},"level":"error"}}"#
        ));
    }
    let file = format!(
        r#"{{"version":"2.1.0","runs":[{{"tool":{{"driver":{{"name":"Lint","rules":[{}]}}}},"results":[{}]}}]}}"#,
        rules.join(","),
        results.join(",")
    );
    reading_of(file.as_bytes())
}

#[test]
fn severities_of_sarif_that_are_words_are_read() {
    let reading = sarif(&[
        r#"{"security-severity":"CRITICAL"}"#,
        r#"{"security-severity":"High"}"#,
        r#"{"security-severity":"moderate"}"#,
        r#"{"security-severity":"9.8"}"#,
        r#"{"security-severity":4.5}"#,
        r#"{"severity":"LOW"}"#,
        r#"{"issue_severity":"HIGH"}"#,
        r#"{"security-severity":"dire"}"#,
        r#"{"problem.severity":"error"}"#,
    ]);
    assert_eq!(counts(&reading, Sort::Vulnerability), [2, 2, 2, 1, 0, 0, 2]);
}

#[test]
fn a_tag_with_the_severity_beats_the_score_and_a_score_of_0_is_unknown() {
    let reading = sarif(&[
        r#"{"security-severity":"8.8","tags":["vulnerability","security","CRITICAL"]}"#,
        r#"{"security-severity":"7.5","tags":["security","MEDIUM"]}"#,
        r#"{"security-severity":"8.0","tags":["security","HIGH","log","none"]}"#,
        r#"{"security-severity":"0.0","tags":["security","UNKNOWN"]}"#,
        r#"{"security-severity":"0.0","tags":["security"]}"#,
    ]);
    assert_eq!(counts(&reading, Sort::Vulnerability), [1, 1, 1, 0, 0, 2, 0]);
    let critical = reading
        .figures
        .iter()
        .find(|it| it.name == "Critical vulnerabilities");
    let critical = critical.unwrap();
    assert_eq!(critical.value.as_ref().map(|value| value.get()), Ok(1.0));
    assert!(
        critical
            .how
            .contains("For 2 more the tool itself says that the severity is unknown"),
        "{}",
        critical.how
    );
}

#[test]
fn what_is_said_of_a_result_goes_before_what_is_said_of_its_rule() {
    let file = r#"{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Lint","rules":[
        {"id":"r","properties":{"tags":["HIGH"]}}]}},"results":[
        {"ruleId":"r","properties":{"security-severity":"3.9"}},{"ruleId":"r"}]}]}"#;
    let reading = reading_of(file.as_bytes());
    assert_eq!(counts(&reading, Sort::Vulnerability), [0, 1, 0, 1, 0, 0, 0]);
}

#[test]
fn a_file_of_null_alone_is_refused_for_what_it_is() {
    for file in ["null", "null\n", " null "] {
        assert_eq!(refused(file.as_bytes()), EvidenceRefusal::Null);
    }
    assert!(refused(b"null").to_string().contains("before version 0.20"));
}

#[test]
fn results_of_sarif_that_passed_or_inform_are_left_out() {
    let expected = vec![(Reason::Passed, 2), (Reason::Informational, 1)];
    assert_eq!(rows(&reading("scores.sarif")), (12, 9, expected));
}

#[test]
fn the_levels_of_sarif_are_no_severities_so_that_without_scores_all_is_unknown() {
    let reading = reading("no-scores.sarif");
    assert_eq!(counts(&reading, Sort::Vulnerability), [0, 0, 0, 0, 0, 0, 3]);
    for name in ["Critical", "High", "Medium", "Low"] {
        assert_eq!(
            figure(&reading, &format!("{name} vulnerabilities")).unwrap_err(),
            "It is at least 0: for 3 of 3 vulnerabilities, the file does not say how severe they are."
        );
    }
}

#[test]
fn a_suppression_under_review_or_rejected_suppresses_nothing() {
    let reading = reading("suppressed.sarif");
    // Without any, with an empty list, under review, rejected, one accepted of two, and unchanged since the baseline.
    assert_eq!(figure(&reading, "Critical vulnerabilities"), Ok(6.0));
    assert_eq!(
        rows(&reading),
        (9, 6, vec![(Reason::Suppressed, 2), (Reason::Gone, 1)])
    );
}

#[test]
fn a_run_of_sarif_that_failed_or_has_no_results_does_not_tell() {
    for (run, why) in [
        (
            r#""invocations":[{"executionSuccessful":false}],"results":[]"#,
            "It is at least 0: the run of Lint did not succeed, the file says.",
        ),
        (
            r#""results":null"#,
            "It is at least 0: the run of Lint has no list of results, so it did not look.",
        ),
        (
            r#""externalPropertyFileReferences":{"results":[{}]}"#,
            "It is at least 0: the results of Lint are in another file.",
        ),
    ] {
        let file = format!(
            r#"{{"version":"2.1.0","runs":[{{"tool":{{"driver":{{"name":"Lint"}}}},{run}}}]}}"#
        );
        let reading = reading_of(file.as_bytes());
        let told = figure(&reading, "Critical vulnerabilities");
        assert_eq!(told, Err(why.to_owned()));
    }
}

#[test]
fn upptime_shares_are_texts_in_percent_and_the_file_has_no_date() {
    let reading = reading("upptime-summary.json");
    assert_eq!(reading.reader, ToolReader::Upptime);
    assert_eq!(reading.about, "2 sites");
    assert_eq!(read_at(&reading), None);
    assert_eq!(rows(&reading), (2, 2, vec![]));
    assert_eq!(reading.figures.len(), 10);
    for (name, share) in [
        ("Availability of Customer portal, last month", 99.95),
        ("Availability of Customer portal, last day", 100.0),
        (
            "Availability of Customer portal, since monitoring began",
            99.98,
        ),
        // The site has no name, and this share was written as a number.
        ("Availability of order-api, last month", 98.2),
        // Down all day is known.
        ("Availability of order-api, last day", 0.0),
    ] {
        assert_eq!(figure(&reading, name), Ok(share), "{name}");
    }
}

#[test]
fn a_share_that_upptime_does_not_know_is_unknown() {
    let reading = reading("upptime-summary.json");
    assert_eq!(
        figure(&reading, "Availability of order-api, last week").unwrap_err(),
        "The file says “undefined%”, which is not a share in percent."
    );
    assert_eq!(
        figure(&reading, "Availability of order-api, last year").unwrap_err(),
        "The file has no figure for this time."
    );
}
