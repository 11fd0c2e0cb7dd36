//! Short phrases for the figures of a KPI, the same on every page and in every script.

use chrono::NaiveDate;

use crate::domain::measure::evaluation::{Evaluation, Point};
use crate::domain::measure::forecast::Forecast;
use crate::domain::measure::kpi::{Kpi, Target, Unit};
use crate::domain::measure::quantity;
use crate::domain::measure::variance::Variance;
use crate::domain::measure::xmr::{Behaviour, FEWEST_POINTS};
use crate::domain::words::{date_phrase, number_word};

/// Writes what a value is held against: `at least 99.9 %`, `at most 4 h`, `between 10 and 20`, `0`.
pub fn target_phrase(target: Target, unit: Unit, currency: &str) -> String {
    let value = |n: f64| quantity::format_target(unit, n, currency);
    let (lowest, highest) = unit.bounds();
    match target {
        // Nothing can be better than the end of the scale, so "at most 0" is simply 0.
        Target::AtLeast(n) if n.get() == highest => value(n.get()),
        Target::AtMost(n) if n.get() == lowest => value(n.get()),
        Target::Within(low, high) => {
            format!("between {} and {}", value(low.get()), value(high.get()))
        }
        one => format!("{} {}", one.kind().word(), value(one.ends().0.get())),
    }
}

/// Writes the size of a difference without its sign: `0.2 points`, `1 h 20 min`.
/// `None` when it is too small to be written as anything but 0.
pub fn size_phrase(unit: Unit, difference: f64, currency: &str) -> Option<String> {
    let size = quantity::format_difference(unit, difference.abs(), currency);
    let written = size.contains(|c: char| ('1'..='9').contains(&c));
    written.then(|| size.trim_start_matches(['+', '±']).to_owned())
}

/// Writes how far a value is from its target: `0.2 points below target, unfavourable`.
pub fn variance_phrase(kpi: &Kpi, point: &Point, currency: &str) -> String {
    let Some(target) = kpi.target_on(point.at.date) else {
        return "No target".to_owned();
    };
    let distance = distance_phrase(target.target, kpi.unit, point.variance, currency);
    if point.variance.absolute == 0.0 && point.variance.favourable {
        return distance;
    }
    let side = if point.variance.favourable {
        "favourable"
    } else {
        "unfavourable"
    };
    format!("{distance}, {side}")
}

/// Writes how far a value is from its target, without a judgement: `30 min under the limit`.
pub fn distance_phrase(target: Target, unit: Unit, variance: Variance, currency: &str) -> String {
    let above = variance.absolute > 0.0;
    let side = match (target, above) {
        (Target::Within(..), _) if variance.absolute == 0.0 => {
            return "within the target range".to_owned();
        }
        _ if variance.absolute == 0.0 => return exact_phrase(target).to_owned(),
        (Target::AtMost(_) | Target::Below(_), true) => "over the limit",
        (Target::AtMost(_) | Target::Below(_), false) => "under the limit",
        (Target::AtLeast(_) | Target::Above(_) | Target::Exactly(_), true) => "above target",
        (Target::AtLeast(_) | Target::Above(_) | Target::Exactly(_), false) => "below target",
        (Target::Within(..), true) => "above the target range",
        (Target::Within(..), false) => "below the target range",
    };
    match size_phrase(unit, variance.absolute, currency) {
        Some(size) => format!("{size} {side}"),
        None => format!("just {side}"),
    }
}

/// Says what it means to be exactly at the target: `on target exactly`, `exactly at the limit and not below it`.
pub fn exact_phrase(target: Target) -> &'static str {
    match target {
        Target::Above(_) => "exactly at the target and not above it",
        Target::Below(_) => "exactly at the limit and not below it",
        _ => "on target exactly",
    }
}

/// Writes the relative variance: `25 % more than it allows`, `three times what it allows`.
/// `None` when there is none, or when it only repeats the points of a share.
pub fn relative_phrase(target: Target, unit: Unit, variance: Variance) -> Option<String> {
    let relative = variance.relative?.abs();
    if relative == 0.0 {
        return None;
    }
    let percent = share(relative);
    if unit == Unit::Percent && percent == share(variance.absolute.abs() / 100.0) {
        return None;
    }
    let above = variance.absolute > 0.0;
    Some(match target {
        Target::AtMost(limit) | Target::Below(limit) if limit.get() > 0.0 => match above {
            true if relative >= 1.0 => format!("{} what it allows", times(1.0 + relative)),
            true => format!("{percent} more than it allows"),
            false => format!("{percent} less than it allows"),
        },
        Target::AtLeast(goal) | Target::Above(goal) if goal.get() > 0.0 => match above {
            true => format!("{percent} more than needed"),
            false => format!("{percent} short of it"),
        },
        Target::Within(..) => format!("{percent} beyond it"),
        _ => format!("{percent} away from it"),
    })
}

fn share(relative: f64) -> String {
    let percent = relative * 100.0;
    match percent {
        p if p < 0.1 => "less than 0.1\u{a0}%".to_owned(),
        p if p < 100.0 => format!("{}\u{a0}%", quantity::number(p, 1)),
        p => format!("{}\u{a0}%", quantity::number(p, 0)),
    }
}

fn times(factor: f64) -> String {
    let whole = factor.round();
    let exact = (factor - whole).abs() < 1e-9;
    match whole as usize {
        2 if exact => "twice".to_owned(),
        count @ 3..=12 if exact => format!("{} times", number_word(count)),
        0..10 => format!("about {} times", quantity::number(factor, 1)),
        _ => format!("about {} times", quantity::number(factor, 0)),
    }
}

/// Says whether the newest value is a signal or noise, and why.
pub fn signal_phrase(evaluation: &Evaluation) -> String {
    if let Some(signal) = evaluation.signal() {
        return format!("Signal: {}", signal.reason());
    }
    if evaluation.latest().is_some_and(|point| point.aside) {
        return "Set aside as an exception".to_owned();
    }
    match evaluation.behaviour() {
        Behaviour::Untold { .. } => "Not told: each value builds on the ones before".to_owned(),
        Behaviour::TooFew { have } => {
            format!("Too few values to tell ({have} of {FEWEST_POINTS})")
        }
        Behaviour::Gaps { .. } => "Too many gaps to tell".to_owned(),
        Behaviour::NoVariation { .. } => "No variation".to_owned(),
        Behaviour::Varies { .. } => "Noise: within what is normal".to_owned(),
    }
}

/// Says when the target will be met again, or missed, at the current rate.
pub fn forecast_phrase(forecast: &Forecast, today: NaiveDate) -> String {
    let day = |date| date_phrase(date, today);
    match *forecast {
        Forecast::Unknown => "Too few values for a forecast".to_owned(),
        Forecast::Untold => "No forecast: each value builds on the ones before".to_owned(),
        Forecast::Steady => "Nothing points to a change within a year".to_owned(),
        Forecast::Leaves { on } if on <= today => {
            "May miss the target any day at this rate".to_owned()
        }
        Forecast::Leaves { on } => format!("Misses the target from about {} at this rate", day(on)),
        Forecast::Back { on, .. } if on <= today => {
            "Should be back on target by now; the next value will tell".to_owned()
        }
        Forecast::Back { on, by } => {
            format!("Back on target about {}{}", day(on), slowest(on, by, today))
        }
        Forecast::Scatter => {
            "A miss within the usual scatter; the average meets the target".to_owned()
        }
        Forecast::NotAtThisRate => "Not back on target at this rate".to_owned(),
    }
}

/// Continues a sentence that gave the likely day with the one at the slowest likely rate.
pub fn slowest(on: NaiveDate, by: Option<NaiveDate>, today: NaiveDate) -> String {
    match by {
        Some(by) if by <= on => String::new(),
        Some(by) => format!(", by {} at the slowest likely rate", date_phrase(by, today)),
        None => ", though at the slowest likely rate it takes more than a year".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::{Finite, parse_date};

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    fn number(n: f64) -> Finite {
        Finite::new(n).unwrap()
    }

    fn distance(target: Target, unit: Unit, value: f64) -> (String, Option<String>) {
        let variance = target.variance(number(value));
        (
            distance_phrase(target, unit, variance, "EUR").replace('\u{a0}', " "),
            relative_phrase(target, unit, variance).map(|text| text.replace('\u{a0}', " ")),
        )
    }

    #[test]
    fn dates_carry_a_year_only_when_it_is_another() {
        let today = day("2026-11-24");
        assert_eq!(date_phrase(day("2026-01-09"), today), "9 January");
        assert_eq!(date_phrase(day("2027-01-09"), today), "9 January 2027");
    }

    #[test]
    fn targets_at_the_end_of_the_scale_are_just_that_value() {
        let phrase = |target, unit| target_phrase(target, unit, "EUR").replace('\u{a0}', " ");
        let at_least = Target::AtLeast(number(99.9));
        assert_eq!(phrase(at_least, Unit::Percent), "at least 99.9 %");
        assert_eq!(
            phrase(Target::AtLeast(number(100.0)), Unit::Percent),
            "100 %"
        );
        assert_eq!(phrase(Target::AtMost(number(0.0)), Unit::Count), "0");
        assert_eq!(
            phrase(Target::AtMost(number(0.0)), Unit::Money),
            "at most EUR 0"
        );
        assert_eq!(
            phrase(Target::AtMost(number(4.0)), Unit::Hours),
            "at most 4 h"
        );
        let range = Target::Within(number(10.0), number(20.0));
        assert_eq!(phrase(range, Unit::Score), "between 10 and 20");
    }

    #[test]
    fn distances_are_told_absolutely_and_relatively() {
        let some = |a: &str, b: &str| (a.to_owned(), Some(b.to_owned()));
        let none = |a: &str| (a.to_owned(), None);
        let sla = Target::AtLeast(number(99.9));
        assert_eq!(
            distance(sla, Unit::Percent, 99.7),
            none("0.2 points below target")
        );
        assert_eq!(
            distance(sla, Unit::Percent, 99.899),
            none("0.001 points below target")
        );
        assert_eq!(
            distance(sla, Unit::Percent, 98.9),
            none("1 point below target")
        );
        assert_eq!(
            distance(sla, Unit::Percent, 99.9),
            none("on target exactly")
        );
        let share = Target::AtLeast(number(80.0));
        assert_eq!(
            distance(share, Unit::Percent, 60.0),
            some("20 points below target", "25 % short of it")
        );
        let limit = Target::AtMost(number(4.0));
        assert_eq!(
            distance(limit, Unit::Hours, 3.5),
            some("30 min under the limit", "12.5 % less than it allows")
        );
        assert_eq!(
            distance(limit, Unit::Hours, 5.0),
            some("1 h over the limit", "25 % more than it allows")
        );
        assert_eq!(
            distance(limit, Unit::Hours, 12.0),
            some("8 h over the limit", "three times what it allows")
        );
        assert_eq!(
            distance(limit, Unit::Count, 10.5),
            some("6.5 over the limit", "about 2.6 times what it allows")
        );
        assert_eq!(
            distance(Target::AtMost(Finite::ZERO), Unit::Count, 3.0),
            none("3 over the limit")
        );
    }

    #[test]
    fn forecasts_say_when_and_how_sure() {
        let today = day("2026-11-24");
        let (on, by) = (day("2026-12-09"), day("2027-01-20"));
        let phrase = |forecast| forecast_phrase(&forecast, today);
        assert_eq!(
            phrase(Forecast::Back { on, by: Some(by) }),
            "Back on target about 9 December, by 20 January 2027 at the slowest likely rate"
        );
        assert_eq!(
            phrase(Forecast::Back { on, by: Some(on) }),
            "Back on target about 9 December"
        );
        assert_eq!(
            phrase(Forecast::Back { on, by: None }),
            "Back on target about 9 December, though at the slowest likely rate it takes more than a year"
        );
        assert_eq!(
            phrase(Forecast::NotAtThisRate),
            "Not back on target at this rate"
        );
        assert_eq!(
            phrase(Forecast::Back {
                on: today,
                by: None
            }),
            "Should be back on target by now; the next value will tell"
        );
        assert_eq!(
            phrase(Forecast::Leaves { on: today }),
            "May miss the target any day at this rate"
        );
        assert_eq!(
            phrase(Forecast::Leaves { on }),
            "Misses the target from about 9 December at this rate"
        );
    }
}
