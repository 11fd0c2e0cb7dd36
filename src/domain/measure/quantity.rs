//! Values as people type and read them: `99,7 %`, `3h 20m`, `1 204`.
//!
//! Reading is lenient about spaces, units and decimal commas, and refuses what has two readings:
//! a number that is silently a thousand times too large is worse than a question.

use super::kpi::Unit;
use crate::domain::value::Finite;

/// Why a text is not a value of the unit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAQuantity {
    #[error("Enter a value.")]
    Empty,
    #[error("“{text}” is not {}. Write it like {}.", .unit.indefinite(), .unit.example())]
    NotANumber { text: String, unit: Unit },
    #[error("“{text}” can be read in two ways. Write {large} or {small}.")]
    Ambiguous {
        text: String,
        large: String,
        small: String,
    },
    #[error("A share lies between 0 % and 100 %.")]
    NotAShare,
    #[error("It cannot be below 0.")]
    Negative,
    #[error("A count is a whole number.")]
    NotWhole,
}

impl Unit {
    fn indefinite(self) -> &'static str {
        match self {
            Unit::Percent => "a share in percent",
            Unit::Hours | Unit::Days => "a time span",
            Unit::Count => "a count",
            Unit::Money => "an amount of money",
            Unit::Score => "a number",
        }
    }

    /// Returns a value as one may type it.
    pub fn example(self) -> &'static str {
        match self {
            Unit::Percent => "99.7 %",
            Unit::Hours => "3h 20m",
            Unit::Days => "12 days",
            Unit::Count => "1204",
            Unit::Money => "40 400",
            Unit::Score => "7.5",
        }
    }
}

/// Reads a value of the unit from what a person typed or pasted.
pub fn parse(unit: Unit, text: &str) -> Result<Finite, NotAQuantity> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NotAQuantity::Empty);
    }
    let plain: String = text.chars().map(plain_char).collect();
    let value = match unit {
        Unit::Hours => parse_hours(&plain, 1.0),
        Unit::Days => parse_days(&plain),
        Unit::Percent => parse_number(plain.trim_end_matches('%'), Reading::Decimal),
        Unit::Count => parse_number(&plain, Reading::Grouped),
        Unit::Money => parse_number(strip_currency(&plain), Reading::Ask),
        Unit::Score => parse_number(&plain, Reading::Decimal),
    }?;
    let value = value
        .and_then(Finite::new)
        .ok_or_else(|| NotAQuantity::NotANumber {
            text: text.to_owned(),
            unit,
        })?;
    within_bounds(unit, value)
}

/// Reads a change of a value, which may be below 0: `-2 points`, `+30 min`, `−EUR 500`.
pub fn parse_difference(unit: Unit, text: &str) -> Result<Finite, NotAQuantity> {
    let plain: String = text.trim().chars().map(plain_char).collect();
    let (is_down, size) = match plain.strip_prefix('-') {
        Some(size) => (true, size),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let size = ["points", "point"]
        .iter()
        .find_map(|word| size.strip_suffix(word).filter(|_| unit == Unit::Percent))
        .unwrap_or(size);
    // A second sign is none that people write.
    if size.trim_start().starts_with(['-', '+']) {
        let text = text.trim().to_owned();
        return Err(NotAQuantity::NotANumber { text, unit });
    }
    let size = parse(unit, size)?.get();
    let change = if is_down { -size } else { size };
    Finite::new(change).ok_or(NotAQuantity::Empty)
}

/// Reads a change or a range of changes: `−2`, `-2 to +6`. The second number is the other end of the range.
pub fn parse_change(unit: Unit, text: &str) -> Result<(Finite, Option<Finite>), NotAQuantity> {
    match text.split_once(" to ") {
        Some((from, to)) => Ok((
            parse_difference(unit, from)?,
            Some(parse_difference(unit, to)?),
        )),
        None => Ok((parse_difference(unit, text)?, None)),
    }
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

/// Refuses what cannot occur: shares above 100 %, negative times and counts, fractions of a thing.
fn within_bounds(unit: Unit, value: Finite) -> Result<Finite, NotAQuantity> {
    let (low, high) = unit.bounds();
    match unit {
        Unit::Percent if !(low..=high).contains(&value.get()) => Err(NotAQuantity::NotAShare),
        Unit::Count if value.get().fract() != 0.0 => Err(NotAQuantity::NotWhole),
        _ if value.get() < low => Err(NotAQuantity::Negative),
        _ => Ok(value),
    }
}

/// Turns the many spaces, minus signs and apostrophes of typography into the plain ones.
fn plain_char(char: char) -> char {
    match char {
        '\u{2212}' | '\u{2013}' | '\u{2010}' | '\u{2011}' => '-',
        '\u{2019}' => '\'',
        c if c.is_whitespace() => ' ',
        c => c.to_ascii_lowercase(),
    }
}

/// Takes a currency sign or code of three letters off either end.
fn strip_currency(text: &str) -> &str {
    let bare = text.trim_matches(|c: char| c.is_alphabetic() || matches!(c, '€' | '$' | '£' | '¥'));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if matches!(letters, 0 | 3) { bare } else { text }
}

/// How one separator with three digits behind it is read: `1,204`.
#[derive(Clone, Copy)]
enum Reading {
    /// As the decimal mark: 1.204.
    Decimal,
    /// As the thousands mark: 1204.
    Grouped,
    /// Not at all.
    Ask,
}

/// Reads a number with any usual marks. `Ok(None)` when it is none.
fn parse_number(text: &str, reading: Reading) -> Result<Option<f64>, NotAQuantity> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest.trim_start()),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let marks: Vec<(usize, char)> = digits
        .char_indices()
        .filter(|(_, c)| matches!(c, ',' | '.'))
        .collect();
    let decimal = match marks[..] {
        [] => None,
        [(at, mark)] => {
            let three_follow = digits.len() - at - 1 == 3 && (1..=3).contains(&at);
            let leading_zero = digits.starts_with('0');
            let groups = digits.contains([' ', '\'', '_']);
            match reading {
                Reading::Grouped if three_follow && !leading_zero && !groups => None,
                Reading::Ask if three_follow && !leading_zero && !groups => {
                    let large = digits.replace(mark, "");
                    let small = digits.replace(mark, ".") + "0";
                    let text = text.to_owned();
                    return Err(NotAQuantity::Ambiguous { text, large, small });
                }
                _ => Some(at),
            }
        }
        // Of two different marks the last is the decimal one; one that repeats groups thousands.
        [.., (_, before), (at, last)] => (before != last).then_some(at),
    };
    let (whole, fraction) = match decimal {
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, ""),
    };
    let Some(whole) = ungroup(whole) else {
        return Ok(None);
    };
    if whole.is_empty() && fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    Ok(format!("{whole}.{fraction}0")
        .parse::<f64>()
        .ok()
        .map(|number| sign * number))
}

/// Takes thousands marks out; `None` unless each group but the first has three digits.
fn ungroup(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split([' ', '\'', '_', ',', '.']).collect();
    let digits = groups
        .iter()
        .all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    let sizes = groups.len() == 1
        || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|g| g.len() == 3));
    (digits && sizes).then(|| groups.concat())
}

/// Reads a number of days, or a time span with units.
fn parse_days(text: &str) -> Result<Option<f64>, NotAQuantity> {
    // A number alone takes no detour through hours, which could change its last digit.
    match parse_number(text, Reading::Decimal)? {
        Some(days) => Ok(Some(days)),
        None => Ok(parse_hours(text, 24.0)?.map(|hours| hours / 24.0)),
    }
}

/// Reads `3h 20m`, `3:20`, `200 min`, `2d 4h`; a number alone counts `alone` hours each.
fn parse_hours(text: &str, alone: f64) -> Result<Option<f64>, NotAQuantity> {
    if let Some((hours, minutes)) = text.split_once(':') {
        return Ok(clock(hours, minutes));
    }
    let mut total = 0.0;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let split = rest.find(char::is_alphabetic).unwrap_or(rest.len());
        let (number, tail) = rest.split_at(split);
        let end = tail
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(tail.len());
        let (name, tail) = tail.split_at(end);
        let hours = match name {
            "" if rest.len() == text.trim().len() => alone,
            "s" | "sec" | "secs" | "second" | "seconds" => 1.0 / 3600.0,
            "m" | "min" | "mins" | "minute" | "minutes" => 1.0 / 60.0,
            "h" | "hr" | "hrs" | "hour" | "hours" => 1.0,
            "d" | "day" | "days" => 24.0,
            "w" | "week" | "weeks" => 168.0,
            _ => return Ok(None),
        };
        match parse_number(number, Reading::Decimal)? {
            Some(number) => total += number * hours,
            None => return Ok(None),
        }
        rest = tail.trim_start_matches([' ', ',', '.']);
    }
    Ok(Some(total))
}

fn clock(hours: &str, minutes: &str) -> Option<f64> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours) || minutes.len() != 2 || !digits(minutes) {
        return None;
    }
    let minutes = minutes
        .parse::<f64>()
        .ok()
        .filter(|minutes| *minutes < 60.0)?;
    Some(hours.parse::<f64>().ok()? + minutes / 60.0)
}

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
        .find(|text| parse(unit, text) == Ok(value))
        .unwrap_or(settled)
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

#[cfg(test)]
mod tests;
