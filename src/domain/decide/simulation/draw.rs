//! The loss events of one risk, drawn from its own stream of chance.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use super::SimulatedRisk;
use crate::domain::decide::frequency::Frequency;
use crate::domain::decide::loss::{LossEstimate, LossPair, Magnitude};
use crate::domain::value::Finite;

/// Returns the mean of the events a year that are drawn: the more frequent of before and after mitigation.
pub fn rate(losses: &LossPair) -> f64 {
    let (before, after) = (losses.before.frequency, losses.after.frequency);
    before.mean().max(after.mean()).max(0.0)
}

/// The events of a risk, one after the other.
pub struct Events {
    chance: Chance,
    /// When the next event is, in years from the start.
    pub at: f64,
    /// Mean events a year, on either side.
    pub rate: f64,
    before: Side,
    after: Side,
    /// Whether mitigation changes what an event costs.
    softened: bool,
    /// Set when nobody knows exactly how often it happens.
    unsure: Option<Unsure>,
    /// What has been lost so far, before and after mitigation.
    pub sums: (f64, f64),
}

/// How often it happens, drawn anew for each horizon: it is one number that is not known, not another one every year.
struct Unsure {
    pair: (Frequency, Frequency),
    /// How many years one draw holds.
    years: f64,
    /// Until when the present one holds.
    until: f64,
    /// The events a year drawn at present, on either side.
    rate: f64,
    is_started: bool,
}

impl Events {
    /// Starts the events of a risk; `horizon` is how many years are looked at together.
    pub fn new(seed: u32, risk: &SimulatedRisk, horizon: u8) -> Events {
        let rate = rate(&risk.losses);
        let pair = (risk.losses.before.frequency, risk.losses.after.frequency);
        let is_range = |frequency| matches!(frequency, Frequency::Range(..));
        let unsure = (is_range(pair.0) || is_range(pair.1)).then(|| Unsure {
            pair,
            years: f64::from(horizon.max(1)),
            until: 0.0,
            rate,
            is_started: false,
        });
        let mut chance = Chance::of(seed, risk);
        Events {
            // One that is not sure starts when it is first asked.
            at: match unsure {
                None => chance.gap() / rate,
                Some(_) => 0.0,
            },
            chance,
            rate,
            before: Side::new(&risk.losses.before, rate),
            after: Side::new(&risk.losses.after, rate),
            softened: risk.losses.before.magnitude != risk.losses.after.magnitude,
            unsure,
            sums: (0.0, 0.0),
        }
    }

    /// Adds so many events to their years; tells whether one was left.
    pub fn add(&mut self, count: u32, before: &mut [f64], after: &mut [f64]) -> bool {
        let end = before.len().min(after.len()) as f64;
        self.start(end);
        let is_within = |at: f64| at < end;
        // A frequency of 0 has its next event at infinity, or nowhere: neither is below the end.
        for _ in 0..count {
            if !is_within(self.at) {
                break;
            }
            let year = self.at as usize;
            match self.unsure {
                None => {
                    self.at += self.chance.gap() / self.rate;
                    self.happen(year, before, after);
                }
                Some(_) => {
                    self.happen(year, before, after);
                    self.go_on(end);
                }
            }
        }
        is_within(self.at)
    }

    fn start(&mut self, end: f64) {
        if let Some(unsure) = &mut self.unsure
            && !unsure.is_started
        {
            unsure.is_started = true;
            self.go_on(end);
        }
    }

    /// Goes to the next event, and on the way to as many draws of how often it happens as it takes.
    ///
    /// What has not happened by the end of one draw is drawn anew with the next: a Poisson process has no memory.
    fn go_on(&mut self, end: f64) {
        let Some(unsure) = &mut self.unsure else {
            return;
        };
        let mut from = self.at;
        loop {
            if from >= unsure.until {
                if from >= end {
                    self.at = from;
                    return;
                }
                let deviate = self.chance.normal();
                let (before, after) = (unsure.pair.0.at(deviate), unsure.pair.1.at(deviate));
                unsure.rate = before.max(after);
                unsure.until += unsure.years;
                self.before.kept = before / unsure.rate;
                self.after.kept = after / unsure.rate;
            }
            let next = from + self.chance.gap() / unsure.rate;
            if next < unsure.until {
                self.at = next;
                return;
            }
            from = unsure.until;
        }
    }

    /// Adds the event to its year, on the sides on which it happens.
    fn happen(&mut self, year: usize, before: &mut [f64], after: &mut [f64]) {
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
            kept: estimate.frequency.mean() / rate,
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
