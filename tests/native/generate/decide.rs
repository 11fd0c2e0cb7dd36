//! Arbitrary records of deciding.

use chrono::{Days, NaiveDate};
use linchpin::domain::base::Extra;
use linchpin::domain::decide::change_request::{ChangeRequest, Widening};
use linchpin::domain::decide::check::{Answer, CheckAnswer};
use linchpin::domain::decide::decision::{
    Decision, DecisionOption, KpiEffect, Outcome, Resistance, RiskEffect, TextKind, Wording,
};
use linchpin::domain::decide::dismissal::Dismissal;
use linchpin::domain::decide::frequency::Frequency;
use linchpin::domain::decide::loss::{Loss, LossEstimate, Magnitude};
use linchpin::domain::decide::policy::{AppetiteFrom, Policy};
use linchpin::domain::decide::request::{
    ActualEffect, Assumption, BudgetRequest, EditedCase, LossAvoided, PromisedKpi, RequestState,
};
use linchpin::domain::decide::risk::{
    Acceptance, EvidenceLink, FailureMode, HurtKpi, MitigationStep, Response, Risk, ScoresFrom,
    StepState,
};
use linchpin::domain::decide::scale::{Level, Score};
use linchpin::domain::decide::task::{
    Condition, OwnPriority, Priority, RaiseRule, Stage, Task, TaskCadence, TaskState,
};
use linchpin::domain::record::Kind;
use linchpin::domain::revision::Id;
use linchpin::domain::value::{Finite, Moment};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::id;
use super::values::*;

pub fn policy() -> impl Strategy<Value = Policy> {
    let appetite = option::of((day(), 1..=25_u8, text(), extra()));
    let budget = option::of(finite().prop_map(absolute));
    (appetite, budget, any::<u32>(), extra()).prop_map(|(appetite, budget, seed, extra)| Policy {
        appetite: (appetite.into_iter())
            .map(|(from, limit, note, extra)| AppetiteFrom {
                from,
                limit,
                note,
                extra,
            })
            .collect(),
        budget,
        seed,
        extra,
        ..Policy::default()
    })
}

pub fn score() -> impl Strategy<Value = Score> {
    (select(&Level::ALL), select(&Level::ALL))
        .prop_map(|(likelihood, impact)| Score { likelihood, impact })
}

pub fn loss() -> impl Strategy<Value = Loss> {
    let estimate = || {
        let often = (0.001..900.0, option::of(1.0..1.1));
        (often, 0.001..1e9, option::of(1.0..1e5)).prop_map(|(often, low, factor)| {
            let number = |number| Finite::new(number).unwrap_or_default();
            LossEstimate {
                frequency: match often {
                    (low, None) => Frequency::Point(number(low)),
                    (low, Some(wide)) => Frequency::Range(number(low), number(low * wide)),
                },
                magnitude: match factor {
                    None => Magnitude::Point(number(low)),
                    Some(factor) => Magnitude::Range(number(low), number(low * factor)),
                },
            }
        })
    };
    prop_oneof![
        Just(Loss::Unknown),
        Just(Loss::FromScore),
        (estimate(), option::of(estimate()))
            .prop_map(|(before, after)| Loss::Estimated { before, after }),
    ]
}

pub fn scores() -> impl Strategy<Value = Vec<ScoresFrom>> {
    let one = (
        day(),
        score(),
        score(),
        option::of(score()),
        text(),
        extra(),
    )
        .prop_map(
            |(from, inherent, residual, target, note, extra)| ScoresFrom {
                from,
                inherent,
                residual,
                target,
                note,
                extra,
            },
        );
    vec(one, 1..=3).prop_map(|mut scores| {
        scores.sort_by_key(|scores| scores.from);
        scores.dedup_by_key(|scores| scores.from);
        scores
    })
}

/// A valid risk of any kind.
pub fn risk() -> impl Strategy<Value = Risk> {
    let texts = (name(), text(), text(), text());
    let choices = (
        select(&FailureMode::ALL),
        select(&Response::ALL),
        select(&StepState::ALL),
    );
    let days = (
        day(),
        option::of(0..60_u64),
        option::of(0..60_u64),
        option::of(day()),
        option::of(day()),
    );
    let parts = (scores(), id(Kind::Kpi), loss(), option::of(name()));
    (id(Kind::Risk), texts, choices, days, parts, extra()).prop_map(
        |(
            id,
            (name, description, trigger, how),
            (category, response, state),
            days,
            parts,
            extra,
        )| {
            let (scores, kpi, loss, link) = parts;
            let (identified, mitigated, closed, occurred, due) = days;
            Risk {
                id,
                name: name.clone(),
                description,
                category,
                owner: how.clone(),
                scores,
                response,
                acceptance: (response == Response::Accept).then(|| Acceptance {
                    reason: name.clone(),
                    by: name.clone(),
                    review: identified,
                    extra: extra.clone(),
                }),
                steps: vec![MitigationStep {
                    what: name,
                    owner: String::new(),
                    due,
                    state,
                    extra: Extra::new(),
                }],
                identified,
                mitigated: mitigated.map(|days| identified + Days::new(days)),
                closed: closed.map(|days| identified + Days::new(days)),
                occurred,
                trigger,
                warning_signs: String::new(),
                kpis: vec![HurtKpi {
                    kpi,
                    how,
                    extra: Extra::new(),
                }],
                evidence: (link.into_iter())
                    .map(|label| EvidenceLink {
                        label,
                        link: "https://a.example/?q=%22".to_owned(),
                        extra: Extra::new(),
                    })
                    .collect(),
                loss,
                library: String::new(),
                extra,
            }
        },
    )
}

pub fn check_answer() -> impl Strategy<Value = CheckAnswer> {
    let risk = option::of(id(Kind::Risk));
    (
        id(Kind::CheckAnswer),
        name(),
        select(&Answer::ALL),
        text(),
        day(),
        risk,
        extra(),
    )
        .prop_map(
            |(id, question, answer, note, on, risk, extra)| CheckAnswer {
                id,
                question,
                answer,
                note,
                on,
                risk,
                extra,
            },
        )
}

pub fn dismissal() -> impl Strategy<Value = Dismissal> {
    (
        id(Kind::Dismissal),
        name(),
        name(),
        day(),
        any::<u32>(),
        extra(),
    )
        .prop_map(|(id, flag, reason, on, evidence, extra)| Dismissal {
            id,
            flag,
            reason,
            on,
            evidence,
            extra,
        })
}

pub fn task() -> impl Strategy<Value = Task> {
    let choices = (
        select(&TaskCadence::ALL),
        select(&TaskState::ALL),
        select(&Stage::ALL),
        select(&Priority::ALL),
        any::<bool>(),
    );
    let parts = (option::of(finite()), option::of(day()), vec(day(), 0..3));
    (id(Kind::Task), name(), choices, parts, day(), extra()).prop_map(
        |(id, what, choices, (effort, due, completed), created, extra)| {
            let (cadence, state, stage, priority, bare) = choices;
            let kpi = Id::from_number(100 * Kind::Kpi as u128 + 1);
            let rule = |number| RaiseRule {
                kpi,
                when: Condition::Above(number),
                to: priority,
                extra: Extra::new(),
            };
            let own = || OwnPriority {
                priority,
                reason: what.clone(),
                extra: extra.clone(),
            };
            Task {
                id,
                cadence,
                kpis: vec![kpi],
                risks: Vec::new(),
                effect: what.clone(),
                effort: effort.map(absolute),
                due,
                month_day: bare.then_some(31),
                owner: String::new(),
                state,
                blocked_by: vec![Id::from_number(7)],
                stage,
                rules: effort.map(rule).into_iter().collect(),
                own_priority: (!bare).then(own),
                created,
                completed,
                library: String::new(),
                what,
                extra,
            }
        },
    )
}

pub fn decision() -> impl Strategy<Value = Decision> {
    let money = (option::of(finite()), option::of(finite()));
    let outcome = option::of((name(), day(), option::of(day())));
    (
        id(Kind::Decision),
        (name(), text()),
        money,
        (score(), finite()),
        outcome,
        extra(),
    )
        .prop_map(
            |(id, (question, context), (cost, benefit), (score, change), outcome, extra)| {
                let option = Id::from_number(1);
                Decision {
                    id,
                    options: vec![DecisionOption {
                        id: option,
                        name: question.clone(),
                        cost: cost.map(absolute),
                        benefit,
                        delay: benefit,
                        kpis: vec![KpiEffect {
                            kpi: Id::from_number(2),
                            change,
                            to: benefit,
                            extra: Extra::new(),
                        }],
                        risks: vec![RiskEffect {
                            risk: Id::from_number(3),
                            score,
                            worst: cost.map(|_| score),
                            extra: extra.clone(),
                        }],
                        note: context.clone(),
                        extra: Extra::new(),
                    }],
                    decide_by: outcome.as_ref().map(|(_, on, _)| *on),
                    escalate_to: context.clone(),
                    ask: context.clone(),
                    wordings: vec![Wording {
                        kind: TextKind::Talk,
                        text: context.clone(),
                        draft: question.clone(),
                        extra: Extra::new(),
                    }],
                    resistance: cost.map(|_| Resistance {
                        concern: context.clone(),
                        ..Resistance::default()
                    }),
                    change_request: cost.map(|_| ChangeRequest {
                        from: context.clone(),
                        received: Moment::day(NaiveDate::default()),
                        widens: vec![Widening::DataFlows],
                        answered: benefit.map(|_| NaiveDate::default()),
                        extra: extra.clone(),
                    }),
                    outcome: outcome.map(|(by, on, review)| Outcome {
                        option,
                        reason: by.clone(),
                        by,
                        on,
                        review,
                        against: context.clone(),
                        extra: Extra::new(),
                    }),
                    created: NaiveDate::default(),
                    question,
                    context,
                    extra,
                }
            },
        )
}

pub fn request() -> impl Strategy<Value = BudgetRequest> {
    let loss = prop_oneof![
        Just(LossAvoided::Unknown),
        id(Kind::Risk).prop_map(|risk| LossAvoided::Simulated(vec![risk])),
        finite().prop_map(|loss| LossAvoided::Typed {
            before: absolute(loss),
            after: Finite::ZERO,
        }),
    ];
    let amounts = (finite(), finite(), option::of(finite()));
    (
        id(Kind::BudgetRequest),
        (name(), text()),
        amounts,
        loss,
        (select(&RequestState::ALL), day(), option::of(day())),
        extra(),
    )
        .prop_map(
            |(id, (name, buys), (one_off, benefit, other), loss, (state, on, by), extra)| {
                BudgetRequest {
                    id,
                    name,
                    one_off: absolute(one_off),
                    yearly: Finite::ZERO,
                    kpis: vec![PromisedKpi {
                        kpi: Id::from_number(2),
                        from: other,
                        to: benefit,
                        by,
                        extra: Extra::new(),
                    }],
                    loss,
                    benefit,
                    benefit_note: buys.clone(),
                    why_now: buys.clone(),
                    decide_by: by,
                    edited_case: by.map(|_| EditedCase {
                        text: buys.clone(),
                        draft: String::new(),
                        extra: Extra::new(),
                    }),
                    assumptions: vec![Assumption {
                        text: buys.clone(),
                        on,
                        extra: Extra::new(),
                    }],
                    state,
                    state_since: on,
                    actuals: vec![ActualEffect {
                        on,
                        spent: other,
                        loss: other,
                        note: buys.clone(),
                        extra: extra.clone(),
                    }],
                    created: on,
                    buys,
                    extra,
                }
            },
        )
}
