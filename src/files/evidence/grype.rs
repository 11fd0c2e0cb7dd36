//! Grype's JSON (`grype -o json`).

use super::node::Node;
use super::refusal::EvidenceRefusal;
use super::severity_of;
use crate::domain::measure::evidence::tally::{Finding, Tally};
use crate::domain::measure::evidence::{Reading, Reason, Severity, Sort, ToolReader};
use crate::files::dates;
use crate::files::json;

const KEYS: [&str; 14] = [
    "matches",
    "ignoredMatches",
    "vulnerability",
    "severity",
    "fix",
    "state",
    "artifact",
    "name",
    "version",
    "source",
    "target",
    "userInput",
    "descriptor",
    "timestamp",
];

pub(super) fn read(text: &str) -> Result<Reading, EvidenceRefusal> {
    let value = json::read_keys(text, &KEYS)?;
    let root = Node::root(&value);
    let mut tally = Tally::default();
    tally.looks_for(Sort::Vulnerability);
    for found in root.list("matches")? {
        let vulnerability = found.child("vulnerability");
        let severity = (vulnerability.as_ref())
            .and_then(|vulnerability| severity_of(vulnerability.text("severity")));
        let artifact = found.child("artifact");
        let dependency = artifact.map_or_else(String::new, |artifact| {
            format!("{} {}", artifact.text("name"), artifact.text("version"))
        });
        tally.count(Finding {
            sort: Sort::Vulnerability,
            severity: severity.unwrap_or(Severity::Unknown),
            fix: vulnerability.and_then(|vulnerability| has_fix(&vulnerability)),
            dependency: &dependency,
        });
    }
    for _ in root.list("ignoredMatches")? {
        tally.leave_out(Reason::Suppressed);
    }
    if let Some(descriptor) = root.child("descriptor") {
        tally.dated(dates::of_tool(descriptor.text("timestamp")));
    }
    Ok(tally.finish(ToolReader::Grype, about(&root)))
}

/// A fix that the distribution will not ship (`wont-fix`) is none.
fn has_fix(vulnerability: &Node) -> Option<bool> {
    match vulnerability.child("fix")?.text("state") {
        "fixed" => Some(true),
        "not-fixed" | "wont-fix" => Some(false),
        _ => None,
    }
}

/// Returns what was scanned: a path, or an image with more about it.
fn about(root: &Node) -> String {
    let Some(source) = root.child("source") else {
        return String::new();
    };
    let image = source.child("target");
    let name = image.map_or(source.text("target"), |image| image.text("userInput"));
    name.to_owned()
}
