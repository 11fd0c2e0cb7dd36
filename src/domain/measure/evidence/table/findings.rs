//! Figures of a table of findings: how many are open and how old, by severity; how long it took to fix them; and how many
//! are open past the days that one's own rules allow.
//!
//! [`standing`] counts what is open, [`fixing`] what was fixed.

mod fixing;
mod standing;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::ending::End;
use super::mapping::TableMapping;
use super::months::sorted;
use super::{Left, Series};
use crate::domain::measure::evidence::{Reason, Rows, Severity};
use crate::domain::value::Moment;
use crate::domain::words::template::in_number;

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Its number or name; empty where the file has none.
    pub id: String,
    /// The system that has it; empty where the file names none.
    pub asset: String,
    pub severity: Severity,
    pub found: Option<Moment>,
    pub fixed: End,
    /// When a fix was there to be installed.
    pub fix_ready: Option<Moment>,
    pub due: Option<NaiveDate>,
}

/// Which columns the table has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Has {
    pub id: bool,
    pub asset: bool,
    pub severity: bool,
    pub found: bool,
    pub fixed: bool,
    pub state: bool,
    pub fix_ready: bool,
    pub due: bool,
}

/// The severities that are counted apart.
const RATED: [Severity; 4] = [
    Severity::Critical,
    Severity::High,
    Severity::Medium,
    Severity::Low,
];

/// The limits in days that are offered until a person says their own.
///
/// Source: CISA, Binding Operational Directive 19-02 (critical 15, high 30); FedRAMP, Vulnerability Scanning Requirements
/// (moderate 90, low 180).
pub const USUAL_LIMITS: [(Severity, u32); 4] = [
    (Severity::Critical, 15),
    (Severity::High, 30),
    (Severity::Medium, 90),
    (Severity::Low, 180),
];

/// Returns how many days findings of the severity may stay open: as a person has said, or the usual ones where they have
/// said nothing at all.
pub fn limit(mapping: &TableMapping, severity: Severity) -> Option<u32> {
    match mapping.limits.is_empty() {
        false => mapping.limit(severity),
        true => {
            let usual = USUAL_LIMITS.iter().find(|(of, _)| *of == severity)?;
            Some(usual.1)
        }
    }
}

/// Makes the figures.
pub fn figures(
    rows: Vec<Result<Finding, Reason>>,
    has: Has,
    mapping: &TableMapping,
    as_of: NaiveDate,
    mut left: Left,
) -> (Vec<Series>, Rows, Vec<String>) {
    let mut good = Vec::new();
    for row in rows {
        match row {
            Err(reason) => left.add(reason),
            Ok(_) if !has.is_about_findings() => left.add(Reason::NotUnderstood),
            Ok(row) => good.push(row),
        }
    }
    if has.id && has.asset {
        let rows = good.len();
        good = each_once(good);
        for _ in good.len()..rows {
            left.add(Reason::Again);
        }
    }
    let mut figures = Vec::new();
    if has.is_about_findings() {
        figures = all_series(&good, has, mapping, as_of);
    }
    let notes = notes(&good, has, mapping, as_of);
    (figures, left.rows(good.len()), notes)
}

impl Has {
    /// Tells whether there is enough to say that a row is a finding.
    fn is_about_findings(self) -> bool {
        self.severity && (self.id || self.asset || self.found || self.fixed || self.state)
    }

    fn ends(self) -> bool {
        self.fixed || self.state
    }
}

/// Joins the rows of one finding on one system: it is open as long as one of them is, since the first of them.
fn each_once(rows: Vec<Finding>) -> Vec<Finding> {
    let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut all: Vec<Finding> = Vec::new();
    for row in rows {
        let key = (row.id.to_lowercase(), row.asset.to_lowercase());
        let is_named = !key.0.is_empty() && !key.1.is_empty();
        match places.get(&key).filter(|_| is_named) {
            Some(at) => join(&mut all[*at], row),
            None => {
                places.insert(key, all.len());
                all.push(row);
            }
        }
    }
    all
}

fn join(one: &mut Finding, other: Finding) {
    one.found = [one.found, other.found].into_iter().flatten().min();
    one.due = [one.due, other.due].into_iter().flatten().min();
    one.fixed = match (one.fixed, other.fixed) {
        (End::Open, _) | (_, End::Open) => End::Open,
        (End::Unknown, _) | (_, End::Unknown) => End::Unknown,
        (End::At(at), End::At(other)) => End::At(at.max(other)),
        _ => End::Done,
    };
    if (other.severity as usize) < one.severity as usize {
        one.severity = other.severity;
    }
}

fn all_series(good: &[Finding], has: Has, mapping: &TableMapping, as_of: NaiveDate) -> Vec<Series> {
    let mut figures = Vec::new();
    let is_there = |severity: &&Severity| good.iter().any(|one| one.severity == **severity);
    let there: Vec<Severity> = RATED.iter().filter(is_there).copied().collect();
    for severity in RATED {
        figures.push(standing::open(good, severity, has, as_of));
    }
    if has.found {
        for severity in &there {
            figures.push(standing::age(good, *severity, as_of));
        }
    }
    figures.push(standing::overdue(good, has, mapping, as_of));
    if has.found && has.fixed {
        for severity in &there {
            figures.extend(fixing::to_fix(good, *severity, as_of));
        }
    }
    if has.fix_ready && has.fixed {
        for severity in &there {
            figures.push(fixing::to_patch(good, *severity, as_of));
        }
    }
    figures
}

/// Returns since how many days the open ones of the severity are known, the oldest last.
fn ages(good: &[Finding], severity: Severity, as_of: NaiveDate) -> Vec<f64> {
    let open = good
        .iter()
        .filter(|one| one.severity == severity && one.fixed.is_open_on(as_of) != Some(false));
    let ages = open.filter_map(|one| Some((as_of - one.found?.date).num_days() as f64));
    sorted(ages.collect())
}

impl Finding {
    /// Tells whether it is open; a table that does not say what is fixed lists what is open.
    fn is_open(&self, has: Has, as_of: NaiveDate) -> bool {
        !has.ends() || self.fixed.is_open_on(as_of) != Some(false)
    }

    /// Returns the last day on which it may be open by one's own limits.
    fn last_day(&self, mapping: &TableMapping) -> Option<NaiveDate> {
        let days = limit(mapping, self.severity)?;
        (self.found?.date).checked_add_days(chrono::Days::new(days.into()))
    }
}

fn notes(good: &[Finding], has: Has, mapping: &TableMapping, as_of: NaiveDate) -> Vec<String> {
    let mut notes = Vec::new();
    if !has.is_about_findings() {
        notes.push(
            "None of the columns is said to hold a severity and what has it. Choose the columns above, or another subject."
                .to_owned(),
        );
        return notes;
    }
    if !has.ends() {
        notes.push(
            "No column tells which findings are fixed, so all of them count as open.".to_owned(),
        );
    }
    let unknown = good
        .iter()
        .filter(|one| one.fixed.is_open_on(as_of).is_none());
    let unknown = unknown.count();
    if has.ends() && unknown > 0 {
        notes.push(in_number(
            unknown,
            "For {#n finding} the end is not understood; {n it counts/they count} as open.",
        ));
    }
    if mapping.limits.is_empty() && has.found {
        notes.push(
            "The days after which an open finding is late are those of US federal rules (CISA, FedRAMP) until you put \
             your own."
                .to_owned(),
        );
    }
    notes
}
