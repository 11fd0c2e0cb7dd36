//! The whole scorecard at a glance: a row for each KPI in the order of attention, and its health.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::action::Action;
use super::evaluation::{Evaluation, Point, Status};
use super::forecast::Forecast;
use super::kpi::Kpi;
use super::variance::Verdict;
use crate::domain::order::sort_by;
use crate::domain::scorecard::Scorecard;

/// The time that a page looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// So many days up to and with today.
    Days(u64),
    All,
    /// From one day to another, both included.
    Range {
        from: NaiveDate,
        to: NaiveDate,
    },
}

/// The first and the last day of a period; no first day reaches back to the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Option<NaiveDate>,
    pub to: NaiveDate,
}

impl Period {
    pub fn span(self, today: NaiveDate) -> Span {
        match self {
            Period::Days(days) => Span {
                from: today.checked_sub_days(Days::new(days.saturating_sub(1))),
                to: today,
            },
            Period::All => Span {
                from: None,
                to: today,
            },
            Period::Range { from, to } => Span {
                from: Some(from.min(to)),
                to: to.max(from),
            },
        }
    }
}

impl Span {
    pub fn contains(self, day: NaiveDate) -> bool {
        day <= self.to && self.from.is_none_or(|from| from <= day)
    }

    /// Returns the period of the same length just before; `None` when this one reaches to the beginning.
    pub fn before(self) -> Option<Span> {
        let from = self.from?;
        let length = self.to - from;
        let to = from.pred_opt()?;
        Some(Span {
            from: to.checked_sub_signed(length),
            to,
        })
    }

    /// Returns the time that counts as now when looking at the period: no later than its end.
    pub fn now(self, now: NaiveDateTime) -> NaiveDateTime {
        let end = self.to.and_time(NaiveTime::MIN) + TimeDelta::days(1);
        now.min(end - TimeDelta::seconds(1))
    }
}

/// The measurements of a period, summed up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    pub count: usize,
    pub mean: f64,
    /// How many of the measurements held their target.
    pub on_target: usize,
}

/// Sums up the points of the span; `None` when there are none.
pub fn summary(points: &[Point], span: Span) -> Option<Summary> {
    let inside = || points.iter().filter(|point| span.contains(point.at.date));
    let count = inside().count();
    (count > 0).then(|| Summary {
        count,
        mean: inside().map(|point| point.value.get()).sum::<f64>() / count as f64,
        on_target: inside()
            .filter(|point| point.verdict == Verdict::OnTarget)
            .count(),
    })
}

/// One KPI as a line of the scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiRow {
    pub kpi: Kpi,
    pub evaluation: Evaluation,
    pub this_period: Option<Summary>,
    pub period_before: Option<Summary>,
    /// The open action that is due first.
    pub next_action: Option<Action>,
}

impl KpiRow {
    /// Tells whether the KPI is off target and nobody has said what is done about it.
    pub fn lacks_action(&self) -> bool {
        self.next_action.is_none() && self.evaluation.latest_is(Verdict::OffTarget)
    }

    /// Tells whether the KPI is on target and moving away from it, which nobody notices.
    pub fn drifts(&self) -> bool {
        matches!(self.evaluation.forecast, Forecast::Leaves { .. })
    }

    /// Returns the place in the order of attention: what comes first has the smaller key.
    fn attention(&self) -> (u8, Status, std::cmp::Reverse<u64>) {
        let group = match self.evaluation.status {
            Status::OffTarget => 0,
            Status::Watch => 1,
            // Stale now, off when last seen, and nobody on it.
            _ if self.lacks_action() => 1,
            Status::OnTarget if self.drifts() => 2,
            Status::Stale | Status::NoData => 3,
            Status::OnTarget => 4,
        };
        let miss = self.evaluation.latest().map_or(0.0, |point| {
            let target = self.kpi.target_on(point.at.date);
            target.map_or(0.0, |target| target.severity(point.value).size)
        });
        // Non-negative floats sort like their bits.
        let weighted = (miss * self.kpi.weight.get()).max(0.0);
        (
            group,
            self.evaluation.status,
            std::cmp::Reverse(weighted.to_bits()),
        )
    }
}

impl Evaluation {
    fn latest_is(&self, verdict: Verdict) -> bool {
        self.latest().is_some_and(|point| point.verdict == verdict)
    }
}

/// Returns a row for each KPI, what needs attention first.
pub fn rows(scorecard: &Scorecard, period: Period, now: NaiveDateTime) -> Vec<KpiRow> {
    let span = period.span(now.date());
    let mut rows: Vec<KpiRow> = scorecard
        .all::<Kpi>()
        .map(|kpi| {
            let evaluation = Evaluation::of(scorecard, kpi, span.now(now));
            KpiRow {
                this_period: summary(&evaluation.points, span),
                period_before: span
                    .before()
                    .and_then(|span| summary(&evaluation.points, span)),
                next_action: next_action(scorecard, kpi),
                kpi: kpi.clone(),
                evaluation,
            }
        })
        .collect();
    sort_by(&mut rows, |a, b| {
        a.attention()
            .cmp(&b.attention())
            .then_with(|| a.kpi.name.cmp(&b.kpi.name))
    });
    rows
}

fn next_action(scorecard: &Scorecard, kpi: &Kpi) -> Option<Action> {
    scorecard
        .all::<Action>()
        .filter(|action| action.kpi == kpi.id && action.is_open())
        .min_by_key(|action| (action.due.is_none(), action.due, action.created, action.id))
        .cloned()
}

/// How well the scorecard does: the weighted share of targets held.
#[derive(Clone, Debug, PartialEq)]
pub struct Health {
    /// 0 to 100; unknown when no KPI with a weight has a fresh value.
    pub index: Option<f64>,
    pub parts: Vec<HealthPart>,
}

/// What one KPI adds to the health index.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthPart {
    pub name: String,
    pub weight: f64,
    pub status: Status,
    /// 1 on target, ½ watch, 0 off target; unknown when stale or never measured.
    pub score: Option<f64>,
}

impl Status {
    /// Returns what a KPI of this status adds to the health index: 1 on target, ½ watch, 0 off target; unknown otherwise.
    pub fn score(self) -> Option<f64> {
        match self {
            Status::OnTarget => Some(1.0),
            Status::Watch => Some(0.5),
            Status::OffTarget => Some(0.0),
            Status::Stale | Status::NoData => None,
        }
    }
}

/// Computes the health index: Σ weight · score / Σ weight over the KPIs whose status is known.
pub fn health(rows: &[KpiRow]) -> Health {
    let parts: Vec<HealthPart> = (rows.iter().filter(|row| row.kpi.weight.get() > 0.0))
        .map(|row| HealthPart {
            name: row.kpi.name.clone(),
            weight: row.kpi.weight.get(),
            status: row.evaluation.status,
            score: row.evaluation.status.score(),
        })
        .collect();
    let known = || {
        parts
            .iter()
            .filter_map(|part| part.score.map(|score| (part.weight, score)))
    };
    let weight: f64 = known().map(|(weight, _)| weight).sum();
    let sum: f64 = known().map(|(weight, score)| weight * score).sum();
    Health {
        index: (weight > 0.0).then(|| 100.0 * sum / weight),
        parts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::measure::kpi::{Cadence, Target};
    use crate::domain::measure::measurement::Measurement;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;
    use crate::domain::value::{Finite, Moment};
    use crate::library::kpis;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A KPI whose target is at most 10, tolerance 2, with values on consecutive days up to 10 March.
    fn with_kpi(edit: Edit, number: u128, weight: i32, values: &[i32]) -> Edit {
        let id = Id::from_number(number);
        let mut kpi = kpis::by_key("critical-vulnerabilities")
            .unwrap()
            .to_kpi(id, date("2026-01-01"));
        kpi.name = format!("KPI {number}");
        kpi.cadence = Cadence::Daily;
        kpi.weight = Finite::from(weight);
        kpi.targets[0].target = Target::AtMost(Finite::from(10));
        kpi.targets[0].tolerance = Finite::from(2);
        let mut edit = edit.put(kpi);
        let days = date("2026-03-10") - chrono::TimeDelta::days(values.len() as i64 - 1);
        for (day, value) in days.iter_days().zip(values) {
            let measurement = Id::from_number(number * 1000 + edit.changes.len() as u128);
            edit = edit.put(Measurement {
                id: measurement,
                kpi: id,
                at: Moment::day(day),
                from: None,
                value: Finite::from(*value),
                counted: None,
                note: String::new(),
                source: String::new(),
                entered_by: String::new(),
                set_aside: String::new(),
                entered_at: None,
                evidence: None,
                cases: None,
                extra: Extra::new(),
            });
        }
        edit
    }

    fn rows_of(edit: Edit, period: Period) -> Vec<KpiRow> {
        let mut scorecard = Scorecard::empty(Id::from_number(9));
        scorecard.apply(edit, Replica(1)).unwrap();
        rows(&scorecard, period, "2026-03-11T09:00:00".parse().unwrap())
    }

    fn action(number: u128, kpi: u128, due: Option<&str>) -> Action {
        Action {
            id: Id::from_number(number),
            kpi: Id::from_number(kpi),
            what: format!("Action {number}"),
            who: String::new(),
            due: due.map(date),
            effect: String::new(),
            state: Default::default(),
            created: date("2026-03-01"),
            closed: None,
            extra: Extra::new(),
        }
    }

    /// Weights 2, 1, 1 and 4: (2·1 + 1·½ + 1·0) / 4 = 62.5; the one without a value is left out.
    #[test]
    fn health_is_the_weighted_share_of_targets_held_and_unknown_is_not_zero() {
        let mut edit = with_kpi(Edit::new(""), 1, 2, &[5]);
        edit = with_kpi(edit, 2, 1, &[12]);
        edit = with_kpi(edit, 3, 1, &[13]);
        edit = with_kpi(edit, 4, 4, &[]);
        let health = health(&rows_of(edit, Period::All));
        assert_eq!(health.index, Some(62.5));
        let unknown = health
            .parts
            .iter()
            .find(|part| part.name == "KPI 4")
            .unwrap();
        assert_eq!(unknown.score, None);
    }

    #[test]
    fn health_of_nothing_known_is_unknown_and_weight_0_is_left_out() {
        let edit = with_kpi(Edit::new(""), 1, 1, &[]);
        assert_eq!(health(&rows_of(edit, Period::All)).index, None);
        let edit = with_kpi(Edit::new(""), 1, 0, &[5]);
        assert!(health(&rows_of(edit, Period::All)).parts.is_empty());
    }

    #[test]
    fn what_needs_attention_comes_first() {
        let mut edit = with_kpi(Edit::new(""), 1, 1, &[5]);
        edit = with_kpi(edit, 2, 1, &[11]);
        edit = with_kpi(edit, 3, 1, &[14]);
        edit = with_kpi(edit, 4, 1, &[20]);
        edit = with_kpi(edit, 5, 1, &[]);
        edit = with_kpi(edit, 6, 1, &[3, 4, 5, 6, 7, 8]);
        let names: Vec<String> = rows_of(edit, Period::All)
            .into_iter()
            .map(|row| row.kpi.name)
            .collect();
        assert_eq!(
            names,
            ["KPI 4", "KPI 3", "KPI 2", "KPI 6", "KPI 5", "KPI 1"]
        );
    }

    #[test]
    fn the_period_is_compared_with_the_one_before_of_the_same_length() {
        let edit = with_kpi(Edit::new(""), 1, 1, &[20, 10, 8, 6, 4]);
        let range = Period::Range {
            from: date("2026-03-09"),
            to: date("2026-03-10"),
        };
        let row = &rows_of(edit, range)[0];
        let summary = |count, mean, on_target| {
            Some(Summary {
                count,
                mean,
                on_target,
            })
        };
        assert_eq!(row.this_period, summary(2, 5.0, 2));
        assert_eq!(row.period_before, summary(2, 9.0, 2));
        assert_eq!(row.evaluation.status, Status::OnTarget);
    }

    #[test]
    fn a_period_in_the_past_is_judged_as_of_its_end() {
        let edit = with_kpi(Edit::new(""), 1, 1, &[20, 10, 8]);
        let past = Period::Range {
            from: date("2026-03-01"),
            to: date("2026-03-08"),
        };
        assert_eq!(rows_of(edit, past)[0].evaluation.status, Status::OffTarget);
    }

    #[test]
    fn periods_end_today_and_have_as_many_days_as_they_say() {
        let span = Period::Days(30).span(date("2026-03-11"));
        assert_eq!(
            (span.from, span.to),
            (Some(date("2026-02-10")), date("2026-03-11"))
        );
        let before = span.before().unwrap();
        assert_eq!(
            (before.from, before.to),
            (Some(date("2026-01-11")), date("2026-02-09"))
        );
        assert_eq!(Period::All.span(date("2026-03-11")).before(), None);
        let swapped = Period::Range {
            from: date("2026-03-02"),
            to: date("2026-03-01"),
        };
        assert!(
            swapped
                .span(date("2026-03-11"))
                .contains(date("2026-03-01"))
        );
    }

    #[test]
    fn an_off_target_kpi_lacks_an_action_until_one_is_open() {
        let off = || with_kpi(Edit::new(""), 1, 1, &[20]);
        assert!(rows_of(off(), Period::All)[0].lacks_action());
        let rows = rows_of(
            off()
                .put(action(7, 1, None))
                .put(action(8, 1, Some("2026-04-01"))),
            Period::All,
        );
        assert!(!rows[0].lacks_action());
        assert_eq!(
            rows[0].next_action.as_ref().map(|next| next.id),
            Some(Id::from_number(8))
        );
        let done = Action {
            state: crate::domain::measure::action::ActionState::Done,
            ..action(7, 1, None)
        };
        assert!(rows_of(off().put(done), Period::All)[0].lacks_action());
    }
}
