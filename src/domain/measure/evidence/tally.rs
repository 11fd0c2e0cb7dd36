//! Counts what a reader finds, and makes the figures of it.

use std::collections::BTreeSet;

use super::{Figure, Found, LeftOut, Reading, Reason, Rows, Severity, Sort, ToolReader};
use crate::domain::measure::kpi::Unit;
use crate::domain::value::{Finite, Moment};
use crate::domain::words::english::counted_with;

/// One finding, as far as it is counted.
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    pub sort: Sort,
    pub severity: Severity,
    /// Whether a fix is ready; `None` where the file does not say.
    pub fix: Option<bool>,
    /// The building block that has it, with its version; empty where the file names none.
    pub dependency: &'a str,
}

/// What has been counted so far.
#[derive(Debug, Default)]
pub struct Tally {
    counts: [[Count; 7]; 4],
    looked_for: [bool; 4],
    left_out: Vec<LeftOut>,
    /// Identities of findings that the file lists several times.
    seen: BTreeSet<String>,
    /// Dependencies with a critical or high vulnerability and a fix.
    to_update: BTreeSet<String>,
    names_dependencies: bool,
    incomplete: Option<String>,
    read_at: Option<Moment>,
    notes: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    found: usize,
    fixable: usize,
    /// Of how many it is not said whether they have a fix.
    fix_unknown: usize,
}

impl Tally {
    /// Notes that the file tells about findings of the sort, even when there are none.
    pub fn looks_for(&mut self, sort: Sort) {
        self.looked_for[sort as usize] = true;
    }

    /// Counts a finding.
    pub fn count(&mut self, finding: Finding) {
        self.looks_for(finding.sort);
        let count = &mut self.counts[finding.sort as usize][finding.severity as usize];
        count.found += 1;
        match finding.fix {
            Some(true) => count.fixable += 1,
            Some(false) => {}
            None => count.fix_unknown += 1,
        }
        self.names_dependencies |= !finding.dependency.is_empty();
        let is_serious = matches!(finding.severity, Severity::Critical | Severity::High);
        if is_serious && finding.fix == Some(true) && finding.sort == Sort::Vulnerability {
            self.to_update.insert(finding.dependency.to_owned());
        }
    }

    /// Counts a finding, unless one of the same identity was counted before.
    pub fn count_once(&mut self, identity: String, finding: Finding) {
        match self.seen.insert(identity) {
            true => self.count(finding),
            false => self.leave_out(Reason::Repeated),
        }
    }

    /// Counts a row as left out.
    pub fn leave_out(&mut self, reason: Reason) {
        match self.left_out.iter_mut().find(|left| left.reason == reason) {
            Some(left) => left.rows += 1,
            None => self.left_out.push(LeftOut { reason, rows: 1 }),
        }
    }

    /// Takes the date, unless it has a later one.
    pub fn dated(&mut self, at: Option<Moment>) {
        self.read_at = self.read_at.max(at);
    }

    /// Says why the counts may not be all there is; the sentence goes behind "It is at least 3: ".
    pub fn may_miss_some(&mut self, why: &str) {
        self.incomplete.get_or_insert_with(|| why.to_owned());
    }

    /// Adds a sentence for people.
    pub fn note(&mut self, sentence: String) {
        self.notes.push(sentence);
    }
}

/// The figures.
impl Tally {
    /// Makes what was counted a reading.
    pub fn finish(mut self, reader: ToolReader, about: String) -> Reading {
        let notes = std::mem::take(&mut self.notes);
        let left_out = std::mem::take(&mut self.left_out);
        let counted = Sort::ALL.iter().map(|&sort| self.total(sort)).sum();
        let left: usize = left_out.iter().map(|left| left.rows).sum();
        Reading {
            reader,
            about,
            read_at: self.read_at,
            rows: Rows {
                read: counted + left,
                counted,
                left_out,
            },
            found: self.found(),
            figures: self.figures(reader),
            notes,
        }
    }

    /// Returns the table of what was found: always with the four severities that have a name everywhere.
    fn found(&self) -> Vec<Found> {
        let mut found = Vec::new();
        for sort in Sort::ALL {
            for severity in Severity::ALL {
                let count = self.counts[sort as usize][severity as usize];
                let usual = severity as usize <= Severity::Low as usize;
                if self.looked_for[sort as usize] && (usual || count.found > 0) {
                    found.push(Found {
                        sort,
                        severity,
                        count: count.found,
                        fixable: (count.fix_unknown == 0).then_some(count.fixable),
                    });
                }
            }
        }
        found
    }

    fn figures(&self, reader: ToolReader) -> Vec<Figure> {
        let mut figures = Vec::new();
        for severity in &Severity::ALL[..4] {
            figures.push(self.rated(*severity));
        }
        if matches!(reader, ToolReader::Trivy | ToolReader::Grype) {
            figures.push(self.dependencies());
        }
        if self.is_told(Sort::Secret, reader) {
            figures.push(self.secrets());
        }
        if self.is_told(Sort::Misconfiguration, reader) {
            figures.push(self.misconfigurations());
        }
        figures
    }

    /// Trivy may look for everything, so that what is not there is worth a line.
    fn is_told(&self, sort: Sort, reader: ToolReader) -> bool {
        reader == ToolReader::Trivy || self.looked_for[sort as usize]
    }

    fn rated(&self, severity: Severity) -> Figure {
        const SORT: Sort = Sort::Vulnerability;
        let count = self.of(SORT, severity);
        let word = severity.name();
        let unrated = match self.of(SORT, Severity::Unrated) {
            0 => String::new(),
            more => format!(
                " For {more} more the tool itself says that the severity is unknown; it may be any."
            ),
        };
        let kpis: &[&str] = match severity {
            Severity::Critical => &["critical-vulnerabilities"],
            _ => &[],
        };
        count_figure(
            match severity {
                Severity::Critical => "Critical vulnerabilities",
                Severity::High => "High vulnerabilities",
                Severity::Medium => "Medium vulnerabilities",
                _ => "Low vulnerabilities",
            },
            self.known(SORT, count, true),
            format!(
                "{count} of {} counted are rated {word}.{unrated} The same one on several systems or packages counts each time.",
                self.in_words(SORT)
            ),
            kpis,
        )
    }

    fn dependencies(&self) -> Figure {
        let count = self.to_update.len();
        let serious = &self.counts[Sort::Vulnerability as usize][..2];
        let known = match serious.iter().any(|count| count.fix_unknown > 0) {
            true => Err("The file does not say which vulnerabilities have a fix.".to_owned()),
            false => self.known(Sort::Vulnerability, count, true),
        };
        count_figure(
            "Dependencies to update",
            known,
            format!(
                "{} a critical or high vulnerability for which a fixed version exists. One \
                 with several vulnerabilities counts once.",
                counted_with(count, "different package", "has", "have")
            ),
            &["vulnerable-dependencies"],
        )
    }

    fn secrets(&self) -> Figure {
        let count = self.total(Sort::Secret);
        count_figure(
            "Secrets found",
            self.known(Sort::Secret, count, false),
            format!(
                "{count} found, of any severity. Whether they still work, the scanner cannot know."
            ),
            &["secrets-exposed"],
        )
    }

    fn misconfigurations(&self) -> Figure {
        const SORT: Sort = Sort::Misconfiguration;
        let count = self.of(SORT, Severity::Critical) + self.of(SORT, Severity::High);
        count_figure(
            "Misconfigurations, high or critical",
            self.known(SORT, count, true),
            format!(
                "{count} of {} counted are rated high or critical.",
                self.in_words(SORT)
            ),
            &["cloud-misconfigurations"],
        )
    }

    fn of(&self, sort: Sort, severity: Severity) -> usize {
        self.counts[sort as usize][severity as usize].found
    }

    fn total(&self, sort: Sort) -> usize {
        self.counts[sort as usize]
            .iter()
            .map(|count| count.found)
            .sum()
    }

    fn in_words(&self, sort: Sort) -> String {
        format!("{} {}", self.total(sort), sort.many())
    }

    /// Returns the count if the file tells all of it; a count by severity needs every severity.
    fn known(&self, sort: Sort, count: usize, by_severity: bool) -> Result<Finite, String> {
        let unknown = self.of(sort, Severity::Unknown);
        if let Some(why) = &self.incomplete {
            return Err(format!("It is at least {count}: {why}"));
        }
        if !self.looked_for[sort as usize] {
            let many = sort.many();
            return Err(format!(
                "The file does not say whether {many} were looked for."
            ));
        }
        if by_severity && unknown > 0 {
            let all = self.in_words(sort);
            return Err(format!(
                "It is at least {count}: for {unknown} of {all}, the file does not say how severe they are."
            ));
        }
        Finite::new(count as f64).ok_or_else(|| "There are too many to count.".to_owned())
    }
}

fn count_figure(name: &str, value: Result<Finite, String>, how: String, kpis: &[&str]) -> Figure {
    Figure {
        name: name.to_owned(),
        value,
        counted: None,
        unit: Unit::Count,
        how,
        kpis: kpis.iter().map(|&key| key.to_owned()).collect(),
        days: None,
    }
}
