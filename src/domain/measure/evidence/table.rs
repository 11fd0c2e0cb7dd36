//! Tables whose columns a person names: what they can be about, what a column can hold, and the values they give.
//!
//! `files/evidence/table` guesses the columns and reads the rows; the modules here make values of them, one a month.
//! What was agreed on is kept as a [`TableMapping`], and found again by the names of the columns.

pub mod incidents;
pub mod months;
pub mod service;
pub mod taking;
pub mod training;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::digest::sha256;
use super::{LeftOut, Reason, Rows};
use crate::domain::measure::kpi::Unit;
use crate::domain::record::{Extra, Invalid, check_texts, record};
use crate::domain::revision::Id;
use crate::domain::value::Finite;

/// What a table is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum About {
    #[default]
    Incidents,
    Training,
    Uptime,
}

impl About {
    /// Every subject, in the order of the choice.
    pub const ALL: [About; 3] = [About::Incidents, About::Training, About::Uptime];

    /// Returns the words for it.
    pub fn name(self) -> &'static str {
        match self {
            About::Incidents => "Incidents or tickets",
            About::Training => "Training",
            About::Uptime => "Uptime or outages",
        }
    }

    /// Returns what columns of such a table can hold.
    pub fn roles(self) -> &'static [Role] {
        match self {
            About::Incidents => &Role::ALL[..8],
            About::Training => &Role::ALL[8..12],
            About::Uptime => &Role::ALL[12..],
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Incident,
    Started,
    Responded,
    Resolved,
    Severity,
    TargetHours,
    TargetMet,
    TargetMissed,
    Person,
    Completed,
    Due,
    /// Whether the person has to be trained at all.
    OnRoster,
    Period,
    UpShare,
    DownMinutes,
}

impl Role {
    /// Every role; those of one subject stand together.
    pub const ALL: [Role; 15] = [
        Role::Incident,
        Role::Started,
        Role::Responded,
        Role::Resolved,
        Role::Severity,
        Role::TargetHours,
        Role::TargetMet,
        Role::TargetMissed,
        Role::Person,
        Role::Completed,
        Role::Due,
        Role::OnRoster,
        Role::Period,
        Role::UpShare,
        Role::DownMinutes,
    ];

    /// Returns the label of the field in which its column is chosen.
    pub fn name(self) -> &'static str {
        match self {
            Role::Incident => "Number of the incident",
            Role::Started => "Started or reported",
            Role::Responded => "First response",
            Role::Resolved => "Resolved",
            Role::Severity => "Severity",
            Role::TargetHours => "SLA: hours allowed",
            Role::TargetMet => "SLA met (yes or no)",
            Role::TargetMissed => "SLA missed (yes or no)",
            Role::Person => "Person",
            Role::Completed => "Completed on",
            Role::Due => "Due on",
            Role::OnRoster => "Has to be trained (yes or no)",
            Role::Period => "Day or month",
            Role::UpShare => "Uptime in percent",
            Role::DownMinutes => "Downtime in minutes",
        }
    }

    /// Tells whether its cells are dates.
    pub fn is_date(self) -> bool {
        matches!(
            self,
            Role::Started
                | Role::Responded
                | Role::Resolved
                | Role::Completed
                | Role::Due
                | Role::Period
        )
    }
}

/// Which column holds what, for every file that has the same names of columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TableMapping {
    /// Made from the names of the columns: see [`TableMapping::id_of`].
    pub id: Id,
    /// The names of the columns, for people who read the file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub header: String,
    #[serde(default)]
    pub about: About,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<MappedColumn>,
    /// Whether dates like 05/06/2026 start with the day, where a person had to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_first: Option<bool>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// What one column holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MappedColumn {
    pub role: Role,
    /// Its position, from 0.
    pub column: u32,
    #[serde(flatten)]
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
    check_texts(&[("header", &mapping.header)])
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

    /// Tells whether both say the same about the columns.
    pub fn agrees_with(&self, other: &TableMapping) -> bool {
        let same = |role: &Role| self.column(*role) == other.column(*role);
        self.about == other.about && self.day_first == other.day_first && Role::ALL.iter().all(same)
    }
}

/// What a table says, with its columns named as the mapping does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableReading {
    /// What each column is called: its name, or its position where it has none or shares it.
    pub names: Vec<String>,
    /// The first cell of each column that is not empty.
    pub samples: Vec<String>,
    pub mapping: TableMapping,
    /// Whether the mapping was known before, and not guessed.
    pub remembered: bool,
    /// A date that can be read in two ways, when nothing decides which: no row is read until a person says.
    pub ask_order: Option<String>,
    /// Whether the share needs the number of people that a person has to type.
    pub ask_roster: bool,
    pub rows: Rows,
    pub series: Vec<Series>,
    /// What else a person should know; each a sentence.
    pub notes: Vec<String>,
}

/// One figure, for each month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    pub name: String,
    pub unit: Unit,
    /// The keys of the library's KPIs that it fits, best first.
    pub kpis: Vec<String>,
    /// Oldest first.
    pub values: Vec<MonthValue>,
    /// Why there is no value, where there is none.
    pub unknown: String,
}

/// The value of a month, or of the whole file where it has no dates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthValue {
    /// The first day of the month.
    pub month: Option<NaiveDate>,
    pub value: Finite,
    /// How it came about, in a sentence.
    pub how: String,
}

/// Counts the rows that are left out, by reason.
#[derive(Debug, Default)]
pub struct Left(pub Vec<LeftOut>);

impl Left {
    /// Counts one.
    pub fn add(&mut self, reason: Reason) {
        match self.0.iter_mut().find(|left| left.reason == reason) {
            Some(left) => left.rows += 1,
            None => self.0.push(LeftOut { reason, rows: 1 }),
        }
    }

    /// Returns the account of all rows.
    pub fn rows(self, counted: usize) -> Rows {
        let left: usize = self.0.iter().map(|left| left.rows).sum();
        Rows {
            read: counted + left,
            counted,
            left_out: self.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Record;

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
}
