//! Values as people type and read them: `99,7 %`, `44 of 50`, `3h 20m`, `1 204`, `1,2 Mio €`.
//!
//! The one reader of quantities: fields, pasted cells, CSV files and the evidence of other tools all come here. It is
//! told which unit is meant and answers one of three things: what it understood, a question with the two readings, or
//! a refusal that names what it does not understand. A number that is silently a thousand times too large is worse
//! than a question.
//!
//! [`number`] reads digits with their marks, [`span`] times, [`share`] parts of a whole, [`money`] currencies and
//! words like *million*; [`column`] learns from the other cells of a column what one cell leaves open; [`doubt`] asks
//! about values that can hardly be meant; [`mod@write`] writes values for reading, [`edit`] for editing.

pub mod column;
pub mod doubt;
mod edit;
mod money;
mod number;
mod refusal;
mod share;
mod span;
mod time_unit;
mod words;
pub mod write;

use super::kpi::Unit;
use crate::domain::value::Finite;
pub use column::{Marks, UnsaidUnit};
pub use edit::{editable, editable_change, editable_difference};
pub use refusal::{Candidate, NotAQuantity};
pub use share::Ratio;
pub use time_unit::TimeUnit;
pub use write::{
    format, format_against, format_change, format_difference, format_target, number, understood,
    with_parts,
};

/// What was understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// In the unit that was asked for; a share in percent.
    pub value: Finite,
    /// The part and the whole, when a share was given by both: `44 of 50`.
    pub counted: Option<Ratio>,
}

/// What a text is to be read as.
#[derive(Clone, Copy, Debug)]
pub struct QuantityReader<'a> {
    unit: Unit,
    /// For times: what a number alone counts, and what the answer is in.
    time: TimeUnit,
    currency: &'a str,
    marks: Marks,
    /// Whether values below the bounds of the unit are read, as changes of a value are.
    is_signed: bool,
}

impl<'a> QuantityReader<'a> {
    /// Reads values of the unit; `currency` is the scorecard's, and matters for money alone.
    pub fn new(unit: Unit, currency: &'a str) -> QuantityReader<'a> {
        QuantityReader {
            unit,
            time: match unit {
                Unit::Days => TimeUnit::Days,
                _ => TimeUnit::Hours,
            },
            currency,
            marks: Marks::default(),
            is_signed: false,
        }
    }

    /// Reads changes of a value, which may be below 0.
    pub fn change(unit: Unit, currency: &'a str) -> QuantityReader<'a> {
        QuantityReader {
            is_signed: true,
            ..QuantityReader::new(unit, currency)
        }
    }

    /// Reads times: a number alone counts `unit`, and the answer is in `unit`. For columns that say their unit.
    pub fn time(unit: TimeUnit) -> QuantityReader<'static> {
        QuantityReader {
            time: unit,
            ..QuantityReader::new(Unit::Hours, "")
        }
    }

    /// The same for a KPI of this unit, whose questions show it.
    pub fn time_for(own: Unit, unit: TimeUnit) -> QuantityReader<'static> {
        QuantityReader {
            unit: own,
            ..QuantityReader::time(unit)
        }
    }

    /// Takes from the other cells of the column which mark is the decimal one.
    pub fn in_column<'c>(self, cells: impl IntoIterator<Item = &'c str>) -> QuantityReader<'a> {
        QuantityReader {
            marks: Marks::of(cells),
            ..self
        }
    }

    /// Takes the comma or the point for the decimal mark, as a person has said.
    pub fn with_decimal_comma(self, is_comma: bool) -> QuantityReader<'a> {
        QuantityReader {
            marks: Marks::with_comma(is_comma),
            ..self
        }
    }

    /// Reads one text.
    pub fn read(&self, text: &str) -> Result<Quantity, NotAQuantity> {
        let text = text.trim();
        let plain = number::plain(text);
        if plain.is_empty() {
            return Err(NotAQuantity::Empty);
        }
        let read = match self.unit {
            Unit::Percent if !self.is_signed => self.share(&plain),
            Unit::Hours | Unit::Days => self.span(&plain).map(Quantity::plain),
            _ => self.amount(&plain).map(Quantity::plain),
        };
        let quantity = read.map_err(|why| why.about(text))?;
        self.check(quantity.value)?;
        Ok(quantity)
    }

    /// Refuses what cannot occur: shares above 100 %, negative times and counts, fractions of a thing.
    fn check(&self, value: Finite) -> Result<(), NotAQuantity> {
        let (low, high) = self.unit.bounds();
        let size = if self.is_signed {
            value.get().abs()
        } else {
            value.get()
        };
        match self.unit {
            Unit::Percent if !(low..=high).contains(&size) => Err(NotAQuantity::NotAShare),
            Unit::Count if size.fract() != 0.0 => Err(NotAQuantity::NotWhole),
            _ if size < low => Err(NotAQuantity::Negative),
            _ => Ok(()),
        }
    }

    fn not_a_number(&self) -> NotAQuantity {
        NotAQuantity::NotANumber {
            text: String::new(),
            unit: self.unit,
        }
    }

    fn unknown(&self, word: &str) -> NotAQuantity {
        NotAQuantity::Unknown {
            word: word.to_owned(),
            unit: self.unit,
        }
    }

    fn finite(number: f64) -> Result<Finite, NotAQuantity> {
        Finite::new(number).ok_or(NotAQuantity::TooLarge)
    }
}

impl Quantity {
    /// Tells whether a share in percent is that of the part and the whole; it may have been rounded for reading.
    pub fn is_share(self, percent: Finite) -> bool {
        /// In points.
        const ROUNDED: f64 = 0.01;
        self.counted
            .is_some_and(|counted| (counted.percent().get() - percent.get()).abs() <= ROUNDED)
    }

    /// Returns both taken together, where that means something: things and money add up, and shares by their parts and
    /// wholes. Of times and scores, which are mostly means, there is no sum.
    pub fn plus(self, other: Quantity, unit: Unit) -> Option<Quantity> {
        match (unit, self.counted, other.counted) {
            (Unit::Count | Unit::Money, ..) => {
                Finite::new(self.value.get() + other.value.get()).map(Quantity::plain)
            }
            (Unit::Percent, Some(one), Some(two)) => one.plus(two).map(Quantity::of),
            _ => None,
        }
    }

    /// Returns a share with its part and whole.
    pub fn of(counted: Ratio) -> Quantity {
        Quantity {
            value: counted.percent(),
            counted: Some(counted),
        }
    }

    fn plain(value: Finite) -> Quantity {
        Quantity {
            value,
            counted: None,
        }
    }
}

/// Reads a value of the unit from what a person typed or pasted; see [`QuantityReader`].
pub fn read(unit: Unit, text: &str, currency: &str) -> Result<Quantity, NotAQuantity> {
    QuantityReader::new(unit, currency).read(text)
}

/// Reads a value of the unit where both numbers of a share are not kept.
pub fn parse(unit: Unit, text: &str, currency: &str) -> Result<Finite, NotAQuantity> {
    read(unit, text, currency).map(|quantity| quantity.value)
}

/// Reads a change of a value, which may be below 0: `-2 points`, `+30 min`, `−EUR 500`.
pub fn parse_difference(unit: Unit, text: &str, currency: &str) -> Result<Finite, NotAQuantity> {
    let reader = QuantityReader::change(unit, currency);
    reader.read(text).map(|quantity| quantity.value)
}

/// Reads a change or a range of changes: `−2`, `-2 to +6`. The second number is the other end of the range.
pub fn parse_change(
    unit: Unit,
    text: &str,
    currency: &str,
) -> Result<(Finite, Option<Finite>), NotAQuantity> {
    match text.split_once(" to ") {
        Some((from, to)) => Ok((
            parse_difference(unit, from, currency)?,
            Some(parse_difference(unit, to, currency)?),
        )),
        None => Ok((parse_difference(unit, text, currency)?, None)),
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod readings;
#[cfg(test)]
mod tests;
