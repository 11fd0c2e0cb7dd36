//! What a request promised, and what came of it: for the time after the purchase.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::appraisal::Appraisal;
use super::request::{ActualEffect, BudgetRequest, PromisedKpi, RequestState};
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::variance::Better;
use crate::domain::scorecard::Scorecard;

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Kept,
    /// Some of it was reached.
    Partly,
    Missed,
    /// Its day has not come.
    TooEarly,
    /// Nobody has measured it since.
    Unknown,
}

impl Kept {
    pub fn name(self) -> &'static str {
        match self {
            Kept::Kept => "Kept",
            Kept::Partly => "Partly kept",
            Kept::Missed => "Missed",
            Kept::TooEarly => "Too early to say",
            Kept::Unknown => "Not known",
        }
    }
}

/// A promise beside what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub promise: Promise,
    pub promised: f64,
    pub actual: Option<f64>,
    pub kept: Kept,
}

/// What was promised.
#[derive(Clone, Debug, PartialEq)]
pub enum Promise {
    /// What it would have cost until now.
    Spending,
    /// The annual loss expectancy afterwards.
    Loss,
    Kpi(Box<Kpi>, Option<NaiveDate>),
}

/// Spending may exceed the plan by so much and still partly keep it: the +10 % of a definitive estimate, which is from
/// −5 % to +10 % (PMI, *PMBOK Guide*, 6th edition, 7.2).
pub const OVERRUN: f64 = 0.10;

/// Returns each promise of a request that was bought; nothing before.
pub fn checks(
    card: &Scorecard,
    request: &BudgetRequest,
    appraisal: &Appraisal,
    now: NaiveDateTime,
) -> Vec<Check> {
    if request.state != RequestState::Bought {
        return Vec::new();
    }
    let today = now.date();
    let mut checks = vec![spending(request, today)];
    checks.extend(loss(request, appraisal, today));
    let kpis = request.kpis.iter().filter_map(|promised| {
        let kpi = card.get::<Kpi>(promised.kpi)?;
        Some(kpi_check(card, kpi, promised, request.state_since, now))
    });
    checks.extend(kpis);
    checks
}

fn newest<T>(request: &BudgetRequest, pick: impl Fn(&ActualEffect) -> Option<T>) -> Option<T> {
    request.actuals.iter().rev().find_map(pick)
}

fn spending(request: &BudgetRequest, today: NaiveDate) -> Check {
    let actual = newest(request, |actual| Some((actual.on, actual.spent?.get())));
    let on = actual.map_or(today, |(on, _)| on);
    let years = f64::from(years_begun(request.state_since, on));
    let promised = request.one_off.get() + years * request.yearly.get();
    let actual = actual.map(|(_, spent)| spent);
    let kept = match actual {
        None => Kept::Unknown,
        Some(spent) if spent <= promised => Kept::Kept,
        Some(spent) if spent <= promised * (1.0 + OVERRUN) => Kept::Partly,
        Some(_) => Kept::Missed,
    };
    Check {
        promise: Promise::Spending,
        promised,
        actual,
        kept,
    }
}

/// Returns how many years have begun since the day: each has its yearly cost.
fn years_begun(since: NaiveDate, on: NaiveDate) -> u32 {
    let whole = on.years_since(since).unwrap_or(0);
    let is_anniversary = whole > 0 && (on.month(), on.day()) == (since.month(), since.day());
    if is_anniversary { whole } else { whole + 1 }
}

fn loss(request: &BudgetRequest, appraisal: &Appraisal, today: NaiveDate) -> Option<Check> {
    let promised = appraisal.cash.loss?;
    let actual = newest(request, |actual| Some(actual.loss?.get()));
    let kept = match actual {
        None => Kept::Unknown,
        Some(loss) if loss <= promised.after => Kept::Kept,
        // A yearly loss shows in a year.
        Some(_) if today.years_since(request.state_since).unwrap_or(0) == 0 => Kept::TooEarly,
        Some(loss) if loss < promised.before => Kept::Partly,
        Some(_) => Kept::Missed,
    };
    Some(Check {
        promise: Promise::Loss,
        promised: promised.after,
        actual,
        kept,
    })
}

fn kpi_check(
    card: &Scorecard,
    kpi: &Kpi,
    promised: &PromisedKpi,
    since: NaiveDate,
    now: NaiveDateTime,
) -> Check {
    let evaluation = Evaluation::of(card, kpi, now);
    let latest = (evaluation.latest()).filter(|point| point.at.date >= since);
    let actual = latest.map(|point| point.value.get());
    let (to, from) = (promised.to.get(), promised.from.map(|from| from.get()));
    let better = evaluation
        .target(kpi)
        .map_or(Better::Higher, |target| target.target.better());
    let kept = match actual {
        _ if actual.is_none() && promised.by.is_some_and(|by| by > now.date()) => Kept::TooEarly,
        None => Kept::Unknown,
        Some(actual) if reaches(actual, to, from, better) => Kept::Kept,
        Some(_) if promised.by.is_none_or(|by| by > now.date()) => Kept::TooEarly,
        Some(actual) if from.is_some_and(|from| is_on_the_way(actual, from, to)) => Kept::Partly,
        Some(_) => Kept::Missed,
    };
    Check {
        promise: Promise::Kpi(Box::new(kpi.clone()), promised.by),
        promised: to,
        actual,
        kept,
    }
}

/// Tells whether the value is as good as promised. The promise itself says which way is better, where it can.
fn reaches(actual: f64, to: f64, from: Option<f64>, better: Better) -> bool {
    match (from, better) {
        (Some(from), _) if to > from => actual >= to,
        (Some(from), _) if to < from => actual <= to,
        (_, Better::Higher) => actual >= to,
        (_, Better::Lower) => actual <= to,
        (_, Better::Nearer) => actual == to,
    }
}

/// Tells whether the value has left its start towards the promise.
fn is_on_the_way(actual: f64, from: f64, to: f64) -> bool {
    (actual - from) * (to - from) > 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::policy::Policy;
    use crate::domain::record::AnyRecord;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;
    use crate::domain::value::parse_instant;
    use serde_json::{Value, json};

    const ID: &str = "00000000-0000-4000-8000-000000000001";
    const KPI: &str = "00000000-0000-4000-8000-000000000002";

    fn bought(changes: Value) -> BudgetRequest {
        let mut request = json!({
            "id": ID, "name": "Faster backups", "one_off": 10_000, "yearly": 2_000, "state": "bought",
            "state_since": "2025-03-01", "created": "2025-01-01",
            "loss": {"typed": {"before": 50_000, "after": 20_000}},
        });
        for (field, value) in changes.as_object().unwrap() {
            request[field] = value.clone();
        }
        serde_json::from_value(request).unwrap()
    }

    /// A KPI of which less is better, measured on a day.
    fn card(measured: Option<(&str, f64)>) -> Scorecard {
        let mut card = Scorecard::empty(Id::ONLY);
        let kpi = json!({
            "id": KPI, "name": "Time to restore", "unit": "hours", "cadence": "monthly", "weight": 1,
            "targets": [{"from": "2024-01-01", "target": {"at_most": 4}, "tolerance": 0}],
        });
        let mut edit = Edit::new("test").put(read("kpis", kpi));
        if let Some((at, value)) = measured {
            let id = "00000000-0000-4000-8000-000000000003";
            let measurement = json!({"id": id, "kpi": KPI, "at": at, "value": value});
            edit = edit.put(read("measurements", measurement));
        }
        card.apply(edit, Replica(1)).unwrap();
        card
    }

    fn read(kind: &str, json: Value) -> AnyRecord {
        let kind = crate::domain::record::Kind::from_name(kind).unwrap();
        AnyRecord::read(kind, &json).unwrap()
    }

    fn verdicts(card: &Scorecard, request: &BudgetRequest, today: &str) -> Vec<Kept> {
        let now = parse_instant(&format!("{today}T12:00:00")).unwrap();
        let appraisal = Appraisal::of(card, request, &Policy::default());
        let checks = checks(card, request, &appraisal, now);
        checks.iter().map(|check| check.kept).collect()
    }

    #[test]
    fn before_the_purchase_there_is_nothing_to_hold_it_to() {
        let request = bought(json!({"state": "approved"}));
        assert_eq!(verdicts(&card(None), &request, "2026-03-01"), []);
    }

    #[test]
    fn what_nobody_has_noted_is_not_known() {
        let all = verdicts(&card(None), &bought(json!({})), "2026-03-01");
        assert_eq!(all, [Kept::Unknown, Kept::Unknown]);
    }

    #[test]
    fn spending_is_held_against_the_years_that_have_begun() {
        let spent = |on: &str, spent: u32| {
            let request = bought(json!({"actuals": [{"on": on, "spent": spent}]}));
            verdicts(&card(None), &request, "2027-01-01")[0]
        };
        assert_eq!(spent("2025-06-01", 12_000), Kept::Kept);
        assert_eq!(spent("2026-03-01", 12_000), Kept::Kept, "a year to the day");
        assert_eq!(spent("2026-03-01", 12_100), Kept::Partly);
        assert_eq!(spent("2026-03-01", 13_300), Kept::Missed);
        assert_eq!(spent("2026-03-02", 14_000), Kept::Kept, "the second year");
    }

    #[test]
    fn a_yearly_loss_is_judged_after_a_year() {
        let loss = |loss: u32, today: &str| {
            let request = bought(json!({"actuals": [{"on": "2025-12-01", "loss": loss}]}));
            verdicts(&card(None), &request, today)[1]
        };
        assert_eq!(loss(20_000, "2025-12-01"), Kept::Kept);
        assert_eq!(loss(30_000, "2025-12-01"), Kept::TooEarly);
        assert_eq!(loss(30_000, "2026-03-01"), Kept::Partly);
        assert_eq!(loss(50_000, "2026-03-01"), Kept::Missed);
    }

    #[test]
    fn a_kpi_is_held_against_its_promise_from_its_day_on() {
        let kpi = |measured: Option<(&str, f64)>, today: &str| {
            let promise = json!({"kpi": KPI, "from": 10, "to": 4, "by": "2025-09-01"});
            let request = bought(json!({"kpis": [promise]}));
            verdicts(&card(measured), &request, today)[2]
        };
        assert_eq!(kpi(Some(("2025-06-01", 3.5)), "2025-07-01"), Kept::Kept);
        assert_eq!(kpi(Some(("2025-06-01", 7.0)), "2025-07-01"), Kept::TooEarly);
        assert_eq!(kpi(Some(("2025-06-01", 7.0)), "2025-09-01"), Kept::Partly);
        assert_eq!(kpi(Some(("2025-06-01", 10.0)), "2025-09-01"), Kept::Missed);
        assert_eq!(
            kpi(Some(("2025-02-01", 3.0)), "2025-09-01"),
            Kept::Unknown,
            "before the purchase"
        );
        assert_eq!(kpi(None, "2025-07-01"), Kept::TooEarly);
    }
}
