//! Trivy's JSON: images and file systems, clusters, and the list of results of versions before 0.20.
//!
//! Shapes: `pkg/types/report.go` and `pkg/k8s/report/report.go` of aquasecurity/trivy. Go leaves out what is empty, so
//! a result without `Vulnerabilities` is one in which none were found.

use serde_json::Value;

use super::node::Node;
use super::refusal::EvidenceRefusal;
use super::severity_of;
use crate::domain::measure::evidence::tally::{Finding, Tally};
use crate::domain::measure::evidence::{Reading, Reason, Severity, Sort, ToolReader};
use crate::files::dates;
use crate::files::json;

const KEYS: [&str; 23] = [
    "SchemaVersion",
    "ArtifactName",
    "ClusterName",
    "CreatedAt",
    "Metadata",
    "OS",
    "Family",
    "EOSL",
    "Resources",
    "Findings",
    "Results",
    "Error",
    "Class",
    "Vulnerabilities",
    "Misconfigurations",
    "Secrets",
    "Licenses",
    "ExperimentalModifiedFindings",
    "Severity",
    "Status",
    "PkgName",
    "InstalledVersion",
    "FixedVersion",
];

/// The lists of a cluster's resources: today's, that of summaries, and two of older versions.
const RESOURCES: [&str; 4] = [
    "Resources",
    "Findings",
    "Vulnerabilities",
    "Misconfigurations",
];

pub(super) fn read(text: &str) -> Result<Reading, EvidenceRefusal> {
    let value = json::read_keys(text, &KEYS)?;
    let root = Node::root(&value);
    let mut tally = Tally::default();
    if matches!(value, Value::Array(_)) {
        read_results(root.elements()?, &mut tally)?;
        return Ok(tally.finish(ToolReader::Trivy, String::new()));
    }
    tally.dated(dates::of_tool(root.text("CreatedAt")));
    let about = match root.text("ClusterName") {
        "" => root.text("ArtifactName").to_owned(),
        name => format!("cluster {name}"),
    };
    match root.has("ClusterName") {
        true => read_cluster(&root, &mut tally)?,
        false => read_results(root.list("Results")?, &mut tally)?,
    }
    say_what_limits(&root, &mut tally);
    Ok(tally.finish(ToolReader::Trivy, about))
}

fn read_cluster(root: &Node, tally: &mut Tally) -> Result<(), EvidenceRefusal> {
    let (mut resources, mut failed) = (0, 0);
    for key in RESOURCES {
        for resource in root.list(key)? {
            resources += 1;
            failed += usize::from(!resource.text("Error").is_empty());
            read_results(resource.list("Results")?, tally)?;
        }
    }
    if failed > 0 {
        tally.note(format!(
            "{failed} of {resources} resources of the cluster could not be scanned, so there may be more than was found."
        ));
    }
    Ok(())
}

fn say_what_limits(root: &Node, tally: &mut Tally) {
    const SCHEMA: f64 = 2.0;
    if root
        .number("SchemaVersion")
        .is_some_and(|version| version > SCHEMA)
    {
        tally.note(
            "The file is of a newer format than was known when this was made. Compare one number with Trivy's own \
             table before you use it."
                .to_owned(),
        );
    }
    let metadata = root.child("Metadata");
    let system = metadata.as_ref().and_then(|metadata| metadata.child("OS"));
    if let Some(system) = system.filter(|system| system.is_true("EOSL")) {
        tally.note(format!(
            "The operating system ({}) is past its end of support: nobody lists its new vulnerabilities any more, so \
             there may be more than was found.",
            system.text("Family")
        ));
    }
}

fn read_results(results: Vec<Node>, tally: &mut Tally) -> Result<(), EvidenceRefusal> {
    for result in &results {
        match result.text("Class") {
            "config" => tally.looks_for(Sort::Misconfiguration),
            "secret" => tally.looks_for(Sort::Secret),
            "license" | "license-file" => tally.looks_for(Sort::Licence),
            "custom" => {}
            // Versions before 0.20 looked for vulnerabilities only, and name no class.
            _ => tally.looks_for(Sort::Vulnerability),
        }
        for found in result.list("Vulnerabilities")? {
            let dependency = format!(
                "{} {}",
                found.text("PkgName"),
                found.text("InstalledVersion")
            );
            tally.count(Finding {
                sort: Sort::Vulnerability,
                severity: severity(&found),
                fix: Some(!found.text("FixedVersion").is_empty()),
                dependency: &dependency,
            });
        }
        for found in result.list("Misconfigurations")? {
            match found.text("Status") {
                "PASS" => tally.leave_out(Reason::Passed),
                "EXCEPTION" => tally.leave_out(Reason::Suppressed),
                _ => tally.count(plain(Sort::Misconfiguration, &found)),
            }
        }
        for found in result.list("Secrets")? {
            tally.count(plain(Sort::Secret, &found));
        }
        for found in result.list("Licenses")? {
            tally.count(plain(Sort::Licence, &found));
        }
        for _ in result.list("ExperimentalModifiedFindings")? {
            tally.leave_out(Reason::Suppressed);
        }
    }
    Ok(())
}

fn plain(sort: Sort, found: &Node) -> Finding<'static> {
    Finding {
        sort,
        severity: severity(found),
        fix: None,
        dependency: "",
    }
}

fn severity(found: &Node) -> Severity {
    severity_of(found.text("Severity")).unwrap_or(Severity::Unknown)
}
