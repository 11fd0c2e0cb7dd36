//! What was agreed on about the columns of a table, and is remembered by their names.

use crate::domain::field::Value;

use super::meaning::Meaning;
use super::role::{About, Role};
use crate::domain::base::{Extra, Invalid, record};
use crate::domain::measure::evidence::Severity;
use crate::domain::measure::evidence::digest::sha256;
use crate::domain::measure::quantity::TimeUnit;
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// Which column holds what, for every file that has the same names of columns.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct TableMapping {
    /// Made from the names of the columns: see [`TableMapping::id_of`].
    pub id: Id,
    /// The names of the columns, for people who read the file.
    pub header: String,
    pub about: About,
    pub columns: Vec<MappedColumn>,
    /// Whether dates like 05/06/2026 start with the day, where a person had to say.
    pub day_first: Option<bool>,
    /// Whether of several rows of one incident the first is the newest, where a person had to say.
    pub newest_first: Option<bool>,
    /// Whether a share of 1 is all (100 %), where a person had to say.
    pub parts_of_one: Option<bool>,
    /// The score from which on a course is passed.
    pub pass_mark: Option<Finite>,
    /// How many days a finding may stay open, by severity.
    pub limits: Vec<Limit>,
    /// What words mean that are not known everywhere.
    pub words: Vec<MappedWord>,
    /// What the numbers of columns are, where neither their names nor the other cells say it.
    pub numbers: Vec<MappedNumbers>,
    pub extra: Extra,
}

/// What one column holds.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct MappedColumn {
    pub role: Role,
    /// Its position, from 0.
    pub column: u32,
    pub extra: Extra,
}

/// What a word in the cells of one column means.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct MappedWord {
    pub role: Role,
    /// In small letters.
    #[field(needed)]
    pub word: String,
    pub means: Meaning,
    pub extra: Extra,
}

/// What the numbers of one column are.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct MappedNumbers {
    pub role: Role,
    /// What those of a column of times count.
    pub unit: Option<TimeUnit>,
    /// Whether the comma is their decimal mark, rather than the point.
    pub decimal_comma: Option<bool>,
    pub extra: Extra,
}

/// How long findings of a severity may stay open.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Limit {
    pub severity: Severity,
    pub days: u32,
    pub extra: Extra,
}

record!(TableMapping, |mapping| {
    let roles = &mapping.columns;
    let is_twice = |at: usize| roles[..at].iter().any(|one| one.role == roles[at].role);
    if (0..roles.len()).any(is_twice) {
        return Err(Invalid::new(
            "columns",
            "two columns are said to hold the same",
        ));
    }
    Ok(())
});

impl TableMapping {
    /// A mapping that names no column yet.
    pub fn new(names: &[String]) -> TableMapping {
        const SHOWN: usize = 500;
        TableMapping {
            id: TableMapping::id_of(names),
            header: names.join(", ").chars().take(SHOWN).collect(),
            about: About::default(),
            columns: Vec::new(),
            day_first: None,
            newest_first: None,
            parts_of_one: None,
            pass_mark: None,
            limits: Vec::new(),
            words: Vec::new(),
            numbers: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// Returns the id of the mapping for files with these names of columns; case and spaces around do not matter.
    pub fn id_of(names: &[String]) -> Id {
        let mut text = String::new();
        for name in names {
            text += &name.trim().to_lowercase();
            text.push('\u{1f}');
        }
        let digest = sha256(text.as_bytes());
        // The first half of a SHA-256 is a number of 128 bits.
        Id::from_number(u128::from_str_radix(&digest[..32], 16).unwrap_or(0))
    }

    /// Returns the column that holds it.
    pub fn column(&self, role: Role) -> Option<usize> {
        let found = self.columns.iter().find(|one| one.role == role)?;
        usize::try_from(found.column).ok()
    }

    /// Says which column holds it, or that none does.
    pub fn set(&mut self, role: Role, column: Option<usize>) {
        self.columns.retain(|one| one.role != role);
        if let Some(column) = column.and_then(|column| u32::try_from(column).ok()) {
            self.columns.push(MappedColumn {
                role,
                column,
                extra: Extra::new(),
            });
        }
    }

    /// Returns what a person said that the word means.
    pub fn means(&self, role: Role, word: &str) -> Option<Meaning> {
        let word = word.trim().to_lowercase();
        let said = (self.words.iter()).find(|said| said.role == role && said.word == word)?;
        Some(said.means)
    }

    /// Says what a word means, or that nobody knows.
    pub fn say(&mut self, role: Role, word: &str, means: Option<Meaning>) {
        let word = word.trim().to_lowercase();
        self.words
            .retain(|said| said.role != role || said.word != word);
        if let Some(means) = means {
            self.words.push(MappedWord {
                role,
                word,
                means,
                extra: Extra::new(),
            });
        }
    }

    /// Returns what the numbers of the column count, where a person has said so.
    pub fn unit(&self, role: Role) -> Option<TimeUnit> {
        self.numbers(role)?.unit
    }

    /// Says what the numbers of the column count.
    pub fn set_unit(&mut self, role: Role, unit: TimeUnit) {
        self.numbers_mut(role).unit = Some(unit);
    }

    /// Tells whether the comma is the decimal mark of the column, where a person has said so.
    pub fn decimal_comma(&self, role: Role) -> Option<bool> {
        self.numbers(role)?.decimal_comma
    }

    /// Says which is the decimal mark of the column.
    pub fn set_decimal_comma(&mut self, role: Role, is_comma: bool) {
        self.numbers_mut(role).decimal_comma = Some(is_comma);
    }

    fn numbers(&self, role: Role) -> Option<&MappedNumbers> {
        self.numbers.iter().find(|said| said.role == role)
    }

    fn numbers_mut(&mut self, role: Role) -> &mut MappedNumbers {
        let known = self.numbers.iter().position(|said| said.role == role);
        let place = known.unwrap_or_else(|| {
            self.numbers.push(MappedNumbers {
                role,
                unit: None,
                decimal_comma: None,
                extra: Extra::new(),
            });
            self.numbers.len() - 1
        });
        &mut self.numbers[place]
    }

    /// Returns how many days findings of the severity may stay open, where a person has said so.
    pub fn limit(&self, severity: Severity) -> Option<u32> {
        let limit = self
            .limits
            .iter()
            .find(|limit| limit.severity == severity)?;
        Some(limit.days)
    }

    /// Says how many days findings of the severity may stay open.
    pub fn set_limit(&mut self, severity: Severity, days: Option<u32>) {
        self.limits.retain(|limit| limit.severity != severity);
        if let Some(days) = days {
            self.limits.push(Limit {
                severity,
                days,
                extra: Extra::new(),
            });
        }
    }

    /// Tells whether both say the same about the columns.
    pub fn agrees_with(&self, other: &TableMapping) -> bool {
        let same_column = |role: &Role| self.column(*role) == other.column(*role);
        let same_numbers = |role: &Role| {
            let of = |mapping: &TableMapping| (mapping.unit(*role), mapping.decimal_comma(*role));
            of(self) == of(other)
        };
        let same_limit = |severity: &Severity| self.limit(*severity) == other.limit(*severity);
        let has_word = |mapping: &TableMapping, said: &MappedWord| {
            mapping.means(said.role, &said.word) == Some(said.means)
        };
        (
            self.about,
            self.day_first,
            self.newest_first,
            self.parts_of_one,
        ) == (
            other.about,
            other.day_first,
            other.newest_first,
            other.parts_of_one,
        ) && self.pass_mark == other.pass_mark
            && Role::ALL.iter().all(same_column)
            && Role::ALL.iter().all(same_numbers)
            && Severity::ALL.iter().all(same_limit)
            && self.words.iter().all(|said| has_word(other, said))
            && other.words.iter().all(|said| has_word(self, said))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_mapping_is_found_again_by_the_names_of_the_columns_in_their_order() {
        let id = |of: &[&str]| TableMapping::id_of(&names(of));
        assert_eq!(id(&["Id", "Opened"]), id(&[" id", "OPENED "]));
        assert_ne!(id(&["Id", "Opened"]), id(&["Opened", "Id"]));
        assert_ne!(id(&["a", "b"]), id(&["a,b"]));
    }

    #[test]
    fn a_role_has_one_column_and_naming_another_moves_it() {
        let mut mapping = TableMapping::new(&names(&["a", "b"]));
        mapping.set(Role::Started, Some(0));
        mapping.set(Role::Started, Some(1));
        assert_eq!(mapping.column(Role::Started), Some(1));
        assert_eq!(mapping.check(), Ok(()));
        mapping.columns.push(mapping.columns[0].clone());
        assert!(mapping.check().is_err());
        mapping.set(Role::Started, None);
        assert_eq!(mapping.column(Role::Started), None);
    }

    #[test]
    fn what_words_mean_and_how_long_findings_may_stay_open_is_part_of_what_is_agreed() {
        let mut one = TableMapping::new(&names(&["a", "b"]));
        let other = one.clone();
        one.say(Role::Severity, " Purple", Some(Meaning::High));
        assert_eq!(one.means(Role::Severity, "PURPLE "), Some(Meaning::High));
        assert_eq!(one.means(Role::State, "purple"), None);
        assert!(!one.agrees_with(&other) && !other.agrees_with(&one));
        one.say(Role::Severity, "purple", None);
        assert!(one.agrees_with(&other));
        one.set_limit(Severity::High, Some(30));
        assert_eq!(one.limit(Severity::High), Some(30));
        assert!(!one.agrees_with(&other));
        one.set_limit(Severity::High, None);
        one.set_unit(Role::DownMinutes, TimeUnit::Hours);
        one.set_unit(Role::DownMinutes, TimeUnit::Seconds);
        assert_eq!(one.unit(Role::DownMinutes), Some(TimeUnit::Seconds));
        assert_eq!(one.decimal_comma(Role::DownMinutes), None);
        assert!(!one.agrees_with(&other));
        let before = one.clone();
        one.set_decimal_comma(Role::DownMinutes, true);
        assert_eq!(one.decimal_comma(Role::DownMinutes), Some(true));
        assert_eq!(one.numbers.len(), 1);
        assert!(!one.agrees_with(&before));
    }
}
