//! Several scorecards side by side: what each says on a day, and what they say together.
//!
//! The portfolio page and its report are made from this. Each scorecard is read once and becomes a [`Summary`]; nothing
//! here changes one.
//!
//! - [`summary`]: one scorecard on one day.
//! - [`matrix`]: the same KPI across scorecards.
//! - [`losses`]: losses of all open risks together, apart for each currency.
//! - [`changes`]: what is different between two days.
//! - [`report`]: all of it in words.

pub mod changes;
pub mod losses;
pub mod matrix;
pub mod report;
pub mod summary;
#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveDateTime};

use self::summary::Summary;
use super::scorecard::Scorecard;

/// One scorecard on two days.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub then: Summary,
    pub now: Summary,
}

impl Pair {
    /// Sums the scorecard up as of both days.
    pub fn of(card: &Scorecard, then: NaiveDate, day: NaiveDate, now: NaiveDateTime) -> Pair {
        Pair {
            then: Summary::of(card, then, now),
            now: Summary::of(card, day, now),
        }
    }
}

/// Computes the health index over the KPIs of all scorecards: Σ weight · score / Σ weight over those whose status is known.
///
/// It is not the mean of their indices: a project with twenty KPIs counts for more than one with two.
pub fn health(summaries: &[&Summary]) -> Option<f64> {
    let (mut weight, mut sum) = (0.0, 0.0);
    for kpi in summaries.iter().flat_map(|summary| &summary.kpis) {
        if let Some(score) = kpi.status.score() {
            weight += kpi.weight;
            sum += kpi.weight * score;
        }
    }
    (weight > 0.0).then(|| 100.0 * sum / weight)
}
