//! Arbitrary records of responding.

use chrono::{NaiveTime, TimeDelta};
use linchpin::domain::decide::request::EditedCase;
use linchpin::domain::record::Kind;
use linchpin::domain::respond::duty::{Counted, Duty, Occasion, Within};
use linchpin::domain::respond::own::{Message, Playbook, Step, Tell, Touch};
use linchpin::domain::respond::playbook::Phase;
use linchpin::domain::respond::practice::{Outcome, Practice};
use linchpin::domain::respond::run::{
    Lesson, LogEntry, Run, RunMessage, RunStep, RunTell, RunTouch,
};
use linchpin::domain::respond::stamp::Stamp;
use linchpin::domain::scorecard::Scorecard;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::id;
use super::values::*;

fn stamp() -> impl Strategy<Value = Stamp> {
    (day(), 0..86_400_i64).prop_map(|(day, second)| {
        Stamp::of(day.and_time(NaiveTime::MIN) + TimeDelta::seconds(second))
    })
}

pub fn playbook() -> impl Strategy<Value = Playbook> {
    let texts = (name(), text(), name(), text());
    let step = (select(&Phase::ALL[..]), option::of(0..70_u32));
    let range = (finite(), finite());
    (id(Kind::Playbook), texts, step, range, extra()).prop_map(
        |(id, (title, words, short, line), (phase, minute), (low, high), extra)| Playbook {
            summary: words.clone(),
            signals: vec![line.clone()],
            occasions: vec![Occasion::ALL[minute.unwrap_or(0) as usize % Occasion::ALL.len()]],
            steps: vec![Step {
                key: short.clone(),
                phase,
                minute,
                what: short.clone(),
                why: words.clone(),
                who: line.clone(),
                detail: words.clone(),
                extra: extra.clone(),
            }],
            messages: vec![Message {
                to: short.clone(),
                subject: line.clone(),
                when: String::new(),
                text: words.clone(),
                extra: extra.clone(),
            }],
            tell: vec![Tell {
                who: short,
                within_minutes: minute.unwrap_or(u32::MAX),
                why: words.clone(),
                only_if: words,
                duty: minute.map(|minutes| Duty {
                    from: Counted::Told(line.clone().into()),
                    at_latest: Some(minutes),
                    extra: extra.clone(),
                    ..Duty::from_learning("made/up", Within::Minutes(minutes))
                }),
                extra: extra.clone(),
            }],
            kpis: vec![Touch {
                key: line.clone(),
                low,
                high,
                how: line.clone(),
                extra: extra.clone(),
            }],
            lessons: vec![line],
            extra,
            ..Playbook::named(id, &title)
        },
    )
}

pub fn run() -> impl Strategy<Value = Run> {
    let times = (stamp(), option::of(stamp()), 0..9000_u32, any::<bool>());
    let texts = (name(), text());
    let ids = (id(Kind::Run), id(Kind::Kpi), id(Kind::Risk));
    (playbook(), ids, texts, times, extra()).prop_map(
        |(playbook, (id, kpi, risk), (what, words), times, extra)| {
            let (started, stamped, later, left_out) = times;
            let empty = Scorecard::empty(id);
            let run = playbook.start(&empty, id, playbook.id.to_string(), &what, started);
            let filled = Run {
                impact: words.clone(),
                people: words.clone(),
                classified: left_out.then_some(started.plus_minutes(later)),
                material: stamped.map(|_| started),
                fixed: stamped,
                contained: Some(started.plus_minutes(later)),
                ended: stamped,
                kpis: vec![RunTouch {
                    kpi,
                    low: playbook.kpis[0].low,
                    high: playbook.kpis[0].high,
                    how: words.clone(),
                    extra: extra.clone(),
                }],
                risks: vec![risk],
                measurements: vec![kpi],
                log: vec![LogEntry {
                    at: started,
                    text: words.clone(),
                    extra: extra.clone(),
                }],
                lessons: vec![Lesson {
                    what,
                    risk: Some(risk),
                    task: None,
                    extra: extra.clone(),
                }],
                report: stamped.map(|_| EditedCase {
                    text: words.clone(),
                    draft: words.clone(),
                    extra: extra.clone(),
                }),
                ..run
            };
            let steps = |step: RunStep| RunStep {
                done: stamped,
                left_out,
                note: words.clone(),
                extra: extra.clone(),
                ..step
            };
            let messages = |message: RunMessage| RunMessage {
                edited: stamped.map(|_| words.clone()),
                sent: stamped,
                ..message
            };
            let tell = |tell: RunTell| RunTell {
                told: stamped,
                applies: stamped.map(|_| left_out),
                ..tell
            };
            Run {
                steps: filled.steps.clone().into_iter().map(steps).collect(),
                messages: filled.messages.clone().into_iter().map(messages).collect(),
                tell: filled.tell.clone().into_iter().map(tell).collect(),
                extra: extra.clone(),
                ..filled
            }
        },
    )
}

pub fn practice() -> impl Strategy<Value = Practice> {
    let answers = proptest::collection::vec(any::<u8>(), 0..4);
    let result = option::of((stamp(), 0..9_u32, 0..9_u32));
    (
        id(Kind::Practice),
        name(),
        stamp(),
        answers,
        result,
        extra(),
    )
        .prop_map(|(id, name, started, answers, result, extra)| Practice {
            answers,
            result: result.map(|(at, points, more)| Outcome {
                at,
                points,
                of: points + more,
            }),
            extra,
            ..Practice::new(id, &name, &name, started)
        })
}
