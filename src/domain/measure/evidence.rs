//! What a file of a tool says: rows read, counted and left out, and the figures that follow.
//!
//! The readers in `files/evidence` tell a [`Tally`](tally::Tally) what they find; it counts and makes the figures.
//! A figure becomes a measurement only when a person says so. One that the file does not tell is unknown, with the
//! reason, and never 0.

pub mod digest;
pub mod entering;
pub mod provenance;
pub mod stamp;
pub mod table;
pub mod tally;
pub mod uptime;

use crate::domain::field::Value;
use serde::{Deserialize, Serialize};

use super::kpi::Unit;
use super::quantity::Ratio;
use crate::domain::named;
use crate::domain::value::{Finite, Moment};

/// What reads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToolReader {
    Trivy,
    Grype,
    Sarif,
    NessusCsv,
    /// Tenable Vulnerability Management (formerly Tenable.io) and Tenable Security Center (Tenable.sc).
    TenableCsv,
    NessusXml,
    OpenVasCsv,
    OpenVasXml,
    Upptime,
    /// Any other table, whose columns a person names.
    Table,
}

impl ToolReader {
    /// Returns the name of the tool and the format.
    pub fn name(self) -> &'static str {
        match self {
            ToolReader::Trivy => "Trivy (JSON)",
            ToolReader::Grype => "Grype (JSON)",
            ToolReader::Sarif => "SARIF 2.1.0",
            ToolReader::NessusCsv => "Nessus (CSV)",
            ToolReader::TenableCsv => "Tenable (CSV)",
            ToolReader::NessusXml => "Nessus (.nessus)",
            ToolReader::OpenVasCsv => "OpenVAS (CSV)",
            ToolReader::OpenVasXml => "OpenVAS (XML)",
            ToolReader::Upptime => "Upptime (summary)",
            ToolReader::Table => "Table",
        }
    }
}

/// What a file says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub reader: ToolReader,
    /// What the file is about, in its own words: an image, a cluster, the tool that ran. Empty when it does not say.
    pub about: String,
    /// When the file says that it was made, on the clock that it uses. `None`: a person has to say.
    pub read_at: Option<Moment>,
    pub rows: Rows,
    /// What was found, by sort and severity; empty for files that hold no findings.
    pub found: Vec<Found>,
    pub figures: Vec<Figure>,
    /// What else a person should know before using a figure; each a sentence.
    pub notes: Vec<String>,
}

/// How many rows or entries a file has, and what became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// All of them: counted and left out.
    pub read: usize,
    pub counted: usize,
    pub left_out: Vec<LeftOut>,
}

/// How many rows were left out for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub reason: Reason,
    pub rows: usize,
}

/// Why a row was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Blank,
    HeaderAgain,
    Repeated,
    Suppressed,
    Accepted,
    FalsePositive,
    Informational,
    Passed,
    Fixed,
    Gone,
    ScanError,
    EndsBeforeStart,
    Future,
    Superseded,
    Again,
    NoDate,
    NotUnderstood,
    Planned,
    NoName,
    NoNumber,
    /// A title or a note, above, between or below the rows.
    Outside,
    Total,
    TooWide,
}

impl Reason {
    /// Returns the reason, to be read after "left out:".
    pub fn words(self) -> &'static str {
        match self {
            Reason::Blank => "blank row",
            Reason::HeaderAgain => "the names of the columns again",
            Reason::Repeated => "the same finding again, listed once for each CVE or output",
            Reason::Suppressed => "suppressed or ignored by a rule of the tool",
            Reason::Accepted => "accepted as a risk in the tool",
            Reason::FalsePositive => "marked as a false positive",
            Reason::Informational => "information only, without a severity",
            Reason::Passed => "a check that passed, or did not apply",
            Reason::Fixed => "already fixed when the file was made",
            Reason::Gone => "in an earlier scan, but no longer found",
            Reason::ScanError => "the scanner's own error, not a finding",
            Reason::EndsBeforeStart => "over before it started",
            Reason::Future => "dated in the future",
            Reason::Superseded => "an earlier row of the same incident",
            Reason::Again => "the same finding on the same system again",
            Reason::NoDate => "a date is missing or cannot be read",
            Reason::NotUnderstood => "no column of it is understood",
            Reason::Planned => "planned, and so no unplanned downtime",
            Reason::NoName => "no person is named",
            Reason::NoNumber => "a number is missing or cannot be read",
            Reason::Outside => "a title or a note",
            Reason::Total => "a total or subtotal of other rows",
            Reason::TooWide => "more cells than there are columns",
        }
    }
}

/// How severe a finding is, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Value)]
pub enum Severity {
    Critical,
    High,
    Medium,
    Low,
    /// Negligible, or a score of 0.
    Info,
    /// The tool itself says that its severity is unknown: nobody has rated it.
    Unrated,
    /// The file does not say: it may be anything.
    Unknown,
}

named!(
    /// From the worst on.
    Severity {
    Critical: "critical",
    High: "high",
    Medium: "medium",
    Low: "low",
    Info: "negligible",
    Unrated: "unknown to the tool",
    Unknown: "unknown",
});

impl Severity {
    /// Returns the severity of a CVSS score: critical from 9.0, high from 7.0, medium from 4.0, low above 0.
    ///
    /// Source: FIRST, CVSS v3.1 specification, section 5 (qualitative severity rating scale); GitHub draws the same
    /// lines for `security-severity` in SARIF ("SARIF support for code scanning", reportingDescriptor object).
    pub fn of_score(score: f64) -> Severity {
        match score {
            s if s > 10.0 || s.is_nan() || s < 0.0 => Severity::Unknown,
            s if s >= 9.0 => Severity::Critical,
            s if s >= 7.0 => Severity::High,
            s if s >= 4.0 => Severity::Medium,
            s if s > 0.0 => Severity::Low,
            _ => Severity::Info,
        }
    }
}

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    Vulnerability,
    Misconfiguration,
    Secret,
    Licence,
}

impl Sort {
    /// Every sort, in the order of tables.
    pub const ALL: [Sort; 4] = [
        Sort::Vulnerability,
        Sort::Misconfiguration,
        Sort::Secret,
        Sort::Licence,
    ];

    /// Returns the word for several of them.
    pub fn many(self) -> &'static str {
        match self {
            Sort::Vulnerability => "vulnerabilities",
            Sort::Misconfiguration => "misconfigurations",
            Sort::Secret => "secrets",
            Sort::Licence => "licences",
        }
    }
}

/// How many findings of one sort and severity there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub sort: Sort,
    pub severity: Severity,
    pub count: usize,
    /// How many of them have a fix ready; `None` where the file does not say.
    pub fixable: Option<usize>,
}

/// A number that can become a measurement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What it is, with a capital; the same for every file of the same reader, so that it can be remembered by it.
    pub name: String,
    /// The number, or a sentence that says why the file does not tell it.
    pub value: Result<Finite, String>,
    /// The part and the whole, where the value is a share of which both were counted.
    pub counted: Option<Ratio>,
    pub unit: Unit,
    /// How the number came about, in a sentence.
    pub how: String,
    /// The keys of the library's KPIs that it fits, best first.
    pub kpis: Vec<String>,
    /// How many days up to `read_at` it covers, where it is about a period.
    pub days: Option<u32>,
}
