//! Reads the statements as a project manager would.

use super::*;
use crate::domain::base::Extra;
use crate::domain::decide::loss::{Loss, LossEstimate, Magnitude};
use crate::domain::decide::risk::{Acceptance, FailureMode, HurtKpi};
use crate::domain::decide::scale::Score;
use crate::domain::revision::{Id, Replica};
use crate::domain::scorecard::Edit;
use crate::domain::value::Finite;
use crate::library::kpis;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-24")
}

fn scorecard() -> Scorecard {
    let sla = kpis::by_key("sla-compliance").unwrap();
    let edit = Edit::new("").put(sla.to_kpi(Id::from_number(7), day("2026-01-01")));
    let mut scorecard = Scorecard::empty(Id::from_number(9));
    scorecard.apply(edit, Replica(1)).unwrap();
    scorecard
}

fn risk() -> Risk {
    let score = Score::of(4, 3).unwrap();
    Risk {
        trigger: "The vendor is attacked.".to_owned(),
        kpis: vec![HurtKpi {
            kpi: Id::from_number(7),
            how: String::new(),
            extra: Extra::new(),
        }],
        steps: vec![
            step(
                "Ask for the last audit report",
                "Dana",
                None,
                StepState::Done,
            ),
            step(
                "Agree on a notice period",
                "Jonas",
                Some("2026-12-10"),
                StepState::Open,
            ),
        ],
        ..Risk::new(
            Id::from_number(1),
            "Customer data leaks through the vendor".to_owned(),
            FailureMode::Commercial,
            score,
            day("2026-11-02"),
        )
    }
}

fn step(what: &str, owner: &str, due: Option<&str>, state: StepState) -> MitigationStep {
    MitigationStep {
        what: what.to_owned(),
        owner: owner.to_owned(),
        due: due.map(day),
        state,
        extra: Extra::new(),
    }
}

fn said(risk: &Risk) -> String {
    statement(&scorecard(), risk, today()).replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_statement_says_if_the_risk_what_it_would_be_what_we_do_and_the_next_step() {
    assert_eq!(
        said(&risk()),
        "If the vendor is attacked, the risk is “Customer data leaks through the vendor”. It would be serious for the project (weeks of delay; the client asks questions) and hurt SLA compliance. We mitigate it; one of two steps is done. Next step: Agree on a notice period (Jonas, by 10 December)."
    );
}

#[test]
fn a_bare_risk_is_still_a_sentence() {
    let bare = Risk::new(
        Id::from_number(1),
        "Vendor breach".to_owned(),
        FailureMode::Commercial,
        Score::MIDDLE,
        today(),
    );
    assert_eq!(
        said(&bare),
        "There is a risk: “Vendor breach”. It would be serious for the project (weeks of delay; the client asks questions). We mitigate it. The next step is not agreed yet."
    );
}

#[test]
fn an_accepted_risk_says_who_why_and_until_when() {
    let accepted = |review: &str| Risk {
        response: Response::Accept,
        acceptance: Some(Acceptance {
            reason: "Cheaper than the cure.".to_owned(),
            by: "Maya".to_owned(),
            review: day(review),
            extra: Extra::new(),
        }),
        steps: Vec::new(),
        ..risk()
    };
    assert!(said(&accepted("2027-01-15")).contains(
        "Maya accepts it: Cheaper than the cure; it is looked at again on 15 January 2027. No further step"
    ));
    assert!(said(&accepted("2026-11-23")).contains("which is overdue"));
}

#[test]
fn a_mitigated_risk_needs_no_next_step() {
    let done = Risk {
        mitigated: Some(day("2026-11-20")),
        ..risk()
    };
    let said = said(&done);
    assert!(said.ends_with("It was mitigated on 20 November."), "{said}");
}

#[test]
fn names_and_abbreviations_keep_their_capitals() {
    let with = |trigger: &str| {
        said(&Risk {
            trigger: trigger.to_owned(),
            ..risk()
        })
    };
    assert!(with("Jonas leaves").starts_with("If Jonas leaves, the risk is"));
    assert!(with("SSO is down").starts_with("If SSO is down, the risk is"));
    assert!(with("Design\nstarts early.").starts_with("If design starts early, the risk is"));
}

fn pair(before: i32, after: i32) -> LossPair {
    let estimate = |loss: i32| LossEstimate {
        frequency: Finite::from(1).into(),
        magnitude: Magnitude::Point(Finite::from(loss)),
    };
    LossPair {
        before: estimate(before),
        after: estimate(after),
    }
}

#[test]
fn the_loss_is_told_with_three_digits() {
    let said = |before, after| {
        loss_sentence(&pair(before, after), "EUR").replace(['\u{a0}', '\u{202f}'], " ")
    };
    assert_eq!(
        said(40_412, 12_345),
        "About EUR 40 400 a year on average without mitigation, about EUR 12 300 with it: EUR 28 100 a year less."
    );
    assert_eq!(
        said(500, 500),
        "About EUR 500 a year on average. No mitigation is known to change it."
    );
    assert!(said(100, 300).contains("EUR 200 a year more than without it"));
}

#[test]
fn the_statement_carries_the_loss_once_it_is_estimated() {
    let estimated = Risk {
        loss: Loss::Estimated {
            before: pair(40_000, 0).before,
            after: None,
        },
        ..risk()
    };
    assert!(said(&estimated).contains("It may cost about EUR 40 000 a year on average."));
}

#[test]
fn the_state_names_the_day_and_what_happened() {
    assert_eq!(state(&risk(), today()), "Open since 2 November.");
    let happened = Risk {
        occurred: Some(day("2026-11-10")),
        closed: Some(day("2026-11-20")),
        ..risk()
    };
    assert_eq!(
        state(&happened, today()),
        "Closed on 20 November. It happened on 10 November."
    );
    let ahead = Risk {
        identified: day("2027-01-01"),
        ..risk()
    };
    assert_eq!(state(&ahead, today()), "Identified from 1 January 2027 on.");
}

#[test]
fn the_three_months_of_a_risk_are_told() {
    let (word, line) = promptness(&risk(), today());
    assert_eq!(
        (word, line.as_str()),
        ("Running", "three months end on 2 February 2027")
    );
    let on_the_last_day = Risk {
        mitigated: Some(day("2027-02-02")),
        ..risk()
    };
    let (word, line) = promptness(&on_the_last_day, day("2027-02-03"));
    assert_eq!(
        (word, line.as_str()),
        ("In time", "dealt with by 2 February")
    );
}
