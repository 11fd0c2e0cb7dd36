//! The risk register as a table: out of Linchpin and back, and in from registers of many habits.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use linchpin::domain::base::Extra;
use linchpin::domain::decide::loss::{Loss, LossEstimate, Magnitude};
use linchpin::domain::decide::risk::{EvidenceLink, MitigationStep, Risk, ScoresFrom, StepState};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::value::Finite;
use linchpin::files::csv::risks::{Fate, Plan, PlanReading, RisksRefusal, plan, write_risks};
use linchpin::files::dates::{Ask, DateOrder};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::generate::risk;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const TODAY: &str = "2026-11-24";

fn empty() -> Scorecard {
    Scorecard::empty(Id::from_number(9))
}

fn with(risks: impl IntoIterator<Item = Risk>) -> Scorecard {
    let mut scorecard = empty();
    let edit = risks.into_iter().fold(Edit::new(""), Edit::put);
    scorecard.apply(edit, Replica(1)).unwrap();
    scorecard
}

fn read(
    text: &str,
    scorecard: &Scorecard,
    order: Option<DateOrder>,
) -> Result<PlanReading, RisksRefusal> {
    let mut next = 1000;
    plan(text, scorecard, order, day(TODAY), &mut || {
        next += 1;
        Id::from_number(next)
    })
}

fn planned(text: &str, scorecard: &Scorecard) -> Plan {
    match read(text, scorecard, None) {
        Ok(PlanReading::Plan(plan)) => plan,
        other => panic!("{text:?} gives {other:?}"),
    }
}

fn imported(text: &str, scorecard: &mut Scorecard) {
    let edit = planned(text, scorecard).edit();
    scorecard.apply(edit, Replica(1)).unwrap();
}

fn only(scorecard: &Scorecard) -> Risk {
    let mut all = scorecard.all::<Risk>();
    let risk = all.next().unwrap().clone();
    assert!(all.next().is_none());
    risk
}

fn words(text: &str) -> Vec<String> {
    planned(text, &empty())
        .rows
        .iter()
        .map(|row| row.words())
        .collect()
}

#[test]
fn a_register_of_other_people_is_read_whatever_its_habits() {
    for text in [
        "Risk,Probability,Impact,Status,Owner\nVendor breach,4,High,Open,Ada\n",
        "\u{feff}Risk;Probability;Impact;Status;Owner\r\nVendor breach;Likely;4 - Major;Open;Ada\r\n;;;;\r\n",
        "Risk register 2026\n\nOwner\tStatus\tRisk\tLikelihood (1-5)\tImpact (1-5)\nAda\t\tVendor breach\t4\t4\n",
        "Risk,Probability,Impact,Owner\nVendor breach,high,high,Ada\nRisk,Probability,Impact,Owner\n",
        "sep=;\r\nRisk register;;;\r\nRisk;Probability;Impact;Owner\r\nVendor breach;4;4;Ada\r\nTotal;4;4;\r\n",
        "\"Risk\"|\"Probability\"|\"Impact\"|\"Owner\"\n\"Vendor breach\"|\"4\"|\"4\"|\"Ada\"\nPage 1 of 1\n",
    ] {
        let mut scorecard = empty();
        imported(text, &mut scorecard);
        let risk = only(&scorecard);
        assert_eq!(
            (risk.name.as_str(), risk.owner.as_str()),
            ("Vendor breach", "Ada"),
            "{text}"
        );
        let scores = risk.current().unwrap();
        assert_eq!(
            (scores.inherent.value(), scores.residual.value()),
            (16, 16),
            "{text}"
        );
        assert_eq!(risk.identified, day(TODAY));
    }
}

#[test]
fn what_is_left_out_or_taken_otherwise_is_said_with_its_reason() {
    let text = "Ref,Risk,Category,Likelihood,Impact,Status,Response,Identified,Steps\n\
                R-1,A,Technical,2,2,Closed,,2026-01-05,\n\
                R-2,B,planning,2,,,,,\n\
                R-3,,planning,2,2,,,,\n\
                R-4,D,planning,often,2,,,,\n\
                R-5,E,planning,2,2,,,2026-02-30,\n\
                R-6,F,planning,2,2,,Accept,,\n\
                R-7,G,planning,2,2,,Pray,,\n\
                R-8,H,planning,2,2,Paused,,,a | b | soon\n\
                R-9,I,planning,,,,,,,x\n\
                R-10,J,planning,,,,,,\n";
    let expected = [
        "new; “Technical” is none of the categories Planning, Execution, Commercial, Stakeholder, Quality, \
         Governance: it is Execution; closed today, because no day is given",
        "left out: Line 3, column 5: likelihood and impact go together, and the impact is missing.",
        "left out: Line 4, column 2: a risk needs a name.",
        "left out: Line 5, column 4: “often” is not a level. Write 1 to 5, a name of the scale such as Likely, or \
         low, medium or high.",
        "left out: Line 6, column 8: “2026-02-30” is not a date that exists. Write it like 2026-11-24.",
        "left out: Line 7, column 7: accepting a risk needs a reason, who accepts it, and a day to look at it again.",
        "left out: Line 8, column 7: “Pray” is none of Mitigate, Accept, Transfer, Avoid.",
        "left out: Line 9, column 9: “soon” is not a day by which a step is due. Write it like 2026-11-24.",
        "left out: Line 10, column 10: the row has more cells than there are columns. Put texts with a comma in \
         double quotes.",
        "left out: Line 11, column 4: a risk needs a likelihood and an impact, from 1 to 5 or in words.",
    ];
    assert_eq!(words(text), expected);
    let plan = planned(text, &empty());
    assert_eq!(plan.words(), "1 new, 0 changed, 0 as they are, 9 left out");
    assert_eq!(
        plan.notes,
        [
            "The table has one score a risk: for a new risk it is taken as inherent and as residual.",
            "Columns that are not taken over: Ref.",
        ]
    );
}

#[test]
fn what_is_no_register_is_refused() {
    let refused = |text| read(text, &empty(), None).unwrap_err();
    assert_eq!(refused(""), RisksRefusal::Empty);
    assert_eq!(refused("\u{feff}\n \r\n"), RisksRefusal::Empty);
    assert_eq!(refused("risk,likelihood,impact\n"), RisksRefusal::Empty);
    assert_eq!(refused("date,value\n2026-01-01,1\n"), RisksRefusal::NoNames);
    let open = "risk,likelihood,impact\n\"A,1,1\n";
    assert_eq!(refused(open), RisksRefusal::OpenQuote { line: 2 });
    let large = " ".repeat(10 * 1024 * 1024 + 1);
    assert_eq!(refused(&large), RisksRefusal::TooLarge);
}

#[test]
fn dates_of_two_readings_are_asked_about() {
    let text = "risk,likelihood,impact,identified\nA,1,1,05/06/2026\n";
    let ask = Ask {
        example: "05/06/2026".to_owned(),
        column: "identified".to_owned(),
    };
    assert_eq!(
        read(text, &empty(), None),
        Ok(PlanReading::AskDateOrder(ask))
    );
    let Ok(PlanReading::Plan(plan)) = read(text, &empty(), Some(DateOrder::MonthFirst)) else {
        panic!("still a question");
    };
    let Fate::Add(risk) = &plan.rows[0].fate else {
        panic!("{:?}", plan.rows[0]);
    };
    assert_eq!(risk.identified, day("2026-05-06"));
}

#[test]
fn regression_every_column_of_days_has_its_own_order() {
    let text = "risk,likelihood,impact,identified,scored on\nA,1,1,2026-01-05,03/24/2026\nB,1,1,5 Jan 2026,03/30/2026\n\
                C,1,1,46027,1/5/2026\n";
    let plan = planned(text, &empty());
    let days: Vec<String> = (plan.rows.iter())
        .map(|row| match &row.fate {
            Fate::Add(risk) => format!("{} {}", risk.identified, risk.scores[0].from),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(
        days,
        [
            "2026-01-05 2026-03-24",
            "2026-01-05 2026-03-30",
            "2026-01-05 2026-01-05"
        ]
    );
    let text = "risk,likelihood,impact,identified,closed\nA,1,1,10/05/2026,13/10/2026\n";
    assert!(matches!(
        read(text, &empty(), None),
        Ok(PlanReading::AskDateOrder(_))
    ));
}

#[test]
fn a_known_id_is_changed_in_what_the_table_says_and_nothing_else() {
    let text =
        "name,likelihood,impact,owner,steps\nVendor breach,4,4,Ada,[x] Ask | Bo | 2026-01-01\n";
    let mut scorecard = empty();
    imported(text, &mut scorecard);
    let mut before = only(&scorecard);
    before.evidence.push(EvidenceLink {
        label: "Report".to_owned(),
        link: "https://a.example".to_owned(),
        extra: Extra::new(),
    });
    before.scores[0].from = day("2026-01-01");
    scorecard
        .apply(Edit::new("").put(before.clone()), Replica(1))
        .unwrap();

    let text = format!(
        "id,residual_likelihood,residual_impact,name,owner\n{},2,4,Vendor breach,\n",
        before.id
    );
    let plan = planned(&text, &scorecard);
    assert_eq!(
        plan.rows[0].words(),
        "changes owner, residual likelihood, scored on"
    );
    imported(&text, &mut scorecard);
    let after = only(&scorecard);
    let scores: Vec<(NaiveDate, u8, u8)> = (after.scores.iter())
        .map(|one| (one.from, one.inherent.value(), one.residual.value()))
        .collect();
    assert_eq!(scores, [(day("2026-01-01"), 16, 16), (day(TODAY), 16, 8)]);
    assert_eq!(
        (after.evidence, after.steps),
        (before.evidence, before.steps)
    );
    assert_eq!(after.owner, "", "an emptied cell empties the field");
}

#[test]
fn one_risk_has_one_row() {
    let id = Id::from_number(7);
    let text = format!("id,name,likelihood,impact\n{id},A,1,1\n{id},B,1,1\nR-3,A,1,1\n");
    let mut scorecard = empty();
    let plan = planned(&text, &scorecard);
    assert_eq!(plan.words(), "2 new, 0 changed, 0 as they are, 1 left out");
    let repeated = plan.rows[1].words();
    assert!(
        repeated.contains("Line 3, column 1: line 2 has this id already"),
        "{repeated}"
    );
    imported(&text, &mut scorecard);
    let again = planned(&text, &scorecard);
    assert!(
        again.rows[2]
            .words()
            .contains("there is a risk of this name already")
    );
    assert!(
        again.rows[2]
            .words()
            .contains("“R-3” is not an id of Linchpin")
    );
}

#[test]
fn what_is_wrong_in_no_column_of_the_table_is_not_said_of_another() {
    let mut scorecard = empty();
    let head = "name,likelihood,impact,identified,mitigated\n";
    imported(
        &format!("{head}Keys in mail,3,4,2026-01-01,2026-02-01\n"),
        &mut scorecard,
    );
    let id = only(&scorecard).id;
    let plan = planned(
        &format!("id,name,identified\n{id},Keys in mail,2026-03-01\n"),
        &scorecard,
    );
    assert_eq!(
        plan.rows[0].words(),
        "left out: Line 2: the risk’s “mitigated”, which no column holds, is refused: it is before the day the risk \
         was identified."
    );
}

/// Steps and losses of many kinds, besides what any risk has.
fn rich_risk() -> impl Strategy<Value = Risk> {
    let step = (
        "[ -~\n\r|\\\\]{1,12}",
        "[ -~\n\r|\\\\]{0,6}",
        any::<Option<u8>>(),
        0..3_usize,
    );
    (risk(), vec(step, 0..4)).prop_map(|(mut risk, steps)| {
        risk.steps = (steps.into_iter())
            .filter(|(what, ..)| !what.trim().is_empty())
            .map(|(what, owner, due, state)| MitigationStep {
                what,
                owner,
                due: due.map(|days| risk.identified + chrono::Days::new(days.into())),
                state: StepState::ALL[state],
                extra: Extra::new(),
            })
            .collect();
        risk
    })
}

fn distinct(risks: Vec<Risk>) -> Vec<Risk> {
    let by_id: BTreeMap<Id, Risk> = risks.into_iter().map(|risk| (risk.id, risk)).collect();
    by_id.into_values().collect()
}

/// The risk without what a table does not hold.
fn bare(risk: &Risk) -> Risk {
    let mut risk = risk.clone();
    let last = risk.scores.pop().unwrap();
    risk.scores = vec![ScoresFrom {
        extra: Extra::new(),
        ..last
    }];
    risk.kpis.clear();
    risk.evidence.clear();
    risk.extra.clear();
    if let Some(acceptance) = &mut risk.acceptance {
        acceptance.extra.clear();
    }
    risk
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_is_exported_and_imported_is_exported_the_same(risks in vec(rich_risk(), 0..4)) {
        let risks = distinct(risks);
        let scorecard = with(risks.clone());
        let text = write_risks(&scorecard);
        if risks.is_empty() {
            prop_assert_eq!(read(&text, &empty(), None), Err(RisksRefusal::Empty));
            return Ok(());
        }
        // Into an empty scorecard it brings everything that the table holds …
        let mut copy = empty();
        imported(&text, &mut copy);
        prop_assert_eq!(write_risks(&copy), text.clone());
        let copies: Vec<Risk> = copy.all::<Risk>().cloned().collect();
        prop_assert_eq!(copies, risks.iter().map(bare).collect::<Vec<_>>());
        // … and where everything is there already it changes nothing.
        let again = planned(&text, &scorecard);
        prop_assert!(again.rows.iter().all(|row| row.fate == Fate::Same), "{:?}", again);
    }

    #[test]
    fn no_cell_of_an_export_acts_as_a_formula(risks in vec(rich_risk(), 1..4)) {
        let text = write_risks(&with(distinct(risks)));
        for record in csv::Reader::from_reader(text.as_bytes()).records() {
            for cell in &record.unwrap() {
                let acts = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
                prop_assert!(!acts || cell.parse::<f64>().is_ok(), "{}", cell);
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[0-9/.;,\t\n\" a|=-]{0,60}") {
        for order in [None, Some(DateOrder::MonthFirst)] {
            let _ = read(&text, &empty(), order);
            let _ = read(&format!("risk,likelihood,impact,steps,closed\n{text}"), &empty(), order);
        }
    }
}

#[test]
fn amounts_are_written_as_numbers() {
    let json = serde_json::json!({
        "id": Id::from_number(1), "name": "-1", "identified": "2026-01-01",
        "scores": [{"from": "2026-01-01", "inherent": {"likelihood": 1, "impact": 2}, "residual": {"likelihood": 1, "impact": 1}}],
    });
    let mut risk: Risk = serde_json::from_value(json).unwrap();
    risk.loss = Loss::Estimated {
        before: LossEstimate {
            frequency: Finite::new(0.1).unwrap().into(),
            magnitude: Magnitude::Range(Finite::from(100_000), Finite::from(1_000_000)),
        },
        after: None,
    };
    let text = write_risks(&with([risk]));
    let row = text.lines().nth(1).unwrap();
    assert!(row.contains(",'-1,"), "{row}");
    assert!(row.ends_with(",estimated,0.1,100000,1000000,,,,"), "{row}");
}
