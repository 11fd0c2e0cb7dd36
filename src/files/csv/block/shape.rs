//! Where the values of a block stand: which column names KPIs, and where the dates are.

use super::super::columns::{self, Columns};
use super::super::names::{KpiName, of_name};
use super::super::read::{TableRefusal, sheet_of};
use super::super::restored;
use crate::files::dates::{self, Ask, DateOrder, Dates, Order, order_of};
use crate::files::table::sense::is_value;
use crate::files::table::{Row, Sheet, periods};

/// A cell of a block: the value of a name.
pub(super) struct Entry<'a> {
    pub row: &'a Row,
    /// The column of the value.
    pub column: usize,
    pub name: String,
    /// The cell or the name of a column that holds the date; `None` where there is none.
    pub date: Option<(&'a str, Option<usize>)>,
}

/// Where the values of a block stand.
pub(super) enum Shape {
    /// A row for each value: KPI, value, and perhaps a date.
    Rows { kpi: usize, columns: Columns },
    /// A row for each KPI, a column for each month or day.
    KpiByDate { kpi: usize, dates: Vec<usize> },
    /// A row for each month or day, a column for each KPI.
    DateByKpi { at: usize, kpis: Vec<usize> },
}

/// Reads the table of a block, whose names may be dates, or whose first row may begin with the name of a KPI.
pub(super) fn sheet(text: &str, kpis: &[KpiName]) -> Result<Sheet, TableRefusal> {
    let is_kpi = |cell: &str| of_name(&restored(cell), kpis).is_some();
    let knows = |cell: &str| match is_kpi(cell) {
        true => 2,
        false => columns::knows(cell),
    };
    let mut sheet = sheet_of(text, &knows, &is_kpi)?;
    let columns = sheet.layout.names.len();
    // Dates as names of columns look like a row of values.
    let is_head = |row: &Row| {
        let mut cells = row
            .cells
            .iter()
            .skip(1)
            .filter(|cell| !cell.trim().is_empty())
            .peekable();
        let is_name = !is_value(row.cell(0)) || row.cell(0).is_empty();
        is_name && cells.peek().is_some() && cells.all(|cell| is_date(cell))
    };
    let begins_with_head = sheet.rows.first().is_some_and(is_head);
    if !sheet.layout.has_names && columns > 1 && begins_with_head {
        let head = sheet.rows.remove(0);
        sheet.layout.names = (0..columns)
            .map(|column| head.cell(column).to_owned())
            .collect();
        sheet.layout.has_names = true;
    } else if sheet.layout.has_names
        && is_kpi(&sheet.layout.names[0])
        && has_value(&sheet.layout.names)
    {
        // `SLA compliance, 98.1` is a row, although its first cell is a name.
        let row = Row {
            line: sheet
                .rows
                .first()
                .map_or(1, |row| row.line.saturating_sub(1)),
            cells: std::mem::take(&mut sheet.layout.names),
            is_apart: false,
        };
        sheet.layout.names = vec![String::new(); columns];
        sheet.layout.has_names = false;
        sheet.rows.insert(0, row);
    }
    Ok(sheet)
}

fn has_value(names: &[String]) -> bool {
    names
        .iter()
        .skip(1)
        .any(|name| is_value(name) && !is_date(name))
}

/// Tells whether the cell is a day or a month.
pub(super) fn is_date(cell: &str) -> bool {
    dates::looks_like_date(cell) || dates::month(cell).is_some()
}

/// Returns where the values of a block stand; `None` where the table is none.
pub(super) fn shape(sheet: &Sheet, kpis: &[KpiName]) -> Option<Shape> {
    let names = &sheet.layout.names;
    if names.len() < 2 {
        return None;
    }
    let of_dates: Vec<usize> = (0..names.len())
        .filter(|&column| is_date(&names[column]))
        .collect();
    let kpi = kpi_column(sheet, kpis).filter(|kpi| !of_dates.contains(kpi));
    if let Some(kpi) = kpi {
        if !of_dates.is_empty() {
            return Some(Shape::KpiByDate {
                kpi,
                dates: of_dates,
            });
        }
        return columns::beside_kpi(sheet, kpi).map(|columns| Shape::Rows { kpi, columns });
    }
    let at = columns::date_column(sheet)?;
    let of_kpis: Vec<usize> = (0..names.len())
        .filter(|&column| {
            column != at && columns::knows(&names[column]) == 0 && !names[column].is_empty()
        })
        .collect();
    let known = of_kpis
        .iter()
        .filter(|&&column| of_name(&names[column], kpis).is_some());
    (known.count() > 0).then_some(Shape::DateByKpi { at, kpis: of_kpis })
}

/// Returns the column that names KPIs: it says so, or most of its cells are names of KPIs.
fn kpi_column(sheet: &Sheet, kpis: &[KpiName]) -> Option<usize> {
    let names = &sheet.layout.names;
    let known = |column: usize| {
        let cells = sheet.column(column).filter(|cell| !cell.is_empty());
        cells.fold((0_usize, 0_usize), |(known, all), cell| {
            (known + usize::from(of_name(cell, kpis).is_some()), all + 1)
        })
    };
    let says_so = (0..names.len()).find(|&column| columns::is_kpi(&names[column]));
    says_so.or_else(|| {
        (0..names.len()).find(|&column| {
            let (known, all) = known(column);
            known > 0 && known * 2 >= all
        })
    })
}

/// Returns the order of the dates of a block, and leaves out months that stand among their days.
pub(super) fn order(
    sheet: &mut Sheet,
    shape: &Shape,
    said: Option<DateOrder>,
    notes: &mut Vec<String>,
) -> Result<DateOrder, Ask> {
    let at = match shape {
        Shape::KpiByDate { dates, .. } => {
            let names = dates
                .iter()
                .map(|&column| sheet.layout.names[column].as_str());
            return match (order_of(names), said) {
                (Order::Known(order), _) | (_, Some(order)) => Ok(order),
                (Order::Irrelevant, None) => Ok(DateOrder::DayFirst),
                (Order::Ask { example }, None) => Err(Ask {
                    example,
                    column: String::new(),
                }),
            };
        }
        Shape::Rows { kpi, columns } => {
            periods::fill_down(&mut sheet.rows, *kpi);
            match columns.at {
                Some(at) => at,
                None => return Ok(DateOrder::DayFirst),
            }
        }
        Shape::DateByKpi { at, .. } => *at,
    };
    if let Shape::Rows { .. } = shape {
        periods::fill_down(&mut sheet.rows, at);
    }
    let dates = [Dates {
        name: sheet.layout.names.get(at).map_or("", String::as_str),
        cells: sheet.column(at).collect(),
    }];
    let order = dates::orders(&dates, &[], said)?[0];
    if let Shape::DateByKpi { .. } = shape {
        let (_, note) = periods::take_subtotals_off(&mut sheet.rows, at, order);
        notes.extend(note);
    }
    Ok(order)
}

/// Returns the cells of a block that have a name.
pub(super) fn entries<'a>(sheet: &'a Sheet, shape: &Shape) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for row in &sheet.rows {
        match shape {
            Shape::Rows { kpi, columns } => entries.push(Entry {
                row,
                column: columns.value,
                name: row.cell(*kpi).to_owned(),
                date: columns.at.map(|at| (row.cell(at), Some(at))),
            }),
            Shape::KpiByDate { kpi, dates } => {
                let filled = dates.iter().filter(|&&column| !row.cell(column).is_empty());
                entries.extend(filled.map(|&column| Entry {
                    row,
                    column,
                    name: row.cell(*kpi).to_owned(),
                    date: Some((sheet.layout.names[column].as_str(), None)),
                }));
            }
            Shape::DateByKpi { at, kpis } => {
                let filled = kpis.iter().filter(|&&column| !row.cell(column).is_empty());
                entries.extend(filled.map(|&column| Entry {
                    row,
                    column,
                    name: sheet.layout.names[column].clone(),
                    date: Some((row.cell(*at), Some(*at))),
                }));
            }
        }
    }
    entries.retain(|entry| !entry.name.trim().is_empty());
    entries
}
