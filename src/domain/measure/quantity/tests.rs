//! Quantities as people write them, and as they are shown.

use super::*;

fn read(unit: Unit, text: &str) -> Result<f64, NotAQuantity> {
    parse(unit, text, "EUR").map(Finite::get)
}

#[test]
fn shares_are_read_with_comma_or_point_with_or_without_sign() {
    for text in ["99,7 %", "99.7%", " 99.7 ", "99,7\u{a0}%", "+99.70"] {
        assert_eq!(read(Unit::Percent, text), Ok(99.7), "{text}");
    }
    assert_eq!(read(Unit::Percent, "99.875"), Ok(99.875));
    assert_eq!(read(Unit::Percent, "101"), Err(NotAQuantity::NotAShare));
    assert_eq!(read(Unit::Percent, "-1"), Err(NotAQuantity::NotAShare));
}

#[test]
fn changes_are_read_with_their_sign_and_written_back() {
    let read = |unit, text| parse_difference(unit, text, "EUR").map(Finite::get);
    for text in ["-2 points", "\u{2212}2 %", "- 2", "-2,0"] {
        assert_eq!(read(Unit::Percent, text), Ok(-2.0), "{text}");
    }
    assert_eq!(read(Unit::Hours, "+30 min"), Ok(0.5));
    assert_eq!(read(Unit::Money, "-EUR 500"), Ok(-500.0));
    assert_eq!(read(Unit::Count, "3"), Ok(3.0));
    for text in ["--2", "+-2", "two", "-2 points more"] {
        assert!(read(Unit::Percent, text).is_err(), "{text}");
    }
    assert_eq!(read(Unit::Percent, " "), Err(NotAQuantity::Empty));
    for unit in Unit::ALL {
        let change = Finite::from(-3);
        let text = editable_difference(unit, change);
        assert_eq!(parse_difference(unit, &text, ""), Ok(change), "{text}");
    }
}

#[test]
fn time_spans_are_read_as_people_write_them() {
    let third = 3.0 + 20.0 / 60.0;
    for text in [
        "3h 20m",
        "3 h 20 min",
        "3:20",
        "200 min",
        "3h20",
        "3 hours, 20 minutes",
    ] {
        let hours = read(Unit::Hours, text).unwrap();
        assert!((hours - third).abs() < 1e-9, "{text}");
    }
    assert_eq!(read(Unit::Hours, "2d 4h"), Ok(52.0));
    assert_eq!(read(Unit::Hours, "1,5"), Ok(1.5));
    assert_eq!(read(Unit::Days, "12"), Ok(12.0));
    assert_eq!(read(Unit::Days, "36h"), Ok(1.5));
    assert_eq!(read(Unit::Hours, "-2h"), Err(NotAQuantity::Negative));
    assert!(read(Unit::Hours, "3:75").is_err());
}

#[test]
fn counts_are_read_with_any_thousands_mark_and_are_whole() {
    for text in [
        "1 204",
        "1,204",
        "1.204",
        "1'204",
        "1\u{202f}204",
        "1204",
        "1_204",
    ] {
        assert_eq!(read(Unit::Count, text), Ok(1204.0), "{text}");
    }
    assert_eq!(read(Unit::Count, "1,234,567"), Ok(1_234_567.0));
    assert_eq!(read(Unit::Count, "2.5"), Err(NotAQuantity::NotWhole));
    assert!(read(Unit::Count, "12 34").is_err());
}

#[test]
fn money_has_no_third_decimal() {
    assert_eq!(read(Unit::Money, "1,204"), Ok(1204.0));
    assert_eq!(read(Unit::Money, "0,204"), Ok(0.204));
    assert_eq!(read(Unit::Money, "€ 1,204.50"), Ok(1204.5));
    assert_eq!(read(Unit::Money, "1.204,50 EUR"), Ok(1204.5));
    assert_eq!(read(Unit::Money, "-40 400"), Ok(-40400.0));
    assert_eq!(read(Unit::Money, "12,5"), Ok(12.5));
}

#[test]
fn nonsense_is_refused_with_an_example_of_the_unit() {
    for text in [
        "abc",
        "%",
        "--3",
        "1e5",
        "NaN",
        "∞",
        "3 potatoes",
        ".",
        "1..2",
        "9".repeat(400).as_str(),
    ] {
        for unit in Unit::ALL {
            assert!(read(unit, text).is_err(), "{text} as {unit:?}");
        }
    }
    let message = read(Unit::Hours, "soon").unwrap_err().to_string();
    assert_eq!(message, "“soon” is not a time span. Write it like 3h 20m.");
    assert_eq!(read(Unit::Score, "  "), Err(NotAQuantity::Empty));
}

#[test]
fn values_are_written_with_their_unit() {
    assert_eq!(format(Unit::Percent, 99.7, ""), "99.7\u{a0}%");
    assert_eq!(
        format(Unit::Hours, 3.0 + 1.0 / 3.0, ""),
        "3\u{a0}h 20\u{a0}min"
    );
    assert_eq!(format(Unit::Hours, 0.0, ""), "0\u{a0}h");
    assert_eq!(format(Unit::Hours, 0.999_999, ""), "1\u{a0}h");
    assert_eq!(format(Unit::Hours, 0.005, ""), "18\u{a0}s");
    assert_eq!(format(Unit::Count, 1204.0, ""), "1\u{202f}204");
    assert_eq!(
        format(Unit::Money, -40_400.1, "EUR"),
        "\u{2212}EUR\u{a0}40\u{202f}400"
    );
    assert_eq!(format(Unit::Days, 1.0, ""), "1\u{a0}day");
}

#[test]
fn a_value_that_is_shown_for_editing_is_read_back_exactly() {
    for unit in Unit::ALL {
        for value in [
            0.0,
            7.0,
            1204.0,
            99.875,
            3.0 + 1.0 / 3.0,
            0.1 + 0.2,
            12.3456789,
        ] {
            let value = Finite::new(value).unwrap();
            if unit == Unit::Count && value.get().fract() != 0.0 || value.get() > 100.0 {
                continue;
            }
            assert_eq!(
                parse(unit, &editable(unit, value), ""),
                Ok(value),
                "{unit:?}"
            );
        }
    }
    assert_eq!(
        editable(Unit::Percent, Finite::new(99.9).unwrap()),
        "99.9\u{a0}%"
    );
    assert_eq!(
        editable(Unit::Percent, Finite::new(99.875).unwrap()),
        "99.875"
    );
}

#[test]
fn differences_carry_their_sign_and_shares_differ_by_points() {
    assert_eq!(
        format_difference(Unit::Percent, -0.2, ""),
        "\u{2212}0.2 points"
    );
    assert_eq!(format_difference(Unit::Percent, 1.0, ""), "+1 point");
    assert_eq!(
        format_difference(Unit::Hours, 1.5, ""),
        "+1\u{a0}h 30\u{a0}min"
    );
    assert_eq!(format_difference(Unit::Count, 0.0, ""), "±0");
}

#[test]
fn a_change_may_be_a_range_and_is_written_as_it_is_read() {
    let read = |text| parse_change(Unit::Hours, text, "").unwrap();
    let hours = |hours| Finite::new(hours).unwrap();
    assert_eq!(read("+1h to +2h 30m"), (hours(1.0), Some(hours(2.5))));
    assert_eq!(read("\u{2212}30 min"), (hours(-0.5), None));
    assert!(parse_change(Unit::Hours, "1 to", "").is_err());
    assert!(parse_change(Unit::Hours, "1 to x", "").is_err());
    let (change, to) = read("-1h to 2h 30m");
    assert_eq!(
        read(&editable_change(Unit::Hours, change, to)),
        (change, to)
    );
    let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
    assert_eq!(
        plain(format_change(Unit::Percent, (-2.0, 1.0), "EUR")),
        "\u{2212}2 points to +1 point"
    );
    assert_eq!(
        plain(format_change(Unit::Percent, (1.0, 1.0), "EUR")),
        "+1 point"
    );
}
