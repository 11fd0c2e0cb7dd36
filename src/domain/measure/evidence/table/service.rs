//! Figures of a table of uptime or outages: the share of each month in which the service was up.
//!
//! Outages with a start and an end are laid over each other, so that two at one time count once, and each minute counts in
//! its own month. Planned ones are left out where a column tells, for the KPI is about unplanned downtime.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::ending::End;
use super::months::{Title, Told, distinct, first_of, last_of, series};
use super::{Left, Series};
use crate::domain::measure::evidence::{Reason, Rows};
use crate::domain::measure::kpi::Unit;
use crate::domain::value::Moment;
use crate::domain::words::english::verb;
use crate::domain::words::template::in_number;

/// A row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Uptime {
    /// The day or the month, or when the outage began.
    pub from: Option<Moment>,
    /// When the outage ended.
    pub to: End,
    /// In percent, 0 to 100.
    pub up: Option<f64>,
    pub down_minutes: Option<f64>,
    /// Whether the outage was planned; `None` where the file does not say.
    pub planned: Option<bool>,
}

/// Which columns the table has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Has {
    pub period: bool,
    pub share: bool,
    pub minutes: bool,
    pub ended: bool,
    pub planned: bool,
}

/// From when to when it was down.
type Outage = (NaiveDateTime, NaiveDateTime);

impl Uptime {
    /// Returns when it was down, if the row tells both ends to the minute. What is not over lasts up to the end of the
    /// day of the file.
    fn outage(&self, until: NaiveDateTime) -> Option<Outage> {
        let from = instant(self.from?)?;
        let to = match (self.to, self.down_minutes) {
            (End::At(to), _) if to.time.is_some() => instant(to)?,
            (_, Some(minutes)) => {
                from.checked_add_signed(TimeDelta::try_seconds((minutes * 60.0).round() as i64)?)?
            }
            (End::Open, None) => until,
            _ => return None,
        };
        (to >= from).then_some((from, to.min(until).max(from)))
    }

    /// Tells whether anything can be reckoned with the row.
    pub fn tells(&self, until: NaiveDateTime) -> bool {
        self.up.is_some() || self.down_minutes.is_some() || self.outage(until).is_some()
    }
}

fn instant(at: Moment) -> Option<NaiveDateTime> {
    at.time.map(|time| at.date.and_time(time))
}

/// Returns the end of the day.
pub fn end_of(day: NaiveDate) -> NaiveDateTime {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    next.and_time(NaiveTime::MIN)
}

/// Makes the figures.
pub fn figures(
    rows: &[Result<Uptime, Reason>],
    has: Has,
    as_of: NaiveDate,
    mut left: Left,
) -> (Vec<Series>, Rows, Vec<String>) {
    let until = end_of(as_of);
    let mut good = Vec::new();
    for row in rows {
        match row {
            Err(reason) => left.add(*reason),
            Ok(row) if row.planned == Some(true) => left.add(Reason::Planned),
            Ok(row) if !row.tells(until) => left.add(Reason::NoNumber),
            Ok(row) => good.push(*row),
        }
    }
    let mut figures = Vec::new();
    if has.share {
        figures.push(availability(&good));
    }
    if has.minutes || has.ended {
        figures.extend(by_downtime(&good, has, as_of));
    }
    let notes = notes(&good, has, as_of);
    (figures, left.rows(good.len()), notes)
}

/// Returns the shares as the file has them.
fn availability(good: &[Uptime]) -> Series {
    let months = distinct(&mut good.iter().map(|row| row.from.map(|at| at.date)));
    let told = |month: Option<NaiveDate>| {
        let is_here = |row: &&Uptime| row.from.map(|at| first_of(at.date)) == month;
        let here = good.iter().filter(is_here).filter_map(|row| row.up);
        let (sum, count) = here.fold((0.0, 0_u32), |(sum, count), up| (sum + up, count + 1));
        let how = match count {
            1 => "As the file says.".to_owned(),
            count => format!(
                "Mean of {count} rows, each with the same weight: they have to cover times of the same length."
            ),
        };
        (count > 0).then(|| Told::new(sum / f64::from(count), how))
    };
    let title = Title {
        name: "Availability",
        unit: Unit::Percent,
        kpi: "service-availability",
        unknown: "No row has a share that can be read.",
    };
    series(title, &months, &told)
}

/// Returns the downtime of each month, and the share of the month that is left.
fn by_downtime(good: &[Uptime], has: Has, as_of: NaiveDate) -> [Series; 2] {
    let until = end_of(as_of);
    let outages = merged(good.iter().filter_map(|row| row.outage(until)).collect());
    let months = months_of(good, &outages, until);
    let minutes = |month: Option<NaiveDate>| {
        let is_here = |row: &&Uptime| {
            row.outage(until).is_none() && row.from.map(|at| first_of(at.date)) == month
        };
        let plain = good
            .iter()
            .filter(is_here)
            .filter_map(|row| row.down_minutes);
        let within = outages.iter().filter_map(|outage| within(*outage, month?));
        let all: Vec<f64> = plain.chain(within).collect();
        (!all.is_empty()).then(|| all.iter().sum::<f64>())
    };
    let once = match outages.is_empty() {
        true => "",
        false => ", those at the same time counted once",
    };
    let down = |month| {
        let minutes = minutes(month)?;
        let how = format!(
            "{} minutes of downtime in all rows together{once}.",
            short(minutes)
        );
        Some(Told::new(minutes / 60.0, how))
    };
    let title = Title {
        name: "Downtime",
        unit: Unit::Hours,
        kpi: "",
        unknown: "No row has minutes that can be read.",
    };
    let downtime = series(title, &months, &down);
    let left = |month: Option<NaiveDate>| {
        let minutes = minutes(month)?;
        let first = month?;
        let whole = minutes_of(first, as_of);
        let up_to = match last_of(first) > as_of {
            true => format!("up to {as_of}"),
            false => "up to its last day".to_owned(),
        };
        let how = format!(
            "The month has {whole} minutes {up_to}, and {} of them were downtime.",
            short(minutes)
        );
        (minutes <= whole).then(|| Told::new((whole - minutes) * 100.0 / whole, how))
    };
    let title = Title {
        name: "Availability by downtime",
        unit: Unit::Percent,
        kpi: if has.share {
            ""
        } else {
            "service-availability"
        },
        unknown: "A share needs the month, and no more downtime than the month has minutes.",
    };
    [downtime, series(title, &months, &left)]
}

/// Returns every month that a row begins in, and every other one into which an outage reaches.
fn months_of(good: &[Uptime], outages: &[Outage], until: NaiveDateTime) -> Vec<Option<NaiveDate>> {
    let plain = good.iter().filter(|row| row.outage(until).is_none());
    let mut days: Vec<Option<NaiveDate>> = plain.map(|row| row.from.map(|at| at.date)).collect();
    for (from, to) in outages {
        let mut first = first_of(from.date());
        while first.and_time(NaiveTime::MIN) < *to || first == first_of(from.date()) {
            days.push(Some(first));
            let Some(next) = last_of(first).checked_add_days(Days::new(1)) else {
                break;
            };
            first = next;
        }
    }
    // Outages are in order of time, and plain rows may be in any.
    distinct(&mut days.into_iter())
}

/// Lays outages over each other: each time is in one of them.
fn merged(mut outages: Vec<Outage>) -> Vec<Outage> {
    crate::domain::order::sort_by(&mut outages, Outage::cmp);
    let mut merged: Vec<Outage> = Vec::new();
    for (from, to) in outages {
        match merged.last_mut() {
            Some((_, end)) if from <= *end => *end = to.max(*end),
            _ => merged.push((from, to)),
        }
    }
    merged
}

/// Returns the minutes of the outage in the month; `None` when it does not touch it.
fn within((from, to): Outage, first: NaiveDate) -> Option<f64> {
    let begin = first.and_time(NaiveTime::MIN);
    let end = end_of(last_of(first));
    let touches = from < end && (to > begin || (from == to && from >= begin));
    touches.then(|| (to.min(end) - from.max(begin)).num_seconds() as f64 / 60.0)
}

/// Returns how many minutes the month has, up to its end or the end of the day of the file.
fn minutes_of(first: NaiveDate, as_of: NaiveDate) -> f64 {
    let last = last_of(first).min(as_of.max(first));
    ((last - first).num_days() + 1) as f64 * 1440.0
}

fn notes(good: &[Uptime], has: Has, as_of: NaiveDate) -> Vec<String> {
    let until = end_of(as_of);
    let mut notes = Vec::new();
    let is_lasting = |row: &&Uptime| row.to == End::Open && row.down_minutes.is_none();
    let lasting = good.iter().filter(is_lasting).count();
    if has.ended && lasting > 0 {
        notes.push(format!(
            "{} taken to have lasted up to the end of {as_of}.",
            in_number(
                lasting,
                "{#n outage} {n has/have} no end: {n it is/they are}"
            )
        ));
    }
    let outages: Vec<Outage> = good.iter().filter_map(|row| row.outage(until)).collect();
    let (all, apart) = (outages.len(), merged(outages).len());
    if apart < all {
        notes.push(format!(
            "Of {all} outages with a start and an end, {} {} over others: what was down at one time counts once.",
            all - apart,
            verb(all - apart, "lies", "lie")
        ));
    }
    let plain = good.iter().filter(|row| {
        row.up.is_none() && row.outage(until).is_none() && row.down_minutes.is_some()
    });
    if all > 0 && plain.count() > 0 {
        notes.push(
            "Rows without a time of day are added as they are: whether they lie over others is unknown.".to_owned(),
        );
    }
    let unsaid = good.iter().filter(|row| row.planned.is_none()).count();
    if has.planned && unsaid > 0 {
        notes.push(in_number(
            unsaid,
            "{#n row} {n does/do} not say whether {n it was/they were} planned; {n it counts/they count} as unplanned.",
        ));
    }
    if !has.planned && (has.minutes || has.ended) && all + good.len() > 0 {
        notes.push(
            "No column tells planned outages from others, so all of them count. The KPI is about unplanned ones.".to_owned(),
        );
    }
    notes
}

/// Returns minutes without more digits than they need.
fn short(minutes: f64) -> String {
    let rounded = (minutes * 100.0).round() / 100.0;
    format!("{rounded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        instant(text.parse().unwrap()).unwrap()
    }

    #[test]
    fn outages_that_touch_or_lie_within_each_other_become_one() {
        let all = vec![
            (at("2026-10-05T09:00"), at("2026-10-05T10:00")),
            (at("2026-10-05T08:00"), at("2026-10-05T12:00")),
            (at("2026-10-05T12:00"), at("2026-10-05T13:00")),
            (at("2026-10-06T08:00"), at("2026-10-06T09:00")),
        ];
        assert_eq!(
            merged(all),
            [
                (at("2026-10-05T08:00"), at("2026-10-05T13:00")),
                (at("2026-10-06T08:00"), at("2026-10-06T09:00")),
            ]
        );
    }

    #[test]
    fn each_minute_counts_in_its_own_month() {
        let outage = (at("2026-10-31T23:00"), at("2026-11-01T02:00"));
        let of = |first: &str| within(outage, first.parse().unwrap());
        assert_eq!(of("2026-10-01"), Some(60.0));
        assert_eq!(of("2026-11-01"), Some(120.0));
        assert_eq!(of("2026-12-01"), None);
    }
}
