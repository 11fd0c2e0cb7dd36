//! Two scorecards to store, and the edits that are cut short in every possible place.
//!
//! The tests in the browser use this file too.

use chrono::{NaiveDate, NaiveDateTime};
use linchpin::domain::base::Extra;
use linchpin::domain::measure::action::{Action, ActionState};
use linchpin::domain::measure::kpi::{Cadence, Kpi, MeasureType, Target, TargetFrom, Theme, Unit};
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::record::Kind;
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::settings::Settings;
use linchpin::domain::value::{Finite, Moment};
use linchpin::store::disk::Disk;
use linchpin::store::{SaveError, Store};
use serde_json::json;

/// This browser's name, and the one of the colleague whose copy is merged.
pub const HERE: Replica = Replica(0xa);
pub const THERE: Replica = Replica(0xb);

pub const SAMPLE: Id = Id::from_number(1);
pub const OTHER: Id = Id::from_number(2);
pub const NEW: Id = Id::from_number(3);

pub const SLA: Id = Id::from_number(11);
pub const PATCHES: Id = Id::from_number(12);
pub const ACTION: Id = Id::from_number(31);

/// A fixed time, as the store gets it from the page.
pub fn now() -> NaiveDateTime {
    date(2026, 11, 24).and_hms_opt(14, 2, 0).unwrap_or_default()
}

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

pub fn kpi(id: Id, name: &str) -> Kpi {
    Kpi {
        id,
        name: name.to_owned(),
        meaning: String::new(),
        formula: String::new(),
        why: String::new(),
        unit: Unit::Percent,
        targets: vec![TargetFrom {
            from: date(2024, 1, 1),
            target: Target::AtLeast(Finite::from(99)),
            tolerance: Finite::ZERO,
            note: String::new(),
            extra: Extra::new(),
        }],
        cadence: Cadence::Daily,
        theme: Theme::ServiceLevels,
        measure_type: MeasureType::Effectiveness,
        weight: Finite::from(1),
        focus: true,
        owner: String::new(),
        data_source: String::new(),
        how_collected: String::new(),
        goal: String::new(),
        process_changes: Vec::new(),
        baseline: None,
        covers: Default::default(),
        derived: None,
        library: String::new(),
        extra: Extra::new(),
    }
}

pub fn measurement(number: u128, kpi: Id, on: NaiveDate) -> Measurement {
    Measurement {
        id: Id::from_number(number),
        kpi,
        at: Moment::day(on),
        from: None,
        value: Finite::from(i32::try_from(number).unwrap_or_default()),
        counted: None,
        note: format!("note {number}"),
        source: "monitoring".to_owned(),
        entered_by: String::new(),
        set_aside: String::new(),
        entered_at: None,
        evidence: None,
        cases: None,
        extra: Extra::new(),
    }
}

pub fn settings(title: &str) -> Settings {
    Settings {
        title: title.to_owned(),
        ..Settings::default()
    }
}

fn applied(mut scorecard: Scorecard, edit: Edit, replica: Replica) -> Scorecard {
    scorecard.apply(edit, replica).expect("a valid edit");
    scorecard
}

/// A scorecard of every kind of record, with years, deletions, a conflict and fields of a later version.
pub fn sample() -> Scorecard {
    let (here, there) = two_copies();
    let merge = here.merge(&there);
    applied(here, merge, HERE)
}

/// What a colleague has made of the sample, to merge or to replace it with.
pub fn colleagues_copy() -> Scorecard {
    let (_, there) = two_copies();
    let edit = Edit::new("more")
        .put(measurement(104, PATCHES, date(2024, 5, 5)))
        .put(measurement(101, SLA, date(2024, 12, 31)))
        .delete(Kind::Measurement, Id::from_number(102))
        .put(kpi(Id::from_number(13), "Phishing reports"));
    applied(there, edit, THERE)
}

fn two_copies() -> (Scorecard, Scorecard) {
    let mut scorecard = Scorecard::empty(SAMPLE);
    scorecard
        .extra
        .insert("later".to_owned(), json!({"x": [1]}));
    let mut noted = measurement(103, PATCHES, date(2026, 3, 3));
    noted.extra.insert("later".to_owned(), json!("§"));
    let edit = Edit::new("start")
        .put(settings("Payments"))
        .put(kpi(SLA, "SLA compliance"))
        .put(kpi(PATCHES, "Patch latency"))
        .put(measurement(101, SLA, date(2025, 12, 31)))
        .put(measurement(102, SLA, date(2026, 1, 1)))
        .put(measurement(105, SLA, date(2026, 1, 2)))
        .put(noted)
        .put(measurement(109, PATCHES, date(2026, 3, 4)))
        .put(Action {
            id: ACTION,
            kpi: SLA,
            what: "Add a second line".to_owned(),
            who: "Ops".to_owned(),
            due: None,
            effect: String::new(),
            state: ActionState::Open,
            created: date(2026, 1, 1),
            closed: None,
            extra: Extra::new(),
        });
    let scorecard = applied(scorecard, edit, HERE);
    let delete = Edit::new("").delete(Kind::Measurement, Id::from_number(109));
    let scorecard = applied(scorecard, delete, HERE);
    let both = |name, replica| {
        applied(
            scorecard.clone(),
            Edit::new("").put(kpi(SLA, name)),
            replica,
        )
    };
    (both("SLA met", HERE), both("SLA kept", THERE))
}

pub fn other(id: Id, title: &str) -> Scorecard {
    let edit = Edit::new("start")
        .put(settings(title))
        .put(kpi(SLA, "SLA compliance"))
        .put(measurement(201, SLA, date(2025, 6, 1)))
        .put(measurement(202, SLA, date(2026, 6, 1)));
    applied(Scorecard::empty(id), edit, HERE)
}

/// The edits of one scorecard that are cut short, by name.
pub fn edits(scorecard: &Scorecard) -> Vec<(&'static str, Edit)> {
    let moved = measurement(102, SLA, date(2025, 1, 1));
    let mut without_kpi = Edit::new("")
        .delete(Kind::Kpi, SLA)
        .delete(Kind::Action, ACTION);
    for (_, id, _) in scorecard.series(SLA) {
        without_kpi = without_kpi.delete(Kind::Measurement, id);
    }
    let theirs = colleagues_copy();
    vec![
        (
            "add a measurement",
            Edit::new("").put(measurement(110, SLA, date(2026, 2, 1))),
        ),
        (
            "add one in a new year",
            Edit::new("").put(measurement(111, SLA, date(2027, 1, 1))),
        ),
        ("move one to another year", Edit::new("").put(moved)),
        (
            "move one to another KPI",
            Edit::new("").put(measurement(101, PATCHES, date(2025, 12, 31))),
        ),
        (
            "delete a measurement",
            Edit::new("").delete(Kind::Measurement, Id::from_number(105)),
        ),
        (
            "edit a KPI",
            Edit::new("").put(kpi(PATCHES, "Days to patch")),
        ),
        (
            "settle a conflict",
            Edit::new("").settle(Kind::Kpi, SLA, Some(kpi(SLA, "SLA").into())),
        ),
        ("delete a KPI with all of its", without_kpi),
        ("merge another copy", scorecard.merge(&theirs)),
        ("replace by another copy", scorecard.replace(&theirs)),
    ]
}

/// Something that changes what is stored.
pub enum Act {
    Edit(Edit),
    Add(Scorecard),
    Remove(Id),
}

/// Everything that must happen whole or not at all, by name. The sample is the open scorecard.
pub fn acts() -> Vec<(&'static str, Act)> {
    let edits = edits(&sample())
        .into_iter()
        .map(|(name, edit)| (name, Act::Edit(edit)));
    let whole = [
        ("add a scorecard", Act::Add(other(NEW, "New"))),
        ("remove the open scorecard", Act::Remove(SAMPLE)),
        ("remove another scorecard", Act::Remove(OTHER)),
    ];
    edits.chain(whole).collect()
}

impl Act {
    /// Does it in a store whose open scorecard is given. Tells whether it was saved.
    pub fn run<D: Disk>(
        &self,
        store: &mut Store<D>,
        open: &mut Scorecard,
    ) -> Result<(), SaveError> {
        match self {
            Act::Edit(edit) => {
                let commit = store.commit(open, edit.clone(), now());
                commit.expect("a valid edit").saved
            }
            Act::Add(scorecard) => store.add(scorecard, now()),
            Act::Remove(id) => store.remove(*id),
        }
    }
}
