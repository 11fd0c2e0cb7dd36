//! What is asked about, in words, and what is always and never asked.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::measure::quantity::{parse, read};

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
fn a_field_that_knows_nothing_usual_asks_where_a_text_has_two_readings() {
    let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
    let of = |question: Option<Question>| {
        question.map(|question| {
            let [one, other] = &question.readings;
            let texts = format!(" {} | {}", one.text, other.text);
            plain(question.asks() + &texts)
        })
    };
    for (unit, text, expected) in [
        (
            Unit::Hours,
            "1,204",
            Some("1 h 12 min 14.4 s or 1 204 h? 1.2040 | 1204"),
        ),
        (
            Unit::Hours,
            "1,204 min",
            Some("1 min 12.24 s or 20 h 4 min? 1.2040 min | 1204 min"),
        ),
        (Unit::Score, "1.204", Some("1.204 or 1 204? 1.2040 | 1204")),
        (
            Unit::Percent,
            "9970",
            Some("99.7 % or 9.97 %? 99.7 % | 9.97 %"),
        ),
        (Unit::Money, "1,204", None),
        (Unit::Hours, "9000", None),
        (Unit::Score, "soon", None),
        (Unit::Score, "", None),
    ] {
        let question = of_text(QuantityReader::new(unit, "EUR"), text);
        assert_eq!(of(question).as_deref(), expected, "{text}");
    }
    for (text, expected) in [
        ("-1,204", Some("-1.2040 | -1204")),
        ("−2 to 1,204", Some("−2 to 1.2040 | −2 to 1204")),
        ("1,204 to 1,500", Some("1.2040 to 1,500 | 1204 to 1,500")),
        ("−2 to 6", None),
    ] {
        let texts = of_change(Unit::Days, text, "").map(|question| {
            let [one, other] = question.readings;
            format!("{} | {}", one.text, other.text)
        });
        assert_eq!(texts.as_deref(), expected, "{text}");
    }
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
        let typed = read(unit, &text, "");
        let Some(question) = usual(unit, &values).question(&text, &typed, "") else {
            return Ok(());
        };
        if let Ok(typed) = typed {
            prop_assert_eq!(question.readings[0].value, typed.value);
        }
        let [one, other] = &question.readings;
        prop_assert_ne!(&one.shown, &other.shown);
        for reading in &question.readings {
            let again = read(unit, &reading.text, "").map(|read| read.value);
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
            prop_assert_eq!(parse(Unit::Percent, &reading.text, ""), Ok(reading.value));
        }
    }
}
