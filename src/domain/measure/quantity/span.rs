//! Times: `3h 20m`, `5h30`, `10:00:00`, `1 day, 2:03:04`, `PT3H20M`, `1,5 Std.`.

use super::number::{Digits, Three, digits, is_mark, question, split};
use super::refusal::Candidate;
use super::time_unit::TimeUnit;
use super::{NotAQuantity, QuantityReader, share};
use crate::domain::value::Finite;

/// Months and years have no one length in hours.
const NO_FIXED_LENGTH: [&str; 32] = [
    "mo", "mon", "mos", "month", "months", "monat", "monate", "monaten", "mois", "mes", "meses",
    "mese", "mesi", "maand", "maanden", "y", "yr", "yrs", "year", "years", "jahr", "jahre",
    "jahren", "an", "ans", "année", "années", "año", "años", "quarter", "quarters", "quartal",
];

type SpanPart = (f64, TimeUnit);

impl QuantityReader<'_> {
    pub(super) fn span(&self, plain: &str) -> Result<Finite, NotAQuantity> {
        let (sign, text) = match plain.strip_prefix(['-', '+']) {
            Some(text) if plain.starts_with('-') => (-1.0, text.trim_start()),
            Some(text) => (1.0, text.trim_start()),
            None => match plain
                .strip_prefix('(')
                .and_then(|text| text.strip_suffix(')'))
            {
                Some(text) => (-1.0, text.trim()),
                None => (1.0, plain),
            },
        };
        if share::sides(text).is_some() {
            return Err(NotAQuantity::PartOfWhole {
                text: String::new(),
                unit: self.unit,
            });
        }
        let is_iso = text.starts_with('p')
            && text[1..].starts_with(|c: char| c.is_ascii_digit() || c == 't');
        let parts = match text.starts_with(['-', '+', '(']) {
            true => return Err(self.not_a_number()),
            false if is_iso => self.iso(&text[1..])?,
            false => self.parts(plain, text)?,
        };
        let own = self.time;
        let size = match parts[..] {
            // No detour through seconds, which could change the last digit.
            [(number, unit)] if unit == own => number,
            _ => {
                let seconds = parts.iter().map(|(number, unit)| number * unit.seconds());
                seconds.sum::<f64>() / own.seconds()
            }
        };
        Self::finite(sign * size)
    }

    /// Reads numbers with units one after the other, each finer than the one before.
    fn parts(&self, plain: &str, text: &str) -> Result<Vec<SpanPart>, NotAQuantity> {
        let mut parts: Vec<SpanPart> = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (number, tail) = rest.split_at(number_end(rest));
            let number = number.trim_end();
            if !number.contains(|c: char| c.is_ascii_digit()) {
                return Err(match split(plain) {
                    Some(_) => self.unknown(first_word(rest)),
                    None => self.not_a_number(),
                });
            }
            let end = tail
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(tail.len());
            let (word, behind) = tail.split_at(end);
            let before = parts.last().map(|(_, unit)| *unit);
            if word.is_empty() && !behind.trim_start_matches(is_mark).is_empty() {
                return Err(self.unknown(first_word(behind)));
            }
            let unit = self.unit_of(word)?;
            rest = behind.trim_start_matches(|c: char| is_mark(c) || c == ';');
            rest = ["and ", "und ", "et ", "& ", "+ "]
                .iter()
                .find_map(|and| rest.strip_prefix(and))
                .unwrap_or(rest);
            let part = match (number.contains(':'), unit, before) {
                (true, unit, before) if rest.is_empty() => {
                    (self.clock(plain, number, unit, before)?, TimeUnit::Seconds)
                }
                (false, Some(unit), _) => (self.one(plain, number)?, unit),
                // “5h30”: what follows the hours alone are minutes.
                (false, None, Some(TimeUnit::Hours)) => (sixtieth(number)?, TimeUnit::Minutes),
                (false, None, Some(TimeUnit::Minutes)) => (sixtieth(number)?, TimeUnit::Seconds),
                (false, None, None) => (self.one(plain, number)?, self.time),
                _ => return Err(self.not_a_number()),
            };
            if before.is_some_and(|before| part.1 >= before) {
                return Err(self.not_a_number());
            }
            parts.push(part);
        }
        match parts.is_empty() {
            true => Err(self.not_a_number()),
            false => Ok(parts),
        }
    }

    fn unit_of(&self, word: &str) -> Result<Option<TimeUnit>, NotAQuantity> {
        match TimeUnit::named(word) {
            _ if word.is_empty() => Ok(None),
            Some(unit) => Ok(Some(unit)),
            None if NO_FIXED_LENGTH.contains(&word) => Err(NotAQuantity::NoFixedLength {
                word: word.to_owned(),
            }),
            None => Err(self.unknown(word)),
        }
    }

    fn one(&self, plain: &str, number: &str) -> Result<f64, NotAQuantity> {
        match digits(number, 0, Three::Ask, self.marks) {
            Digits::One(number) => Ok(number),
            Digits::Nothing => Err(self.not_a_number()),
            Digits::Two { small, large } => Err(question(plain, number, &small, &large)),
        }
    }

    /// Reads `3:20`, `27:30:00`, `2:03:04,5` and `1.02:03:04` (days first) as seconds.
    fn clock(
        &self,
        plain: &str,
        text: &str,
        unit: Option<TimeUnit>,
        before: Option<TimeUnit>,
    ) -> Result<f64, NotAQuantity> {
        let wrong = || self.not_a_number();
        let fields: Vec<&str> = text.split(':').map(str::trim).collect();
        let whole = |text: &str| digits_only(text).ok_or_else(wrong);
        let seconds = |text: &str| {
            let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
            let is_two = whole.len() == 2 && digits_only(fraction).is_some();
            let number: f64 = format!("{whole}.{fraction}").parse().map_err(|_| wrong())?;
            match is_two && digits_only(whole).is_some() && number < 60.0 {
                true => Ok(number),
                false => Err(wrong()),
            }
        };
        match (&fields[..], unit) {
            ([first, last], Some(TimeUnit::Minutes)) if before.is_none() => {
                Ok(whole(first)? * 60.0 + seconds(last)?)
            }
            ([first, last], None)
                if before.is_none()
                    && matches!(self.time, TimeUnit::Minutes | TimeUnit::Seconds) =>
            {
                whole(first)?;
                seconds(last)?;
                Err(which_clock(plain, first, last))
            }
            ([hours, minutes], None | Some(TimeUnit::Hours)) => {
                let minutes = whole(minutes).and(seconds(minutes))?;
                self.of_day(hours, before)
                    .map(|hours| hours + minutes * 60.0)
            }
            ([hours, minutes, rest], None | Some(TimeUnit::Hours)) => {
                let minutes = whole(minutes).and(seconds(minutes))?;
                let rest = seconds(rest)?;
                self.of_day(hours, before)
                    .map(|hours| hours + minutes * 60.0 + rest)
            }
            _ => Err(wrong()),
        }
    }

    /// Reads the hours of a clock, with days and a point before them in the way of .NET, as seconds.
    fn of_day(&self, text: &str, before: Option<TimeUnit>) -> Result<f64, NotAQuantity> {
        let (days, hours) = match text.split_once('.') {
            Some((days, hours)) if before.is_none() && hours.len() == 2 => {
                (digits_only(days).ok_or_else(|| self.not_a_number())?, hours)
            }
            _ => (0.0, text),
        };
        let is_within = before.is_some() || text.contains('.');
        match digits_only(hours) {
            Some(hours) if !is_within || hours < 24.0 => Ok(days * 86_400.0 + hours * 3600.0),
            _ => Err(self.not_a_number()),
        }
    }

    /// Reads a duration of ISO 8601, the `P` taken off: `T3H20M`, `1DT2H`, `2W`.
    fn iso(&self, text: &str) -> Result<Vec<SpanPart>, NotAQuantity> {
        let mut parts: Vec<SpanPart> = Vec::new();
        let (mut rest, mut in_time) = (text, false);
        while !rest.is_empty() {
            if let (Some(time), false) = (rest.strip_prefix('t'), in_time) {
                (rest, in_time) = (time, true);
                continue;
            }
            let at = rest
                .find(char::is_alphabetic)
                .ok_or_else(|| self.not_a_number())?;
            let letter = rest.get(at..at + 1).unwrap_or_default();
            let unit = match (letter, in_time) {
                ("w", false) => TimeUnit::Weeks,
                ("d", false) => TimeUnit::Days,
                ("h", true) => TimeUnit::Hours,
                ("m", true) => TimeUnit::Minutes,
                ("s", true) => TimeUnit::Seconds,
                (word @ ("y" | "m"), false) => {
                    return Err(NotAQuantity::NoFixedLength {
                        word: word.to_uppercase(),
                    });
                }
                _ => return Err(self.not_a_number()),
            };
            let number = match digits(&rest[..at], 0, Three::Decimal, self.marks) {
                Digits::One(number) if !rest.starts_with([' ', '.', ',']) => number,
                _ => return Err(self.not_a_number()),
            };
            if parts.last().is_some_and(|(_, before)| unit >= *before) {
                return Err(self.not_a_number());
            }
            parts.push((number, unit));
            rest = &rest[at + 1..];
        }
        match parts.is_empty() {
            true => Err(self.not_a_number()),
            false => Ok(parts),
        }
    }
}

/// Returns where the number at the start of the text ends.
fn number_end(text: &str) -> usize {
    let is_part = |c: char| c.is_ascii_digit() || is_mark(c) || c == ':';
    text.find(|c| !is_part(c)).unwrap_or(text.len())
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    text.split([' ', ',']).next().unwrap_or(text)
}

fn digits_only(text: &str) -> Option<f64> {
    let are_digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    are_digits.then(|| text.parse().ok()).flatten()
}

/// Reads the minutes behind hours, or the seconds behind minutes.
fn sixtieth(text: &str) -> Result<f64, NotAQuantity> {
    digits_only(text)
        .filter(|number| text.len() <= 2 && *number < 60.0)
        .ok_or(NotAQuantity::NotANumber {
            text: String::new(),
            unit: crate::domain::measure::kpi::Unit::Hours,
        })
}

/// Asks whether `12:30` in a column of minutes is hours and minutes, or minutes and seconds.
fn which_clock(plain: &str, first: &str, last: &str) -> NotAQuantity {
    let with = |units: [&str; 2]| {
        let shown = format!("{first}\u{a0}{} {last}\u{a0}{}", units[0], units[1]);
        let text = plain.replacen(
            &format!("{first}:{last}"),
            &format!("{first}{} {last}{}", units[0], units[1]),
            1,
        );
        Candidate { shown, text }
    };
    NotAQuantity::Ambiguous {
        text: String::new(),
        small: with(["min", "s"]),
        large: with(["h", "min"]),
    }
}
