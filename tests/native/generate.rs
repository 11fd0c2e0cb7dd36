//! Arbitrary scorecards. They are made by edits and merges of three copies, so that every state is one
//! that people can reach: deletions, conflicts, undone edits and replaced contents included.

use chrono::{Days, NaiveDate, NaiveTime};
use linchpin::domain::decide::check::{Answer, CheckAnswer};
use linchpin::domain::decide::decision::{
    Decision, DecisionOption, KpiEffect, Outcome, Resistance, RiskEffect, TextKind, Wording,
};
use linchpin::domain::decide::dismissal::Dismissal;
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
use linchpin::domain::explain::script::{Audience, EditedText, Length, Script};
use linchpin::domain::measure::action::{Action, ActionState};
use linchpin::domain::measure::kpi::{
    Cadence, Kpi, MeasureType, ProcessChange, Target, TargetFrom, Theme, Unit,
};
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::record::{AnyRecord, Extra, Kind};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Change, Edit, Scorecard, To};
use linchpin::domain::settings::{Industry, Settings};
use linchpin::domain::value::{Finite, Moment};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

pub const COPIES: [Replica; 3] = [Replica(7), Replica(u64::MAX), Replica(0xabc)];

/// Three copies of one scorecard, each with its own past.
#[derive(Clone, Debug)]
pub struct World {
    pub copies: [Scorecard; 3],
    undo: [Vec<Edit>; 3],
}

/// Something that happens to a copy.
#[derive(Clone, Debug)]
enum Event {
    Edit(usize, Edit),
    Undo(usize),
    Merge { into: usize, from: usize },
    Replace { into: usize, from: usize },
}

impl World {
    fn new(extra: Extra) -> World {
        let mut empty = Scorecard::empty(Id::from_number(99));
        empty.extra = extra;
        World {
            copies: [empty.clone(), empty.clone(), empty],
            undo: Default::default(),
        }
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Edit(copy, edit) => self.apply(copy, edit),
            Event::Undo(copy) => {
                if let Some(edit) = self.undo[copy].pop() {
                    self.copies[copy].apply(edit, COPIES[copy]).unwrap();
                }
            }
            Event::Merge { into, from } => {
                self.apply(into, self.copies[into].merge(&self.copies[from]));
            }
            Event::Replace { into, from } => {
                self.apply(into, self.copies[into].replace(&self.copies[from]));
            }
        }
    }

    fn apply(&mut self, copy: usize, edit: Edit) {
        let inverse = self.copies[copy].apply(edit, COPIES[copy]).unwrap();
        self.undo[copy].push(inverse);
    }
}

/// Three copies after up to so many events.
pub fn world(events: usize) -> impl Strategy<Value = World> {
    (extra(), vec(event(), 0..=events)).prop_map(|(extra, events)| {
        let mut world = World::new(extra);
        for event in events {
            world.happen(event);
        }
        world
    })
}

pub fn scorecard(events: usize) -> impl Strategy<Value = Scorecard> {
    world(events).prop_map(|world| {
        let [first, ..] = world.copies;
        first
    })
}

fn event() -> impl Strategy<Value = Event> {
    let copies = (0..3_usize, 0..3_usize);
    prop_oneof![
        6 => (0..3_usize, edit()).prop_map(|(copy, edit)| Event::Edit(copy, edit)),
        1 => (0..3_usize).prop_map(Event::Undo),
        3 => copies.clone().prop_map(|(into, from)| Event::Merge { into, from }),
        1 => copies.prop_map(|(into, from)| Event::Replace { into, from }),
    ]
}

/// An edit of one to three changes that is never refused.
pub fn edit() -> impl Strategy<Value = Edit> {
    vec(change(), 1..=3).prop_map(|changes| {
        let mut edit = Edit::new("test");
        edit.changes = changes;
        edit
    })
}

fn change() -> impl Strategy<Value = Change> {
    let put = record().prop_map(|record| Change {
        kind: record.kind(),
        id: record.id(),
        to: To::Current(Some(record)),
    });
    let rest = (record(), any::<bool>(), any::<bool>()).prop_map(|(record, settle, delete)| {
        let (kind, id) = (record.kind(), record.id());
        let content = (!delete).then_some(record);
        let to = match settle {
            true => To::Versions(vec![content]),
            false => To::Current(content),
        };
        Change { kind, id, to }
    });
    prop_oneof![4 => put, 1 => rest]
}

/// A valid record under one of a few ids, so that edits meet.
pub fn record() -> impl Strategy<Value = AnyRecord> {
    prop_oneof![
        1 => settings().prop_map(AnyRecord::from),
        2 => kpi().prop_map(AnyRecord::from),
        4 => measurement().prop_map(AnyRecord::from),
        2 => action().prop_map(AnyRecord::from),
        1 => script().prop_map(AnyRecord::from),
        1 => policy().prop_map(AnyRecord::from),
        2 => risk().prop_map(AnyRecord::from),
        1 => check_answer().prop_map(AnyRecord::from),
        1 => dismissal().prop_map(AnyRecord::from),
        1 => task().prop_map(AnyRecord::from),
        1 => decision().prop_map(AnyRecord::from),
        1 => request().prop_map(AnyRecord::from),
    ]
}

fn id(kind: Kind) -> impl Strategy<Value = Id> {
    let base = 100 * kind as u128;
    (1..=3_u128).prop_map(move |n| Id::from_number(base + n))
}

fn settings() -> impl Strategy<Value = Settings> {
    (
        name(),
        select(&Industry::ALL),
        text(),
        option::of(day()),
        extra(),
    )
        .prop_map(
            |(title, industry, coordinator, sample_of, extra)| Settings {
                id: Id::ONLY,
                title,
                industry,
                coordinator,
                currency: "CHF".to_owned(),
                sample_of,
                extra,
            },
        )
}

pub fn kpi() -> impl Strategy<Value = Kpi> {
    let texts = (name(), text(), text(), text());
    let choices = (
        select(&Unit::ALL),
        select(&Cadence::ALL),
        select(&Theme::ALL),
        select(&MeasureType::ALL),
        any::<bool>(),
    );
    let parts = (finite(), vec(target(), 1..=2), option::of((day(), name())));
    (id(Kind::Kpi), texts, choices, parts, extra()).prop_map(
        |(id, (name, meaning, formula, goal), choices, (weight, mut targets, change), extra)| {
            let (unit, cadence, theme, measure_type, focus) = choices;
            targets.sort_by_key(|target| target.from);
            targets.dedup_by_key(|target| target.from);
            let process_changes = (change.into_iter())
                .map(|(on, what)| ProcessChange {
                    on,
                    what,
                    extra: extra.clone(),
                })
                .collect();
            Kpi {
                id,
                name,
                meaning,
                formula,
                why: String::new(),
                unit,
                targets,
                cadence,
                theme,
                measure_type,
                weight: absolute(weight),
                focus,
                owner: String::new(),
                data_source: String::new(),
                goal,
                process_changes,
                derived: None,
                library: String::new(),
                extra,
            }
        },
    )
}

fn target() -> impl Strategy<Value = TargetFrom> {
    (day(), 0..4, finite(), finite(), extra()).prop_map(|(from, form, a, b, extra)| TargetFrom {
        from,
        target: match form {
            0 => Target::AtLeast(a),
            1 => Target::AtMost(a),
            2 => Target::Exactly(a),
            _ if a <= b => Target::Within(a, b),
            _ => Target::Within(b, a),
        },
        tolerance: absolute(b),
        note: String::new(),
        extra,
    })
}

pub fn measurement() -> impl Strategy<Value = Measurement> {
    let texts = (text(), text(), text());
    let time = (day(), option::of(0..1440_u32), option::of(0..40_u64));
    (
        id(Kind::Measurement),
        id(Kind::Kpi),
        time,
        finite(),
        texts,
        extra(),
    )
        .prop_map(
            |(id, kpi, (date, minute, days), value, (note, source, entered_by), extra)| {
                Measurement {
                    id,
                    kpi,
                    at: Moment {
                        date,
                        time: minute.and_then(|m| NaiveTime::from_hms_opt(m / 60, m % 60, 0)),
                    },
                    from: days.and_then(|days| date.checked_sub_days(Days::new(days))),
                    value,
                    note,
                    source,
                    entered_by,
                    extra,
                }
            },
        )
}

fn action() -> impl Strategy<Value = Action> {
    const STATES: &[ActionState] = &[ActionState::Open, ActionState::Done, ActionState::Dropped];
    let days = (option::of(day()), day(), option::of(day()));
    (
        id(Kind::Action),
        id(Kind::Kpi),
        (name(), text()),
        days,
        select(STATES),
        extra(),
    )
        .prop_map(
            |(id, kpi, (what, who), (due, created, closed), state, extra)| Action {
                id,
                kpi,
                what,
                who,
                due,
                effect: String::new(),
                state,
                created,
                closed,
                extra,
            },
        )
}

fn script() -> impl Strategy<Value = Script> {
    let edited = (
        select(&Audience::ALL),
        select(&Length::ALL),
        text(),
        extra(),
    );
    (id(Kind::Kpi), text(), option::of(edited), extra()).prop_map(|(id, reason, edited, extra)| {
        Script {
            id,
            reason,
            ask: String::new(),
            edited: (edited.into_iter())
                .map(|(audience, length, text, extra)| EditedText {
                    audience,
                    length,
                    draft: text.clone(),
                    text,
                    extra,
                })
                .collect(),
            extra,
        }
    })
}

fn policy() -> impl Strategy<Value = Policy> {
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

fn score() -> impl Strategy<Value = Score> {
    (select(&Level::ALL), select(&Level::ALL))
        .prop_map(|(likelihood, impact)| Score { likelihood, impact })
}

pub fn loss() -> impl Strategy<Value = Loss> {
    let estimate = || {
        (0.0..1000.0, 0.001..1e9, option::of(1.0..1e5)).prop_map(|(frequency, low, factor)| {
            let number = |number| Finite::new(number).unwrap_or_default();
            LossEstimate {
                frequency: number(frequency),
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

fn scores() -> impl Strategy<Value = Vec<ScoresFrom>> {
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

fn check_answer() -> impl Strategy<Value = CheckAnswer> {
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

fn dismissal() -> impl Strategy<Value = Dismissal> {
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

fn decision() -> impl Strategy<Value = Decision> {
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
                            extra: Extra::new(),
                        }],
                        risks: vec![RiskEffect {
                            risk: Id::from_number(3),
                            score,
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

fn request() -> impl Strategy<Value = BudgetRequest> {
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

fn name() -> impl Strategy<Value = String> {
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

fn absolute(number: Finite) -> Finite {
    Finite::new(number.get().abs()).unwrap_or_default()
}

fn day() -> impl Strategy<Value = NaiveDate> {
    let start = NaiveDate::from_ymd_opt(2024, 2, 27).unwrap_or_default();
    (0..40_u64).prop_map(move |days| start + Days::new(days))
}

/// Fields of a later version.
fn extra() -> impl Strategy<Value = Extra> {
    let field = (select(&["x-team", "later", "§", ""][..]), extra_value());
    prop_oneof![
        4 => Just(Vec::new()),
        1 => vec(field, 1..3),
    ]
    .prop_map(|fields| {
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    })
}

fn extra_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        finite().prop_map(|number| json!(number.get())),
        text().prop_map(Value::from),
        (text(), text()).prop_map(|(key, value)| json!({"rev": [{key: [value]}], "deleted": true})),
    ]
}
