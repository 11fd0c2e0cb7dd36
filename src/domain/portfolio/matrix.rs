//! The same KPI across scorecards.
//!
//! Two KPIs are the same when they come from the same library entry, or, where one is a person's own, have the same name
//! and unit. Each keeps its own target: they are compared by status and by the distance to it, never by their values.

use super::summary::{KpiLine, Summary};
use crate::domain::measure::evaluation::Status;
use crate::domain::measure::kpi::Unit;
use crate::domain::order::sort_by;

/// A KPI and where it stands in each scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    pub name: String,
    /// For each scorecard the positions of its KPIs that are this one; mostly one or none.
    pub cells: Vec<Vec<usize>>,
}

impl MatrixRow {
    /// Counts the scorecards that have it.
    pub fn shared(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// Returns its lines with the position of their scorecards, the worst miss first and the unknown last.
    pub fn lines<'a>(&self, summaries: &[&'a Summary]) -> Vec<(usize, &'a KpiLine)> {
        let mut lines = Vec::new();
        for (at, (cell, summary)) in self.cells.iter().zip(summaries).enumerate() {
            let kpis = cell.iter().filter_map(|&kpi| summary.kpis.get(kpi));
            lines.extend(kpis.map(|kpi| (at, kpi)));
        }
        sort_by(&mut lines, |(_, a), (_, b)| {
            let is_unknown = |line: &KpiLine| matches!(line.status, Status::Stale | Status::NoData);
            let miss = |line: &KpiLine| line.miss.unwrap_or(0.0);
            is_unknown(a)
                .cmp(&is_unknown(b))
                .then_with(|| miss(b).total_cmp(&miss(a)))
        });
        lines
    }

    /// Counts the scorecards in which it is off target.
    pub fn off(&self, summaries: &[&Summary]) -> usize {
        let is_off = |(cell, summary): &(&Vec<usize>, &&Summary)| {
            let mut kpis = cell.iter().filter_map(|&kpi| summary.kpis.get(kpi));
            kpis.any(|kpi| kpi.status == Status::OffTarget)
        };
        self.cells.iter().zip(summaries).filter(is_off).count()
    }
}

/// Returns a row for each KPI: what most scorecards have comes first, then what is off in most.
pub fn matrix(summaries: &[&Summary]) -> Vec<MatrixRow> {
    let mut rows: Vec<(Key, MatrixRow)> = Vec::new();
    for (at, summary) in summaries.iter().enumerate() {
        for (position, kpi) in summary.kpis.iter().enumerate() {
            let key = Key::of(kpi);
            let found = (rows.iter())
                .position(|(known, _)| known.is_from_the_same_entry(&key))
                .or_else(|| rows.iter().position(|(known, _)| known.is_named_like(&key)));
            let place = found.unwrap_or_else(|| {
                let cells = vec![Vec::new(); summaries.len()];
                let name = kpi.name.clone();
                rows.push((key, MatrixRow { name, cells }));
                rows.len() - 1
            });
            rows[place].1.cells[at].push(position);
        }
    }
    let mut rows: Vec<MatrixRow> = rows.into_iter().map(|(_, row)| row).collect();
    sort_by(&mut rows, |a, b| {
        let order = |row: &MatrixRow| std::cmp::Reverse((row.shared(), row.off(summaries)));
        order(a).cmp(&order(b)).then_with(|| a.name.cmp(&b.name))
    });
    rows
}

/// What makes two KPIs the same.
struct Key {
    library: String,
    name: String,
    unit: Unit,
}

impl Key {
    fn of(kpi: &KpiLine) -> Key {
        Key {
            library: kpi.library.clone(),
            name: kpi.name.trim().to_lowercase(),
            unit: kpi.unit,
        }
    }

    fn is_from_the_same_entry(&self, other: &Key) -> bool {
        !self.library.is_empty() && self.library == other.library
    }

    /// What comes from two entries of the library is not the same, whatever it is called.
    fn is_named_like(&self, other: &Key) -> bool {
        let is_own = self.library.is_empty() || other.library.is_empty();
        is_own && self.name == other.name && self.unit == other.unit
    }
}
