//! Writes quantities for reading: with their unit, against a target, as differences, and as what was understood.
//!
//! Figures are short, but never so short that what is unequal looks equal: `99.896 %` is not `99.9 %` beside a target of
//! 99.9 %, and what is not 0 is not shown as 0. *Fineness* counts the steps beyond the usual length.

use super::Quantity;
use crate::domain::measure::kpi::Unit;

/// What is smaller than this fineness shows is rounding of the computer, and not what somebody measured.
const FINEST: usize = 8;

/// Writes a value with its unit, for reading: `99.7 %`, `3 h 20 min`, `1 204`.
///
/// Money needs the scorecard's currency; for other units it is not used.
pub fn format(unit: Unit, value: f64, currency: &str) -> String {
    let size = value.abs();
    let fineness = usual(unit, size);
    signed(value, at(unit, size, currency, fineness))
}

/// Writes a value beside the one that it is held against: as finely as it takes to be seen on its side of it.
///
/// The other one is to be written by [`format_target`].
pub fn format_against(unit: Unit, value: f64, target: f64, currency: &str) -> String {
    let written = |number: f64, fineness| signed(number, at(unit, number.abs(), "", fineness));
    if value == target {
        return format_target(unit, value, currency);
    }
    // From where the target is written in full, rounding cannot carry a value over to its other side.
    let start = settled(unit, target.abs()).max(usual(unit, value.abs()));
    let fineness = (start..=2 * FINEST)
        .find(|&fineness| written(value, fineness) != written(target, fineness));
    match fineness {
        Some(fineness) => signed(value, at(unit, value.abs(), currency, fineness)),
        None => value.to_string(),
    }
}

/// Writes a target in full, as it was set.
pub fn format_target(unit: Unit, target: f64, currency: &str) -> String {
    let size = target.abs();
    signed(target, at(unit, size, currency, settled(unit, size)))
}

/// Writes a difference of two values with its sign: `−0.2 points`, `+1 h 20 min`, `±0`.
pub fn format_difference(unit: Unit, difference: f64, currency: &str) -> String {
    let size = difference.abs();
    let size = match unit {
        Unit::Percent => match number(size, 2 + usual(unit, size)) {
            one if one == "1" => "1 point".to_owned(),
            many => format!("{many} points"),
        },
        _ => at(unit, size, currency, usual(unit, size)),
    };
    let sign = match difference {
        d if d > 0.0 => "+",
        d if d < 0.0 => "\u{2212}",
        _ => "±",
    };
    format!("{sign}{size}")
}

/// Writes a range of changes: `+1 h to +3 h`; one change when its ends are equal.
pub fn format_change(unit: Unit, (low, high): (f64, f64), currency: &str) -> String {
    let one = |change| format_difference(unit, change, currency);
    match low == high {
        true => one(low),
        false => format!("{} to {}", one(low), one(high)),
    }
}

/// Writes a share with the numbers behind it, where they are known: `88 % (44 of 50)`.
pub fn with_parts(words: String, quantity: Quantity) -> String {
    match quantity.counted {
        Some(counted) => format!("{words} ({})", counted.text()),
        None => words,
    }
}

/// Writes what was understood from a text, to be shown beside it: `18 000 EUR`, `5 h 30 min`, `88 %, 44 of 50`.
///
/// Nothing is rounded that one would type: this is where a misreading shows.
pub fn understood(unit: Unit, quantity: Quantity, currency: &str) -> String {
    let value = quantity.value.get();
    let size = value.abs();
    let words = match (unit, quantity.counted) {
        (Unit::Percent, Some(counted)) => {
            return format!("{}\u{a0}%, {}", number(size, 2), counted.text());
        }
        (Unit::Percent, None) => format!("{}\u{a0}%", full(size)),
        // To the thousandth of a second.
        (Unit::Hours, _) => hours(size, 4),
        (Unit::Days, _) => days(number(size, 4)),
        (Unit::Money, _) => format!("{}\u{a0}{currency}", full(size)),
        (Unit::Count | Unit::Score, _) => full(size),
    };
    signed(value, words.trim_end().to_owned())
}

fn signed(value: f64, size: String) -> String {
    match value < 0.0 {
        true => format!("\u{2212}{size}"),
        false => size,
    }
}

/// Returns the fineness at which a size above 0 is not written as 0.
fn usual(unit: Unit, size: f64) -> usize {
    let shows_something = |fineness: &usize| {
        let text = at(unit, size, "", *fineness);
        text.contains(|c: char| ('1'..='9').contains(&c))
    };
    match size > 0.0 {
        true => (0..=FINEST).find(shows_something).unwrap_or(0),
        false => 0,
    }
}

/// Returns the fineness at which more decimals would add nothing.
fn settled(unit: Unit, size: f64) -> usize {
    let full = at(unit, size, "", FINEST);
    let is_settled = |fineness: &usize| at(unit, size, "", *fineness) == full;
    (0..=FINEST).find(is_settled).unwrap_or(FINEST)
}

/// Writes a size of 0 or more.
fn at(unit: Unit, size: f64, currency: &str, fineness: usize) -> String {
    match unit {
        Unit::Percent => format!("{}\u{a0}%", number(size, 2 + fineness)),
        Unit::Hours => hours(size, fineness),
        Unit::Days => days(number(size, 1 + fineness)),
        Unit::Count => number(size, 1 + fineness),
        Unit::Money => {
            let decimals = match fineness {
                0 if size >= 100.0 => 0,
                fineness => 1 + fineness.max(1),
            };
            let mut amount = number(size, decimals);
            // Three digits behind a point are thousands of money, for whoever reads it.
            if amount
                .rfind('.')
                .is_some_and(|point| point + 4 == amount.len())
            {
                amount.push('0');
            }
            format!("{currency}\u{a0}{amount}")
        }
        Unit::Score => number(size, 2 + fineness),
    }
}

fn days(number: String) -> String {
    match number.as_str() {
        "1" => "1\u{a0}day".to_owned(),
        many => format!("{many}\u{a0}days"),
    }
}

/// Writes hours: to the minute from one hour on, to the second below, and finer below a minute.
fn hours(size: f64, fineness: usize) -> String {
    let seconds = size * 3600.0;
    if seconds < 60.0 && number(seconds, fineness.max(1)) != "60" {
        return match number(seconds, fineness.max(1)).as_str() {
            "0" => "0\u{a0}h".to_owned(),
            some => format!("{some}\u{a0}s"),
        };
    }
    let decimals = fineness.saturating_sub(1);
    let per_second = 10_u128.pow(decimals as u32);
    // A float of that size becomes the nearest whole number; more than fits becomes the greatest.
    let steps = match fineness {
        0 if seconds.round() >= 3600.0 => (seconds / 60.0).round() as u128 * 60,
        _ => (seconds * per_second as f64).round() as u128,
    };
    let (whole, rest) = (steps / per_second, steps % per_second);
    let seconds = (whole % 60) as f64 + rest as f64 / per_second as f64;
    let parts = [
        (number((whole / 3600) as f64, 0), "h"),
        (number((whole / 60 % 60) as f64, 0), "min"),
        (number(seconds, decimals), "s"),
    ];
    let parts: Vec<String> = (parts.iter())
        .filter(|(size, _)| size != "0")
        .map(|(size, unit)| format!("{size}\u{a0}{unit}"))
        .collect();
    parts.join(" ")
}

/// Writes a number of 0 or more with every digit that it has.
pub(super) fn full(size: f64) -> String {
    let plain = size.to_string();
    let decimals = plain
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    number(size, decimals)
}

/// Writes a number of 0 or more with at most so many decimals and thin spaces between thousands.
pub fn number(size: f64, decimals: usize) -> String {
    let fixed = format!("{size:.decimals$}");
    let (whole, fraction) = fixed.split_once('.').unwrap_or((&fixed, ""));
    let mut text = String::with_capacity(fixed.len() + 4);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}
