//! The loss events of one risk, drawn from its own stream of chance.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use super::SimulatedRisk;
use crate::domain::decide::loss::{LossEstimate, LossPair, Magnitude};
use crate::domain::value::Finite;

/// Returns the events a year that are drawn: the more frequent of before and after mitigation.
pub fn rate(losses: &LossPair) -> f64 {
    let (before, after) = (losses.before.frequency, losses.after.frequency);
    before.get().max(after.get()).max(0.0)
}

/// The events of a risk, one after the other.
pub struct Events {
    chance: Chance,
    /// When the next event is, in years from the start.
    pub at: f64,
    /// Events a year, on either side.
    pub rate: f64,
    before: Side,
    after: Side,
    /// Whether mitigation changes what an event costs.
    softened: bool,
    /// What has been lost so far, before and after mitigation.
    pub sums: (f64, f64),
}

impl Events {
    pub fn new(seed: u32, risk: &SimulatedRisk) -> Events {
        let rate = rate(&risk.losses);
        let mut chance = Chance::of(seed, risk);
        Events {
            at: chance.gap() / rate,
            chance,
            rate,
            before: Side::new(&risk.losses.before, rate),
            after: Side::new(&risk.losses.after, rate),
            softened: risk.losses.before.magnitude != risk.losses.after.magnitude,
            sums: (0.0, 0.0),
        }
    }

    /// Adds so many events to their years; tells whether one was left.
    pub fn add(&mut self, count: u32, before: &mut [f64], after: &mut [f64]) -> bool {
        let end = before.len().min(after.len());
        // A frequency of 0 has its next event at infinity, or nowhere: neither is below the end.
        let is_within = |at: f64| at < end as f64;
        for _ in 0..count {
            if !is_within(self.at) {
                break;
            }
            let year = self.at as usize;
            self.at += self.chance.gap() / self.rate;
            let (kept, deviate) = (self.chance.share(), self.chance.normal());
            let (is_before, is_after) = (kept < self.before.kept, kept < self.after.kept);
            let mut loss = 0.0;
            if is_before || !self.softened {
                loss = self.before.loss(deviate);
            }
            if is_before {
                before[year] += loss;
                self.sums.0 += loss;
            }
            if is_after {
                if self.softened {
                    loss = self.after.loss(deviate);
                }
                after[year] += loss;
                self.sums.1 += loss;
            }
        }
        is_within(self.at)
    }
}

/// The losses before mitigation, or those after it.
struct Side {
    /// The share of the drawn events that happen on this side.
    kept: f64,
    mu: f64,
    sigma: f64,
    /// Set when each event costs the same.
    constant: Option<f64>,
}

impl Side {
    fn new(estimate: &LossEstimate, rate: f64) -> Side {
        let (mu, sigma) = estimate.magnitude.lognormal().unwrap_or_default();
        Side {
            kept: estimate.frequency.get() / rate,
            mu,
            sigma,
            constant: match estimate.magnitude {
                Magnitude::Point(loss) => Some(loss.get()),
                Magnitude::Range(..) => None,
            },
        }
    }

    /// Returns the loss of an event; the range of a size nobody means still gives a number.
    fn loss(&self, deviate: f64) -> f64 {
        match self.constant {
            Some(loss) => loss,
            None => libm::exp(self.mu + self.sigma * deviate).min(Finite::MAX),
        }
    }
}

/// A stream of chance.
struct Chance {
    words: Xoshiro256PlusPlus,
    /// Normal deviates come in pairs: the second of one.
    spare: Option<f64>,
}

impl Chance {
    /// Starts the stream of the risk: another one for each seed and each risk.
    fn of(seed: u32, risk: &SimulatedRisk) -> Chance {
        let mixed = |number: u64| Xoshiro256PlusPlus::seed_from_u64(number).next_u64();
        let (high, low) = risk.id.0.as_u64_pair();
        let key = mixed(mixed(u64::from(seed)) ^ high) ^ low;
        Chance {
            words: Xoshiro256PlusPlus::seed_from_u64(key),
            spare: None,
        }
    }

    /// Returns a number from 0 to below 1, of 53 random bits.
    fn share(&mut self) -> f64 {
        const UNIT: f64 = 1.0 / (1u64 << 53) as f64;
        (self.words.next_u64() >> 11) as f64 * UNIT
    }

    /// Returns the time to the next event of one a year: exponentially distributed.
    fn gap(&mut self) -> f64 {
        -libm::log(1.0 - self.share())
    }

    /// Returns a standard normal deviate, by the polar method (Marsaglia and Bray, 1964).
    fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.share() - 1.0, 2.0 * self.share() - 1.0);
            let square = x * x + y * y;
            if square < 1.0 && square > 0.0 {
                let stretch = libm::sqrt(-2.0 * libm::log(square) / square);
                self.spare = Some(y * stretch);
                return x * stretch;
            }
        }
    }
}
