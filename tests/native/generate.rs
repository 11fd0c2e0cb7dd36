//! Arbitrary scorecards. They are made by edits and merges of three copies, so that every state is one
//! that people can reach: deletions, conflicts, undone edits and replaced contents included.

mod decide;
mod explain;
mod grow;
mod respond;
mod values;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use decide::*;
use explain::*;
use grow::*;
use linchpin::domain::base::Extra;
use linchpin::domain::explain::script::{Audience, EditedText, Length, Script};
use linchpin::domain::measure::action::{Action, ActionState};
use linchpin::domain::measure::evidence::Severity;
use linchpin::domain::measure::evidence::provenance::Provenance;
use linchpin::domain::measure::evidence::table::{
    About, Limit, MappedColumn, MappedNumbers, MappedWord, Meaning, Role, TableMapping,
};
use linchpin::domain::measure::kpi::{
    Baseline, Cadence, Covers, Kpi, MeasureType, ProcessChange, Target, TargetFrom, Theme, Unit,
};
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::measure::quantity::{Ratio, TimeUnit};
use linchpin::domain::record::{AnyRecord, Kind};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Change, Edit, Scorecard, To};
use linchpin::domain::settings::{Industry, Settings};
use linchpin::domain::value::{Finite, Moment};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use respond::*;
use values::*;

pub use decide::{risk, task};
pub use explain::paper;
pub use values::{finite, text};

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
    let put = record().prop_map(|record| {
        let (kind, id) = (record.kind(), record.id());
        Change::new(kind, id, To::Current(Some(record)))
    });
    // Made from nothing, or from what only the test knows.
    let late = (record(), any::<bool>()).prop_map(|(record, is_new)| {
        let (kind, id) = (record.kind(), record.id());
        let made_from = (!is_new).then(|| record.clone());
        Change {
            made_from: Some(made_from),
            ..Change::new(kind, id, To::Current(Some(record)))
        }
    });
    let rest = (record(), any::<bool>(), any::<bool>()).prop_map(|(record, settle, delete)| {
        let (kind, id) = (record.kind(), record.id());
        let content = (!delete).then_some(record);
        let to = match settle {
            true => To::Versions(vec![content]),
            false => To::Current(content),
        };
        Change::new(kind, id, to)
    });
    prop_oneof![4 => put, 1 => late, 1 => rest]
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
        1 => stakeholder().prop_map(AnyRecord::from),
        1 => duty().prop_map(AnyRecord::from),
        1 => assessment().prop_map(AnyRecord::from),
        1 => artifact().prop_map(AnyRecord::from),
        1 => resume().prop_map(AnyRecord::from),
        1 => message().prop_map(AnyRecord::from),
        1 => own_phrase().prop_map(AnyRecord::from),
        1 => favourite_phrase().prop_map(AnyRecord::from),
        1 => report().prop_map(AnyRecord::from),
        1 => playbook().prop_map(AnyRecord::from),
        1 => run().prop_map(AnyRecord::from),
        1 => practice().prop_map(AnyRecord::from),
        1 => table_mapping().prop_map(AnyRecord::from),
    ]
}

fn table_mapping() -> impl Strategy<Value = TableMapping> {
    let column = option::of((select(&Role::ALL), 0..9_u32));
    let day_first = option::of(any::<bool>());
    let limit = option::of(0..400_i32);
    let word = option::of((select(&Role::ALL), select(&Meaning::ALL), text()));
    (
        id(Kind::TableMapping),
        text(),
        select(&About::ALL),
        column,
        (day_first, limit, word, option::of(select(&TimeUnit::ALL))),
        extra(),
    )
        .prop_map(
            |(id, header, about, column, (day_first, limit, word, unit), extra)| TableMapping {
                id,
                header,
                about,
                columns: (column.into_iter())
                    .map(|(role, column)| MappedColumn {
                        role,
                        column,
                        extra: extra.clone(),
                    })
                    .collect(),
                day_first,
                newest_first: day_first,
                parts_of_one: day_first.map(|first| !first),
                pass_mark: limit.map(Finite::from),
                limits: (limit.into_iter())
                    .map(|days| Limit {
                        severity: Severity::ALL[days as usize % 7],
                        days: days as u32,
                        extra: extra.clone(),
                    })
                    .collect(),
                words: (word.into_iter())
                    .map(|(role, means, word)| MappedWord {
                        role,
                        word,
                        means,
                        extra: extra.clone(),
                    })
                    .collect(),
                numbers: (unit.into_iter())
                    .map(|unit| MappedNumbers {
                        role: Role::DownMinutes,
                        unit: Some(unit),
                        decimal_comma: day_first,
                        extra: extra.clone(),
                    })
                    .collect(),
                extra,
            },
        )
}

fn id(kind: Kind) -> impl Strategy<Value = Id> {
    let base = 100 * kind as u128;
    (1..=3_u128).prop_map(move |n| Id::from_number(base + n))
}

fn settings() -> impl Strategy<Value = Settings> {
    (
        name(),
        select(&Industry::ALL),
        (text(), text(), text(), text()),
        option::of(day()),
        extra(),
    )
        .prop_map(|(title, industry, texts, sample_of, extra)| Settings {
            id: Id::ONLY,
            title,
            industry,
            project: texts.0.clone(),
            organisation: texts.1,
            client: texts.2,
            rules: sample_of.map(|_| vec![texts.0.clone(), "gdpr".to_owned()]),
            contract_hours: sample_of.map(|_| 24),
            coordinator: texts.3,
            currency: "CHF".to_owned(),
            sample_of,
            extra,
        })
}

pub fn kpi() -> impl Strategy<Value = Kpi> {
    let texts = (name(), text(), text(), text());
    let choices = (
        select(&Unit::ALL),
        select(&Cadence::ALL),
        select(&Theme::ALL),
        select(&MeasureType::ALL),
        select(&Covers::ALL),
        any::<bool>(),
    );
    let baseline = option::of((day(), 0..400_u64, extra()));
    let change = option::of((day(), name()));
    let parts = (finite(), vec(target(), 1..=2), change, baseline);
    (id(Kind::Kpi), texts, choices, parts, extra()).prop_map(
        |(
            id,
            (name, meaning, formula, goal),
            choices,
            (weight, mut targets, change, baseline),
            extra,
        )| {
            let (unit, cadence, theme, measure_type, covers, focus) = choices;
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
                covers,
                theme,
                measure_type,
                weight: absolute(weight),
                focus,
                owner: String::new(),
                data_source: String::new(),
                how_collected: String::new(),
                goal,
                process_changes,
                baseline: baseline.map(|(from, days, extra)| Baseline {
                    from,
                    to: from.checked_add_days(Days::new(days)).unwrap_or(from),
                    extra,
                }),
                derived: None,
                library: String::new(),
                extra,
            }
        },
    )
}

fn target() -> impl Strategy<Value = TargetFrom> {
    (day(), 0..6, finite(), finite(), extra()).prop_map(|(from, form, a, b, extra)| TargetFrom {
        from,
        target: match form {
            0 => Target::AtLeast(a),
            1 => Target::AtMost(a),
            2 => Target::Exactly(a),
            3 => Target::Above(a),
            4 => Target::Below(a),
            _ if a <= b => Target::Within(a, b),
            _ => Target::Within(b, a),
        },
        tolerance: absolute(b),
        note: String::new(),
        extra,
    })
}

pub fn measurement() -> impl Strategy<Value = Measurement> {
    let texts = (text(), text(), text(), text());
    let time = (
        day(),
        option::of(0..1440_u32),
        option::of(0..40_u64),
        option::of(0..5_i64),
    );
    (
        id(Kind::Measurement),
        id(Kind::Kpi),
        time,
        (finite(), option::of(ratio())),
        texts,
        extra(),
    )
        .prop_map(
            |(id, kpi, time, (value, counted), (note, source, entered_by, set_aside), extra)| {
                let (date, minute, days, seconds) = time;
                Measurement {
                    id,
                    kpi,
                    at: Moment {
                        date,
                        time: minute.and_then(|m| NaiveTime::from_hms_opt(m / 60, m % 60, 0)),
                    },
                    from: days.and_then(|days| date.checked_sub_days(Days::new(days))),
                    value: counted.map_or(value, Ratio::percent),
                    counted,
                    note,
                    source,
                    entered_by,
                    set_aside,
                    entered_at: seconds.and_then(|seconds| {
                        date.and_hms_opt(9, 0, 0)?
                            .checked_add_signed(TimeDelta::seconds(seconds))
                    }),
                    evidence: seconds.map(|files| Box::new(provenance(date, files, &extra))),
                    cases: days.map(|days| 1 + days as u32),
                    extra,
                }
            },
        )
}

/// Of a file, and of as many others as are given.
fn provenance(day: NaiveDate, others: i64, extra: &Extra) -> Provenance {
    Provenance {
        file: format!("{others}.csv"),
        sha256: "0a".repeat(32),
        read_at: day.and_hms_opt(9, 0, 0).unwrap_or_default(),
        reader: "a table".to_owned(),
        counted: 3,
        left_out: 1,
        how: String::new(),
        with: (0..others).map(|_| provenance(day, 0, extra)).collect(),
        extra: extra.clone(),
    }
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
