//! What a table of risks would do, before anything is changed.

use chrono::NaiveDate;

use super::cells::step_days;
use super::columns::{Columns, RiskColumn, knows, written};
use super::row::{RiskReader, Wrong};
use super::write::cell;
use crate::domain::decide::risk::Risk;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::words::english::counted;
use crate::files::csv::read::RowError;
use crate::files::csv::restore;
use crate::files::dates::{self, Ask, DateOrder, Dates};
use crate::files::refusal::shortened;
use crate::files::table::{NoTable, OpenQuote, Row, Sheet};
use crate::files::text::MAX_BYTES;

/// What came of reading a table.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanReading {
    Plan(Plan),
    /// The dates read differently with the day or the month first: ask, and read again with the answer.
    AskDateOrder(Ask),
}

/// What becomes of each row.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub rows: Vec<Planned>,
    /// What holds for the whole table, in sentences.
    pub notes: Vec<String>,
}

/// What becomes of one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    pub line: u64,
    /// The name of the risk, as far as it was read.
    pub name: String,
    pub fate: Fate,
    /// What was taken otherwise than it was written.
    pub notes: Vec<String>,
}

/// What is done with a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    Add(Box<Risk>),
    /// Changes the risk of its id, in these columns.
    Change(Box<Risk>, Vec<String>),
    /// Says what is there already.
    Same,
    /// Left out.
    Wrong(RowError),
}

/// Why a table was not read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RisksRefusal {
    #[error(
        "There is nothing to read. It takes a first row with the names of the columns, and a row for each risk."
    )]
    Empty,
    #[error("The table has more than {} MB. Split it into several.", MAX_BYTES / 1_048_576)]
    TooLarge,
    #[error(
        "On line {line}, a double quote begins a cell and is never closed. Close it, or remove it."
    )]
    OpenQuote { line: u64 },
    #[error(
        "No row names the columns. Name them in the first row: at least “name”, “likelihood” and “impact”."
    )]
    NoNames,
}

/// Returns what the table would do to the register of the scorecard.
pub fn plan(
    text: &str,
    scorecard: &Scorecard,
    order: Option<DateOrder>,
    today: NaiveDate,
    new_id: &mut dyn FnMut() -> Id,
) -> Result<PlanReading, RisksRefusal> {
    if text.len() > MAX_BYTES {
        return Err(RisksRefusal::TooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut sheet = Sheet::of(text, &knows, &|_| false, &mut |_| {}).map_err(|why| match why {
        NoTable::Empty => RisksRefusal::Empty,
        NoTable::OpenQuote(OpenQuote { line }) => RisksRefusal::OpenQuote { line },
    })?;
    restore(&mut sheet);
    let columns = Columns::find(&sheet).ok_or(RisksRefusal::NoNames)?;
    let mut below: Vec<&Row> = sheet.rows.iter().chain(&sheet.too_wide).collect();
    if below.is_empty() {
        return Err(RisksRefusal::Empty);
    }
    crate::domain::order::sort_by(&mut below, |one, other| one.line.cmp(&other.line));
    let orders = match orders(&sheet, &columns, order) {
        Ok(orders) => orders,
        Err(ask) => return Ok(PlanReading::AskDateOrder(ask)),
    };
    let reader = RiskReader {
        columns: &columns,
        policy: &scorecard.policy(),
        currency: &scorecard.settings().currency,
        orders,
        today,
    };
    let mut planned: Vec<Planned> = Vec::with_capacity(below.len());
    for row in below {
        let one = plan_row(&reader, row, scorecard, &planned, new_id);
        planned.push(one);
    }
    Ok(PlanReading::Plan(Plan {
        rows: planned,
        notes: table_notes(&columns, &sheet),
    }))
}

/// Returns the order of each column of dates; the days of steps are one of their own.
fn orders(
    sheet: &Sheet,
    columns: &Columns,
    said: Option<DateOrder>,
) -> Result<Vec<(RiskColumn, DateOrder)>, Ask> {
    const FIELDS: [RiskColumn; 6] = [
        RiskColumn::Identified,
        RiskColumn::Mitigated,
        RiskColumn::Closed,
        RiskColumn::Occurred,
        RiskColumn::ScoredOn,
        RiskColumn::ReviewOn,
    ];
    let shown = sheet.layout.shown();
    let mut fields: Vec<RiskColumn> = Vec::new();
    let mut dates: Vec<Dates> = Vec::new();
    for field in FIELDS {
        if let Some(column) = columns.at(field) {
            fields.push(field);
            dates.push(Dates {
                name: &shown[column],
                cells: sheet.column(column).collect(),
            });
        }
    }
    let steps: Vec<String> = match columns.at(RiskColumn::Steps) {
        Some(column) => sheet.column(column).flat_map(step_days).collect(),
        None => Vec::new(),
    };
    if let Some(column) = columns.at(RiskColumn::Steps) {
        fields.push(RiskColumn::Steps);
        dates.push(Dates {
            name: &shown[column],
            cells: steps.iter().map(String::as_str).collect(),
        });
    }
    let place = |field: RiskColumn| fields.iter().position(|one| *one == field);
    let spans: Vec<(usize, usize)> = [RiskColumn::Mitigated, RiskColumn::Closed]
        .into_iter()
        .filter_map(|end| Some((place(RiskColumn::Identified)?, place(end)?)))
        .collect();
    let orders = dates::orders(&dates, &spans, said)?;
    Ok(fields.into_iter().zip(orders).collect())
}

fn table_notes(columns: &Columns, sheet: &Sheet) -> Vec<String> {
    let mut notes = sheet.notes.clone();
    let head = sheet.layout.above;
    if head > 0 {
        notes.push(format!(
            "Rows above the names of the columns are passed over: {head}."
        ));
    }
    if columns.has_one_score {
        let note = "The table has one score a risk: for a new risk it is taken as inherent and as residual.";
        notes.push(note.to_owned());
    }
    let unknown = columns.unknown();
    if !unknown.is_empty() {
        let unknown: Vec<String> = unknown.into_iter().map(shortened).collect();
        notes.push(format!(
            "Columns that are not taken over: {}.",
            unknown.join(", ")
        ));
    }
    notes
}

fn plan_row(
    reader: &RiskReader<'_>,
    row: &Row,
    scorecard: &Scorecard,
    before: &[Planned],
    new_id: &mut dyn FnMut() -> Id,
) -> Planned {
    let mut of_row = reader.of(row);
    let name = shortened(of_row.text(RiskColumn::Name).unwrap_or_default().trim());
    let said = of_row
        .text(RiskColumn::Id)
        .unwrap_or_default()
        .trim()
        .to_owned();
    let known: Option<Id> = said.parse().ok();
    let old = known.and_then(|id| scorecard.get::<Risk>(id));
    let risk = reader.check_width(row).and_then(|()| {
        not_repeated(known, before, reader)?;
        of_row.risk(old, known.unwrap_or_else(new_id))
    });
    let mut notes = match risk {
        Ok(_) => of_row.notes,
        // Of a row that is left out only the reason counts.
        Err(_) => Vec::new(),
    };
    let fate = match (risk, old) {
        (Err((column, why)), _) => Fate::Wrong(RowError {
            line: row.line,
            column: column.map(|column| column + 1),
            why,
        }),
        (Ok(risk), Some(old)) if risk == *old => Fate::Same,
        (Ok(risk), Some(old)) => {
            let changed = changed(old, &risk);
            Fate::Change(Box::new(risk), changed)
        }
        (Ok(risk), None) => {
            if known.is_none() && !said.is_empty() {
                notes.push(format!(
                    "“{}” is not an id of Linchpin, so it is not kept",
                    shortened(&said)
                ));
            }
            if scorecard.all::<Risk>().any(|other| other.name == risk.name) {
                notes.push("there is a risk of this name already".to_owned());
            }
            Fate::Add(Box::new(risk))
        }
    };
    Planned {
        line: row.line,
        name,
        fate,
        notes,
    }
}

/// Refuses a second row for one risk.
fn not_repeated(id: Option<Id>, before: &[Planned], reader: &RiskReader<'_>) -> Result<(), Wrong> {
    let column = reader.columns.at(RiskColumn::Id);
    let Some(id) = id else {
        return Ok(());
    };
    let earlier = before.iter().find(|planned| planned.id() == Some(id));
    earlier.map_or(Ok(()), |earlier| {
        let why = format!(
            "line {} has this id already; the first row counts.",
            earlier.line
        );
        Err((column, why))
    })
}

/// Returns the names of the columns in which two versions of a risk differ.
fn changed(old: &Risk, new: &Risk) -> Vec<String> {
    written()
        .filter(|(field, _)| cell(old, *field) != cell(new, *field))
        .map(|(_, name)| name.replace('_', " "))
        .collect()
}

impl Planned {
    /// Returns the risk that is added or changed.
    fn risk(&self) -> Option<&Risk> {
        match &self.fate {
            Fate::Add(risk) | Fate::Change(risk, _) => Some(risk),
            Fate::Same | Fate::Wrong(_) => None,
        }
    }

    fn id(&self) -> Option<Id> {
        self.risk().map(|risk| risk.id)
    }

    /// Tells whether the row is left out.
    pub fn is_wrong(&self) -> bool {
        matches!(self.fate, Fate::Wrong(_))
    }

    /// Says what becomes of the row, and why.
    pub fn words(&self) -> String {
        let mut words = match &self.fate {
            Fate::Add(_) => "new".to_owned(),
            Fate::Change(_, columns) => format!("changes {}", columns.join(", ")),
            Fate::Same => "is there already".to_owned(),
            Fate::Wrong(error) => format!("left out: {error}"),
        };
        for note in &self.notes {
            words.push_str("; ");
            words.push_str(note);
        }
        words
    }
}

impl Plan {
    fn count(&self, wanted: fn(&Fate) -> bool) -> usize {
        self.rows.iter().filter(|row| wanted(&row.fate)).count()
    }

    /// Returns how many risks are added or changed.
    pub fn taken(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Add(_) | Fate::Change(..)))
    }

    /// Counts what becomes of the rows: `3 new, 1 changed, 4 as they are, 1 left out`.
    pub fn words(&self) -> String {
        format!(
            "{} new, {} changed, {} as they are, {} left out",
            self.count(|fate| matches!(fate, Fate::Add(_))),
            self.count(|fate| matches!(fate, Fate::Change(..))),
            self.count(|fate| *fate == Fate::Same),
            self.rows.iter().filter(|row| row.is_wrong()).count(),
        )
    }

    /// Returns the edit that carries the plan out.
    pub fn edit(&self) -> Edit {
        let edit = Edit::new(format!("take over {}", counted(self.taken(), "risk")));
        let risks = self.rows.iter().filter_map(Planned::risk);
        risks.cloned().fold(edit, Edit::put)
    }
}
