//! Nessus: a scan as `.nessus`, which is XML.
//!
//! Most of such a file is the policy of the scan, which is passed over. Source: Tenable, *Nessus v2 File Format*.

use super::nessus_csv::{finding, hosts_in_words, of_number};
use super::refusal::EvidenceRefusal;
use super::xml::{self, Element, Handler};
use crate::domain::measure::evidence::tally::Tally;
use crate::domain::measure::evidence::{Reading, Reason, Severity, Sort, ToolReader};
use crate::domain::value::Moment;
use crate::files::dates;

const HOST: &str = "NessusClientData_v2/Report/ReportHost";

pub(super) fn read(
    text: &str,
    progress: &mut dyn FnMut(usize),
) -> Result<Reading, EvidenceRefusal> {
    let mut scan = Scan::default();
    xml::walk(text, &mut scan, progress)?;
    scan.tally.dated(scan.ended.or(scan.ended_in_utc));
    Ok(scan
        .tally
        .finish(ToolReader::NessusXml, hosts_in_words(scan.hosts)))
}

#[derive(Default)]
struct Scan {
    tally: Tally,
    hosts: usize,
    host: String,
    /// The name of the property of the host that is being read.
    property: String,
    /// When the last host was done, on the clock of the scanner, as it shows it to people.
    ended: Option<Moment>,
    ended_in_utc: Option<Moment>,
    item: NessusItem,
}

/// A finding while it is read.
#[derive(Default)]
struct NessusItem {
    identity: String,
    severity: String,
    /// What an audit says about a setting; empty for other findings.
    audit: String,
    check: String,
}

impl Handler for Scan {
    fn open(&mut self, path: &str, element: &Element) {
        match path.strip_prefix(HOST) {
            // A policy alone is written as such a file, too.
            Some("") => {
                self.tally.looks_for(Sort::Vulnerability);
                self.hosts += 1;
                self.host = element.attribute("name");
            }
            Some("/HostProperties/tag") => self.property = element.attribute("name"),
            Some("/ReportItem") => {
                let of = |name: &str| element.attribute(name).to_ascii_lowercase();
                let parts = [
                    of("pluginID"),
                    self.host.to_ascii_lowercase(),
                    of("protocol"),
                    of("port"),
                ];
                self.item = NessusItem {
                    identity: parts.join("\u{1f}"),
                    severity: element.attribute("severity"),
                    ..NessusItem::default()
                };
            }
            _ => {}
        }
    }

    fn close(&mut self, path: &str, text: &str) {
        match path.strip_prefix(HOST) {
            Some("/HostProperties/tag") => match self.property.as_str() {
                "HOST_END" => self.ended = self.ended.max(dates::of_tool(text)),
                "HOST_END_TIMESTAMP" => {
                    self.ended_in_utc = self.ended_in_utc.max(dates::of_tool(text));
                }
                _ => {}
            },
            Some("/ReportItem/cm:compliance-result") => self.item.audit = text.to_owned(),
            Some("/ReportItem/cm:compliance-check-name" | "/ReportItem/cm:compliance-check-id") => {
                self.item.check.push_str(text);
            }
            Some("/ReportItem") => self.item.count(&mut self.tally),
            _ => {}
        }
    }
}

impl NessusItem {
    fn count(&self, tally: &mut Tally) {
        let severity = of_number(&self.severity);
        let (sort, severity) = match (self.audit.as_str(), self.severity.as_str()) {
            ("PASSED", _) => return tally.leave_out(Reason::Passed),
            ("ERROR", _) => return tally.leave_out(Reason::ScanError),
            (_, "0") => return tally.leave_out(Reason::Informational),
            ("", _) => (Sort::Vulnerability, severity),
            _ => (Sort::Misconfiguration, severity),
        };
        let identity = format!("{}\u{1f}{}", self.identity, self.check);
        let found = finding(sort, severity.unwrap_or(Severity::Unknown), None);
        tally.count_once(identity, found);
    }
}
