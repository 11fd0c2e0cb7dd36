//! The values of a KPI in words, beside the targets that they are held against.
//!
//! Whoever shows a value next to a target or a verdict writes it here, so that a missed target never looks met.

use chrono::NaiveDate;

use super::evaluation::Evaluation;
use super::kpi::{Kpi, Target};
use super::quantity::{Quantity, format, format_against, format_target, with_parts};
use crate::domain::value::Finite;

impl Kpi {
    /// Writes a value as finely as it takes to be seen on its side of the target of the day.
    pub fn value_text(&self, day: NaiveDate, value: f64, currency: &str) -> String {
        let plain = || format(self.unit, value, currency);
        let (Some(target), Some(finite)) = (self.target_on(day), Finite::new(value)) else {
            return plain();
        };
        let nearest = target.target.nearest(value);
        match target.target.variance(finite).absolute == 0.0 {
            // Inside a range.
            true if is_inside(target.target, value) => plain(),
            true => format_target(self.unit, nearest, currency),
            false => format_against(self.unit, value, nearest, currency),
        }
    }
}

impl Evaluation {
    /// Writes the newest value beside its target, with the part and the whole where both are known.
    pub fn latest_text(&self, kpi: &Kpi, currency: &str) -> Option<String> {
        let latest = self.latest()?;
        let quantity = Quantity {
            value: latest.value,
            counted: self.counted,
        };
        let text = kpi.value_text(latest.at.date, latest.value.get(), currency);
        Some(with_parts(text, quantity))
    }
}

/// Tells whether the value lies within a range, and not on one of its ends.
fn is_inside(target: Target, value: f64) -> bool {
    matches!(target, Target::Within(low, high) if low.get() < value && value < high.get())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::domain::explain::wording::{distance_phrase, target_phrase};
    use crate::domain::measure::kpi::Unit;
    use crate::domain::measure::quantity::{format_difference, parse};
    use crate::domain::measure::variance::Verdict;

    fn kpi(unit: Unit, target: Target) -> Kpi {
        let json = serde_json::json!({
            "id": crate::domain::revision::Id::from_number(1), "name": "K", "unit": unit, "cadence": "monthly",
            "targets": [{"from": "2026-01-01", "target": target}],
        });
        serde_json::from_value(json).unwrap()
    }

    fn number(number: f64) -> Finite {
        Finite::new(number).unwrap()
    }

    fn plain(text: &str) -> String {
        text.replace(['\u{a0}', '\u{202f}'], " ")
    }

    fn day() -> NaiveDate {
        "2026-11-30".parse().unwrap()
    }

    /// Returns the value, the target and the difference in words.
    fn told(unit: Unit, target: Target, value: f64) -> [String; 3] {
        let kpi = kpi(unit, target);
        let variance = target.variance(number(value));
        [
            plain(&kpi.value_text(day(), value, "EUR")),
            plain(&target_phrase(target, unit, "EUR")),
            plain(&format_difference(unit, variance.absolute, "EUR")),
        ]
    }

    #[test]
    fn a_value_that_misses_its_target_by_little_looks_like_a_miss() {
        let at_least = |target| Target::AtLeast(number(target));
        let at_most = |target| Target::AtMost(number(target));
        for (unit, target, value, expected) in [
            (
                Unit::Percent,
                at_least(99.9),
                99.896,
                ["99.896 %", "at least 99.9 %", "−0.004 points"],
            ),
            (
                Unit::Percent,
                at_least(99.9),
                99.9,
                ["99.9 %", "at least 99.9 %", "±0 points"],
            ),
            (
                Unit::Percent,
                at_least(99.9),
                99.7,
                ["99.7 %", "at least 99.9 %", "−0.2 points"],
            ),
            (
                Unit::Percent,
                at_least(99.897),
                99.896,
                ["99.896 %", "at least 99.897 %", "−0.001 points"],
            ),
            (
                Unit::Percent,
                at_least(99.9),
                99.904,
                ["99.904 %", "at least 99.9 %", "+0.004 points"],
            ),
            (
                Unit::Hours,
                at_most(4.0),
                4.005,
                ["4 h 18 s", "at most 4 h", "+18 s"],
            ),
            (
                Unit::Hours,
                at_most(4.0),
                4.0001,
                ["4 h 0.4 s", "at most 4 h", "+0.4 s"],
            ),
            (
                Unit::Hours,
                at_most(4.0),
                26.0511,
                ["26 h 3 min", "at most 4 h", "+22 h 3 min"],
            ),
            (
                Unit::Days,
                at_most(14.0),
                14.04,
                ["14.04 days", "at most 14 days", "+0.04 days"],
            ),
            (
                Unit::Money,
                at_most(40_000.0),
                40_000.4,
                ["EUR 40 000.4", "at most EUR 40 000", "+EUR 0.4"],
            ),
            (
                Unit::Score,
                at_least(7.5),
                7.4999,
                ["7.4999", "at least 7.5", "−0.0001"],
            ),
            // Zeros within a number do not end it.
            (
                Unit::Score,
                at_least(7.500_002),
                7.500_001,
                ["7.500001", "at least 7.500002", "−0.000001"],
            ),
            (Unit::Count, at_most(0.0), 3.0, ["3", "0", "+3"]),
        ] {
            assert_eq!(told(unit, target, value), expected.map(str::to_owned));
        }
        let range = Target::Within(number(10.0), number(20.0));
        assert_eq!(told(Unit::Score, range, 15.123_456)[0], "15.12");
        assert_eq!(told(Unit::Score, range, 20.001)[0], "20.001");
    }

    #[test]
    fn times_show_seconds_where_they_matter() {
        let hours = |seconds: f64| plain(&format(Unit::Hours, seconds / 3600.0, ""));
        for (seconds, expected) in [
            (0.0, "0 h"),
            (0.04, "0.04 s"),
            (2.0, "2 s"),
            (31.666, "31.7 s"),
            (48.0, "48 s"),
            (59.97, "1 min"),
            (60.0, "1 min"),
            (150.0, "2 min 30 s"),
            (1200.0, "20 min"),
            (3599.7, "1 h"),
            (12_000.0, "3 h 20 min"),
            (93_784.0, "26 h 3 min"),
        ] {
            assert_eq!(hours(seconds), expected);
        }
    }

    /// A target, and a value near it or anywhere.
    fn pair() -> impl Strategy<Value = (Unit, Target, f64)> {
        let unit = select(&Unit::ALL);
        let target = prop_oneof![
            (0_u32..100_000).prop_map(|number| f64::from(number) / 1000.0),
            0.0..100.0_f64,
            (0_u32..100).prop_map(f64::from),
        ];
        let away = prop_oneof![
            -1.0..1.0_f64,
            -0.01..0.01_f64,
            -1e-6..1e-6_f64,
            -100.0..100.0_f64
        ];
        (unit, target, away, 0..4_u8, 0.0..10.0_f64).prop_map(|(unit, target, away, kind, wide)| {
            // What lies below the finest that is shown is rounding of the computer.
            let measured = |value: f64| (value * 1e8).round() / 1e8;
            let (target, wide) = (measured(target), measured(wide));
            let value = measured((target + away).clamp(0.0, 100.0));
            let one = number(target);
            let target = match kind {
                0 => Target::AtLeast(one),
                1 => Target::AtMost(one),
                2 => Target::Exactly(one),
                _ => Target::Within(one, number(target + wide)),
            };
            (unit, target, value)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn what_is_not_on_target_never_looks_like_the_target((unit, target, value) in pair()) {
            let kpi = kpi(unit, target);
            let verdict = kpi.targets[0].verdict(number(value));
            let variance = target.variance(number(value));
            let shown = kpi.value_text(day(), value, "");
            let nearest = format_target(unit, target.nearest(value), "");
            if verdict == Verdict::OnTarget {
                return Ok(());
            }
            prop_assert_ne!(&shown, &nearest);
            let words = target_phrase(target, unit, "");
            prop_assert!(!words.ends_with(&[" ", &shown].concat()), "{}", words);
            // And it is shown on the side where it lies.
            if unit != Unit::Count {
                let read = |text: &str| parse(unit, text, "").map(Finite::get);
                if let (Ok(shown), Ok(nearest)) = (read(&shown), read(&nearest)) {
                    prop_assert_eq!(shown < nearest, variance.absolute < 0.0, "{} {}", shown, nearest);
                }
            }
            let difference = distance_phrase(target, unit, variance, "");
            let says_something = difference.contains(|c: char| ('1'..='9').contains(&c));
            prop_assert!(says_something || difference.starts_with("just"), "{}", difference);
        }
    }
}
