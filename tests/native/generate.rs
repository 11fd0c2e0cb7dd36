//! Arbitrary scorecards. They are made by edits and merges of three copies, so that every state is one
//! that people can reach: deletions, conflicts, undone edits and replaced contents included.

mod decide;
mod explain;
mod grow;
mod measure;
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
use measure::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use respond::*;
use values::*;

pub use decide::{risk, task};
pub use explain::paper;
pub use measure::{kpi, measurement};
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
