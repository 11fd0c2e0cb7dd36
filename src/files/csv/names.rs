//! Names of KPIs as tables write them: the same but for case and spaces, or near to one.

use serde::{Deserialize, Serialize};

use crate::domain::measure::kpi::{Cadence, Kpi, Unit};
use crate::domain::revision::Id;

/// A KPI of the scorecard, by what a table may call it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KpiName {
    pub id: Id,
    pub name: String,
    pub unit: Unit,
    pub cadence: Cadence,
    /// Its values come from elsewhere and are typed by nobody.
    pub is_computed: bool,
}

impl KpiName {
    pub fn of(kpi: &Kpi) -> KpiName {
        KpiName {
            id: kpi.id,
            name: kpi.name.clone(),
            unit: kpi.unit,
            cadence: kpi.cadence,
            is_computed: kpi.derived.is_some(),
        }
    }
}

/// Returns the KPI of that name; case, spaces and a unit in brackets behind it do not matter. Of several with one name, none.
pub(super) fn of_name<'a>(name: &str, kpis: &'a [KpiName]) -> Option<&'a KpiName> {
    let exact = |plain: &dyn Fn(&str) -> String| {
        let wanted = plain(name);
        let mut all = kpis
            .iter()
            .filter(|kpi| !wanted.is_empty() && plain(&kpi.name) == wanted);
        all.next().filter(|_| all.next().is_none())
    };
    exact(&normal).or_else(|| exact(&|text| normal(without_unit(text))))
}

/// Returns the KPIs whose names are near, the nearest first: one that has all the words of the other, or differs in a few
/// letters.
pub(super) fn near<'a>(name: &str, kpis: &'a [KpiName]) -> Vec<&'a KpiName> {
    const MOST: usize = 3;
    let wanted = normal(without_unit(name));
    let mut found: Vec<(usize, &KpiName)> = kpis
        .iter()
        .filter_map(|kpi| Some((apart(&wanted, &normal(without_unit(&kpi.name)))?, kpi)))
        .collect();
    crate::domain::order::sort_by(&mut found, |(one, _), (other, _)| one.cmp(other));
    found.into_iter().take(MOST).map(|(_, kpi)| kpi).collect()
}

/// Returns how far two names are apart; `None` where nobody would take one for the other.
fn apart(one: &str, other: &str) -> Option<usize> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let steps = steps(one, other);
    let longest = one.chars().count().max(other.chars().count());
    if steps <= 2.max(longest / 5) && steps < longest.div_ceil(2) {
        return Some(steps);
    }
    let has_all = |one: &str, other: &str| {
        let words: Vec<&str> = other.split(' ').collect();
        one.split(' ').all(|word| words.contains(&word))
    };
    (has_all(one, other) || has_all(other, one)).then_some(longest)
}

/// Returns how many letters have to be put in, taken out or changed (Levenshtein's distance).
fn steps(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, mine) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, theirs) in other.iter().enumerate() {
            let change = diagonal + usize::from(mine != *theirs);
            diagonal = row[column + 1];
            row[column + 1] = change.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

fn normal(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower
        .split([' ', '_', '\t', '\u{a0}', '\u{202f}'])
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// Takes a unit in brackets off the end: `SLA compliance (%)`.
fn without_unit(name: &str) -> &str {
    let name = name.trim();
    let open = match name.ends_with([')', ']']) {
        true => name.rfind(['(', '[']),
        false => None,
    };
    match open {
        Some(at) if at > 0 => name[..at].trim(),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kpis(names: &[&str]) -> Vec<KpiName> {
        let kpi = |(at, name): (usize, &&str)| KpiName {
            id: Id::from_number(at as u128 + 1),
            name: (*name).to_owned(),
            unit: Unit::Percent,
            cadence: Cadence::Monthly,
            is_computed: false,
        };
        names.iter().enumerate().map(kpi).collect()
    }

    #[test]
    fn names_match_whatever_their_case_and_spaces() {
        let all = kpis(&[
            "SLA compliance",
            "Time to resolve (critical)",
            "Twice",
            "twice",
        ]);
        for name in [
            "sla  compliance ",
            "SLA_compliance",
            "SLA compliance (%)",
            "SLA Compliance",
        ] {
            assert_eq!(
                of_name(name, &all).map(|kpi| &*kpi.name),
                Some("SLA compliance"),
                "{name}"
            );
        }
        let critical = of_name("time to resolve (critical)", &all);
        assert_eq!(critical.map(|kpi| kpi.id), Some(Id::from_number(2)));
        for name in ["", "SLA", "Twice"] {
            assert_eq!(of_name(name, &all), None, "{name}");
        }
    }

    #[test]
    fn near_names_are_offered_the_nearest_first() {
        let all = kpis(&[
            "SLA compliance",
            "Phishing click rate",
            "Phishing report rate",
            "Cost",
        ]);
        let near = |name: &str| -> Vec<String> {
            super::near(name, &all)
                .iter()
                .map(|kpi| kpi.name.clone())
                .collect()
        };
        assert_eq!(near("SLA complience"), ["SLA compliance"]);
        assert_eq!(
            near("Phishing rate"),
            ["Phishing click rate", "Phishing report rate"]
        );
        assert_eq!(near("Weather"), [""; 0]);
    }
}
