//! Units that stand in the name of a column: `Downtime (hours)`, `Duration [s]`, `ack_seconds`.

use super::sense::words;
use crate::domain::measure::quantity::TimeUnit;

/// Returns the unit of time that the name of a column ends its numbers with: in brackets, or as a word of the name.
pub fn time_unit(name: &str) -> Option<TimeUnit> {
    let bracketed = name
        .split_once(['(', '['])
        .and_then(|(_, inner)| inner.split_once([')', ']']))
        .map(|(inner, _)| inner.trim().to_lowercase());
    let in_brackets = bracketed.and_then(|inner| {
        let inner = inner.strip_prefix("in ").unwrap_or(&inner);
        TimeUnit::named(inner)
    });
    in_brackets.or_else(|| {
        let words = words(name);
        // Hours per week are hours.
        let before = words.split(" per ").next().unwrap_or(&words);
        let tokens: Vec<&str> = before.split(' ').collect();
        let is_last_letter = |at: usize| at + 1 == tokens.len() && tokens.len() > 1;
        let unit = |(at, token): (usize, &&str)| {
            let is_told = token.chars().count() > 1 || is_last_letter(at);
            TimeUnit::named(token).filter(|_| is_told)
        };
        tokens.iter().enumerate().rev().find_map(unit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regression_the_unit_is_in_the_name_of_the_column() {
        for (name, unit) in [
            ("Downtime (hours)", Some(TimeUnit::Hours)),
            ("Duration (s)", Some(TimeUnit::Seconds)),
            ("SLA target [min]", Some(TimeUnit::Minutes)),
            ("Ack seconds", Some(TimeUnit::Seconds)),
            ("duration_ms", Some(TimeUnit::Milliseconds)),
            ("downtimeMinutes", Some(TimeUnit::Minutes)),
            ("Ausfall in Std.", Some(TimeUnit::Hours)),
            ("Time to fix (in days)", Some(TimeUnit::Days)),
            ("Hours per week", Some(TimeUnit::Hours)),
            ("sla_h", Some(TimeUnit::Hours)),
            ("Downtime", None),
            ("Duration (UTC)", None),
            ("S", None),
        ] {
            assert_eq!(time_unit(name), unit, "{name}");
        }
    }
}
