//! How often a loss happens: events a year, as a number or as a 90 % range.
//!
//! Nobody knows whether it is once in 50 years or once in two. Taken as the number between, such a risk costs nothing in
//! nine years of ten; taken as it is, its mean is higher by more than half and its bad years are bad.

use super::lognormal::{lognormal, normal_share};
use crate::domain::field::{
    Fault, Json, JsonReader, Value, Variant, Writer, blank, serde_by_value,
};
use crate::domain::value::Finite;

/// The most events a year that are simulated one by one.
pub const FREQUENCY_LIMIT: f64 = 1000.0;

/// Events a year: 0.1 is once in ten years. Written as a number, or as `{"range": [0.02, 0.5]}`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Frequency {
    Point(Finite),
    /// Nine times out of ten between the two, which are above 0: lognormal.
    Range(Finite, Finite),
}

impl From<Finite> for Frequency {
    fn from(events: Finite) -> Frequency {
        Frequency::Point(events)
    }
}

impl Frequency {
    /// Returns the lowest and the highest end; the same number twice where there is one.
    pub fn ends(self) -> (Finite, Finite) {
        match self {
            Frequency::Point(events) => (events, events),
            Frequency::Range(low, high) => (low, high),
        }
    }

    /// Returns the mean of the events a year.
    ///
    /// That of a range is the mean of its lognormal, e^(μ + σ²/2), of which no more than [`FREQUENCY_LIMIT`] is drawn:
    /// E min(λ, L) = e^(μ + σ²/2) Φ((ln L − μ − σ²)/σ) + L Φ((μ − ln L)/σ), the limited expected value of a lognormal
    /// (Klugman, Panjer and Willmot, *Loss Models*, appendix A). It matters for the widest ranges alone.
    pub fn mean(self) -> f64 {
        let (low, high) = match self {
            Frequency::Point(events) => return events.get(),
            Frequency::Range(low, high) => (low, high),
        };
        let (mu, sigma) = lognormal(low, high);
        if sigma == 0.0 {
            return low.get();
        }
        let limit = libm::log(FREQUENCY_LIMIT);
        let below = normal_share((limit - mu - sigma * sigma) / sigma);
        let above = normal_share((mu - limit) / sigma);
        libm::exp(mu + sigma * sigma / 2.0) * below + FREQUENCY_LIMIT * above
    }

    /// Returns the events a year at a standard normal deviate.
    pub fn at(self, deviate: f64) -> f64 {
        match self {
            Frequency::Point(events) => events.get(),
            Frequency::Range(low, high) => {
                let (mu, sigma) = lognormal(low, high);
                libm::exp(mu + sigma * deviate).min(FREQUENCY_LIMIT)
            }
        }
    }

    /// Refuses what no distribution has.
    pub fn check(self) -> Result<(), &'static str> {
        let (low, high) = self.ends();
        let possible = 0.0..=FREQUENCY_LIMIT;
        if !possible.contains(&low.get()) || !possible.contains(&high.get()) {
            return Err(
                "the events a year are below 0 or above 1000; describe very frequent losses as one yearly loss",
            );
        }
        match self {
            Frequency::Range(low, high) if low <= Finite::ZERO || high < low => Err(
                "a range of events a year needs a lower end above 0 and an upper end that is not below it",
            ),
            _ => Ok(()),
        }
    }
}

impl Value for Frequency {
    fn read(&mut self, json: &Json, reader: &mut JsonReader) -> Result<(), Fault> {
        const RANGE: &[Variant] = &[Variant {
            name: "range",
            is_plain: false,
        }];
        let (mut low, mut high) = (Finite::ZERO, Finite::ZERO);
        *self = match json {
            Json::Object(_) => {
                let (_, ends) = reader.variant(RANGE, json)?;
                reader.items("range", &mut [&mut low, &mut high], ends)?;
                Frequency::Range(low, high)
            }
            Json::Number(_) => {
                low.read(json, reader)?;
                Frequency::Point(low)
            }
            other => {
                let belongs = "a number of events a year, or a range of two";
                return Err(Fault::unlike(other, belongs));
            }
        };
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        match self {
            Frequency::Point(events) => events.write(writer),
            Frequency::Range(low, high) => writer.items("range", &[low, high]),
        }
    }
}

blank! { Frequency as FrequencyForm: Needed, Frequency::Point(Finite::ZERO); }
serde_by_value!(Frequency);

/// The form in the file, for its schema.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(untagged)]
pub enum FrequencyForm {
    /// Events a year, 0 or more.
    Number(Finite),
    /// A 90 % range of them.
    Range { range: (Finite, Finite) },
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn number(number: f64) -> Finite {
        Finite::new(number).unwrap()
    }

    fn range(low: f64, high: f64) -> Frequency {
        Frequency::Range(number(low), number(high))
    }

    /// By hand: σ = ln 25 ÷ 3.28970725 = 0.978470, the median is √0.01 = 0.1, so 0.1 · e^(0.478702) = 0.161398.
    #[test]
    fn the_mean_of_a_range_is_that_of_its_lognormal() {
        assert!((range(0.02, 0.5).mean() - 0.161_398).abs() < 1e-5);
        assert_eq!(range(0.3, 0.3).mean(), 0.3);
        assert_eq!(Frequency::Point(number(0.1)).mean(), 0.1);
    }

    /// Half of the events of a range around the limit are cut to it.
    #[test]
    fn no_more_than_the_limit_is_drawn_and_the_mean_knows_it() {
        let wide = range(1e-9, 1000.0);
        assert_eq!(wide.at(9.0), FREQUENCY_LIMIT);
        assert!(wide.mean() > 0.0 && wide.mean() < FREQUENCY_LIMIT);
        // Drawn evenly over the deviates, the mean is the same.
        let drawn: f64 = (1..20_000)
            .map(|place| -6.0 + 12.0 * f64::from(place) / 20_000.0)
            .map(|z| wide.at(z) * libm::exp(-z * z / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI))
            .sum::<f64>()
            * 12.0
            / 20_000.0;
        assert!(
            (drawn / wide.mean() - 1.0).abs() < 1e-4,
            "{drawn} {}",
            wide.mean()
        );
    }

    #[test]
    fn a_range_is_nine_times_out_of_ten_within_its_ends() {
        let frequency = range(0.02, 0.5);
        assert!((frequency.at(-1.644_853_6) - 0.02).abs() < 1e-8);
        assert!((frequency.at(1.644_853_6) - 0.5).abs() < 1e-7);
    }

    #[test]
    fn a_number_is_written_as_before_and_a_range_as_an_object() {
        let written = |frequency: Frequency| serde_json::to_value(frequency).unwrap();
        assert_eq!(written(Frequency::Point(number(0.1))), json!(0.1));
        assert_eq!(written(Frequency::Point(number(2.0))), json!(2));
        assert_eq!(written(range(0.02, 0.5)), json!({"range": [0.02, 0.5]}));
        for value in [json!(0.1), json!(4), json!({"range": [0.02, 0.5]})] {
            let read: Frequency = serde_json::from_value(value.clone()).unwrap();
            assert_eq!(written(read), value);
        }
        for wrong in [
            json!("often"),
            json!({}),
            json!({"range": [1]}),
            json!({"point": 1}),
            json!([1, 2]),
        ] {
            assert!(
                serde_json::from_value::<Frequency>(wrong.clone()).is_err(),
                "{wrong}"
            );
        }
    }

    #[test]
    fn what_no_distribution_has_is_refused() {
        assert!(range(0.02, 0.02).check().is_ok());
        for wrong in [
            range(0.0, 1.0),
            range(2.0, 1.0),
            range(1.0, 1000.1),
            Frequency::Point(number(-0.1)),
        ] {
            assert!(wrong.check().is_err(), "{wrong:?}");
        }
    }
}
