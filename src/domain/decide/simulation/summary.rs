//! What is said about simulated years: means, percentiles, the loss exceedance curve.

use super::{Contribution, Distribution, Plan, STEPS, SimulationOutcome, Spread};

/// The curve has at most so many points.
const POINTS: usize = 60;
/// The curve starts at no less than this: nobody counts smaller losses.
const CENT: f64 = 0.01;

/// Returns what the losses of the years show.
pub fn outcome(
    before: Vec<f64>,
    after: Vec<f64>,
    contributors: Vec<Contribution>,
    plan: &Plan,
) -> SimulationOutcome {
    // In the order of the years: percentiles leave them in another.
    let avoided = spread(&before, &after, usize::from(plan.horizon.max(1)));
    let means = [&before, &after].map(|losses| mean(losses));
    let (mut before, mut after) = (Years(before), Years(after));
    let losses = scale(&mut before, &mut after);
    SimulationOutcome {
        avoided,
        before: before.distribution(means[0], &losses),
        after: after.distribution(means[1], &losses),
        contributors,
        years: plan.years,
        seed: plan.seed,
    }
}

/// Returns what mitigation avoids in each run of so many years.
fn spread(before: &[f64], after: &[f64], horizon: usize) -> Spread {
    let yearly = before
        .iter()
        .zip(after)
        .map(|(before, after)| before - after);
    let yearly: Vec<f64> = yearly.collect();
    let (yearly_mean, _) = mean(&yearly);
    let runs = yearly.chunks_exact(horizon.min(yearly.len()));
    let mut runs = Years(runs.map(|run| run.iter().sum()).collect());
    let mut steps = [0.0; STEPS];
    for (step, amount) in steps.iter_mut().enumerate() {
        *amount = runs.not_exceeded(step as f64 / (STEPS - 1) as f64);
    }
    Spread {
        p5: steps[1],
        p50: steps[10],
        p95: steps[19],
        yearly_mean,
        steps,
    }
}

/// Returns the mean and its standard error.
fn mean(losses: &[f64]) -> (f64, f64) {
    let count = losses.len().max(1) as f64;
    let mean = losses.iter().sum::<f64>() / count;
    let squares: f64 = losses
        .iter()
        .map(|loss| (loss - mean) * (loss - mean))
        .sum();
    (mean, libm::sqrt(squares / (count - 1.0).max(1.0) / count))
}

/// The losses of the years, in no order.
struct Years(Vec<f64>);

impl Years {
    /// Returns the least loss that this share of the years does not exceed.
    fn not_exceeded(&mut self, share: f64) -> f64 {
        let count = self.0.len();
        let position = (libm::ceil(share * count as f64) as usize).clamp(1, count.max(1)) - 1;
        if count == 0 {
            return 0.0;
        }
        *self.0.select_nth_unstable_by(position, f64::total_cmp).1
    }

    /// Returns the share of years with any loss.
    fn any(&self) -> f64 {
        let some = self.0.iter().filter(|loss| **loss > 0.0).count();
        some as f64 / self.0.len().max(1) as f64
    }

    fn distribution(&mut self, (mean, error): (f64, f64), losses: &[f64]) -> Distribution {
        Distribution {
            mean,
            error,
            median: self.not_exceeded(0.5),
            p90: self.not_exceeded(0.9),
            p95: self.not_exceeded(0.95),
            any: self.any(),
            curve: self.curve(losses),
        }
    }

    /// Returns for each of the rising losses the share of years that exceed it.
    fn curve(&self, losses: &[f64]) -> Vec<(f64, f64)> {
        // How many years lie between two of the losses: position 0 exceeds none.
        let mut between = vec![0_u32; losses.len() + 1];
        for year in &self.0 {
            between[losses.partition_point(|loss| loss < year)] += 1;
        }
        let mut exceeding = 0;
        let mut curve = Vec::with_capacity(losses.len());
        for (loss, years) in losses.iter().zip(&between[1..]).rev() {
            exceeding += years;
            curve.push((*loss, f64::from(exceeding) / self.0.len() as f64));
        }
        curve.reverse();
        curve
    }
}

/// Returns the losses at which both curves are read: from one that most years with a loss exceed to one that a year
/// in a thousand exceeds, evenly spread as a logarithmic axis wants them, and round.
fn scale(before: &mut Years, after: &mut Years) -> Vec<f64> {
    let ends = [before, after].map(|years| {
        let some = 1.0 - years.any();
        let high = years.not_exceeded(0.999);
        (high > 0.0).then(|| (years.not_exceeded(some + (1.0 - some) * 0.05), high))
    });
    let ends = ends.into_iter().flatten();
    let Some((low, high)) = ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    else {
        return Vec::new();
    };
    let low = low.max(CENT).min(high);
    let step = libm::log(high / low) / (POINTS - 1) as f64;
    let even = (0..POINTS).map(|point| round(low * libm::exp(step * point as f64)));
    let mut losses: Vec<f64> = even.collect();
    losses.dedup();
    losses
}

/// Rounds to two digits.
fn round(number: f64) -> f64 {
    let unit = libm::pow(10.0, libm::floor(libm::log10(number)) - 1.0);
    let rounded = libm::round(number / unit) * unit;
    if rounded > 0.0 { rounded } else { number }
}
