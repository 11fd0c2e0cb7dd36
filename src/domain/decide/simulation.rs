//! Simulated years of loss: what all risks together may cost, before and after mitigation.
//!
//! The losses tab and the budget case run it in a worker. The same plan gives the same outcome, bit for bit, on every
//! machine: its chance is a portable generator, and its functions come from `libm`.
//!
//! - [`draw`]: the events of one risk, and what each costs.
//! - [`summary`]: what is said about the simulated years.

mod draw;
mod summary;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use self::draw::Events;
use super::loss::LossPair;
use crate::domain::order;
use crate::domain::revision::Id;

/// A risk with a loss in money.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimulatedRisk {
    pub id: Id,
    pub losses: LossPair,
}

/// What is to be simulated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// In any order; each has its own stream of chance, so that another risk beside it changes nothing for it.
    pub risks: Vec<SimulatedRisk>,
    pub years: u32,
    pub seed: u32,
    /// How many years are added up for what mitigation avoids.
    pub horizon: u8,
}

/// What the simulated years showed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimulationOutcome {
    pub before: Distribution,
    pub after: Distribution,
    pub avoided: Spread,
    /// The risks, the costliest before mitigation first.
    pub contributors: Vec<Contribution>,
    pub years: u32,
    pub seed: u32,
}

/// The loss of a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Distribution {
    pub mean: f64,
    /// The standard error of the mean.
    pub error: f64,
    /// Exceeded in half of the years.
    pub median: f64,
    /// Exceeded in one year out of ten.
    pub p90: f64,
    /// Exceeded in one year out of twenty.
    pub p95: f64,
    /// The share of years with any loss.
    pub any: f64,
    /// The loss exceedance curve: losses, rising, and the share of years that exceed each. Before and after mitigation
    /// share their losses; without any loss there is no curve.
    pub curve: Vec<(f64, f64)>,
}

/// The loss that mitigation avoids; below 0 where it makes things worse.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// Over the horizon: one time out of twenty it is less.
    pub p5: f64,
    /// Over the horizon: half of the time it is less.
    pub p50: f64,
    /// Over the horizon: one time out of twenty it is more.
    pub p95: f64,
    /// The mean of one year.
    pub yearly_mean: f64,
    /// Over the horizon: the amounts that 0 %, 5 %, … 100 % of the runs do not exceed.
    pub steps: [f64; STEPS],
}

/// The amounts avoided are told in steps of 5 %.
pub const STEPS: usize = 21;

/// The mean loss of a year that one risk brings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    pub id: Id,
    pub before: f64,
    pub after: f64,
}

/// So many events pass between two reports of progress.
const EVENTS_A_REPORT: u32 = 1 << 16;

/// Simulates the years of the plan.
///
/// Each risk has loss events as a Poisson process, and each event a loss drawn from its range. Where how often it happens
/// is a range, one number is drawn from it for each run of years that are looked at together. Before and after
/// mitigation share their chance: an event that mitigation prevents is the one that would have happened, and one that
/// it softens is the same one at the same place of its range. What is avoided is thus a difference, not noise.
///
/// `progress` is told the share that is done, from 0 to 1; when it returns false, the simulation stops with `None`.
pub fn simulate(plan: &Plan, progress: &mut dyn FnMut(f64) -> bool) -> Option<SimulationOutcome> {
    // Sums of floating-point numbers depend on their order, so it is fixed.
    let mut risks = plan.risks.clone();
    order::sort_by(&mut risks, |a, b| a.id.cmp(&b.id));
    let years = f64::from(plan.years.max(1));
    let all: f64 = risks.iter().map(|risk| draw::rate(&risk.losses)).sum();
    let mut before = vec![0.0; years as usize];
    let mut after = vec![0.0; years as usize];
    let mut contributors = Vec::with_capacity(risks.len());
    let mut done = 0.0;
    for risk in &risks {
        let mut events = Events::new(plan.seed, risk, plan.horizon);
        while events.add(EVENTS_A_REPORT, &mut before, &mut after) {
            if !progress((done + events.rate * events.at / years) / all) {
                return None;
            }
        }
        done += events.rate;
        if all > 0.0 && !progress(done / all) {
            return None;
        }
        contributors.push(Contribution {
            id: risk.id,
            before: events.sums.0 / years,
            after: events.sums.1 / years,
        });
    }
    order::sort_by(&mut contributors, |a, b| b.before.total_cmp(&a.before));
    progress(1.0).then(|| summary::outcome(before, after, contributors, plan))
}
