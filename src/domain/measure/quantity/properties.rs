//! Inputs and what is understood of them, in tables; and what holds for all of them.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// Writes the answer of the reader in a few words: the value, `ask small | large`, or the refusal.
fn answer(reader: QuantityReader, text: &str) -> String {
    match reader.read(text) {
        Ok(Quantity {
            value,
            counted: Some(counted),
        }) => format!("{} ({})", rounded(value), plain_spaces(&counted.text())),
        Ok(quantity) => rounded(quantity.value),
        Err(NotAQuantity::Ambiguous { small, large, .. }) => {
            let value = |one: &Candidate| match reader.read(&one.text) {
                Ok(quantity) => rounded(quantity.value),
                Err(why) => format!("{} is asked again: {why}", one.text),
            };
            format!("ask {} | {}", value(&small), value(&large))
        }
        Err(why) => format!("{:?}", why)
            .split([' ', '('])
            .next()
            .unwrap()
            .to_owned(),
    }
}

fn rounded(value: Finite) -> String {
    let rounded = (value.get() * 1e6).round() / 1e6;
    rounded.to_string()
}

fn plain_spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn check(reader: QuantityReader, table: &[(&str, &str)]) {
    let wrong: Vec<String> = (table.iter())
        .map(|(text, expected)| (text, expected, answer(reader, text)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text:?}: {found}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn money_is_read_with_its_marks_its_words_and_its_currency() {
    check(
        QuantityReader::new(Unit::Money, "EUR"),
        &[
            ("500", "500"),
            ("18,000", "18000"),
            ("18.000", "18000"),
            ("18 000", "18000"),
            ("18'000", "18000"),
            ("18’000", "18000"),
            ("18\u{a0}000", "18000"),
            ("18\u{202f}000", "18000"),
            ("18\u{2009}000", "18000"),
            ("18_000", "18000"),
            ("1,00,000", "100000"),
            ("12,34,56,789.50", "123456789.5"),
            ("1,234,567", "1234567"),
            ("1.234.567,89", "1234567.89"),
            ("1 204,50", "1204.5"),
            ("1'204.50", "1204.5"),
            ("0,204", "0.204"),
            ("0.5", "0.5"),
            ("12,5", "12.5"),
            ("1204,500", "1204.5"),
            ("1 204.500", "1204.5"),
            ("(500)", "-500"),
            ("( 500 )", "-500"),
            ("(€ 1,204.50)", "-1204.5"),
            ("(500) EUR", "-500"),
            ("500-", "-500"),
            ("500.00-", "-500"),
            ("-500", "-500"),
            ("−500", "-500"),
            ("– 500", "-500"),
            ("€ -500", "-500"),
            ("-€500", "-500"),
            ("+500", "500"),
            ("500,-", "500"),
            ("500.–", "500"),
            ("1.204,-- €", "1204"),
            ("€ 500", "500"),
            ("€500", "500"),
            ("500€", "500"),
            ("500 EUR", "500"),
            ("EUR 500", "500"),
            ("eur500", "500"),
            ("500 Euro", "500"),
            ("500 euros", "500"),
            ("12k", "12000"),
            ("12 k", "12000"),
            ("12K€", "12000"),
            ("k€ 12", "12000"),
            ("1.2M", "1200000"),
            ("€1.2m", "1200000"),
            ("EUR 1.2M", "1200000"),
            ("1.2MM", "1200000"),
            ("1,2 Mio", "1200000"),
            ("1,2 Mio.", "1200000"),
            ("1,2 Mio. €", "1200000"),
            ("1,2 Mio EUR", "1200000"),
            ("1.5 mln", "1500000"),
            ("5 mln", "5000000"),
            ("1.5 million", "1500000"),
            ("3 millions", "3000000"),
            ("2 Millionen Euro", "2000000"),
            ("2 Mrd", "2000000000"),
            ("2,5 Mrd. €", "2500000000"),
            ("10 bn", "10000000000"),
            ("10bn", "10000000000"),
            ("2 bln", "2000000000"),
            ("4 billion", "4000000000"),
            ("2 Md€", "2000000000"),
            ("7 Mia.", "7000000000"),
            ("300 Tsd", "300000"),
            ("300 Tsd. EUR", "300000"),
            ("300 T€", "300000"),
            ("300 TEUR", "300000"),
            ("TEUR 300", "300000"),
            ("300 thousand", "300000"),
            ("3 Tausend", "3000"),
            ("3 lakh", "300000"),
            ("2.5 crore", "25000000"),
            ("1 204 k", "1204000"),
            ("(1.5m)", "-1500000"),
            ("1,204k", "ask 1204 | 1204000"),
            ("1.204 Mio", "ask 1204000 | 1204000000"),
            ("3 mil", "ask 3000 | 3000000"),
            ("3mil €", "ask 3000 | 3000000"),
            ("8 FTE", "Unknown"),
            ("12 xyz", "Unknown"),
            ("1.5 t", "Unknown"),
            ("about 500", "Unknown"),
            ("~500", "Unknown"),
            ("> 500", "Unknown"),
            ("500 p.a.", "Unknown"),
            ("500/month", "Unknown"),
            ("500 EUR net", "Unknown"),
            ("5 k k", "Unknown"),
            ("EUR 5 EUR", "Unknown"),
            ("50 %", "Unknown"),
            ("3 h", "Unknown"),
            ("USD 100", "OtherCurrency"),
            ("100 usd", "OtherCurrency"),
            ("$100", "OtherCurrency"),
            ("£ 100", "OtherCurrency"),
            ("100 CHF", "OtherCurrency"),
            ("Fr. 100", "OtherCurrency"),
            ("1.2M$", "OtherCurrency"),
            ("US$ 100", "OtherCurrency"),
            ("kUSD 5", "OtherCurrency"),
            ("₿ 1", "OtherCurrency"),
            ("100 zł", "OtherCurrency"),
            ("100 kes", "OtherCurrency"),
            ("10-20", "NotANumber"),
            ("--5", "NotANumber"),
            ("-(5)", "NotANumber"),
            ("(5", "NotANumber"),
            ("5 (net)", "NotANumber"),
            ("12 34", "NotANumber"),
            ("1,0,0", "NotANumber"),
            ("1,00,00", "NotANumber"),
            ("1 204,567.8", "NotANumber"),
            ("0,204,111", "NotANumber"),
            ("1e5", "NotANumber"),
            ("44/50", "PartOfWhole"),
            ("much", "NotANumber"),
            ("€", "NotANumber"),
            ("9999 trillion", "TooLarge"),
            ("", "Empty"),
            ("\u{200b} \u{a0}", "Empty"),
        ],
    );
}

#[test]
fn a_scorecard_knows_its_currency_by_code_sign_and_name() {
    for (currency, text) in [
        ("USD", "$ 1,204.50"),
        ("usd", "US$1,204.50"),
        ("US$", "USD 1204.50"),
        ("CAD", "$1,204.50"),
        ("CHF", "Fr. 1'204.50"),
        ("CHF", "CHF 1’204.50"),
        ("GBP", "£1,204.50"),
        ("€", "1.204,50 EUR"),
        ("INR", "Rs. 1,204.50"),
        ("JPY", "¥1,204.50"),
        ("PLN", "1 204,50 zł"),
        ("Credits", "1204.50 credits"),
    ] {
        let read = parse(Unit::Money, text, currency);
        assert_eq!(read.map(Finite::get), Ok(1204.5), "{text} in {currency}");
    }
    let refused = parse(Unit::Money, "USD 100", "EUR").unwrap_err();
    assert_eq!(
        refused.to_string(),
        "“USD” is not this scorecard's currency, which is EUR. Convert the amount to EUR first."
    );
    let refused = parse(Unit::Money, "8 FTE", "EUR").unwrap_err();
    assert_eq!(
        refused.to_string(),
        "“FTE” is not understood in an amount of money. Write it like 40 400."
    );
}

#[test]
fn times_are_read_to_the_second() {
    check(
        QuantityReader::new(Unit::Hours, "EUR"),
        &[
            ("1.5", "1.5"),
            ("1,5", "1.5"),
            ("4", "4"),
            ("5h30", "5.5"),
            ("5h 30", "5.5"),
            ("5 h 30 min", "5.5"),
            ("5h30m", "5.5"),
            ("5H30", "5.5"),
            ("5h5", "5.083333"),
            ("5h05", "5.083333"),
            ("2min30", "0.041667"),
            ("2 min 30 s", "0.041667"),
            ("3:20", "3.333333"),
            ("3:20 h", "3.333333"),
            ("12:30 min", "0.208333"),
            ("10:00:00", "10"),
            ("27:30:00", "27.5"),
            ("0:00:45", "0.0125"),
            ("00:00:45.5", "0.012639"),
            ("00:00:45,5", "0.012639"),
            ("1 day, 2:03:04", "26.051111"),
            ("1 days 02:03:04", "26.051111"),
            ("2 Tage 02:00", "50"),
            ("1.02:03:04", "26.051111"),
            ("PT3H20M", "3.333333"),
            ("pt3h20m", "3.333333"),
            ("P1DT2H", "26"),
            ("P2W", "336"),
            ("PT0.5H", "0.5"),
            ("PT45S", "0.0125"),
            ("PT1M30.5S", "0.025139"),
            ("1,5 Std.", "1.5"),
            ("1,5 Std", "1.5"),
            ("2 Stunden 15 Minuten", "2.25"),
            ("2 Stunden und 15 Minuten", "2.25"),
            ("3 hours, 20 minutes", "3.333333"),
            ("3 hours and 20 minutes", "3.333333"),
            ("2 heures 15", "2.25"),
            ("2 jours", "48"),
            ("1 j 2 h", "26"),
            ("3 Tage", "72"),
            ("1 Woche", "168"),
            ("45 s", "0.0125"),
            ("90 sec", "0.025"),
            ("90 Sek.", "0.025"),
            ("1500 ms", "0.000417"),
            ("200 min", "3.333333"),
            ("200 Min.", "3.333333"),
            ("2d 4h", "52"),
            ("1w 1d", "192"),
            ("1 204 h", "1204"),
            ("1'204 h", "1204"),
            ("1.2040 h", "1.204"),
            ("12.3456 h", "12.3456"),
            ("1,204.5 h", "1204.5"),
            (".5 h", "0.5"),
            ("0,204 h", "0.204"),
            ("1,204", "ask 1.204 | 1204"),
            ("1,204 h", "ask 1.204 | 1204"),
            ("1.204 h", "ask 1.204 | 1204"),
            ("1,440 min", "ask 0.024 | 24"),
            ("2d 1,204 h", "ask 49.204 | 1252"),
            ("P1M", "NoFixedLength"),
            ("P1Y2M", "NoFixedLength"),
            ("3 months", "NoFixedLength"),
            ("2 Jahre", "NoFixedLength"),
            ("5 business days", "Unknown"),
            ("3 potatoes", "Unknown"),
            ("5 %", "Unknown"),
            ("9:30 am", "Unknown"),
            ("about 3 h", "Unknown"),
            ("3:75", "NotANumber"),
            ("3:20:75", "NotANumber"),
            ("1 day, 25:00:00", "NotANumber"),
            ("3:2", "NotANumber"),
            ("1:2:3:4", "NotANumber"),
            ("2d 4", "NotANumber"),
            ("5h 75", "NotANumber"),
            ("5h 300", "NotANumber"),
            ("2h 3h", "NotANumber"),
            ("20 min 3 h", "NotANumber"),
            ("P", "NotANumber"),
            ("PT", "NotANumber"),
            ("PT3M2H", "NotANumber"),
            ("2-4 h", "Unknown"),
            ("--2h", "NotANumber"),
            ("1/2 h", "PartOfWhole"),
            ("44/50", "PartOfWhole"),
            ("soon", "NotANumber"),
            ("h", "NotANumber"),
            (":", "NotANumber"),
            ("-2h", "Negative"),
            ("(2h)", "Negative"),
        ],
    );
}

#[test]
fn days_and_columns_of_minutes_or_seconds_keep_their_own_unit() {
    check(
        QuantityReader::new(Unit::Days, ""),
        &[
            ("12", "12"),
            ("12 days", "12"),
            ("36h", "1.5"),
            ("12:00", "0.5"),
            ("1 day, 12:00:00", "1.5"),
            ("2 weeks", "14"),
            ("2,5 Tage", "2.5"),
            ("1,095 days", "ask 1.095 | 1095"),
            ("1,095", "ask 1.095 | 1095"),
            ("1 month", "NoFixedLength"),
        ],
    );
    check(
        QuantityReader::time(TimeUnit::Minutes),
        &[
            ("43,2", "43.2"),
            ("1,204", "ask 1.204 | 1204"),
            ("2,880", "ask 2.88 | 2880"),
            ("1,440.0", "1440"),
            ("1h 20m", "80"),
            ("1:20:00", "80"),
            ("12:30", "ask 12.5 | 750"),
            ("90 s", "1.5"),
            ("-5", "Negative"),
        ],
    );
    check(
        QuantityReader::time(TimeUnit::Seconds),
        &[
            ("45", "45"),
            ("2 min", "120"),
            ("0:00:48", "48"),
            ("1500 ms", "1.5"),
        ],
    );
    assert_eq!(TimeUnit::named(" Min. "), Some(TimeUnit::Minutes));
    assert_eq!(TimeUnit::named("Stunden"), Some(TimeUnit::Hours));
}

#[test]
fn shares_keep_the_part_and_the_whole() {
    check(
        QuantityReader::new(Unit::Percent, ""),
        &[
            ("99,7 %", "99.7"),
            ("99.7%", "99.7"),
            ("99.7 percent", "99.7"),
            ("99,7 Prozent", "99.7"),
            ("99.7 per cent", "99.7"),
            ("% 99.7", "99.7"),
            ("0.985", "0.985"),
            ("99.875", "99.875"),
            ("99,875", "99.875"),
            ("1,204", "1.204"),
            ("5 ‰", "0.5"),
            ("44/50", "88 (44 of 50)"),
            ("44 / 50", "88 (44 of 50)"),
            ("44 of 50", "88 (44 of 50)"),
            ("12 of 15", "80 (12 of 15)"),
            ("44 von 50", "88 (44 of 50)"),
            ("44 out of 50", "88 (44 of 50)"),
            ("44 sur 50", "88 (44 of 50)"),
            ("44 OF 50", "88 (44 of 50)"),
            ("44⁄50", "88 (44 of 50)"),
            ("1,204 of 1,505", "80 (1 204 of 1 505)"),
            ("1.204/1.505", "80 (1 204 of 1 505)"),
            ("1.5k of 2k", "75 (1 500 of 2 000)"),
            ("743.5 of 744", "99.932796 (743.5 of 744)"),
            ("0 of 50", "0 (0 of 50)"),
            ("50/50", "100 (50 of 50)"),
            ("88 % (44 of 50)", "88 (44 of 50)"),
            ("88 % (44/50)", "88 (44 of 50)"),
            ("33.33 % (1 of 3)", "33.333333 (1 of 3)"),
            ("33 % (1 of 3)", "33.333333 (1 of 3)"),
            ("(44 of 50)", "88 (44 of 50)"),
            ("90 % (44 of 50)", "SharesDiffer"),
            ("0/0", "NothingToShare"),
            ("5 of 0", "NothingToShare"),
            ("50 of 44", "PartAboveWhole"),
            ("-1 of 50", "NotANumber"),
            ("44 of 50 systems", "Unknown"),
            ("1/2/2026", "NotANumber"),
            ("44 of", "Unknown"),
            ("101", "NotAShare"),
            ("101 %", "NotAShare"),
            ("-1", "NotAShare"),
            ("(5 %)", "NotAShare"),
            ("5 points", "Unknown"),
            ("5 €", "Unknown"),
            ("98-99", "NotANumber"),
            ("%", "NotANumber"),
        ],
    );
    let refused = read(Unit::Percent, "50 of 44", "").unwrap_err().to_string();
    assert!(
        refused.starts_with("50 of 44: a part is never more"),
        "{refused}"
    );
}

#[test]
fn counts_are_grouped_and_scores_ask() {
    check(
        QuantityReader::new(Unit::Count, ""),
        &[
            ("7", "7"),
            ("1,204", "1204"),
            ("1.204", "1204"),
            ("18'000", "18000"),
            ("1,00,000", "100000"),
            ("12k", "12000"),
            ("1.2M", "1200000"),
            ("1.204k", "ask 1204 | 1204000"),
            ("3 findings", "Unknown"),
            ("12 of 15", "PartOfWhole"),
            ("2.5", "NotWhole"),
            ("(3)", "Negative"),
        ],
    );
    check(
        QuantityReader::new(Unit::Score, ""),
        &[
            ("7.5", "7.5"),
            ("7,5", "7.5"),
            ("-2", "-2"),
            ("(2)", "-2"),
            ("12k", "12000"),
            ("1 204", "1204"),
            ("1,204", "ask 1.204 | 1204"),
            ("1.204", "ask 1.204 | 1204"),
            ("0.204", "0.204"),
            ("1.2040", "1.204"),
            ("7/10", "PartOfWhole"),
            ("5 points", "Unknown"),
        ],
    );
}

#[test]
fn the_other_cells_of_a_column_tell_which_mark_is_the_decimal_one() {
    let of = |unit, cells: &[&'static str], text| {
        answer(
            QuantityReader::new(unit, "EUR").in_column(cells.iter().copied()),
            text,
        )
    };
    assert_eq!(of(Unit::Hours, &["12.5", "1,204"], "1,204"), "1204");
    assert_eq!(of(Unit::Hours, &["12,5", "1,204"], "1,204"), "1.204");
    assert_eq!(of(Unit::Hours, &["1,204,567"], "1,204"), "1204");
    assert_eq!(of(Unit::Hours, &["1,204.50"], "1.204 h"), "1.204");
    assert_eq!(
        of(Unit::Hours, &["1,2", "1.2"], "1,204"),
        "ask 1.204 | 1204"
    );
    assert_eq!(
        of(Unit::Hours, &["1,204", "2,118"], "1,204"),
        "ask 1.204 | 1204"
    );
    assert_eq!(of(Unit::Money, &["12.50"], "18,000"), "18000");
    assert_eq!(of(Unit::Money, &["12.50"], "18.000"), "ask 18 | 18000");
    assert_eq!(of(Unit::Money, &["12,50"], "18.000"), "18000");
}

#[test]
fn a_column_of_parts_of_one_is_told_from_percent() {
    use super::column::{ShareScale, share_scale};
    let of = |cells: &[&'static str]| share_scale(cells.iter().copied());
    assert_eq!(of(&["0.985", "0.991", "1", "0.978"]), ShareScale::One);
    assert_eq!(of(&["0,97 %", "0.5"]), ShareScale::Percent);
    assert_eq!(of(&["0.97", "99.5"]), ShareScale::Percent);
    assert_eq!(of(&["1", "1"]), ShareScale::Unsure);
    assert_eq!(of(&["1 of 1", "1"]), ShareScale::Percent);
    assert_eq!(of(&["0", ""]), ShareScale::Percent);
}

#[test]
fn a_question_names_both_readings_and_how_to_write_them() {
    let asked = |unit, text| plain_spaces(&parse(unit, text, "EUR").unwrap_err().to_string());
    assert_eq!(
        asked(Unit::Hours, "1,204 h"),
        "“1,204 h” can be read in two ways: 1.204 or 1 204? Write 1204 h or 1.2040 h."
    );
    assert_eq!(
        asked(Unit::Money, "3 mil"),
        "“3 mil” can be read in two ways: 3 thousand or 3 million? Write 3 million or 3 thousand."
    );
}

#[test]
fn what_was_understood_is_said_beside_the_field() {
    let said =
        |unit, text| plain_spaces(&understood(unit, read(unit, text, "EUR").unwrap(), "EUR"));
    assert_eq!(said(Unit::Money, "18,000"), "18 000 EUR");
    assert_eq!(said(Unit::Money, "(1,2 Mio)"), "−1 200 000 EUR");
    assert_eq!(said(Unit::Hours, "5h30"), "5 h 30 min");
    assert_eq!(said(Unit::Hours, "1 day, 2:03:04"), "26 h 3 min 4 s");
    assert_eq!(said(Unit::Hours, "2 s"), "2 s");
    assert_eq!(said(Unit::Hours, "0"), "0 h");
    assert_eq!(said(Unit::Percent, "44/50"), "88 %, 44 of 50");
    assert_eq!(said(Unit::Percent, "1/3"), "33.33 %, 1 of 3");
    assert_eq!(said(Unit::Percent, "99,896"), "99.896 %");
    assert_eq!(said(Unit::Days, "36h"), "1.5 days");
    assert_eq!(said(Unit::Count, "12k"), "12 000");
}

/// Numbers with any digits, as f64 can hold them.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        0.0..1e15_f64,
        0.0..2000.0_f64,
        (0_u32..2_000_000).prop_map(f64::from),
        (0_u32..2_000_000).prop_map(|number| f64::from(number) / 1000.0),
    ]
}

#[test]
fn regression_a_duration_with_a_letter_of_several_bytes_stopped_the_program() {
    for text in ["P0À", "PT3漢", "p1ß"] {
        for unit in Unit::ALL {
            assert!(parse(unit, text, "EUR").is_err(), "{text}");
        }
    }
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
