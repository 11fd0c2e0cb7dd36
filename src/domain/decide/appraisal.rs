//! What a budget request is worth: its record and the risks it names, filled into the formulas of [`finance`](super::finance).
//!
//! The budget pages, the choice of requests and the business case all read it, so that they never contradict each other.

use super::finance::{Cash, MoneyFigure, YearlyLoss};
use super::loss::{LossPair, losses};
use super::policy::Policy;
use super::request::{BudgetRequest, LossAvoided};
use super::risk::Risk;
use super::simulation::{Plan, SimulatedRisk, Spread};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

/// A request with its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Appraisal {
    pub cash: Cash,
    pub basis: Basis,
}

/// Where the loss before and after comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Basis {
    /// Nobody has estimated it.
    Unknown,
    Typed,
    /// From these risks.
    Risks(Vec<RiskLoss>),
}

/// The loss of one risk.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskLoss {
    pub id: Id,
    pub name: String,
    /// Missing while nobody has estimated it.
    pub losses: Option<LossPair>,
}

impl RiskLoss {
    /// Returns the loss that is avoided in a year, on average.
    pub fn avoided(&self) -> Option<f64> {
        let losses = self.losses?;
        Some(losses.before.annual_mean() - losses.after.annual_mean())
    }
}

impl Appraisal {
    pub fn of(card: &Scorecard, request: &BudgetRequest, policy: &Policy) -> Appraisal {
        let basis = basis(card, request, policy);
        let loss = match (&request.loss, &basis) {
            (LossAvoided::Typed { before, after }, _) => Some(YearlyLoss {
                before: before.get(),
                after: after.get(),
            }),
            (_, Basis::Risks(risks)) => total(risks),
            _ => None,
        };
        Appraisal {
            cash: Cash {
                one_off: request.one_off.get(),
                yearly: request.yearly.get(),
                benefit: request.benefit.get(),
                loss,
                horizon: policy.horizon.max(1),
                rate: policy.rate.get() / 100.0,
            },
            basis,
        }
    }

    /// Returns the risks it names.
    pub fn risks(&self) -> &[RiskLoss] {
        match &self.basis {
            Basis::Risks(risks) => risks,
            _ => &[],
        }
    }

    /// Returns what is to be simulated; none unless the loss comes from risks that are all estimated.
    pub fn plan(&self, policy: &Policy) -> Option<Plan> {
        let risks = self.risks().iter().map(|risk| {
            Some(SimulatedRisk {
                id: risk.id,
                losses: risk.losses?,
            })
        });
        let risks = risks.collect::<Option<Vec<SimulatedRisk>>>()?;
        (!risks.is_empty()).then_some(Plan {
            risks,
            years: policy.years,
            seed: policy.seed,
            horizon: policy.horizon,
        })
    }

    /// Returns what becomes of the figures when luck is bad, middling and good.
    pub fn range(&self, avoided: &Spread) -> Range {
        let years = f64::from(self.cash.horizon);
        let at = |all: f64| self.cash.with_avoided(all / years);
        let ends = [avoided.p5, avoided.p50, avoided.p95];
        Range {
            rosi: ends.map(|all| at(all).rosi()),
            npv: ends.map(|all| at(all).npv()),
            avoided: ends,
            chance: chance(&avoided.steps, self.cash.needed()),
        }
    }
}

/// Figures over the horizon that are not reached one time out of twenty, half of the time, and 19 times out of 20.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub rosi: [MoneyFigure; 3],
    pub npv: [MoneyFigure; 3],
    pub avoided: [f64; 3],
    /// The share of the simulated horizons in which it pays for itself.
    pub chance: f64,
}

/// Returns the share of the runs that reach what is needed, given their percentiles in even steps from 0 to 100.
fn chance(steps: &[f64], needed: f64) -> f64 {
    let below = steps.partition_point(|step| *step < needed);
    let last = steps.len().saturating_sub(1);
    if below == 0 {
        return 1.0;
    }
    if below > last {
        return 0.0;
    }
    let (low, high) = (steps[below - 1], steps[below]);
    let part = (needed - low) / (high - low);
    1.0 - (below as f64 - 1.0 + part) / last as f64
}

fn basis(card: &Scorecard, request: &BudgetRequest, policy: &Policy) -> Basis {
    match &request.loss {
        LossAvoided::Unknown => Basis::Unknown,
        LossAvoided::Typed { .. } => Basis::Typed,
        LossAvoided::Simulated(ids) => {
            let risks = ids.iter().filter_map(|id| card.get::<Risk>(*id));
            let losses = risks.map(|risk| RiskLoss {
                id: risk.id,
                name: risk.name.clone(),
                losses: losses(risk, policy),
            });
            Basis::Risks(losses.collect())
        }
    }
}

/// Adds up the losses; none when there is no risk, or one that nobody has estimated.
fn total(risks: &[RiskLoss]) -> Option<YearlyLoss> {
    if risks.is_empty() {
        return None;
    }
    let mut total = YearlyLoss {
        before: 0.0,
        after: 0.0,
    };
    for risk in risks {
        let losses = risk.losses?;
        total.before += losses.before.annual_mean();
        total.after += losses.after.annual_mean();
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::finance::Payback;
    use crate::domain::decide::simulation::STEPS;
    use crate::domain::record::AnyRecord;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;
    use serde_json::{Value, json};

    const FIRST: &str = "00000000-0000-4000-8000-000000000011";
    const SECOND: &str = "00000000-0000-4000-8000-000000000012";

    fn risk(id: &str, loss: Value) -> AnyRecord {
        let score = json!({"likelihood": 3, "impact": 4});
        let scores = json!([{"from": "2026-02-01", "inherent": score, "residual": score}]);
        let risk = json!({"id": id, "name": "Breach", "identified": "2026-02-01", "scores": scores, "loss": loss});
        AnyRecord::read(crate::domain::record::Kind::Risk, &risk).unwrap()
    }

    fn estimated() -> Value {
        let point =
            |frequency: f64| json!({"frequency": frequency, "magnitude": {"point": 100_000}});
        json!({"estimated": {"before": point(0.5), "after": point(0.1)}})
    }

    fn card(second: Value) -> Scorecard {
        let mut card = Scorecard::empty(Id::ONLY);
        let edit = Edit::new("test")
            .put(risk(FIRST, estimated()))
            .put(risk(SECOND, second));
        card.apply(edit, Replica(1)).unwrap();
        card
    }

    fn request(loss: Value) -> BudgetRequest {
        let request = json!({
            "id": "00000000-0000-4000-8000-000000000001", "name": "Gateway", "one_off": 60_000,
            "state_since": "2026-03-01", "created": "2026-03-01", "loss": loss,
        });
        serde_json::from_value(request).unwrap()
    }

    fn of(card: &Scorecard, loss: Value) -> Appraisal {
        Appraisal::of(card, &request(loss), &Policy::default())
    }

    #[test]
    fn the_loss_of_its_risks_is_added_up() {
        let both = of(&card(estimated()), json!({"simulated": [FIRST, SECOND]}));
        let loss = both.cash.loss.unwrap();
        assert_eq!((loss.before, loss.after), (100_000.0, 20_000.0));
        // 60,000 ÷ 80,000
        assert_eq!(both.cash.payback(), Payback::Years(0.75));
        assert_eq!(both.plan(&Policy::default()).unwrap().risks.len(), 2);
    }

    #[test]
    fn one_risk_without_an_estimate_leaves_the_sum_unknown() {
        let both = of(
            &card(json!("unknown")),
            json!({"simulated": [FIRST, SECOND]}),
        );
        assert_eq!(both.cash.npv(), MoneyFigure::Unknown);
        assert_eq!(both.plan(&Policy::default()), None);
    }

    #[test]
    fn a_risk_that_was_deleted_counts_no_more() {
        let gone = "00000000-0000-4000-8000-000000000099";
        let one = of(&card(estimated()), json!({"simulated": [FIRST, gone]}));
        assert_eq!(one.cash.loss.map(|loss| loss.before), Some(50_000.0));
        assert_eq!(
            of(&card(estimated()), json!({"simulated": [gone]}))
                .cash
                .loss,
            None
        );
    }

    #[test]
    fn the_range_says_what_bad_and_good_luck_make_of_it() {
        let mut steps = [0.0; STEPS];
        for (step, amount) in steps.iter_mut().enumerate() {
            *amount = 10_000.0 * step as f64;
        }
        let avoided = Spread {
            p5: steps[1],
            p50: steps[10],
            p95: steps[19],
            yearly_mean: 33_333.3,
            steps,
        };
        let range = of(&card(estimated()), json!({"simulated": [FIRST]})).range(&avoided);
        // (10,000 − 60,000) ÷ 60,000, (100,000 − 60,000) ÷ 60,000, (190,000 − 60,000) ÷ 60,000
        let rosi = range
            .rosi
            .map(|figure| (figure.known().unwrap() * 600.0).round());
        assert_eq!(rosi, [-500.0, 400.0, 1300.0]);
    }

    #[test]
    fn the_chance_is_read_between_the_steps() {
        let steps = [0.0, 0.0, 10.0, 20.0, 40.0];
        assert_eq!(chance(&steps, 0.0), 1.0);
        assert_eq!(
            chance(&steps, 15.0),
            0.375,
            "between a half and three quarters"
        );
        assert_eq!(chance(&steps, 40.0), 0.0);
        assert_eq!(chance(&steps, 40.1), 0.0);
    }
}
