//! What a risk may cost: how often a year, and how much each time.

use crate::domain::field::Value;
use serde::{Deserialize, Serialize};

use super::frequency::Frequency;
use super::lognormal::lognormal;
use super::policy::Policy;
use super::risk::Risk;
use crate::domain::base::Invalid;
use crate::domain::value::Finite;

/// Where the loss of a risk comes from.
#[derive(Clone, Debug, Default, PartialEq, Value)]
pub enum Loss {
    /// Nobody has estimated it: it is in no sum, and every sum says so.
    #[default]
    Unknown,
    /// From likelihood and impact, by the policy's table.
    FromScore,
    /// Estimated in money, before and after mitigation.
    Estimated {
        before: LossEstimate,
        /// Missing while no mitigation is known to change it.
        after: Option<LossEstimate>,
    },
}

/// Loss events a year, and the loss of one event.
#[derive(Clone, Copy, Debug, PartialEq, Value)]
pub struct LossEstimate {
    pub frequency: Frequency,
    pub magnitude: Magnitude,
}

/// The loss of one event, in the scorecard's currency.
#[derive(Clone, Copy, Debug, PartialEq, Value)]
pub enum Magnitude {
    /// Always the same.
    Point(Finite),
    /// Nine times out of ten between the two, which are above 0: lognormal.
    Range(Finite, Finite),
}

impl LossEstimate {
    /// Returns the annual loss expectancy: mean events a year × mean loss of an event, which do not depend on each other.
    ///
    /// The mean of a lognormal with the 90 % range (lo, hi) is e^(μ + σ²/2).
    pub fn annual_mean(&self) -> f64 {
        (self.frequency.mean() * self.magnitude.mean()).min(Finite::MAX)
    }
}

impl Magnitude {
    /// Returns μ and σ of the logarithm of the loss; none for a loss that is always the same.
    pub fn lognormal(&self) -> Option<(f64, f64)> {
        match self {
            Magnitude::Point(_) => None,
            Magnitude::Range(low, high) => Some(lognormal(*low, *high)),
        }
    }

    /// Returns the mean loss of one event, at most [`Finite::MAX`]: the widest ranges have one beyond all numbers.
    pub fn mean(&self) -> f64 {
        match (self, self.lognormal()) {
            (Magnitude::Point(loss), _) => loss.get(),
            (_, Some((mu, sigma))) => libm::exp(mu + sigma * sigma / 2.0).min(Finite::MAX),
            (_, None) => 0.0,
        }
    }
}

/// The loss of one risk before and after mitigation; equal while no mitigation changes it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LossPair {
    pub before: LossEstimate,
    pub after: LossEstimate,
}

/// Returns an estimate to start from: what the risk's scores are worth; unknown where the policy does not say.
pub fn from_score(risk: &Risk, policy: &Policy) -> Loss {
    let worth = |score| policy.estimate(score);
    let Some((before, scores)) =
        (risk.current()).and_then(|scores| Some((worth(scores.inherent)?, scores)))
    else {
        return Loss::Unknown;
    };
    Loss::Estimated {
        before,
        after: worth(scores.residual).filter(|after| *after != before),
    }
}

/// Returns what the risk may cost a year; `None` while nobody has estimated it.
///
/// Before mitigation is the inherent score, after it the residual one, where the loss is taken from the score.
pub fn losses(risk: &Risk, policy: &Policy) -> Option<LossPair> {
    match &risk.loss {
        Loss::Unknown => None,
        Loss::FromScore => {
            let scores = risk.current()?;
            Some(LossPair {
                before: policy.estimate(scores.inherent)?,
                after: policy.estimate(scores.residual)?,
            })
        }
        Loss::Estimated { before, after } => Some(LossPair {
            before: *before,
            after: after.unwrap_or(*before),
        }),
    }
}

/// Refuses an estimate that no distribution has.
pub fn check_estimate(field: &'static str, estimate: &LossEstimate) -> Result<(), Invalid> {
    if let Err(why) = estimate.frequency.check() {
        return Err(Invalid::new(field, why));
    }
    match estimate.magnitude {
        Magnitude::Point(loss) if loss < Finite::ZERO => {
            Err(Invalid::new(field, "the loss of an event is below 0"))
        }
        Magnitude::Range(low, high) if low <= Finite::ZERO || high < low => Err(Invalid::new(
            field,
            "a loss range needs a lower end above 0 and an upper end that is not below it",
        )),
        _ => Ok(()),
    }
}

/// Refuses a loss whose estimates no distribution has.
pub fn check_loss(loss: &Loss) -> Result<(), Invalid> {
    match loss {
        Loss::Unknown | Loss::FromScore => Ok(()),
        Loss::Estimated { before, after } => {
            check_estimate("loss", before)?;
            after
                .iter()
                .try_for_each(|after| check_estimate("loss", after))
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::decide::risk::FailureMode;
    use crate::domain::decide::scale::Score;
    use crate::domain::revision::Id;

    fn number(number: f64) -> Finite {
        Finite::new(number).unwrap()
    }

    #[test]
    fn an_own_estimate_starts_from_what_the_scores_are_worth() {
        let score = |likelihood, impact| Score::of(likelihood, impact).unwrap();
        let mut risk = Risk::new(
            Id::from_number(1),
            "Vendor breach".to_owned(),
            FailureMode::Commercial,
            score(4, 4),
            NaiveDate::default(),
        );
        let policy = Policy::default();
        let before = policy.estimate(score(4, 4)).unwrap();
        let unchanged = Loss::Estimated {
            before,
            after: None,
        };
        assert_eq!(from_score(&risk, &policy), unchanged);
        risk.scores[0].residual = score(2, 4);
        let after = policy.estimate(score(2, 4));
        assert_eq!(
            from_score(&risk, &policy),
            Loss::Estimated { before, after }
        );
    }

    /// The README of riskquant (Netflix, 2020): 0.10 a year, 100,000 to 1,000,000.
    #[test]
    fn the_annual_mean_is_that_of_riskquant() {
        let estimate = LossEstimate {
            frequency: number(0.10).into(),
            magnitude: Magnitude::Range(number(100_000.0), number(1_000_000.0)),
        };
        assert!(
            (estimate.annual_mean() - 40_400.128_269_457).abs() < 1e-3,
            "{}",
            estimate.annual_mean()
        );
    }

    /// How often is not known either: 0.02 to 0.5 a year has a mean of 0.161398, so 0.161398 · 404,001.28 = 65,205.
    #[test]
    fn regression_a_range_of_events_raises_the_mean() {
        let estimate = LossEstimate {
            frequency: Frequency::Range(number(0.02), number(0.5)),
            magnitude: Magnitude::Range(number(100_000.0), number(1_000_000.0)),
        };
        assert!(
            (estimate.annual_mean() - 65_205.0).abs() < 1.0,
            "{}",
            estimate.annual_mean()
        );
    }

    #[test]
    fn a_loss_that_is_always_the_same_has_the_mean_of_itself() {
        let estimate = LossEstimate {
            frequency: number(0.5).into(),
            magnitude: Magnitude::Point(number(8_000.0)),
        };
        assert_eq!(estimate.annual_mean(), 4_000.0);
    }

    #[test]
    fn the_widest_range_has_a_mean_that_is_a_number() {
        let magnitude = Magnitude::Range(number(1e-300), number(1e15));
        assert_eq!(magnitude.mean(), Finite::MAX);
    }

    #[test]
    fn estimates_that_no_distribution_has_are_refused() {
        let check = |frequency: f64, magnitude| {
            let frequency = number(frequency).into();
            check_estimate(
                "loss",
                &LossEstimate {
                    frequency,
                    magnitude,
                },
            )
            .is_ok()
        };
        let range = |low: f64, high: f64| Magnitude::Range(number(low), number(high));
        assert!(check(0.0, range(1.0, 1.0)));
        assert!(check(1000.0, Magnitude::Point(Finite::ZERO)));
        assert!(!check(-0.1, range(1.0, 2.0)));
        assert!(!check(1000.1, range(1.0, 2.0)));
        assert!(!check(0.1, range(0.0, 2.0)));
        assert!(!check(0.1, range(3.0, 2.0)));
        assert!(!check(0.1, Magnitude::Point(number(-1.0))));
    }
}
