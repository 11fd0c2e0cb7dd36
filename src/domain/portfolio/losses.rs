//! What the open risks of several scorecards may cost together.
//!
//! Means may be added; percentiles may not: the bad years of two projects seldom fall together. So all risks of one
//! currency go into one simulation. Different currencies are never added: their rate is nobody's to guess.

use std::collections::BTreeSet;

use super::summary::Summary;
use crate::domain::decide::policy::Policy;
use crate::domain::decide::simulation::{Plan, SimulatedRisk};
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::words::template::in_number;

/// The losses in one currency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CurrencyLosses {
    pub currency: String,
    /// The scorecards that count in it and have open risks.
    pub scorecards: Vec<ScorecardLosses>,
    /// All their open risks with an estimate, each under an id of its own.
    pub risks: Vec<SimulatedRisk>,
    /// How many open risks nobody has estimated: they are in no sum.
    pub unknown: usize,
    /// How many of the risks stand in another of the scorecards too, as in a copy, and count in each.
    pub repeated: usize,
    /// The expected loss of a year before mitigation.
    pub before: f64,
    /// The same after it.
    pub after: f64,
    ids: BTreeSet<Id>,
}

/// What one scorecard adds.
#[derive(Clone, Debug, PartialEq)]
pub struct ScorecardLosses {
    pub title: String,
    pub risks: usize,
    pub unknown: usize,
    /// The expected loss of a year before and after mitigation; unknown while no risk has an estimate.
    pub expected: Option<(f64, f64)>,
}

/// Gathers the losses of each currency, in the order of their names.
pub fn by_currency(summaries: &[&Summary]) -> Vec<CurrencyLosses> {
    let mut all: Vec<CurrencyLosses> = Vec::new();
    for summary in summaries.iter().filter(|summary| summary.open_risks > 0) {
        let found = all.iter().position(|one| one.currency == summary.currency);
        let place = found.unwrap_or_else(|| {
            all.push(CurrencyLosses {
                currency: summary.currency.clone(),
                ..CurrencyLosses::default()
            });
            all.len() - 1
        });
        all[place].add(summary);
    }
    sort_by(&mut all, |a, b| a.currency.cmp(&b.currency));
    all
}

impl CurrencyLosses {
    fn add(&mut self, summary: &Summary) {
        for risk in &summary.losses {
            let mut risk = *risk;
            if !self.ids.insert(risk.id) {
                // Chance goes by the id: the same one twice would make two projects suffer in the same years.
                // The library's own ids stand in every project; of those only equal estimates look like a copy.
                let is_copy = |one: &SimulatedRisk| one.id == risk.id && one.losses == risk.losses;
                self.repeated +=
                    usize::from(!risk.id.is_shared() || self.risks.iter().any(is_copy));
                risk.id = mixed(risk.id, summary.id);
            }
            self.before += risk.losses.before.annual_mean();
            self.after += risk.losses.after.annual_mean();
            self.risks.push(risk);
        }
        self.unknown += summary.unknown_losses;
        self.scorecards.push(ScorecardLosses {
            title: summary.title.clone(),
            risks: summary.losses.len(),
            unknown: summary.unknown_losses,
            expected: summary.expected_loss(),
        });
    }

    /// Returns what simulates them together, with the usual years and seed.
    pub fn plan(&self) -> Plan {
        let Policy {
            years,
            seed,
            horizon,
            ..
        } = Policy::default();
        Plan {
            risks: self.risks.clone(),
            years,
            seed,
            horizon,
        }
    }

    /// Says what is not in the sums, and what is in them twice.
    pub fn caveats(&self) -> Vec<String> {
        let mut said = Vec::new();
        match self.unknown {
            0 => {}
            many => said.push(in_number(
                many,
                "{n open risk} {n has/have} no estimate: {n it is/they are} in no sum, and {n is/are} not counted as 0.",
            )),
        }
        match self.repeated {
            0 => {}
            1 => said.push(
                "One risk stands in two of the scorecards and counts in each: is one a copy of the other?"
                    .to_owned(),
            ),
            many => said.push(in_number(
                many,
                "{n risk} stand in more than one of the scorecards and count in each: is one a copy of another?",
            )),
        }
        said
    }
}

fn mixed(risk: Id, scorecard: Id) -> Id {
    Id::from_number(risk.0.as_u128() ^ scorecard.0.as_u128().rotate_left(1))
}
