//! What a portfolio knows of one scorecard on one day.
//!
//! A scorecard keeps its history, so a day that is over is worked out anew: values, targets, scores and dates as they held
//! then. Estimates of losses have no history; those of today are used for every day.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::decide::exposure;
use crate::domain::decide::loss::losses;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::simulation::SimulatedRisk;
use crate::domain::explain::wording::{distance_phrase, target_phrase};
use crate::domain::measure::action::{Action, ActionState};
use crate::domain::measure::evaluation::{Course, Status};
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::measure::overview::{self, KpiRow, Period, Span};
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

/// One scorecard on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub id: Id,
    pub title: String,
    pub is_sample: bool,
    pub currency: String,
    pub day: NaiveDate,
    /// What needs attention first.
    pub kpis: Vec<KpiLine>,
    /// 0 to 100; unknown while no KPI with a weight has a fresh value.
    pub health: Option<f64>,
    /// Σ residual score of the open risks.
    pub exposure: u32,
    pub open_risks: usize,
    /// The open risks whose loss somebody has estimated.
    pub losses: Vec<SimulatedRisk>,
    /// The open risks whose loss nobody has estimated: in no sum.
    pub unknown_losses: usize,
    /// The latest first.
    pub overdue: Vec<Overdue>,
}

/// One KPI of it.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiLine {
    pub id: Id,
    pub name: String,
    /// The library entry it was made from; empty for one of its own.
    pub library: String,
    pub unit: Unit,
    pub status: Status,
    /// How much it counts in the health index.
    pub weight: f64,
    /// The newest value in words; nothing before the first.
    pub value: Option<String>,
    pub target: String,
    /// How far the value is from its own target, in words.
    pub distance: Option<String>,
    /// How bad the miss is, counted in tolerances, so that different targets compare; 0 when the target holds.
    pub miss: Option<f64>,
    pub course: Course,
}

/// An action that is late.
#[derive(Clone, Debug, PartialEq)]
pub struct Overdue {
    pub what: String,
    pub who: String,
    pub due: NaiveDate,
    pub kpi: String,
}

impl Summary {
    /// Sums the scorecard up as of the end of the day, or as of now when that is earlier.
    pub fn of(card: &Scorecard, day: NaiveDate, now: NaiveDateTime) -> Summary {
        let day = day.min(now.date());
        let at = Span {
            from: None,
            to: day,
        }
        .now(now);
        let settings = card.settings();
        let rows = overview::rows(card, Period::All, at);
        let mut summary = Summary {
            id: card.id,
            title: settings.title,
            is_sample: settings.sample_of.is_some(),
            currency: settings.currency.trim().to_uppercase(),
            day,
            health: overview::health(&rows).index,
            kpis: Vec::new(),
            exposure: 0,
            open_risks: 0,
            losses: Vec::new(),
            unknown_losses: 0,
            overdue: overdue(card, day),
        };
        summary.kpis = (rows.iter())
            .map(|row| kpi_line(row, &summary.currency))
            .collect();
        summary.count_risks(card, day == now.date());
        summary
    }

    fn count_risks(&mut self, card: &Scorecard, is_today: bool) {
        let policy = card.policy();
        for risk in card.all::<Risk>() {
            let score = exposure::of(risk, self.day);
            self.exposure += score.map_or(0, u32::from);
            // Today also counts what is to be identified later, as the losses of a single scorecard do.
            let is_open = score.is_some() || (is_today && risk.is_open(self.day));
            if !is_open {
                continue;
            }
            self.open_risks += 1;
            match losses(risk, &policy) {
                Some(losses) => self.losses.push(SimulatedRisk {
                    id: risk.id,
                    losses,
                }),
                None => self.unknown_losses += 1,
            }
        }
    }

    /// Counts the KPIs with the status.
    pub fn count(&self, status: Status) -> usize {
        self.kpis.iter().filter(|kpi| kpi.status == status).count()
    }

    /// Counts the KPIs that move in this way.
    pub fn moving(&self, course: Course) -> usize {
        self.kpis.iter().filter(|kpi| kpi.course == course).count()
    }

    /// Counts the KPIs whose status is known.
    pub fn known(&self) -> usize {
        self.kpis.len() - self.count(Status::Stale) - self.count(Status::NoData)
    }

    /// Returns the expected loss of a year before and after mitigation; unknown while no open risk has an estimate.
    pub fn expected_loss(&self) -> Option<(f64, f64)> {
        let is_known = !self.losses.is_empty() || self.unknown_losses == 0;
        let sum = |sum: (f64, f64), risk: &SimulatedRisk| {
            let pair = &risk.losses;
            (
                sum.0 + pair.before.annual_mean(),
                sum.1 + pair.after.annual_mean(),
            )
        };
        is_known.then(|| self.losses.iter().fold((0.0, 0.0), sum))
    }
}

fn kpi_line(row: &KpiRow, currency: &str) -> KpiLine {
    let KpiRow {
        kpi, evaluation, ..
    } = row;
    let latest = evaluation.latest();
    let target = evaluation.target(kpi);
    let against = latest.zip(target);
    KpiLine {
        id: kpi.id,
        name: kpi.name.clone(),
        library: kpi.library.clone(),
        unit: kpi.unit,
        status: evaluation.status,
        weight: kpi.weight.get().max(0.0),
        value: evaluation.latest_text(kpi, currency),
        target: target.map_or_else(String::new, |target| {
            target_phrase(target.target, kpi.unit, currency)
        }),
        distance: against.map(|(point, target)| {
            distance_phrase(target.target, kpi.unit, point.variance, currency)
        }),
        miss: against.map(|(point, target)| target.severity(point.value).size),
        course: evaluation.course(kpi),
    }
}

/// Returns the actions that were open and late on the day, the latest first.
fn overdue(card: &Scorecard, day: NaiveDate) -> Vec<Overdue> {
    let late = |action: &Action| {
        let due = action.due.filter(|due| *due < day)?;
        was_open(action, day).then(|| Overdue {
            what: action.what.clone(),
            who: action.who.clone(),
            due,
            kpi: (card.get::<Kpi>(action.kpi)).map_or_else(String::new, |kpi| kpi.name.clone()),
        })
    };
    let mut overdue: Vec<Overdue> = card.all::<Action>().filter_map(late).collect();
    sort_by(&mut overdue, |a, b| {
        a.due.cmp(&b.due).then_with(|| a.what.cmp(&b.what))
    });
    overdue
}

/// Tells whether the action was open at the end of the day. One that ended on an unknown day counts as ended.
fn was_open(action: &Action, day: NaiveDate) -> bool {
    action.created <= day
        && match action.state {
            ActionState::Open => true,
            ActionState::Done | ActionState::Dropped => {
                action.closed.is_some_and(|closed| closed > day)
            }
        }
}
