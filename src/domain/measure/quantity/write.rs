//! Writes quantities: for reading, for editing, and as what was understood.

use super::{Quantity, parse};
use crate::domain::measure::kpi::Unit;
use crate::domain::value::Finite;

/// Writes a value with its unit, for reading: `99.7 %`, `3 h 20 min`, `1 204`.
///
/// Money needs the scorecard's currency; for other units it is not used.
pub fn format(unit: Unit, value: f64, currency: &str) -> String {
    let sign = if value < 0.0 { "\u{2212}" } else { "" };
    format!("{sign}{}", format_size(unit, value.abs(), currency))
}

/// Writes a value so that reading it again gives exactly the same: for fields that edit it.
pub fn editable(unit: Unit, value: Finite) -> String {
    let pretty = format(unit, value.get(), "").trim().to_owned();
    let plain = value.get().to_string();
    // Three decimals of money look like thousands; a fourth settles it.
    let settled = format!("{plain}0");
    [pretty, plain]
        .into_iter()
        .find(|text| parse(unit, text, "") == Ok(value))
        .unwrap_or(settled)
}

/// Writes a change or a range of changes so that reading it again gives exactly the same.
pub fn editable_change(unit: Unit, change: Finite, to: Option<Finite>) -> String {
    let from = editable_difference(unit, change);
    match to {
        Some(to) => format!("{from} to {}", editable_difference(unit, to)),
        None => from,
    }
}

/// Writes a change so that reading it again gives exactly the same: for fields that edit it.
pub fn editable_difference(unit: Unit, change: Finite) -> String {
    let size = Finite::new(change.get().abs()).unwrap_or_default();
    let text = editable(unit, size);
    match change < Finite::ZERO {
        true => format!("\u{2212}{text}"),
        false => text,
    }
}

/// Writes what was understood from a text, to be shown beside it: `18 000 EUR`, `5 h 30 min`, `88 %, 44 of 50`.
///
/// Nothing is rounded that one would type: this is where a misreading shows.
pub fn understood(unit: Unit, quantity: Quantity, currency: &str) -> String {
    let value = quantity.value.get();
    let size = value.abs();
    let sign = if value < 0.0 { "\u{2212}" } else { "" };
    let words = match (unit, quantity.counted) {
        (Unit::Percent, Some(counted)) => {
            return format!("{}\u{a0}%, {}", number(size, 2), counted.text());
        }
        (Unit::Percent, None) => format!("{}\u{a0}%", full(size)),
        (Unit::Hours, _) => to_the_second(size),
        (Unit::Days, _) if size == 1.0 => "1\u{a0}day".to_owned(),
        (Unit::Days, _) => format!("{}\u{a0}days", number(size, 4)),
        (Unit::Money, _) => format!("{}\u{a0}{currency}", full(size)),
        (Unit::Count | Unit::Score, _) => full(size),
    };
    format!("{sign}{}", words.trim_end())
}

/// Writes hours to the second: `26 h 3 min 4 s`.
fn to_the_second(hours: f64) -> String {
    let seconds = hours * 3600.0;
    if seconds == 0.0 {
        return "0\u{a0}h".to_owned();
    }
    if seconds < 60.0 {
        return format!("{}\u{a0}s", number(seconds, 3));
    }
    let seconds = seconds.round();
    let parts = [
        ((seconds / 3600.0).floor(), "h"),
        ((seconds / 60.0).floor() % 60.0, "min"),
        (seconds % 60.0, "s"),
    ];
    let parts: Vec<String> = (parts.iter())
        .filter(|(size, _)| *size > 0.0)
        .map(|(size, unit)| format!("{}\u{a0}{unit}", number(*size, 0)))
        .collect();
    parts.join(" ")
}

/// Writes a number of 0 or more with every digit that it has, so that it is read back exactly.
pub(super) fn exact(size: f64) -> String {
    let plain = size.to_string();
    let has_three = matches!(plain.split_once('.'), Some((_, decimals)) if decimals.len() == 3);
    match has_three && !plain.starts_with('0') && plain.len() <= 7 {
        // Three decimals look like thousands; a fourth settles it.
        true => full(size) + "0",
        false => full(size),
    }
}

/// Writes a number of 0 or more with every digit that it has.
fn full(size: f64) -> String {
    let plain = size.to_string();
    number(
        size,
        plain
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len()),
    )
}

/// Writes a difference of two values with its sign: `−0.2 points`, `+1 h 20 min`, `±0`.
pub fn format_difference(unit: Unit, difference: f64, currency: &str) -> String {
    let size = match unit {
        Unit::Percent => match number(difference.abs(), 2) {
            one if one == "1" => "1 point".to_owned(),
            many => format!("{many} points"),
        },
        _ => format_size(unit, difference.abs(), currency),
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

fn format_size(unit: Unit, size: f64, currency: &str) -> String {
    match unit {
        Unit::Percent => format!("{}\u{a0}%", number(size, 2)),
        Unit::Hours => hours(size),
        Unit::Days => match number(size, 1) {
            one if one == "1" => "1\u{a0}day".to_owned(),
            many => format!("{many}\u{a0}days"),
        },
        Unit::Count => number(size, 1),
        Unit::Money => format!(
            "{currency}\u{a0}{}",
            number(size, if size < 100.0 { 2 } else { 0 })
        ),
        Unit::Score => number(size, 2),
    }
}

fn hours(size: f64) -> String {
    let minutes = (size * 60.0).round();
    if minutes == 0.0 && size > 0.0 {
        return format!("{}\u{a0}s", number(size * 3600.0, 0));
    }
    let (hours, minutes) = ((minutes / 60.0).floor(), minutes % 60.0);
    match (hours, minutes) {
        (0.0, minutes) if minutes > 0.0 => format!("{minutes}\u{a0}min"),
        (hours, 0.0) => format!("{}\u{a0}h", number(hours, 0)),
        (hours, minutes) => format!("{}\u{a0}h {minutes}\u{a0}min", number(hours, 0)),
    }
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
