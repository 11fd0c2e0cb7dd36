//! An estimate of a loss as it is typed: how often a year, and how much each time.

use super::frequency::Frequency;
use super::loss::{LossEstimate, Magnitude, check_estimate};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity::{self, NotAQuantity};
use crate::domain::value::Finite;

/// The texts of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedLoss {
    pub frequency: String,
    /// Whether the loss is a 90 % range, or always the same.
    pub is_range: bool,
    /// The lower end of the range, or the loss itself.
    pub low: String,
    pub high: String,
}

/// What is wrong, beside the field that it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LossErrors {
    pub frequency: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
}

impl TypedLoss {
    /// Returns the texts of an estimate; empty ones of none, as a range.
    pub fn of(estimate: Option<&LossEstimate>) -> TypedLoss {
        let Some(estimate) = estimate else {
            return TypedLoss {
                is_range: true,
                ..TypedLoss::default()
            };
        };
        let money = |value: Finite| quantity::editable(Unit::Money, value);
        let (is_range, low, high) = match estimate.magnitude {
            Magnitude::Point(loss) => (false, money(loss), String::new()),
            Magnitude::Range(low, high) => (true, money(low), money(high)),
        };
        TypedLoss {
            frequency: frequency_text(estimate.frequency),
            is_range,
            low,
            high,
        }
    }

    pub fn is_empty(&self) -> bool {
        let TypedLoss {
            frequency,
            low,
            high,
            ..
        } = self;
        [frequency, low, high]
            .into_iter()
            .all(|text| text.trim().is_empty())
    }

    /// Reads the texts, or says beside each field what is wrong with it.
    pub fn read(&self, currency: &str) -> Result<LossEstimate, LossErrors> {
        let mut errors = LossErrors::default();
        let money = |text: &str| money(text, currency);
        let frequency = frequency(&self.frequency).map_err(|why| errors.frequency = Some(why));
        let low = money(&self.low).map_err(|why| errors.low = Some(why));
        let high = match self.is_range {
            true => money(&self.high).map_err(|why| errors.high = Some(why)),
            false => low,
        };
        let (Ok(frequency), Ok(low), Ok(high)) = (frequency, low, high) else {
            return Err(errors);
        };
        let magnitude = match self.is_range {
            true => Magnitude::Range(low, high),
            false => Magnitude::Point(low),
        };
        let estimate = LossEstimate {
            frequency,
            magnitude,
        };
        if check_estimate("loss", &estimate).is_ok() {
            return Ok(estimate);
        }
        if frequency.check().is_err() {
            let words = match frequency {
                Frequency::Range(low, _) if low <= Finite::ZERO => {
                    "A range needs a lower end above 0."
                }
                _ => "Between 0 and 1000 a year. Describe very frequent losses as one yearly loss.",
            };
            errors.frequency = Some(words.to_owned());
        } else if self.is_range && low > Finite::ZERO {
            errors.high = Some("The upper end is below the lower one.".to_owned());
        } else if self.is_range {
            errors.low = Some("A range needs a lower end above 0.".to_owned());
        } else {
            errors.low = Some("It cannot be below 0.".to_owned());
        }
        Err(errors)
    }
}

/// Writes events a year as they are typed: `0.1`, `0.02 to 0.5`.
pub fn frequency_text(frequency: Frequency) -> String {
    let write = |events: Finite| quantity::editable(Unit::Score, events);
    match frequency {
        Frequency::Point(events) => write(events),
        Frequency::Range(low, high) => format!("{} to {}", write(low), write(high)),
    }
}

/// Reads events a year: a number as `0.1` or `1/10`, or the two ends of a range as `0.02 to 0.5` or `1/50 – 1/2`.
pub fn frequency(text: &str) -> Result<Frequency, String> {
    let Some((one, other)) = ends(text) else {
        return events(text).map(Frequency::Point);
    };
    let (one, other) = (events(one)?, events(other)?);
    // Who thinks in years says the rarer one last: once in 2 to once in 50 years.
    Ok(if one <= other {
        Frequency::Range(one, other)
    } else {
        Frequency::Range(other, one)
    })
}

/// Splits a range at what stands between its ends.
fn ends(text: &str) -> Option<(&str, &str)> {
    const BETWEEN: [&str; 5] = [" to ", "–", "—", "…", ".."];
    let words = BETWEEN.iter().find_map(|between| text.split_once(between));
    words.or_else(|| {
        // A hyphen at the start is a sign.
        let start = text.len() - text.trim_start().len() + 1;
        let at = start + text.get(start..)?.find('-')?;
        Some((&text[..at], &text[at + 1..]))
    })
}

/// Reads events a year: a number, or one event in so many years as `1/10`.
fn events(text: &str) -> Result<Finite, String> {
    let number = |text: &str| quantity::parse(Unit::Score, text, "");
    let Some((events, years)) = text.split_once('/') else {
        return number(text).map_err(|why| match why {
            NotAQuantity::Empty => "Say how often a year; once in ten years is 0.1.".to_owned(),
            why => why.to_string(),
        });
    };
    let read = number(events).ok().zip(number(years).ok());
    let share = read.filter(|(_, years)| *years > Finite::ZERO);
    share
        .and_then(|(events, years)| Finite::new(events.get() / years.get()))
        .ok_or_else(|| {
            format!(
                "“{}” is not a number. Write it like 0.1, 1/10, or 1/50 to 1/2.",
                text.trim()
            )
        })
}

fn money(text: &str, currency: &str) -> Result<Finite, String> {
    quantity::parse(Unit::Money, text, currency).map_err(|why| match why {
        NotAQuantity::Empty => "Enter an amount.".to_owned(),
        why => why.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(frequency: &str, low: &str, high: &str) -> TypedLoss {
        TypedLoss {
            frequency: frequency.to_owned(),
            is_range: true,
            low: low.to_owned(),
            high: high.to_owned(),
        }
    }

    fn number(number: f64) -> Finite {
        Finite::new(number).unwrap()
    }

    #[test]
    fn a_range_is_read_as_it_is_said() {
        let estimate = typed("1/10", "EUR 100 000", "1 000 000")
            .read("EUR")
            .unwrap();
        assert_eq!(estimate.frequency, number(0.1).into());
        let range = Magnitude::Range(number(100_000.0), number(1_000_000.0));
        assert_eq!(estimate.magnitude, range);
        assert_eq!(TypedLoss::of(Some(&estimate)).read("EUR"), Ok(estimate));
    }

    #[test]
    fn how_often_is_a_number_or_a_range() {
        let range = Frequency::Range(number(0.02), number(0.5));
        for text in [
            "0.02 to 0.5",
            "1/50 to 1/2",
            "0.02–0.5",
            "0.02-0.5",
            " 0.02 - 0.5 ",
            "1/2 to 1/50",
            "0.02 … 0.5",
        ] {
            let estimate = typed(text, "100", "200").read("EUR").unwrap();
            assert_eq!(estimate.frequency, range, "{text}");
            assert_eq!(TypedLoss::of(Some(&estimate)).read("EUR"), Ok(estimate));
        }
        assert_eq!(frequency_text(range), "0.02 to 0.5");
        for wrong in [
            "0 to 1",
            "-1 to 2",
            "1 to",
            "1 to often",
            "1 to 2000",
            "1-2-3",
        ] {
            let errors = typed(wrong, "100", "200").read("EUR").unwrap_err();
            assert!(errors.frequency.is_some(), "{wrong}");
        }
    }

    #[test]
    fn an_amount_that_is_always_the_same_needs_no_upper_end() {
        let point = TypedLoss {
            is_range: false,
            ..typed("2", "500", "")
        };
        let estimate = point.read("EUR").unwrap();
        assert_eq!(estimate.magnitude, Magnitude::Point(number(500.0)));
        assert_eq!(TypedLoss::of(Some(&estimate)).read("EUR"), Ok(estimate));
    }

    #[test]
    fn what_is_wrong_is_said_beside_its_field() {
        let errors = |frequency, low, high| typed(frequency, low, high).read("EUR").unwrap_err();
        let all = errors("often", "", "much");
        assert!(all.frequency.is_some() && all.low.is_some() && all.high.is_some());
        let upside_down = errors("1", "500", "400");
        assert_eq!(
            upside_down.high.as_deref(),
            Some("The upper end is below the lower one.")
        );
        assert!(errors("1", "0", "400").low.is_some());
        assert!(errors("-1", "1", "400").frequency.is_some());
        assert!(errors("5000", "1", "400").frequency.is_some());
        assert!(errors("1/0", "1", "400").frequency.is_some());
    }
}
