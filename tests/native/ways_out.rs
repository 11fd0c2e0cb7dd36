//! Hostile text in every text field of every kind, read in every way out: nothing acts, nothing is lost.
//!
//! - `texts`: finds every free text of any record, by the published schema and by trying, so that a new kind or field is
//!   covered by itself.
//! - `written`: everything that files and copies say of a scorecard.
//! - `readers`: reads it as other programs do.

mod readers;
pub mod texts;
pub mod written;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};
use linchpin::domain::measure::kpi::Unit;
use linchpin::domain::record::{AnyRecord, Kind};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Scorecard, To};
use linchpin::domain::value::Finite;
use linchpin::files::share_link::MAX_READ;
use linchpin::library::sample;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use self::readers::read;
use self::texts::{Filled, Place, fill};
use self::written::{Form, ways_out};

/// Stands behind every hostile text, so that it can be found again.
const MARK: &str = "Zq7";
const US: Replica = Replica(5);

fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

fn now() -> NaiveDateTime {
    today().and_hms_opt(9, 30, 0).unwrap()
}

/// What does harm somewhere: in a page, a wiki, a spreadsheet, a calendar, a mail, a terminal, or in a template.
const HOSTILE: &[&str] = &[
    // Markup of pages.
    "<img src=x onerror=alert(1)>",
    "</title></style></script><script>alert(1)</script>",
    "\"><svg/onload=alert(1)>",
    "' onmouseover='alert(1)",
    "--><iframe srcdoc='<b>'>",
    "&lt;b&gt; &#x3c;script&#x3e; &amp;",
    // Markup of wikis.
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "](javascript:alert(1)) [y](z",
    "<https://evil.example> <a@evil.example>",
    "[ref]: javascript:alert(1) 'x'",
    "[^1] [ ] [x] ~~s~~ **b** __b__ *i* _i_ `c` ``d``",
    "| a | b |\n|---|---|\n| c | d |",
    "# heading #",
    "a\n# heading\n- item\n> quote\n1. one\n---\n===\n```\ncode",
    "    indented\n\tindented",
    "1) one \\",
    "+ item\\\\",
    "~~~ code",
    // Formulas of spreadsheets.
    "=1+1",
    "=cmd|'/C calc'!A0",
    "+1-1",
    "-1+1",
    "@SUM(1)",
    "\u{ff1d}1+1",
    "\u{ff0b}1;\u{ff0d}1\t\u{ff20}1",
    "x;=1+1;y",
    "x\t=1+1\ty",
    "x\n=1+1\r-1\r\n@1",
    "x;\"=1+1",
    "x; '\"' =1+1",
    "\t=1",
    "\u{0}=1",
    "'=1",
    "\"=1",
    "a\",=1,\"b",
    // Lines of calendars and mails.
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:https://evil.example",
    "x;ALTREP=\"https://evil.example\":y",
    "a&bcc=evil@evil.example?cc=b",
    "a\r\nBcc: evil@evil.example\r\n\r\nbody",
    "%0D%0ABcc:evil@evil.example%00",
    // Templates of our own.
    "{risk} {project} [project name] {{x}}",
    // What is not seen, or turns the direction of writing.
    "a\u{202e}b\u{2066}c\u{200f}d",
    "a\u{200b}b\u{feff}c\u{ad}d",
    "a\u{2028}b\u{2029}c\u{85}d\u{b}e",
    "a\u{0}b\u{1b}[31mc\u{7}d",
    "\u{1f9d1}\u{200d}\u{1f4bb}\u{301}\u{301}",
];

/// The sample, and records of each kind with all that generators put into them.
fn card() -> Scorecard {
    let mut number = 1_000;
    let mut new_id = || {
        number += 1;
        Id::from_number(number)
    };
    let mut edit = sample::sample(today(), &mut new_id);
    // A value of each day says no more than some do.
    let mut measurements = 0;
    edit.changes.retain(|change| {
        measurements += usize::from(change.kind == Kind::Measurement);
        change.kind != Kind::Measurement || measurements % 20 == 0
    });
    let mut runner = TestRunner::deterministic();
    let mut fullest = BTreeMap::new();
    for _ in 0..3_000 {
        let record = crate::generate::record()
            .new_tree(&mut runner)
            .unwrap()
            .current();
        let json = record.to_json();
        let members = json
            .split("\":")
            .filter_map(|before| before.rsplit('"').next());
        let members: Vec<&str> = members.collect();
        // Other members say more than more of the same.
        let size = (members.iter().collect::<BTreeSet<_>>().len(), members.len());
        let key = (record.kind(), record.id());
        // What the sample says of itself stays.
        let is_of_sample = [Kind::Settings, Kind::Policy].contains(&key.0);
        if !is_of_sample && fullest.get(&key).is_none_or(|(other, _)| *other < size) {
            fullest.insert(key, (size, record));
        }
    }
    for (_, record) in fullest.into_values() {
        edit = edit.put(record);
    }
    // A count is a whole number; another one would be refused on its way back.
    let kpis = edit.changes.iter().filter_map(|change| match &change.to {
        To::Current(Some(AnyRecord::Kpi(kpi))) if kpi.unit == Unit::Count => Some(kpi.id),
        _ => None,
    });
    let counts: BTreeSet<Id> = kpis.collect();
    for change in &mut edit.changes {
        if let To::Current(Some(AnyRecord::Measurement(one))) = &mut change.to
            && counts.contains(&one.kpi)
        {
            one.value = Finite::new(one.value.get().round()).unwrap();
        }
    }
    for change in &mut edit.changes {
        if let To::Current(Some(record)) = &mut change.to {
            *record = texts::completed(record.clone());
        }
    }
    let mut card = Scorecard::empty(Id::from_number(1));
    card.apply(edit, US).unwrap();
    card
}

#[test]
fn every_text_field_that_the_schema_knows_is_filled() {
    let Filled { places, other, .. } = fill(&card(), "plain", MARK);
    let kinds: BTreeSet<Kind> = places.iter().map(|place| place.kind).collect();
    // A scorecard's favourites name phrases by their keys alone.
    let none = [Kind::FavouritePhrase];
    let without: Vec<&Kind> = (Kind::ALL.iter())
        .filter(|kind| !kinds.contains(kind) && !none.contains(kind))
        .collect();
    assert!(without.is_empty(), "no text of {without:?}");
    let known = texts::known_to_the_schema();
    let met: BTreeSet<Place> = places.union(&other).cloned().collect();
    let lacking: Vec<&Place> = known.difference(&met).collect();
    assert!(lacking.is_empty(), "never filled: {lacking:#?}");
}

#[test]
fn hostile_text_in_any_field_acts_in_no_way_out_and_is_lost_in_none() {
    let card = card();
    let plain = fill(&card, "plain", MARK).card;
    let harmless = ways_out(&plain);
    let mut lost = BTreeSet::new();
    for hostile in HOSTILE
        .iter()
        .copied()
        .chain([&*"x".repeat(187), &*"x".repeat(5_000)])
    {
        let filled = fill(&card, hostile, MARK);
        assert!(
            filled.refused < filled.places.len() / 2,
            "{hostile:?} is refused in {} of {} places",
            filled.refused,
            filled.places.len()
        );
        let outs = ways_out(&filled.card);
        assert_eq!(outs.len(), harmless.len());
        for (out, harmless) in outs.iter().zip(&harmless) {
            let what = format!("{}, with {hostile:?}", out.name);
            let count = read(out, &filled.card, &what);
            let expected = read(harmless, &plain, &what);
            let has_all = match out.form {
                // A link that would be too long is never made.
                Form::Link if out.text.len() > MAX_READ => true,
                // One line has no room for a long text, and says so.
                Form::Words if out.name.starts_with("a script, One line") => {
                    (count > 0) == (expected > 0) || out.text.contains('…')
                }
                // What is found in a résumé depends on its words.
                _ if out.name.starts_with("the scan of a résumé") => true,
                // What is written for people names a thing more or fewer times as its name is shorter or longer, and a
                // table in plain text breaks a word between its columns.
                _ if ["a script, ", "a first answer", "a report as "]
                    .iter()
                    .any(|name| out.name.starts_with(name)) =>
                {
                    (count > 0) == (expected > 0)
                }
                _ => count == expected,
            };
            if !has_all {
                lost.insert(format!("{what}: {count} of {expected}"));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}
