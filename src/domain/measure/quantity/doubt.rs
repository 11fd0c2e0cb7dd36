//! Values that can be read and can hardly be meant: a share of `0.985` among shares of 98 %, a time of years, ten times
//! the usual value. They are asked about once, with the two readings to choose from, and never refused for it.
//!
//! The same question is asked where the text itself has two readings (`1,204`), or none that the unit allows (`9970` %).
//! What "usual" is follows from the values that are there; how far away a value has to lie is our own choice: near enough
//! to ten times to be a slip of the decimal mark, and far enough from what a bad month looks like.

use serde::{Deserialize, Serialize};

use super::{NotAQuantity, Quantity, QuantityReader, TimeUnit, edit, understood};
use crate::domain::measure::kpi::{Kpi, Target, Unit};
use crate::domain::revision::Id;
use crate::domain::value::{Finite, Moment};

/// From so many times the usual value on, or below its so manieth part, a value is asked about.
const FAR: f64 = 8.0;
/// A value that differs from an earlier one by no more than this factor has been like that before.
const LIKE: f64 = 2.0;
/// So many of the newest values tell what is usual, and fewer than [`ENOUGH`] tell nothing.
const NEWEST: usize = 24;
const ENOUGH: usize = 3;
/// A year, in days: a time from here on is asked about.
const YEAR: f64 = 365.0;
const HOURS_OF_DAY: f64 = 24.0;
const MINUTES_OF_HOUR: f64 = 60.0;

/// What the values of a KPI usually are.
#[derive(Clone, Debug, PartialEq)]
pub struct Usual {
    unit: Unit,
    /// The sizes of the newest values, smallest first.
    sizes: Vec<f64>,
    /// The end of the target that is nearest to what is aimed at.
    target: Option<f64>,
}

/// A value that is to be asked about, with its two readings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Why it is asked, in a sentence: `Usual is about 98.3 %.`
    pub why: String,
    /// The first is what is written, where that can be kept.
    pub readings: [DoubtReading; 2],
}

/// One of the readings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DoubtReading {
    /// As it is shown: `98.5 %`.
    pub shown: String,
    /// What is to be written so that it is read in this way alone.
    pub text: String,
    /// The value, in the unit of the KPI.
    pub value: Finite,
}

impl Usual {
    /// Learns from the newest values of the KPI, without the one that is being corrected, and from its target.
    ///
    /// `newest_first` are all its values.
    pub fn of(
        kpi: &Kpi,
        newest_first: impl Iterator<Item = (Moment, Id, Finite)>,
        without: Option<Id>,
    ) -> Usual {
        let others = newest_first.filter(|(_, id, _)| Some(*id) != without);
        let values = others.take(NEWEST).map(|(_, _, value)| value.get());
        Usual::new(kpi.unit, values, kpi.target().map(|target| target.target))
    }

    /// What a target is held against: the one before it. Ten times better or worse than now may well be the aim.
    pub fn of_target(kpi: &Kpi) -> Usual {
        Usual::new(kpi.unit, [], kpi.target().map(|target| target.target))
    }

    pub fn new(unit: Unit, values: impl IntoIterator<Item = f64>, target: Option<Target>) -> Usual {
        let mut sizes: Vec<f64> = values.into_iter().map(f64::abs).collect();
        sizes.sort_by(f64::total_cmp);
        let target = target.map(|target| match target {
            Target::Within(low, high) => (low.get() + high.get()) / 2.0,
            other => other.ends().0.get(),
        });
        Usual {
            unit,
            sizes,
            target,
        }
    }

    /// Tells whether there are enough values to tell what is usual.
    pub fn is_enough(&self) -> bool {
        self.sizes.len() >= ENOUGH
    }

    /// Returns the middle one of the sizes, when there are enough and it is not 0.
    fn middle(&self) -> Option<f64> {
        let middle = *self.sizes.get(self.sizes.len() / 2)?;
        (self.is_enough() && middle > 0.0).then_some(middle)
    }

    /// Returns what a share is likely near to: the values, else the target.
    fn near(&self) -> Option<f64> {
        let known = self.sizes.get(self.sizes.len() / 2).copied();
        known.or(self.target).filter(|near| *near > 0.0)
    }

    /// Tells whether a value of this size has been there before, `own` times as itself.
    fn has_been(&self, size: f64, own: usize) -> bool {
        let from = self.sizes.partition_point(|one| *one < size / LIKE);
        let to = self.sizes.partition_point(|one| *one <= size * LIKE);
        to - from > own
    }

    /// Returns what is to be asked about a text and what was read from it, if anything.
    pub fn question(
        &self,
        text: &str,
        read: &Result<Quantity, NotAQuantity>,
        currency: &str,
    ) -> Option<Question> {
        match read {
            // Two numbers say both what is meant and of how much.
            Ok(quantity) if quantity.counted.is_some() => None,
            Ok(quantity) => self.doubt(quantity.value, text, 0, currency),
            Err(NotAQuantity::NotAShare) => self.too_large_a_share(text, currency),
            Err(_) => of_text(QuantityReader::new(self.unit, currency), text),
        }
    }

    /// Returns what is to be asked about a value that was read; `own` of the values that tell what is usual are itself.
    pub fn doubt(&self, value: Finite, text: &str, own: usize, currency: &str) -> Option<Question> {
        let size = value.get().abs();
        if size == 0.0 || self.has_been(size, own) {
            return None;
        }
        let (other, why) = match self.unit {
            Unit::Percent => self.part_of_one(size),
            Unit::Hours | Unit::Days => self.years(size, text),
            _ => None,
        }
        .or_else(|| self.ten_times(size, currency))?;
        let other = other * value.get().signum();
        Some(Question {
            why,
            readings: [
                self.reading(value.get(), currency)?,
                self.reading(other, currency)?,
            ],
        })
    }

    /// A share of at most 1 that would be nearer to the usual ones, were it a part of one: `0.985`.
    fn part_of_one(&self, size: f64) -> Option<(f64, String)> {
        let near = self.near()?;
        let is_nearer = size <= 1.0 && size * 10.0 < near;
        let why = match self.sizes.is_empty() {
            true => format!("The target is {}.", self.shown(near, "")),
            false => format!("Usual is about {}.", self.shown(near, "")),
        };
        is_nearer.then_some((tidy(size * 100.0), why))
    }

    /// A time of years: the number may count the smaller unit.
    fn years(&self, size: f64, text: &str) -> Option<(f64, String)> {
        let days = match self.unit {
            Unit::Days => size,
            _ => size / HOURS_OF_DAY,
        };
        if days < YEAR {
            return None;
        }
        let text = text.to_lowercase();
        let counts_days = match self.unit {
            Unit::Days => !text.contains('h'),
            _ => text.contains('d'),
        };
        let parts = if counts_days {
            HOURS_OF_DAY
        } else {
            MINUTES_OF_HOUR
        };
        let years = super::write::number(days / YEAR, 1);
        let years = match years.as_str() {
            "1" => "about a year".to_owned(),
            many => format!("{many} years"),
        };
        Some((tidy(size / parts), format!("That is {years}.")))
    }

    /// A value ten times the usual one, or a tenth of it: the mark may stand in the wrong place.
    fn ten_times(&self, size: f64, currency: &str) -> Option<(f64, String)> {
        let middle = self.middle()?;
        let times = size / middle;
        if times < FAR && times > 1.0 / FAR {
            return None;
        }
        let places = times.log10().round() as i32;
        let moved = tidy(match places {
            up if up > 0 => size / 10_f64.powi(up),
            down => size * 10_f64.powi(-down),
        });
        let (low, high) = self.unit.bounds();
        let can_be =
            (low..=high).contains(&moved) && (self.unit != Unit::Count || moved.fract() == 0.0);
        (can_be && moved > 0.0).then(|| {
            (
                moved,
                format!("Usual is about {}.", self.shown(middle, currency)),
            )
        })
    }

    /// A share above 100 %: the mark is missing, as in `9970`.
    fn too_large_a_share(&self, text: &str, currency: &str) -> Option<Question> {
        let number = text.replace('%', "");
        let size = super::parse(Unit::Score, &number, "").ok()?.get();
        if size <= 100.0 {
            return None;
        }
        let mut smaller = size;
        while smaller > 100.0 {
            smaller /= 10.0;
        }
        let mut both = [tidy(smaller), tidy(smaller / 10.0)];
        if self
            .near()
            .is_some_and(|near| near * near < both[0] * both[1])
        {
            both.reverse();
        }
        Some(Question {
            why: "A share lies between 0 % and 100 %.".to_owned(),
            readings: [
                self.reading(both[0], currency)?,
                self.reading(both[1], currency)?,
            ],
        })
    }

    fn reading(&self, value: f64, currency: &str) -> Option<DoubtReading> {
        let value = Finite::new(value)?;
        Some(DoubtReading {
            shown: self.exactly(value.get(), currency),
            text: self.text(value),
            value,
        })
    }

    /// Writes a value so that it is read back in this way alone, in whatever column it stands.
    fn text(&self, value: Finite) -> String {
        let sign = if value < Finite::ZERO { "-" } else { "" };
        let number = edit::exact(value.get().abs());
        match self.unit {
            Unit::Percent => format!("{sign}{number} %"),
            Unit::Hours => format!("{sign}{number} h"),
            Unit::Days => format!("{sign}{number} days"),
            Unit::Count | Unit::Money | Unit::Score => format!("{sign}{number}"),
        }
    }

    fn exactly(&self, value: f64, currency: &str) -> String {
        let value = Finite::new(value).unwrap_or_default();
        understood(self.unit, Quantity::plain(value), currency)
    }

    fn shown(&self, value: f64, currency: &str) -> String {
        super::format(self.unit, value, currency)
    }
}

/// Returns what is to be asked about a text that its reader cannot read because it has two readings, or is no share.
pub fn of_text(reader: QuantityReader<'_>, text: &str) -> Option<Question> {
    let usual = Usual::new(reader.unit, [], None);
    match reader.read(text) {
        Err(NotAQuantity::NotAShare) => usual.too_large_a_share(text, reader.currency),
        Err(NotAQuantity::Ambiguous {
            text: quoted,
            small,
            large,
        }) => {
            let reading = |candidate: &super::Candidate| {
                let value = reader.read(&candidate.text).ok()?.value.get() * per_own(reader);
                Some(DoubtReading {
                    text: candidate.text.clone(),
                    ..usual.reading(tidy(value), reader.currency)?
                })
            };
            Some(Question {
                why: format!("“{quoted}” can be read in two ways."),
                readings: [reading(&small)?, reading(&large)?],
            })
        }
        _ => None,
    }
}

/// The same for a change, or for one end of a range of changes: `1,204 to 2,000`.
pub fn of_change(unit: Unit, text: &str, currency: &str) -> Option<Question> {
    let reader = QuantityReader::change(unit, currency);
    let Some((from, to)) = text.split_once(" to ") else {
        return of_text(reader, text);
    };
    let of_end = |end: &str, before: &str, behind: &str| {
        let mut question = of_text(reader, end)?;
        for reading in &mut question.readings {
            reading.text = format!("{before}{}{behind}", reading.text);
        }
        Some(question)
    };
    of_end(from, "", &format!(" to {to}")).or_else(|| of_end(to, &format!("{from} to "), ""))
}

/// How much of the KPI's own unit one of the reader's is: columns may count minutes where the KPI counts hours.
fn per_own(reader: QuantityReader<'_>) -> f64 {
    let own = match reader.unit {
        Unit::Hours => TimeUnit::Hours,
        Unit::Days => TimeUnit::Days,
        _ => return 1.0,
    };
    reader.time.seconds() / own.seconds()
}

impl Question {
    /// Asks with both readings: `0.985 % or 98.5 %?`.
    pub fn asks(&self) -> String {
        let [one, other] = &self.readings;
        format!("{} or {}?", one.shown, other.shown)
    }
}

/// Takes off what a division or a multiplication added: 0.985 of one is 98.5 %, and not 98.50000000000001 %.
fn tidy(size: f64) -> f64 {
    format!("{size:.12e}").parse().unwrap_or(size)
}

#[cfg(test)]
mod tests;
