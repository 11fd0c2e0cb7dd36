//! How long it took to fix, by the month of the fix.

use chrono::NaiveDate;

use super::{Finding, ages};
use crate::domain::measure::evidence::Severity;
use crate::domain::measure::evidence::table::Series;
use crate::domain::measure::evidence::table::months::{
    Title, Told, days, distinct, first_of, mean, median, series, sorted,
};
use crate::domain::measure::kpi::Unit;
use crate::domain::value::Moment;
use crate::domain::words::english::{counted, verb};

/// Returns the mean and the median of the days from finding to fix, by the month of the fix.
pub(super) fn to_fix(good: &[Finding], severity: Severity, as_of: NaiveDate) -> [Series; 2] {
    let word = severity.name();
    let of = |middle: fn(&[f64]) -> f64, name: &str, mean: bool| {
        let title = Title {
            name: &format!("{name} time to fix, {word}"),
            unit: Unit::Days,
            kpi: "",
            unknown: "No row has both days.",
        };
        by_month(
            good,
            severity,
            as_of,
            title,
            &|one| one.found,
            (middle, mean),
        )
    };
    [of(mean, "Mean", true), of(median, "Median", false)]
}

/// Returns the mean of the days from the fix being there to its being installed, which is what the KPIs count.
pub(super) fn to_patch(good: &[Finding], severity: Severity, as_of: NaiveDate) -> Series {
    let word = severity.name();
    let title = Title {
        name: &format!("Mean time from fix available to fixed, {word}"),
        unit: Unit::Days,
        kpi: match severity {
            Severity::Critical => "patch-latency-critical",
            Severity::High => "patch-latency-high",
            _ => "",
        },
        unknown: "No row has both days.",
    };
    by_month(
        good,
        severity,
        as_of,
        title,
        &|one| one.fix_ready,
        (mean, true),
    )
}

fn by_month(
    good: &[Finding],
    severity: Severity,
    as_of: NaiveDate,
    title: Title,
    from: &dyn Fn(&Finding) -> Option<Moment>,
    (middle, is_mean): (fn(&[f64]) -> f64, bool),
) -> Series {
    let all: Vec<(NaiveDate, f64)> = (good.iter())
        .filter(|one| one.severity == severity)
        .filter_map(|one| {
            let (from, to) = (from(one)?, one.fixed.at()?);
            // A system that was patched before it was found took no time.
            let took = (to.as_days() - from.as_days()).max(0.0);
            let took = match (from.time, to.time) {
                (Some(_), Some(_)) => took,
                _ => (to.date - from.date).num_days().max(0) as f64,
            };
            Some((to.date, took))
        })
        .collect();
    let months = distinct(&mut all.iter().map(|(day, _)| Some(*day)));
    let told = |month: Option<NaiveDate>| {
        let is_here = |(day, _): &&(NaiveDate, f64)| Some(first_of(*day)) == month;
        let here: Vec<f64> = all.iter().filter(is_here).map(|(_, took)| *took).collect();
        let mut how = format!(
            "{} of {} that {} fixed in the month.",
            if is_mean { "Mean" } else { "Median" },
            counted(here.len(), "finding"),
            verb(here.len(), "was", "were")
        );
        how += &still_open(good, severity, as_of);
        let mut told = Told::new(middle(&sorted(here.clone())), how);
        told.cases = is_mean.then_some(here.len());
        Some(told)
    };
    series(title, &months, &told)
}

/// Says how many of the severity are open, and how old: they are in no mean of what is fixed.
fn still_open(good: &[Finding], severity: Severity, as_of: NaiveDate) -> String {
    let ages = ages(good, severity, as_of);
    match ages.last() {
        None => String::new(),
        Some(oldest) => format!(
            " Not in it: {} open on {as_of}, the oldest for {}.",
            ages.len(),
            days(*oldest as i64)
        ),
    }
}
