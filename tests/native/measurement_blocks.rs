//! Blocks of values of several KPIs: each shape, names that are near, and what no KPI is called.

use chrono::NaiveDate;
use linchpin::domain::measure::kpi::{Kpi, Unit};
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::measure::quantity::TimeUnit;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::files::csv::block::{Block, BlockAnswers, BlockReading, is_block, read_block};
use linchpin::files::csv::names::KpiName;
use linchpin::files::csv::plan::{PlannedBlock, Taken};
use linchpin::files::csv::write::write_all_measurements;

const SLA: Id = Id::from_number(1);
const OPEN: Id = Id::from_number(2);
const TIME: Id = Id::from_number(3);

fn today() -> NaiveDate {
    "2026-11-30".parse().unwrap()
}

fn scorecard() -> Scorecard {
    let mut scorecard = Scorecard::empty(Id::from_number(9));
    let mut edit = Edit::new("");
    for (id, name, unit) in [
        (SLA, "SLA compliance", Unit::Percent),
        (OPEN, "Open critical vulnerabilities", Unit::Count),
        (TIME, "Mean time to resolve", Unit::Hours),
    ] {
        let json = serde_json::json!({
            "id": id, "name": name, "unit": unit, "cadence": "monthly",
            "targets": [{"from": "2026-01-01", "target": {"at_most": 0}}],
        });
        edit = edit.put(serde_json::from_value::<Kpi>(json).unwrap());
    }
    scorecard.apply(edit, Replica(1)).unwrap();
    scorecard
}

fn names() -> Vec<KpiName> {
    scorecard().all::<Kpi>().map(KpiName::of).collect()
}

fn read(text: &str, answers: &BlockAnswers) -> Block {
    match read_block(text, &names(), "EUR", answers, today()) {
        Ok(Some(BlockReading::Block(block))) => block,
        other => panic!("{text:?} gives {other:?}"),
    }
}

/// Returns the KPI, the day and the value of each row, or its error.
fn values(block: &Block) -> Vec<String> {
    let of_kpi = |of: &linchpin::files::csv::block::OfKpi| {
        let kpi = of.kpi;
        let number = [SLA, OPEN, TIME].iter().position(|id| *id == kpi).unwrap() + 1;
        let words = move |row: &Result<linchpin::files::csv::read::ParsedRow, _>| match row {
            Ok(row) => format!("{number}: {} {}", row.at, row.value.get()),
            Err(error) => format!("{number}: {error}"),
        };
        of.rows.iter().map(words).collect::<Vec<String>>()
    };
    block.kpis.iter().flat_map(of_kpi).collect()
}

#[test]
fn a_list_of_kpis_and_values_is_of_the_day_that_a_person_gives() {
    for text in [
        "KPI,Value\nSLA compliance,98.7\nOpen critical vulnerabilities,12\n",
        "KPI\tWert\nsla compliance \t98,7 %\nOPEN CRITICAL VULNERABILITIES\t12\n",
        "SLA compliance;98,7\nOpen critical vulnerabilities;12\n",
        "SLA_compliance (%)\t98.7\nOpen  critical vulnerabilities\t12",
    ] {
        let block = read(text, &BlockAnswers::default());
        assert_eq!(
            values(&block),
            ["1: 2026-11-30 98.7", "2: 2026-11-30 12"],
            "{text}"
        );
        assert_eq!(block.day, Some(today()));
        assert!(block.unknown.is_empty());
    }
    let answers = BlockAnswers {
        day: "2026-10-31".parse().ok(),
        ..BlockAnswers::default()
    };
    let block = read("KPI,Value\nSLA compliance,98.7\n", &answers);
    assert_eq!(values(&block), ["1: 2026-10-31 98.7"]);
}

#[test]
fn months_may_stand_above_the_columns() {
    let expected = [
        "1: 2026-09-30 98.1",
        "1: 2026-10-31 98.7",
        "2: 2026-10-31 12",
    ];
    for text in [
        "KPI,2026-09,2026-10\nSLA compliance,98.1,98.7\nOpen critical vulnerabilities,,12\n",
        "Metric;Sep 2026;Oct 2026\nSLA compliance;98,1 %;98,7 %\nOpen critical vulnerabilities;;12\n",
        "\t30.09.2026\t31.10.2026\nSLA compliance\t98,1\t98,7\nOpen critical vulnerabilities\t\t12\n",
        "Board report;;\n;Sep-26;Oct-26\nSLA compliance;98,1;98,7\nOpen critical vulnerabilities;;12\n",
    ] {
        let block = read(text, &BlockAnswers::default());
        assert_eq!(values(&block), expected, "{text}");
        assert_eq!(block.day, None);
    }
}

#[test]
fn kpis_may_stand_above_the_columns() {
    let text = "Month;SLA compliance;Open critical vulnerabilities;Mean time to resolve (min)\n\
                2026-09;98,1;;90\nOct 2026;98,7;12;1h 30m\n";
    let block = read(text, &BlockAnswers::default());
    assert_eq!(
        values(&block),
        [
            "1: 2026-09-30 98.1",
            "1: 2026-10-31 98.7",
            "3: 2026-09-30 1.5",
            "3: 2026-10-31 1.5",
            "2: 2026-10-31 12"
        ]
    );
}

#[test]
fn names_that_are_near_are_offered_and_taken_only_when_a_person_says_so() {
    let text = "date,SLA complience,Weather,Open critical vulnerabilities\n2026-10-31,98.7,3,12\n";
    let block = read(text, &BlockAnswers::default());
    assert_eq!(values(&block), ["2: 2026-10-31 12"]);
    let unknown: Vec<(&str, &[Id], usize)> = (block.unknown.iter())
        .map(|one| (one.name.as_str(), one.near.as_slice(), one.values))
        .collect();
    assert_eq!(
        unknown,
        [("SLA complience", &[SLA][..], 1), ("Weather", &[][..], 1)]
    );
    let answers = BlockAnswers {
        names: [
            ("SLA complience".to_owned(), Some(SLA)),
            ("Weather".to_owned(), None),
        ]
        .into(),
        ..BlockAnswers::default()
    };
    let block = read(text, &answers);
    assert_eq!(values(&block), ["1: 2026-10-31 98.7", "2: 2026-10-31 12"]);
    assert!(block.unknown.is_empty());
}

#[test]
fn dates_may_be_merged_and_errors_name_their_cells() {
    let text = "date,kpi,value\n2026-10-31,SLA compliance,98.7\n,Open critical vulnerabilities,12\n\
                2026-12-31,SLA compliance,98\n2026-09-30,SLA compliance,many\n";
    let block = read(text, &BlockAnswers::default());
    assert_eq!(
        values(&block),
        [
            "1: 2026-10-31 98.7",
            "1: Line 4, column 1: 2026-12-31 is in the future; only what was measured counts.",
            "1: Line 5, column 3: “many” is not a share in percent. Write it like 99.7 % or 44 of 50.",
            "2: 2026-10-31 12"
        ]
    );
}

#[test]
fn a_table_without_the_name_of_a_kpi_is_no_block() {
    for text in [
        "Ticket,Opened,Resolved\n1,2026-10-05,2026-10-06\n",
        "date,value\n2026-10-05,98\n",
        "Month,SLA compliance\n2026-10,98\n",
        "98\n99\n",
        "words",
        "",
    ] {
        assert!(!is_block(text, &names()), "{text}");
    }
}

#[test]
fn what_is_exported_of_all_kpis_comes_back_as_a_block() {
    let mut scorecard = scorecard();
    let text =
        "Month;SLA compliance;Open critical vulnerabilities\n2026-09;98,1;7\n2026-10;0,5;12\n";
    let planned = PlannedBlock::of(
        &scorecard,
        &read(text, &BlockAnswers::default()),
        Taken::Correct,
    );
    assert_eq!(planned.words(), "4 new, 0 corrected, 0 left out");
    let mut next = 100;
    let now = chrono::NaiveDateTime::default();
    let edit = planned.edit(&scorecard, "Dana", now, &mut || {
        next += 1;
        Id::from_number(next)
    });
    assert_eq!(edit.title, "take over 4 measurements of 2 KPIs");
    scorecard.apply(edit, Replica(1)).unwrap();
    assert_eq!(scorecard.all::<Measurement>().count(), 4);
    let export = write_all_measurements(&scorecard, today());
    let again = PlannedBlock::of(
        &scorecard,
        &read(&export, &BlockAnswers::default()),
        Taken::Correct,
    );
    assert_eq!(again.words(), "0 new, 0 corrected, 4 left out", "{export}");
}

#[test]
fn regression_both_numbers_of_a_share_and_the_number_of_cases_come_back_from_a_table() {
    let mut scorecard = scorecard();
    let text = "kpi,date,value,cases\nSLA compliance,2026-09-30,44/50,50\nMean time to resolve,2026-09-30,3h 20m,12\n";
    let block = read(text, &BlockAnswers::default());
    let planned = PlannedBlock::of(&scorecard, &block, Taken::Correct);
    let mut next = 100;
    let now = chrono::NaiveDateTime::default();
    let edit = planned.edit(&scorecard, "Dana", now, &mut || {
        next += 1;
        Id::from_number(next)
    });
    scorecard.apply(edit, Replica(1)).unwrap();
    let export = write_all_measurements(&scorecard, today());
    let kept = |block: &Block| {
        let rows = block.kpis.iter().flat_map(|of| &of.rows);
        let kept = rows.map(|row| {
            let row = row.as_ref().unwrap();
            (row.counted.map(|counted| counted.text()), row.cases)
        });
        kept.collect::<Vec<_>>()
    };
    let again = read(&export, &BlockAnswers::default());
    assert_eq!(
        kept(&again),
        [(Some("44 of 50".to_owned()), Some(50)), (None, Some(12))],
        "{export}"
    );
    let planned = PlannedBlock::of(&scorecard, &again, Taken::Correct);
    assert_eq!(planned.words(), "0 new, 0 corrected, 2 left out");
    let wrong = read(&export.replace(",12,", ",many,"), &BlockAnswers::default());
    assert!(
        values(&wrong)[1].contains("whole number above 0"),
        "{wrong:?}"
    );
}

#[test]
fn a_block_offers_what_numbers_alone_count_for_each_kpi_of_times() {
    let text = "Month;SLA compliance;Mean time to resolve\n2026-09;98,1;90\n2026-10;97,5;30\n";
    let block = read(text, &BlockAnswers::default());
    let offered: Vec<(Id, &str, TimeUnit)> = (block.unsaid.iter())
        .map(|(kpi, unsaid)| (*kpi, unsaid.name.as_str(), unsaid.taken))
        .collect();
    assert_eq!(offered, [(TIME, "Mean time to resolve", TimeUnit::Hours)]);
    let answers = BlockAnswers {
        units: [(TIME, TimeUnit::Minutes)].into(),
        ..BlockAnswers::default()
    };
    let block = read(text, &answers);
    assert_eq!(
        values(&block)[2..],
        ["3: 2026-09-30 1.5", "3: 2026-10-31 0.5"]
    );
}
