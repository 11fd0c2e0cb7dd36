//! Days and months that stand in one column: a month among its own days is their subtotal.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::split::Row;
use crate::files::dates::{self, DateOrder};
use crate::files::refusal::shortened;

/// Takes the rows off whose cell is a month that also has rows for its days; returns them, and a sentence that names them.
pub fn take_subtotals_off(
    rows: &mut Vec<Row>,
    column: usize,
    order: DateOrder,
) -> (Vec<Row>, Option<String>) {
    let mut days: BTreeSet<NaiveDate> = BTreeSet::new();
    let mut months: Vec<Option<NaiveDate>> = Vec::with_capacity(rows.len());
    for row in rows.iter() {
        let dated = dates::read(row.cell(column), order);
        months.push(
            dated
                .as_ref()
                .filter(|dated| dated.is_month)
                .map(|dated| dated.first_day()),
        );
        if let Some(dated) = dated.filter(|dated| !dated.is_month) {
            let day = dated.stamp.local.date;
            days.insert(day.with_day(1).unwrap_or(day));
        }
    }
    if days.is_empty() {
        return (Vec::new(), None);
    }
    let (mut kept, mut left) = (Vec::with_capacity(rows.len()), Vec::new());
    for (row, month) in rows.drain(..).zip(months) {
        match month.is_some_and(|month| days.contains(&month)) {
            true => left.push(row),
            false => kept.push(row),
        }
    }
    *rows = kept;
    let note = left.first().map(|first| {
        let name = shortened(first.cell(column));
        match left.len() {
            1 => format!(
                "1 row is a subtotal and was left out: “{name}” on line {} stands beside the days of that month.",
                first.line
            ),
            many => format!(
                "{many} rows are subtotals and were left out: “{name}” on line {} and others stand beside the days of their \
                 months.",
                first.line
            ),
        }
    });
    (left, note)
}

/// Gives empty cells of the column the value above, as merged cells have it; returns how many were filled.
///
/// A column is so shaped when its first cell says something and every row with an empty one says something elsewhere.
pub fn fill_down(rows: &mut [Row], column: usize) -> usize {
    let is_shaped = rows.first().is_some_and(|row| !row.cell(column).is_empty());
    let mut filled = 0;
    let mut above = String::new();
    for row in rows.iter_mut().filter(|_| is_shaped) {
        if !row.cell(column).is_empty() {
            above = row.cell(column).to_owned();
        } else if row.filled() > 0 {
            if row.cells.len() <= column {
                row.cells.resize(column + 1, String::new());
            }
            row.cells[column] = above.clone();
            filled += 1;
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<Row> {
        let row = |(at, line): (usize, &&str)| Row {
            line: at as u64 + 1,
            cells: line.split(',').map(str::to_owned).collect(),
            is_apart: false,
        };
        lines.iter().enumerate().map(row).collect()
    }

    #[test]
    fn regression_a_month_among_its_days_is_a_subtotal() {
        let mut table = rows(&["2026-10-05,30", "Oct 2026,30", "Sep 2026,7"]);
        let (left, note) = take_subtotals_off(&mut table, 0, DateOrder::DayFirst);
        assert_eq!(left.len(), 1);
        assert_eq!(table.len(), 2, "September has no days");
        assert_eq!(
            note.as_deref(),
            Some(
                "1 row is a subtotal and was left out: “Oct 2026” on line 2 stands beside the days of that month."
            )
        );
        let mut months = rows(&["Oct 2026,30", "Sep 2026,7"]);
        assert_eq!(
            take_subtotals_off(&mut months, 0, DateOrder::DayFirst),
            (Vec::new(), None)
        );
        assert_eq!(months.len(), 2);
    }

    #[test]
    fn merged_cells_take_the_value_above() {
        let mut table = rows(&["2026-10,A,10", ",B,30", "2026-11,A,1"]);
        assert_eq!(fill_down(&mut table, 0), 1);
        assert_eq!(table[1].cell(0), "2026-10");
        let mut open = rows(&[",A", "1,B"]);
        assert_eq!(fill_down(&mut open, 0), 0, "nothing stands above");
    }
}
