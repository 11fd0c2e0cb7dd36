//! Reads measurements from a CSV file, or from two columns pasted out of a spreadsheet.
//!
//! Lenient about separators, names, dates and numbers; whatever has two readings is an error of its row,
//! or a question to the person.

use chrono::NaiveDate;

use super::layout::{Columns, columns, is_name};
use super::rows::{OpenQuote, Row, split};
use super::unit_name;
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity::QuantityReader;
use crate::domain::record::check_texts;
use crate::domain::value::{Finite, Moment};
use crate::files::dates::{self, DateOrder, Order};
use crate::files::refusal::shortened;
use crate::files::text::MAX_BYTES;

/// What came of reading a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    Table(Table),
    /// The dates read differently with the day or the month first: ask, and read again with the answer.
    AskDateOrder {
        example: String,
    },
}

/// The rows of a table, in its order.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub rows: Vec<Result<ParsedRow, RowError>>,
    /// The name of the KPI, where a column says it.
    pub kpi: Option<String>,
}

/// A measurement that was read. Whether its date is taken already is for the caller to see.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedRow {
    pub line: u64,
    pub at: Moment,
    pub from: Option<NaiveDate>,
    pub value: Finite,
    pub note: String,
    pub source: String,
    pub entered_by: String,
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
}

impl From<OpenQuote> for TableRefusal {
    fn from(OpenQuote { line }: OpenQuote) -> TableRefusal {
        TableRefusal::OpenQuote { line }
    }
}

/// Reads measurements in the unit of their KPI, money in the scorecard's currency. Dates after `today` are errors of their rows.
pub fn read_measurements(
    text: &str,
    unit: Unit,
    currency: &str,
    order: Option<DateOrder>,
    today: NaiveDate,
) -> Result<Reading, TableRefusal> {
    if text.len() > MAX_BYTES {
        return Err(TableRefusal::TooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut rows, delimiter) = split(text, is_name)?;
    let (columns, is_header) = columns(rows.first().ok_or(TableRefusal::Empty)?)?;
    if is_header {
        rows.remove(0);
    }
    if rows.is_empty() {
        return Err(TableRefusal::Empty);
    }
    let kpi = only_kpi(&rows, &columns)?;
    let dates = [Some(columns.at), columns.from];
    let dates = || dates.into_iter().flatten();
    let order = match order {
        Some(order) => order,
        None => match dates::order_of(rows.iter().flat_map(|row| dates().map(|at| row.cell(at)))) {
            Order::Known(order) => order,
            Order::Irrelevant => DateOrder::DayFirst,
            Order::Ask { example } => return Ok(Reading::AskDateOrder { example }),
        },
    };
    let quantity = QuantityReader::new(unit, currency)
        .in_column(rows.iter().map(|row| row.cell(columns.value)));
    let reader = Reader {
        columns,
        unit,
        quantity,
        order,
        today,
        comma: delimiter == b',',
    };
    let rows = rows.iter().map(|row| reader.row(row)).collect();
    Ok(Reading::Table(Table { rows, kpi }))
}

/// Returns the one KPI that the rows name, or none; several cannot become one.
fn only_kpi(rows: &[Row], columns: &Columns) -> Result<Option<String>, TableRefusal> {
    let Some(column) = columns.kpi else {
        return Ok(None);
    };
    let mut names = (rows.iter())
        .map(|row| row.cell(column))
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
    columns: Columns,
    unit: Unit,
    quantity: QuantityReader<'a>,
    order: DateOrder,
    today: NaiveDate,
    comma: bool,
}

impl Reader<'_> {
    fn row(&self, row: &Row) -> Result<ParsedRow, RowError> {
        let columns = &self.columns;
        let wrong = |column: usize, why: String| RowError {
            line: row.line,
            column: Some(column + 1),
            why,
        };
        self.check_width(row)
            .map_err(|(column, why)| wrong(column, why))?;
        let at = self
            .date(row.cell(columns.at))
            .map_err(|why| wrong(columns.at, why))?;
        let from = match columns.from {
            Some(column) => self
                .period_start(row.cell(column), at)
                .map_err(|why| wrong(column, why))?,
            None => None,
        };
        if let Some(column) = columns.unit {
            self.check_unit(row.cell(column))
                .map_err(|why| wrong(column, why))?;
        }
        let value = (self.quantity.read(row.cell(columns.value)))
            .map(|quantity| quantity.value)
            .map_err(|error| wrong(columns.value, error.to_string()))?;
        let text = |column: Option<usize>, field| {
            let Some(column) = column else {
                return Ok(String::new());
            };
            let text = row.cell(column);
            check_texts(&[(field, text)]).map_err(|invalid| wrong(column, invalid.why))?;
            Ok(text.to_owned())
        };
        Ok(ParsedRow {
            line: row.line,
            at,
            from,
            value,
            note: text(columns.note, "note")?,
            source: text(columns.source, "source")?,
            entered_by: text(columns.entered_by, "entered_by")?,
        })
    }

    /// Refuses rows that a decimal comma has split in the wrong place.
    fn check_width(&self, row: &Row) -> Result<(), (usize, String)> {
        let columns = &self.columns;
        let extra = (row.cells.iter().enumerate())
            .skip(columns.count)
            .find(|(_, cell)| !cell.trim().is_empty());
        if let Some((column, _)) = extra {
            let why = "the row has more cells than there are columns. Put texts and numbers with a \
                       comma in double quotes.";
            return Err((column, why.to_owned()));
        }
        let next = row
            .cell(columns.value + 1)
            .trim()
            .trim_end_matches('%')
            .trim_end();
        let digits = !next.is_empty() && next.bytes().all(|byte| byte.is_ascii_digit());
        if self.comma && !columns.named && digits {
            let value = row.cell(columns.value).trim();
            let why = format!(
                "this could be the note “{next}” or the decimals of {value},{next}. Write the value with \
                 a point, or in double quotes."
            );
            return Err((columns.value + 1, why));
        }
        Ok(())
    }

    fn date(&self, cell: &str) -> Result<Moment, String> {
        let at = dates::parse(cell, self.order).ok_or_else(|| match cell.trim() {
            "" => "enter a date, like 2026-11-24.".to_owned(),
            text => format!(
                "“{}” is not a date that exists. Write it like 2026-11-24, with four digits for the year.",
                shortened(text)
            ),
        })?;
        match at.date > self.today {
            true => Err(format!(
                "{} is in the future; only what was measured counts.",
                at.date
            )),
            false => Ok(at),
        }
    }

    fn period_start(&self, cell: &str, at: Moment) -> Result<Option<NaiveDate>, String> {
        if cell.trim().is_empty() {
            return Ok(None);
        }
        let from = self.date(cell)?.date;
        match from > at.date {
            true => Err("the period ends before it starts.".to_owned()),
            false => Ok(Some(from)),
        }
    }

    fn check_unit(&self, cell: &str) -> Result<(), String> {
        let named = cell.trim().to_lowercase();
        let theirs = Unit::ALL.into_iter().find(|&unit| unit_name(unit) == named);
        match theirs {
            Some(theirs) if theirs != self.unit => Err(format!(
                "the value is in {}, and the KPI in {}. Convert it, or choose another KPI.",
                unit_name(theirs),
                unit_name(self.unit)
            )),
            _ => Ok(()),
        }
    }
}
