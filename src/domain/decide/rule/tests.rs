//! The rule by hand-worked cases, and the laws that it has to keep.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::base::{Extra, Record};
use crate::domain::decide::decision::{Outcome, RiskEffect};
use crate::domain::decide::policy::AppetiteFrom;
use crate::domain::value::Finite;

pub(in crate::domain) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 10).unwrap()
}

pub(in crate::domain) fn risk(number: u128, likelihood: u8, impact: u8) -> Risk {
    let score = json!({"likelihood": likelihood, "impact": impact});
    let risk = json!({
        "id": Id::from_number(number), "name": format!("Risk {number}"), "identified": "2026-02-01",
        "scores": [{"from": "2026-02-01", "inherent": score, "residual": score}],
    });
    serde_json::from_value(risk).unwrap()
}

pub(in crate::domain) fn policy(limit: u8) -> Policy {
    let mut policy = Policy::default();
    policy.appetite.push(AppetiteFrom {
        from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        limit,
        note: String::new(),
        extra: Extra::new(),
    });
    policy
}

/// An option without a benefit or delay in money or days beyond 0, when its cost is known.
pub(in crate::domain) fn option_with(
    number: u128,
    cost: Option<i32>,
    delay: Option<i32>,
    risks: &[(u128, u8, u8)],
) -> DecisionOption {
    let effect = |&(risk, likelihood, impact): &(u128, u8, u8)| RiskEffect {
        risk: Id::from_number(risk),
        score: Score::of(likelihood, impact).unwrap(),
        worst: None,
        extra: Extra::new(),
    };
    DecisionOption {
        cost: cost.map(Finite::from),
        benefit: Some(Finite::ZERO),
        delay: delay.map(Finite::from),
        risks: risks.iter().map(effect).collect(),
        ..DecisionOption::new(Id::from_number(number), &format!("Option {number}"))
    }
}

pub(in crate::domain) fn decision(options: Vec<DecisionOption>) -> Decision {
    let ids = [Id::from_number(901), Id::from_number(902)];
    let decision = Decision::new(Id::from_number(900), "Encrypt the backups?", ids, today());
    Decision {
        options,
        ..decision
    }
}

fn verdict_of(options: Vec<DecisionOption>, risks: &[Risk], limit: Option<u8>) -> Weighed {
    let risks: Vec<&Risk> = risks.iter().collect();
    let policy = limit.map_or_else(Policy::default, policy);
    weigh(&decision(options), &risks, &policy, today())
}

const fn id(number: u128) -> Id {
    Id::from_number(number)
}

/// The appetite is 12: 3 × 4 stays within it, 4 × 4 does not, and the rule goes by the worse end of a range.
#[test]
fn a_range_that_may_end_above_the_appetite_is_above_it() {
    let ranged = |worst| {
        let mut option = option_with(11, Some(0), Some(0), &[(1, 3, 4)]);
        option.risks[0].worst = worst;
        verdict_of(
            vec![option, DecisionOption::nothing(id(12))],
            &[risk(1, 2, 2)],
            Some(12),
        )
    };
    assert_eq!(
        ranged(None).options[0].place,
        RulePlace::Dominated { by: id(12) }
    );
    assert_eq!(ranged(Score::of(4, 4)).options[0].place, RulePlace::Above);
    // A “worst” that is better than the rest of the range is no relief.
    assert_eq!(ranged(Score::of(1, 1)).options[0].exposure, 12);
}

/// Risks 4 × 4 = 16 and 2 × 3 = 6, appetite 12: doing nothing leaves 16, the measure 2 × 4 = 8.
#[test]
fn an_option_above_the_appetite_is_not_chosen() {
    let risks = [risk(1, 4, 4), risk(2, 2, 3)];
    let measure = option_with(11, Some(20_000), Some(5), &[(1, 2, 4)]);
    let weighed = verdict_of(
        vec![measure, DecisionOption::nothing(id(12))],
        &risks,
        Some(12),
    );
    assert_eq!(weighed.exposure, 22);
    assert_eq!(weighed.verdict, Verdict::Choose(id(11)));
    let [measure, nothing] = &weighed.options[..] else {
        panic!("{weighed:?}")
    };
    assert_eq!((measure.exposure, measure.change(&weighed)), (14, -8));
    assert_eq!(measure.net, Some(-20_000.0));
    assert_eq!(nothing.place, RulePlace::Above);
    assert_eq!(nothing.above[0].risk, id(1));
    assert!(weighed.is_against(id(12)) && !weighed.is_against(id(11)));
}

#[test]
fn when_every_option_leaves_too_much_risk_it_is_escalated() {
    let risks = [risk(1, 4, 4)];
    let weak = option_with(11, Some(1_000), Some(0), &[(1, 3, 5)]);
    let weighed = verdict_of(
        vec![weak, DecisionOption::nothing(id(12))],
        &risks,
        Some(12),
    );
    assert_eq!(weighed.verdict, Verdict::Escalate);
    assert!(weighed.is_against(id(11)));
}

#[test]
fn a_risk_that_no_option_changes_does_not_bar_them_but_is_named() {
    let risks = [risk(1, 2, 4), risk(2, 5, 5)];
    let measure = option_with(11, Some(10), Some(0), &[(1, 1, 4)]);
    let weighed = verdict_of(
        vec![measure, DecisionOption::nothing(id(12))],
        &risks,
        Some(12),
    );
    assert_eq!(weighed.verdict, Verdict::Choose(id(11)));
    assert_eq!(weighed.elsewhere, ["Risk 2"]);
}

#[test]
fn without_an_appetite_nothing_is_above_it() {
    let weighed = verdict_of(
        vec![
            option_with(11, Some(10), Some(0), &[(1, 5, 4)]),
            DecisionOption::nothing(id(12)),
        ],
        &[risk(1, 5, 5)],
        None,
    );
    assert_eq!(weighed.verdict, Verdict::Choose(id(11)));
}

#[test]
fn one_that_costs_more_and_lowers_no_risk_more_is_dropped() {
    let risks = [risk(1, 3, 4)];
    let weighed = verdict_of(
        vec![
            option_with(11, Some(10), Some(2), &[(1, 2, 4)]),
            option_with(12, Some(30), Some(2), &[(1, 2, 4)]),
        ],
        &risks,
        Some(12),
    );
    assert_eq!(weighed.verdict, Verdict::Choose(id(11)));
    assert_eq!(
        weighed.options[1].place,
        RulePlace::Dominated { by: id(11) }
    );
}

#[test]
fn less_risk_comes_before_money_and_money_before_time() {
    let risks = [risk(1, 3, 4)];
    let dear = option_with(11, Some(500), Some(9), &[(1, 1, 4)]);
    let cheap = option_with(12, Some(10), Some(0), &[(1, 2, 4)]);
    let weighed = verdict_of(vec![dear, cheap], &risks, Some(12));
    assert_eq!(weighed.verdict, Verdict::Choose(id(11)));
    assert_eq!(weighed.options[1].place, RulePlace::Behind { best: id(11) });

    let slow = option_with(11, Some(10), Some(9), &[]);
    let quick = option_with(12, Some(50), Some(0), &[]);
    let weighed = verdict_of(vec![slow, quick], &risks, Some(12));
    assert_eq!(weighed.verdict, Verdict::Choose(id(11)));
}

#[test]
fn an_unknown_cost_never_wins_silently() {
    let risks = [risk(1, 3, 4)];
    let unknown = || option_with(11, None, Some(0), &[(1, 1, 4)]);
    let nothing = || DecisionOption::nothing(id(12));
    let weighed = verdict_of(vec![unknown(), nothing()], &risks, Some(12));
    assert_eq!(weighed.verdict, Verdict::Incomplete(id(11)));
    assert_eq!(weighed.options[0].missing, ["cost"]);

    let same = option_with(12, Some(5), Some(0), &[(1, 1, 4)]);
    let weighed = verdict_of(vec![unknown(), same, nothing()], &risks, Some(12));
    assert_eq!(weighed.verdict, Verdict::Unclear(vec![id(11), id(12)]));
}

#[test]
fn options_equal_in_all_are_a_tie() {
    let twins = vec![
        option_with(11, Some(5), Some(1), &[]),
        option_with(12, Some(5), Some(1), &[]),
    ];
    let weighed = verdict_of(twins, &[risk(1, 3, 4)], Some(12));
    assert_eq!(weighed.verdict, Verdict::Tie(vec![id(11), id(12)]));
}

#[test]
fn one_option_is_no_choice() {
    let weighed = verdict_of(vec![DecisionOption::nothing(id(11))], &[], None);
    assert_eq!(weighed.verdict, Verdict::TooFew);
    assert!(!weighed.is_against(id(11)));
    assert_eq!(verdict_of(vec![], &[], None).verdict, Verdict::TooFew);
}

#[test]
fn a_risk_that_was_closed_since_is_in_no_sum() {
    let mut closed = risk(1, 5, 5);
    closed.closed = Some(today());
    let option = option_with(11, Some(1), Some(0), &[(1, 1, 1), (77, 5, 5)]);
    let weighed = verdict_of(
        vec![option, DecisionOption::nothing(id(12))],
        &[closed],
        Some(12),
    );
    assert_eq!(weighed.exposure, 0);
    assert_eq!(weighed.options[0].exposure, 0);
    assert_eq!(weighed.verdict, Verdict::Choose(id(12)));
}

#[test]
fn the_prepared_decision_is_a_valid_record() {
    let mut decision = Decision::new(id(1), "Move to the new vendor?", [id(2), id(3)], today());
    assert_eq!(decision.check(), Ok(()));
    assert!(decision.options[1].is_nothing() && !decision.options[0].is_nothing());
    decision.outcome = Some(Outcome {
        option: id(2),
        reason: "It is due.".to_owned(),
        by: "Tom".to_owned(),
        on: today(),
        review: Some(today()),
        against: String::new(),
        extra: Extra::new(),
    });
    assert_eq!(decision.check(), Ok(()));
    assert!(decision.is_due_for_review(today()));
}

#[test]
fn each_copy_of_an_option_has_a_name_of_its_own() {
    let mut decision = Decision::new(id(1), "Move?", [id(2), id(3)], today());
    for number in 4..6 {
        let copy = decision.copy_of(id(2), id(number)).unwrap();
        decision.options.push(copy);
    }
    let names: Vec<&str> = decision
        .options
        .iter()
        .map(|option| option.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Do it", "Do nothing", "Do it (copy)", "Do it (copy 2)"]
    );
    decision.options[0].name = "ü".repeat(200);
    let copy = decision.copy_of(id(2), id(9)).unwrap();
    decision.options.push(copy);
    assert_eq!(decision.check(), Ok(()));
}

/// Options over three risks of 1 × 1 to 5 × 5 with few enough figures that ties and dominance occur.
fn options() -> impl Strategy<Value = Vec<DecisionOption>> {
    let figure = || option::weighted(0.85, 0..4i32);
    let effects = vec((1..4u128, 1..=5u8, 1..=5u8), 0..3);
    vec((figure(), figure(), figure(), effects), 2..6).prop_map(|all| {
        let option =
            |(at, (cost, benefit, delay, effects)): (usize, (_, Option<i32>, _, Vec<_>))| {
                DecisionOption {
                    benefit: benefit.map(Finite::from),
                    ..option_with(11 + at as u128, cost, delay, &effects)
                }
            };
        all.into_iter().enumerate().map(option).collect()
    })
}

fn register() -> Vec<Risk> {
    vec![risk(1, 3, 4), risk(2, 4, 4), risk(3, 1, 5)]
}

proptest! {
    #[test]
    fn what_comes_first_is_never_dominated_and_never_above_the_appetite(
        options in options(), limit in 4u8..20,
    ) {
        let weighed = verdict_of(options, &register(), Some(limit));
        for first in weighed.verdict.first() {
            let first = weighed.option(*first).unwrap();
            prop_assert!(first.above.is_empty());
            let mut within = weighed.options.iter().filter(|option| option.above.is_empty());
            prop_assert!(!within.any(|other| other.dominates(first)));
            prop_assert_eq!(first.place, RulePlace::First);
        }
        let all_above = weighed.options.iter().all(|option| !option.above.is_empty());
        prop_assert_eq!(weighed.verdict == Verdict::Escalate, all_above);
    }

    #[test]
    fn the_order_of_the_options_does_not_matter(options in options(), limit in 4u8..20) {
        let mut turned = options.clone();
        turned.reverse();
        let sorted = |weighed: &Weighed| {
            let mut first = weighed.verdict.first().to_vec();
            first.sort();
            first
        };
        let (a, b) = (
            verdict_of(options, &register(), Some(limit)),
            verdict_of(turned, &register(), Some(limit)),
        );
        prop_assert_eq!(sorted(&a), sorted(&b));
        prop_assert_eq!(std::mem::discriminant(&a.verdict), std::mem::discriminant(&b.verdict));
        for option in &a.options {
            let other = b.option(option.id).unwrap();
            prop_assert_eq!(std::mem::discriminant(&option.place), std::mem::discriminant(&other.place));
        }
    }

    /// Dominated by one within the appetite, and about no further risk: that would change the question.
    #[test]
    fn a_dominated_option_changes_nothing(options in options(), limit in 4u8..20, more in 1..4i32, pick in 0..6usize) {
        let before = verdict_of(options.clone(), &register(), Some(limit));
        let model = &options[pick % options.len()];
        let is_within = before.option(model.id).unwrap().above.is_empty();
        prop_assume!(is_within && model.cost.is_some() && model.benefit.is_some() && model.delay.is_some());
        let worse = DecisionOption {
            id: id(99),
            cost: model.cost.and_then(|cost| Finite::new(cost.get() + f64::from(more))),
            ..model.clone()
        };
        let mut with = options;
        with.push(worse);
        let after = verdict_of(with, &register(), Some(limit));
        prop_assert_eq!(before.verdict, after.verdict);
        let is_dropped = matches!(after.options.last().unwrap().place, RulePlace::Dominated { .. });
        prop_assert!(is_dropped);
    }
}
