//! What a person should know about the times of a table: what was not understood behind them, what numbers were taken for
//! dates, and spans over a night in which clocks change.

use chrono::NaiveDate;

use crate::domain::measure::evidence::table::ending::End;
use crate::domain::measure::evidence::table::{Role, TableMapping};
use crate::domain::words::english::{counted, counted_with, verb};
use crate::files::dates::{self, DateOrder, Dated, Numbering};
use crate::files::refusal::shortened;
use crate::files::table::{Row, Sheet};

/// Says it, a sentence each.
pub(super) fn tell(
    sheet: &Sheet,
    mapping: &TableMapping,
    orders: &[(Role, DateOrder)],
    as_of: NaiveDate,
    notes: &mut Vec<String>,
) {
    let mut rest: Option<(String, usize)> = None;
    let mut numbers: Vec<(Numbering, String)> = Vec::new();
    for &(role, order) in orders {
        let Some(column) = mapping.column(role) else {
            continue;
        };
        for cell in sheet.column(column) {
            let Some(dated) = dates::read(cell, order) else {
                continue;
            };
            if !dated.rest.is_empty() {
                rest.get_or_insert_with(|| (dated.rest.clone(), 0)).1 += 1;
            }
            if let Some(numbering) = dated
                .numbering
                .filter(|one| numbers.iter().all(|(known, _)| known != one))
            {
                numbers.push((
                    numbering,
                    format!(
                        "“{cell}” was read as {}: {}.",
                        numbering.words(),
                        dated.stamp.local.date
                    ),
                ));
            }
        }
    }
    notes.extend(numbers.into_iter().map(|(_, note)| note));
    if let Some((rest, count)) = rest {
        let times = counted(count, "time");
        notes.push(format!(
            "Behind {times} stands “{}”, which is not understood: these times are taken as they stand.",
            shortened(&rest)
        ));
    }
    notes.extend(changes(sheet, mapping, orders, as_of));
}

/// Says which spans without a zone reach over a night in which clocks change.
fn changes(
    sheet: &Sheet,
    mapping: &TableMapping,
    orders: &[(Role, DateOrder)],
    as_of: NaiveDate,
) -> Option<String> {
    let is_start = |role: Role| matches!(role, Role::Started | Role::Period | Role::Found);
    let read = |row: &Row, role: Role| -> Option<Dated> {
        let (_, order) = orders.iter().find(|(one, _)| *one == role)?;
        dates::read(row.cell(mapping.column(role)?), *order)
    };
    let (mut first, mut count) = (None, 0_usize);
    for row in &sheet.rows {
        let start = orders
            .iter()
            .find(|(role, _)| is_start(*role))
            .and_then(|(role, _)| read(row, *role));
        let ends = orders.iter().filter(|(role, _)| role.is_end());
        let local = |dated: &Dated| match (dated.stamp.offset, dated.stamp.local.time) {
            (None, Some(time)) => Some(dated.stamp.local.date.and_time(time)),
            _ => None,
        };
        let Some(from) = start.as_ref().and_then(local) else {
            continue;
        };
        // What only stands for "never" is no end.
        let began = start.as_ref().map(|start| start.stamp.local);
        let is_end = |dated: &Dated| End::of(dated.stamp.local, began, as_of) != End::Open;
        let ends = ends
            .filter_map(|(role, _)| read(row, *role))
            .filter(is_end)
            .filter_map(|dated| local(&dated));
        if let Some(day) = ends.max().and_then(|to| dates::change_between(from, to)) {
            first = first.or(Some(day));
            count += 1;
        }
    }
    let day = first?;
    let rows = counted_with(count, "row", "reaches", "reach");
    let they = verb(count, "its time", "their times");
    Some(format!(
        "{rows} over a night in which clocks change in Europe or North America, such as that to {day}, and the file names no \
         zone: {they} may be an hour too long or too short."
    ))
}
