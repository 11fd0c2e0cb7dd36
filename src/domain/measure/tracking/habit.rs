//! How well a series was kept: completeness, consistency, and the periods of the heat map.
//!
//! All three look at the same time, the last 365 days or since the first value, so that they never contradict each other.
//! A KPI that was never measured counts from the day it was taken on.

use chrono::{Days, NaiveDate};

use super::rhythm::{self, Distance, Gap};
use crate::domain::measure::kpi::{Cadence, Kpi};
use crate::domain::measure::quantity;
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;

/// So many days are looked at.
pub const WINDOW: u64 = 365;

/// What became of a period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HabitState {
    /// Before the first value, or still within the time that the cadence allows.
    NotDue,
    InTime,
    Late,
    Missing,
}

/// A stretch of the heat map: a week of days, or one period of a slower cadence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HabitCell {
    pub from: NaiveDate,
    /// Its last day, or today.
    pub to: NaiveDate,
    pub state: HabitState,
}

/// How well the values of one KPI were kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Habit {
    pub id: Id,
    pub name: String,
    pub cadence: Cadence,
    /// Oldest first.
    pub cells: Vec<HabitCell>,
    /// Periods of the cadence with a value, late ones too.
    pub measured: usize,
    pub missing: usize,
    /// Steps from one value to the next, and those that came in time from a known place.
    pub steps: usize,
    pub steady: usize,
    /// What is wrong, in sentences, oldest first.
    pub findings: Vec<String>,
    /// How often the source changed without a declared process change.
    pub silent_changes: usize,
}

/// Returns how well each typed KPI was kept, the one with the most to tell first.
pub fn habits(scorecard: &Scorecard, today: NaiveDate) -> Vec<Habit> {
    let mut habits: Vec<Habit> = (scorecard.all::<Kpi>())
        .filter(|kpi| kpi.derived.is_none())
        .map(|kpi| habit(scorecard, kpi, today))
        .collect();
    sort_by(&mut habits, |a, b| {
        let share = |habit: &Habit| habit.completeness().unwrap_or(1.0);
        (share(a).total_cmp(&share(b))).then_with(|| a.name.cmp(&b.name))
    });
    habits
}

impl Habit {
    /// Returns the share of the periods that have a value; none while nothing was to be expected.
    pub fn completeness(&self) -> Option<f64> {
        share(self.measured, self.measured + self.missing)
    }

    /// Returns the share of the steps that came in time and from the same source; none before the second value.
    pub fn consistency(&self) -> Option<f64> {
        share(self.steady, self.steps)
    }

    /// Writes `92 %, 48 of 52 periods`.
    pub fn completeness_text(&self) -> String {
        match self.completeness() {
            Some(share) => format!(
                "{}, {} of {}",
                percent(share),
                self.measured,
                self.measured + self.missing
            ),
            None => "Nothing expected yet".to_owned(),
        }
    }

    /// Writes `98 %, 50 of 51 steps`.
    pub fn consistency_text(&self) -> String {
        match self.consistency() {
            Some(share) => format!("{}, {} of {}", percent(share), self.steady, self.steps),
            None => "Unknown before the second value".to_owned(),
        }
    }

    /// Says in a sentence what the heat map draws.
    pub fn summary(&self) -> String {
        let count =
            |state: HabitState| self.cells.iter().filter(|cell| cell.state == state).count();
        let unit = match self.cadence {
            Cadence::Hourly | Cadence::Daily | Cadence::Weekly => "weeks",
            Cadence::Monthly => "months",
            Cadence::Quarterly => "quarters",
            Cadence::Yearly => "years",
        };
        format!(
            "{}, by {unit}: {} with values in time, {} late, {} missing",
            self.name,
            count(HabitState::InTime),
            count(HabitState::Late),
            count(HabitState::Missing)
        )
    }
}

fn share(part: usize, all: usize) -> Option<f64> {
    (all > 0).then(|| part as f64 / all as f64)
}

/// Never rounds something that is missing up to 100 %.
fn percent(share: f64) -> String {
    format!("{} %", quantity::number((share * 100.0).floor(), 0))
}

/// Returns the completeness of all series together: the mean of those that have one, each counting the same.
pub fn overall(habits: &[Habit], of: fn(&Habit) -> Option<f64>) -> String {
    let shares: Vec<f64> = habits.iter().filter_map(of).collect();
    match shares.len() {
        0 => "Unknown".to_owned(),
        count => percent(shares.iter().sum::<f64>() / count as f64),
    }
}

fn habit(scorecard: &Scorecard, kpi: &Kpi, today: NaiveDate) -> Habit {
    let since = (today.checked_sub_days(Days::new(WINDOW))).unwrap_or(NaiveDate::MIN);
    let days = rhythm::days_since(scorecard, kpi, since, today);
    let changes = rhythm::source_changes(scorecard, kpi, &days);
    let gaps = match days.is_empty() {
        false => rhythm::gaps(kpi.cadence, &days, today),
        true => never(kpi, today).into_iter().collect(),
    };
    let periods = periods(kpi.cadence, &days, &gaps, since, today);
    let count = |is: fn(HabitState) -> bool| periods.iter().filter(|cell| is(cell.state)).count();
    let (measured, missing) = (
        count(|state| matches!(state, HabitState::InTime | HabitState::Late)),
        count(|state| state == HabitState::Missing),
    );
    let irregular = |day: NaiveDate| {
        (gaps.iter().any(|gap| gap.to == Some(day))) || changes.iter().any(|one| one.on == day)
    };
    let steps = days.len().saturating_sub(1);
    let unsteady = days
        .iter()
        .skip(1)
        .filter(|(day, _)| irregular(*day))
        .count();
    let mut findings: Vec<(NaiveDate, String)> = (gaps.iter())
        .map(|gap| match days.is_empty() {
            false => (gap.since(kpi.cadence), gap.text(today)),
            true => (gap.from, "It was never measured.".to_owned()),
        })
        .collect();
    findings.extend(changes.iter().map(|one| (one.on, one.text(today))));
    sort_by(&mut findings, |a, b| a.0.cmp(&b.0));
    Habit {
        id: kpi.id,
        name: kpi.name.clone(),
        cadence: kpi.cadence,
        cells: cells(kpi.cadence, &periods),
        measured,
        missing,
        steps,
        steady: steps - unsteady,
        findings: findings.into_iter().map(|(_, text)| text).collect(),
        silent_changes: changes.len(),
    }
}

/// Returns the gap since the day on which a KPI was taken on that nobody has measured.
fn never(kpi: &Kpi, today: NaiveDate) -> Option<Gap> {
    let from = kpi.targets.first()?.from;
    let distance = Distance::of(kpi.cadence, (today - from).num_days());
    let gap = Gap {
        from,
        to: None,
        distance,
    };
    (distance != Distance::InTime).then_some(gap)
}

/// Returns what became of each period of the cadence since the day, oldest first. Days and gaps are in order.
fn periods(
    cadence: Cadence,
    days: &[(NaiveDate, Id)],
    gaps: &[Gap],
    since: NaiveDate,
    today: NaiveDate,
) -> Vec<HabitCell> {
    let mut cells = Vec::new();
    let (mut days, mut gaps) = (days.iter().peekable(), gaps.iter().peekable());
    let mut from = cadence.start_of_period(since);
    while from <= today {
        let next = following(cadence, from);
        let to = next.pred_opt().unwrap_or(from).min(today);
        let (mut has_value, mut is_late) = (false, false);
        while days.next_if(|(day, _)| *day < from).is_some() {}
        while let Some(&(day, _)) = days.next_if(|(day, _)| *day <= to) {
            has_value = true;
            while gaps
                .next_if(|gap| gap.to.is_some_and(|to| to < day))
                .is_some()
            {}
            is_late |= gaps.next_if(|gap| gap.to == Some(day)).is_some();
        }
        let is_open = to == today && next > today;
        let is_missing = gaps.peek().is_some_and(|gap| {
            gap.from < from && gap.to.is_none_or(|end| end > to) && gap.distance != Distance::Late
        });
        let state = match (has_value, is_late) {
            (true, true) => HabitState::Late,
            (true, false) => HabitState::InTime,
            (false, _) if is_missing && !is_open => HabitState::Missing,
            (false, _) => HabitState::NotDue,
        };
        cells.push(HabitCell { from, to, state });
        if next <= from {
            break;
        }
        from = next;
    }
    cells
}

/// Returns the first day of the period after the one that starts on the day.
fn following(cadence: Cadence, start: NaiveDate) -> NaiveDate {
    match cadence {
        Cadence::Hourly => Cadence::Daily.next(start),
        cadence => cadence.next(start),
    }
}

/// Puts days together to weeks, the worst of which is shown; what is slower stays as it is.
fn cells(cadence: Cadence, periods: &[HabitCell]) -> Vec<HabitCell> {
    if !matches!(cadence, Cadence::Hourly | Cadence::Daily) {
        return periods.to_vec();
    }
    let week = |cell: &HabitCell| Cadence::Weekly.start_of_period(cell.from);
    (periods.chunk_by(|a, b| week(a) == week(b)))
        .filter_map(|week| {
            Some(HabitCell {
                from: week.first()?.from,
                to: week.last()?.to,
                state: week.iter().map(|day| day.state).max()?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
