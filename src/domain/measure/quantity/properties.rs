//! What holds for all inputs.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// Numbers with any digits, as f64 can hold them.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        0.0..1e15_f64,
        0.0..2000.0_f64,
        (0_u32..2_000_000).prop_map(f64::from),
        (0_u32..2_000_000).prop_map(|number| f64::from(number) / 1000.0),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_written_is_read_back_exactly(
        number in number(),
        unit in select(&Unit::ALL),
        negative: bool,
    ) {
        let size = match unit {
            Unit::Percent => number % 100.0,
            Unit::Count => number.round(),
            _ => number,
        };
        let size = Finite::new(size).unwrap();
        prop_assert_eq!(parse(unit, &editable(unit, size), "EUR"), Ok(size));
        let change = Finite::new(if negative { -size.get() } else { size.get() }).unwrap();
        prop_assert_eq!(parse_difference(unit, &editable_difference(unit, change), "EUR"), Ok(change));
    }

    #[test]
    fn a_part_and_its_whole_are_read_back_exactly(part in number(), rest in number()) {
        let part = Finite::new(part % 1e14).unwrap();
        let whole = Finite::new(part.get() + rest % 1e14 + 0.125).unwrap();
        let ratio = Ratio::new(part, whole).unwrap();
        let quantity = Quantity { value: ratio.percent(), counted: Some(ratio) };
        prop_assert_eq!(read(Unit::Percent, &ratio.text(), ""), Ok(quantity));
    }

    #[test]
    fn no_word_loses_its_factor(
        thousandths in 1_u32..10_000_000,
        (word, power) in select(&[
            ("k", 3), ("Tsd.", 3), ("thousand", 3), ("T€", 3), ("lakh", 5), ("Mio", 6), ("mln", 6), ("m", 6), ("M€", 6),
            ("million", 6), ("crore", 7), ("Mrd.", 9), ("bn", 9), ("b", 9), ("mil", 3), ("t", 3), ("xyz", 0), ("USD", 0),
        ][..]),
        comma: bool,
        space: bool,
    ) {
        let digits = (f64::from(thousandths) / 100.0).to_string();
        let typed = if comma { digits.replace('.', ",") } else { digits.clone() };
        let text = format!("{typed}{}{word}", if space { " " } else { "" });
        let right: f64 = format!("{digits}e{power}").parse().unwrap();
        match parse(Unit::Money, &text, "EUR") {
            Ok(value) => prop_assert_eq!(value.get(), right, "{}", text),
            Err(NotAQuantity::Empty | NotAQuantity::NotANumber { .. }) => prop_assert!(false, "{}", text),
            Err(_) => prop_assert!(matches!(word, "mil" | "t" | "xyz" | "USD"), "{}", text),
        }
    }

    #[test]
    fn clocks_keep_every_second(hours in 0_u32..500, minutes in 0_u32..60, seconds in 0_u32..60) {
        let total = f64::from(hours * 3600 + minutes * 60 + seconds) / 3600.0;
        for text in [
            format!("{hours}:{minutes:02}:{seconds:02}"),
            format!("{hours}h {minutes}m {seconds}s"),
            format!("PT{hours}H{minutes}M{seconds}S"),
            format!("{hours} Std. {minutes} Min. {seconds} Sek."),
        ] {
            let read = parse(Unit::Hours, &text, "").unwrap().get();
            prop_assert!((read - total).abs() < 1e-9, "{}: {}", text, read);
        }
    }

    #[test]
    fn thousands_are_thousands_in_every_habit_and_never_decimals(thousands in 1_u32..1000, rest in 0_u32..1000) {
        let right = f64::from(thousands * 1000 + rest);
        for mark in [",", ".", " ", "'", "’", "\u{a0}", "\u{202f}", "_"] {
            let text = format!("{thousands}{mark}{rest:03}");
            for unit in [Unit::Money, Unit::Count] {
                prop_assert_eq!(parse(unit, &text, "EUR").map(Finite::get), Ok(right), "{}", text);
            }
            for unit in [Unit::Hours, Unit::Days, Unit::Score] {
                let is_asked = matches!(parse(unit, &text, ""), Err(NotAQuantity::Ambiguous { .. }));
                let is_right = parse(unit, &text, "").map(Finite::get) == Ok(right);
                prop_assert!(is_asked || is_right, "{}", text);
            }
        }
    }

    #[test]
    fn any_text_is_answered(text in "[0-9a-zA-Z.,:/'%€$()+ -]{0,16}", unit in select(&Unit::ALL)) {
        if let Ok(value) = parse(unit, &text, "EUR") {
            let (low, high) = unit.bounds();
            prop_assert!((low..=high).contains(&value.get()));
        }
        let _ = QuantityReader::time(TimeUnit::Minutes).in_column([text.as_str()]).read(&text);
        let _ = parse_change(unit, &text, "EUR");
    }

    #[test]
    fn any_strange_text_is_answered(text in ".{0,12}") {
        for unit in Unit::ALL {
            let _ = parse(unit, &text, "EUR");
        }
    }
}
