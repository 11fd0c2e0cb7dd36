//! Worked examples of the formula, its bands, its rules and its sentences.

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use super::*;
use crate::domain::base::Extra;
use crate::domain::decide::policy::{AppetiteFrom, Policy};
use crate::domain::decide::ranking::{Ranked, Ranking};
use crate::domain::decide::risk::Risk;
use crate::domain::measure::kpi::Target;
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::{Id, Replica};
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::value::Moment;
use crate::library::kpis;

const KPI: Id = Id::from_number(1);
const OTHER_KPI: Id = Id::from_number(2);
const RISK: Id = Id::from_number(3);
const TASK: Id = Id::from_number(10);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> NaiveDateTime {
    day("2026-03-04").and_hms_opt(9, 0, 0).unwrap()
}

fn task(fields: Value) -> Task {
    let mut task = json!({"id": TASK, "what": "Read the scan", "created": "2026-01-01"});
    for (name, value) in fields.as_object().unwrap() {
        task[name] = value.clone();
    }
    serde_json::from_value(task).unwrap()
}

/// Adds "Critical vulnerabilities" (at most 0, no tolerance, weekly), measured on 3 March or on another day.
fn with_kpi(edit: Edit, id: Id, weight: i32, value: Option<(i32, &str)>) -> Edit {
    let template = kpis::by_key("critical-vulnerabilities").unwrap();
    let mut kpi = template.to_kpi(id, day("2026-01-01"));
    kpi.name = format!("KPI {}", if id == KPI { "one" } else { "two" });
    kpi.cadence = crate::domain::measure::kpi::Cadence::Weekly;
    kpi.weight = Finite::from(weight);
    kpi.targets[0].target = Target::AtMost(Finite::ZERO);
    kpi.targets[0].tolerance = Finite::ZERO;
    let edit = edit.put(kpi);
    let Some((value, at)) = value else {
        return edit;
    };
    let number = if id == KPI { 100 } else { 101 };
    edit.put(Measurement {
        id: Id::from_number(number),
        kpi: id,
        at: Moment::day(day(at)),
        from: None,
        value: Finite::from(value),
        counted: None,
        note: String::new(),
        source: String::new(),
        entered_by: String::new(),
        set_aside: String::new(),
        entered_at: None,
        evidence: None,
        cases: None,
        extra: Extra::new(),
    })
}

fn with_risk(edit: Edit, likelihood: u8, impact: u8, appetite: Option<u8>) -> Edit {
    let score = json!({"likelihood": likelihood, "impact": impact});
    let risk: Risk = serde_json::from_value(json!({
        "id": RISK, "name": "Vendor breach", "identified": "2026-02-01",
        "scores": [{"from": "2026-02-01", "inherent": score, "residual": score}],
    }))
    .unwrap();
    let mut policy = Policy::default();
    policy.appetite.extend(appetite.map(|limit| AppetiteFrom {
        from: day("2026-01-01"),
        limit,
        note: String::new(),
        extra: Extra::new(),
    }));
    edit.put(risk).put(policy)
}

fn facts(edit: Edit) -> Facts {
    let mut card = Scorecard::empty(Id::from_number(9));
    card.apply(edit, Replica(1)).unwrap();
    Facts::of(&card, now())
}

fn sentences(task: &Task, facts: &Facts) -> Vec<String> {
    let write = |term: Term| match term.points {
        Some(points) => format!("{}: +{points}", term.sentence),
        None => term.sentence,
    };
    let terms = explain(task, facts).into_iter().map(write);
    terms.map(|text| text.replace('\u{a0}', " ")).collect()
}

/// 3 over a limit of 0 at weight 2: 6 × 3 × 2 = 36; score 20 above an appetite of 12: 20 + 10; today 25; an hour 5.
#[test]
fn every_term_is_explained_with_what_it_adds() {
    let edit = with_risk(
        with_kpi(Edit::new(""), KPI, 2, Some((3, "2026-03-03"))),
        4,
        5,
        Some(12),
    );
    let facts = facts(edit);
    let task = task(json!({"kpis": [KPI], "risks": [RISK], "due": "2026-03-04", "effort": 1}));
    assert_eq!(
        sentences(&task, &facts),
        [
            "KPI one is 3 over the limit (weight 2): +36",
            "Vendor breach is open with a residual score of 20, above the appetite of 12: +30",
            "Due today: +25",
            "Takes about 1 h: +5",
        ]
    );
    let points = Points::of(&task, &facts);
    assert_eq!(points.total(), 96);
    assert_eq!(
        sum(&Ranked::of(&task, &facts)),
        "96 points make High: 50 or more are High, 25 or more Medium."
    );
}

#[test]
fn what_nobody_knows_is_said_and_never_counted_as_nothing() {
    let facts = facts(with_kpi(Edit::new(""), KPI, 2, None));
    let task = task(json!({"kpis": [KPI]}));
    assert_eq!(
        sentences(&task, &facts),
        [
            "KPI one has no value yet, so nobody knows how far off it is",
            "No risk is linked",
            "No day is set",
            "Nobody has estimated the effort",
        ]
    );
    assert_eq!(Points::of(&task, &facts), Points::default());
}

#[test]
fn a_stale_value_counts_while_it_is_bad_and_is_unknown_when_it_was_good() {
    let task = task(json!({"kpis": [KPI]}));
    let old = |value| facts(with_kpi(Edit::new(""), KPI, 1, Some((value, "2026-02-01"))));
    assert_eq!(Points::of(&task, &old(3)).kpi, Some(18));
    let said = sentences(&task, &old(3));
    assert_eq!(
        said[0],
        "KPI one was 3 over the limit (weight 1); measured last on 1 February: +18"
    );
    assert_eq!(Points::of(&task, &old(0)).kpi, None);
    let said = sentences(&task, &old(0));
    assert_eq!(
        said[0],
        "KPI one was on target on 1 February, and nobody has measured since"
    );
}

#[test]
fn the_worst_linked_kpi_counts_and_unknown_ones_are_named() {
    let edit = with_kpi(Edit::new(""), KPI, 1, Some((2, "2026-03-03")));
    let facts = facts(with_kpi(edit, OTHER_KPI, 1, None));
    let said = sentences(&task(json!({"kpis": [OTHER_KPI, KPI]})), &facts);
    assert_eq!(said[0], "KPI one is 2 over the limit (weight 1): +12");
    assert_eq!(
        said[1],
        "KPI two has no value yet, so nobody knows how far off it is"
    );
}

#[test]
fn days_weigh_more_the_nearer_they_are_and_most_when_they_are_over() {
    let facts = facts(Edit::new(""));
    let points = |due: &str| Points::of(&task(json!({"due": due})), &facts).due;
    let expected = [
        ("2026-02-01", 40),
        ("2026-03-02", 32),
        ("2026-03-03", 31),
        ("2026-03-04", 25),
        ("2026-03-05", 18),
        ("2026-03-11", 6),
        ("2026-03-12", 0),
        ("9999-12-31", 0),
    ];
    for (due, expected) in expected {
        assert_eq!(points(due), Some(expected), "{due}");
    }
}

#[test]
fn the_bands_begin_where_they_say() {
    assert_eq!(band(24), Priority::Low);
    assert_eq!(band(25), Priority::Medium);
    assert_eq!(band(49), Priority::Medium);
    assert_eq!(band(50), Priority::High);
}

fn ruled(value: Option<(i32, &str)>) -> (Ranked, RuleOutcome) {
    let facts = facts(with_kpi(Edit::new(""), KPI, 1, value));
    let rule = json!([{"kpi": KPI, "when": {"above": 0}, "to": "high"}]);
    let task = task(json!({"rules": rule}));
    let outcome = rules(&task, &facts).remove(0);
    (Ranked::of(&task, &facts), outcome)
}

#[test]
fn a_rule_raises_while_it_holds() {
    let (ranked, outcome) = ruled(Some((3, "2026-03-03")));
    assert_eq!(
        (ranked.computed, ranked.priority),
        (Priority::Low, Priority::High)
    );
    assert_eq!(
        outcome.sentence,
        "High while KPI one is above 0: it is 3 now"
    );
    assert_eq!(
        sum(&ranked),
        "0 points make Low (50 or more are High, 25 or more Medium); a rule raises it to High."
    );
    let (ranked, outcome) = ruled(Some((0, "2026-03-03")));
    assert_eq!(ranked.priority, Priority::Low);
    assert_eq!(
        outcome.sentence,
        "High while KPI one is above 0: it is 0 now, so this does not apply"
    );
}

#[test]
fn a_rule_about_a_value_that_nobody_knows_cannot_be_judged_and_raises_nothing() {
    let (ranked, outcome) = ruled(None);
    assert_eq!((ranked.priority, outcome.holds), (Priority::Low, None));
    assert_eq!(
        outcome.sentence,
        "High while KPI one is above 0: it has no value yet, so this cannot be judged"
    );
}

#[test]
fn a_persons_own_priority_wins_over_points_and_rules() {
    let facts = facts(with_kpi(Edit::new(""), KPI, 9, Some((9, "2026-03-03"))));
    let task = task(json!({
        "kpis": [KPI], "due": "2026-03-04",
        "rules": [{"kpi": KPI, "when": {"above": 0}, "to": "high"}],
        "own_priority": {"priority": "low", "reason": "The scanner is broken."},
    }));
    let ranked = Ranked::of(&task, &facts);
    assert_eq!(
        (ranked.computed, ranked.priority),
        (Priority::High, Priority::Low)
    );
    assert_eq!(
        in_a_line(&ranked, &facts),
        "Set by hand: The scanner is broken."
    );
}

#[test]
fn what_waits_comes_after_what_can_start_and_raises_what_it_waits_for() {
    let id = Id::from_number;
    let named = |number: u128, fields: Value| Task {
        id: id(number),
        ..task(fields)
    };
    let edit = Edit::new("")
        .put(named(
            10,
            json!({"due": "2026-03-01", "blocked_by": [id(12)]}),
        ))
        .put(named(11, json!({})))
        .put(named(12, json!({})))
        .put(named(13, json!({"blocked_by": [id(12), id(99)]})));
    let mut card = Scorecard::empty(id(9));
    card.apply(edit, Replica(1)).unwrap();
    let ranking = Ranking::of(&card, now());
    let order: Vec<Id> = ranking.rows.iter().map(|row| row.task.id).collect();
    assert_eq!(order, [id(12), id(11), id(10), id(13)]);
    assert_eq!(ranking.rows[0].points.waiting, 10);
    assert!(
        sentences(&ranking.rows[0].task, &ranking.facts)
            .contains(&"2 tasks wait for this: +10".to_owned())
    );
}

#[test]
fn one_line_names_the_two_best_reasons() {
    let facts = facts(with_kpi(Edit::new(""), KPI, 1, Some((3, "2026-03-03"))));
    let line = |fields| in_a_line(&Ranked::of(&task(fields), &facts), &facts);
    assert_eq!(
        line(json!({"kpis": [KPI], "due": "2026-03-04", "effort": 1})),
        "Due today; KPI one is 3 over the limit (weight 1)"
    );
    assert_eq!(
        line(json!({})),
        "Nothing presses: no KPI off target, no open risk, no day"
    );
}

#[test]
fn nonsense_counts_without_overflow() {
    let mut edit = with_kpi(Edit::new(""), KPI, 1, Some((3, "2026-03-03")));
    edit = with_risk(edit, 5, 5, None);
    let mut facts = facts(edit);
    facts.kpis[0].weight = Finite::MAX;
    facts.kpis[0].target.as_mut().unwrap().tolerance = Finite::new(1e-300).unwrap();
    let task = task(
        json!({"kpis": [KPI], "risks": [RISK, RISK, RISK], "due": "0001-01-01", "effort": 1e15}),
    );
    assert_eq!(Points::of(&task, &facts).total(), 40 + 40 + 40);
    facts.kpis[0].weight = 0.0;
    assert_eq!(Points::of(&task, &facts).kpi, Some(0));
}
