//! Tables of Nessus and of Tenable, whose columns differ but mean the same.
//!
//! One finding has a row for each of its CVEs, and often several for its outputs: plugin, host, protocol and port together
//! tell findings apart. Risk "None" is information.

use std::collections::BTreeSet;

use super::refusal::EvidenceRefusal;
use super::rows::{Header, Row, cell, each_row};
use super::severity_of;
use crate::domain::measure::evidence::tally::{Finding, Tally};
use crate::domain::measure::evidence::{Reading, Reason, Severity, Sort, ToolReader};
use crate::domain::words::english::counted;
use crate::files::dates;

/// Where what is read stands. Names in this order: Nessus and Tenable.io, Tenable.sc, exports of Tenable Vulnerability
/// Management's new pages.
struct Columns {
    plugin: Option<usize>,
    severity: Option<usize>,
    host: Option<usize>,
    repository: Option<usize>,
    protocol: Option<usize>,
    port: Option<usize>,
    state: Option<usize>,
    modification: Option<usize>,
    seen: Option<usize>,
    patch: Option<usize>,
}

impl Columns {
    fn of(header: &Header) -> Columns {
        let find = |names: &[&str]| header.find(names);
        Columns {
            plugin: find(&["Plugin ID", "Plugin", "definition.id"]),
            severity: find(&["Risk", "Severity"]),
            host: find(&["Host", "IP Address", "asset.id", "asset.name"]),
            repository: find(&["Repository"]),
            protocol: find(&["Protocol"]),
            port: find(&["Port"]),
            state: find(&["Vulnerability State", "state"]),
            modification: find(&["Modification", "risk_modified"]),
            seen: find(&["Last Found", "Last Observed", "last_seen"]),
            patch: find(&["Patch Available"]),
        }
    }

    /// Returns what tells one finding from another.
    fn identity(&self, row: &Row) -> String {
        let parts = [
            self.plugin,
            self.repository,
            self.host,
            self.protocol,
            self.port,
        ];
        let parts = parts.map(|column| cell(row, column).to_ascii_lowercase());
        parts.join("\u{1f}")
    }
}

pub(super) fn read(
    text: &str,
    reader: ToolReader,
    progress: &mut dyn FnMut(usize),
) -> Result<Reading, EvidenceRefusal> {
    let Some(header) = Header::of(text) else {
        return Err(EvidenceRefusal::Empty);
    };
    let columns = Columns::of(&header);
    let mut tally = Tally::default();
    tally.looks_for(Sort::Vulnerability);
    header.note_repeated(
        &[columns.plugin, columns.severity, columns.host],
        &mut tally,
    );
    let (mut hosts, mut unknown) = (BTreeSet::new(), BTreeSet::new());
    each_row(text, &header, &mut tally, progress, &mut |row, tally| {
        hosts.insert(cell(row, columns.host).to_owned());
        tally.dated(dates::of_tool(cell(row, columns.seen)));
        if let Some(word) = count(row, &columns, tally) {
            unknown.insert(word);
        }
    })?;
    for word in unknown {
        tally.note(format!(
            "“{word}” is no severity that is known here; its rows count as unknown."
        ));
    }
    let about = hosts_in_words(hosts.len());
    Ok(tally.finish(reader, about))
}

/// Counts a row; returns the word for its severity if it is none that is known.
fn count(row: &Row, columns: &Columns, tally: &mut Tally) -> Option<String> {
    let word = cell(row, columns.severity);
    let is = |column, expected: &str| cell(row, column).eq_ignore_ascii_case(expected);
    let left_out = match () {
        () if is(columns.state, "Fixed") => Some(Reason::Fixed),
        () if is(columns.modification, "Accepted") => Some(Reason::Accepted),
        () if is(columns.severity, "None") || is(columns.severity, "Info") || word == "0" => {
            Some(Reason::Informational)
        }
        () if is(columns.severity, "Passed") => Some(Reason::Passed),
        () => None,
    };
    if let Some(reason) = left_out {
        tally.leave_out(reason);
        return None;
    }
    // The audits of Nessus put their result where others have the risk, and one plugin makes all the checks.
    if is(columns.severity, "Failed") || is(columns.severity, "Warning") {
        tally.count(finding(Sort::Misconfiguration, Severity::Unknown, None));
        return None;
    }
    let severity = severity_of(word).or_else(|| of_number(word));
    let fix = match () {
        () if is(columns.patch, "true") => Some(true),
        () if is(columns.patch, "false") => Some(false),
        () => None,
    };
    let found = finding(
        Sort::Vulnerability,
        severity.unwrap_or(Severity::Unknown),
        fix,
    );
    tally.count_once(columns.identity(row), found);
    let is_strange = severity.is_none() && !word.is_empty();
    is_strange.then(|| word.chars().take(20).collect())
}

/// Returns the severity that Tenable's products write as a number, 1 to 4.
pub(super) fn of_number(text: &str) -> Option<Severity> {
    match text {
        "4" => Some(Severity::Critical),
        "3" => Some(Severity::High),
        "2" => Some(Severity::Medium),
        "1" => Some(Severity::Low),
        _ => None,
    }
}

/// Returns a finding of something that is not a package.
pub(super) fn finding(sort: Sort, severity: Severity, fix: Option<bool>) -> Finding<'static> {
    Finding {
        sort,
        severity,
        fix,
        dependency: "",
    }
}

/// Returns how many hosts a file is about.
pub(super) fn hosts_in_words(hosts: usize) -> String {
    match hosts {
        0 => String::new(),
        hosts => counted(hosts, "host"),
    }
}
