//! Tables whose columns a person names: what they can be about, what a column can hold, and the values they give.
//!
//! `files/evidence/table` guesses the columns and reads the rows; the modules here make values of them, one a month.
//! What was agreed on is kept as a [`TableMapping`], and found again by the names of the columns. What only a person
//! knows ([`Asks`]) is asked for, and what depends on it is unknown until they say.

pub mod ending;
pub mod findings;
pub mod incidents;
pub mod mapping;
pub mod meaning;
pub mod months;
pub mod role;
pub mod service;
pub mod span;
pub mod taking;
pub mod training;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{LeftOut, Reason, Rows};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity::UnsaidUnit;
use crate::domain::measure::quantity::doubt::Question;
use crate::domain::value::Finite;

pub use mapping::{Limit, MappedColumn, MappedNumbers, MappedWord, TableMapping};
pub use meaning::Meaning;
pub use role::{About, Role};

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
    /// The name of the column that the date stands in.
    pub ask_column: String,
    /// Whether the share needs the number of people that a person has to type.
    pub ask_roster: bool,
    /// What else only a person knows.
    pub asks: Asks,
    /// Up to which day the table is taken to tell: the one on which its file was made, or today.
    pub as_of: NaiveDate,
    pub rows: Rows,
    pub series: Vec<Series>,
    /// What else a person should know; each a sentence.
    pub notes: Vec<String>,
}

/// What only a person knows about a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Asks {
    /// An incident of whose rows nothing tells which is the newest.
    pub newest: Option<String>,
    /// Words that are not known, with how often they come.
    pub words: Vec<UnknownWords>,
    /// Whether every share is 0 or 1, which may be 1 % or all.
    pub parts_of_one: bool,
    /// A score, when nothing tells from which on a course is passed.
    pub pass_mark: Option<String>,
    /// Columns of times whose names say no unit.
    pub units: Vec<(Role, UnsaidUnit)>,
    /// Columns of which nothing tells the decimal mark: no row is read until a person says.
    pub marks: Vec<UnsaidMark>,
}

/// A column with numbers that can be read in two ways.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnsaidMark {
    pub role: Role,
    /// What the column is called.
    pub name: String,
    /// Asks about the first of the numbers.
    pub question: Question,
    /// Whether by the first reading the comma is the decimal mark; by the second it is not.
    pub first_is_comma: bool,
}

/// The words of one column that are not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnknownWords {
    pub role: Role,
    /// As they are written, with how many cells have them; the most frequent first.
    pub words: Vec<(String, usize)>,
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
    /// How many cases it is the mean of, where it is one.
    pub cases: Option<u32>,
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
