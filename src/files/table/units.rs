//! Units that stand in the name of a column: `Downtime (hours)`, `Duration [s]`, `ack_seconds`; where none does, it is a choice.

use super::sense::words;
use crate::domain::measure::quantity::{TimeUnit, UnsaidUnit};

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

/// What the numbers of a column of times count: what its name says, else what a person has `said`, else its `own` unit.
///
/// The choice is offered where the name says nothing and some cell is a number alone.
pub fn counted_in<'a>(
    name: &str,
    cells: impl IntoIterator<Item = &'a str>,
    own: TimeUnit,
    said: Option<TimeUnit>,
) -> (TimeUnit, Option<UnsaidUnit>) {
    if let Some(unit) = time_unit(name) {
        return (unit, None);
    }
    let taken = said.unwrap_or(own);
    let offers = cells.into_iter().any(is_number_alone);
    let unsaid = offers.then(|| UnsaidUnit {
        name: name.trim().to_owned(),
        taken,
    });
    (taken, unsaid)
}

/// Tells whether a cell has no unit of its own and is no clock.
pub fn is_number_alone(cell: &str) -> bool {
    cell.contains(|c: char| c.is_ascii_digit())
        && !cell.contains(|c: char| c.is_alphabetic() || c == ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_of_the_unit_is_offered_where_the_name_says_none_and_a_cell_needs_it() {
        let of = |name: &str, cell: &'static str, said| {
            let (unit, unsaid) = counted_in(name, [cell], TimeUnit::Hours, said);
            (unit, unsaid.map(|unsaid| unsaid.taken))
        };
        let minutes = Some(TimeUnit::Minutes);
        assert_eq!(
            of("Took", "90", None),
            (TimeUnit::Hours, Some(TimeUnit::Hours))
        );
        assert_eq!(of("Took", "90", minutes), (TimeUnit::Minutes, minutes));
        assert_eq!(of("Took (s)", "90", minutes), (TimeUnit::Seconds, None));
        assert_eq!(of("Took", "1h 30m", None), (TimeUnit::Hours, None));
        assert_eq!(of("Took", "1:30", None), (TimeUnit::Hours, None));
    }

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
