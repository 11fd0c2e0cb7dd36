//! What the open risks may cost a year: a line for each, their sums in closed form, and the plan that simulates them.

use chrono::NaiveDate;

use super::loss::{Loss, LossPair, losses};
use super::policy::Policy;
use super::risk::Risk;
use super::simulation::{Plan, SimulatedRisk};
use crate::domain::order;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};

/// The losses of the open risks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LossTable {
    /// The risks with an estimate, the costliest before mitigation first.
    pub lines: Vec<LossLine>,
    /// The risks that nobody has estimated, which are in no sum: id and name, in the order of names.
    pub unknown: Vec<(Id, String)>,
    /// The annual loss expectancy of all lines, before mitigation.
    pub before: f64,
    /// The same after it.
    pub after: f64,
}

/// The loss of one risk.
#[derive(Clone, Debug, PartialEq)]
pub struct LossLine {
    pub id: Id,
    pub name: String,
    /// Whether likelihood and impact say it, and not an estimate of its own.
    pub is_from_score: bool,
    pub losses: LossPair,
}

impl LossTable {
    /// Returns the losses of the risks that are open today.
    pub fn of(scorecard: &Scorecard, policy: &Policy, today: NaiveDate) -> LossTable {
        let mut table = LossTable::default();
        for risk in scorecard.all::<Risk>().filter(|risk| risk.is_open(today)) {
            match losses(risk, policy) {
                Some(losses) => {
                    table.before += losses.before.annual_mean();
                    table.after += losses.after.annual_mean();
                    table.lines.push(LossLine {
                        id: risk.id,
                        name: risk.name.clone(),
                        is_from_score: risk.loss == Loss::FromScore,
                        losses,
                    });
                }
                None => table.unknown.push((risk.id, risk.name.clone())),
            }
        }
        order::sort_by(&mut table.lines, |a, b| {
            let mean = |line: &LossLine| line.losses.before.annual_mean();
            mean(b)
                .total_cmp(&mean(a))
                .then_with(|| a.name.cmp(&b.name))
        });
        order::sort_by(&mut table.unknown, |a, b| a.1.cmp(&b.1));
        table
    }

    /// Returns what is to be simulated.
    pub fn plan(&self, policy: &Policy) -> Plan {
        let risks = self.lines.iter().map(|line| SimulatedRisk {
            id: line.id,
            losses: line.losses,
        });
        Plan {
            risks: risks.collect(),
            years: policy.years,
            seed: policy.seed,
            horizon: policy.horizon,
        }
    }

    /// Returns the name of a risk of the table.
    pub fn name(&self, id: Id) -> &str {
        let line = self.lines.iter().find(|line| line.id == id);
        line.map_or("", |line| &line.name)
    }

    /// Returns the edit that takes the loss of each risk without an estimate from its likelihood and impact.
    pub fn estimate_unknown(&self, scorecard: &Scorecard) -> Edit {
        let risks = self
            .unknown
            .iter()
            .filter_map(|(id, _)| scorecard.get::<Risk>(*id));
        risks.fold(Edit::new("take losses from the scores"), |edit, risk| {
            edit.put(Risk {
                loss: Loss::FromScore,
                ..risk.clone()
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::Replica;
    use serde_json::{Value, json};

    const TODAY: &str = "2026-11-24";

    fn scorecard(risks: &[(&str, Value, Option<&str>)]) -> Scorecard {
        let numbered = risks.iter().zip(1..);
        let edit = numbered.fold(Edit::new(""), |edit, ((name, loss, closed), number)| {
            let mut risk = json!({
                "id": Id::from_number(number), "name": name, "identified": "2026-02-01", "loss": loss,
                "scores": [{"from": "2026-02-01", "inherent": {"likelihood": 4, "impact": 3},
                    "residual": {"likelihood": 2, "impact": 3}}],
            });
            if let Some(closed) = closed {
                risk["closed"] = json!(closed);
            }
            edit.put(serde_json::from_value::<Risk>(risk).unwrap())
        });
        let mut scorecard = Scorecard::empty(Id::from_number(99));
        scorecard.apply(edit, Replica(1)).unwrap();
        scorecard
    }

    fn table(scorecard: &Scorecard) -> LossTable {
        LossTable::of(scorecard, &Policy::default(), TODAY.parse().unwrap())
    }

    fn estimated(frequency: f64, loss: f64) -> Value {
        json!({"estimated": {"before": {"frequency": frequency, "magnitude": {"point": loss}}}})
    }

    #[test]
    fn the_sums_are_of_the_open_risks_with_an_estimate() {
        let scorecard = scorecard(&[
            ("Late patch", estimated(0.5, 8_000.0), None),
            ("Vendor breach", estimated(2.0, 9_000.0), None),
            ("Scope creep", json!("unknown"), None),
            ("Old server", estimated(1.0, 70_000.0), Some("2026-03-01")),
        ]);
        let table = table(&scorecard);
        let names: Vec<&str> = table.lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names, ["Vendor breach", "Late patch"]);
        assert_eq!((table.before, table.after), (22_000.0, 22_000.0));
        assert_eq!(
            table.unknown,
            [(Id::from_number(3), "Scope creep".to_owned())]
        );
        let plan = table.plan(&Policy::default());
        assert_eq!(plan.risks.len(), 2);
        assert_eq!((plan.years, plan.seed, plan.horizon), (100_000, 1, 3));
    }

    /// By the usual policy likely is once a year, unlikely once in ten; serious is 25,000 to 100,000, whose mean is
    /// e^((ln 25,000 + ln 100,000)/2 + ((ln 4)/3.28970725)²/2) = 50,000 × e^0.0887904 = 54,642.58.
    #[test]
    fn a_loss_from_the_score_falls_with_the_residual_score() {
        let table = table(&scorecard(&[("Late patch", json!("from_score"), None)]));
        assert!(table.lines[0].is_from_score);
        assert!((table.before - 54_642.58).abs() < 0.01, "{}", table.before);
        assert!((table.after - 5_464.258).abs() < 0.001, "{}", table.after);
    }

    #[test]
    fn what_nobody_has_estimated_can_be_taken_from_the_scores() {
        let mut scorecard = scorecard(&[
            ("Late patch", estimated(0.5, 8_000.0), None),
            ("Scope creep", json!("unknown"), None),
        ]);
        let before = table(&scorecard);
        scorecard
            .apply(before.estimate_unknown(&scorecard), Replica(1))
            .unwrap();
        let after = table(&scorecard);
        assert_eq!((before.lines.len(), after.lines.len()), (1, 2));
        assert_eq!(after.unknown, []);
        assert_eq!(
            before.lines[0],
            *after
                .lines
                .iter()
                .find(|line| line.name == "Late patch")
                .unwrap()
        );
    }

    #[test]
    fn an_empty_register_has_an_empty_table() {
        assert_eq!(table(&scorecard(&[])), LossTable::default());
    }
}
