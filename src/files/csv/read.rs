//! Reads measurements from a CSV file, or from columns pasted out of a spreadsheet.
//!
//! Lenient about layout, names, dates and numbers, which [`table`](crate::files::table), [`dates`] and [`quantity`] read;
//! whatever has two readings is an error of its row, or a question to the person.
//!
//! [`quantity`]: crate::domain::measure::quantity

use chrono::NaiveDate;

use super::columns::{Columns, columns, knows};
use super::doubts::{DoubtCell, Readings, written};
use super::moments::{self, Days};
use super::values::{self, Said, Values};
use super::{restore, unit_name};
use crate::domain::base::check_text;
use crate::domain::measure::cases;
use crate::domain::measure::kpi::{Cadence, Unit};
use crate::domain::measure::quantity::{self, Ratio, TimeUnit, UnsaidUnit};
use crate::domain::value::{Finite, Moment};
use crate::files::dates::{Ask, DateOrder};
use crate::files::refusal::shortened;
use crate::files::table::{NoTable, OpenQuote, Row, Sheet};
use crate::files::text::MAX_BYTES;

/// What the values of a table are measurements of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub unit: Unit,
    /// How often it is measured: the steps of a column of values without dates.
    pub cadence: Cadence,
    /// The scorecard's, which matters for money.
    pub currency: &'a str,
}

/// What a person has answered about a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers<'a> {
    pub order: Option<DateOrder>,
    /// Whether shares of 1 are all of it, rather than 1 %.
    pub parts_of_one: Option<bool>,
    /// What the numbers of a column of times count, where its name says no unit.
    pub unit: Option<TimeUnit>,
    /// The day of the last value of a column without dates.
    pub last: Option<NaiveDate>,
    /// What is meant by values that were asked about.
    pub readings: Option<&'a Readings>,
}

/// What came of reading a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    Table(Table),
    /// The dates read differently with the day or the month first: ask, and read again with the answer.
    AskDateOrder(Ask),
    /// Every share is 1 or 0, which may be 1 % or all of it: ask, and read again with the answer.
    AskShares,
}

/// The rows of a table, in its order.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub rows: Vec<Result<ParsedRow, RowError>>,
    /// The cells of the values, row by row.
    pub cells: Vec<DoubtCell>,
    /// The name of the KPI, where a column says it.
    pub kpi: Option<String>,
    /// What numbers alone count in a column of times, where that is not the unit of the KPI.
    pub counts: Option<TimeUnit>,
    /// The column of times, where nothing says what its numbers count: a choice is offered.
    pub unsaid: Option<UnsaidUnit>,
    /// The day that the last value was given, where the table has none of its own.
    pub last: Option<NaiveDate>,
    /// What was left out, or read otherwise than it is written, in sentences.
    pub notes: Vec<String>,
}

/// A measurement that was read. Whether its date is taken already is for the caller to see.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedRow {
    pub line: u64,
    pub at: Moment,
    /// How often the clock had shown this moment before, in the night in which clocks go back.
    pub again: usize,
    pub from: Option<NaiveDate>,
    pub value: Finite,
    /// The part and the whole that the value is the share of.
    pub counted: Option<Ratio>,
    /// Of how many cases the value is the mean or the share.
    pub cases: Option<u32>,
    pub note: String,
    pub source: String,
    pub entered_by: String,
    pub set_aside: String,
}

/// Why a row was not read. Both numbers start at 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Line {line}{}: {why}", .column.map(|column| format!(", column {column}")).unwrap_or_default())]
pub struct RowError {
    pub line: u64,
    /// None where the table has no column of it.
    pub column: Option<usize>,
    pub why: String,
}

impl RowError {
    /// An error in a column, counted from 0.
    pub(super) fn new(row: &Row, column: usize, why: impl Into<String>) -> RowError {
        RowError {
            line: row.line,
            column: Some(column + 1),
            why: why.into(),
        }
    }

    /// The error of a row with more cells than there are columns.
    pub(super) fn too_wide(row: &Row, columns: usize) -> RowError {
        let cells = row.cells.iter().enumerate().skip(columns);
        let first = cells.into_iter().find(|(_, cell)| !cell.trim().is_empty());
        let why = "the row has more cells than there are columns. Put texts and numbers with a comma in double quotes.";
        RowError::new(row, first.map_or(columns, |(column, _)| column), why)
    }
}

/// Why a table was not read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableRefusal {
    #[error(
        "There is nothing to read. It takes rows of a date and a value, like “2026-11-24; 99.7”."
    )]
    Empty,
    #[error("The table has more than {} MB. Split it into several.", MAX_BYTES / 1_048_576)]
    TooLarge,
    #[error(
        "On line {line}, a double quote begins a cell and is never closed. Close it, or remove it."
    )]
    OpenQuote { line: u64 },
    #[error("No column is named “{name}”. Name the columns “date” and “value” in the first row.")]
    NoColumn { name: &'static str },
    #[error(
        "The table holds several KPIs, “{first}” and “{second}” among them. Import the rows of one KPI \
         at a time."
    )]
    SeveralKpis { first: String, second: String },
    #[error("Values of every hour need their time: add a column of dates.")]
    NoHours,
}

impl From<NoTable> for TableRefusal {
    fn from(why: NoTable) -> TableRefusal {
        match why {
            NoTable::Empty => TableRefusal::Empty,
            NoTable::OpenQuote(OpenQuote { line }) => TableRefusal::OpenQuote { line },
        }
    }
}

/// Reads a table of anything that is measured, at most as much as a page takes.
pub(super) fn sheet_of(
    text: &str,
    knows: &dyn Fn(&str) -> u32,
    keeps: &dyn Fn(&str) -> bool,
) -> Result<Sheet, TableRefusal> {
    if text.len() > MAX_BYTES {
        return Err(TableRefusal::TooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut sheet = Sheet::of(text, knows, keeps, &mut |_| {})?;
    restore(&mut sheet);
    match sheet.rows.is_empty() && sheet.too_wide.is_empty() {
        true => Err(TableRefusal::Empty),
        false => Ok(sheet),
    }
}

/// Reads measurements of one KPI. Dates after `today` are errors of their rows.
pub fn read_measurements(
    text: &str,
    subject: Subject<'_>,
    answers: Answers<'_>,
    today: NaiveDate,
) -> Result<Reading, TableRefusal> {
    let mut sheet = sheet_of(text, &knows, &|_| false)?;
    let columns = columns(&sheet)?;
    let kpi = only_kpi(&sheet, &columns)?;
    let mut notes = std::mem::take(&mut sheet.notes);
    let days = match Days::of(&mut sheet, &columns, &mut notes, answers.order, today) {
        Ok(days) => days,
        Err(ask) => return Ok(Reading::AskDateOrder(ask)),
    };
    let said = Said {
        parts_of_one: answers.parts_of_one,
        unit: answers.unit,
    };
    let Some(values) = Values::of(&sheet, &columns, subject, said, &mut notes) else {
        return Ok(Reading::AskShares);
    };
    let reader = Reader {
        readings: answers.readings,
        columns,
        unit: subject.unit,
        values,
        days,
        comma: sheet.layout.dialect.separator == b',',
    };
    let width = sheet.layout.names.len();
    let mut rows: Vec<Result<ParsedRow, RowError>> =
        sheet.rows.iter().map(|row| reader.row(row)).collect();
    rows.extend(
        sheet
            .too_wide
            .iter()
            .map(|row| Err(RowError::too_wide(row, width))),
    );
    crate::domain::order::sort_by(&mut rows, |one, other| line(one).cmp(&line(other)));
    let last = match columns.at {
        Some(_) => {
            moments::name_doubles(&mut rows, &mut notes);
            None
        }
        None => Some(moments::give_days(
            &mut rows,
            subject.cadence,
            answers.last,
            today,
        )?),
    };
    reader.days.tell(&mut notes);
    let mut cells: Vec<DoubtCell> = (sheet.rows.iter().chain(&sheet.too_wide))
        .map(|row| DoubtCell::of(row, columns.value))
        .collect();
    crate::domain::order::sort_by(&mut cells, |one, other| one.line.cmp(&other.line));
    Ok(Reading::Table(Table {
        rows,
        cells,
        kpi,
        counts: reader.values.counts,
        unsaid: reader.values.unsaid,
        last,
        notes,
    }))
}

fn line(row: &Result<ParsedRow, RowError>) -> u64 {
    match row {
        Ok(row) => row.line,
        Err(error) => error.line,
    }
}

/// Returns the one KPI that the rows name, or none; several cannot become one.
fn only_kpi(sheet: &Sheet, columns: &Columns) -> Result<Option<String>, TableRefusal> {
    let Some(column) = columns.kpi else {
        return Ok(None);
    };
    let mut names = (sheet.rows.iter())
        .filter_map(|row| row.cells.get(column))
        .filter(|name| !name.trim().is_empty());
    let Some(first) = names.next() else {
        return Ok(None);
    };
    match names.find(|&name| name != first) {
        Some(second) => Err(TableRefusal::SeveralKpis {
            first: shortened(first),
            second: shortened(second),
        }),
        None => Ok(Some(first.to_owned())),
    }
}

/// How the rows of one table are read.
struct Reader<'a> {
    readings: Option<&'a Readings>,
    columns: Columns,
    unit: Unit,
    values: Values<'a>,
    days: Days,
    comma: bool,
}

impl Reader<'_> {
    fn row(&self, row: &Row) -> Result<ParsedRow, RowError> {
        let columns = &self.columns;
        self.check_width(row)?;
        let (at, from) = match columns.at {
            Some(column) => self.days.read(row, column, columns.from)?,
            None => (Moment::day(NaiveDate::MIN), None),
        };
        if let Some(column) = columns.unit {
            check_unit(self.unit, row.cell(column))
                .map_err(|why| RowError::new(row, column, why))?;
        }
        let cell = written(self.readings, row, columns.value);
        let value = self.values.read(cell);
        let value = value.map_err(|why| RowError::new(row, columns.value, why))?;
        let text = |column: Option<usize>, field| text(row, column, field);
        let counted = counted_of(self.unit, row, columns.parts(), cell, value)?;
        Ok(ParsedRow {
            line: row.line,
            at,
            again: 0,
            from,
            value,
            counted,
            cases: cases_in(row, columns.cases)?,
            note: text(columns.note, "note")?,
            source: text(columns.source, "source")?,
            entered_by: text(columns.entered_by, "entered_by")?,
            set_aside: text(columns.set_aside, "set_aside")?,
        })
    }

    /// Refuses rows that a decimal comma has split in the wrong place.
    fn check_width(&self, row: &Row) -> Result<(), RowError> {
        let columns = &self.columns;
        let next = row.cell(columns.value + 1).trim_end_matches('%').trim_end();
        let digits = !next.is_empty() && next.bytes().all(|byte| byte.is_ascii_digit());
        if self.comma && !columns.named && digits && columns.at.is_some() {
            let value = row.cell(columns.value);
            let why = format!(
                "this could be the note “{next}” or the decimals of {value},{next}. Write the value with \
                 a point, or in double quotes."
            );
            return Err(RowError::new(row, columns.value + 1, why));
        }
        Ok(())
    }
}

/// Returns the text of a row in a column.
pub(super) fn text(
    row: &Row,
    column: Option<usize>,
    field: &'static str,
) -> Result<String, RowError> {
    let Some(column) = column else {
        return Ok(String::new());
    };
    let text = row.cells.get(column).map_or("", String::as_str);
    check_text(field, text).map_err(|invalid| RowError::new(row, column, invalid.why))?;
    Ok(text.to_owned())
}

/// Returns the part and the whole of which the value is the share: from columns of their own, or as the cell says it.
pub(super) fn counted_of(
    unit: Unit,
    row: &Row,
    parts: Option<(usize, usize)>,
    cell: &str,
    value: Finite,
) -> Result<Option<Ratio>, RowError> {
    let cells = parts.map(|(part, whole)| (part, row.cell(part), row.cell(whole)));
    let cells = cells.filter(|(_, part, whole)| !(part.is_empty() && whole.is_empty()));
    let read = |text: &str| quantity::read(Unit::Percent, text, "");
    match (unit, cells) {
        (Unit::Percent, Some((place, part, whole))) => {
            let text = format!("{part} of {whole}");
            let counted = read(&text).map_err(|why| RowError::new(row, place, why.to_string()))?;
            match counted.is_share(value) {
                true => Ok(counted.counted),
                false => {
                    let why = format!("the value is not the share of {text} in percent.");
                    Err(RowError::new(row, place, why))
                }
            }
        }
        (Unit::Percent, None) => {
            let said = read(cell).ok().filter(|said| said.is_share(value));
            Ok(said.and_then(|said| said.counted))
        }
        _ => Ok(None),
    }
}

/// Returns of how many cases the row says that its value is.
pub(super) fn cases_in(row: &Row, column: Option<usize>) -> Result<Option<u32>, RowError> {
    let Some(column) = column else {
        return Ok(None);
    };
    cases::read(row.cell(column)).map_err(|why| RowError::new(row, column, why.to_string()))
}

/// Refuses a value whose unit is said to be another one than the KPI's.
pub(super) fn check_unit(unit: Unit, cell: &str) -> Result<(), String> {
    match values::unit_of(cell) {
        Some(theirs) if theirs != unit => Err(format!(
            "the value is in {}, and the KPI in {}. Convert it, or choose another KPI.",
            unit_name(theirs),
            unit_name(unit)
        )),
        _ => Ok(()),
    }
}
