//! Arbitrary texts, numbers, days and unknown fields.

use chrono::{Days, NaiveDate};
use linchpin::domain::base::Extra;
use linchpin::domain::measure::quantity::Ratio;
use linchpin::domain::value::Finite;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// Texts that break careless formats.
pub fn text() -> impl Strategy<Value = String> {
    const NASTY: &[&str] = &[
        "",
        "plain",
        "two\nlines",
        "CR\r\nLF",
        "\t=1+1",
        "=HYPERLINK(\"http://x\")",
        "'=quoted",
        "''",
        "a,b;c\td",
        "say \"hi\"",
        "\u{0}\u{7}\u{1b}",
        "\u{feff}mark",
        "Ünïcödé 漢字 😀",
        "\u{202e}right to left",
        "\\u0041 \\",
        " padded ",
        "-1",
        "</script>",
    ];
    prop_oneof![
        3 => select(NASTY).prop_map(str::to_owned),
        1 => vec(any::<char>(), 0..4).prop_map(String::from_iter),
    ]
}

pub fn name() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("n{text}"))
}

/// Numbers that lose digits in careless formats.
pub fn finite() -> impl Strategy<Value = Finite> {
    const NASTY: &[f64] = &[
        0.0,
        -0.0,
        0.1 + 0.2,
        99.9,
        1.204,
        -12.5,
        9_007_199_254_740_993.0,
        1e22,
        5e-324,
        1e15,
        f64::MIN_POSITIVE,
        1.0 / 3.0,
    ];
    prop_oneof![select(NASTY), any::<f64>()]
        .prop_map(|number| Finite::new(number % Finite::MAX).unwrap_or_default())
}

/// A part and its whole.
pub fn ratio() -> impl Strategy<Value = Ratio> {
    let numbers = prop_oneof![
        (0..2000_u32, 1..2000_u32).prop_map(|(part, rest)| (f64::from(part), f64::from(rest))),
        (0.0..1e9_f64, 0.001..1e9_f64),
    ];
    numbers.prop_map(|(part, rest)| {
        let finite = |number| Finite::new(number).unwrap_or_default();
        Ratio::new(finite(part), finite(part + rest)).unwrap()
    })
}

pub fn absolute(number: Finite) -> Finite {
    Finite::new(number.get().abs()).unwrap_or_default()
}

pub fn day() -> impl Strategy<Value = NaiveDate> {
    let start = NaiveDate::from_ymd_opt(2024, 2, 27).unwrap_or_default();
    (0..40_u64).prop_map(move |days| start + Days::new(days))
}

/// Fields of a later version.
pub fn extra() -> impl Strategy<Value = Extra> {
    let field = (select(&["x-team", "later", "§", ""][..]), extra_value());
    prop_oneof![
        4 => Just(Vec::new()),
        1 => vec(field, 1..3),
    ]
    .prop_map(|fields| {
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<Map<_, _>>()
            .into()
    })
}

pub fn extra_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        finite().prop_map(|number| json!(number.get())),
        text().prop_map(Value::from),
        (text(), text()).prop_map(|(key, value)| json!({"rev": [{key: [value]}], "deleted": true})),
    ]
}
