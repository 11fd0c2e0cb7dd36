//! Figures of a table of incidents: times to respond and to resolve, and how many kept their service level.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::months::{distinct, first_of, hours, series};
use super::{Left, Series};
use crate::domain::measure::evidence::{Reason, Rows};
use crate::domain::measure::kpi::Unit;
use crate::domain::value::Moment;

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incident {
    pub started: Option<Moment>,
    pub responded: Option<Moment>,
    pub resolved: Option<Moment>,
    /// Whether its severity is high or critical; `None` where the word is not known.
    pub is_serious: Option<bool>,
    /// The hours in which it had to be resolved.
    pub target: Option<f64>,
    /// Whether the file itself says that the service level was kept.
    pub met: Option<bool>,
}

impl Incident {
    /// Refuses an incident that ends before it starts, or starts after today.
    pub fn check(&self, today: NaiveDate) -> Result<(), Reason> {
        let Some(started) = self.started else {
            return Ok(());
        };
        let ends = [self.responded, self.resolved];
        for end in ends.into_iter().flatten() {
            if hours(started, end) < 0.0 {
                return Err(Reason::EndsBeforeStart);
            }
        }
        match started.date > today {
            true => Err(Reason::Future),
            false => Ok(()),
        }
    }

    /// Tells whether the service level was kept: as the file says, or by the hours allowed.
    fn kept(&self) -> Option<bool> {
        let end = self.resolved.or(self.responded);
        let by_hours = || Some(hours(self.started?, end?) <= self.target?);
        self.met.or_else(by_hours)
    }

    fn is_in(&self, month: Option<NaiveDate>) -> bool {
        self.started.map(|at| first_of(at.date)) == month
    }
}

/// Which columns the table has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Has {
    pub started: bool,
    pub responded: bool,
    pub resolved: bool,
    pub severity: bool,
    pub level: bool,
}

/// A row with the number of its incident (empty where it has none), or why it does not count.
pub type Row = (String, Result<Incident, Reason>);

/// Makes the figures. Of several rows with one number the last one counts.
pub fn figures(rows: &[Row], has: Has, mut left: Left) -> (Vec<Series>, Rows, Vec<String>) {
    let mut last: BTreeMap<&str, usize> = BTreeMap::new();
    for (position, (number, _)) in rows.iter().enumerate() {
        if !number.is_empty() {
            last.insert(number, position);
        }
    }
    let (mut single, mut every, mut again) = (Vec::new(), Vec::new(), 0_usize);
    for (position, (number, row)) in rows.iter().enumerate() {
        let is_last = number.is_empty() || last.get(number.as_str()) == Some(&position);
        again += usize::from(!is_last);
        every.extend(row.as_ref().ok());
        match row {
            Err(reason) => left.add(*reason),
            Ok(_) if !is_last => left.add(Reason::Superseded),
            Ok(incident) => single.push(incident),
        }
    }
    let mut figures = times(&single, has);
    if has.level {
        let name = "SLA compliance, by incident";
        figures.push(compliance(name, "sla-compliance", "incidents", &single));
    }
    let mut notes = Vec::new();
    if again > 0 {
        notes.push(format!(
            "{again} rows have the number of an incident that comes again further down; the last row of each incident counts."
        ));
        if has.level {
            figures.push(compliance("SLA compliance, by row", "", "rows", &every));
            notes.push(by_row_or_not(&single, &every));
        }
    }
    let starts = single.iter().filter_map(|one| one.started);
    if has.started && starts.clone().count() > 0 && starts.clone().all(|at| at.time.is_none()) {
        notes.push(
            "The dates have no time of day, so that times are whole days: what was started and resolved on one day \
             counts as 0 hours."
                .to_owned(),
        );
    }
    (figures, left.rows(single.len()), notes)
}

fn times(single: &[&Incident], has: Has) -> Vec<Series> {
    let mut figures = Vec::new();
    let respond = |one: &Incident| Some(hours(one.started?, one.responded?));
    let resolve = |one: &Incident| Some(hours(one.started?, one.resolved?));
    if has.started && has.responded {
        let words = ["respond", "incident-response-time"];
        figures.extend(spans(single, words, &respond));
    }
    if has.started && has.resolved {
        let words = ["resolve", "mean-time-to-recover"];
        figures.extend(spans(single, words, &resolve));
    }
    let months = distinct(&mut single.iter().map(|one| one.started.map(|at| at.date)));
    let count = |month| {
        let count = in_month(single, month).len();
        let when = when(month);
        Some((
            count as f64,
            format!("{}{when}, each once.", incidents(count)),
        ))
    };
    let none = "No row counts.";
    figures.push(series("Incidents", Unit::Count, "", &months, &count, none));
    if has.severity {
        let serious = |month| {
            let all = in_month(single, month);
            // With a severity that nobody knows, the count would only be a least one.
            all.iter().all(|one| one.is_serious.is_some()).then(|| {
                let count = all
                    .iter()
                    .filter(|one| one.is_serious == Some(true))
                    .count();
                let (all, when) = (all.len(), when(month));
                let how = format!("{count} of {all} incidents{when} are rated high or critical.");
                (count as f64, how)
            })
        };
        let name = "Incidents, high or critical";
        let why = "In every month, at least one row has a severity that is not known here.";
        figures.push(series(name, Unit::Count, "", &months, &serious, why));
    }
    figures
}

/// Returns the mean and the median time of each month.
fn spans(
    single: &[&Incident],
    [verb, kpi]: [&str; 2],
    span: &dyn Fn(&Incident) -> Option<f64>,
) -> [Series; 2] {
    let months = distinct(&mut single.iter().map(|one| one.started.map(|at| at.date)));
    let of = |middle: fn(&[f64]) -> f64, word: &'static str| {
        move |month| {
            let all = in_month(single, month);
            let mut known: Vec<f64> = all.iter().filter_map(|one| span(one)).collect();
            crate::domain::order::sort_by(&mut known, f64::total_cmp);
            (!known.is_empty()).then(|| {
                let (count, open) = (known.len(), all.len() - known.len());
                let how = format!("{word} of {}{}.", incidents(count), when(month));
                let how = match open {
                    0 => how,
                    open => format!("{how} {open} more have no such time yet and are not in it."),
                };
                (middle(&known), how)
            })
        }
    };
    let unknown = "No row has both times.";
    [
        series(
            &format!("Mean time to {verb}"),
            Unit::Hours,
            kpi,
            &months,
            &of(mean, "Mean"),
            unknown,
        ),
        series(
            &format!("Median time to {verb}"),
            Unit::Hours,
            "",
            &months,
            &of(median, "Median"),
            unknown,
        ),
    ]
}

fn compliance(name: &str, kpi: &str, things: &str, all: &[&Incident]) -> Series {
    let months = distinct(&mut all.iter().map(|one| one.started.map(|at| at.date)));
    let share = |month| {
        let all = in_month(all, month);
        let (kept, known) = kept_of(&all);
        let (rest, when) = (all.len() - known, when(month));
        (known > 0).then(|| {
            let how = format!("{kept} of {known} {things}{when} kept their service level.");
            let how = match rest {
                0 => how,
                rest => format!("{how} For {rest} more the file does not tell."),
            };
            (share(kept, known), how)
        })
    };
    let unknown = "No row tells whether its service level was kept.";
    series(name, Unit::Percent, kpi, &months, &share, unknown)
}

fn by_row_or_not(single: &[&Incident], every: &[&Incident]) -> String {
    let words = |all: &[&Incident]| match kept_of(all) {
        (_, 0) => "unknown".to_owned(),
        (kept, known) => format!("{:.1} % ({kept} of {known})", share(kept, known)),
    };
    format!(
        "Over the whole file, SLA compliance is {} by incident and {} by row. Take the first, unless your contract counts \
         every row.",
        words(single),
        words(every)
    )
}

fn in_month<'a>(all: &[&'a Incident], month: Option<NaiveDate>) -> Vec<&'a Incident> {
    let here = all.iter().filter(|one| one.is_in(month));
    here.copied().collect()
}

/// Returns how many kept their service level, and of how many that is known.
fn kept_of(all: &[&Incident]) -> (usize, usize) {
    let known = all.iter().filter_map(|one| one.kept());
    known.fold((0, 0), |(kept, known), is_kept| {
        (kept + usize::from(is_kept), known + 1)
    })
}

fn incidents(count: usize) -> String {
    match count {
        1 => "1 incident".to_owned(),
        count => format!("{count} incidents"),
    }
}

fn when(month: Option<NaiveDate>) -> &'static str {
    match month {
        Some(_) => " that started in the month",
        None => "",
    }
}

/// Returns the share in percent; whoever calls has at least one.
fn share(part: usize, of: usize) -> f64 {
    part as f64 * 100.0 / of.max(1) as f64
}

fn mean(sorted: &[f64]) -> f64 {
    sorted.iter().sum::<f64>() / sorted.len().max(1) as f64
}

/// Returns the middle one, or the mean of the two in the middle.
fn median(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    match sorted.len() % 2 {
        1 => sorted[middle],
        _ => {
            (sorted.get(middle.wrapping_sub(1)).copied().unwrap_or(0.0)
                + sorted.get(middle).copied().unwrap_or(0.0))
                / 2.0
        }
    }
}
