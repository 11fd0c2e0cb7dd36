//! The register of the sample and what is decided about it.

use std::collections::BTreeSet;

use super::*;
use crate::domain::decide::check::CheckAnswer;
use crate::domain::decide::decision::Decision;
use crate::domain::decide::exposure;
use crate::domain::decide::flags;
use crate::domain::decide::loss::losses;
use crate::domain::decide::request::{BudgetRequest, LossAvoided, RequestState};
use crate::domain::decide::risk::{Response, Risk};
use crate::domain::decide::rule::{self, RulePlace};
use crate::domain::decide::selection;
use crate::domain::decide::task::{Task, TaskState};
use crate::domain::measure::derived;
use crate::domain::measure::kpi::Cadence;
use crate::library::checks;

fn risks(scorecard: &Scorecard) -> Vec<Risk> {
    scorecard.all::<Risk>().cloned().collect()
}

#[test]
fn every_story_becomes_a_record() {
    for today in days() {
        let scorecard = scorecard(today);
        assert_eq!(risks(&scorecard).len(), register::RISKS.len());
        let tasks = work::ROUTINES.len() + work::JOBS.len();
        assert_eq!(scorecard.all::<Task>().count(), tasks);
        assert_eq!(
            scorecard.all::<Decision>().count(),
            choices::DECISIONS.len() + 1,
            "the stories and the change request"
        );
        assert_eq!(
            scorecard.all::<BudgetRequest>().count(),
            choices::REQUESTS.len()
        );
        let answers: BTreeSet<_> = (scorecard.all::<CheckAnswer>())
            .map(|answer| answer.question.clone())
            .collect();
        assert_eq!(answers.len(), register::ANSWERS.len());
    }
}

/// By hand from `register`, oldest month first: of the risks whose three months were over, those dealt with in time.
const BURN_DOWN: [(u8, u8); 14] = [
    (0, 1),
    (0, 2),
    (2, 4),
    (4, 6),
    (5, 7),
    (5, 7),
    (6, 8),
    (6, 8),
    (7, 9),
    (8, 10),
    (8, 10),
    (9, 11),
    (9, 11),
    (10, 12),
];

#[test]
fn the_register_tells_the_story_of_the_burn_down_on_every_day() {
    for today in every_day() {
        let scorecard = scorecard(today);
        let kpi = (scorecard.all::<Kpi>()).find(|kpi| kpi.library == "risk-burn-down");
        let ends = (0..BURN_DOWN.len()).rev();
        let ends = ends.map(|ago| period(Cadence::Monthly, today, ago).to);
        let expected = ends
            .zip(BURN_DOWN)
            .map(|(end, (in_time, of))| (end, 100.0 * f64::from(in_time) / f64::from(of)))
            .collect::<Vec<_>>();
        let series = derived::series(&scorecard, kpi.unwrap(), today);
        let mut values: Vec<_> = series
            .map(|(at, _, value)| (at.date, value.get()))
            .collect();
        let newest = values.pop().unwrap();
        assert_eq!(newest, (today, expected.last().unwrap().1));
        assert_eq!(values, expected, "{today}");
    }
}

#[test]
fn exactly_one_risk_is_above_the_appetite_and_it_has_an_open_decision() {
    for today in days() {
        let scorecard = scorecard(today);
        let policy = scorecard.policy();
        let above: Vec<Risk> = (risks(&scorecard).into_iter())
            .filter(|risk| exposure::is_above_appetite(risk, &policy, today))
            .collect();
        let [risk] = &above[..] else {
            panic!("expected one, got {:?}", above.len());
        };
        assert_eq!(risk.library, "unpatched-vulnerability");
        let open: Vec<&Decision> = (scorecard.all::<Decision>())
            .filter(|decision| decision.outcome.is_none() && decision.change_request.is_none())
            .collect();
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].options.len(), 3);
        assert!(open[0].resistance.is_some() && !open[0].escalate_to.is_empty());
        let left = |option: usize| open[0].options[option].risks[0].score.value();
        assert!(left(0) <= 9 && left(1) > 9 && left(2) > 9);
        assert_eq!(open[0].options[0].risks[0].risk, risk.id);
    }
}

#[test]
fn the_change_request_is_too_risky_as_asked_and_acceptable_with_conditions() {
    for today in days() {
        let scorecard = scorecard(today);
        let request = (scorecard.all::<Decision>()).find(|one| one.change_request.is_some());
        let request = request.unwrap();
        let risks = risks(&scorecard);
        let risks: Vec<&Risk> = risks.iter().collect();
        let weighed = rule::weigh(request, &risks, &scorecard.policy(), today);
        assert_eq!(weighed.options[0].place, RulePlace::Above);
        assert!(
            weighed.options[1].above.is_empty(),
            "{:?}",
            weighed.options[1]
        );
        assert!(
            request.options[..2]
                .iter()
                .all(|option| option.kpis.len() == 2)
        );
    }
}

#[test]
fn one_risk_is_accepted_with_a_reason_and_a_review_ahead() {
    for today in days() {
        let risks = risks(&scorecard(today));
        let accepted: Vec<&Risk> = (risks.iter())
            .filter(|risk| risk.response == Response::Accept)
            .collect();
        assert_eq!(accepted.len(), 1);
        assert!(accepted[0].acceptance.as_ref().unwrap().review > today);
        assert!(accepted[0].is_open(today));
    }
}

#[test]
fn nine_risks_have_a_loss() {
    let scorecard = scorecard(days()[0]);
    let policy = scorecard.policy();
    let risks = risks(&scorecard);
    let known = risks.iter().filter(|risk| losses(risk, &policy).is_some());
    assert_eq!(known.count(), 9);
    for risk in &risks {
        if let Some(pair) = losses(risk, &policy) {
            assert!(
                pair.after.annual_mean() < pair.before.annual_mean(),
                "{}",
                risk.name
            );
        }
    }
}

#[test]
fn nothing_of_the_register_lies_ahead_and_every_score_names_its_reason() {
    for today in days() {
        for risk in risks(&scorecard(today)) {
            assert!(risk.identified < today, "{}", risk.name);
            assert_eq!(risk.scores[0].from, risk.identified, "{}", risk.name);
            assert!(
                risk.scores
                    .iter()
                    .all(|one| one.from < today && !one.note.is_empty())
            );
            let done = [risk.mitigated, risk.closed, risk.occurred];
            assert!(
                done.into_iter().flatten().all(|day| day < today),
                "{}",
                risk.name
            );
            assert!(!risk.owner.is_empty() && !risk.steps.is_empty());
        }
    }
}

#[test]
fn the_same_flags_are_open_and_one_is_dismissed_on_every_day() {
    for today in every_day() {
        let flags = flags::sorted(&scorecard(today), today);
        let open: Vec<&str> = (flags.open.iter())
            .map(|(flag, before)| {
                assert_eq!(before, &None, "{today}");
                flag.headline.as_str()
            })
            .collect();
        assert_eq!(
            open,
            [
                "1 risk was identified only after it had happened",
                "Mean time to detect: 2 values missing",
                "2 of 6 artifacts cannot be relied on",
                "1 concern unanswered for more than 14 days",
            ],
            "{today}"
        );
        assert_eq!(flags.dismissed.len(), 1, "{today}");
        assert_eq!(flags.dismissed[0].0.key, "reactive/actions");
    }
}

#[test]
fn the_check_has_open_questions_and_a_gap_to_make_a_risk_of() {
    let today = days()[0];
    let standings = checks::standings(&scorecard(today), today);
    assert_eq!(checks::answered_words(&standings), "22 of 35 answered");
    assert!(
        standings
            .iter()
            .any(|one| one.is_gap() && one.risk.is_none())
    );
    assert!(
        standings
            .iter()
            .any(|one| one.is_gap() && one.risk.is_some())
    );
}

#[test]
fn tasks_are_blocked_overdue_ruled_and_done() {
    for today in days() {
        let scorecard = scorecard(today);
        let tasks: Vec<&Task> = scorecard.all::<Task>().collect();
        let count = |test: &dyn Fn(&Task) -> bool| tasks.iter().filter(|task| test(task)).count();
        assert_eq!(count(&|task| !task.blocked_by.is_empty()), 1);
        assert_eq!(count(&|task| task.is_overdue(today)), 1);
        assert_eq!(count(&|task| task.own_priority.is_some()), 1);
        assert_eq!(count(&|task| task.state == TaskState::Complete), 1);
        assert!(count(&|task| !task.rules.is_empty()) >= 4);
        assert!(count(&|task| task.completed.len() > 1) >= 6);
        for task in tasks {
            assert!(
                task.completed.windows(2).all(|pair| pair[0] < pair[1]),
                "{}",
                task.what
            );
            assert!(!task.owner.is_empty());
        }
    }
}

#[test]
fn two_open_requests_compete_for_a_budget_that_covers_either() {
    let scorecard = scorecard(days()[0]);
    let policy = scorecard.policy();
    let candidates = selection::candidates(&scorecard, &policy);
    let selection = selection::select(&candidates, &policy).unwrap();
    let requests: Vec<&BudgetRequest> = scorecard.all::<BudgetRequest>().collect();
    let is_open = |request: &&&BudgetRequest| request.state == RequestState::Proposed;
    let open: Vec<_> = requests.iter().filter(is_open).collect();
    assert_eq!(open.len(), 2);
    let costs = candidates
        .iter()
        .filter(|one| one.state == RequestState::Proposed);
    let costs: Vec<f64> = costs.map(|one| one.appraisal.cash.cost()).collect();
    assert!(
        costs.iter().all(|cost| *cost <= selection.room),
        "{costs:?}"
    );
    assert!(costs.iter().sum::<f64>() > selection.room, "{costs:?}");
    assert_eq!((selection.chosen.len(), selection.left_out.len()), (1, 1));
    for request in open {
        let LossAvoided::Simulated(risks) = &request.loss else {
            panic!("expected risks");
        };
        assert!(!risks.is_empty());
    }
    let bought = (requests.iter()).find(|request| request.state == RequestState::Bought);
    assert_eq!(bought.unwrap().actuals.len(), 2);
}
