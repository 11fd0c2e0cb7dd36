//! What is open: how many, how old, and how many past their day.

use chrono::NaiveDate;

use super::{Finding, Has, RATED, ages, limit};
use crate::domain::measure::evidence::Severity;
use crate::domain::measure::evidence::table::Series;
use crate::domain::measure::evidence::table::mapping::TableMapping;
use crate::domain::measure::evidence::table::months::{Title, Told, days, mean, median, series};
use crate::domain::measure::kpi::Unit;
use crate::domain::words::english::{counted, verb};

/// Returns how many of the severity are open.
pub(super) fn open(good: &[Finding], severity: Severity, has: Has, as_of: NaiveDate) -> Series {
    let word = severity.name();
    let of = |severity: Severity| {
        let all = good.iter().filter(move |one| one.severity == severity);
        all.filter(|one| one.is_open(has, as_of)).count()
    };
    let (count, unrated) = (of(severity), of(Severity::Unknown));
    let unknown = match unrated {
        0 => String::new(),
        unrated => format!(
            "At least {count}: for {unrated} more that are open, the severity is not known here."
        ),
    };
    let told = |_| {
        let state = match has.ends() {
            true => format!("open on {as_of}"),
            false => "listed, and no column tells which are fixed".to_owned(),
        };
        let how = format!(
            "{count} of {} {} rated {word} and {state}. The same one on several systems counts each time.",
            counted(good.len(), "finding"),
            verb(count, "is", "are")
        );
        (unrated == 0).then(|| Told::new(count as f64, how))
    };
    let title = Title {
        name: &format!("Open findings, {word}"),
        unit: Unit::Count,
        kpi: match severity {
            Severity::Critical => "critical-vulnerabilities",
            _ => "",
        },
        unknown: &unknown,
    };
    series(title, &[None], &told)
}

/// Returns how old the open ones of the severity are.
pub(super) fn age(good: &[Finding], severity: Severity, as_of: NaiveDate) -> Series {
    let ages = ages(good, severity, as_of);
    let word = severity.name();
    let told = |_| {
        let oldest = ages.last()?;
        let how = format!(
            "Mean of {} open on {as_of}; half of them are {} or older, the oldest is {}.",
            counted(ages.len(), "finding"),
            days(median(&ages).round() as i64),
            days(*oldest as i64)
        );
        let mut told = Told::new(mean(&ages), how);
        told.cases = Some(ages.len());
        Some(told)
    };
    let title = Title {
        name: &format!("Age of open findings, {word}"),
        unit: Unit::Days,
        kpi: "",
        unknown: &format!("No {word} finding with a day is open."),
    };
    series(title, &[None], &told)
}

/// Returns how many are open past their day.
pub(super) fn overdue(
    good: &[Finding],
    has: Has,
    mapping: &TableMapping,
    as_of: NaiveDate,
) -> Series {
    let open: Vec<&Finding> = (good.iter())
        .filter(|one| one.is_open(has, as_of) && one.severity as usize != Severity::Info as usize)
        .collect();
    let last = |one: &Finding| one.due.or_else(|| one.last_day(mapping));
    let known = open.iter().filter(|one| last(one).is_some()).count();
    let late = |severity: Severity| {
        let of = open.iter().filter(move |one| one.severity == severity);
        of.filter(|one| last(one).is_some_and(|last| last < as_of))
            .count()
    };
    let all: usize = Severity::ALL.iter().map(|severity| late(*severity)).sum();
    let unrated = open.len() - known;
    let unknown = match (has.found || has.due, unrated) {
        (false, _) => {
            "Without the day on which each was found, or is due, it is unknown.".to_owned()
        }
        (true, unrated) => format!(
            "At least {all}: for {} the day, the severity or its limit is not known.",
            counted(unrated, "open one")
        ),
    };
    let told = |_| {
        let parts = RATED.iter().filter_map(|severity| {
            let days = limit(mapping, *severity)?;
            Some(format!(
                "{} {} (after {days} days)",
                late(*severity),
                severity.name()
            ))
        });
        let parts: Vec<String> = parts.collect();
        let by = match has.due {
            true => " A due date of the file goes before these days.",
            false => "",
        };
        let how = format!(
            "{all} of {} open on {as_of} {}: {}.{by}",
            counted(open.len(), "finding"),
            verb(all, "is past its day", "are past their day"),
            parts.join(", ")
        );
        (unrated == 0 && (has.found || has.due)).then(|| Told::new(all as f64, how))
    };
    let title = Title {
        name: "Open findings past their limit",
        unit: Unit::Count,
        kpi: "overdue-vulnerabilities",
        unknown: &unknown,
    };
    series(title, &[None], &told)
}
