//! The moments of measurements: their columns of dates, months that stand for their last day, an hour that comes twice.

use std::collections::BTreeMap;

use chrono::{Datelike, Days as Step, Months, NaiveDate, NaiveTime, Timelike};

use super::columns::Columns;
use super::read::{ParsedRow, RowError, TableRefusal};
use crate::domain::measure::kpi::Cadence;
use crate::domain::value::Moment;
use crate::domain::words::english::counted;
use crate::domain::words::template::in_number;
use crate::files::dates::{self, Ask, DateOrder, Dated, Dates, Numbering};
use crate::files::refusal::shortened;
use crate::files::table::{Row, Sheet, periods};

/// How the dates of one table are read.
pub(super) struct Days {
    /// The order of the column of dates, and that of the starts of periods.
    order: DateOrder,
    from_order: DateOrder,
    today: NaiveDate,
    /// Every time is midnight, as spreadsheets and databases write days.
    are_midnights: bool,
    /// What is not understood behind a time: the first, and how often.
    rest: Option<(String, usize)>,
    numbering: Option<(Numbering, String, NaiveDate)>,
}

impl Days {
    /// Learns how the dates are written; subtotals among them are left out.
    pub(super) fn of(
        sheet: &mut Sheet,
        columns: &Columns,
        notes: &mut Vec<String>,
        said: Option<DateOrder>,
        today: NaiveDate,
    ) -> Result<Days, Ask> {
        let mut days = Days::of_names(DateOrder::DayFirst, today);
        let Some(at) = columns.at else {
            return Ok(days);
        };
        let names = &sheet.layout.names;
        let of = |column: usize| Dates {
            name: names.get(column).map_or("", String::as_str),
            cells: sheet.column(column).collect(),
        };
        let all: Vec<Dates> = [Some(at), columns.from]
            .into_iter()
            .flatten()
            .map(of)
            .collect();
        let orders = dates::orders(&all, &[(1, 0)], said)?;
        days.order = orders[0];
        days.from_order = orders.get(1).copied().unwrap_or(days.order);
        let (_, note) = periods::take_subtotals_off(&mut sheet.rows, at, days.order);
        notes.extend(note);
        days.look_at(sheet, at);
        Ok(days)
    }

    /// The same for a column whose order is known; nothing is left out.
    pub(super) fn in_column(sheet: &Sheet, at: usize, order: DateOrder, today: NaiveDate) -> Days {
        let mut days = Days::of_names(order, today);
        days.are_midnights = false;
        days.look_at(sheet, at);
        days
    }

    /// Reads the names of columns, which are months and days.
    pub(super) fn of_names(order: DateOrder, today: NaiveDate) -> Days {
        Days {
            order,
            from_order: order,
            today,
            are_midnights: true,
            rest: None,
            numbering: None,
        }
    }

    fn look_at(&mut self, sheet: &Sheet, at: usize) {
        let (mut timed, mut midnights) = (0_usize, 0_usize);
        for cell in sheet.column(at) {
            let Some(dated) = dates::read(cell, self.order) else {
                continue;
            };
            if let Some(time) = dated.stamp.local.time {
                timed += 1;
                midnights += usize::from(time == NaiveTime::MIN && !is_ours(cell));
            }
            if !dated.rest.is_empty() {
                let (_, count) = self.rest.get_or_insert_with(|| (dated.rest.clone(), 0));
                *count += 1;
            }
            if let (Some(numbering), None) = (dated.numbering, &self.numbering) {
                self.numbering = Some((numbering, cell.to_owned(), dated.stamp.local.date));
            }
        }
        self.are_midnights = timed > 0 && timed == midnights;
    }

    /// Says how dates were read that are not written as such.
    pub(super) fn tell(&self, notes: &mut Vec<String>) {
        if let Some((numbering, text, day)) = &self.numbering {
            notes.push(format!(
                "“{}” was read as {}: {day}.",
                shortened(text),
                numbering.words()
            ));
        }
        if let Some((rest, count)) = &self.rest {
            let many = counted(*count, "time");
            notes.push(format!(
                "Behind {many} stands “{}”, which is not understood and was passed over.",
                shortened(rest)
            ));
        }
    }

    /// Reads the moment of a row, and the day on which its period starts.
    pub(super) fn read(
        &self,
        row: &Row,
        column: usize,
        from: Option<usize>,
    ) -> Result<(Moment, Option<NaiveDate>), RowError> {
        let read = self.of_cell(row.cell(column));
        let (at, of_month) = read.map_err(|why| RowError::new(row, column, why))?;
        let from = match from {
            Some(column) => self
                .period_start(row.cell(column), at)
                .map_err(|why| RowError::new(row, column, why))?,
            None => None,
        };
        Ok((at, from.or(of_month)))
    }

    /// Reads the moment in a cell or the name of a column, and the first day of a month.
    pub(super) fn of_cell(&self, cell: &str) -> Result<(Moment, Option<NaiveDate>), String> {
        let dated = self.dated(cell, self.order)?;
        let of_month = dated.is_month.then(|| dated.first_day());
        Ok((self.moment(&dated), of_month))
    }

    fn moment(&self, dated: &Dated) -> Moment {
        let local = dates::to_the_minute(dated.stamp.local);
        match (dated.is_month, self.are_midnights) {
            // While a month goes on, its value is that of today.
            (true, _) => Moment::day(local.date.min(self.today)),
            (false, true) => Moment::day(local.date),
            (false, false) => local,
        }
    }

    fn dated(&self, cell: &str, order: DateOrder) -> Result<Dated, String> {
        let dated = dates::read(cell, order).ok_or_else(|| match cell.trim() {
            "" => "enter a date, like 2026-11-24.".to_owned(),
            text => format!(
                "“{}” is not a date that exists. Write it like 2026-11-24.",
                shortened(text)
            ),
        })?;
        match dated.first_day() > self.today {
            true => Err(format!(
                "{} is in the future; only what was measured counts.",
                dated.first_day()
            )),
            false => Ok(dated),
        }
    }

    pub(super) fn period_start(&self, cell: &str, at: Moment) -> Result<Option<NaiveDate>, String> {
        if cell.trim().is_empty() {
            return Ok(None);
        }
        let from = self.dated(cell, self.from_order)?.first_day();
        match from > at.date {
            true => Err("the period ends before it starts.".to_owned()),
            false => Ok(Some(from)),
        }
    }
}

/// Tells whether the moment is written as our own files write it, to the minute.
fn is_ours(cell: &str) -> bool {
    cell.trim().parse::<Moment>().is_ok()
}

/// Names moments that come twice. In the night in which clocks go back both are kept, for they are an hour apart.
pub(super) fn name_doubles(rows: &mut [Result<ParsedRow, RowError>], notes: &mut Vec<String>) {
    let mut seen: BTreeMap<Moment, usize> = BTreeMap::new();
    let (mut apart, mut same) = (Vec::new(), Vec::new());
    for row in rows.iter_mut().flatten() {
        let before = seen.entry(row.at).or_default();
        let is_set_back = row
            .at
            .time
            .is_some_and(|time| (1..3).contains(&time.hour()))
            && dates::goes_back(row.at.date);
        let names: &mut Vec<Moment> = if is_set_back { &mut apart } else { &mut same };
        if *before > 0 && !names.contains(&row.at) {
            names.push(row.at);
        }
        if is_set_back {
            row.again = *before;
        }
        *before += 1;
    }
    if !apart.is_empty() {
        notes.push(format!(
            "Clocks went back in that night, so that {} on the clock: {}. Both values are kept.",
            in_number(
                apart.len(),
                "{if n is one}one time{else}{#n time}{/if} {n comes/come} twice"
            ),
            list(&apart)
        ));
    }
    if !same.is_empty() {
        notes.push(format!(
            "{} in the table: {}. The row further down counts.",
            in_number(same.len(), "{n date} {n comes/come} twice"),
            list(&same)
        ));
    }
}

fn list(all: &[Moment]) -> String {
    const NAMED: usize = 3;
    let mut names: Vec<String> = all
        .iter()
        .take(NAMED)
        .map(|at| at.to_string().replace('T', " "))
        .collect();
    if all.len() > NAMED {
        names.push(format!("{} more", all.len() - NAMED));
    }
    names.join(", ")
}

/// Gives the values of a column without dates their days: the last one that of `last`, those above a step earlier each.
/// Returns the last day.
pub(super) fn give_days(
    rows: &mut [Result<ParsedRow, RowError>],
    cadence: Cadence,
    last: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<NaiveDate, TableRefusal> {
    let last = last
        .filter(|last| *last <= today)
        .unwrap_or_else(|| last_period(cadence, today));
    for (steps, row) in rows.iter_mut().rev().enumerate() {
        let Some(day) = back(last, cadence, steps)? else {
            continue;
        };
        if let Ok(row) = row {
            row.at = Moment::day(day);
            row.from = match cadence {
                Cadence::Monthly | Cadence::Quarterly | Cadence::Yearly => {
                    back(day, cadence, 1)?.and_then(|before| before.checked_add_days(Step::new(1)))
                }
                _ => None,
            };
        }
    }
    Ok(last)
}

/// Returns the end of the last whole period, or today where a period is a week or less.
fn last_period(cadence: Cadence, today: NaiveDate) -> NaiveDate {
    let months = match cadence {
        Cadence::Hourly | Cadence::Daily | Cadence::Weekly => return today,
        Cadence::Monthly => 1,
        Cadence::Quarterly => 3,
        Cadence::Yearly => 12,
    };
    let begins = |day: NaiveDate| day.day() == 1 && day.month0().is_multiple_of(months);
    // The day before the first day of a period is the last of the one before; tomorrow may be such a day.
    let mut next = today.checked_add_days(Step::new(1)).unwrap_or(today);
    while !begins(next) {
        next = next.pred_opt().unwrap_or(NaiveDate::MIN);
        if next == NaiveDate::MIN {
            break;
        }
    }
    next.pred_opt().unwrap_or(today)
}

/// Returns the day so many steps earlier; the last day of a month goes to the last of another.
fn back(day: NaiveDate, cadence: Cadence, steps: usize) -> Result<Option<NaiveDate>, TableRefusal> {
    let steps = u32::try_from(steps).unwrap_or(u32::MAX);
    let months = match cadence {
        Cadence::Hourly => return Err(TableRefusal::NoHours),
        Cadence::Daily => return Ok(day.checked_sub_days(Step::new(u64::from(steps)))),
        Cadence::Weekly => return Ok(day.checked_sub_days(Step::new(u64::from(steps) * 7))),
        Cadence::Monthly => 1,
        Cadence::Quarterly => 3,
        Cadence::Yearly => 12,
    };
    let is_last = day.succ_opt().is_some_and(|next| next.day() == 1);
    let moved = steps
        .checked_mul(months)
        .and_then(|months| day.checked_sub_months(Months::new(months)));
    Ok(moved.map(|moved| match is_last {
        true => dates::last_of_month(moved),
        false => moved,
    }))
}
