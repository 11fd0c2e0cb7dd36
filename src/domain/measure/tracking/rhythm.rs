//! The rhythm of a series: whether values came in time, and whether they are still counted as they were.
//!
//! The red flag of inconsistent tracking and the tracking checklist both stand on this.

use chrono::{Days, NaiveDate};

use crate::domain::measure::kpi::{Cadence, Kpi};
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::date_phrase;
use crate::domain::words::english::{counted, counted_with};

/// A daily value may be this many days away from the next: nobody measures on a long weekend.
const LONG_WEEKEND: i64 = 4;

/// How a distance between two values is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance {
    InTime,
    Late,
    /// So many values were left out.
    Missing(usize),
}

impl Distance {
    /// Judges so many days between two values: a cadence and a grace period are in time.
    pub fn of(cadence: Cadence, days: i64) -> Distance {
        let period = match cadence {
            Cadence::Hourly | Cadence::Daily => 1.0,
            Cadence::Weekly => 7.0,
            Cadence::Monthly => 30.4,
            Cadence::Quarterly => 91.3,
            Cadence::Yearly => 365.2,
        };
        if days <= latest(cadence) {
            return Distance::InTime;
        }
        match (days as f64 / period).round() as usize {
            0 | 1 => Distance::Late,
            periods => Distance::Missing(periods - 1),
        }
    }
}

/// Returns the most days that may lie between two values.
fn latest(cadence: Cadence) -> i64 {
    match cadence {
        Cadence::Hourly | Cadence::Daily => LONG_WEEKEND,
        _ => cadence.limit().num_days(),
    }
}

/// A value that came late, or values that did not come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The day of the value before.
    pub from: NaiveDate,
    /// The day of the value after; none while it is still to come.
    pub to: Option<NaiveDate>,
    pub distance: Distance,
}

impl Gap {
    /// Returns the day on which the value was late.
    pub fn since(&self, cadence: Cadence) -> NaiveDate {
        let days = u64::try_from(latest(cadence)).unwrap_or(0) + 1;
        self.from
            .checked_add_days(Days::new(days))
            .unwrap_or(self.from)
    }

    /// Says in a sentence what is wrong.
    pub fn text(&self, today: NaiveDate) -> String {
        let from = date_phrase(self.from, today);
        let Some(to) = self.to else {
            let age = (today - self.from).num_days();
            let age = counted(age.unsigned_abs() as usize, "day");
            return format!("The newest value is of {from}, {age} ago.");
        };
        let (days, to) = ((to - self.from).num_days(), date_phrase(to, today));
        match self.distance {
            Distance::Missing(count) => {
                let missing = counted_with(count, "value", "is", "are");
                format!("Between {from} and {to}, {missing} missing.")
            }
            _ => {
                let days = counted(days.unsigned_abs() as usize, "day");
                format!("The value of {to} came {days} after the one of {from}.")
            }
        }
    }
}

/// Returns the gaps between the days, which are in order, and the one after them, oldest first.
pub fn gaps(cadence: Cadence, days: &[(NaiveDate, Id)], today: NaiveDate) -> Vec<Gap> {
    let ends = (days.iter().skip(1)).map(|(day, _)| Some(*day));
    let mut gaps = Vec::new();
    for (&(from, _), to) in days.iter().zip(ends.chain([None])) {
        let distance = Distance::of(cadence, (to.unwrap_or(today) - from).num_days());
        if distance != Distance::InTime {
            gaps.push(Gap { from, to, distance });
        }
    }
    gaps
}

/// A value that comes from elsewhere than the one before, without a declared process change.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceChange {
    pub on: NaiveDate,
    pub old: String,
    pub new: String,
}

impl SourceChange {
    /// Says in a sentence what changed.
    pub fn text(&self, today: NaiveDate) -> String {
        format!(
            "The source changed from “{}” to “{}” with the value of {}, and no process change is declared.",
            self.old,
            self.new,
            date_phrase(self.on, today)
        )
    }
}

/// Returns the silent changes of the source, oldest first; a value without a source says nothing.
pub fn source_changes(
    scorecard: &Scorecard,
    kpi: &Kpi,
    days: &[(NaiveDate, Id)],
) -> Vec<SourceChange> {
    let mut changes = Vec::new();
    let mut before: Option<(NaiveDate, &str)> = None;
    for &(on, id) in days {
        let measurement = scorecard.get::<Measurement>(id);
        let source = measurement.map_or("", |measurement| measurement.source.trim());
        if source.is_empty() {
            continue;
        }
        if let Some((last, old)) = before.replace((on, source))
            && old.to_lowercase() != source.to_lowercase()
            && !(kpi.process_changes.iter()).any(|change| last < change.on && change.on <= on)
        {
            changes.push(SourceChange {
                on,
                old: old.to_owned(),
                new: source.to_owned(),
            });
        }
    }
    changes
}

/// Returns the typed values since the day and the one before them, oldest first; of hourly ones the last of each day.
pub fn days_since(
    scorecard: &Scorecard,
    kpi: &Kpi,
    since: NaiveDate,
    today: NaiveDate,
) -> Vec<(NaiveDate, Id)> {
    let mut days: Vec<(NaiveDate, Id)> = Vec::new();
    for (at, id, _) in scorecard.series(kpi.id).rev() {
        let is_known =
            kpi.cadence == Cadence::Hourly && days.last().is_some_and(|last| last.0 == at.date);
        if at.date > today || is_known {
            continue;
        }
        days.push((at.date, id));
        if at.date < since {
            break;
        }
    }
    days.reverse();
    days
}
