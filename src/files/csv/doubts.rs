//! Values of a table that can hardly be meant, or that have two readings: asked about in the preview, each with its row.

use std::collections::BTreeMap;

use super::read::{ParsedRow, RowError};
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::quantity::doubt::{self, Question, Usual};
use crate::domain::measure::quantity::{self, QuantityReader, TimeUnit};
use crate::domain::scorecard::Scorecard;
use crate::files::table::Row;

/// What is meant by values that were asked about: by line and column, counted from 1 and from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings(BTreeMap<(u64, usize), Said>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    /// What is written there: another table may have another cell in that place.
    of: String,
    text: String,
}

impl Readings {
    /// Takes the text for what the cell says.
    pub fn say(&mut self, cell: &DoubtCell, text: &str) {
        let said = Said {
            of: cell.text.clone(),
            text: text.to_owned(),
        };
        self.0.insert((cell.line, cell.column), said);
    }

    fn of(&self, line: u64, column: usize, text: &str) -> Option<&str> {
        let said = self.0.get(&(line, column)).filter(|said| said.of == text)?;
        Some(&said.text)
    }
}

/// The cell of a value, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtCell {
    pub line: u64,
    /// Counted from 0.
    pub column: usize,
    pub text: String,
}

impl DoubtCell {
    pub(super) fn of(row: &Row, column: usize) -> DoubtCell {
        DoubtCell {
            line: row.line,
            column,
            text: row.cell(column).to_owned(),
        }
    }
}

/// A value to be asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    pub cell: DoubtCell,
    pub question: Question,
}

/// Returns what the cell says: what a person has said is meant, else what is written.
pub(super) fn written<'a>(readings: Option<&'a Readings>, row: &'a Row, column: usize) -> &'a str {
    let text = row.cell(column);
    (readings.and_then(|readings| readings.of(row.line, column, text))).unwrap_or(text)
}

/// Returns the values of the rows that nobody has answered for and that can hardly be meant for the KPI.
///
/// `counts` is what numbers alone count in the column, where that is not the unit of the KPI.
pub fn doubts(
    card: &Scorecard,
    kpi: &Kpi,
    rows: &[Result<ParsedRow, RowError>],
    cells: &[DoubtCell],
    counts: Option<TimeUnit>,
    readings: &Readings,
) -> Vec<Doubt> {
    let currency = card.settings().currency;
    let known = Usual::of(kpi, card.series(kpi.id).rev(), None);
    // Before there are values, those of the table tell what is usual, each of them beside the others.
    let (usual, own) = match known.is_enough() {
        true => (known, 0),
        false => {
            let new = rows.iter().flatten().map(|row| row.value.get());
            let target = kpi.target().map(|target| target.target);
            (Usual::new(kpi.unit, new, target), 1)
        }
    };
    let ask = |row: &Result<ParsedRow, RowError>, text: &str| match row {
        Ok(row) if row.counted.is_some() => None,
        Ok(row) => usual.doubt(row.value, text, own, &currency),
        Err(_) => {
            if let Some(unit) = counts {
                let reader = QuantityReader::time_for(kpi.unit, unit);
                return doubt::of_text(reader, text);
            }
            let read = quantity::read(kpi.unit, text, &currency);
            // What can be read was refused for something else in its row.
            let refused = read.is_err().then_some(read)?;
            usual.question(text, &refused, &currency)
        }
    };
    (rows.iter().zip(cells))
        .filter(|(_, cell)| readings.of(cell.line, cell.column, &cell.text).is_none())
        .filter_map(|(row, cell)| {
            Some(Doubt {
                question: ask(row, &cell.text)?,
                cell: cell.clone(),
            })
        })
        .collect()
}
