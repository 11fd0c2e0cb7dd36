//! Small registers worked out by hand, and the balance for any register.

use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::domain::revision::Id;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn score(likelihood: u8, impact: u8) -> Value {
    json!({"likelihood": likelihood, "impact": impact})
}

/// A risk with residual scores from days on.
fn risk(identified: &str, scores: &[(&str, u8, u8)], mitigated: Option<&str>) -> Risk {
    let scores: Vec<Value> = (scores.iter())
        .map(|(from, likelihood, impact)| {
            json!({"from": from, "inherent": score(5, 5), "residual": score(*likelihood, *impact)})
        })
        .collect();
    let risk = json!({
        "id": Id::from_number(1), "name": "Vendor breach", "identified": identified,
        "mitigated": mitigated, "scores": scores,
    });
    serde_json::from_value(risk).unwrap()
}

/// Two risks on 1 September: A 20, re-scored to 12 on 10 September; B 10, mitigated on 16 September.
/// C comes with 6 on 20 September.
fn three() -> Vec<Risk> {
    vec![
        risk(
            "2026-09-01",
            &[("2026-09-01", 4, 5), ("2026-09-10", 3, 4)],
            None,
        ),
        risk("2026-09-01", &[("2026-09-01", 2, 5)], Some("2026-09-16")),
        risk("2026-09-20", &[("2026-09-20", 2, 3)], None),
    ]
}

fn since(risks: &[Risk], start: &str, today: &str) -> BurnDown {
    BurnDown::since(risks, day(start), day(today)).unwrap()
}

#[test]
fn each_week_shows_what_was_added_retired_and_re_scored() {
    let burn_down = since(&three(), "2026-09-01", "2026-09-24");
    let rows: Vec<_> = (burn_down.periods.iter())
        .map(|p| (p.to.to_string(), p.open, p.added, p.retired, p.rescored))
        .collect();
    let expected = [
        ("2026-09-01", 30, 0, 0, 0),
        ("2026-09-08", 30, 0, 0, 0),
        ("2026-09-15", 22, 0, 0, -8),
        ("2026-09-22", 18, 6, 10, 0),
        ("2026-09-24", 18, 0, 0, 0),
    ];
    let expected = expected.map(|(to, open, a, r, s)| (to.to_owned(), open, a, r, s));
    assert_eq!(rows, expected);
    assert_eq!(burn_down.flows(), (6, 10, -8));
}

/// 12 of the 30 points of the start are left: 60 % are gone. With C's 6 it is 1 − 18/30 = 40 %.
#[test]
fn added_risks_are_told_apart_from_the_exposure_of_the_start() {
    let burn_down = since(&three(), "2026-09-01", "2026-09-24");
    assert!((burn_down.burnt_of_start().unwrap() - 0.6).abs() < 1e-12);
    assert!((burn_down.burnt().unwrap() - 0.4).abs() < 1e-12);
    assert!((burn_down.goal() - 6.0).abs() < 1e-12);
    assert_eq!(burn_down.due(), day("2026-12-01"));
}

#[test]
fn a_start_before_the_first_risk_is_moved_to_it_and_one_ahead_to_today() {
    let burn_down = since(&three(), "1999-01-01", "2026-09-24");
    assert_eq!(burn_down.start().to, day("2026-09-01"));
    let ahead = since(&three(), "2027-01-01", "2026-09-24");
    assert_eq!(ahead.periods.len(), 1);
    assert_eq!(ahead.start(), ahead.today());
}

#[test]
fn an_empty_register_and_one_whose_risks_lie_ahead_have_no_burn_down() {
    assert_eq!(
        BurnDown::since(&[], day("2026-09-01"), day("2026-09-24")),
        None
    );
    assert_eq!(
        BurnDown::since(&three(), day("2026-08-01"), day("2026-08-31")),
        None
    );
}

#[test]
fn all_closed_is_everything_gone_and_nothing_open_at_the_start_is_no_share() {
    let closed = [risk(
        "2026-09-01",
        &[("2026-09-01", 4, 5)],
        Some("2026-09-10"),
    )];
    let burn_down = since(&closed, "2026-09-01", "2026-10-30");
    assert_eq!((burn_down.burnt(), burn_down.today().open), (Some(1.0), 0));
    let nothing = since(&closed, "2026-09-10", "2026-10-30");
    assert_eq!((nothing.burnt(), nothing.burnt_of_start()), (None, None));
    assert_eq!(nothing.needed_pace(), None);
}

/// Ten risks of 10 points, one retired every week: 100, 90, … on 6 October 50. To 20 on 1 December, in 8 weeks, 30 more
/// have to go.
#[test]
fn the_pace_is_what_was_and_the_needed_one_what_has_to_be() {
    let retired = |week: u64| (week <= 5).then(|| day("2026-09-01") + Days::new(7 * week));
    let risks: Vec<Risk> = (1..=10)
        .map(|week| {
            let on = retired(week).map(|day| day.to_string());
            risk("2026-09-01", &[("2026-09-01", 2, 5)], on.as_deref())
        })
        .collect();
    let burn_down = since(&risks, "2026-09-01", "2026-10-06");
    assert_eq!(burn_down.today().open, 50);
    assert_eq!(burn_down.pace(), Some(10.0));
    assert_eq!(burn_down.needed_pace(), Some(30.0 / 8.0));
    assert_eq!(since(&risks, "2026-09-01", "2026-09-07").pace(), None);
    assert_eq!(
        since(&risks, "2026-09-01", "2026-12-01").needed_pace(),
        None
    );
}

#[test]
fn the_usual_start_is_three_months_ago_or_the_first_risk() {
    assert_eq!(usual_start(&three(), day("2026-09-24")), day("2026-09-01"));
    assert_eq!(usual_start(&three(), day("2027-05-31")), day("2027-02-28"));
    assert_eq!(usual_start(&[], day("2026-09-24")), day("2026-06-24"));
}

#[test]
fn years_are_looked_at_in_months_and_centuries_in_years() {
    let long = [risk("2021-09-01", &[("2021-09-01", 4, 5)], None)];
    let five = since(&long, "2021-09-01", "2026-09-01");
    assert_eq!((five.step, five.periods.len()), (Step::Month, 61));
    let ancient = [risk("0001-01-01", &[("0001-01-01", 4, 5)], None)];
    let all = since(&ancient, "0001-01-01", "2026-09-01");
    assert_eq!((all.step, all.periods.len()), (Step::Year, 2_027));
}

fn any_risk() -> impl Strategy<Value = Risk> {
    let scores = prop::collection::btree_map(0i64..400, (1u8..=5, 1u8..=5), 1..4);
    let day = |days: i64| (day("2026-01-01") + TimeDelta::days(days)).to_string();
    (0i64..300, scores, prop::option::of(0i64..300)).prop_map(
        move |(identified, scores, mitigated)| {
            let days: Vec<_> = (scores.iter())
                .map(|(from, score)| (day(*from), score.0, score.1))
                .collect();
            let scores: Vec<_> = (days.iter())
                .map(|(from, likelihood, impact)| (from.as_str(), *likelihood, *impact))
                .collect();
            let mitigated = mitigated.map(|later| day(identified + later));
            risk(&day(identified), &scores, mitigated.as_deref())
        },
    )
}

proptest! {
    #[test]
    fn every_period_balances_and_no_exposure_is_negative(
        risks in prop::collection::vec(any_risk(), 1..12),
        start in 0i64..400,
        today in 0i64..900,
    ) {
        let after = |days: i64| day("2026-01-01") + TimeDelta::days(days);
        if let Some(burn_down) = BurnDown::since(&risks, after(start), after(today)) {
            for pair in burn_down.periods.windows(2) {
                let (before, now) = (&pair[0], &pair[1]);
                let flows = i64::from(now.added) - i64::from(now.retired) + i64::from(now.rescored);
                prop_assert_eq!(i64::from(now.open), i64::from(before.open) + flows);
                prop_assert!(before.to < now.to);
            }
            prop_assert_eq!(burn_down.today().to, after(today));
            prop_assert!(burn_down.left_of_start <= burn_down.today().open);
            let at_most = burn_down.today().risks as u32 * 25;
            prop_assert!(burn_down.today().open <= at_most);
        }
    }
}
