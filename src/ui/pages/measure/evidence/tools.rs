//! Which files are understood, and how to make them.

use crate::ui::dom::{Node, view};

use crate::ui::widgets::*;

/// The tool, and how it is told to write the file.
const TOOLS: [(&str, &str); 8] = [
    (
        "Trivy",
        "trivy image -f json -o trivy.json <image>; trivy k8s --report all -f json works too",
    ),
    ("Grype", "grype <image> -o json > grype.json"),
    (
        "SARIF 2.1.0",
        "What Semgrep, CodeQL, Checkov and others write with their option for SARIF",
    ),
    ("Nessus", "Export the scan as CSV or as .nessus"),
    (
        "Tenable",
        "Export the vulnerabilities as CSV, with the column Severity",
    ),
    (
        "OpenVAS, Greenbone",
        "Download the report as CSV Results or as XML",
    ),
    ("Upptime", "history/summary.json of your status repository"),
    (
        "Any other table",
        "CSV of incidents, findings, training or uptime with a row for each; you say which column holds what",
    ),
];

/// The list, which every visitor can open.
pub fn tools() -> Node {
    let rows: Vec<Node> = TOOLS
        .iter()
        .map(|(tool, how)| view! { <tr><th scope="row">{*tool}</th><td class="wide" data-label="How">{*how}</td></tr> })
        .collect();
    view! {
        <Card title="Files that are understood">
            <Table caption="Tools, and how to make their files">
                <thead><tr><th scope="col">"Tool"</th><th scope="col">"How to make the file"</th></tr></thead>
                <tbody>{Node::list(rows)}</tbody>
            </Table>
        </Card>
    }
}
