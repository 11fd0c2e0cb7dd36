//! Where a measurement that was taken from a file comes from.
//!
//! Kept with the measurement, so that anybody who has the file can check the number. The evidence page makes it, and
//! the list of measurements shows it.

use crate::domain::field::Value;
use chrono::NaiveDateTime;

use super::{Figure, Reading};
use crate::domain::base::{Extra, Invalid, NAME_LIMIT};

/// The file that a value was read from.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct Provenance {
    /// The name of the file.
    #[field(needed)]
    pub file: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    #[field(needed)]
    pub sha256: String,
    pub read_at: NaiveDateTime,
    /// What read it, by the name of the tool and the format.
    #[field(needed)]
    pub reader: String,
    /// How many rows or entries count.
    pub counted: u32,
    pub left_out: u32,
    /// How the value came about.
    pub how: String,
    /// The other files whose figures were added to that of this one.
    pub with: Vec<Provenance>,
    pub extra: Extra,
}

impl Provenance {
    /// Returns where the figure comes from.
    pub fn new(file: &File, reading: &Reading, figure: &Figure) -> Provenance {
        let number = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
        let left_out = reading.rows.left_out.iter().map(|left| left.rows).sum();
        Provenance {
            file: file.name.chars().take(NAME_LIMIT).collect(),
            sha256: file.sha256.clone(),
            read_at: file.read_at,
            reader: reading.reader.name().to_owned(),
            counted: number(reading.rows.counted),
            left_out: number(left_out),
            how: figure.how.clone(),
            with: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// Returns all files that are in the value, the first one first.
    pub fn files(&self) -> impl Iterator<Item = &Provenance> {
        std::iter::once(self).chain(&self.with)
    }

    /// Tells whether the file of these bytes is in the value.
    pub fn is_from(&self, sha256: &str) -> bool {
        self.files().any(|file| file.sha256 == sha256)
    }

    /// Refuses what is no SHA-256.
    pub fn check(&self) -> Result<(), Invalid> {
        let is_hex = self.sha256.len() == 64 && self.sha256.bytes().all(|b| b.is_ascii_hexdigit());
        if !is_hex {
            return Err(Invalid::new(
                "evidence",
                "its SHA-256 does not have 64 hexadecimal digits",
            ));
        }
        match self.with.iter().all(|file| file.with.is_empty()) {
            true => self.with.iter().try_for_each(Provenance::check),
            false => Err(Invalid::new(
                "evidence",
                "a file that was added has files of its own",
            )),
        }
    }

    /// Returns all of it in lines, for reading.
    pub fn lines(&self) -> [String; 4] {
        let time = self.read_at.format("%Y-%m-%d %H:%M");
        [
            format!("Read as {} on {time} UTC.", self.reader),
            format!("{} counted, {} left out.", self.counted, self.left_out),
            self.how.clone(),
            format!("SHA-256 {}", self.sha256),
        ]
    }
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub sha256: String,
    /// When, in UTC.
    pub read_at: NaiveDateTime,
}
