//! What the columns of a table may hold, by their names and their cells.

mod names;

use std::cmp::Reverse;

use super::{cells, words as known};
use crate::domain::measure::evidence::table::{About, Role, TableMapping};
use crate::files::dates::{DateOrder, looks_like_date};
use crate::files::table::Sheet;
use crate::files::table::sense::words;
use names::names;

/// Guesses the mapping: the subject that most columns speak for. A table of which no column is understood has none.
pub fn mapping(sheet: &Sheet) -> TableMapping {
    let names = &sheet.layout.names;
    let mut best: Option<(u32, TableMapping)> = None;
    for about in About::ALL {
        let mut mapping = TableMapping::new(names);
        mapping.about = about;
        let worth = fill(&mut mapping, sheet);
        if best.as_ref().is_none_or(|(most, _)| worth > *most) {
            best = Some((worth, mapping));
        }
    }
    best.map_or_else(|| TableMapping::new(names), |(_, mapping)| mapping)
}

/// What makes one column better than another: whether it says something, how its name fits, and how telling that name is.
type Merit = (bool, Fit, Reverse<usize>);

/// Guesses the columns for one subject; returns how much speaks for it.
pub fn fill(mapping: &mut TableMapping, sheet: &Sheet) -> u32 {
    let mut worth = 0;
    let roles = mapping.about.roles();
    for &role in roles {
        let mut best: Option<(Merit, usize)> = None;
        for (column, name) in sheet.layout.names.iter().enumerate() {
            let mut taken = mapping.columns.iter();
            let is_taken = taken.any(|one| one.column as usize == column);
            let Some((fit, place)) = fit(role, name) else {
                continue;
            };
            let is_another = roles
                .iter()
                .any(|&other| self::fit(other, name).is_some_and(|(other, _)| other > fit));
            if is_taken || is_another || !holds(role, sheet, column) {
                continue;
            }
            // A column that says something before one that is empty, and the most telling name first.
            let is_filled = sheet.column(column).any(|cell| !cell.is_empty());
            let merit = (is_filled, fit, Reverse(place));
            if best.as_ref().is_none_or(|(most, _)| merit > *most) {
                best = Some((merit, column));
            }
        }
        if let Some(((_, fit, _), column)) = best {
            mapping.set(role, Some(column));
            worth += fit.points();
        }
    }
    worth
}

/// How well a name fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It has a known name in it.
    Contains,
    /// It is the very name.
    Is,
}

impl Fit {
    fn points(self) -> u32 {
        match self {
            Fit::Contains => 2,
            Fit::Is => 4,
        }
    }
}

/// Returns how well the name fits, and the place of the name that it fits in the list, the most telling first.
fn fit(role: Role, name: &str) -> Option<(Fit, usize)> {
    let words = words(name);
    let known = names(role);
    if let Some(place) = known.iter().position(|known| words == *known) {
        return Some((Fit::Is, place));
    }
    let padded = format!(" {words} ");
    let contains = |known: &&str| padded.contains(&format!(" {known} "));
    let place = known.iter().position(contains)?;
    Some((Fit::Contains, place))
}

/// Tells how well the text is known as the name of a column of any subject.
pub fn knows(name: &str) -> u32 {
    const LONGEST: usize = 40;
    if name.len() > LONGEST {
        return 0;
    }
    let fits = Role::ALL.iter().filter_map(|&role| fit(role, name));
    match fits.map(|(fit, _)| fit).max() {
        Some(Fit::Is) => 2,
        Some(Fit::Contains) => 1,
        None => 0,
    }
}

/// Tells whether the first cells can be what the role needs; an empty column can be anything.
fn holds(role: Role, sheet: &Sheet, column: usize) -> bool {
    const SAMPLE: usize = 20;
    let (mut good, mut seen) = (0_usize, 0_usize);
    for cell in sheet
        .column(column)
        .filter(|cell| !cell.is_empty())
        .take(SAMPLE)
    {
        seen += 1;
        good += usize::from(can_be(role, cell));
    }
    // A few that are wrong are for the reader to reject.
    good * 2 >= seen
}

fn can_be(role: Role, cell: &str) -> bool {
    match role {
        Role::Incident | Role::Severity => true,
        Role::Person => !looks_like_date(cell),
        Role::State | Role::Planned => known::known(role, cell).is_some(),
        Role::Passed => known::known(role, cell).is_some() || known::score(cell).is_some(),
        Role::PersonId | Role::FirstName | Role::Course | Role::Finding | Role::Asset => {
            !looks_like_date(cell)
        }
        Role::Period => cells::period(cell, DateOrder::DayFirst).is_some() || looks_like_date(cell),
        // An end that has no date yet says so in many words.
        role if role.is_end() && known::known(role, cell).is_some() => true,
        role if role.is_date() => {
            cells::moment(cell, DateOrder::DayFirst).is_some() || looks_like_date(cell)
        }
        Role::TargetMet | Role::TargetMissed | Role::OnRoster => known::known(role, cell).is_some(),
        Role::UpShare => cells::share(cell, 1.0).is_some(),
        _ => cells::can_be_time(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str, roles: &[Role]) -> Vec<Option<usize>> {
        let sheet = Sheet::of(text, &knows, &|_| false, &mut |_| {}).unwrap();
        let mapping = mapping(&sheet);
        roles.iter().map(|role| mapping.column(*role)).collect()
    }

    #[test]
    fn the_very_name_fits_better_than_one_that_contains_it() {
        assert!(fit(Role::Resolved, "Resolved") > fit(Role::Resolved, "Resolved by team"));
        assert_eq!(fit(Role::Resolved, "Colour"), None);
    }

    #[test]
    fn regression_the_most_telling_name_goes_before_the_first_column() {
        use Role::{Incident, Resolved, Severity};
        for (text, roles, expected) in [
            (
                "id,opened,closed,resolved\n1,2026-10-05,2026-10-09,2026-10-06\n",
                &[Resolved][..],
                vec![Some(3)],
            ),
            (
                "id,number,opened\n1,7,2026-10-05\n",
                &[Incident],
                vec![Some(1)],
            ),
            (
                "id,opened,impact,priority\n1,2026-10-05,Low,Critical\n",
                &[Severity],
                vec![Some(3)],
            ),
            (
                "id,opened,resolved,closed\n1,2026-10-05,,2026-10-06\n",
                &[Resolved],
                vec![Some(3)],
            ),
        ] {
            assert_eq!(columns(text, roles), expected, "{text}");
        }
    }
}
