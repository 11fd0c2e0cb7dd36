//! What would become of KPIs and yearly losses with each option. All of it is estimated, and said to be.

use chrono::{NaiveDate, NaiveDateTime};

use super::decision::{Decision, DecisionOption};
use super::loss::{self, Loss};
use super::policy::Policy;
use super::risk::Risk;
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::shift::{Shifted, shifted};
use crate::domain::order::sort_and_dedup;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

/// A KPI that some option changes, now and with each option.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiOutlook {
    pub kpi: Kpi,
    pub evaluation: Evaluation,
    /// In the order of the options; none where the option does not change it, or where there is no value yet.
    pub with: Vec<Option<Range>>,
    /// Both ends of each change, the lower one first, in the same order.
    pub changes: Vec<Option<(f64, f64)>>,
}

/// A KPI at both ends of what an option may do to it; they are equal when the change is one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    pub low: Shifted,
    pub high: Shifted,
}

impl Range {
    /// Returns the end that misses the target more; of two that miss alike the lower one.
    pub fn worse(&self) -> &Shifted {
        match self.high.verdict > self.low.verdict {
            true => &self.high,
            false => &self.low,
        }
    }
}

/// Returns the KPIs that the options change, by name. One that was deleted since is left out.
pub fn kpi_outlooks(
    scorecard: &Scorecard,
    decision: &Decision,
    now: NaiveDateTime,
) -> Vec<KpiOutlook> {
    let effects = (decision.options.iter()).flat_map(|option| &option.kpis);
    let mut ids: Vec<Id> = effects.map(|effect| effect.kpi).collect();
    sort_and_dedup(&mut ids);
    let kpis = ids.into_iter().filter_map(|id| scorecard.get::<Kpi>(id));
    let outlook = |kpi: &Kpi| {
        let evaluation = Evaluation::of(scorecard, kpi, now);
        let changes: Vec<Option<(f64, f64)>> = (decision.options.iter())
            .map(|option| change(option, kpi.id))
            .collect();
        let with = changes.iter().map(|change| {
            let (low, high) = (*change)?;
            Some(Range {
                low: shifted(&evaluation, kpi, low)?,
                high: shifted(&evaluation, kpi, high)?,
            })
        });
        KpiOutlook {
            with: with.collect(),
            kpi: kpi.clone(),
            changes,
            evaluation,
        }
    };
    kpis.map(outlook).collect()
}

/// Returns by how much the option moves the KPI, from one end to the other; none when it does not.
fn change(option: &DecisionOption, kpi: Id) -> Option<(f64, f64)> {
    let mut effects = option.kpis.iter().rev();
    let effect = effects.find(|effect| effect.kpi == kpi)?;
    Some(effect.ends())
}

/// What the open risks may cost a year, on average.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearlyLoss {
    /// Over the risks whose loss is known.
    pub mean: f64,
    /// Open risks that are not in the sum, because nobody has estimated them.
    pub unknown: usize,
    /// Risks that the option changes, but whose loss was estimated in money, so that a score does not change it.
    pub fixed: usize,
}

/// Returns the expected annual loss of today, or with an option; none while no open risk has an estimate.
///
/// Where the loss comes from the score, the policy's table says what the new score is worth.
pub fn yearly_loss(
    option: Option<&DecisionOption>,
    risks: &[&Risk],
    policy: &Policy,
    today: NaiveDate,
) -> Option<YearlyLoss> {
    let mut sum = YearlyLoss {
        mean: 0.0,
        unknown: 0,
        fixed: 0,
    };
    let mut known = 0;
    for risk in risks.iter().filter(|risk| risk.is_open_on(today)) {
        let expected = option.and_then(|option| option.score_of(risk.id));
        let from_score = risk.loss == Loss::FromScore;
        let estimate = match expected.filter(|_| from_score) {
            Some(score) => policy.estimate(score),
            None => loss::losses(risk, policy).map(|losses| losses.after),
        };
        match estimate {
            Some(estimate) => {
                known += 1;
                sum.mean += estimate.annual_mean();
                sum.fixed += usize::from(expected.is_some() && !from_score);
            }
            None => sum.unknown += 1,
        }
    }
    (known > 0).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::loss::{LossEstimate, Magnitude};
    use crate::domain::decide::rule::tests::{option_with, risk, today};
    use crate::domain::decide::scale::Score;
    use crate::domain::value::Finite;

    fn worth(likelihood: u8, impact: u8) -> f64 {
        let score = Score::of(likelihood, impact).unwrap();
        Policy::default().estimate(score).unwrap().annual_mean()
    }

    #[test]
    fn a_loss_from_the_score_follows_the_option_and_one_in_money_does_not() {
        let (mut scored, mut typed, unknown) = (risk(1, 4, 4), risk(2, 3, 3), risk(3, 2, 2));
        scored.loss = Loss::FromScore;
        typed.loss = Loss::Estimated {
            before: LossEstimate {
                frequency: Finite::from(2).into(),
                magnitude: Magnitude::Point(Finite::from(500)),
            },
            after: None,
        };
        let risks = [&scored, &typed, &unknown];
        let policy = Policy::default();
        let loss = |option| yearly_loss(option, &risks, &policy, today()).unwrap();
        let now = loss(None);
        assert!((now.mean - (worth(4, 4) + 1_000.0)).abs() < 1e-6);
        assert_eq!((now.unknown, now.fixed), (1, 0));
        let option = option_with(9, None, None, &[(1, 2, 4), (2, 1, 1)]);
        let then = loss(Some(&option));
        assert!((then.mean - (worth(2, 4) + 1_000.0)).abs() < 1e-6);
        assert_eq!((then.unknown, then.fixed), (1, 1));
    }

    #[test]
    fn without_an_estimate_the_loss_is_unknown_and_not_zero() {
        let unknown = risk(1, 4, 4);
        assert_eq!(
            yearly_loss(None, &[&unknown], &Policy::default(), today()),
            None
        );
    }
}
