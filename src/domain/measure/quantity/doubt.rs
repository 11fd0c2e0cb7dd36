//! Values that can be read and can hardly be meant: a share of `0.985` among shares of 98 %, a time of years, ten times
//! the usual value. They are asked about once, with the two readings to choose from, and never refused for it.
//!
//! The same question is asked where the text itself has two readings (`1,204`), or none that the unit allows (`9970` %).
//! What "usual" is follows from the values that are there; how far away a value has to lie is our own choice: near enough
//! to ten times to be a slip of the decimal mark, and far enough from what a bad month looks like.

use super::{NotAQuantity, Quantity, edit, understood};
use crate::domain::measure::kpi::{Kpi, Target, Unit};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::value::Finite;

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
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Why it is asked, in a sentence: `Usual is about 98.3 %.`
    pub why: String,
    /// The first is what is written, where that can be kept.
    pub readings: [Reading; 2],
}

/// One of the readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// As it is shown: `98.5 %`.
    pub shown: String,
    /// What is to be written so that it is read in this way alone.
    pub text: String,
    /// The value, in the unit of the KPI.
    pub value: Finite,
}

impl Usual {
    /// Learns from the newest values of the KPI, without the one that is being corrected, and from its target.
    pub fn of(card: &Scorecard, kpi: &Kpi, without: Option<Id>) -> Usual {
        let others = (card.series(kpi.id).rev()).filter(|(_, id, _)| Some(*id) != without);
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
            Err(NotAQuantity::Ambiguous {
                text: quoted,
                small,
                large,
            }) => {
                let reading = |candidate: &super::Candidate| {
                    let value = super::parse(self.unit, &candidate.text, currency).ok()?;
                    Some(Reading {
                        text: candidate.text.clone(),
                        ..self.reading(value.get(), currency)?
                    })
                };
                Some(Question {
                    why: format!("“{quoted}” can be read in two ways."),
                    readings: [reading(small)?, reading(large)?],
                })
            }
            Err(_) => None,
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

    fn reading(&self, value: f64, currency: &str) -> Option<Reading> {
        let value = Finite::new(value)?;
        Some(Reading {
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
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::super::read;
    use super::*;

    fn usual(unit: Unit, values: &[f64]) -> Usual {
        Usual::new(unit, values.iter().copied(), None)
    }

    fn number(number: f64) -> Finite {
        Finite::new(number).unwrap()
    }

    /// Returns the question about a text, in words.
    fn asked(usual: &Usual, text: &str) -> Option<String> {
        let read = read(usual.unit, text, "EUR");
        let question = usual.question(text, &read, "EUR")?;
        let words = format!("{} {}", question.why, question.asks());
        Some(words.replace(['\u{a0}', '\u{202f}'], " "))
    }

    #[test]
    fn a_share_far_from_the_others_is_asked_about_both_ways() {
        let near_98 = usual(Unit::Percent, &[98.1, 97.9, 98.4]);
        for (text, question) in [
            ("0.985", Some("Usual is about 98.1 %. 0.985 % or 98.5 %?")),
            ("0.997 %", Some("Usual is about 98.1 %. 0.997 % or 99.7 %?")),
            ("1", Some("Usual is about 98.1 %. 1 % or 100 %?")),
            (
                "9970",
                Some("A share lies between 0 % and 100 %. 99.7 % or 9.97 %?"),
            ),
            (
                "985 %",
                Some("A share lies between 0 % and 100 %. 98.5 % or 9.85 %?"),
            ),
            ("9.85", Some("Usual is about 98.1 %. 9.85 % or 98.5 %?")),
            ("98.5", None),
            ("80", None),
            ("0", None),
            // Both numbers say what is meant.
            ("1 of 150", None),
        ] {
            assert_eq!(asked(&near_98, text).as_deref(), question, "{text}");
        }
        let low = usual(Unit::Percent, &[0.4, 0.7, 0.5]);
        assert_eq!(asked(&low, "0.985"), None);
        assert_eq!(
            asked(&low, "997").as_deref(),
            Some("A share lies between 0 % and 100 %. 9.97 % or 99.7 %?")
        );
        // Before the first value, the target tells.
        let target = Target::AtLeast(number(98.0));
        let fresh = Usual::new(Unit::Percent, [], Some(target));
        assert_eq!(
            asked(&fresh, "0.985").as_deref(),
            Some("The target is 98 %. 0.985 % or 98.5 %?")
        );
        assert_eq!(asked(&fresh, "9.7"), None);
    }

    #[test]
    fn a_time_of_years_is_asked_about() {
        for (unit, text, question) in [
            (
                Unit::Hours,
                "12000",
                Some("That is 1.4 years. 12 000 h or 200 h?"),
            ),
            (
                Unit::Hours,
                "500 d",
                Some("That is 1.4 years. 12 000 h or 500 h?"),
            ),
            (
                Unit::Days,
                "720",
                Some("That is 2 years. 720 days or 30 days?"),
            ),
            (
                Unit::Days,
                "365",
                Some("That is about a year. 365 days or 15.2083 days?"),
            ),
            (Unit::Days, "364", None),
            (Unit::Hours, "400", None),
        ] {
            assert_eq!(
                asked(&usual(unit, &[]), text).as_deref(),
                question,
                "{text}"
            );
        }
        // Where years are usual nobody asks.
        assert_eq!(asked(&usual(Unit::Days, &[700.0]), "720"), None);
    }

    #[test]
    fn ten_times_the_usual_value_is_asked_about_in_every_unit() {
        for (unit, values, text, question) in [
            (
                Unit::Hours,
                [4.0, 5.0, 4.5],
                "45",
                "Usual is about 4 h 30 min. 45 h or 4 h 30 min?",
            ),
            (
                Unit::Days,
                [12.0, 14.0, 13.0],
                "1.3",
                "Usual is about 13 days. 1.3 days or 13 days?",
            ),
            (
                Unit::Count,
                [12.0, 14.0, 13.0],
                "130",
                "Usual is about 13. 130 or 13?",
            ),
            (
                Unit::Money,
                [40_000.0; 3],
                "4000",
                "Usual is about EUR 40 000. 4 000 EUR or 40 000 EUR?",
            ),
            (
                Unit::Score,
                [7.5, 7.4, 7.7],
                "76",
                "Usual is about 7.5. 76 or 7.6?",
            ),
            (
                Unit::Score,
                [-7.5; 3],
                "-75",
                "Usual is about 7.5. −75 or −7.5?",
            ),
        ] {
            assert_eq!(
                asked(&usual(unit, &values), text).as_deref(),
                Some(question)
            );
        }
        // A count has no tenth of a thing, two values are no habit, and it has been like that before.
        assert_eq!(asked(&usual(Unit::Count, &[1.0; 3]), "11"), None);
        assert_eq!(asked(&usual(Unit::Hours, &[4.0; 2]), "40"), None);
        assert_eq!(
            asked(&usual(Unit::Hours, &[4.0, 4.0, 4.0, 41.0]), "40"),
            None
        );
        assert_eq!(asked(&usual(Unit::Hours, &[0.0; 5]), "40"), None);
    }

    #[test]
    fn a_text_with_two_readings_offers_both() {
        for (unit, question) in [
            (
                Unit::Score,
                "“1,204” can be read in two ways. 1.204 or 1 204?",
            ),
            (
                Unit::Hours,
                "“1,204” can be read in two ways. 1 h 12 min 14.4 s or 1 204 h?",
            ),
        ] {
            assert_eq!(asked(&usual(unit, &[]), "1,204").as_deref(), Some(question));
        }
        assert_eq!(asked(&usual(Unit::Score, &[]), "many"), None);
    }

    fn history() -> impl Strategy<Value = (Unit, Vec<f64>)> {
        let unit = select(&Unit::ALL);
        (unit, prop::collection::vec(10_u32..90, 3..30)).prop_map(|(unit, values)| {
            let value = |value: u32| f64::from(value);
            (unit, values.into_iter().map(value).collect())
        })
    }

    proptest! {
        #[test]
        fn whatever_is_asked_keeps_what_was_typed_and_each_answer_is_taken_without_another_question(
            (unit, mut values) in history(),
            typed in prop_oneof![0.0..1.0_f64, 0.0..100.0_f64, 0.0..100_000.0_f64],
        ) {
            let value = number((typed * 1000.0).round() / 1000.0);
            let text = edit::editable(unit, value);
            let read = read(unit, &text, "");
            let Some(question) = usual(unit, &values).question(&text, &read, "") else {
                return Ok(());
            };
            if let Ok(read) = read {
                prop_assert_eq!(question.readings[0].value, read.value);
            }
            let [one, other] = &question.readings;
            prop_assert_ne!(&one.shown, &other.shown);
            for reading in &question.readings {
                let again = super::super::read(unit, &reading.text, "").map(|read| read.value);
                prop_assert_eq!(again, Ok(reading.value), "{}", reading.text);
            }
            // What was answered is among the values, and the same value is no question any more.
            values.push(one.value.get());
            let known = usual(unit, &values);
            prop_assert_eq!(known.doubt(one.value, &one.text, 0, ""), None);
        }

        #[test]
        fn ten_times_is_always_asked_and_what_is_near_never(
            unit in select(&Unit::ALL),
            middle in 2_u32..9,
            near in 0.4..2.5_f64,
        ) {
            let middle = f64::from(middle);
            let usual = usual(unit, &[middle; 5]);
            let asks = |value: f64| {
                let value = number(value);
                usual.doubt(value, &edit::editable(unit, value), 0, "").is_some()
            };
            prop_assert!(asks(middle * 10.0));
            prop_assert!(unit == Unit::Count || asks(middle / 10.0));
            prop_assert!(!asks(middle * near));
        }

        #[test]
        fn a_share_above_all_of_it_always_has_two_readings_that_can_be(typed in 101_u32..10_000_000) {
            let usual = usual(Unit::Percent, &[]);
            let text = typed.to_string();
            let question = usual.question(&text, &read(Unit::Percent, &text, ""), "").unwrap();
            for reading in question.readings {
                prop_assert!(reading.value.get() > 0.0 && reading.value.get() <= 100.0);
                prop_assert_eq!(super::super::parse(Unit::Percent, &reading.text, ""), Ok(reading.value));
            }
        }
    }
}
