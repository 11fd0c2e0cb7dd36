//! What the priority of tasks depends on, read from the scorecard once for all of them.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::decide::exposure;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::task::Task;
use crate::domain::measure::evaluation::{Evaluation, Point, Status};
use crate::domain::measure::kpi::{Kpi, TargetFrom, Unit};
use crate::domain::measure::variance::Severity;
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

/// The facts; each list is in order of id.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    pub today: NaiveDate,
    pub currency: String,
    /// The highest residual score that is accepted today.
    pub appetite: Option<u8>,
    pub kpis: Vec<KpiFact>,
    pub risks: Vec<RiskFact>,
    /// Open tasks.
    open: Vec<Id>,
    /// For each open task that others wait for, one entry for each of them.
    waited_for: Vec<Id>,
}

/// Where a KPI stands.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiFact {
    pub id: Id,
    pub name: String,
    pub unit: Unit,
    pub weight: f64,
    pub status: Status,
    pub latest: Option<Point>,
    /// What the newest value is held against.
    pub target: Option<TargetFrom>,
}

/// How a risk stands.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskFact {
    pub id: Id,
    pub name: String,
    /// The residual score, while the risk is open.
    pub score: Option<u8>,
    pub is_above: bool,
}

impl Facts {
    pub fn of(card: &Scorecard, now: NaiveDateTime) -> Facts {
        let today = now.date();
        let policy = card.policy();
        let mut facts = Facts {
            today,
            currency: card.settings().currency,
            appetite: policy.appetite_on(today).map(|appetite| appetite.limit),
            kpis: Vec::new(),
            risks: Vec::new(),
            open: Vec::new(),
            waited_for: Vec::new(),
        };
        for kpi in card.all::<Kpi>() {
            facts.kpis.push(KpiFact::of(card, kpi, now));
        }
        for risk in card.all::<Risk>() {
            facts.risks.push(RiskFact {
                id: risk.id,
                name: risk.name.clone(),
                score: exposure::of(risk, today),
                is_above: exposure::is_above_appetite(risk, &policy, today),
            });
        }
        for task in card.all::<Task>().filter(|task| task.is_open()) {
            facts.open.push(task.id);
            facts.waited_for.extend(&task.blocked_by);
        }
        sort_by(&mut facts.waited_for, Id::cmp);
        facts
    }

    pub fn kpi(&self, id: Id) -> Option<&KpiFact> {
        let at = self.kpis.partition_point(|fact| fact.id < id);
        self.kpis.get(at).filter(|fact| fact.id == id)
    }

    /// Returns the KPIs as people look for them.
    pub fn kpis_by_name(&self) -> Vec<&KpiFact> {
        let mut kpis: Vec<&KpiFact> = self.kpis.iter().collect();
        sort_by(&mut kpis, |a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
        kpis
    }

    pub fn risk(&self, id: Id) -> Option<&RiskFact> {
        let at = self.risks.partition_point(|fact| fact.id < id);
        self.risks.get(at).filter(|fact| fact.id == id)
    }

    /// Counts the open tasks that wait for this one.
    pub fn waiting_for(&self, task: Id) -> u32 {
        let from = self.waited_for.partition_point(|&id| id < task);
        let count = self.waited_for[from..].iter().take_while(|&&id| id == task);
        u32::try_from(count.count()).unwrap_or(u32::MAX)
    }

    /// Tells whether the task waits for one that is not complete.
    pub fn is_blocked(&self, task: &Task) -> bool {
        let is_open = |id: &Id| {
            let at = self.open.partition_point(|open| open < id);
            self.open.get(at) == Some(id)
        };
        task.blocked_by.iter().any(is_open)
    }
}

impl KpiFact {
    fn of(card: &Scorecard, kpi: &Kpi, now: NaiveDateTime) -> KpiFact {
        let evaluation = Evaluation::of(card, kpi, now);
        KpiFact {
            id: kpi.id,
            name: kpi.name.clone(),
            unit: kpi.unit,
            weight: kpi.weight.get(),
            status: evaluation.status,
            target: evaluation.target(kpi).cloned(),
            latest: evaluation.latest().cloned(),
        }
    }

    pub fn is_stale(&self) -> bool {
        self.status == Status::Stale
    }

    /// Returns how bad the newest value misses its target; nothing without a value.
    pub fn miss(&self) -> Option<Severity> {
        Some(self.target.as_ref()?.severity(self.latest.as_ref()?.value))
    }
}
