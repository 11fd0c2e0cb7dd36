//! Figures of a table of uptime or outages: the share of each month in which the service was up.

use chrono::NaiveDate;

use super::months::{distinct, first_of, last_of, series};
use super::{Left, Series};
use crate::domain::measure::evidence::{Reason, Rows};
use crate::domain::measure::kpi::Unit;

/// A row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uptime {
    pub day: Option<NaiveDate>,
    /// In percent, 0 to 100.
    pub up: Option<f64>,
    pub down_minutes: Option<f64>,
}

/// Makes the figures.
pub fn figures(
    rows: &[Result<Uptime, Reason>],
    has_share: bool,
    has_minutes: bool,
    today: NaiveDate,
    mut left: Left,
) -> (Vec<Series>, Rows, Vec<String>) {
    let mut good = Vec::new();
    for row in rows {
        match row {
            Ok(row) => good.push(*row),
            Err(reason) => left.add(*reason),
        }
    }
    let months = distinct(&mut good.iter().map(|row| row.day));
    let here = |month: Option<NaiveDate>| {
        let is_here = move |row: &&Uptime| row.day.map(first_of) == month;
        good.iter().filter(is_here)
    };
    const KPI: &str = "service-availability";
    let mut figures = Vec::new();
    if has_share {
        let share = |month| {
            let (sum, count) = (here(month).filter_map(|row| row.up))
                .fold((0.0, 0_u32), |(sum, count), up| (sum + up, count + 1));
            let how = match count {
                1 => "As the file says.".to_owned(),
                count => format!(
                    "Mean of {count} rows, each with the same weight: they have to cover times of the same length."
                ),
            };
            (count > 0).then(|| (sum / f64::from(count), how))
        };
        let unknown = "No row has a share that can be read.";
        figures.push(series(
            "Availability",
            Unit::Percent,
            KPI,
            &months,
            &share,
            unknown,
        ));
    }
    if has_minutes {
        let minutes = |month| {
            let known: Vec<f64> = here(month).filter_map(|row| row.down_minutes).collect();
            (!known.is_empty()).then(|| known.iter().sum::<f64>())
        };
        let down = |month| {
            let minutes = minutes(month)?;
            let how = format!("{minutes} minutes of downtime in all rows together.");
            Some((minutes / 60.0, how))
        };
        let unknown = "No row has minutes that can be read.";
        figures.push(series("Downtime", Unit::Hours, "", &months, &down, unknown));
        let share = |month: Option<NaiveDate>| {
            let minutes = minutes(month)?;
            let whole = minutes_of(month?, today);
            let how = format!(
                "The month has {whole} minutes up to its last day or today, and {minutes} of them were downtime."
            );
            (minutes <= whole).then(|| ((whole - minutes) * 100.0 / whole, how))
        };
        let kpi = if has_share { "" } else { KPI };
        let unknown = "A share needs the month, and no more downtime than the month has minutes.";
        let name = "Availability by downtime";
        figures.push(series(name, Unit::Percent, kpi, &months, &share, unknown));
    }
    (figures, left.rows(good.len()), Vec::new())
}

/// Returns how many minutes the month has, up to its end or the end of today.
fn minutes_of(first: NaiveDate, today: NaiveDate) -> f64 {
    let last = last_of(first).min(today.max(first));
    ((last - first).num_days() + 1) as f64 * 1440.0
}
