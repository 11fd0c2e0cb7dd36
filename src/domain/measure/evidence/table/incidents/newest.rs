//! Which of several rows of one incident counts: the newest.
//!
//! Service desks export logs with a row for each update, the oldest first or the newest first. A column that says when
//! the row was changed decides; else what the rows themselves show; else a person is asked.

use std::collections::BTreeMap;

use super::{Has, Incident, Row};
use crate::domain::measure::evidence::table::Series;
use crate::domain::measure::evidence::table::ending::End;
use crate::domain::words::english::counted_with;
use crate::domain::words::template::in_number;

/// What decides which row is the newest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// No incident has several rows, or they all say the same.
    Irrelevant,
    ByChange,
    Last,
    First,
    /// Nothing decides: the number of an incident whose rows differ.
    Ask(String),
}

/// The newest rows of a table.
pub struct Newest {
    pub order: Order,
    /// How many rows are not the newest of their incident.
    pub again: usize,
}

impl Newest {
    /// Finds out what decides; `newest_first` is what a person has said.
    pub fn of(rows: &[Row], has: Has, newest_first: Option<bool>) -> Newest {
        let groups = groups(rows);
        let again = groups.values().map(|group| group.len() - 1).sum();
        let differs = |group: &&Vec<usize>| {
            let all = group.iter().filter_map(|at| rows[*at].1.as_ref().ok());
            let mut all = all.map(|one| Incident {
                changed: None,
                ..one.clone()
            });
            let first = all.next();
            !all.all(|one| Some(one) == first)
        };
        let example = groups.values().find(differs).map(|group| &rows[group[0]].0);
        let direction = newest_first
            .or_else(|| progress(rows, &groups))
            .or_else(|| starts(rows));
        let order = match (example, direction) {
            (None, _) => Order::Irrelevant,
            _ if has.changed => Order::ByChange,
            (_, Some(true)) => Order::First,
            (_, Some(false)) => Order::Last,
            (Some(number), None) => Order::Ask(number.clone()),
        };
        Newest { order, again }
    }

    /// Tells of each row whether it counts.
    pub fn pick(&self, rows: &[Row]) -> Vec<bool> {
        picked(rows, &|group| match self.order {
            Order::First => group.first().copied(),
            Order::ByChange => latest(rows, group),
            _ => group.last().copied(),
        })
    }

    /// Tells of each row whether it would count if the newest were first.
    pub fn pick_first(&self, rows: &[Row]) -> Vec<bool> {
        picked(rows, &|group| group.first().copied())
    }

    /// Says which rows count.
    pub fn note(&self) -> Option<String> {
        let which = match self.order {
            Order::Irrelevant => "they say the same.",
            Order::ByChange => "of each incident the row that was changed last counts.",
            Order::Last => "the last row of each incident counts.",
            Order::First => {
                "the first row of each incident counts, for the file has the newest first."
            }
            Order::Ask(_) => {
                "nothing tells which of them is the newest, so what depends on it is unknown."
            }
        };
        let again = self.again;
        (again > 0).then(|| {
            let rows = counted_with(again, "row", "has", "have");
            format!("{rows} the number of an incident that comes again; {which}")
        })
    }
}

/// Gives rows without a number that of the row above, as merged cells of a spreadsheet leave it out; and with it what else
/// they leave out.
pub fn filled(rows: Vec<Row>, notes: &mut Vec<String>) -> Vec<Row> {
    let mut above: Option<(String, Incident)> = None;
    let mut taken = 0_usize;
    let filled = rows.into_iter().map(|(number, row)| {
        let known = above.as_ref().filter(|_| number.is_empty());
        let (number, row) = match (row, known) {
            (Ok(row), Some((number, before))) => {
                taken += 1;
                (number.clone(), Ok(filled_from(row, before)))
            }
            (row, _) => (number, row),
        };
        if let Ok(row) = row.as_ref()
            && !number.is_empty()
        {
            above = Some((number.clone(), row.clone()));
        }
        (number, row)
    });
    let filled = filled.collect();
    if taken > 0 {
        notes.push(in_number(
            taken,
            "{#n row} {n has/have} no number of {n its/their} own; {n it is/they are} taken for more about the incident \
             above {n it/them}.",
        ));
    }
    filled
}

fn filled_from(row: Incident, before: &Incident) -> Incident {
    let end = |end: End, before: End| if end == End::Unknown { before } else { end };
    Incident {
        started: row.started.or(before.started),
        responded: end(row.responded, before.responded),
        contained: end(row.contained, before.contained),
        resolved: end(row.resolved, before.resolved),
        changed: row.changed.or(before.changed),
        is_serious: row.is_serious.or(before.is_serious),
        target: row.target.or(before.target),
        met: row.met.or(before.met),
    }
}

/// Keeps of each figure the values that come out whichever row counts.
pub fn keep_what_agrees(figures: &mut [Series], others: &[Series]) {
    for figure in figures {
        let other = others.iter().find(|other| other.name == figure.name);
        let same = |value: &super::super::MonthValue| {
            let values = other.map_or(&[][..], |other| &other.values);
            (values.iter()).any(|one| (one.month, one.value) == (value.month, value.value))
        };
        let before = figure.values.len();
        figure.values.retain(same);
        if figure.values.len() < before && figure.values.is_empty() {
            figure.unknown =
                "It depends on which row of an incident is the newest: say it above.".to_owned();
        }
    }
}

/// Returns the positions of the rows of each number that can be read.
fn groups(rows: &[Row]) -> BTreeMap<&str, Vec<usize>> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (position, (number, row)) in rows.iter().enumerate() {
        if !number.is_empty() && row.is_ok() {
            groups.entry(number).or_default().push(position);
        }
    }
    groups
}

fn picked(rows: &[Row], newest: &dyn Fn(&[usize]) -> Option<usize>) -> Vec<bool> {
    let single = |(number, row): &Row| number.is_empty() && row.is_ok();
    let mut picked: Vec<bool> = rows.iter().map(single).collect();
    for group in groups(rows).values() {
        if let Some(position) = newest(group) {
            picked[position] = true;
        }
    }
    picked
}

/// Returns the row that was changed last; of several, the last one, or the first one where the file goes backwards.
fn latest(rows: &[Row], group: &[usize]) -> Option<usize> {
    let changed = |at: &usize| rows[*at].1.as_ref().ok().and_then(|one| one.changed);
    let goes_back = (
        group.first().and_then(changed),
        group.last().and_then(changed),
    );
    let newest = group.iter().filter_map(changed).max();
    let mut same = group.iter().filter(|at| changed(at) == newest);
    match goes_back.0 > goes_back.1 {
        true => same.next().copied(),
        false => same.next_back().copied(),
    }
}

/// Tells by what has ended from row to row whether the newest is first.
fn progress(rows: &[Row], groups: &BTreeMap<&str, Vec<usize>>) -> Option<bool> {
    let is_over = |end: End| matches!(end, End::At(_) | End::Done);
    let (mut forward, mut backward) = (0_usize, 0_usize);
    for pair in groups.values().flat_map(|group| group.windows(2)) {
        let (Ok(one), Ok(next)) = (&rows[pair[0]].1, &rows[pair[1]].1) else {
            continue;
        };
        let ends = [
            (one.responded, next.responded),
            (one.contained, next.contained),
            (one.resolved, next.resolved),
        ];
        for (before, after) in ends {
            forward += usize::from(!is_over(before) && is_over(after));
            backward += usize::from(is_over(before) && !is_over(after));
        }
    }
    decided(forward, backward)
}

/// Tells by the order in which different incidents started whether the newest is first.
fn starts(rows: &[Row]) -> Option<bool> {
    let started = |(number, row): &Row| Some((number.clone(), row.as_ref().ok()?.started?));
    let all: Vec<_> = rows.iter().filter_map(started).collect();
    let (mut forward, mut backward) = (0_usize, 0_usize);
    for pair in all.windows(2).filter(|pair| pair[0].0 != pair[1].0) {
        forward += usize::from(pair[0].1 < pair[1].1);
        backward += usize::from(pair[0].1 > pair[1].1);
    }
    decided(forward, backward)
}

/// A few that go the other way decide nothing.
fn decided(forward: usize, backward: usize) -> Option<bool> {
    const CLEARLY: usize = 4;
    match () {
        () if forward > backward * CLEARLY => Some(false),
        () if backward > forward * CLEARLY => Some(true),
        () => None,
    }
}
