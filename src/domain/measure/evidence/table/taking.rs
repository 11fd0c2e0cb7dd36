//! From the values of a table to measurements, one a month, with where each comes from.

use chrono::NaiveDate;

use super::months::last_of;
use super::{MonthValue, Series, TableReading};
use crate::domain::base::{Extra, NAME_LIMIT};
use crate::domain::measure::evidence::provenance::{File, Provenance};
use crate::domain::measure::evidence::{Figure, ToolReader};
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::measurement::Measurement;
use crate::domain::measure::quantity;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::value::Moment;

/// What is in the scorecard for the month already.
#[derive(Clone, Debug, PartialEq)]
pub enum There {
    Nothing,
    /// The same value from the same file.
    Same,
    /// One value, which can be replaced.
    One(Id, String),
    /// Several values of one month, which are left alone.
    Several(usize),
}

impl There {
    /// Returns it in words.
    pub fn words(&self) -> String {
        match self {
            There::Nothing => "nothing yet".to_owned(),
            There::Same => "entered from this file".to_owned(),
            There::One(_, value) => value.clone(),
            There::Several(count) => format!("{count} values of that month, which stay"),
        }
    }
}

/// What is to be entered: the values of one figure, for a KPI.
pub struct TakingMonths<'a> {
    pub file: &'a File,
    pub reading: &'a TableReading,
    pub series: &'a Series,
    pub kpi: Id,
    /// The day of a value that has no month.
    pub day: Option<NaiveDate>,
    pub today: NaiveDate,
    /// Whether a value that is there is replaced.
    pub replace: bool,
    pub entered_by: String,
}

impl TakingMonths<'_> {
    /// Returns the day that the value is entered for: the last of its month, or today while the month goes on.
    pub fn day_of(&self, value: &MonthValue) -> Option<NaiveDate> {
        match value.month {
            Some(first) => Some(last_of(first).min(self.today.max(first))),
            None => self.day,
        }
    }

    /// Returns what the KPI has for the time of the value.
    pub fn there(&self, scorecard: &Scorecard, value: &MonthValue) -> There {
        let Some(day) = self.day_of(value) else {
            return There::Nothing;
        };
        let (first, last) = match value.month {
            Some(first) => (first, last_of(first)),
            None => (day, day),
        };
        let mut here = (scorecard.series(self.kpi))
            .filter(|(at, ..)| (first..=last).contains(&at.date))
            .map(|(_, id, known)| (id, known));
        let Some((id, known)) = here.next() else {
            return There::Nothing;
        };
        match here.count() {
            0 => {}
            more => return There::Several(more + 1),
        }
        let is_ours = scorecard.get::<Measurement>(id).is_some_and(|old| {
            let evidence = old.evidence.as_ref();
            evidence.is_some_and(|evidence| evidence.is_from(&self.file.sha256))
        });
        match is_ours && known == value.value {
            true => There::Same,
            false => {
                let currency = scorecard.settings().currency;
                let mut words = quantity::format(self.series.unit, known.get(), &currency);
                let cases = scorecard.get::<Measurement>(id).and_then(|old| old.cases);
                if let Some(cases) = cases {
                    words += &format!(", the mean of {cases}");
                }
                There::One(id, words)
            }
        }
    }

    /// Returns the edit that enters the values, and how many those are.
    pub fn edit(&self, scorecard: &Scorecard, new_id: &mut dyn FnMut() -> Id) -> (Edit, usize) {
        let mut edit = Edit::new(format!("take {} from {}", self.series.name, self.file.name));
        let takes = |kpi: &Kpi| kpi.derived.is_none() && kpi.unit == self.series.unit;
        if !scorecard.get::<Kpi>(self.kpi).is_some_and(takes) {
            return (edit, 0);
        }
        let mut entered = 0;
        for value in &self.series.values {
            let id = match self.there(scorecard, value) {
                There::Nothing => new_id(),
                There::One(id, _) if self.replace => id,
                _ => continue,
            };
            if let Some(day) = self.day_of(value).filter(|day| *day <= self.today) {
                edit = edit.put(self.measurement(scorecard, value, id, day));
                entered += 1;
            }
        }
        (edit, entered)
    }

    fn measurement(
        &self,
        scorecard: &Scorecard,
        value: &MonthValue,
        id: Id,
        day: NaiveDate,
    ) -> Measurement {
        let old = scorecard.get::<Measurement>(id);
        let number = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
        let rows = &self.reading.rows;
        Measurement {
            id,
            kpi: self.kpi,
            at: old.map_or(Moment::day(day), |old| old.at),
            from: value.month,
            value: value.value,
            counted: None,
            note: old.map(|old| old.note.clone()).unwrap_or_default(),
            source: format!("{} of a table", self.series.name),
            entered_by: self.entered_by.clone(),
            set_aside: old.map(|old| old.set_aside.clone()).unwrap_or_default(),
            entered_at: Some(self.file.read_at),
            evidence: Some(Box::new(Provenance {
                file: self.file.name.chars().take(NAME_LIMIT).collect(),
                sha256: self.file.sha256.clone(),
                read_at: self.file.read_at,
                reader: ToolReader::Table.name().to_owned(),
                counted: number(rows.counted),
                left_out: number(rows.left_out.iter().map(|left| left.rows).sum()),
                how: value.how.clone(),
                with: Vec::new(),
                extra: Extra::new(),
            })),
            cases: value.cases,
            extra: old.map_or_else(Extra::new, |old| old.extra.clone()),
        }
    }
}

/// Returns a figure with the unit and KPIs of the series, by which fitting KPIs are found.
pub fn as_figure(series: &Series) -> Figure {
    Figure {
        name: series.name.clone(),
        value: Err(series.unknown.clone()),
        counted: None,
        unit: series.unit,
        how: String::new(),
        kpis: series.kpis.clone(),
        days: None,
    }
}
