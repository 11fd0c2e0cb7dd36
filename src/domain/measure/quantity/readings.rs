//! Inputs and what is understood of them, in tables.

mod money;

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

#[test]
fn regression_a_duration_with_a_letter_of_several_bytes_stopped_the_program() {
    for text in ["P0À", "PT3漢", "p1ß"] {
        for unit in Unit::ALL {
            assert!(parse(unit, text, "EUR").is_err(), "{text}");
        }
    }
}
