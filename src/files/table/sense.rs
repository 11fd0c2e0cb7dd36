//! What a cell is by its looks, before anybody knows what its column holds.

use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity::{self, TimeUnit};
use crate::files::dates;

/// Tells whether the cell is a value rather than a name: a date, a month, a number with or without a unit.
pub fn is_value(cell: &str) -> bool {
    let cell = cell.trim();
    dates::looks_like_date(cell) || dates::month(cell).is_some() || is_number(cell)
}

/// Tells whether the cell has the form of a number, a time of day or a time span, of any unit.
pub(super) fn is_number(cell: &str) -> bool {
    const SIGNS: [char; 12] = [
        '-', '+', '\u{2212}', '(', ')', '€', '$', '£', '%', ' ', '~', '\u{a0}',
    ];
    let bare = cell.trim_matches(SIGNS);
    if !bare.starts_with(|c: char| c.is_ascii_digit()) || bare.contains('\t') {
        return false;
    }
    let belongs = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '.' | ',' | '\'' | '\u{2019}' | ':' | '_')
    };
    // A mark that comes twice groups thousands: `24.11.2026` is no number.
    let is_grouped = |mark: char| {
        let digits = |group: &str| group.bytes().take_while(u8::is_ascii_digit).count();
        let groups: Vec<usize> = bare.split(mark).skip(1).map(digits).collect();
        let (last, before) = groups.split_last().unwrap_or((&3, &[]));
        before.is_empty() || *last == 3 && before.iter().all(|digits| matches!(digits, 2 | 3))
    };
    let mut words = bare.split(belongs).filter(|word| !word.is_empty());
    words.all(is_unit) && is_grouped('.') && is_grouped(',')
}

/// Returns the number in the cell, where it is plain enough to be added up.
pub(super) fn number(cell: &str) -> Option<f64> {
    let bare = cell.trim().trim_end_matches(['%', ' ']);
    (quantity::parse(Unit::Score, bare, "").ok())
        .or_else(|| quantity::parse(Unit::Hours, bare, "").ok())
        .map(|value| value.get())
}

/// Tells whether the cell is one run of digits, as a decimal comma leaves on its left.
pub(super) fn is_whole(cell: &str) -> bool {
    let digits = cell.trim().trim_start_matches(['-', '+']);
    !digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells whether the cell can be what a decimal comma leaves on its right: digits, perhaps with a unit.
pub(super) fn is_fraction(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    let unit = cell[digits..].trim();
    let is_unit = unit.len() <= 7
        && unit
            .chars()
            .all(|c| c.is_alphabetic() || c == '%' || c == '.');
    (1..=6).contains(&digits) && is_unit
}

/// Tells whether the cell of a second line of names is a unit: `min`, `(h)`, `[%]`.
pub(super) fn is_unit(cell: &str) -> bool {
    const UNITS: [&str; 22] = [
        "%", "percent", "prozent", "m", "eur", "usd", "gbp", "chf", "€", "$", "£", "k", "tsd",
        "mio", "mln", "bn", "mrd", "utc", "am", "pm", "z", "uhr",
    ];
    let bare = cell
        .trim()
        .trim_matches(['(', ')', '[', ']', ' ', '.'])
        .to_lowercase();
    let bare = bare.strip_prefix("in ").unwrap_or(&bare);
    UNITS.contains(&bare) || TimeUnit::named(bare).is_some()
}

/// Returns the words of a name: `Resolved_At (UTC)` is "resolved at utc", `createdDate` is "created date".
pub fn words(name: &str) -> String {
    let mut words = String::new();
    let mut before_is_small = false;
    for c in name.chars() {
        if c.is_uppercase() && before_is_small {
            words.push(' ');
        }
        before_is_small = c.is_lowercase();
        match c.is_alphanumeric() || c == '%' {
            true => words.extend(c.to_lowercase()),
            false => words.push(' '),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_words_however_they_are_written() {
        for name in [
            "created_date",
            "Created Date",
            "createdDate",
            " CREATED-DATE ",
        ] {
            assert_eq!(words(name), "created date", "{name}");
        }
        assert_eq!(words("Uptime (%)"), "uptime %");
    }

    #[test]
    fn values_are_told_from_names() {
        for value in [
            "2026-10-05",
            "Oct 2026",
            "12",
            "99,7 %",
            "-3.5",
            "1 204",
            "€ 500",
            "3h 20m",
            "1:30",
        ] {
            assert!(is_value(value), "{value}");
        }
        for name in [
            "",
            "Opened",
            "P1",
            "INC-1",
            "Service A",
            "Q3",
            "n/a",
            "5th floor",
            "24.11.2026 99",
        ] {
            assert!(!is_value(name), "{name}");
        }
        assert!(is_unit("(min)") && is_unit("[%]") && !is_unit("Minna"));
        assert!(
            is_fraction("95") && is_fraction("5 %") && is_fraction("5 Std.") && !is_fraction("a5")
        );
    }
}
