//! A block of values of several KPIs, pasted or from a file: `KPI, value`, `KPI × months` or `date, KPI, KPI …`.
//!
//! Names are matched with those of the scorecard; what no KPI is called is told, with the nearest names.

mod shape;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::columns::Columns;
use super::doubts::{DoubtCell, Readings, written};
use super::moments::{self, Days};
use super::names::{KpiName, near, of_name};
use super::read::{
    Answers, ParsedRow, RowError, Subject, TableRefusal, cases_in, check_unit, counted_of, text,
};
use super::values::{Said, Values, unit_of};
use crate::domain::measure::quantity::{TimeUnit, UnsaidUnit};
use crate::domain::revision::Id;
use crate::domain::value::Moment;
use crate::files::dates::{Ask, DateOrder};
use crate::files::table::Sheet;
use shape::{Entry, Shape, entries, is_date, order, shape, sheet};

/// What a person has answered about a block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BlockAnswers {
    pub order: Option<DateOrder>,
    pub parts_of_one: Option<bool>,
    /// What numbers alone count, by KPI, where no name says a unit.
    pub units: BTreeMap<Id, TimeUnit>,
    /// The day of values that have none.
    pub day: Option<NaiveDate>,
    /// What names mean that no KPI has: a KPI, or nothing.
    pub names: BTreeMap<String, Option<Id>>,
    /// What is meant by values that were asked about.
    pub readings: Readings,
}

/// What came of reading a block.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockReading {
    Block(Block),
    /// The dates read differently with the day or the month first: ask, and read again with the answer.
    AskDateOrder(Ask),
}

/// The values of a block, by KPI in its order.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub kpis: Vec<OfKpi>,
    /// Names that no KPI has.
    pub unknown: Vec<UnknownName>,
    /// The day that values without one were given.
    pub day: Option<NaiveDate>,
    /// The names of KPIs whose shares are all 1 or 0, which may be 1 % or all of it; their values wait for an answer.
    pub ask_shares: Vec<String>,
    /// KPIs of times for which nothing says what numbers alone count: a choice is offered.
    pub unsaid: Vec<(Id, UnsaidUnit)>,
    /// What was left out, or read otherwise than it is written, in sentences.
    pub notes: Vec<String>,
}

/// The values of one KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct OfKpi {
    pub kpi: Id,
    pub rows: Vec<Result<ParsedRow, RowError>>,
    /// The cells of the values, row by row.
    pub cells: Vec<DoubtCell>,
    /// What numbers alone count, where that is not the unit of the KPI.
    pub counts: Option<TimeUnit>,
}

/// A name that no KPI has.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownName {
    pub name: String,
    /// KPIs with a name that is near, the nearest first.
    pub near: Vec<Id>,
    /// How many values it has.
    pub values: usize,
}

/// Tells whether the table is surely a block of KPIs: it names one in its rows, or two above its columns.
pub fn is_block(text: &str, kpis: &[KpiName]) -> bool {
    let Ok(sheet) = sheet(text, kpis) else {
        return false;
    };
    let is_kpi = |name: &str| of_name(name, kpis).is_some();
    match shape(&sheet, kpis) {
        Some(Shape::Rows { kpi, .. } | Shape::KpiByDate { kpi, .. }) => {
            sheet.column(kpi).any(is_kpi)
        }
        Some(Shape::DateByKpi { kpis, .. }) => {
            let known = kpis
                .iter()
                .filter(|&&column| is_kpi(&sheet.layout.names[column]));
            known.count() > 1
        }
        None => false,
    }
}

/// Reads a block; `None` where the table is none. Dates after `today` are errors of their rows.
pub fn read_block(
    text: &str,
    kpis: &[KpiName],
    currency: &str,
    answers: &BlockAnswers,
    today: NaiveDate,
) -> Result<Option<BlockReading>, TableRefusal> {
    let mut sheet = sheet(text, kpis)?;
    let Some(shape) = shape(&sheet, kpis) else {
        return Ok(None);
    };
    let mut notes = std::mem::take(&mut sheet.notes);
    notes.extend(sheet.wide_note());
    let order = match order(&mut sheet, &shape, answers.order, &mut notes) {
        Ok(order) => order,
        Err(ask) => return Ok(Some(BlockReading::AskDateOrder(ask))),
    };
    let entries = entries(&sheet, &shape);
    let mut block = Block {
        kpis: Vec::new(),
        unknown: Vec::new(),
        day: None,
        ask_shares: Vec::new(),
        unsaid: Vec::new(),
        notes,
    };
    let reader = BlockReader {
        columns: match &shape {
            Shape::Rows { columns, .. } => Some(columns),
            _ => None,
        },
        days: match &shape {
            Shape::Rows { columns, .. } => columns
                .at
                .map(|at| Days::in_column(&sheet, at, order, today)),
            Shape::DateByKpi { at, .. } => Some(Days::in_column(&sheet, *at, order, today)),
            Shape::KpiByDate { .. } => None,
        }
        .unwrap_or_else(|| Days::of_names(order, today)),
        sheet: &sheet,
        kpis,
        currency,
        answers,
        today,
    };
    reader.read(entries, &mut block);
    reader.days.tell(&mut block.notes);
    Ok(Some(BlockReading::Block(block)))
}

struct BlockReader<'a> {
    columns: Option<&'a Columns>,
    sheet: &'a Sheet,
    kpis: &'a [KpiName],
    currency: &'a str,
    answers: &'a BlockAnswers,
    days: Days,
    today: NaiveDate,
}

impl BlockReader<'_> {
    fn read(&self, entries: Vec<Entry<'_>>, block: &mut Block) {
        let mut names: Vec<String> = Vec::new();
        let mut of_name: Vec<Vec<Entry>> = Vec::new();
        for entry in entries {
            match names.iter().position(|name| *name == entry.name) {
                Some(at) => of_name[at].push(entry),
                None => {
                    names.push(entry.name.clone());
                    of_name.push(vec![entry]);
                }
            }
        }
        for (name, entries) in names.into_iter().zip(of_name) {
            match self.kpi_of(&name) {
                Some(Some(kpi)) if kpi.is_computed => block.notes.push(format!(
                    "The values of “{name}” are left out: they are computed from what Linchpin knows, and typed by nobody."
                )),
                Some(Some(kpi)) => self.values_of(kpi, &entries, block),
                Some(None) => {}
                None => block.unknown.push(UnknownName {
                    near: near(&name, self.kpis).iter().map(|kpi| kpi.id).collect(),
                    name,
                    values: entries.len(),
                }),
            }
        }
    }

    /// Returns the KPI of the name; `Some(None)` where a person has said that there is none.
    fn kpi_of(&self, name: &str) -> Option<Option<&KpiName>> {
        match self.answers.names.get(name) {
            Some(None) => Some(None),
            Some(Some(id)) => self.kpis.iter().find(|kpi| kpi.id == *id).map(Some),
            None => of_name(name, self.kpis).map(Some),
        }
    }

    fn values_of(&self, kpi: &KpiName, entries: &[Entry<'_>], block: &mut Block) {
        let subject = Subject {
            unit: kpi.unit,
            cadence: kpi.cadence,
            currency: self.currency,
        };
        let cells: Vec<&str> = entries
            .iter()
            .map(|entry| entry.row.cell(entry.column))
            .collect();
        let unit = |entry: &Entry| {
            self.columns
                .and_then(|columns| columns.unit)
                .map(|at| entry.row.cell(at).to_owned())
        };
        let says_unit = entries
            .iter()
            .filter_map(unit)
            .any(|cell| unit_of(&cell) == Some(kpi.unit));
        let head = &self.sheet.layout.names[entries.first().map_or(0, |entry| entry.column)];
        // The name of a column of months is no name of values.
        let head = if is_date(head) { "" } else { head };
        let mut notes = Vec::new();
        let said = Said {
            parts_of_one: self.answers.parts_of_one,
            unit: self.answers.units.get(&kpi.id).copied(),
        };
        let values = Values::in_column(head, &cells, subject, says_unit, said, &mut notes);
        let Some(values) = values else {
            block.ask_shares.push(kpi.name.clone());
            return;
        };
        block.unsaid.extend(values.unsaid.clone().map(|unsaid| {
            let name = kpi.name.clone();
            (kpi.id, UnsaidUnit { name, ..unsaid })
        }));
        block.notes.extend(
            notes
                .into_iter()
                .map(|note| format!("{}: {note}", kpi.name)),
        );
        let mut rows: Vec<Result<ParsedRow, RowError>> = Vec::with_capacity(entries.len());
        for entry in entries {
            rows.push(self.row(entry, kpi, &values, &mut block.day));
        }
        moments::name_doubles(&mut rows, &mut block.notes);
        let cells = entries
            .iter()
            .map(|entry| DoubtCell::of(entry.row, entry.column));
        let cells: Vec<DoubtCell> = cells.collect();
        match block.kpis.iter_mut().find(|of| of.kpi == kpi.id) {
            Some(of) => {
                of.rows.extend(rows);
                of.cells.extend(cells);
            }
            None => block.kpis.push(OfKpi {
                kpi: kpi.id,
                rows,
                cells,
                counts: values.counts,
            }),
        }
    }

    fn row(
        &self,
        entry: &Entry<'_>,
        kpi: &KpiName,
        values: &Values<'_>,
        day: &mut Option<NaiveDate>,
    ) -> Result<ParsedRow, RowError> {
        let row = entry.row;
        let (at, of_month) = match entry.date {
            Some((cell, column)) => (self.days.of_cell(cell))
                .map_err(|why| RowError::new(row, column.unwrap_or(entry.column), why))?,
            None => {
                let today = self
                    .answers
                    .day
                    .filter(|day| *day <= self.today)
                    .unwrap_or(self.today);
                *day = Some(today);
                (Moment::day(today), None)
            }
        };
        let columns = self.columns;
        let from = match columns.and_then(|columns| columns.from) {
            Some(column) => (self.days.period_start(row.cell(column), at))
                .map_err(|why| RowError::new(row, column, why))?,
            None => None,
        };
        if let Some(column) = columns.and_then(|columns| columns.unit) {
            check_unit(kpi.unit, row.cell(column))
                .map_err(|why| RowError::new(row, column, why))?;
        }
        let cell = written(Some(&self.answers.readings), row, entry.column);
        let value = values.read(cell);
        let value = value.map_err(|why| RowError::new(row, entry.column, why))?;
        let parts = columns.and_then(Columns::parts);
        let counted = counted_of(kpi.unit, row, parts, cell, value)?;
        let text =
            |of: fn(&Columns) -> Option<usize>, field| text(row, columns.and_then(of), field);
        Ok(ParsedRow {
            line: row.line,
            at,
            again: 0,
            from: from.or(of_month),
            value,
            counted,
            cases: cases_in(row, columns.and_then(|columns| columns.cases))?,
            note: text(|columns| columns.note, "note")?,
            source: text(|columns| columns.source, "source")?,
            entered_by: text(|columns| columns.entered_by, "entered_by")?,
            set_aside: text(|columns| columns.set_aside, "set_aside")?,
        })
    }
}

impl BlockReading {
    /// Tells whether the table is not about this KPI alone.
    pub fn is_about_others(&self, kpi: Id) -> bool {
        match self {
            BlockReading::AskDateOrder(_) => true,
            BlockReading::Block(block) => {
                let is_other = block.kpis.iter().any(|of| of.kpi != kpi);
                is_other || block.kpis.len() + block.unknown.len() + block.ask_shares.len() > 1
            }
        }
    }
}

impl Block {
    /// Returns why rows were not read, in the order of their lines.
    pub fn errors(&self) -> Vec<RowError> {
        let rows = self.kpis.iter().flat_map(|of| &of.rows);
        let mut errors: Vec<RowError> =
            rows.filter_map(|row| row.as_ref().err().cloned()).collect();
        crate::domain::order::sort_by(&mut errors, |one, other| one.line.cmp(&other.line));
        errors
    }
}

impl BlockAnswers {
    /// The answers that hold for a table of this KPI as for a block of several.
    pub fn for_table(&self, kpi: Id) -> Answers<'_> {
        Answers {
            order: self.order,
            parts_of_one: self.parts_of_one,
            unit: self.units.get(&kpi).copied(),
            last: self.day,
            readings: Some(&self.readings),
        }
    }
}
