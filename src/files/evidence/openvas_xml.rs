//! OpenVAS and Greenbone: a report as XML, of the protocol GMP.
//!
//! Their word "High" begins at CVSS 7.0 and has no end: what is critical only the number tells.

use std::collections::BTreeSet;

use super::nessus_csv::{finding, hosts_in_words};
use super::refusal::EvidenceRefusal;
use super::severity_of;
use super::xml::{self, Element, Handler};
use crate::domain::measure::evidence::tally::Tally;
use crate::domain::measure::evidence::{Reading, Reason, Severity, Sort, ToolReader};
use crate::domain::value::Moment;
use crate::files::dates;

pub(super) fn read(
    text: &str,
    progress: &mut dyn FnMut(usize),
) -> Result<Reading, EvidenceRefusal> {
    let mut report = Report::default();
    xml::walk(text, &mut report, progress)?;
    Ok(report.finish())
}

/// Counts results, whatever they were written in.
#[derive(Default)]
pub(super) struct Results {
    /// How many are called high and have a score of 9 or more.
    critical_called_high: usize,
    /// How many are called high and have no score.
    high_without_score: usize,
}

impl Results {
    /// Tells whether a kind of solution is a fix; `None` where none is named.
    pub(super) fn fix(&self, solution: &str) -> Option<bool> {
        (!solution.is_empty()).then(|| solution.eq_ignore_ascii_case("VendorFix"))
    }

    /// Counts a result by its score, or by its word where it has none.
    ///
    /// Its id, host, port and test together tell it from others: reports whose ids were replaced have one for many.
    pub(super) fn count(
        &mut self,
        [id, host, port, test]: [&str; 4],
        score: &str,
        word: &str,
        fix: Option<bool>,
        tally: &mut Tally,
    ) {
        let score: Option<f64> = score.replace(',', ".").parse().ok();
        if let Some(reason) = left_out(score, word) {
            tally.leave_out(reason);
            return;
        }
        let is_high = word.eq_ignore_ascii_case("High");
        let severity = match score {
            Some(score) => Severity::of_score(score),
            // It may be critical.
            None if is_high => Severity::Unknown,
            None => severity_of(word).unwrap_or(Severity::Unknown),
        };
        self.critical_called_high += usize::from(is_high && severity == Severity::Critical);
        self.high_without_score += usize::from(is_high && score.is_none());
        let found = finding(Sort::Vulnerability, severity, fix);
        match id {
            "" => tally.count(found),
            id => tally.count_once([id, host, port, test].join("\u{1f}"), found),
        }
    }

    /// Ends the reading with what has to be said about "High".
    pub(super) fn finish(&self, mut tally: Tally, reader: ToolReader, hosts: usize) -> Reading {
        let (critical, without) = (self.critical_called_high, self.high_without_score);
        if critical > 0 {
            tally.note(format!(
                "OpenVAS calls {critical} of the findings high that have a CVSS score of 9.0 or more; here they count as \
                 critical."
            ));
        }
        if without > 0 {
            tally.note(format!(
                "{without} of the findings are called high without a CVSS score, so they may be high or critical. Export \
                 the report with the column CVSS."
            ));
        }
        tally.finish(reader, hosts_in_words(hosts))
    }
}

/// Returns why a result is no finding.
///
/// Source: GMP, "severity": 0.0 is log, −1.0 false positive, −2.0 debug, −3.0 error.
fn left_out(score: Option<f64>, word: &str) -> Option<Reason> {
    let is = |expected: &str| word.eq_ignore_ascii_case(expected);
    match score {
        _ if is("False Positive") => Some(Reason::FalsePositive),
        Some(-1.0) => Some(Reason::FalsePositive),
        _ if is("Error") || is("Debug") => Some(Reason::ScanError),
        Some(score) if score < 0.0 => Some(Reason::ScanError),
        Some(0.0) => Some(Reason::Informational),
        None if is("Log") || is("None") => Some(Reason::Informational),
        _ => None,
    }
}

#[derive(Default)]
struct Report {
    results: Results,
    tally: Tally,
    hosts: BTreeSet<String>,
    id: String,
    host: String,
    port: String,
    /// The OID of the test that found it.
    test: String,
    score: String,
    word: String,
    solution: String,
    ended: Option<Moment>,
    /// When the scan started, or the report was made.
    other_date: Option<Moment>,
    /// How many results are in the file, and how many the scanner says there are.
    read: usize,
    told: usize,
    unfinished: String,
    filter: String,
}

impl Handler for Report {
    fn open(&mut self, path: &str, element: &Element) {
        if path.ends_with("/results/result") {
            self.id = element.attribute("id");
            self.host.clear();
            self.port.clear();
            self.test.clear();
            self.score.clear();
            self.word.clear();
            self.solution.clear();
        } else if path.ends_with("/results/result/nvt") {
            self.test = element.attribute("oid");
        } else if path.ends_with("/results/result/nvt/solution") {
            self.solution = element.attribute("type");
        } else if path.ends_with("report/results") {
            // A report without its details has no such list, and files of other tools begin with "report", too.
            self.tally.looks_for(Sort::Vulnerability);
        }
    }

    fn close(&mut self, path: &str, text: &str) {
        // The place below the innermost report or list of results, of which several are nested in each other.
        let Some((_, behind)) = path.rsplit_once("report/") else {
            return;
        };
        match behind {
            "results/result" => {
                self.read += 1;
                let fix = self.results.fix(&self.solution);
                let identity = [&*self.id, &*self.host, &*self.port, &*self.test];
                self.results
                    .count(identity, &self.score, &self.word, fix, &mut self.tally);
            }
            "results/result/severity" => self.score = text.to_owned(),
            "results/result/threat" => self.word = text.to_owned(),
            "results/result/host" => {
                self.host = text.to_owned();
                self.hosts.insert(text.to_owned());
            }
            "results/result/port" => self.port = text.to_owned(),
            "scan_end" => self.ended = self.ended.max(dates::of_tool(text)),
            "scan_start" | "timestamp" | "creation_time" => {
                self.other_date = self.other_date.max(dates::of_tool(text));
            }
            "scan_run_status" if text != "Done" => self.unfinished = text.to_owned(),
            "result_count/filtered" => self.told = text.parse().unwrap_or(0),
            "filters/term" => self.filter = text.to_owned(),
            _ => {}
        }
    }
}

impl Report {
    fn finish(mut self) -> Reading {
        self.tally.dated(self.ended.or(self.other_date));
        if !self.unfinished.is_empty() {
            let state = &self.unfinished;
            self.tally
                .may_miss_some(&format!("the scan was not finished (“{state}”)."));
        }
        // Reports come in pages of 100 results unless one asks for all.
        if self.told > self.read {
            let (told, read) = (self.told, self.read);
            self.tally.may_miss_some(&format!(
                "the scan has {told} results, and the file holds {read} of them. Export it with rows=-1."
            ));
        }
        self.note_filter();
        self.results
            .finish(self.tally, ToolReader::OpenVasXml, self.hosts.len())
    }

    /// Says what the filter of the report leaves out.
    fn note_filter(&mut self) {
        let terms = self.filter.split_ascii_whitespace();
        let term = |key: &str| terms.clone().find_map(|term| term.strip_prefix(key));
        if term("levels=").is_some_and(|levels| !levels.contains('h')) {
            self.tally.may_miss_some(
                "the report leaves out what is called high (its filter says levels=).",
            );
        }
        if let Some(quality) = term("min_qod=") {
            self.tally.note(format!(
                "The report leaves out results that are less than {quality} % certain (its filter says min_qod={quality})."
            ));
        }
    }
}
