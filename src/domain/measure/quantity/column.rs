//! What the cells of one column tell about each other.

use serde::{Deserialize, Serialize};

use super::number::{is_group, plain, split};
use super::time_unit::TimeUnit;

/// Which mark is the decimal one, where it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    pub(super) decimal: Option<char>,
}

impl Marks {
    /// The comma or the point is the decimal one.
    pub fn with_comma(is_comma: bool) -> Marks {
        Marks {
            decimal: Some(if is_comma { ',' } else { '.' }),
        }
    }

    /// Learns from numbers that can be read in one way alone; nothing where they contradict each other.
    ///
    /// `12,5` shows that the comma is the decimal mark of its column, and so does `1.204,50`.
    pub fn of<'a>(cells: impl IntoIterator<Item = &'a str>) -> Marks {
        let mut decimal = None;
        for cell in cells {
            match (decimal_mark(cell), decimal) {
                (Some(mark), Some(known)) if mark != known => return Marks::default(),
                (Some(mark), _) => decimal = Some(mark),
                (None, _) => {}
            }
        }
        Marks { decimal }
    }
}

fn decimal_mark(cell: &str) -> Option<char> {
    let plain = plain(cell);
    // A clock, a date or a part of a whole tells nothing: its marks are its own.
    let written = split(&plain)?;
    let marks: Vec<(usize, char)> = (written.digits.char_indices())
        .filter(|(_, c)| matches!(c, ',' | '.'))
        .collect();
    let other = |mark: char| if mark == ',' { '.' } else { ',' };
    match marks[..] {
        [] => None,
        [(at, mark)] => (!is_group(written.digits, at)).then_some(mark),
        [.., (_, before), (_, last)] if before != last => Some(last),
        [.., (_, last)] => Some(other(last)),
    }
}

/// A column of times whose name says no unit: what its numbers count is a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsaidUnit {
    /// What the column is called.
    pub name: String,
    /// What its numbers are taken to count, until a person says otherwise.
    pub taken: TimeUnit,
}

/// What the shares of a column are parts of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareScale {
    /// Of a hundred: 98.5.
    Percent,
    /// Of one: 0.985.
    One,
    /// The cells fit both: only ones.
    Unsure,
}

/// Returns whether a column of shares counts parts of a hundred or of one.
///
/// A sign of percent, a part with its whole, or a number above 1 settles it for the hundred; a number between 0 and 1
/// where no cell is above 1, for the one. A whole column below 1 % is rare, and whoever takes the column over sees the
/// values before.
pub fn share_scale<'a>(cells: impl IntoIterator<Item = &'a str>) -> ShareScale {
    use crate::domain::measure::kpi::Unit;
    let (mut between, mut ones) = (false, false);
    for cell in cells.into_iter().filter(|cell| !cell.trim().is_empty()) {
        let says_percent = cell.contains(|c: char| c.is_alphabetic() || "%‰/".contains(c));
        match super::parse(Unit::Percent, cell, "") {
            Ok(_) if says_percent => return ShareScale::Percent,
            Ok(value) if value.get() > 1.0 => return ShareScale::Percent,
            Ok(value) => {
                between |= value.get() > 0.0 && value.get() < 1.0;
                ones |= value.get() == 1.0;
            }
            Err(_) => {}
        }
    }
    match (between, ones) {
        (true, _) => ShareScale::One,
        (false, true) => ShareScale::Unsure,
        (false, false) => ShareScale::Percent,
    }
}
