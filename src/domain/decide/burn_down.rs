//! Burn-down: how the open exposure falls, and what was added and retired on the way.
//!
//! No trend is drawn through it and no day foretold: open exposure is a stock, of which most was there before, so a
//! line through a register that only wanders has a slope in two of three cases. What is said is arithmetic: how much is
//! gone, how fast that was, and how fast it has to be (see [`super::super::measure::covers`]).
//!
//! Every period balances: open = open before + added − retired + re-scored. A risk counts as added with the score of
//! the day it was identified and as retired with its last one; what its score changed in between is re-scored.

use chrono::{Days, Months, NaiveDate};

use super::exposure;
use super::promptness::MONTHS;
use super::risk::Risk;

/// How far apart the days are that are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Week,
    Month,
    Year,
}

impl Step {
    /// Returns the finest step that leaves few enough points to read.
    fn fitting(days: i64) -> Step {
        match days {
            ..=190 => Step::Week,
            191..=3_700 => Step::Month,
            _ => Step::Year,
        }
    }

    /// Returns the day so many steps after the start.
    fn after(self, start: NaiveDate, count: u32) -> Option<NaiveDate> {
        match self {
            Step::Week => start.checked_add_days(Days::new(7 * u64::from(count))),
            Step::Month => start.checked_add_months(Months::new(count)),
            Step::Year => start.checked_add_months(Months::new(count.checked_mul(12)?)),
        }
    }

    /// Returns what people call one step.
    pub fn name(self) -> &'static str {
        match self {
            Step::Week => "week",
            Step::Month => "month",
            Step::Year => "year",
        }
    }
}

/// The state at the end of a period, and what happened in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Period {
    pub to: NaiveDate,
    /// Σ residual score of the open risks.
    pub open: u32,
    /// How many risks are open.
    pub risks: usize,
    pub added: u32,
    pub retired: u32,
    /// What new scores changed; below 0 when risks became smaller.
    pub rescored: i32,
}

/// The exposure since a day.
#[derive(Clone, Debug, PartialEq)]
pub struct BurnDown {
    pub step: Step,
    /// The first is the start itself, in which nothing happens; the last ends today.
    pub periods: Vec<Period>,
    /// What is still open of the exposure of the start, without risks added later.
    pub left_of_start: u32,
}

impl BurnDown {
    /// Follows the exposure from the day on; `None` while no risk is identified.
    ///
    /// A start before the first risk is moved to it, one that lies ahead to today.
    pub fn since(risks: &[Risk], start: NaiveDate, today: NaiveDate) -> Option<BurnDown> {
        let first = first_day(risks).filter(|first| *first <= today)?;
        let start = start.max(first).min(today);
        let step = Step::fitting((today - start).num_days());
        let mut periods = vec![Period {
            to: start,
            open: exposure::total(risks, start),
            risks: open_on(risks, start),
            ..Period::default()
        }];
        let mut from = start;
        for count in 1.. {
            if from >= today {
                break;
            }
            let to = step.after(start, count).map_or(today, |to| to.min(today));
            periods.push(period(risks, from, to));
            from = to;
        }
        let left = risks.iter().filter(|risk| risk.is_open_on(start));
        let left_of_start = left.filter_map(|risk| exposure::of(risk, today));
        let left_of_start = left_of_start.map(u32::from).sum();
        Some(BurnDown {
            step,
            periods,
            left_of_start,
        })
    }

    pub fn start(&self) -> &Period {
        &self.periods[0]
    }

    pub fn today(&self) -> &Period {
        &self.periods[self.periods.len() - 1]
    }

    /// Returns the exposure that is left when the goal is reached: a fifth of that of the start, 80 % being gone.
    pub fn goal(&self) -> f64 {
        f64::from(self.start().open) / 5.0
    }

    /// Returns the day by which the goal is to be reached.
    pub fn due(&self) -> NaiveDate {
        (self.start().to)
            .checked_add_months(Months::new(MONTHS))
            .unwrap_or(NaiveDate::MAX)
    }

    /// Returns 1 − Σ open now ÷ Σ open at the start, added risks included, so that it can fall below 0.
    /// `None` when nothing was open at the start.
    pub fn burnt(&self) -> Option<f64> {
        self.share_gone(self.today().open)
    }

    /// Returns the same for the risks of the start alone.
    pub fn burnt_of_start(&self) -> Option<f64> {
        self.share_gone(self.left_of_start)
    }

    fn share_gone(&self, left: u32) -> Option<f64> {
        let start = self.start().open;
        (start > 0).then(|| 1.0 - f64::from(left) / f64::from(start))
    }

    /// Returns what was added, retired and re-scored since the start.
    pub fn flows(&self) -> (u32, u32, i32) {
        let periods = || self.periods.iter();
        (
            periods().map(|period| period.added).sum(),
            periods().map(|period| period.retired).sum(),
            periods().map(|period| period.rescored).sum(),
        )
    }

    /// Returns by how many points a week the exposure fell since the start; below 0 when it grew. `None` before a week is over.
    pub fn pace(&self) -> Option<f64> {
        let days = (self.today().to - self.start().to).num_days();
        let fallen = f64::from(self.start().open) - f64::from(self.today().open);
        (days >= 7).then(|| 7.0 * fallen / days as f64)
    }

    /// Returns by how many points a week it has to fall from today on to be at the goal by its day; `None` when that day
    /// is over, or nothing is left to do.
    pub fn needed_pace(&self) -> Option<f64> {
        let days = (self.due() - self.today().to).num_days();
        let left = f64::from(self.today().open) - self.goal();
        (days > 0 && left > 0.0).then(|| 7.0 * left / days as f64)
    }
}

/// Returns the day the first risk was identified.
pub fn first_day(risks: &[Risk]) -> Option<NaiveDate> {
    risks.iter().map(|risk| risk.identified).min()
}

/// Returns the day to start from unless somebody chooses another: three months ago, the time that the goal gives;
/// in a younger register, the day of its first risk.
pub fn usual_start(risks: &[Risk], today: NaiveDate) -> NaiveDate {
    let ago = (today.checked_sub_months(Months::new(MONTHS))).unwrap_or(today);
    first_day(risks).map_or(ago, |first| first.max(ago))
}

fn open_on(risks: &[Risk], day: NaiveDate) -> usize {
    risks.iter().filter(|risk| risk.is_open_on(day)).count()
}

/// Sums up what happened after one day and up to the other.
fn period(risks: &[Risk], from: NaiveDate, to: NaiveDate) -> Period {
    let mut period = Period {
        to,
        open: exposure::total(risks, to),
        risks: open_on(risks, to),
        ..Period::default()
    };
    for risk in risks {
        let start = risk.identified;
        let end = risk.retired().unwrap_or(NaiveDate::MAX);
        if end < start || end <= from || start > to {
            continue;
        }
        let score = |day: NaiveDate| {
            let scores = risk.scores_on(day);
            scores.map_or(0, |scores| scores.residual.value())
        };
        let (first, last) = (score(start.max(from)), score(end.min(to)));
        if start > from {
            period.added += u32::from(first);
        }
        if end <= to {
            period.retired += u32::from(last);
        }
        period.rescored += i32::from(last) - i32::from(first);
    }
    period
}

#[cfg(test)]
mod tests;
