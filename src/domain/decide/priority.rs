//! How soon a task deserves to be done: points for what would be won by doing it now, in three bands.
//!
//! The formula is our own. Like "weighted shortest job first" it weighs the value of a task (the KPI it serves, the risk
//! it lowers, who waits for it) and the cost of delay (its day) against the effort, but it adds points instead of
//! dividing, so that every reason can be shown with what it adds. More of a reason never takes points away.
//!
//! - `facts`: what the formula looks at, collected once for all tasks.
//! - `reasons`: the same in sentences.

mod facts;
mod reasons;

use chrono::NaiveDate;

pub use self::facts::{Facts, KpiFact, RiskFact};
pub use self::reasons::{RuleOutcome, Term, explain, formula, in_a_line, rules, sum, waiting};

use super::task::{Condition, Priority, RaiseRule, Task};
use crate::domain::order::positions;
use crate::domain::value::Finite;

/// Points for each yardstick by which the worst linked KPI misses its target, at weight 1: seven of them are as much as
/// the term can bring.
const PER_MISS: f64 = 6.0;
const MOST_FOR_KPI: f64 = 40.0;
/// Linked risks that are open bring their residual score, 1 to 25 each.
const ABOVE_APPETITE: u32 = 10;
const MOST_FOR_RISKS: u32 = 40;
/// A day that is over outweighs one that has come, and that one any other.
const OVERDUE: u32 = 30;
const MOST_FOR_DAYS_OVER: i64 = 10;
const TODAY: u32 = 25;
const TOMORROW: u32 = 18;
const LESS_A_DAY: u32 = 2;
/// The days of a week ahead.
pub const SOON: i64 = 7;
/// Hours, and the points of what takes no longer: a nudge, never a reason by itself.
const SMALL: [(f64, u32); 3] = [(1.0, 5), (4.0, 3), (8.0, 1)];
const PER_WAITING: u32 = 5;
const MOST_FOR_WAITING: u32 = 15;
/// One strong reason: a day that has come, a high risk, a KPI far off.
pub const MEDIUM_FROM: u32 = 25;
/// Two strong reasons.
pub const HIGH_FROM: u32 = 50;

/// The points of each term; nothing where there is nothing to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Points {
    pub kpi: Option<u32>,
    pub risk: Option<u32>,
    pub due: Option<u32>,
    pub effort: Option<u32>,
    pub waiting: u32,
}

impl Points {
    /// Counts the points of the task.
    pub fn of(task: &Task, facts: &Facts) -> Points {
        let kpis = task.kpis.iter().filter_map(|&id| facts.kpi(id));
        let risks: Vec<&RiskFact> = task.risks.iter().filter_map(|&id| facts.risk(id)).collect();
        Points {
            kpi: kpis.filter_map(kpi_points).max(),
            risk: (!risks.is_empty()).then(|| risk_points(&risks)),
            due: task.due.map(|due| due_points(due, facts.today)),
            effort: task.effort.map(|hours| effort_points(hours.get())),
            waiting: (facts.waiting_for(task.id) * PER_WAITING).min(MOST_FOR_WAITING),
        }
    }

    pub fn total(self) -> u32 {
        let terms = [self.kpi, self.risk, self.due, self.effort];
        terms.into_iter().flatten().sum::<u32>() + self.waiting
    }
}

/// Returns the priority that so many points make.
pub fn band(points: u32) -> Priority {
    match points {
        HIGH_FROM.. => Priority::High,
        MEDIUM_FROM.. => Priority::Medium,
        _ => Priority::Low,
    }
}

/// Returns the priority after the rules that hold: a rule only ever raises.
pub fn raised(task: &Task, computed: Priority, facts: &Facts) -> Priority {
    let holding = task
        .rules
        .iter()
        .filter(|rule| holds(rule, facts) == Some(true));
    holding.map(|rule| rule.to).fold(computed, Priority::min)
}

/// Tells whether the newest value of the rule's KPI is beyond the number; nothing while there is no value.
pub fn holds(rule: &RaiseRule, facts: &Facts) -> Option<bool> {
    let value = facts.kpi(rule.kpi)?.latest.as_ref()?.value;
    Some(match rule.when {
        Condition::Above(limit) => value > limit,
        Condition::Below(limit) => value < limit,
    })
}

/// A KPI that was never measured counts for nothing, and so does one that was on target when it went stale: nobody
/// knows. One that was off when it went stale still counts as it was last seen.
fn kpi_points(fact: &KpiFact) -> Option<u32> {
    let points = fact.miss()?.size.min(Finite::MAX) * fact.weight * PER_MISS;
    let points = points.min(MOST_FOR_KPI).ceil() as u32;
    (points > 0 || !fact.is_stale()).then_some(points)
}

fn risk_points(risks: &[&RiskFact]) -> u32 {
    let open: u32 = risks
        .iter()
        .filter_map(|risk| risk.score)
        .map(u32::from)
        .sum();
    let above = risks.iter().any(|risk| risk.is_above);
    (open + if above { ABOVE_APPETITE } else { 0 }).min(MOST_FOR_RISKS)
}

fn due_points(due: NaiveDate, today: NaiveDate) -> u32 {
    match (due - today).num_days() {
        days if days < 0 => OVERDUE + (-days).min(MOST_FOR_DAYS_OVER) as u32,
        0 => TODAY,
        days if days <= SOON => TOMORROW - LESS_A_DAY * (days as u32 - 1),
        _ => 0,
    }
}

fn effort_points(hours: f64) -> u32 {
    let small = SMALL.into_iter().find(|&(most, _)| hours <= most);
    small.map_or(0, |(_, points)| points)
}

/// Returns the worst of the task's KPIs that has points, with them; the first of equals.
fn worst<'a>(task: &Task, facts: &'a Facts) -> Option<(&'a KpiFact, u32)> {
    let known = task.kpis.iter().filter_map(|&id| facts.kpi(id));
    let known: Vec<_> = known
        .filter_map(|fact| Some((fact, kpi_points(fact)?)))
        .collect();
    let order = positions(known.len(), &|a, b| known[b].1.cmp(&known[a].1));
    order.first().map(|&first| known[first])
}

#[cfg(test)]
mod tests;
